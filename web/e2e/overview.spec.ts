/** The first screen: what to do at first, then where customers stand and what moved. */
import { evaluated, expect, expectAccessible, HELD, House, test } from './harness/test.ts';

/** Thirty customers; the later their number, the more and the more recently they bought. */
function orders(): string {
  const lines = ['订单号,会员号,下单时间,实付金额'];
  for (let customer = 1; customer <= 30; customer++) {
    const number = `M${String(customer).padStart(3, '0')}`;
    for (let order = 0; order < 1 + customer / 6; order++) {
      const day = new Date(Date.UTC(2026, 2, 31 - (30 - customer) * 6 - order * 9));
      const amount = 20 * customer + order;
      lines.push(`${number}-${order},${number},${day.toISOString().slice(0, 10)} 10:00,${amount}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

let house: House;
test.beforeAll(async () => {
  house = await House.furnished();
});
test.afterAll(() => house.close());
test.describe.configure({ mode: 'serial' });

test('an empty workspace says where to begin', async ({ as }) => {
  const page = await as(house, 'administrator');
  await expect(page.getByRole('heading', { name: '欢迎！三步看清您的客户' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '导入第一个文件' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '导入文件' })).toBeVisible();
});

test('with data there is a division in one click, and it can be taken back', async ({ as }) => {
  const administrator = await house.caller('administrator');
  await administrator.import({ name: 'orders.csv', bytes: orders() }, { as: 'events' });
  await administrator.apply(HELD);
  const page = await as(house, 'administrator');
  await expect(page.getByText('已有 30 位客户')).toBeVisible();
  await page.getByRole('button', { name: '一键 RFM' }).click();
  const proposed = page.getByRole('dialog');
  await expect(proposed.getByRole('row', { name: /高价值忠实/ })).toBeVisible();
  await expectAccessible(page);
  await proposed.getByRole('button', { name: '就这样分' }).click();
  await expect(page.getByRole('region', { name: '客户分组情况' })).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('button', { name: '一键 RFM' })).toBeVisible();
  await page.getByRole('button', { name: '一键 RFM' }).click();
  await page.getByRole('button', { name: '就这样分' }).click();
  await expect(page.getByRole('region', { name: '客户分组情况' })).toBeVisible();
});

test('every group has as many customers as the command line counts', async ({ as }) => {
  const labels = await evaluated(house, 'rfm');
  const page = await as(house, 'viewer', '/?by=rfm');
  const groups = page.getByRole('table', { name: '客户分组情况' });
  for (const label of new Set(labels)) {
    const count = labels.filter((one) => one === label).length;
    const row = groups.getByRole('row', { name: new RegExp(label) });
    await expect(row.getByRole('cell').nth(2)).toHaveText(String(count));
  }
  await expect(page.getByRole('region', { name: '近一周的变化' })).toContainText('换了组别');
  await expect(page.getByRole('region', { name: '需要留意' })).toBeVisible();
  await expect(page.getByRole('button', { name: '一键 RFM' })).toHaveCount(0);
  await expectAccessible(page);
  await groups.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/models\/rfm\?who=label/);
});

test('the chosen model is in the address and remembered', async ({ as }) => {
  const administrator = await house.caller('administrator');
  await administrator.apply(
    'apiVersion: fenqun/v1\nkind: Segmentation\nmetadata: {name: worth, title: {zh: 消费高低}}\n' +
      "spec: {method: bands, value: 'sum(order.amount)', cuts: [500], labels: [低, 高]}\n",
  );
  const page = await as(house, 'viewer');
  await page.getByRole('combobox', { name: '按哪个模型看' }).click();
  await page.getByTitle('消费高低').last().click();
  await expect(page).toHaveURL(/by=worth/);
  await page.goto('/');
  const groups = page.getByRole('table', { name: '客户分组情况' });
  await expect(groups.getByRole('row', { name: /高/ })).toBeVisible();
  await expect(groups.getByRole('row')).toHaveCount(3);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});
