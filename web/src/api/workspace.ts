/** Time zone and currency of the workspace. */
import { useQuery } from '@tanstack/react-query';

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

/** The definition of the workspace, if there is one. */
export const WORKSPACES = api.queryOptions(
  'get',
  '/api/v1/definitions',
  { params: { query: { kind: 'Workspace' } } },
  { staleTime: 60_000 },
);

/** How the server stands. */
export const STATUS = api.queryOptions('get', '/api/v1/status');

function useWorkspaceDefinition() {
  const list = useQuery(WORKSPACES);
  const name = list.data?.items[0]?.name;
  const saved = useDefinition<Partial<WorkspaceSpec>>('Workspace', name);
  const known = list.data !== undefined && (name === undefined || saved.data !== undefined);
  return { spec: saved.data?.definition.spec, known };
}

/** The workspace as it is defined; its defaults while that is not known. */
export function useWorkspace(): WorkspaceSpec {
  return { ...DEFAULTS, ...useWorkspaceDefinition().spec };
}

/**
 * The instant that answers are for when none is asked for: where the clock is held, a day or an
 * instant, else up to when everything is recorded. Nothing while that is not known.
 */
export function useNow(): string | undefined {
  const { spec, known } = useWorkspaceDefinition();
  const status = useQuery(STATUS);
  if (!known || !status.data) return undefined;
  return spec?.now ?? status.data.watermark ?? new Date().toISOString();
}
