/** Starts the page. */
import './page.css';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';

import { problemOf } from './api/problem.ts';
import { Look } from './app/Look.tsx';
import { giveStylesTheNonce } from './app/nonce.ts';
import { router } from './app/routes.tsx';
import { keepListsSound } from './app/soundLists.ts';
import { Messages } from './messages/Messages.tsx';

/** A refusal stays one when it is asked again; a broken connection may heal. */
const retry = (failures: number, error: unknown) => failures < 2 && problemOf(error).status === 0;

const queries = new QueryClient({
  defaultOptions: { queries: { retry, staleTime: 5_000 }, mutations: { retry: false } },
});

giveStylesTheNonce();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
// The lists themselves are put beside the root.
keepListsSound(document.body);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Messages>
        <Look>
          <RouterProvider router={router} />
        </Look>
      </Messages>
    </QueryClientProvider>
  </StrictMode>,
);
