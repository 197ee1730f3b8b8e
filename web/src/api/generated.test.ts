// @vitest-environment node
import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { generated } from '../../scripts/generated.mjs';

test('the derived files are those of the API and of the messages: npm run generate', async () => {
  for (const { path, text } of await generated()) {
    expect(await readFile(path, 'utf8'), path).toBe(text);
  }
});
