/** What events, their properties, attributes and groups are called in the reader's language. */
import { useMemo } from 'react';

import type { Schema } from '~/api/client.ts';
import { useVocabulary } from '~/api/labels.ts';
import type { Language } from '~/messages/language.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useFormat } from '~/ui/format.ts';

import { type Tell, valueInShort } from './properties.ts';

export interface Words {
  /** An event at the head of something; its name when it has no title. */
  event: (name: string) => string;
  /** How the properties of an event are told. */
  properties: (event: string) => Tell;
  attribute: (name: string, title?: Schema['Title']) => string;
  /** A value of an attribute. */
  value: (attribute: string, value: unknown) => string;
  /** A segment, list or segmentation. */
  definition: (name: string) => string;
  /** A label of a segmentation. */
  label: (definition: string, label: string) => string;
}

const NONE: Pick<Schema['Vocabulary'], 'events' | 'attributes' | 'segmentations'> = {
  events: [],
  attributes: [],
  segmentations: [],
};

type Known = typeof NONE & Partial<Schema['Vocabulary']>;

export function useNames(): Words {
  const { language, text } = useLanguage();
  const format = useFormat();
  const known: Known = useVocabulary().data ?? NONE;
  return useMemo(() => {
    const yes = text('customer-yes');
    const no = text('customer-no');
    return { ...tellers(known, language, { ...format, yes, no }), ...titles(known, language) };
  }, [known, language, format, text]);
}

type Written = ReturnType<typeof useFormat> & { yes: string; no: string };

function tellers(known: Known, language: Language, written: Written) {
  const plain: Tell = {
    title: (name) => name,
    value: (name, value, type) => {
      if (typeof value === 'boolean') return value ? written.yes : written.no;
      if (type === 'date' && typeof value === 'string') return written.day(`${value}T12:00:00Z`);
      if (type === 'instant' && typeof value === 'string') return written.instant(value);
      return MONEY.has(name) && typeof value === 'number' ? written.money(value) : String(value);
    },
    type: () => undefined,
  };
  return {
    properties: (event: string): Tell => {
      const words = known.events.find(({ name }) => name === event)?.properties ?? [];
      const word = (name: string) => words.find((one) => one.name === name);
      return {
        ...plain,
        title: (name) => titleOf(word(name) ?? { name }, language),
        type: (name) => word(name)?.type,
      };
    },
    value: (attribute: string, value: unknown) => {
      const type = known.attributes.find(({ name }) => name === attribute)?.type;
      return valueInShort(value, { ...plain, type: () => type }, attribute);
    },
  };
}

/** Properties that are money, as imports and tracking calls name them. */
const MONEY: ReadonlySet<string> = new Set(['amount', 'price']);

function titles(known: Known, language: Language) {
  const definitions = [...(known.segments ?? []), ...(known.lists ?? []), ...known.segmentations];
  return {
    event: (name: string) =>
      headed(known.events.find((one) => one.name === name) ?? { name }, language),
    attribute: (name: string, title: Schema['Title'] = {}) => {
      const own = title.zh || title.en ? { name, title } : undefined;
      const word = own ?? known.attributes.find((one) => one.name === name);
      return headed(word ?? { name }, language);
    },
    definition: (name: string) =>
      titleOf(definitions.find((one) => one.name === name) ?? { name }, language),
    label: (definition: string, label: string) => {
      const labels = known.segmentations.find(({ name }) => name === definition)?.labels ?? [];
      return titleOf(labels.find(({ name }) => name === label) ?? { name: label }, language);
    },
  };
}

/** A title at the head of something, with a capital letter where the script has them; else the name. */
function headed(word: { name: string; title?: Schema['Title'] }, language: Language): string {
  if (!word.title?.zh && !word.title?.en) return word.name;
  const title = titleOf(word, language);
  return title.charAt(0).toUpperCase() + title.slice(1);
}
