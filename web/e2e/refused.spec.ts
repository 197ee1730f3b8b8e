/** What the server refuses on the data page: a file too large, and events that cannot be taken. */
import { expect, expectAccessible, HELD, House, test } from './harness/test.ts';

const table = (rows: number) =>
  Buffer.from(
    `会员号,下单时间,实付金额\n${Array.from({ length: rows }, (_, row) => `M${row},2026-03-12 10:00,12.50\n`).join('')}`,
  );

test.describe('a file larger than the settings allow', () => {
  test.use({ expected: [/status of 413|ERR_CONNECTION_(RESET|ABORTED)/] });

  let house: House;
  test.beforeAll(async () => {
    const bytes = table(20);
    house = await House.furnished(
      (administrator) => administrator.import({ name: 'before.csv', bytes }, { as: 'events' }),
      ['--upload-limit', '100KB'],
    );
  });
  test.afterAll(() => house.close());

  for (const [size, rows] of [
    ['a little', 5_000],
    ['much', 400_000],
  ] as const) {
    test(`${size} too large is said so, and the next file goes through`, async ({ as }) => {
      const page = await as(house, 'administrator', '/data/import?source=before');
      const choice = page.locator('[id=source]');
      const files = page.getByLabel('选择文件');
      await files.setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: table(rows) });
      const told = page.getByRole('alert');
      await expect(told).toContainText('large.csv');
      await expect(told).toContainText('超过');
      await expectAccessible(page);
      // What was chosen stays, and a smaller file is taken at once.
      await expect(page).toHaveURL(/source=before/);
      await expect(choice).toBeVisible();
      await files.setInputFiles({ name: 'small.csv', mimeType: 'text/csv', buffer: table(10) });
      await expect(page.getByRole('heading', { level: 1, name: 'small.csv' })).toBeVisible();
    });
  }
});

test.describe('events that cannot be taken', () => {
  let house: House;
  let send: (...events: object[]) => Promise<void>;

  test.beforeAll(async () => {
    house = await House.furnished((administrator) => administrator.apply(HELD));
    const administrator = await house.caller('administrator');
    const made = (await administrator.post('/api/v1/keys', { name: '官网', source: 'web' })) as {
      secret: string;
    };
    const key = Buffer.from(`${made.secret}:`).toString('base64');
    send = async (...batch) => {
      const answer = await fetch(`${house.url}/v1/batch`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Basic ${key}` },
        body: JSON.stringify({ batch }),
      });
      expect(answer.status).toBe(200);
    };
  });
  test.afterAll(() => house.close());

  test('are put aside, go through once the reason is gone, or are dropped', async ({ as }) => {
    const identify = { type: 'identify', timestamp: '2026-03-12T10:00:00Z' };
    await send({ ...identify, userId: 'M001', messageId: 'a1', traits: { level: 3 } });
    await send(
      { ...identify, userId: 'M002', messageId: 'a2', traits: { level: '金卡' } },
      { type: 'track', event: 'order', userId: 'M001', timestamp: '1970-01-01T00:00:00Z' },
      { type: 'track', userId: 'M002', messageId: 'a3', timestamp: '2026-03-12T10:00:00Z' },
    );
    const page = await as(house, 'administrator', '/data');
    const letters = page.getByRole('table', { name: '没能接收的事件' });
    await expect(letters.getByRole('button', { name: '重新处理' })).toHaveCount(3);
    await expect(letters).toContainText('level');
    await expect(letters).toContainText('1970');
    await expectAccessible(page);

    // Declared as a text, the level is one.
    const administrator = await house.caller('administrator');
    await administrator.apply(
      'apiVersion: fenqun/v1\nkind: Attribute\nmetadata: {name: level}\nspec: {type: text}',
    );
    await page.getByRole('button', { name: '全部重新处理' }).click();
    await expect(page.getByText('成功 1 个，仍有 2 个不行。')).toBeVisible();
    await expect(letters.getByRole('button', { name: '重新处理' })).toHaveCount(2);
    expect(await administrator.get('/api/v1/customers/M002')).toMatchObject({ customer: 'M002' });

    const old = letters.getByRole('row').filter({ hasText: '1970' });
    await old.getByRole('button', { name: '重新处理' }).click();
    await expect(old).toBeVisible();
    await old.getByRole('button', { name: '丢弃' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '丢弃' }).click();
    await expect(old).toHaveCount(0);
    await expect(letters.getByRole('button', { name: '重新处理' })).toHaveCount(1);
  });
});
