import { expect, test } from 'vitest';

import { wayTo } from './Attention.tsx';

test('an import leads to its page, one of the command line to the list of files', () => {
  const target = { kind: 'import' as const, definition_kind: null };
  expect(wayTo({ ...target, name: '12' })).toBe('/data/imports/12');
  expect(wayTo({ ...target, name: null })).toBe('/data');
});
