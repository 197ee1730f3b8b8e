// The derived files and what they must hold.
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { parse } from '@fluent/syntax';
import openapiTS, { astToString } from 'openapi-typescript';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const HEAD = '// Written by `npm run generate`; do not edit.\n\n';

/** Every derived file: where it lies, and its text. */
export async function generated() {
  return [
    { path: path('../src/api/schema.d.ts'), text: await apiTypes() },
    { path: path('../src/messages/ids.ts'), text: await messageIds() },
  ];
}

async function apiTypes() {
  const document = await readFile(path('../../crates/server/openapi.json'), 'utf8');
  return HEAD + astToString(await openapiTS(JSON.parse(document)));
}

async function messageIds() {
  const ids = new Set();
  const folder = path('../messages/en/');
  for (const file of (await readdir(folder)).sort()) {
    const { body } = parse(await readFile(folder + file, 'utf8'), {});
    for (const entry of body) if (entry.type === 'Message') ids.add(entry.id.name);
  }
  const lines = [...ids].sort().map((id) => `  | '${id}'`);
  return `${HEAD}/** Every message of the catalogue. */\nexport type MessageId =\n${lines.join('\n')};\n`;
}
