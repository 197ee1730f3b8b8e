/** Building a segment by hand and as text, with counts that are those of the command line. */
import {
  evaluated,
  expect,
  expectAccessible,
  HELD,
  type House,
  shop,
  test,
} from './harness/test.ts';

const CUSTOMERS = `会员号,姓名,手机,城市
M001,袁洋,13800000001,上海
M002,王小明,13800000002,北京
M003,袁阳,13800000003,上海
M004,李华,13800000004,杭州
M005,赵敏,13800000005,上海
M006,周涛,13800000006,北京
`;
const ORDERS = `订单号,会员号,下单时间,实付金额
A1,M001,2026-02-01 10:00,128.00
A2,M001,2026-02-20 10:00,66.50
A3,M001,2026-03-12 10:00,240.00
A4,M002,2025-06-01 10:00,99.00
A5,M003,2026-03-30 10:00,12.00
A6,M005,2026-03-02 10:00,30.00
A7,M005,2026-03-20 10:00,45.00
A8,M006,2026-03-21 10:00,800.00
`;
const DEFINITIONS = `${HELD}---
kind: Segment
metadata: {name: recent, title: {zh: 近期购买, en: Bought lately}, owner: 会员部}
spec: {rule: "did(order, last 30d)"}
---
kind: Segment
metadata: {name: shanghai, title: {zh: 上海客户, en: In Shanghai}}
spec: {rule: "city = '上海'"}
---
kind: Segment
metadata: {name: both, title: {zh: 上海近期, en: Both}}
spec: {rule: "in segment('recent') and in segment('shanghai')"}
---
kind: StaticList
metadata: {name: staff, title: {zh: 内部员工, en: Staff}}
spec: {add: [M004]}
`;

let house: House;
test.beforeEach(async () => {
  house = await shop({ customers: CUSTOMERS, orders: ORDERS, definitions: DEFINITIONS });
});
test.afterEach(() => house.close());

test('a segment built by hand is counted while it grows, saved, and taken back', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments');
  await expect(page.getByRole('row', { name: /^近期购买/ })).toContainText('会员部');
  await expectAccessible(page);
  await page.getByRole('button', { name: '新建分群' }).click();
  const caught = page.getByRole('status', { name: '这个分群的客户' });

  // What they did.
  await page.getByRole('button', { name: '添加条件', exact: true }).click();
  await page.getByRole('combobox', { name: '条件种类' }).fill('次数');
  await page.keyboard.press('Enter');
  const first = page.getByRole('group', { name: '条件 1', exact: true });
  await first.getByRole('spinbutton', { name: '值' }).fill('2');
  await expect(caught).toContainText('2');
  await expect(caught).toContainText('占 6 位客户的 33.3%');

  // And what is known of them; what is not filled in does not count.
  await page.getByRole('button', { name: '添加条件', exact: true }).click();
  const second = page.getByRole('group', { name: '条件 2', exact: true });
  await second.getByRole('combobox', { name: '条件种类' }).fill('属性');
  await page.keyboard.press('Enter');
  await expect(page.getByText('有 1 个条件没有填完，暂不计算。')).toBeVisible();
  await second.getByRole('combobox', { name: '值' }).fill('上海');
  await expect(page.getByText('有 1 个条件没有填完，暂不计算。')).toBeHidden();
  await expect(second).toContainText('3');
  await page.keyboard.press('Tab');
  await expectAccessible(page);

  // The same as text.
  await page.getByRole('button', { name: '规则文本' }).click();
  const text = page.getByRole('textbox', { name: '规则文本' });
  await expect(text).toHaveValue("count(order, last 90d) >= 2 and city = '上海'");

  await page.getByRole('button', { name: '保存' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: '名称', exact: true }).fill('上海常客');
  await expect(drawer.getByText('这个分群：2 人加入，0 人离开')).toBeVisible();
  await expectAccessible(page);
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/\/segments\/[^/]+$/);
  await expect(page.getByRole('heading', { level: 1, name: '上海常客' })).toBeVisible();
  await expect(caught).toContainText('2');
  // The command line takes the workspace over for a moment; nobody may ask the server meanwhile.
  await page.goto('about:blank');
  expect(await evaluated(house, 'segment/上海常客')).toHaveLength(2);
});

