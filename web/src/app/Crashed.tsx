/** What is shown when a page broke: an error of ours, never an empty window. */
import { Button, Result } from 'antd';

import { useText } from '~/messages/Messages.tsx';

export function Crashed() {
  const text = useText();
  return (
    <Result
      status="error"
      title={text('ui-crashed')}
      subTitle={text('ui-crashed-what')}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {text('ui-reload')}
        </Button>
      }
    />
  );
}
