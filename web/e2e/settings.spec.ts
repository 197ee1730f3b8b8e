/** Settings: people, keys, the workspace, who may see which part. */
import { expect, expectAccessible, House, test } from './harness/test.ts';

let house: House;
test.beforeAll(async () => {
  house = await House.furnished();
});
test.afterAll(() => house.close());

test('somebody is added, gets a first password and another role', async ({ as }) => {
  const page = await as(house, 'administrator', '/settings/people');
  await page.getByRole('button', { name: '添加人员' }).click();
  const form = page.getByRole('dialog', { name: '添加人员' });
  await form.getByRole('textbox', { name: '名称' }).fill('韩梅梅');
  await form.getByRole('textbox', { name: '邮箱' }).fill('han@example.com');
  await form.getByRole('button', { name: '添加人员' }).click();
  const shown = page.getByRole('dialog', { name: '韩梅梅 现在可以登录了' });
  await expect(shown).toContainText('它只显示这一次');
  await shown
    .getByRole('button', { name: /关\s?闭/ })
    .last()
    .click();

  const row = page.getByRole('row', { name: /han@example.com/ });
  await expect(row).toContainText('尚未登录');
  await page.getByRole('combobox', { name: '角色: 韩梅梅' }).click();
  await page.getByRole('option', { name: '分析师' }).click();
  await expect(page.getByText('已保存。')).toBeVisible();
  await expectAccessible(page);

  await row.getByRole('button', { name: '移除: 韩梅梅' }).click();
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /移\s?除/ })
    .click();
  await expect(row).toHaveCount(0);
});

test('a write key is shown once and revoked', async ({ as }) => {
  const page = await as(house, 'administrator', '/settings/keys');
  await page.getByRole('button', { name: '新建密钥' }).click();
  const form = page.getByRole('dialog', { name: '新建密钥' });
  await form.getByLabel('名称').fill('网店');
  await form.getByLabel('事件所属来源').fill('web');
  await form.getByRole('button', { name: '新建密钥' }).click();
  const shown = page.getByRole('dialog', { name: '您的新密钥' });
  await expect(shown.getByText(/^fq_/)).toBeVisible();
  await shown
    .getByRole('button', { name: /关\s?闭/ })
    .last()
    .click();
  await expect(page.getByRole('row', { name: /网店/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '吊销: 网店' }).click();
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /吊\s?销/ })
    .click();
  await expect(page.getByText('还没有密钥。')).toBeVisible();
});

test('the time zone is saved and stays', async ({ as }) => {
  const page = await as(house, 'administrator', '/settings/workspace');
  await page.getByRole('combobox', { name: '时区' }).fill('Europe/Berlin');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /保\s?存/ }).click();
  await expect(page.getByText('已保存。')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Europe/Berlin')).toBeVisible();
  await expectAccessible(page);
});

test('what was done is in the audit log', async ({ as }) => {
  const page = await as(house, 'administrator', '/settings/audit');
  await expect(page.getByRole('table', { name: '记录' })).toContainText('完成了初始设置');
  await expectAccessible(page);
});

test('a job is started by hand and its run is listed', async ({ as }) => {
  const page = await as(house, 'operator', '/settings/jobs');
  await page.getByRole('button', { name: /^立即运行: 清除已过保留期的内容/ }).click();
  const runs = page.getByRole('table', { name: '运行记录' });
  await expect(runs.getByRole('row', { name: /operator@example.com/ })).toBeVisible();
  await expectAccessible(page);
});

test('a viewer is offered only what a viewer may see', async ({ as }) => {
  const page = await as(house, 'viewer', '/settings/people');
  await expect(page.getByText('您没有查看权限')).toBeVisible();
  const parts = page.getByRole('navigation', { name: '设置各部分' });
  await expect(parts.getByRole('link', { name: '人员与角色' })).toHaveCount(0);
  await expectAccessible(page);
  await parts.getByRole('link', { name: '隐私' }).click();
  await expect(page.getByRole('heading', { name: '哪些算个人信息' })).toBeVisible();
  await expectAccessible(page);
});
