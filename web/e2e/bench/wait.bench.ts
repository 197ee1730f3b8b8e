/**
 * How long people wait, in a browser that draws with the processor the server uses too: from opening
 * an address anew until its first useful content is there, and from a key until the count of the rule
 * has changed on the screen. Prints Markdown. `cargo xtask bench page` runs it against its workspace:
 *
 *     BENCH_URL=http://127.0.0.1:8080 BENCH_EMAIL=… BENCH_PASSWORD=… npx playwright test --config bench.config.ts
 */
import { type Page, test } from '@playwright/test';

import { signIn } from '../harness/sign-in.ts';
import { SCREENS, shownAfter } from './screens.ts';
import { countOfNumber, countOfText, found } from './typing.ts';

const RUNS = Number(process.env.BENCH_RUNS ?? 10);
/** What the issue of the page allows, milliseconds. */
const TARGETS = { screen: 1_000, typing: 200 };

const wanted = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}; cargo xtask bench page does.`);
  return value;
};

let page: Page;
const lines: string[] = [];

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ baseURL: wanted('BENCH_URL') });
  page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page, wanted('BENCH_EMAIL'), wanted('BENCH_PASSWORD'));
});
test.afterAll(() => {
  const head = ['| what somebody sees | target | first | p50 | max |', '|---|---:|---:|---:|---:|'];
  process.stdout.write(['', ...head, ...lines, ''].join('\n'));
});

for (const screen of SCREENS) {
  const name = `screen: ${screen.name}`;
  test(name, async () => {
    const context = page.context();
    const times: number[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const opened = await context.newPage();
      times.push(await shownAfter(opened, screen));
      await opened.close();
    }
    note(name, TARGETS.screen, times);
  });
}

for (const [name, type] of Object.entries({
  'number in the builder to its count': countOfNumber,
  'text of a rule to its count': countOfText,
  'search for a customer to those found': found,
})) {
  test(`typing: ${name}`, async () => {
    note(`key: ${name}`, TARGETS.typing, await type(page, RUNS));
  });
}

function note(what: string, target: number, [first = NaN, ...later]: number[]): void {
  later.sort((a, b) => a - b);
  const shown = [first, later[Math.floor(later.length / 2)], later.at(-1)];
  const cells = shown.map((time) => `${Math.round(time ?? NaN)} ms`);
  lines.push(`| ${[what, `< ${target} ms`, ...cells].join(' | ')} |`);
}
