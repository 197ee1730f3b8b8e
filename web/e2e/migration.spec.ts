/** Who moved between two days: the flow diagram, the matrix behind it, the customers of a cell. */
import { expect, expectAccessible, HELD, type House, shop, test } from './harness/test.ts';

/** Two come back, one falls asleep, one stays awake, one never bought. */
const ORDERS = `订单号,会员号,下单时间,实付金额
A1,M001,2025-10-01 10:00,50.00
A2,M001,2026-03-20 10:00,60.00
A3,M002,2025-10-02 10:00,70.00
A4,M002,2026-03-21 10:00,80.00
A5,M003,2025-12-20 10:00,90.00
A6,M004,2025-12-21 10:00,20.00
A7,M004,2026-03-22 10:00,20.00
`;
const CUSTOMERS = `会员号,姓名
M001,袁洋
M002,王小明
M003,李娜
M004,张伟
M005,赵敏
`;
const DEFINITIONS = `${HELD}---
kind: Segmentation
metadata: {name: awake, title: {zh: 活跃程度, en: How awake}}
spec:
  method: bands
  value: count(order, last 90d)
  cuts: [1]
  labels: [沉睡, 活跃]
  outside: 未知
`;

let house: House;
test.beforeAll(async () => {
  house = await shop({ customers: CUSTOMERS, orders: ORDERS, definitions: DEFINITIONS });
});
test.afterAll(() => house.close());

test('the diagram, the matrix and the customers of a cell say the same', async ({ as }) => {
  const page = await as(house, 'analyst', '/migration?of=awake&from=2026-01-31');
  await expect(page.getByRole('img', { name: '2026年1月31日到2026年4月1日的流向' })).toBeVisible();
  await expect(page.getByRole('region', { name: '变好' })).toContainText('2 · 40%');
  await expect(page.getByRole('region', { name: '变差' })).toContainText('1 · 20%');
  await expectAccessible(page);

  await page.getByRole('button', { name: '沉睡 → 活跃: 2' }).press('Enter');
  const drawer = page.getByRole('dialog', { name: '沉睡 → 活跃' });
  await expect(drawer.getByRole('link', { name: '袁洋 (M001)' })).toBeVisible();
  await expect(drawer.getByRole('link', { name: '王小明 (M002)' })).toBeVisible();
  await expect(drawer.getByRole('link')).toHaveCount(2);
  await expectAccessible(page);
  const saving = page.waitForEvent('download');
  await drawer.getByRole('button', { name: '导出全部 2 位' }).click();
  expect((await saving).suggestedFilename()).toBe('沉睡 → 活跃.xlsx');

  await page.reload();
  await expect(page.getByRole('dialog', { name: '沉睡 → 活跃' })).toBeVisible();
});

test('the numbers are those of the command line', async ({ as }) => {
  const said = await house.commandLine(
    'flows',
    'awake',
    '--from',
    '2026-01-31',
    '--format',
    'json',
  );
  const { labels, matrix } = JSON.parse(said) as { labels: string[]; matrix: number[][] };
  const page = await as(house, 'analyst', '/migration?of=awake&from=2026-01-31');
  const cells = page.getByRole('region', { name: '迁移明细' });
  for (const [at, from] of labels.entries()) {
    for (const [on, to] of labels.entries()) {
      const count = matrix[at]?.[on] ?? 0;
      if (count === 0) continue;
      await expect(
        cells.getByRole('button', {
          name: `${from} → ${to}: ${count}${at === on ? ' 留下' : ''}`,
          exact: true,
        }),
      ).toBeVisible();
    }
  }
});

test('other days by a click, kept in the address', async ({ as }) => {
  const page = await as(house, 'viewer', '/migration');
  await page.getByRole('button', { name: '一季度前' }).click();
  await expect(page).toHaveURL(/from=2026-01-01/);
  await expect(page.getByRole('button', { name: '一季度前' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByText('行占比').click();
  await expect(page.getByRole('region', { name: '迁移明细' }).getByText('66.7%')).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Migration' })).toBeVisible();
});

test('whoever may not export sees the customers but cannot take them out', async ({ as }) => {
  const page = await as(house, 'viewer', '/migration?of=awake&from=2026-01-31');
  await page.getByRole('button', { name: '沉睡 → 活跃: 2' }).click();
  await expect(page.getByRole('dialog').getByRole('link')).toHaveCount(2);
  await expect(page.getByRole('button', { name: '导出全部 2 位' })).toHaveCount(0);
});
