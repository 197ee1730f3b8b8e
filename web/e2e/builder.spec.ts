/** Rules built from menus alone: items of orders, places, moving about; equal to the command line. */
import type { Page } from '@playwright/test';

import {
  evaluated,
  expect,
  expectAccessible,
  HELD,
  type House,
  shop,
  test,
} from './harness/test.ts';

const CUSTOMERS = `会员号,姓名,手机,省份,城市
M001,袁洋,13800000001,上海,上海
M002,王小明,13800000002,浙江,杭州
M003,袁阳,13800000003,浙江,宁波
M004,李华,13800000004,北京,北京
`;
const LINES = `订单号,会员号,下单时间,商品名称,品类,数量,单价
A1,M001,2026-03-01 10:00,西湖龙井,茶叶,3,98
A1,M001,2026-03-01 10:00,盖碗,茶具,1,60
A2,M002,2026-03-05 10:00,西湖龙井,茶叶,1,98
A2,M002,2026-03-05 10:00,公道杯,茶具,4,35
A3,M003,2026-03-09 10:00,武夷岩茶,茶叶,2,128
A4,M004,2026-03-12 10:00,绿豆糕,糕点,5,28
`;
const DEFINITIONS = `${HELD}---
kind: Attribute
metadata: {name: location}
spec: {type: point}
---
kind: Segment
metadata: {name: tea, title: {zh: 买茶叶的}}
spec: {rule: "did(order where any(items where category = '茶叶'))"}
---
kind: Segment
metadata: {name: ware, title: {zh: 买茶具的}}
spec: {rule: "did(order where any(items where category = '茶具'))"}
---
kind: Segment
metadata: {name: cake, title: {zh: 买糕点的}}
spec: {rule: "did(order where any(items where category = '糕点'))"}
---
kind: Segment
metadata: {name: zhejiang, title: {zh: 浙江客户}}
spec: {rule: "province = '浙江'"}
`;

let house: House;
test.beforeAll(async () => {
  house = await shop({ customers: CUSTOMERS, orders: LINES, definitions: DEFINITIONS });
});
test.afterAll(() => house.close());

const caught = (page: Page) => page.getByRole('status', { name: '这个分群的客户' });
const written = (page: Page) => page.getByRole('textbox', { name: '规则文本' });
const row = (page: Page, number: string) =>
  page.getByRole('group', { name: `条件 ${number}`, exact: true }).last();

async function begin(page: Page, kind: string) {
  await page.getByRole('button', { name: '添加条件', exact: true }).last().click();
  await choose(page, '条件种类', kind);
}

/** Chooses from the list that was opened last. */
async function choose(page: Page, list: string, wanted: string) {
  await page.getByRole('combobox', { name: list }).last().fill(wanted);
  await page.keyboard.press('Enter');
}

test('a condition on one item of an order', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/new?text=1');
  await begin(page, '次数');
  await page.getByRole('spinbutton', { name: '值' }).fill('1');
  await expect(caught(page)).toContainText('4');
  await page.getByRole('button', { name: '只看其中符合……的' }).click();
  await page.getByRole('combobox', { name: '字段' }).click();
  await page.getByRole('option', { name: '其中一件商品' }).waitFor({ state: 'attached' });
  await choose(page, '字段', '其中一件商品');
  await choose(page, '字段', '品类');
  await page.getByRole('combobox', { name: '值', exact: true }).fill('茶');
  await page.getByTitle('茶叶 · 3').click();
  await page.getByRole('button', { name: '添加条件', exact: true }).first().click();
  await choose(page, '字段', '数量');
  await page.getByRole('combobox', { name: '比较方式' }).nth(1).click();
  await page.getByTitle('至少', { exact: true }).last().click();
  await page.getByRole('spinbutton', { name: '值' }).first().fill('2');
  await expect(written(page)).toHaveValue(
    "count(order where any(items where category = '茶叶' and quantity >= 2), last 90d) >= 1",
  );
  await expect(caught(page)).toContainText('2');
  await expectAccessible(page);
  await page.getByRole('button', { name: '保存' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: '名称', exact: true }).fill('茶叶两件起');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '茶叶两件起' })).toBeVisible();
  await page.goto('about:blank');
  expect(await evaluated(house, 'segment/茶叶两件起')).toHaveLength(2);
});

