/** Two people at one segment, and its older versions. */
import type { Locator, Page } from '@playwright/test';

import { expect, expectAccessible, HELD, type House, shop, test } from './harness/test.ts';

const CUSTOMERS = `会员号,姓名
M001,袁洋
M002,王小明
M003,袁阳
`;
const ORDERS = `订单号,会员号,下单时间,实付金额
A1,M001,2026-03-12 10:00,240.00
A2,M002,2025-06-01 10:00,99.00
A3,M003,2026-02-10 10:00,12.00
`;
const DEFINITIONS = `${HELD}---
kind: Segment
metadata: {name: recent, title: {zh: 近期购买, en: Bought lately}}
spec: {rule: "did(order, last 30d)"}
`;

let house: House;
test.beforeEach(async () => {
  house = await shop({ customers: CUSTOMERS, orders: ORDERS, definitions: DEFINITIONS });
});
test.afterEach(() => house.close());

const ruleOf = (page: Page) => page.getByRole('textbox', { name: '规则文本' });

async function change(page: Page, rule: string) {
  await expect(ruleOf(page)).not.toHaveValue('');
  await ruleOf(page).fill(rule);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
}

test.describe('two people change one segment', () => {
  test.use({ expected: [/the server responded with a status of 412/] });

  let mine: Page;
  let told: Locator;
  test.beforeEach(async ({ as }) => {
    mine = await as(house, 'analyst', '/segments/recent?text=1');
    await expect(ruleOf(mine)).toHaveValue('did(order, last 30d)');
    const theirs = await as(house, 'administrator', '/segments/recent?text=1');
    await change(theirs, 'did(order, last 60d)');
    await expect(theirs.getByText('已保存。')).toBeVisible();
    await change(mine, 'did(order, last 365d)');
    told = mine.getByRole('alert').filter({ hasText: '保存了这个分群' });
    await expect(told).toContainText(house.email('administrator'));
  });

  test('the second is told who it was, what differs, and saves over it', async () => {
    await expect(told).toContainText('对方： 近 60 天有下单');
    await expect(told).toContainText(/我的： 近(一年| 365 天)有下单/);
    await expectAccessible(mine);
    await mine.getByRole('textbox', { name: '负责人' }).fill('会员部');
    await expect(told).toContainText('我的： 会员部');
    await told.getByRole('button', { name: '用我的覆盖' }).click();
    await expect(mine.getByText('已保存。')).toBeVisible();
    await expect(ruleOf(mine)).toHaveValue('did(order, last 365d)');
    // Taken back, it is what the other one saved.
    await mine.getByRole('button', { name: '撤销' }).click();
    await expect(ruleOf(mine)).toHaveValue('did(order, last 60d)');
  });

  test('takes what the other one saved, and has the own work back when undone', async () => {
    await mine.getByRole('button', { name: '用对方的' }).click();
    await expect(ruleOf(mine)).toHaveValue('did(order, last 60d)');
    await mine.getByRole('button', { name: '撤销' }).click();
    await expect(ruleOf(mine)).toHaveValue('did(order, last 365d)');
    await change(mine, 'did(order, last 365d)');
    await expect(mine.getByText('已保存。')).toBeVisible();
    await mine.reload();
    await expect(ruleOf(mine)).toHaveValue('did(order, last 365d)');
  });

  test('makes the own work a segment of its own', async () => {
    await mine.getByRole('button', { name: '把我的另存为新分群' }).click();
    await expect(mine.getByRole('heading', { level: 1, name: '新建分群' })).toBeVisible();
    const caught = mine.getByRole('status', { name: '这个分群的客户' });
    await expect(caught).toContainText('3');
    await mine.getByRole('button', { name: '保存' }).click();
    const drawer = mine.getByRole('dialog');
    await expect(drawer.getByRole('textbox', { name: '名称', exact: true })).toHaveValue(
      '近期购买',
    );
    await drawer.getByRole('button', { name: '保存' }).click();
    await expect(mine.getByText('已保存。')).toBeVisible();
    await expect(mine).not.toHaveURL(/segments\/recent/);
  });
});

test.describe('a segment that somebody deleted meanwhile', () => {
  test.use({ expected: [/the server responded with a status of 4(04|12)/] });

  test('is saved again, when that is wanted', async ({ as }) => {
    const page = await as(house, 'analyst', '/segments/recent?text=1');
    await expect(ruleOf(page)).toHaveValue('did(order, last 30d)');
    const administrator = await house.caller('administrator');
    await administrator.delete('/api/v1/definitions/Segment/recent');
    await change(page, 'did(order, last 365d)');
    const told = page.getByRole('alert').filter({ hasText: '删除了这个分群' });
    await told.getByRole('button', { name: '重新保存' }).click();
    await expect(page.getByText('已保存。')).toBeVisible();
    await page.goto('/segments/recent?text=1');
    await expect(ruleOf(page)).toHaveValue('did(order, last 365d)');
  });
});

test.describe('a name that somebody takes at the same moment', () => {
  test.use({ expected: [/the server responded with a status of 412/] });

  test('is told, and saved once more the segment has a name of its own', async ({ as }) => {
    const page = await as(house, 'analyst', '/segments/new?rule=did(order, last 60d)');
    const save = page.getByRole('button', { name: '保存' });
    await expect(save).toBeEnabled();
    const administrator = await house.caller('administrator');
    await administrator.apply(DEFINITIONS.replace('name: recent', 'name: vip'));
    await save.click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: '名称', exact: true }).fill('VIP');
    await drawer.getByRole('button', { name: '保存' }).click();
    await expect(drawer).toContainText('刚刚有人用了这个名称');
    await drawer.getByRole('button', { name: '保存' }).click();
    await expect(page).toHaveURL(/segments\/vip-2$/);
    await expect(page.getByRole('heading', { level: 1, name: 'VIP' })).toBeVisible();
  });
});

test('an older version is looked at, put in force again, and that is undone', async ({ as }) => {
  const administrator = await house.caller('administrator');
  await administrator.apply(DEFINITIONS.replace('last 30d', 'last 365d'));
  const page = await as(house, 'analyst', '/segments/recent?text=1&tab=versions');
  await expect(ruleOf(page)).toHaveValue('did(order, last 365d)');
  const versions = page.getByRole('table', { name: '版本' });
  const version = (number: string) =>
    versions
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: number, exact: true }) });
  await expect(version('2')).toContainText('现行');
  await version('1').getByRole('button').first().click();
  await expect(versions.getByText('did(order, last 30d)')).toBeVisible();
  await expectAccessible(page);

  await versions.getByRole('button', { name: '恢复版本 1' }).click();
  await expect(page.getByText('版本 1 重新生效。')).toBeVisible();
  await expect(ruleOf(page)).toHaveValue('did(order, last 30d)');
  await expect(page.getByRole('status', { name: '这个分群的客户' })).toContainText('1');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(ruleOf(page)).toHaveValue('did(order, last 365d)');
  await expect(versions.getByRole('row')).toHaveCount(5);
});
