/** Asks how a file that was sent would be read, by the guessed mapping or a corrected one. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { type Schema, server } from '~/api/client.ts';
import { paths } from '~/ui/paths.ts';
import { useDebounced } from '~/ui/useDebounced.ts';

import { lacks, type RowKind, type Source } from './mapping.ts';

export type Guess = Schema['Guess'];

/** The page of a file that was sent. */
export function newImportPath(upload: string, as: RowKind, source: string): string {
  const query = new URLSearchParams({ upload });
  if (as !== 'events') query.set('as', as);
  if (source) query.set('source', source);
  return `${paths.newImport()}?${query}`;
}

export function guessKey(upload: string, as: RowKind, source: string, mapping?: string) {
  return ['guess', upload, as, source, mapping ?? ''];
}

/** What is guessed about a file. */
export function useGuess(upload: string, as: RowKind, source: string) {
  return useQuery({
    queryKey: guessKey(upload, as, source),
    queryFn: ({ signal }) => guessed(upload, as, source, undefined, signal),
    staleTime: Infinity,
  });
}

/** What a corrected mapping makes of the first rows; asks nothing while it cannot be used. */
export function useTrial(upload: string, as: RowKind, draft: Source | undefined) {
  const mapping = useDebounced(draft && JSON.stringify(draft), 150);
  return useQuery({
    queryKey: guessKey(upload, as, '', mapping),
    queryFn: ({ signal }) => guessed(upload, as, '', mapping, signal),
    enabled: mapping !== undefined && draft !== undefined && lacks(draft.spec) === undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

async function guessed(
  upload: string,
  as: RowKind,
  source: string,
  mapping: string | undefined,
  signal: AbortSignal,
): Promise<Guess> {
  const { data } = await server.POST('/api/v1/imports/guess', {
    params: { query: { upload, as, ...(source && { source }) } },
    ...asText(mapping),
    signal,
  });
  return data as Guess;
}

/** Begins an import of a file that was sent; `dryRun` reads and reports only. */
export async function beginImport(upload: string, source: Source, dryRun: boolean) {
  const { data } = await server.POST('/api/v1/imports', {
    params: { query: { upload, as: source.spec.as, ...(dryRun && { dry_run: true }) } },
    ...asText(JSON.stringify(source)),
  });
  return data as Schema['Import'];
}

/** A mapping as the body of a request. JSON is YAML too. */
function asText(mapping: string | undefined) {
  return {
    body: mapping ?? '',
    bodySerializer: (body: string) => body,
    headers: { 'Content-Type': 'application/yaml' },
  };
}
