/** Saves a segment and offers to take that back: the former version again, or none of a new one. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { applyDefinitions } from '~/api/apply.ts';
import { server } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { paths } from '~/ui/paths.ts';
import { useUndo } from '~/ui/undo.tsx';

import { leaveFreely } from './Leaving.tsx';
import type { Metadata, SavedSegment } from './spec.ts';

interface Wanted {
  metadata: Metadata;
  rule: string;
  saved: SavedSegment | undefined;
}

export function useSave(onSaved: () => void) {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const undo = useUndo();
  const [error, setError] = useState<unknown>();
  const [isRunning, setRunning] = useState(false);
  const run = async ({ metadata, rule, saved }: Wanted) => {
    setRunning(true);
    setError(undefined);
    const { name } = metadata;
    const definition = { apiVersion: 'fenqun/v1', kind: 'Segment', metadata, spec: { rule } };
    try {
      const applied = await applyDefinitions([definition], saved?.version ?? 0);
      const version = applied.definitions[0]?.version ?? 1;
      onSaved();
      await queries.invalidateQueries();
      leaveFreely();
      if (!saved) void navigate(paths.segment(name));
      undo(text('segments-saved'), async () => {
        if (saved) {
          await applyDefinitions([saved.definition], version);
          await queries.invalidateQueries();
          return;
        }
        await forget(name, version);
        leaveFreely();
        // What is shown no more is not asked for again.
        await queries.invalidateQueries({ refetchType: 'none' });
        await navigate(paths.segments());
      });
    } catch (refused) {
      setError(refused);
    } finally {
      setRunning(false);
    }
  };
  return { run, error, isRunning };
}

async function forget(name: string, version: number) {
  await server.DELETE('/api/v1/definitions/{kind}/{name}', {
    params: { path: { kind: 'Segment', name }, header: { 'If-Match': `"${version}"` } },
  });
}
