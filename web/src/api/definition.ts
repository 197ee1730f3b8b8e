/** Saved definitions, in the one form that files, the API and the page share. */
import { useQuery } from '@tanstack/react-query';

import { api, type Schema } from './client.ts';

export interface Title {
  zh?: string | null;
  en?: string | null;
}

/** The envelope of a definition; `docs/language.md` and the JSON Schemas say what a spec holds. */
export interface Definition<Spec = Record<string, unknown>> {
  apiVersion?: string;
  kind: string;
  metadata: {
    name: string;
    title?: Title;
    description?: string;
    owner?: string;
    tags?: string[];
  };
  spec: Spec;
}

export interface Saved<Spec = Record<string, unknown>> {
  definition: Definition<Spec>;
  version: number;
  yaml: string;
}

/** One definition as it is saved. */
export function definitionOf(kind: Schema['Kind'], name: string) {
  return api.queryOptions('get', '/api/v1/definitions/{kind}/{name}', {
    params: { path: { kind, name } },
  });
}

/** One definition as it is saved; asks nothing without a name. */
export function useDefinition<Spec>(kind: Schema['Kind'], name: string | undefined) {
  return useQuery({
    ...definitionOf(kind, name ?? ''),
    enabled: name !== undefined,
    // The same address also answers YAML, when that is asked for; the page never does.
    select: (data) => data as unknown as Saved<Spec>,
  });
}
