/** A formula as text, edited as a tree: what is built is written and told as soon as it is complete. */
import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { api, server } from '~/api/client.ts';

import { type Draft, isComplete, type Node } from '../tree/node.ts';

interface Built {
  /** The text that the tree is of, or that it is going to replace. */
  of: string;
  tree: Draft<Node>;
}

export interface Formula {
  /** Undefined while it is not known, or when the text cannot be read. */
  tree: Draft<Node> | undefined;
  isLoading: boolean;
  edit: (tree: Draft<Node>) => void;
}

export function useFormula(value: string, onChange: (value: string) => void): Formula {
  const isEmpty = value.trim() === '';
  const parsed = api.useQuery(
    'post',
    '/api/v1/rules/parse',
    { body: { rule: value } },
    { enabled: !isEmpty, staleTime: Infinity, placeholderData: keepPreviousData },
  );
  const [built, setBuilt] = useState<Built>();
  const writing = useRef<AbortController>(undefined);
  // The text is told later than it was built; the form around may have changed since.
  const told = useRef(onChange);
  useEffect(() => {
    told.current = onChange;
  });
  useEffect(() => () => writing.current?.abort(), []);
  const write = async (tree: Draft<Node>) => {
    writing.current?.abort();
    const { signal } = (writing.current = new AbortController());
    setBuilt({ of: value, tree });
    if (!isComplete(tree)) return;
    const body = { tree: tree as unknown as Record<string, never> };
    const { data } = await server.POST('/api/v1/rules/print', { body, signal });
    if (!data || signal.aborted) return;
    setBuilt({ of: data.rule, tree });
    told.current(data.rule);
  };
  const read = isEmpty ? null : ((parsed.data?.tree ?? undefined) as Draft<Node> | undefined);
  return {
    tree: built?.of === value ? built.tree : read,
    isLoading: !isEmpty && parsed.isPending,
    edit: (tree) => void write(tree).catch(() => undefined),
  };
}
