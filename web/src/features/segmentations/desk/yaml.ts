/** Definitions as files say them. */
import type { Draft, Method } from '../specs.ts';
import { METHODS } from '../specs.ts';

/** Fields in the order in which people write them; others come behind. */
const ORDER = [
  ...['method', 'name', 'label', 'title', 'zh', 'en', 'description', 'event', 'recency'],
  ...['frequency', 'monetary', 'population', 'value', 'potential', 'of', 'by', 'bins', 'levels'],
  ...['scores', 'criteria', 'weight', 'when', 'points', 'r', 'f', 'm', 'cuts', 'labels'],
  ...['otherwise', 'outside', 'refit'],
];

/** The same with its fields in order, all the way down. */
function tidied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value !== 'object' || value === null) return value;
  const place = (field: string) => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);
  const fields = Object.entries(value).sort(([a], [b]) => place(a) - place(b));
  return Object.fromEntries(fields.map(([field, held]) => [field, tidied(held)]));
}

/** A definition as YAML, ready for `fenqun apply`. */
export async function writeYaml(draft: Draft): Promise<string> {
  const { stringify } = await import('yaml');
  const { kind, metadata, spec } = draft;
  const document = {
    apiVersion: 'fenqun/v1',
    kind,
    metadata: tidied(metadata),
    spec: tidied(spec),
  };
  return stringify(document, { lineWidth: 100 });
}

/** A definition out of YAML; why not when it is none. */
export async function readYaml(text: string): Promise<Draft | { wrong: string }> {
  const { parse } = await import('yaml');
  let read: unknown;
  try {
    read = parse(text);
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  return isDraft(read) ? read : { wrong: '' };
}

/** Whether it looks like a segmentation as far as forms need it; the server looks closer. */
function isDraft(read: unknown): read is Draft {
  if (typeof read !== 'object' || read === null) return false;
  const { kind, metadata, spec } = read as Partial<Draft>;
  return (
    kind === 'Segmentation' &&
    typeof metadata?.name === 'string' &&
    METHODS.includes(spec?.method as Method) &&
    hasItsParts(spec as unknown as Record<string, unknown>)
  );
}

const PARTS: Record<Method, string[]> = {
  rfm: ['recency', 'frequency', 'monetary'],
  abc: ['value'],
  matrix: ['value', 'potential'],
  lifecycle: [],
  bands: ['value', 'labels'],
  scorecard: ['criteria', 'cuts', 'labels'],
  rules: ['labels', 'otherwise'],
};

function hasItsParts(spec: Record<string, unknown>): boolean {
  const method = spec.method as Method;
  return PARTS[method].every((part) => spec[part] !== undefined && spec[part] !== null);
}
