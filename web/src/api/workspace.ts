/** Time zone and currency of the workspace. */
import { api } from './client.ts';
import { useDefinition } from './definition.ts';

export interface WorkspaceSpec {
  time_zone: string;
  currency: string;
  country: string;
  /** The instant at which the clock is held, for data that end in the past. */
  now?: string;
}

const DEFAULTS: WorkspaceSpec = { time_zone: 'Asia/Shanghai', currency: 'CNY', country: 'CN' };

/** The workspace as it is defined; its defaults while that is not known. */
export function useWorkspace(): WorkspaceSpec {
  const list = api.useQuery(
    'get',
    '/api/v1/definitions',
    { params: { query: { kind: 'Workspace' } } },
    { staleTime: 60_000 },
  );
  const saved = useDefinition<Partial<WorkspaceSpec>>('Workspace', list.data?.items[0]?.name);
  return { ...DEFAULTS, ...saved.data?.definition.spec };
}
