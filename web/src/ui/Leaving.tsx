/** Asks before unsaved work is left. */
import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';

import { useText } from '~/messages/Messages.tsx';

/** The way out that saving takes by itself is not asked about. */
let allowed = false;

/** Lets the next change of address through. */
export function leaveFreely() {
  allowed = true;
}

export function Leaving({ when }: { when: boolean }) {
  const text = useText();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const isFree = allowed;
    allowed = false;
    return when && !isFree && currentLocation.pathname !== nextLocation.pathname;
  });
  useEffect(() => {
    if (!when) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [when]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={text('ui-leave')}
      okText={text('ui-leave-stay')}
      cancelText={text('ui-leave-go')}
      onOk={() => blocker.reset?.()}
      cancelButtonProps={{ onClick: () => blocker.proceed?.() }}
      onCancel={() => blocker.reset?.()}
    >
      {text('ui-leave-what')}
    </Modal>
  );
}
