/** What a row is dragged by. The keys and the menu of the row do the same, so it is for pointers only. */
import { HolderOutlined } from '@ant-design/icons';
import { theme } from 'antd';

import { useText } from '~/messages/Messages.tsx';

import type { Place } from '../tree/groups.ts';
import { useMoving } from './moving.ts';

export function Handle({ place }: { place: Place }) {
  const text = useText();
  const { token } = theme.useToken();
  const { begin, end } = useMoving();
  return (
    <span
      aria-hidden
      draggable
      title={text('segments-drag')}
      onDragStart={(event) => {
        const row = event.currentTarget.parentElement;
        event.dataTransfer.effectAllowed = 'move';
        // Firefox drags nothing that carries nothing.
        event.dataTransfer.setData('text/plain', '');
        if (row) event.dataTransfer.setDragImage(row, 8, 16);
        begin(place);
      }}
      onDragEnd={end}
      style={{
        cursor: 'grab',
        color: token.colorTextTertiary,
        lineHeight: '32px',
        marginInline: '-4px -4px',
      }}
    >
      <HolderOutlined />
    </span>
  );
}
