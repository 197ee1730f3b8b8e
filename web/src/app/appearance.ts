/** Which of light and dark was chosen, and how it is changed. */
import { createContext, useContext } from 'react';

import type { Appearance } from './theme.ts';

interface Chosen {
  appearance: Appearance;
  choose: (appearance: Appearance) => void;
}

export const AppearanceContext = createContext<Chosen>({
  appearance: 'system',
  choose: () => undefined,
});

export const useAppearance = () => useContext(AppearanceContext);
