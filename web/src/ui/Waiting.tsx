/** A page on its way. */
import { Skeleton } from 'antd';

import { useText } from '~/messages/Messages.tsx';

export function Waiting() {
  const text = useText();
  return (
    <div role="status" aria-label={text('ui-loading')}>
      <Skeleton active paragraph={{ rows: 6 }} />
    </div>
  );
}
