/** Says that somebody deleted what was to be saved, and offers to make it again. */
import { App, Button } from 'antd';

import type { LastSaved } from '~/api/lastSaved.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

const KEY = 'deleted-meanwhile';

export function useDeleted(): (last: LastSaved, again: () => void) => void {
  const text = useText();
  const { instant } = useFormat();
  const { notification } = App.useApp();
  return ({ by, at }, again) => {
    const makeAgain = () => {
      notification.destroy(KEY);
      again();
    };
    notification.warning({
      key: KEY,
      duration: 0,
      title: text('segmentations-conflict-deleted', {
        by: by ?? text('ui-conflict-somebody'),
        at: at ? instant(at) : '',
      }),
      actions: <Button onClick={makeAgain}>{text('ui-conflict-again')}</Button>,
    });
  };
}
