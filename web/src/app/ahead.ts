/**
 * Asks for what every page needs while the page itself is still on the way: who is signed in, what
 * there is in the workspace, its time zone and currency. Asked one after another by the parts that
 * show them, each would wait until the part before it is drawn.
 */
import type { QueryClient } from '@tanstack/react-query';

import { definitionOf } from '~/api/definition.ts';
import { VOCABULARY } from '~/api/labels.ts';
import { SESSION } from '~/api/session.tsx';
import { STATUS, WORKSPACES } from '~/api/workspace.ts';

/** Does nothing more where nobody is signed in; whoever shows an answer asks again for one that failed. */
export async function askAhead(queries: QueryClient): Promise<void> {
  const session = await queries.fetchQuery(SESSION).catch(() => undefined);
  if (!session || session.must_change_password) return;
  const workspace = async () => {
    const { items } = await queries.fetchQuery(WORKSPACES);
    const [saved] = items;
    if (saved) await queries.prefetchQuery(definitionOf('Workspace', saved.name));
  };
  await Promise.allSettled([
    queries.prefetchQuery(VOCABULARY),
    queries.prefetchQuery(STATUS),
    workspace(),
  ]);
}
