import { describe, expect, it, test } from 'vitest';

import { largestMovements, movedCustomers, ranks, weekBefore } from './movements.ts';

const flows = {
  labels: ['A', 'B', 'C', 'none'],
  matrix: [
    [90, 5, 1, 0],
    [12, 80, 0, 0],
    [0, 3, 70, 0],
    [7, 0, 0, 40],
  ],
};

describe('movements', () => {
  it('are the largest ones, judged where the groups have an order', () => {
    const rank = ranks('abc', {}, flows.labels, ['none']);
    expect(largestMovements(flows, rank, 3)).toEqual([
      { from: 'B', to: 'A', customers: 12, news: 'better' },
      { from: 'none', to: 'A', customers: 7, news: undefined },
      { from: 'A', to: 'B', customers: 5, news: 'worse' },
    ]);
  });

  it('count everybody who changed', () => {
    expect(movedCustomers(flows)).toBe(28);
  });

  it('are not judged where nobody said which group is better', () => {
    const rank = ranks('bands', { labels: ['young', 'old'] }, ['young', 'old'], []);
    expect(rank('old')).toBeUndefined();
    const own = ranks('rfm', { labels: [{ label: 'x' }] }, ['x', 'y'], []);
    expect(own('x')).toBeUndefined();
  });

  it('of a preset are better towards the first group', () => {
    const rank = ranks('rfm', { labels: 'preset/rfm-6' }, ['best', 'lost'], []);
    expect(rank('best')).toBeGreaterThan(rank('lost') ?? 0);
  });

  it('of a lifecycle go from lost to mature', () => {
    const labels = ['potential', 'lost', 'declining', 'new', 'returned', 'mature', 'growing'];
    const rank = ranks('lifecycle', {}, labels, []);
    expect(rank('potential')).toBeUndefined();
    expect(rank('lost')).toBeLessThan(rank('declining') ?? 0);
    expect(rank('mature')).toBe(rank('growing'));
  });
});

test('a week before is a day of the workspace', () => {
  expect(weekBefore('2026-03-31T16:00:00Z', 'Asia/Shanghai')).toBe('2026-03-25');
  expect(weekBefore('2026-03-31T15:59:59Z', 'Asia/Shanghai')).toBe('2026-03-24');
});
