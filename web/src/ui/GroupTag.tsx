/** A label with the colour that it has in charts. */
import { Typography } from 'antd';

export function GroupTag({ title, colour }: { title: string; colour: string }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
      <span
        aria-hidden
        style={{ width: 10, height: 10, borderRadius: 3, background: colour, flex: 'none' }}
      />
      <Typography.Text>{title}</Typography.Text>
    </span>
  );
}
