import { expect, test } from 'vitest';

import { differences } from './differences.ts';

test('what both say alike is left out', () => {
  const theirs = {
    kind: 'Segment',
    metadata: { name: 'vip', title: { zh: '贵宾' }, tags: ['a', 'b'] },
    spec: { rule: 'did(order, last 30d)' },
  };
  const mine = {
    metadata: { name: 'vip', title: { zh: '贵宾' }, owner: '会员部', tags: ['a', 'b'] },
    rule: 'did(order, last 60d)',
  };
  expect(differences(mine, theirs)).toEqual([
    { what: 'rule', mine: 'did(order, last 60d)', theirs: 'did(order, last 30d)' },
    { what: 'owner', mine: '会员部', theirs: '' },
  ]);
});
