/** Says that somebody deleted what was to be saved, and offers to make it again. */
import { App, Button } from 'antd';

import type { LastSaved } from '~/api/lastSaved.ts';
import { useText } from '~/messages/Messages.tsx';
import { useSavedBy } from '~/ui/useSavedBy.ts';

const KEY = 'deleted-meanwhile';

export function useDeleted(): (last: LastSaved, again: () => void) => void {
  const text = useText();
  const savedBy = useSavedBy();
  const { notification } = App.useApp();
  return (last, again) => {
    const makeAgain = () => {
      notification.destroy(KEY);
      again();
    };
    notification.warning({
      key: KEY,
      duration: 0,
      title: text('segmentations-conflict-deleted', savedBy(last)),
      actions: <Button onClick={makeAgain}>{text('ui-conflict-again')}</Button>,
    });
  };
}
