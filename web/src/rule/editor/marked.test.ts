import { expect, test } from 'vitest';

import { marked } from './marked.ts';

test('a place in a text is marked, behind its end as well', () => {
  expect(marked('a = 𝒃', [5])).toEqual([
    { text: 'a = ', wrong: false },
    { text: '𝒃', wrong: true },
  ]);
  expect(marked('a >=', [5])).toEqual([
    { text: 'a >=', wrong: false },
    { text: '\u00a0', wrong: true },
  ]);
  expect(marked('', [])).toEqual([]);
});
