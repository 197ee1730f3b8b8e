/** Who saved or deleted something, and when, as messages take it. */
import type { LastSaved } from '~/api/lastSaved.ts';
import { useText } from '~/messages/Messages.tsx';

import { useFormat } from './format.ts';

export function useSavedBy(): (last: LastSaved) => { by: string; at: string } {
  const text = useText();
  const { instant } = useFormat();
  return ({ by, at }) => ({
    by: by ?? text('ui-conflict-somebody'),
    at: at ? instant(at) : '',
  });
}
