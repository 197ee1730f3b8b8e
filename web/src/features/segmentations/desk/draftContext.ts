/** The segmentation being worked on, for parts of its form that ask the server about all of it. */
import { createContext, useContext } from 'react';

import type { Title } from '~/api/definition.ts';

import type { Draft } from '../specs.ts';

export interface AtWork {
  draft: Draft;
  /** What people are shown instead of labels, as far as known. */
  titles: ReadonlyMap<string, Title>;
}

export const DraftContext = createContext<AtWork | undefined>(undefined);

export function useAtWork(): AtWork {
  const atWork = useContext(DraftContext);
  if (!atWork) throw new Error('no segmentation is being worked on around this component');
  return atWork;
}
