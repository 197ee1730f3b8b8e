/** Pictures of every page; see `e2e/screenshots/take.pictures.ts`. */
import { defineConfig } from '@playwright/test';

import { browser } from './e2e/harness/browser.ts';

export default defineConfig({
  testDir: 'e2e/screenshots',
  testMatch: '*.pictures.ts',
  retries: 0,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  outputDir: 'test-results',
  reporter: 'list',
  use: { ...browser(), trace: 'off' },
});
