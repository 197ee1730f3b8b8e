/** Definitions as files say them. */
import type { Draft, Method } from '../specs.ts';
import { METHODS } from '../specs.ts';

/** A definition as YAML, ready for `fenqun apply`. */
export async function writeYaml(draft: Draft): Promise<string> {
  const { stringify } = await import('yaml');
  const { kind, metadata, spec } = draft;
  return stringify({ apiVersion: 'fenqun/v1', kind, metadata, spec }, { lineWidth: 100 });
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
