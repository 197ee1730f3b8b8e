import { expect, test } from 'vitest';

import { isDue } from './due.ts';

const fitted = '2026-01-01T00:00:00Z';

test('limits are due when their rhythm has passed', () => {
  expect(isDue(fitted, '2026-03-31T00:00:00Z', { every: 'quarter' })).toBe(false);
  expect(isDue(fitted, '2026-04-02T00:00:00Z', { every: 'quarter' })).toBe(true);
  expect(isDue(fitted, '2026-02-02T00:00:00Z', { every: 'month' })).toBe(true);
});

test('without a rhythm never', () => {
  expect(isDue(fitted, '2036-01-01T00:00:00Z', undefined)).toBe(false);
});
