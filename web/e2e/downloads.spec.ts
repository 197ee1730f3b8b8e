/** Files that leave the page, opened: who is in a segment, who in which group of a model, who was found. */
import { readFile } from 'node:fs/promises';

import type { Locator, Page } from '@playwright/test';

import {
  expect,
  expectAccessible,
  HELD,
  type House,
  shop,
  test,
  workbook,
} from './harness/test.ts';

const CUSTOMERS = `会员号,姓名,手机
M001,袁洋,13800000001
M002,王小明,13800000002
M003,袁阳,13800000003
`;
const ORDERS = `订单号,会员号,下单时间,实付金额
A1,M001,2026-03-12 10:00,240.00
A2,M002,2025-06-01 10:00,99.00
A3,M003,2026-03-20 10:00,12.00
`;
const DEFINITIONS = `${HELD}---
kind: Segment
metadata: {name: recent, title: {zh: 近期购买, en: Bought lately}}
spec: {rule: "did(order, last 30d)"}
---
kind: Segmentation
metadata: {name: spend, title: {zh: 消费分层, en: By spend}}
spec:
  method: rules
  labels:
    - {label: high, title: {zh: 高消费, en: High}, when: "sum(order.amount, last 365d) >= 100"}
    - {label: low, title: {zh: 低消费, en: Low}, when: "sum(order.amount, last 365d) < 100"}
  otherwise: {label: none, title: {zh: 没有消费, en: None}}
`;

let house: House;
test.beforeAll(async () => {
  house = await shop({ customers: CUSTOMERS, orders: ORDERS, definitions: DEFINITIONS });
});
test.afterAll(() => house.close());

async function saved(page: Page, button: Locator) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('who is in a segment, as a workbook and as text', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/recent?tab=members');
  const menu = page.getByRole('button', { name: '导出' });
  await menu.click();
  const file = await saved(page, page.getByRole('menuitem', { name: 'Excel 工作簿' }));
  expect(file.name).toMatch(/recent.*\.xlsx$/);
  const { sheets, rows } = workbook(file.bytes);
  expect(sheets.length).toBeGreaterThan(0);
  const written = rows.map((row) => row.join('|')).join('\n');
  expect(written).toContain('M001');
  expect(written).toContain('M003');
  expect(written).not.toContain('M002');
  await expect(page.getByRole('link', { name: '2 位客户：再次下载' })).toBeVisible();
  await expectAccessible(page);

  await menu.click();
  const plain = await saved(page, page.getByRole('menuitem', { name: 'CSV' }));
  expect(plain.name).toMatch(/\.csv$/);
  expect(plain.bytes.toString('utf8')).toContain('M001');
});

test('who is in which group of a model', async ({ as }) => {
  const page = await as(house, 'analyst', '/models/spend');
  await page.getByRole('button', { name: '导出' }).click();
  const file = await saved(page, page.getByRole('menuitem', { name: 'Excel 工作簿' }));
  const { rows } = workbook(file.bytes);
  const of = (customer: string) => rows.find((row) => row.includes(customer))?.join('|');
  expect(of('M001')).toMatch(/高消费|high/);
  expect(of('M002')).toMatch(/低消费|low/);
});

test('the customers who were found', async ({ as }) => {
  const page = await as(house, 'analyst', '/customers?q=袁');
  await expect(page.getByRole('table', { name: '找到的客户' }).getByRole('link')).toHaveCount(2);
  const button = page.getByRole('button', { name: '把这张表存为 Excel 文件' });
  const file = await saved(page, button);
  expect(file.name).toBe('找到的客户.xlsx');
  const { rows } = workbook(file.bytes);
  expect(rows[0]).toEqual(['客户', '名称', '匹配项']);
  expect(rows.slice(1).map(([customer]) => customer)).toEqual(['M001', 'M003']);
});
