/** Deletes a definition and everything the page still knows of it. */
import { type Query, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';

import { deleteDefinition } from '~/api/apply.ts';
import type { Schema } from '~/api/client.ts';

interface Removed {
  kind: Schema['Kind'];
  name: string;
  version: number;
  /** Its page, and where to go from there; `before` is called when it is gone. */
  leave?: { from: string; to: string; before?: () => void };
}

/** Gives `remove`; refused while others use the definition, and when it has changed meanwhile. */
export function useRemove(): (what: Removed) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async ({ kind, name, version, leave }) => {
    await deleteDefinition(kind, name, version);
    await queries.invalidateQueries({ refetchType: 'none' });
    // A list that was looked at before would name it once more, and its row ask for it.
    queries.removeQueries({ type: 'inactive' });
    if (leave && isAt(leave.from)) {
      leave.before?.();
      // Whatever is shown there asks anew. The page that is left would ask for what is gone.
      await navigate(leave.to);
      return;
    }
    const isOfOthers = ({ queryKey }: Query) => !JSON.stringify(queryKey).includes(`"${name}"`);
    await queries.refetchQueries({ type: 'active', predicate: isOfOthers });
  };
}

function isAt(path: string): boolean {
  return decodeURI(location.pathname) === decodeURI(path);
}
