/** The first minutes: setting up with the one-time token, signing in and out. */
import { expect, expectAccessible, House, PASSWORD, test } from './harness/test.ts';

let house: House;
test.beforeAll(async () => {
  house = await House.open();
});
test.afterAll(() => house.close());

test.describe.configure({ mode: 'serial' });
// A wrong token and a wrong password are refused on purpose.
test.use({ expected: [/the server responded with a status of 403/] });

test('whoever started the server becomes its administrator', async ({ stranger }) => {
  const page = await stranger(house);
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: '第一次使用？设置管理员' }).click();
  await expect(page.getByRole('heading', { name: '欢迎。由谁来管理这个工作区？' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByText('请填写这一项。').first()).toBeVisible();

  await page.getByLabel('一次性令牌').fill('fq_setup_of_somebody_else');
  await page.getByLabel('您的姓名').fill('李雷');
  await page.getByLabel('邮箱').fill('li@example.com');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('alert')).toContainText('令牌');

  await page.getByLabel('一次性令牌').fill(house.token);
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('navigation', { name: '栏目' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'li@example.com 的账户' })).toBeVisible();
});

test('the token works once', async ({ stranger }) => {
  const page = await stranger(house, `/setup?token=${house.token}`);
  await expect(page.getByLabel('一次性令牌')).toHaveValue(house.token);
  await page.getByLabel('您的姓名').fill('韩梅梅');
  await page.getByLabel('邮箱').fill('han@example.com');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('alert')).toContainText('令牌');
});

test('a wrong password is told, the right one lets in where one wanted to go', async ({
  stranger,
}) => {
  const page = await stranger(house, '/segments?sort=size');
  await page.getByLabel('邮箱').fill('li@example.com');
  await page.getByLabel('密码').fill('eight brave kites');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('密码');

  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('navigation', { name: '栏目' })).toBeVisible();
  await expect(page).toHaveURL(`${house.url}/segments?sort=size`);

  await page.reload();
  await expect(page.getByRole('navigation', { name: '栏目' })).toBeVisible();
});

test('whoever signs out is out', async ({ stranger }) => {
  const page = await stranger(house);
  await page.getByLabel('邮箱').fill('li@example.com');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: 'li@example.com 的账户' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await page.goto('/segments');
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
});

test('the server remembers people when it is started again', async ({ stranger }) => {
  await house.restart();
  const page = await stranger(house);
  await page.getByLabel('邮箱').fill('li@example.com');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('navigation', { name: '栏目' })).toBeVisible();
});
