import { expect, test } from 'vitest';

import { isDue } from './due.ts';

test('limits are due when a new month, quarter, half-year or year has begun', () => {
  expect(isDue('2026-01-01', '2026-03-31', { every: 'quarter' })).toBe(false);
  expect(isDue('2026-03-31', '2026-04-01', { every: 'quarter' })).toBe(true);
  expect(isDue('2026-03-31', '2026-04-01', { every: 'half-year' })).toBe(false);
  expect(isDue('2026-06-30', '2026-12-31', { every: 'half-year' })).toBe(true);
  expect(isDue('2025-12-31', '2026-01-01', { every: 'year' })).toBe(true);
  expect(isDue('2026-02-28', '2026-03-01', { every: 'month' })).toBe(true);
});

test('without a rhythm never', () => {
  expect(isDue('2016-01-01', '2036-01-01', undefined)).toBe(false);
});
