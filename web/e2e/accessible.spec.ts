/**
 * Every page, filled with the demo shop, in the light and in the dark: nothing stands in anybody's way,
 * and the first one is seen at once.
 */
import { Demo } from './harness/demo.ts';
import { expect, expectAccessible, test } from './harness/test.ts';
import { PAGES } from './screenshots/pages.ts';

let demo: Demo;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  demo = await Demo.open();
});
test.afterAll(() => demo.close());

for (const { name, path, signedOut } of PAGES) {
  test(`${name} is accessible`, async ({ stranger }) => {
    const page = await stranger(demo, '/sign-in');
    if (!signedOut) await demo.signIn(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(path);
      await expect(page.getByRole('main')).toBeVisible();
      await expect(page.locator('.ant-skeleton, .ant-spin-spinning')).toHaveCount(0);
      await expectAccessible(page);
    }
  });
}

for (const locale of ['zh-CN', 'en']) {
  test(`the overview is one screen of a small laptop, ${locale}`, async ({ stranger }) => {
    const page = await stranger(demo, '/sign-in', {
      locale,
      viewport: { width: 1280, height: 800 },
    });
    await demo.signIn(page);
    await page.goto('/');
    for (const part of [/近一周的变化|Moves in the past week/, /需要留意|What needs attention/]) {
      const told = page.getByRole('region', { name: part }).getByRole('listitem');
      await expect(told.first()).toBeVisible();
    }
    await expect(page.locator('.ant-skeleton, .ant-spin-spinning')).toHaveCount(0);
    const tall = () => page.evaluate(() => document.documentElement.scrollHeight);
    await expect.poll(tall).toBeLessThanOrEqual(800);
  });
}
