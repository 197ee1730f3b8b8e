import { expect, test } from 'vitest';

import { pastedInto } from './pasted.ts';

const field = { value: 'C1\nC2\nC3', selectionStart: 3, selectionEnd: 5 };

test('many lines take the place of what is chosen', () => {
  const many = Array.from({ length: 400 }, (_, at) => `N${at}`).join('\n');
  expect(pastedInto(field, many)).toBe(`C1\n${many}\nC3`);
});

test('a few lines are left to the browser', () => {
  expect(pastedInto(field, 'N1\nN2')).toBeUndefined();
});
