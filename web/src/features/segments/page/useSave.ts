/** Saves a segment or a list and offers to take that back: the former version again, or none of a new one. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { applyDefinitions } from '~/api/apply.ts';
import type { Definition, Saved } from '~/api/definition.ts';
import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';
import { leaveFreely } from '~/ui/Leaving.tsx';
import { paths } from '~/ui/paths.ts';
import { useUndo } from '~/ui/undo.tsx';
import { useRemove } from '~/ui/useRemove.ts';

interface Wanted<Spec> {
  kind: 'Segment' | 'StaticList';
  metadata: Definition['metadata'];
  spec: Spec;
  /** As it was before; nothing of a new one. */
  saved?: Saved<Spec> | undefined;
}

export function useSave(onSaved?: () => void) {
  const text = useText();
  const navigate = useNavigate();
  const remove = useRemove();
  const queries = useQueryClient();
  const undo = useUndo();
  const [error, setError] = useState<unknown>();
  const [isRunning, setRunning] = useState(false);
  const run = async <Spec>({ kind, metadata, spec, saved }: Wanted<Spec>) => {
    setRunning(true);
    setError(undefined);
    const { name } = metadata;
    const definition = { apiVersion: 'fenqun/v1', kind, metadata, spec };
    try {
      const applied = await applyDefinitions([definition], saved?.version ?? 0);
      const version = applied.definitions[0]?.version ?? 1;
      onSaved?.();
      await queries.invalidateQueries();
      if (!saved) {
        leaveFreely();
        void navigate(paths.segment(name));
      }
      undo(text('segments-saved'), async () => {
        if (saved) {
          await applyDefinitions([saved.definition], version);
          await queries.invalidateQueries();
          return;
        }
        const leave = { from: paths.segment(name), to: paths.segments(), before: leaveFreely };
        await remove({ kind, name, version, leave });
      });
    } catch (refused) {
      setError(refused);
      // Somebody else took the name just now: what is saved is asked for anew, then another is found.
      if (!saved && problemOf(refused).status === 412) await queries.invalidateQueries();
    } finally {
      setRunning(false);
    }
  };
  return { run, error, isRunning };
}
