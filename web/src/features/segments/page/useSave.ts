/** Saves a segment and offers to take that back: the former version again, or none of a new one. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { applyDefinitions, deleteDefinition } from '~/api/apply.ts';
import { useText } from '~/messages/Messages.tsx';
import { paths } from '~/ui/paths.ts';
import { useUndo } from '~/ui/undo.tsx';
import { useAway } from '~/ui/useAway.ts';

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
  const away = useAway();
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
        } else {
          leaveFreely();
          await away(paths.segments());
          await deleteDefinition('Segment', name, version);
        }
        await queries.invalidateQueries();
      });
    } catch (refused) {
      setError(refused);
    } finally {
      setRunning(false);
    }
  };
  return { run, error, isRunning };
}
