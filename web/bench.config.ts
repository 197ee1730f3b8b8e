/** How long people wait for the page, in a browser; `cargo xtask bench page` runs it. */
import { defineConfig } from '@playwright/test';

import { browser } from './e2e/harness/browser.ts';

export default defineConfig({
  testDir: 'e2e/bench',
  testMatch: '*.bench.ts',
  retries: 0,
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 30_000 },
  outputDir: process.env.TEST_RESULTS ?? 'test-results',
  // What is printed is the table.
  reporter: 'line',
  use: { ...browser(), screenshot: 'off', trace: 'off' },
});
