/** Who is signed in, and what they may do. */
import { createContext, useContext } from 'react';

import { api, type Schema } from './client.ts';

export type Session = Schema['SessionView'];

/** Asked once; who is not signed in is told so at once. */
export const SESSION = api.queryOptions(
  'get',
  '/api/v1/session',
  {},
  { retry: false, retryOnMount: false, staleTime: Infinity },
);

/** What the rights are called; `GET /api/v1/session` lists those that one has. */
export type Right =
  | 'see'
  | 'see-personal'
  | 'define'
  | 'export'
  | 'import'
  | 'run-jobs'
  | 'forget'
  | 'merge'
  | 'manage-webhooks'
  | 'manage-keys'
  | 'manage-people'
  | 'audit';

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of whoever looks at the page. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody is signed in around this component');
  return session;
}

/** Whether they may do something. What they may not, is not offered to them. */
export function useRight(right: Right): boolean {
  return useSession().rights.includes(right);
}
