/**
 * Takes a picture of every page in both languages into `docs/images`, against a demo of a fixed day:
 *
 *     npm run build && cargo build --release -p fenqun && npm run screenshots [-- --grep segment]
 *
 * It fails when a page shows an error or says that something broke.
 */
import { join } from 'node:path';

import type { BrowserContextOptions, Page } from '@playwright/test';

import { Demo } from '../harness/demo.ts';
import { expect, test } from '../harness/test.ts';
import { PAGES, type Pictured } from './pages.ts';

const FOLDER = join(import.meta.dirname, '../../../docs/images');
const LANGUAGES = ['zh-CN', 'en'] as const;
const LAPTOP = { width: 1280, height: 800 };
const ELSEWHERE: Record<string, BrowserContextOptions> = {
  dark: { viewport: LAPTOP, colorScheme: 'dark' },
  large: { viewport: { width: 1920, height: 1080 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

let demo: Demo;
test.beforeAll(async () => {
  demo = await Demo.open();
});
test.afterAll(() => demo.close());

for (const pictured of PAGES) {
  for (const locale of LANGUAGES) {
    test(`${pictured.name} ${locale}`, async ({ stranger }) => {
      const take = async (suffix: string, options: BrowserContextOptions) => {
        const page = await stranger(demo, '/sign-in', { locale, ...options });
        if (!pictured.signedOut) await demo.signIn(page);
        await shoot(page, pictured, `${pictured.name}${suffix}.${locale}.png`);
        await page.context().close();
      };
      await take('', { viewport: LAPTOP });
      if (!pictured.everywhere) return;
      for (const [name, options] of Object.entries(ELSEWHERE)) await take(`-${name}`, options);
    });
  }
}

async function shoot(page: Page, { path }: Pictured, file: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
  await settled(page);
  await expect(
    page.getByRole('alert').filter({ hasText: /出错|没有成功|did not work/ }),
  ).toHaveCount(0);
  await page.screenshot({ path: join(FOLDER, file), animations: 'disabled' });
}

/** Nothing is being loaded or drawn any more: no sign of waiting, and two pictures are the same. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('.ant-skeleton, .ant-spin-spinning')).toHaveCount(0);
  let before = '';
  await expect(async () => {
    const now = (await page.screenshot({ animations: 'disabled' })).toString('base64');
    const same = now === before;
    before = now;
    expect(same).toBe(true);
  }).toPass({ intervals: [300] });
}