test('where people live, with the values that occur, and a city instead of coordinates', async ({
  as,
}) => {
  const page = await as(house, 'analyst', '/segments/new?text=1');
  await begin(page, '所在地区');
  await choose(page, '属性', '省份');
  const value = page.getByRole('combobox', { name: '值', exact: true });
  await value.fill('北');
  await expect(page.getByTitle('北京 · 1')).toBeVisible();
  // An open list in which nothing is chosen yet.
  await value.fill('');
  await expect(page.getByTitle('浙江 · 2')).toBeVisible();
  await expect(value).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(page);
  await page.getByTitle('浙江 · 2').click();
  await expect(caught(page)).toContainText('2');

  await begin(page, '在某地附近');
  // A list in which nothing is found.
  const place = page.getByRole('combobox', { name: '地点' });
  await place.fill('不知道在哪里');
  await expect(page.getByText(/输入大城市的名称/)).toBeVisible();
  await expectAccessible(page);
  await choose(page, '地点', '杭州');
  await expect(written(page)).toHaveValue(
    "province = '浙江' and location within 5km of (30.2741, 120.1551)",
  );
  await choose(page, '地点', '29.87, 121.54');
  await expect(written(page)).toHaveValue(
    "province = '浙江' and location within 5km of (29.87, 121.54)",
  );
});

test('conditions move by the keys and by the menu', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/new?text=1');
  await written(page).fill("did(order) and city = '上海' and (province = '浙江' or city = '北京')");
  await expect(row(page, '3.2')).toBeVisible();
  await page.getByRole('button', { name: '条件 1 的更多操作' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByText('已移动，现在是条件 2', { exact: true })).toBeAttached();
  const moved = page.getByRole('button', { name: '条件 2 的更多操作' });
  await expect(moved).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('button', { name: '条件 2.1 的更多操作' })).toBeFocused();
  await expect(written(page)).toHaveValue(
    "city = '上海' and (did(order) or province = '浙江' or city = '北京')",
  );
  await page.getByRole('button', { name: '条件 2.3 的更多操作' }).click();
  await page.getByRole('menuitem', { name: /^上移/ }).click();
  await expect(written(page)).toHaveValue(
    "city = '上海' and (did(order) or city = '北京' or province = '浙江')",
  );
  await expect(page.getByRole('menuitem', { name: /^上移/ })).toBeHidden();
  await expect(page.getByRole('button', { name: '条件 2.2 的更多操作' })).toBeFocused();
  await expectAccessible(page);
});

test('groups laid over each other are a picture to keep, and a table', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/overlap?of=tea,ware,zhejiang');
  const picture = page.getByRole('region', { name: '重叠情况' });
  await expect(picture.getByRole('img', { name: '重叠情况' })).toBeVisible();
  await expect(page.getByText(/三者共同重叠的面积/)).toBeVisible();
  const part = page.getByRole('link', { name: /^买茶叶的 ∩ 买茶具的 ∩ 浙江客户，1 位客户/ });
  await expect(part).toHaveText('1');
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await picture.getByRole('button', { name: '把这张图存为图片' }).click();
  expect((await download).suggestedFilename()).toBe('重叠情况.png');

  // More than three are bars; each has its line in the table of the picture.
  await page.goto('/segments/overlap?of=tea,ware,zhejiang,cake');
  await expect(page.getByText(/三者共同重叠的面积/)).toHaveCount(0);
  await picture.getByRole('button', { name: '看表格' }).click();
  await expect(picture.getByRole('row', { name: /^买茶叶的 ∩ 浙江客户 1$/ })).toBeVisible();
  await expectAccessible(page);
});

test('days are chosen in a calendar, and both of them count', async ({ as }) => {
  const rule = 'did(order, between 2026-03-01 and 2026-03-06)';
  const page = await as(house, 'analyst', `/segments/new?text=1&rule=${rule}`);
  await expect(caught(page)).toContainText('2');
  const [first, last] = [0, 1].map((at) => row(page, '1').getByPlaceholder(/日期/).nth(at));
  if (!first || !last) throw new Error('a window has two days');
  await expect(first).toHaveValue('2026-03-01');
  await expect(last).toHaveValue('2026-03-05');
  await last.click();
  await last.fill('2026-03-12');
  await page.getByRole('heading', { level: 1 }).click();
  await expect(written(page)).toHaveValue('did(order, between 2026-03-01 and 2026-03-13)');
  await expect(last).toHaveValue('2026-03-12');
  await expect(caught(page)).toContainText('4');
  await first.click();
  await page.getByRole('cell', { name: '4', exact: true }).first().click();
  await expect(written(page)).toHaveValue('did(order, between 2026-03-04 and 2026-03-13)');
  await expect(caught(page)).toContainText('3');
  await page.keyboard.press('Escape');
  await expectAccessible(page);
});
