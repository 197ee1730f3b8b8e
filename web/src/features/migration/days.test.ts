import { expect, test } from 'vitest';

import { dayOf } from '~/ui/days.ts';

import { before } from './days.ts';

test('the day is that of the workspace', () => {
  expect(dayOf('2026-03-31T16:00:00Z', 'Asia/Shanghai')).toBe('2026-04-01');
  expect(dayOf('2026-03-31T16:00:00Z', 'Europe/London')).toBe('2026-03-31');
  expect(dayOf('2026-04-01', 'America/New_York')).toBe('2026-04-01');
});

test('so long before', () => {
  expect(before('2026-03-31', 'week')).toBe('2026-03-24');
  expect(before('2026-03-31', 'month')).toBe('2026-02-28');
  expect(before('2026-03-31', 'quarter')).toBe('2025-12-31');
  expect(before('2024-02-29', 'year')).toBe('2023-02-28');
});
