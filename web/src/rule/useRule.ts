/**
 * A rule in its two forms, tree and text, always in step: what is typed is read, what is built is
 * written, each when the hand rests. Text that cannot be read leaves the last tree as it was.
 */
import { useEffect, useState } from 'react';

import { api, type Schema, server } from '~/api/client.ts';
import { REST } from '~/ui/useDebounced.ts';

import type { Draft, Node } from './tree/node.ts';
import { type Sent, sent } from './tree/sent.ts';

export type RuleProblem = Schema['RuleProblem'];

type Request = { by: 'text'; text: string } | { by: 'tree'; root: Draft<Node> };

/** What was understood last. */
interface Settled {
  sent: Sent;
  /** The rule as it is always written; null when there is none, or it cannot be read. */
  rule: string | null;
  problems: RuleProblem[];
}

const EMPTY: Settled = {
  sent: { tree: null, rows: [], unfinished: 0 },
  rule: null,
  problems: [],
};

export interface RuleEdit {
  root: Draft<Node>;
  text: string;
  settled: Settled;
  /** The text can be read, so that the tree is its tree. */
  readable: boolean;
  /** The last change is not understood yet. */
  isPending: boolean;
  /** What it was in the beginning, as it is always written; undefined until that is known. */
  first: string | null | undefined;
  editText: (text: string) => void;
  editTree: (root: Draft<Node>) => void;
}

/** `blank` is what an empty rule begins with. */
export function useRule(initial: string, blank: Draft<Node> = null): RuleEdit {
  const isBlank = blank !== null && initial.trim() === '';
  const [request, setRequest] = useState<Request>(
    isBlank ? { by: 'tree', root: blank } : { by: 'text', text: initial },
  );
  const [root, setRoot] = useState<Draft<Node>>(isBlank ? blank : null);
  const [text, setText] = useState(initial);
  const [settled, setSettled] = useState(EMPTY);
  const [readable, setReadable] = useState(true);
  const [done, setDone] = useState<Request>();
  const begun = api.useQuery(
    'post',
    '/api/v1/rules/parse',
    { body: { rule: initial } },
    { enabled: initial.trim() !== '', staleTime: Infinity },
  );
  useEffect(() => {
    const stop = new AbortController();
    const settle = async () => {
      if (request.by === 'tree') {
        // What was built is counted while its text is being written.
        setReadable(true);
        setSettled((before) => ({ ...before, sent: sent(request.root), problems: [] }));
      }
      const found = request.by === 'text' ? await read(request.text, stop.signal) : undefined;
      const written = request.by === 'tree' ? await write(request.root, stop.signal) : undefined;
      if (stop.signal.aborted) return;
      setDone(request);
      if (found) {
        setReadable(found.readable);
        if (found.readable) setRoot(found.root);
        setSettled((before) => (found.readable ? found.settled : { ...before, ...found.broken }));
      } else if (written) {
        setText(written.rule ?? '');
        setSettled((before) => ({ ...before, rule: written.rule }));
      }
    };
    const timer = setTimeout(() => void settle().catch(() => undefined), REST);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [request]);
  return {
    root,
    text,
    settled,
    readable,
    isPending: done !== request,
    first: initial.trim() === '' ? null : begun.data?.rule,
    editText: (typed) => {
      setText(typed);
      setRequest({ by: 'text', text: typed });
    },
    editTree: (built) => {
      setRoot(built);
      setRequest({ by: 'tree', root: built });
    },
  };
}

interface Read {
  readable: boolean;
  root: Draft<Node>;
  settled: Settled;
  /** What is left of the former rule when the text cannot be read. */
  broken: Pick<Settled, 'problems' | 'rule'>;
}

async function read(text: string, signal: AbortSignal): Promise<Read> {
  const nothing = { rule: null, problems: [] };
  if (text.trim() === '') return { readable: true, root: null, settled: EMPTY, broken: nothing };
  const { data } = await server.POST('/api/v1/rules/parse', { body: { rule: text }, signal });
  const root = (data?.tree ?? null) as Draft<Node>;
  const problems = data?.problems ?? [];
  const settled = { sent: sent(root), rule: data?.rule ?? null, problems };
  return { readable: root !== null, root, settled, broken: { rule: null, problems } };
}

async function write(root: Draft<Node>, signal: AbortSignal): Promise<Pick<Settled, 'rule'>> {
  const { tree } = sent(root);
  if (tree === null) return { rule: null };
  const body = { tree: tree as unknown as Record<string, never> };
  const { data } = await server.POST('/api/v1/rules/print', { body, signal });
  return { rule: data?.rule ?? null };
}
