/** The rule in plain words. */
import { Card, Typography } from 'antd';

import { useText } from '~/messages/Messages.tsx';

import type { Preview } from '../usePreview.ts';

export function Plain({ preview }: { preview: Preview | undefined }) {
  const text = useText();
  if (!preview) return null;
  return (
    <Card
      size="small"
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{text('segments-plain')}</h2>}
    >
      <Typography.Paragraph style={{ margin: 0 }}>{preview.plain}</Typography.Paragraph>
    </Card>
  );
}
