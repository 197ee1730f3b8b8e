import { expect, test } from 'vitest';

import { circlesOf, distanceFor } from './circles.ts';

const part = (sets: number[], customers: number) => ({ sets, customers });

test('circles and where two of them meet are in proportion', () => {
  const { circles, spots } = circlesOf(
    [400, 100],
    [part([0], 350), part([1], 50), part([0, 1], 50)],
  );
  expect((circles[0]?.radius ?? 0) / (circles[1]?.radius ?? 1)).toBeCloseTo(2);
  // By counting points on a fine grid.
  const inside = { both: 0, second: 0 };
  for (let x = -15; x < 30; x += 0.05) {
    for (let y = -15; y < 15; y += 0.05) {
      const [first, second] = circles.map((one) => Math.hypot(x - one.x, y - one.y) < one.radius);
      inside.both += first && second ? 1 : 0;
      inside.second += second ? 1 : 0;
    }
  }
  expect(inside.both / inside.second).toBeCloseTo(0.5, 1);
  expect(spots.map(({ sets }) => sets)).toEqual([[0], [1], [0, 1]]);
  for (const { x, y, sets } of spots) {
    const around = circles.flatMap((one, index) =>
      Math.hypot(x - one.x, y - one.y) < one.radius ? [index] : [],
    );
    expect(around).toEqual(sets);
  }
});

test('groups apart do not touch, one within another lies in it', () => {
  expect(distanceFor(2, 1, 0)).toBeGreaterThan(3);
  expect(distanceFor(2, 1, Math.PI)).toBeCloseTo(1);
  const within = circlesOf([400, 100], [part([0], 300), part([0, 1], 100)]);
  expect(within.spots.map(({ sets }) => sets)).toEqual([[0], [0, 1]]);
});

test('three groups stand in a triangle, also when none is possible', () => {
  const equal = circlesOf(
    [100, 100, 100],
    [part([0], 60), part([1], 60), part([2], 60), part([0, 1, 2], 40), part([], 5)],
  );
  const [a, b, c] = equal.circles;
  expect(a && b && c && Math.hypot(c.x - a.x, c.y - a.y)).toBeCloseTo(b ? b.x : 0);
  expect(equal.spots.map(({ sets }) => sets)).toContainEqual([0, 1, 2]);
  // The first two are apart, the third lies within the first.
  const apart = circlesOf([1000, 1000, 10], [part([0], 990), part([1], 1000), part([0, 2], 10)]);
  for (const { x, y } of apart.circles) expect(Number.isFinite(x + y)).toBe(true);
});
