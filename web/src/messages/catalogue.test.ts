// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { type Entry, parse, Visitor, type VariableReference } from '@fluent/syntax';
import { expect, test } from 'vitest';

import { textOf } from './catalogue.ts';

const web = fileURLToPath(new URL('../..', import.meta.url));

/** Messages of a language: file, and which values each is filled with. */
function messages(language: string): Map<string, string> {
  const found = new Map<string, string>();
  const folder = `${web}messages/${language}/`;
  for (const file of readdirSync(folder).sort()) {
    for (const entry of parse(readFileSync(folder + file, 'utf8'), {}).body) {
      expect(entry.type, `${language}/${file} can be read`).not.toBe('Junk');
      if (entry.type !== 'Message') continue;
      expect(found.has(entry.id.name), `${entry.id.name} is there once`).toBe(false);
      found.set(entry.id.name, `${file}: ${values(entry).join(', ')}`);
    }
  }
  return found;
}

function values(entry: Entry): string[] {
  const names = new Set<string>();
  class Values extends Visitor {
    visitVariableReference(reference: VariableReference) {
      names.add(reference.id.name);
    }
  }
  new Values().visit(entry);
  return [...names].sort();
}

/** Every source of the page in one text. */
function sources(): string {
  return readdirSync(`${web}src`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/(\.test\.tsx?|ids\.ts|\.d\.ts)$/.test(path))
    .map((path) => readFileSync(`${web}src/${path}`, 'utf8'))
    .join('\n');
}

test('both languages have the same messages, filled with the same values', () => {
  expect([...messages('zh-CN')]).toEqual([...messages('en')]);
});

test('every message is used', () => {
  const code = sources();
  // Families whose last part is known only when the page runs: text(`role-${role}`).
  const families = [...code.matchAll(/`([a-z0-9-]+-)\$\{/g)].map(([, stem]) => stem as string);
  const unused = [...messages('en').keys()].filter(
    (id) => !code.includes(`'${id}'`) && !families.some((stem) => id.startsWith(stem)),
  );
  expect(unused).toEqual([]);
});

test('a text is filled and follows the language', () => {
  const file = (language: string) => readFileSync(`${web}messages/${language}/ui.ftl`, 'utf8');
  expect(textOf('en', [file('en')])('ui-customers', { count: 1 })).toBe('1 customer');
  expect(textOf('en', [file('en')])('ui-customers', { count: 5449 })).toBe('5,449 customers');
  expect(textOf('zh-CN', [file('zh-CN')])('ui-customers', { count: 5449 })).toBe('5,449 位客户');
});
