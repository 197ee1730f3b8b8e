/** Files on their way to the server, with how far they are: `fetch` does not tell. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useNavigate } from 'react-router';

import { ownHeaders, type Schema } from '~/api/client.ts';
import { Problem, type ProblemDocument, problemOf } from '~/api/problem.ts';

import { guessKey, newImportPath } from './guess.ts';
import { looksLikeCustomers, type RowKind, type Source } from './mapping.ts';

interface Sending {
  file: string;
  /** How much has left, 0 to 1. */
  share: number;
}

/** Sends a file, has its mapping guessed, and goes to where it can be looked at and corrected. */
export function useSendFile(source: string) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const request = useRef<XMLHttpRequest>(undefined);
  const [sending, setSending] = useState<Sending>();
  const [error, setError] = useState<unknown>();
  const send = useCallback(
    async (file: File) => {
      setError(undefined);
      setSending({ file: file.name, share: 0 });
      const made = new XMLHttpRequest();
      request.current = made;
      try {
        const progress = (share: number) => setSending({ file: file.name, share });
        const guess = await sent(made, file, 'events', source, progress).catch((error: unknown) => {
          // The source that it is read by, named or of the file's name, lists customers.
          if (problemOf(error).code !== 'import-source-kind') throw error;
          return sent(made, file, 'customers', source, progress);
        });
        const as = kindOf(guess);
        const { spec } = guess.definition as unknown as Source;
        if (spec.as === as) queries.setQueryData(guessKey(guess.upload, as, source), guess);
        await navigate(newImportPath(guess.upload, as, source));
      } catch (error) {
        if (made.status !== 0 || made.readyState !== XMLHttpRequest.UNSENT) setError(error);
      } finally {
        setSending(undefined);
      }
    },
    [navigate, queries, source],
  );
  const stop = useCallback(() => request.current?.abort(), []);
  return { send, stop, sending, error };
}

/** What the rows of a file are, as far as its guess tells. */
function kindOf(guess: Schema['Guess']): RowKind {
  const { spec } = guess.definition as unknown as Source;
  if (spec.as === 'customers') return 'customers';
  const isTimeless = guess.problem.some(({ code }) => code === 'import-guess-no-time');
  return isTimeless || looksLikeCustomers(spec) ? 'customers' : 'events';
}

function sent(
  request: XMLHttpRequest,
  file: File,
  as: RowKind,
  source: string,
  progress: (share: number) => void,
): Promise<Schema['Guess']> {
  const query = new URLSearchParams({ as, file_name: file.name });
  if (source) query.set('source', source);
  return new Promise((resolve, reject) => {
    request.open('POST', `/api/v1/imports/guess?${query}`);
    const headers = { ...ownHeaders('POST'), 'Content-Type': 'application/octet-stream' };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as Schema['Guess']);
      else reject(refusal(request));
    };
    request.onerror = () => reject(new Problem({}, 0));
    request.onabort = () => reject(new Problem({}, 0));
    request.send(file);
  });
}

function refusal(request: XMLHttpRequest): Problem {
  try {
    return new Problem(JSON.parse(request.responseText) as ProblemDocument, request.status);
  } catch {
    return new Problem({}, request.status);
  }
}
