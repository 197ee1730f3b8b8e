/**
 * The harness of the end-to-end tests. A test file looks like this:
 *
 *     import { expect, expectAccessible, House, test } from './harness/test.ts';
 *
 *     let house: House;
 *     test.beforeAll(async () => {
 *       house = await House.furnished(async (administrator) => {
 *         await administrator.import({ name: 'orders.csv', bytes: '…' }, { as: 'events' });
 *         await administrator.apply('kind: Segment\n…');
 *       });
 *     });
 *     test.afterAll(() => house.close());
 *
 *     test('a viewer sees no edit button', async ({ as }) => {
 *       const page = await as(house, 'viewer', '/segments');
 *       await expect(page.getByRole('button', { name: '新建' })).toHaveCount(0);
 *       await expectAccessible(page);
 *     });
 *
 * - `House` is a real server (`FENQUN_BINARY`, else what cargo built last) on a temporary workspace and
 *   a free port: `House.open()` as on the first start, `House.furnished(fill)` with an administrator
 *   and whatever `fill` brings in over the public API; `house.commandLine('eval', …)` for what the
 *   tool says on the same workspace.
 * - `shop({ customers, orders, definitions })` is such a house from two files and some YAML, which
 *   begins with `HELD` where the day must not matter; `evaluated(house, name)` is what `fenqun eval`
 *   finds there.
 * - `House.furnished(fill, ['--upload-limit', '1MB'])` is a server with other settings; `workbook(bytes)`
 *   reads an Excel file that the page gave.
 * - `as(house, role, path)` opens the page in a browser of its own, signed in; more options as the
 *   fourth argument: `{ locale: 'en' }`, `{ colorScheme: 'dark' }`, `{ viewport: … }`.
 * - `stranger(house, path)` opens it signed out.
 * - Every page opened so is watched: an error in the console, a broken script or anything that the
 *   policy forbids fails the test (`expected` lists what a test provokes on purpose).
 * - Say what the person reads: roles and labels, no classes, no waiting for time.
 *
 * Run one: `npm run build && cargo build -p fenqun && npx playwright test segments`; while working on
 * the page only, `npm run build && FENQUN_PAGE=dist npx playwright test segments` takes the page from
 * `web/dist` instead of from the binary (`fresh.ts`). `TEST_RESULTS=folder` keeps two runs apart.
 */
import {
  type Browser,
  type BrowserContextOptions,
  expect,
  type Page,
  test as base,
} from '@playwright/test';

import { freshPage } from './fresh.ts';
import { House, PASSWORD, type Role } from './house.ts';
import { signIn } from './sign-in.ts';

export { expectAccessible } from './axe.ts';
export { file, House, PASSWORD, type Role, ROLES } from './house.ts';
export { evaluated, HELD, shop } from './shop.ts';
export { workbook } from './workbook.ts';
export { expect };

/** Something that serves the page. */
interface Served {
  /** Stopped on purpose: what pages still ask finds nobody. */
  readonly rests?: boolean;
  url: string;
}

type Open = (house: Served, path?: string, options?: BrowserContextOptions) => Promise<Page>;
type OpenAs = (
  house: House,
  role: Role,
  path?: string,
  options?: BrowserContextOptions,
) => Promise<Page>;

interface Fixtures {
  /** What may go wrong in the console because the test provokes it. */
  expected: RegExp[];
  /** Opens the page signed out. */
  stranger: Open;
  /** Opens the page signed in as somebody of a role. */
  as: OpenAs;
}

/** The browser notes every answer with an error status; that one is signed out is asked each time. */
const NOTED = /Failed to load resource: the server responded with a status of 401/;

export const test = base.extend<Fixtures>({
  expected: [[], { option: true }],

  stranger: async ({ browser, contextOptions, expected }, give) => {
    const watched = new Watched([NOTED, ...expected]);
    await give((house, path = '/', options = {}) =>
      watched.open(browser, house, path, { ...contextOptions, ...options }),
    );
    await watched.close();
  },

  as: async ({ stranger }, give) => {
    await give(async (house, role, path = '/', options = {}) => {
      await house.caller(role);
      const page = await stranger(house, '/sign-in', options);
      await signIn(page, house.email(role), PASSWORD);
      await page.goto(path);
      return page;
    });
  },
});

/** Pages that were opened, and what went wrong in them. */
class Watched {
  private readonly wrong: string[] = [];
  private readonly closing: (() => Promise<void>)[] = [];

  constructor(private readonly expected: RegExp[]) {}

  async open(
    browser: Browser,
    house: Served,
    path: string,
    options: BrowserContextOptions,
  ): Promise<Page> {
    const context = await browser.newContext({ baseURL: house.url, ...options });
    this.closing.push(() => context.close());
    await freshPage(context);
    const page = await context.newPage();
    page.on('console', (line) => {
      if (line.type() === 'error' && !house.rests)
        this.note(`${line.text()} (${line.location().url})`);
    });
    page.on('pageerror', (error) => this.note(error.message));
    await page.goto(path);
    return page;
  }

  async close(): Promise<void> {
    for (const close of this.closing) await close();
    expect(this.wrong, 'nothing goes wrong behind the page').toEqual([]);
  }

  private note(text: string) {
    if (!this.expected.some((known) => known.test(text))) this.wrong.push(text);
  }
}
