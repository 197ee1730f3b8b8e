/** Undo instead of "are you sure": says what was done and offers to take it back. */
import { App, Button } from 'antd';
import { useCallback } from 'react';

import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';

/** How long one may think, in seconds. */
const THINKING = 10;

let told = 0;

/** Gives `tell(what, undo)`: `undo` is carried out when the person asks for it. */
export function useUndo(): (what: string, undo: () => Promise<unknown>) => void {
  const { notification } = App.useApp();
  const text = useText();
  return useCallback(
    (what, undo) => {
      const key = `undo-${++told}`;
      const takeBack = async () => {
        notification.destroy(key);
        try {
          await undo();
          notification.info({ title: text('ui-undone') });
        } catch (error) {
          notification.error({ title: text('ui-error'), description: problemOf(error).message });
        }
      };
      notification.success({
        key,
        title: what,
        duration: THINKING,
        actions: <Button onClick={() => void takeBack()}>{text('ui-undo')}</Button>,
      });
    },
    [notification, text],
  );
}
