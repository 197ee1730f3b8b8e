/** Every address of the page and what is shown there. */
import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';

import { NotFound } from '~/ui/Trouble.tsx';

import { Crashed } from './Crashed.tsx';
import { Frame } from './Frame.tsx';
import { SignedIn } from './SignedIn.tsx';

/** A page that is loaded when it is opened. */
function page<M, K extends keyof M>(load: () => Promise<M>, name: K) {
  return { lazy: async () => ({ Component: (await load())[name] as ComponentType }) };
}

const session = () => import('~/features/session/pages.ts');
const overview = () => import('~/features/overview/pages.ts');
const customers = () => import('~/features/customers/pages.ts');
const segments = () => import('~/features/segments/pages.ts');
const segmentations = () => import('~/features/segmentations/pages.ts');
const migration = () => import('~/features/migration/pages.ts');
const data = () => import('~/features/data/pages.ts');
const settings = () => import('~/features/settings/pages.ts');

const framed: RouteObject[] = [
  { index: true, ...page(overview, 'OverviewPage') },
  { path: 'customers', ...page(customers, 'CustomersPage') },
  { path: 'customers/:customer', ...page(customers, 'CustomerPage') },
  { path: 'segments', ...page(segments, 'SegmentsPage') },
  { path: 'segments/new', ...page(segments, 'SegmentPage') },
  { path: 'segments/overlap', ...page(segments, 'OverlapPage') },
  { path: 'segments/lists/new', ...page(segments, 'NewListPage') },
  { path: 'segments/:name', ...page(segments, 'SegmentPage') },
  { path: 'models', ...page(segmentations, 'SegmentationsPage') },
  { path: 'models/new', ...page(segmentations, 'NewSegmentationPage') },
  { path: 'models/:name', ...page(segmentations, 'SegmentationPage') },
  { path: 'migration', ...page(migration, 'MigrationPage') },
  { path: 'data', ...page(data, 'DataPage') },
  { path: 'data/import', ...page(data, 'NewImportPage') },
  { path: 'data/imports/:id', ...page(data, 'ImportPage') },
  { path: 'settings', ...page(settings, 'SettingsPage') },
  { path: 'settings/:part', ...page(settings, 'SettingsPage') },
  { path: '*', Component: NotFound },
];

export const router = createBrowserRouter([
  {
    ErrorBoundary: Crashed,
    children: [
      { path: 'sign-in', ...page(session, 'SignInPage') },
      { path: 'setup', ...page(session, 'SetUpPage') },
      {
        Component: SignedIn,
        children: [
          { path: 'password', ...page(session, 'PasswordPage') },
          { Component: Frame, children: framed },
        ],
      },
    ],
  },
]);
