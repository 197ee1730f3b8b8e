/** Customers who are named one by one: a new list, more on it, fewer on it, all of it undone. */
import type { Locator } from '@playwright/test';

import { expect, expectAccessible, HELD, type House, shop, test } from './harness/test.ts';

const CUSTOMERS = `会员号,姓名,手机,邮箱
M001,袁洋,13800000001,yuan@example.com
M002,王丽,13800000002,wang@example.com
M003,王丽,13800000003,li@example.com
M004,李华,13800000004,hua@example.com
M005,赵敏,13800000005,min@example.com
`;
const ORDERS = `订单号,会员号,下单时间,实付金额
A1,M001,2026-02-01 10:00,128.00
`;
const DEFINITIONS = `${HELD}---
kind: StaticList
metadata: {name: staff, title: {zh: 内部员工, en: Staff}}
spec: {add: [M004]}
---
kind: StaticList
metadata: {name: invited, title: {zh: 受邀客户, en: Invited}}
spec: {rule: "did(order, last 365d)", add: ["+8613800000005", M999]}
`;

let house: House;
test.beforeEach(async () => {
  house = await shop({ customers: CUSTOMERS, orders: ORDERS, definitions: DEFINITIONS });
});
test.afterEach(() => house.close());

test('a list is pasted from a table, and every line says whom it means', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments');
  await page.getByRole('button', { name: '新建名单' }).click();
  const save = page.getByRole('button', { name: /保存名单/ });
  await expect(save).toBeDisabled();
  await page
    .getByRole('textbox', { name: '名单里有谁' })
    .fill('会员\nm001\n138 0000 0004\nMIN@example.com\n赵敏\n王丽\n1380000');
  const found = page.getByRole('status', { name: '查找结果' });
  await expect(found).toContainText('找到 3 位客户：');
  await expect(found.getByRole('link')).toHaveText(['袁洋 (M001)', '李华 (M004)', '赵敏 (M005)']);
  await expect(found).toContainText('有 2 行没有对应的客户');
  await expect(found.getByRole('listitem')).toHaveText(['会员', '1380000']);
  await expectAccessible(page);

  // Two are called so: a person says which one.
  await found.getByRole('checkbox', { name: '王丽 (M003)' }).check();
  await expect(found).toContainText('找到 4 位客户：');
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('邀请名单');
  await expect(save).toHaveText('保存名单（4 位客户）');
  await save.click();

  await expect(page.getByRole('heading', { level: 1, name: '邀请名单' })).toBeVisible();
  const members = page.getByRole('table', { name: '客户' });
  await expect(members.getByRole('link')).toHaveText(['M001', 'M003', 'M004', 'M005']);
  await expectAccessible(page);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('已撤销。')).toBeVisible();
  await expect(page.getByRole('link', { name: '内部员工' })).toBeVisible();
  await expect(page.getByRole('link', { name: '邀请名单' })).toHaveCount(0);
});

/** As somebody does who copied a column: typing so much takes a browser minutes. */
async function pasted(field: Locator, text: string) {
  await field.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const options = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent('paste', options));
  }, text);
}

test('a column of thousands of numbers becomes a list', async ({ as }) => {
  const number = (at: number) => `N${String(at).padStart(5, '0')}`;
  const column = (length: number) => Array.from({ length }, (_, at) => number(at)).join('\n');
  const administrator = await house.caller('administrator');
  const bytes = `会员号\n${column(3_000)}\n`;
  await administrator.import({ name: 'more.csv', bytes }, { as: 'customers' });
  const page = await as(house, 'analyst', '/segments/lists/new');
  const paste = page.getByRole('textbox', { name: '名单里有谁' });
  const found = page.getByRole('status', { name: '查找结果' });
  await pasted(paste, column(10_001));
  await expect(found).toContainText('一次最多 10,000 行');
  await paste.clear();
  await pasted(paste, column(3_150));
  await expect(found).toContainText('找到 3,000 位客户：');
  await expect(found).toContainText('有 150 行没有对应的客户');
  await expect(found).toContainText('另有 50 行');
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('三千会员');
  await page.getByRole('button', { name: '保存名单（3,000 位客户）' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '三千会员' })).toBeVisible();
  await expect(page.getByText('3,000 位客户', { exact: true })).toBeVisible();
  await page.getByRole('tab', { name: '名单原文' }).click();
  await expect(page.getByText('N00007', { exact: true })).toBeVisible();
});

