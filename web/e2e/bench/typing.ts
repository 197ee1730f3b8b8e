/** From a key to what it changes on the screen, milliseconds, measured in the page itself. */
import { expect, type Locator, type Page } from '@playwright/test';

declare global {
  interface Window {
    /** When the key came and the screen shows what came of it. */
    answered?: Promise<number>;
  }
}

/** Types a digit into the number of a condition, `runs` times after a first one. */
export async function countOfNumber(page: Page, runs: number): Promise<number[]> {
  await page.goto('/segments/new');
  await page.getByRole('button', { name: '添加条件', exact: true }).click();
  await page.getByRole('combobox', { name: '条件种类' }).fill('次数');
  await page.keyboard.press('Enter');
  const box = page.getByRole('spinbutton', { name: '值' }).first();
  await box.fill('1');
  await counted(page);
  return times(runs, async (run) => {
    await box.press('ControlOrMeta+A');
    return answered(page, status(page), () => box.press(digit(run)));
  });
}

/** Types the last digit of a rule's text. */
export async function countOfText(page: Page, runs: number): Promise<number[]> {
  await page.goto('/segments/new?text=1');
  const area = page.getByRole('textbox', { name: /规则/ }).first();
  await area.fill('count(order, last 90d) >= 1');
  await counted(page);
  return times(runs, async (run) => {
    await area.press('End');
    await area.press('Shift+ArrowLeft');
    return answered(page, status(page), () => area.press(digit(run)));
  });
}

/** Types the last digit of an identifier that is searched. */
export async function found(page: Page, runs: number): Promise<number[]> {
  await page.goto('/customers');
  const box = page.getByRole('searchbox');
  await box.fill('c00123');
  const rows = page.getByRole('table');
  return times(runs, async (run) => {
    await box.fill('c00123');
    await expect(rows.getByRole('row').nth(1)).toContainText('c0012300');
    return answered(page, rows, () => box.press(digit(run)));
  });
}

async function times(runs: number, once: (run: number) => Promise<number>): Promise<number[]> {
  const found: number[] = [];
  for (let run = 0; run <= runs; run++) found.push(await once(run));
  return found;
}

/** Never the same twice in a row, so that nothing is known from before. */
const digit = (run: number) => String(2 + (run % 7));

/** Where the count of the rule stands. */
const status = (page: Page) => page.getByRole('status').first();

async function counted(page: Page): Promise<void> {
  await expect(status(page)).toContainText(/\d/);
}

/** From the next input until the text of `shown` is another one and drawn. */
async function answered(page: Page, shown: Locator, press: () => Promise<void>): Promise<number> {
  await shown.evaluate((element) => {
    const before = element.textContent;
    let pressed = NaN;
    const key = () => (pressed = performance.now());
    document.addEventListener('input', key, { once: true, capture: true });
    window.answered = new Promise((resolve) => {
      const watcher = new MutationObserver(() => {
        if (Number.isNaN(pressed) || element.textContent === before) return;
        watcher.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - pressed));
      });
      watcher.observe(element, { subtree: true, childList: true, characterData: true });
    });
  });
  await press();
  return page.evaluate(() => window.answered ?? NaN);
}
