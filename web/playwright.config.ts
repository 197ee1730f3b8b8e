/** End-to-end tests: a real Chromium against the real binary. See `e2e/harness/test.ts`. */
import { defineConfig } from '@playwright/test';

import { browser } from './e2e/harness/browser.ts';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  // A test that only passes when it is tried again is a failing test.
  retries: 0,
  workers: process.env.CI ? 1 : 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Two runs at one time need a folder each.
  outputDir: process.env.TEST_RESULTS ?? 'test-results',
  reporter: 'list',
  use: browser(),
});
