/** Two people at one model, and what is not saved yet. */
import type { Locator, Page } from '@playwright/test';

import { expect, expectAccessible, HELD, type House, shop, test } from './harness/test.ts';

const CUSTOMERS = `会员号,姓名
M001,袁洋
M002,王小明
`;
const ORDERS = `订单号,会员号,下单时间,实付金额
A1,M001,2026-03-12 10:00,240.00
A2,M002,2025-06-01 10:00,99.00
`;
const model = (weight: number) => `${HELD}---
kind: Segmentation
metadata: {name: score, title: {zh: 客户评分, en: Customer score}}
spec:
  method: scorecard
  criteria:
    - {name: lately, weight: ${weight}, points: [{when: "did(order, last 60d)", points: 3}]}
  cuts: [2]
  labels: [一般, 亲密]
`;

let house: House;
test.beforeEach(async () => {
  house = await shop({ customers: CUSTOMERS, orders: ORDERS, definitions: model(1) });
});
test.afterEach(() => house.close());

const weightOf = (page: Page) => page.getByRole('spinbutton', { name: '“lately”的权重' });
const saveOf = (page: Page) => page.getByRole('button', { name: '保存', exact: true });
const saved = (page: Page) => page.getByText('已保存“客户评分”。');

test.describe('two people change one model', () => {
  test.use({ expected: [/the server responded with a status of 4(04|12)/] });

  let mine: Page;
  let told: Locator;
  test.beforeEach(async ({ as }) => {
    mine = await as(house, 'analyst', '/models/score?tab=rule');
    await expect(weightOf(mine)).toHaveValue('1');
    await weightOf(mine).fill('7');
    told = mine.getByRole('alert').filter({ hasText: '保存了这个模型' });
  });

  async function theySave() {
    const administrator = await house.caller('administrator');
    await administrator.apply(model(4));
    await saveOf(mine).click();
    await expect(told).toContainText(house.email('administrator'));
    await expect(weightOf(mine)).toHaveValue('7');
    await expect(saveOf(mine)).toBeDisabled();
  }

  test('the second is told who it was and saves over it, which is taken back', async () => {
    await theySave();
    await expectAccessible(mine);
    await told.getByRole('button', { name: '用我的覆盖' }).click();
    await expect(saved(mine)).toBeVisible();
    await expect(told).toHaveCount(0);
    await expect(weightOf(mine)).toHaveValue('7');
    await mine.getByRole('button', { name: '撤销' }).click();
    await expect(weightOf(mine)).toHaveValue('4');
  });

  test('takes what the other one saved, and has the own work back when undone', async () => {
    await theySave();
    await told.getByRole('button', { name: '用对方的' }).click();
    await expect(weightOf(mine)).toHaveValue('4');
    await mine.getByRole('button', { name: '撤销' }).click();
    await expect(weightOf(mine)).toHaveValue('7');
    await saveOf(mine).click();
    await expect(saved(mine)).toBeVisible();
    await mine.reload();
    await expect(weightOf(mine)).toHaveValue('7');
  });

  test('makes it again after the other one deleted it', async () => {
    const administrator = await house.caller('administrator');
    await administrator.delete('/api/v1/definitions/Segmentation/score');
    await saveOf(mine).click();
    const deleted = mine.getByRole('alert').filter({ hasText: '删除了这个模型' });
    await deleted.getByRole('button', { name: '重新保存' }).click();
    await expect(saved(mine)).toBeVisible();
    await mine.reload();
    await expect(weightOf(mine)).toHaveValue('7');
  });
});

test('what is not saved stays while other parts are looked at, and is not left unasked', async ({
  as,
}) => {
  const page = await as(house, 'analyst', '/models/score?tab=rule');
  await weightOf(page).fill('7');
  await page.getByRole('tab', { name: '分组' }).click();
  await expect(weightOf(page)).toBeHidden();
  await page.getByRole('tab', { name: '修改' }).click();
  await expect(weightOf(page)).toHaveValue('7');
  const others = page.getByRole('link', { name: '迁移' }).first();
  await others.click();
  const asked = page.getByRole('dialog', { name: '不保存就离开吗？' });
  await asked.getByRole('button', { name: '留下' }).click();
  await expect(weightOf(page)).toHaveValue('7');
  await saveOf(page).click();
  await expect(saved(page)).toBeVisible();
  await others.click();
  await expect(page.getByRole('heading', { level: 1, name: '迁移' })).toBeVisible();
});
