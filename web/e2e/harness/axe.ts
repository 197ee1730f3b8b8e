/** Whether people who use a keyboard, a screen reader or larger contrast get along with a page. */
import { createRequire } from 'node:module';

import { expect, type Page } from '@playwright/test';
import type { AxeResults, Result } from 'axe-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const GRAVE = ['serious', 'critical'];

/** Nothing serious or critical stands in the way, by WCAG 2.2 AA as far as a machine can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(stillness);
  const loaded = await page.evaluate(() => 'axe' in window);
  // By the debugger, which the policy of the page does not bind.
  if (!loaded) await page.evaluate(await source());
  await page.evaluate(moved);
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } };
    return axe.run();
  });
  const grave = results.violations.filter(({ impact }) => GRAVE.includes(impact ?? ''));
  expect(grave.map(told), `${page.url()} is accessible`).toEqual([]);
}

/** What fades or slides has its colours only when it has come to rest. */
async function moved(): Promise<void> {
  const moving = document.getAnimations().filter(({ effect }) => {
    return effect?.getTiming().iterations !== Infinity;
  });
  await Promise.allSettled(moving.map(({ finished }) => finished));
}

/** Colours on their way from one to another are neither: waits until nothing moves that ends. */
async function stillness(): Promise<void> {
  const ends = ({ effect }: Animation) => effect?.getComputedTiming().endTime !== Infinity;
  const moving = document.getAnimations().filter(ends);
  await Promise.allSettled(moving.map(({ finished }) => finished));
}

function told({ id, help, nodes }: Result): string {
  const places = nodes
    .slice(0, 5)
    .map(({ html, target, any }) => `  ${target.join(' ')}\n    ${html}\n    ${any[0]?.message}`);
  return [`${id}: ${help} (${nodes.length})`, ...places].join('\n');
}

async function source(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(AXE, 'utf8');
}
