import { expect, test } from 'vitest';

import { keepListsSound } from './soundLists.ts';

test('an option before the first one is not named as active', async () => {
  document.body.innerHTML = '<input>';
  const input = document.querySelector('input');
  const watcher = keepListsSound(document.body);
  const active = async (value: string) => {
    input?.setAttribute('aria-activedescendant', value);
    await Promise.resolve();
    return input?.getAttribute('aria-activedescendant');
  };
  expect(await active('_r_1__list_-1')).toBeNull();
  expect(await active('_r_1__list_0')).toBe('_r_1__list_0');
  expect(await active('_r_1__list_-1')).toBeNull();
  watcher.disconnect();
});
