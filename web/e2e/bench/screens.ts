/**
 * The screens, and what a person is shown first that is of use to them: of the workspace of `bench
 * page`, which has a million customers, the segments `s00` to `s48` and the segmentation `rfm`.
 */
import type { Page } from '@playwright/test';

interface Screen {
  name: string;
  path: string;
  /** Something that matches, is visible and has such a text. */
  useful: { selector: string; text: RegExp };
}

const row = (text: RegExp) => ({ selector: 'main tbody tr', text });
const digits = /\d/;

export const SCREENS: Screen[] = [
  { name: 'overview', path: '/', useful: { selector: 'main', text: /1,000,000/ } },
  { name: 'data', path: '/data', useful: { selector: 'main h2', text: /数据质量/ } },
  { name: 'segments', path: '/segments', useful: row(/s0\d/) },
  {
    name: 'a segment in the builder, counted',
    path: '/segments/s01',
    useful: { selector: 'main [role=status]', text: digits },
  },
  { name: 'overlap of three', path: '/segments/overlap?of=s01,s02,s03', useful: row(digits) },
  { name: 'models', path: '/models', useful: row(/rfm/) },
  { name: 'RFM', path: '/models/rfm', useful: { selector: 'main', text: /R5/ } },
  {
    name: 'migration',
    path: '/migration?of=rfm',
    useful: { selector: 'main canvas', text: /^/ },
  },
  { name: 'customers found', path: '/customers?q=c01234', useful: row(/c01234/) },
  {
    name: 'one customer, with groups',
    path: '/customers/c0012345',
    useful: { selector: 'main [role=tabpanel]', text: /rfm|s\d\d/ },
  },
  { name: 'audit', path: '/settings/audit', useful: row(digits) },
];

/** From the beginning of the navigation until the useful is on the screen, milliseconds. */
export async function shownAfter(page: Page, { path, useful }: Screen): Promise<number> {
  await page.goto(path, { waitUntil: 'commit' });
  const found = await page.waitForFunction(
    ({ selector, text }) => {
      const all = [...document.querySelectorAll(selector)];
      const shown = all.some((one) => one.checkVisibility() && text.test(one.textContent ?? ''));
      return shown && performance.now();
    },
    useful,
    { polling: 'raf' },
  );
  return Number(await found.jsonValue());
}
