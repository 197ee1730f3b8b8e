/** Files in: dropped, understood, corrected, imported with their defects, undone. */
import { expect, expectAccessible, House, test } from './harness/test.ts';

/** The columns of UCI Online Retail, with its defects: no customer, cancellations, repeated lines. */
const RETAIL = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850,United Kingdom
536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850,United Kingdom
536370,22728,ALARM CLOCK,24,2010-12-01 08:45:00,3.75,12583,France
536370,22727,ALARM CLOCK RED,24,2010-12-01 08:45:00,3.75,12583,France
C536379,22728,ALARM CLOCK,-2,2010-12-02 09:41:00,3.75,12583,France
536414,22139,RETROSPOT TEA SET,56,2010-12-01 11:52:00,0.00,,United Kingdom
536415,22952,CAKE CASES,10,2010-12-01 11:57:00,0.55,12838,United Kingdom
536415,22953,CAKE STAND,2,2010-12-01 11:57:00,4.95,12838,United Kingdom
`;

const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

let house: House;
test.beforeEach(async () => {
  house = await House.furnished();
});
test.afterEach(() => house.close());

test('order lines with defects come in, are reported on, and go again', async ({ as }) => {
  const page = await as(house, 'administrator', '/data');
  await expect(page.getByText('还没有导入过文件', { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('选择文件').setInputFiles(file('online_retail.csv', RETAIL));

  await expect(page.getByRole('heading', { level: 1, name: 'online_retail.csv' })).toBeVisible();
  const columns = page.getByRole('table', { name: '各列的意思' });
  await expect(columns.getByRole('row', { name: /CustomerID 17850 · 12583/ })).toContainText(
    '客户编号',
  );
  await expect(columns.getByRole('row', { name: /InvoiceNo/ })).toContainText('订单号');
  const trial = page.getByRole('region', { name: '会变成什么' });
  await expect(trial).toContainText('试读了前 9 行，会变成 3 个 order、1 个 refund');
  await expect(trial).toContainText('其中 1 行无法使用');
  await expect(trial).toContainText('没有客户');
  await expectAccessible(page);

  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByText('读入 9 行', { exact: false })).toBeVisible();
  const report = page.getByRole('table', { name: '各列的情况' });
  await expect(report.getByRole('row', { name: /CustomerID/ })).toContainText('88.9%');
  await expectAccessible(page);
  const rejects = page.getByRole('link', { name: '下载无法使用的行' });
  const [saved] = await Promise.all([page.waitForEvent('download'), rejects.click()]);
  expect(saved.suggestedFilename()).toContain('rejects.csv');

  const administrator = await house.caller('administrator');
  const counted = () => administrator.get('/api/v1/statistics');
  expect(await counted()).toMatchObject({ customers: 3, by_name: { order: 3, refund: 1 } });

  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await expect(page.getByRole('alert')).toContainText('撤销');
  await expect(page.getByRole('alert')).toContainText('不再有这个文件带来的内容');
  expect(await counted()).toMatchObject({ customers: 0, events: 0 });
  await page.getByRole('link', { name: '回到数据' }).click();
  await expect(page.getByRole('row', { name: /online_retail.csv/ })).toContainText('已撤销');
});

test('a correction shows at once what it changes', async ({ as }) => {
  const page = await as(house, 'administrator', '/data/import');
  await page.getByLabel('选择文件').setInputFiles(file('retail.csv', RETAIL));
  const trial = page.getByRole('region', { name: '会变成什么' });
  await expect(trial).toContainText('1 个 refund');
  await page.getByLabel('发生的事叫').fill('purchase');
  await expect(trial).toContainText('3 个 purchase');
  await page.getByRole('combobox', { name: '“CustomerID”作为' }).click();
  await page.getByTitle('不导入').last().click();
  await expect(trial).toContainText('请在左边指出哪一列说明是哪位客户');
  await expect(page.getByRole('button', { name: '导入', exact: true })).toBeDisabled();
});

test('columns that nobody can guess are named by whoever knows them', async ({ as }) => {
  const page = await as(house, 'administrator', '/data/import');
  // Neither a time nor a value that differs in every row.
  const sizes = 'colour,size\nred,2\nred,3\nblue,3\n';
  await page.getByLabel('选择文件').setInputFiles(file('sizes.csv', sizes));
  const trial = page.getByRole('region', { name: '会变成什么' });
  await expect(trial).toContainText('哪一列说明是哪位客户');
  await page.getByRole('combobox', { name: '“colour”作为' }).click();
  await page.getByTitle('客户编号').last().click();
  await expect(trial).toContainText('3 条客户资料');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByText('接下来')).toBeVisible();
});

test.describe('what is no table', () => {
  test.use({ expected: [/the server responded with a status of 4\d\d/] });

  test('is refused in words that say what to do', async ({ as }) => {
    const page = await as(house, 'administrator', '/data/import');
    await page.getByLabel('选择文件').setInputFiles(file('empty.csv', ''));
    await expect(page.getByRole('alert')).toContainText('empty.csv');
    await page.getByLabel('选择文件').setInputFiles({
      name: 'picture.png',
      mimeType: 'image/png',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1, 0, 255]),
    });
    await expect(page.getByRole('alert')).toContainText('picture.png');
    await expectAccessible(page);
  });
});

test('a viewer sees what came in and brings nothing in', async ({ as }) => {
  const administrator = await house.caller('administrator');
  await administrator.import({ name: 'retail.csv', bytes: RETAIL }, { as: 'events' });
  const page = await as(house, 'viewer', '/data');
  await expect(page.getByRole('link', { name: 'retail.csv' })).toBeVisible();
  await expect(page.getByRole('button', { name: '选择文件' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'retail.csv' }).click();
  await expect(page.getByText('质量报告')).toBeVisible();
  await expect(page.getByRole('button', { name: '撤销这次导入' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: '下载无法使用的行' })).toHaveCount(0);
  await page.goto('/data/import');
  await expect(page.getByText('您没有查看权限')).toBeVisible();
});
