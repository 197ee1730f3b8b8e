/** Chinese and English, changed at any moment and kept. */
import { expect, House, test } from './harness/test.ts';

let house: House;
test.beforeAll(async () => {
  house = await House.furnished();
});
test.afterAll(() => house.close());

test('the browser’s language first, then the one that was chosen', async ({ stranger }) => {
  const page = await stranger(house, '/sign-in', { locale: 'en' });
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.reload();
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
});

test('what the server says changes along', async ({ stranger }) => {
  const page = await stranger(house, '/sign-in', { locale: 'en' });
  await page.getByLabel('E-mail').fill('nobody@example.com');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('do not belong together');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('邮箱');
});

test('every section in both languages', async ({ as }) => {
  const page = await as(house, 'administrator');
  const sections = page.getByRole('navigation', { name: '栏目' });
  for (const name of ['概览', '客户', '分群', '模型', '迁移', '数据', '设置']) {
    await expect(sections.getByRole('link', { name })).toBeVisible();
  }
  await page.getByRole('button', { name: 'English' }).click();
  const english = page.getByRole('navigation', { name: 'Sections' });
  for (const name of [
    'Overview',
    'Customers',
    'Segments',
    'Models',
    'Migration',
    'Data',
    'Settings',
  ]) {
    await expect(english.getByRole('link', { name, exact: true })).toBeVisible();
  }
});
