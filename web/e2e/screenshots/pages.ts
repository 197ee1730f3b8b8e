/** Every page of which there is a picture, in the order of the menu. */

export interface Pictured {
  /** Name of the picture. */
  name: string;
  /** The address, in the demo shop. */
  path: string;
  /** Looked at before one is signed in. */
  signedOut?: boolean;
  /** Also in the dark, on a large screen and on a phone. */
  everywhere?: boolean;
}

export const PAGES: Pictured[] = [
  { name: 'sign-in', path: '/sign-in', signedOut: true },
  { name: 'setup', path: '/setup', signedOut: true },
  { name: 'overview', path: '/', everywhere: true },
  { name: 'customers', path: '/customers' },
  { name: 'customer', path: '/customers/C00132', everywhere: true },
  { name: 'segments', path: '/segments' },
  { name: 'segment', path: '/segments/churn-risk', everywhere: true },
  { name: 'segment-new', path: '/segments/new' },
  { name: 'segments-overlap', path: '/segments/overlap?of=churn-risk,unhappy,festival-shoppers' },
  { name: 'list', path: '/segments/staff' },
  { name: 'list-new', path: '/segments/lists/new' },
  { name: 'models', path: '/models' },
  { name: 'model-new', path: '/models/new' },
  { name: 'model-rfm', path: '/models/rfm', everywhere: true },
  { name: 'model-matrix', path: '/models/matrix' },
  { name: 'model-abc', path: '/models/abc' },
  { name: 'model-lifecycle', path: '/models/lifecycle' },
  { name: 'model-bands', path: '/models/frequency' },
  { name: 'model-scorecard', path: '/models/relationship' },
  { name: 'migration', path: '/migration?of=rfm-short', everywhere: true },
  { name: 'data', path: '/data', everywhere: true },
  { name: 'data-import', path: '/data/import' },
  { name: 'data-import-done', path: '/data/imports/3' },
  { name: 'settings-workspace', path: '/settings/workspace' },
  { name: 'settings-people', path: '/settings/people' },
  { name: 'settings-keys', path: '/settings/keys' },
  { name: 'settings-webhooks', path: '/settings/webhooks' },
  { name: 'settings-privacy', path: '/settings/privacy' },
  { name: 'settings-audit', path: '/settings/audit' },
  { name: 'settings-jobs', path: '/settings/jobs' },
];
