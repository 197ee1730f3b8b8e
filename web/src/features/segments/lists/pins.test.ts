import { expect, test } from 'vitest';

import { withAdded, withTakenOff } from './pins.ts';

test('whoever is put on the list is on it once, and no longer kept off it', () => {
  const before = { add: ['C1'], remove: ['C2', 'C3'] };
  expect(withAdded(before, ['C2', 'C1'])).toEqual({ add: ['C1', 'C2'], remove: ['C3'] });
  expect(withAdded({}, ['C1'])).toEqual({ add: ['C1'] });
});

test('taken off by any identifier; kept off only where a rule could bring them back', () => {
  const identifiers = ['C1', 'customer:C1', '+8613812345678'];
  expect(withTakenOff({ add: ['+8613812345678', 'C2'] }, 'C1', identifiers)).toEqual({
    add: ['C2'],
  });
  expect(withTakenOff({ rule: 'true', add: ['C1'] }, 'C1', identifiers)).toEqual({
    rule: 'true',
    remove: ['C1'],
  });
});
