/** Where everything is on the page: the one place that knows addresses. */

const segment = encodeURIComponent;

export const paths = {
  overview: () => '/',
  signIn: () => '/sign-in',
  setUp: () => '/setup',
  password: () => '/password',
  customers: () => '/customers',
  customer: (id: string) => `/customers/${segment(id)}`,
  segments: () => '/segments',
  /** A new segment, with a rule and a title to begin with. */
  newSegment: (begin: { rule?: string; title?: string } = {}) => `/segments/new${query(begin)}`,
  newList: () => '/segments/lists/new',
  segment: (name: string) => `/segments/${segment(name)}`,
  overlap: (names: string[] = []) =>
    `/segments/overlap${names.length ? `?of=${names.map(segment).join(',')}` : ''}`,
  segmentations: () => '/models',
  newSegmentation: () => '/models/new',
  segmentation: (name: string) => `/models/${segment(name)}`,
  /** The customers of a group of a segmentation. */
  group: (name: string, label: string) =>
    `/models/${segment(name)}${query({ who: `label=${label}` })}`,
  /** Migration of a segmentation between two days, `2026-01-01`. */
  migration: (name?: string, from?: string, to?: string) =>
    `/migration${query({ of: name, from, to })}`,
  /** The customers who went from one group to another since a day. */
  movement: (name: string, since: string, from: string, to: string) =>
    `/migration${query({ of: name, from: since, cell: `${segment(from)}~${segment(to)}` })}`,
  data: () => '/data',
  newImport: () => '/data/import',
  import: (id: number) => `/data/imports/${id}`,
  settings: (part?: SettingsPart) => (part ? `/settings/${part}` : '/settings'),
};

export type SettingsPart =
  'workspace' | 'people' | 'keys' | 'webhooks' | 'privacy' | 'audit' | 'jobs';

/** Where the definition of a kind is shown. */
export function pathOf(kind: string, name: string): string {
  switch (kind) {
    case 'Segment':
    case 'StaticList':
      return paths.segment(name);
    case 'Segmentation':
      return paths.segmentation(name);
    default:
      return paths.settings('workspace');
  }
}

function query(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length ? `?${new URLSearchParams(given)}` : '';
}
