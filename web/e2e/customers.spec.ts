/** Finding a customer, their whole story, and what can be done about it. */
import { expect, expectAccessible, type House, shop, test } from './harness/test.ts';

const CUSTOMERS = `会员号,姓名,手机,邮箱,城市
M001,袁洋,13800000001,yuan@example.com,上海
M002,王小明,13800000002,wang@example.com,北京
M003,袁阳,13800000003,yuanyang@example.com,上海
`;
const DAY = 86_400_000;
/** Ten o'clock in Shanghai, so many days ago. */
const ago = (days: number) => new Date(Math.floor(Date.now() / DAY - days) * DAY + 2 * 3_600_000);
const written = (at: Date) => `${at.toISOString().slice(0, 10)} 10:00`;
const ORDERS = `订单号,会员号,下单时间,实付金额
A1,M001,${written(ago(60))},128.00
A2,M001,${written(ago(40))},66.50
A3,M001,${written(ago(20))},240.00
A4,M002,${written(ago(300))},99.00
A5,M003,${written(ago(2))},12.00
`;
const DEFINITIONS = `
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: shop}
spec: {time_zone: Asia/Shanghai, currency: CNY, country: CN}
---
kind: Segment
metadata: {name: regulars, title: {zh: 常客, en: Regulars}}
spec: {rule: "count(order, last 90d) >= 3"}
`;

let house: House;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  house = await shop({ customers: CUSTOMERS, orders: ORDERS, definitions: DEFINITIONS });
});
test.afterAll(() => house.close());

test('a name typed halfway finds the customer, and their story says why', async ({ as }) => {
  const page = await as(house, 'analyst', '/customers');
  await page.getByRole('searchbox', { name: '查找客户' }).fill('袁');
  const found = page.getByRole('table', { name: '找到的客户' });
  await expect(found.getByRole('link')).toHaveCount(2);
  await expectAccessible(page);
  await found.getByRole('link', { name: '袁洋 (M001)' }).click();

  await expect(page.getByRole('heading', { level: 1, name: '袁洋' })).toBeVisible();
  await expect(page.getByRole('link', { name: '常客' })).toBeVisible();
  // The oldest of the three orders is then older than ninety days.
  const leaving = new Date(ago(60).getTime() + 90 * DAY);
  const [year, month, day] = leaving.toISOString().slice(0, 10).split('-').map(Number);
  const why = page.getByText(`${year} 年 ${month} 月 ${day} 日`);
  await expect(why).toContainText('近 90 天');
  await expect(why).toContainText('3 次');
  await expectAccessible(page);
});

test('what happened, what is known and what was recorded each have their place', async ({ as }) => {
  const page = await as(house, 'analyst', '/customers/M001');
  await page.getByRole('tab', { name: '行为时间线' }).click();
  const story = page.getByRole('listitem').filter({ hasText: '¥240' });
  await expect(story).toContainText('下单');
  await expect(story).toContainText('金额 ¥240');
  await expect(story).toContainText('订单号 A3');
  await expectAccessible(page);
  await page.getByRole('combobox', { name: '只看' }).click();
  await page.getByTitle('order').last().click();
  await expect(page).toHaveURL(/only=order/);
  await expect(story).toBeVisible();
  await page.getByRole('tab', { name: '客户资料' }).click();
  await expect(page.getByRole('row', { name: /上海/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: '分群变化' }).click();
  await expect(page.getByRole('link', { name: '常客' }).first()).toBeVisible();
  await expectAccessible(page);
  await expect(page).toHaveURL(/tab=changes/);
});

test('events and what is known are called as the reader calls them', async ({ as }) => {
  const page = await as(house, 'analyst', '/customers/M001?tab=timeline', { locale: 'en' });
  await expect(page.getByText('Order 3', { exact: true })).toHaveAttribute('title', 'order');
  await expect(page.getByRole('listitem').first()).toContainText('order number A3');
  await page.getByRole('tab', { name: 'What we know' }).click();
  await expect(page.getByRole('row', { name: /^City 上海/ })).toBeVisible();
});

test('a viewer sees masked telephones, cannot search by them and can change nothing', async ({
  as,
}) => {
  const page = await as(house, 'viewer', '/customers/M001?tab=identity');
  await expect(page.getByRole('cell', { name: /\*\*\*\*0001$/ })).toBeVisible();
  await expect(page.getByText('13800000001')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '合并' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '永久删除' })).toHaveCount(0);

  await page.goto('/customers?q=13800000001');
  await expect(page.getByText('没有找到“13800000001”。')).toBeVisible();
  await expect(page.getByText('您的角色看不到手机号和邮箱，因此也不能用它们查找。')).toBeVisible();
});

test('one person who is here twice is joined, and the joining is taken back', async ({ as }) => {
  const page = await as(house, 'operator', '/customers/M001?tab=identity');
  await page.getByRole('combobox', { name: '另一位客户' }).fill('M003');
  await page.getByText('袁阳 (M003)').click();
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await expect(page.getByText('已与 袁阳 (M003) 合并。')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'M003' })).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('这位客户没有与他人人工合并过。')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'M003' })).toHaveCount(0);
});

test('erasing asks for the number, leaves a receipt, and nobody finds the customer', async ({
  as,
}) => {
  const page = await as(house, 'operator', '/customers/M002?tab=identity');
  const erase = page.getByRole('button', { name: '永久删除' });
  await expect(erase).toBeDisabled();
  await page.getByRole('textbox', { name: '请输入 M002 以继续' }).fill('M002');
  await erase.click();
  await expect(page.getByRole('dialog')).toContainText('回执 1：共删除 1 个事件');
  await page.goto('/customers?q=M002');
  await expect(page.getByText('没有找到“M002”。')).toBeVisible();
  await page.goto('/settings/privacy');
  await expect(page.getByRole('table', { name: '数据删除记录' }).getByRole('row')).toHaveCount(2);
});

test.describe('an address of nobody', () => {
  test.use({ expected: [/the server responded with a status of 404/] });
  test('says so', async ({ as }) => {
    const page = await as(house, 'viewer', '/customers/nobody');
    await expect(page.getByText('这个地址没有内容')).toBeVisible();
  });
});
