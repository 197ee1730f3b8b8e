/** Starts the page. */
import './page.css';

import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';

import { askAhead } from './app/ahead.ts';
import { Look } from './app/Look.tsx';
import { giveStylesTheNonce } from './app/nonce.ts';
import { queries } from './app/queries.ts';
import { router } from './app/routes.tsx';
import { keepListsSound } from './app/soundLists.ts';
import { loadCatalogue } from './messages/catalogue.ts';
import { currentLanguage } from './messages/language.ts';
import { Messages } from './messages/Messages.tsx';

void loadCatalogue(currentLanguage());
void askAhead(queries);
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