test('a list needs a title', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/lists/new');
  await page.getByRole('textbox', { name: '名单里有谁' }).fill('M001');
  await page.getByRole('button', { name: '保存名单（1 位客户）' }).click();
  await expect(page.getByText('请起个名称。')).toBeVisible();
});

test('more customers are put on a list, and the list is as before when undone', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/staff');
  const members = page.getByRole('table', { name: '客户' });
  await expect(members.getByRole('link')).toHaveText(['M004']);
  await page.getByRole('button', { name: '添加客户' }).click();
  await page.getByRole('textbox', { name: '名单里有谁' }).fill('13800000005');
  await page.getByRole('button', { name: '把这 1 位客户加入名单' }).click();
  await expect(page.getByText('已有 1 位客户加入名单。')).toBeVisible();
  await expect(members.getByRole('link')).toHaveText(['M004', 'M005']);
  await expectAccessible(page);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(members.getByRole('link')).toHaveText(['M004']);
});

test.describe('a list that somebody else changed meanwhile', () => {
  test.use({ expected: [/the server responded with a status of 412/] });

  test('is shown as it is, and what was pasted is put on it all the same', async ({ as }) => {
    const page = await as(house, 'analyst', '/segments/staff');
    const members = page.getByRole('table', { name: '客户' });
    await page.getByRole('button', { name: '添加客户' }).click();
    await page.getByRole('textbox', { name: '名单里有谁' }).fill('M001');
    const add = page.getByRole('button', { name: '把这 1 位客户加入名单' });
    await expect(add).toBeEnabled();
    const administrator = await house.caller('administrator');
    await administrator.apply(DEFINITIONS.replace('add: [M004]', 'add: [M002, M004]'));
    await add.click();
    await expect(page.getByText('刚刚有人改过这份名单', { exact: false })).toBeVisible();
    await expect(members.getByRole('link')).toHaveText(['M002', 'M004']);
    await add.click();
    await expect(members.getByRole('link')).toHaveText(['M001', 'M002', 'M004']);
  });
});

test('a customer is taken off by whatever name they are on the list', async ({ as }) => {
  const page = await as(house, 'analyst', '/segments/invited');
  const members = page.getByRole('table', { name: '客户' });
  await expect(members.getByRole('link')).toHaveText(['M001', 'M005']);
  await page.getByRole('button', { name: '移除：赵敏' }).click();
  await expect(members.getByRole('link')).toHaveText(['M001']);
  // The rule would bring this one back.
  await page.getByRole('button', { name: '移除：袁洋' }).click();
  await expect(page.getByText('已将 袁洋 移出名单。')).toBeVisible();
  await expect(page.getByText('目前没有客户。')).toBeVisible();

  await page.getByRole('tab', { name: '名单原文' }).click();
  const add = page.getByRole('combobox', { name: '总是在名单中' });
  // What nobody answers to yet stays as it is written.
  await expect(page.getByText('M999')).toBeVisible();
  await add.fill('M002');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存。')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: '客户', exact: true }).click();
  await expect(members.getByRole('link')).toHaveText(['M002']);
});

test('who may not see people makes no list', async ({ as }) => {
  const page = await as(house, 'viewer', '/segments');
  await expect(page.getByRole('link', { name: '内部员工' })).toBeVisible();
  await expect(page.getByRole('button', { name: '新建名单' })).toHaveCount(0);
  await page.goto('/segments/lists/new');
  await expect(page.getByText('您没有查看权限')).toBeVisible();
  await page.goto('/segments/staff');
  await expect(page.getByRole('table', { name: '客户' }).getByRole('link')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /移除|添加客户/ })).toHaveCount(0);
});