test('saving and undoing', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/recent?text=1');
  const text = page.getByRole('textbox', { name: '规则文本' });
  await expect(text).toHaveValue('did(order, last 30d)');
  await text.fill('did(order, last 365d)');
  const caught = page.getByRole('status', { name: '这个分群的客户' });
  await expect(caught).toContainText('5');
  const joins = page.getByRole('region', { name: '与已保存的相比，新加入' });
  await expect(joins).toContainText('+1');
  await expect(joins.getByRole('link', { name: '王小明 (M002)' })).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('近期购买：1 人加入，0 人离开')).toBeVisible();
  await drawer.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('已撤销。')).toBeVisible();
  await page.reload();
  await expect(text).toHaveValue('did(order, last 30d)');
  await page.getByRole('tab', { name: '版本' }).click();
  await expect(page.getByRole('table', { name: '版本' }).getByRole('row')).toHaveCount(4);
  await expectAccessible(page);
});

test('text that cannot be read says where, and the builder stays as it was', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/recent?text=1');
  const text = page.getByRole('textbox', { name: '规则文本' });
  const first = page.getByRole('group', { name: '条件 1', exact: true });
  await expect(first.getByRole('spinbutton', { name: '多长' })).toHaveValue('30');
  await text.fill('did(order, last 30) and city = ');
  await expect(page.getByText('下面的文本还读不懂，这里显示的是之前的规则。')).toBeVisible();
  await expect(page.getByText(/^第 17 列：/)).toBeVisible();
  await page.getByRole('button', { name: '定位' }).click();
  await expect(text).toBeFocused();
  expect(await text.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(16);
  await expect(first.getByRole('spinbutton', { name: '多长' })).toHaveValue('30');
  await expectAccessible(page);

  // What no form can show stays, as text among the others.
  await text.fill('sum(order.amount) * 2 > 1000 and did(order, last 60d)');
  await expect(first.getByRole('textbox', { name: '用文本写的条件' })).toHaveValue(
    'sum(order.amount) * 2 > 1000',
  );
  await expect(page.getByRole('status', { name: '这个分群的客户' })).toContainText('1');
});

test('the keyboard alone builds a segment', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/new');
  const add = page.getByRole('button', { name: '添加条件', exact: true });
  await add.focus();
  await page.keyboard.press('Enter');
  const kind = page.getByRole('combobox', { name: '条件种类' });
  await expect(kind).toBeFocused();
  await page.keyboard.type('没做过');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status', { name: '这个分群的客户' })).toContainText('2');
  const more = page.getByRole('button', { name: '条件 1 的更多操作' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: '复制一份' })).toBeVisible();
});

test('work that is not saved is not lost by accident', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/recent?text=1');
  await page.getByRole('textbox', { name: '规则文本' }).fill('did(order, last 60d)');
  await expect(page.getByRole('button', { name: '保存' })).toBeEnabled();
  await page.getByRole('menuitem', { name: '概览' }).click();
  await expect(page.getByText('不保存就离开吗？')).toBeVisible();
  await page.getByRole('button', { name: '留下' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '近期购买' })).toBeVisible();
});

test.describe('deleting', () => {
  test.use({ expected: [/status of 409/] });

  test('what others use is not deleted; the rest comes back', async ({ as }) => {
    const page = await as(house, 'analyst', '/segments/recent');
    await page.getByRole('button', { name: '删除' }).click();
    await expect(page.getByText('没有删除')).toBeVisible();
    await expect(page.getByText(/both/)).toBeVisible();
    await page.goto('/segments/both');
    await expect(page.getByRole('status', { name: '这个分群的客户' })).toContainText('3');
    await page.getByRole('button', { name: '删除' }).click();
    await expect(page.getByRole('link', { name: '上海近期' })).toHaveCount(0);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(page.getByText('已撤销。')).toBeVisible();
    await expect(page.getByRole('link', { name: '上海近期' })).toBeVisible();
  });
});

test('segments laid over each other, each part a segment of its own', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/overlap?of=recent,shanghai');
  const part = page.getByRole('link', { name: '近期购买 ∩ 上海客户，3 位客户：作为新分群打开' });
  await expect(part).toHaveText('3');
  await expectAccessible(page);
  await part.click();
  await expect(page.getByRole('heading', { level: 1, name: '新建分群' })).toBeVisible();
  await expect(page.getByRole('status', { name: '这个分群的客户' })).toContainText('3');
});

test('a viewer reads and changes nothing', async ({ as }) => {
  const page = await as(house, 'viewer', '/segments');
  await expect(page.getByRole('link', { name: '近期购买' })).toBeVisible();
  await expect(page.getByRole('button', { name: '新建分群' })).toHaveCount(0);
  await page.getByRole('link', { name: '近期购买' }).click();
  await expect(page.getByRole('status', { name: '这个分群的客户' })).toContainText('4');
  await expect(page.getByRole('button', { name: /保存|删除|添加条件/ })).toHaveCount(0);
  await page.getByRole('tab', { name: '客户' }).click();
  await expect(page.getByRole('cell', { name: '袁**', exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '导出' })).toHaveCount(0);
  await expectAccessible(page);
});
