/** What stands at the end of a row: how many fulfil it, and what can be done with it. */
import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  GroupOutlined,
  MoreOutlined,
  StopOutlined,
  UngroupOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Flex, type MenuProps, theme } from 'antd';
import { type KeyboardEvent, useContext } from 'react';

import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import {
  duplicate,
  groupOf,
  moveDown,
  moveUp,
  negate,
  type Place,
  remove,
  unwrap,
  wrap,
} from '../tree/groups.ts';
import { formOf } from '../tree/kinds.ts';
import type { Draft, Node } from '../tree/node.ts';
import { rowOf } from '../tree/sent.ts';
import { CountsContext } from './context.ts';
import { type Moving, useMoving } from './moving.ts';

/** Alt and an arrow on a button of a row move the row. */
export function moveByKey(event: KeyboardEvent, { root, move }: Moving, place: Place) {
  const isButton = event.target instanceof HTMLButtonElement;
  if (!event.altKey || !isButton || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  event.stopPropagation();
  move(event.key === 'ArrowUp' ? moveUp(root, place) : moveDown(root, place));
}

export function Count({ place, node }: { place: Place; node: Draft<Node> }) {
  const text = useText();
  const { number } = useFormat();
  const counts = useContext(CountsContext);
  const count = counts.get(rowOf(place));
  const { token } = theme.useToken();
  if (counts.size === 0) return null;
  const shown = count === undefined ? text('segments-unfinished') : number(count);
  const unfinished = count === undefined || node === null;
  return (
    <span
      title={text(unfinished ? 'segments-unfinished-why' : 'segments-count-alone')}
      style={{
        minWidth: 52,
        textAlign: 'end',
        lineHeight: '32px',
        fontVariantNumeric: 'tabular-nums',
        color: unfinished ? token.colorTextTertiary : token.colorText,
        whiteSpace: 'nowrap',
      }}
    >
      {shown}
    </span>
  );
}

interface RowGiven {
  node: Draft<Node>;
  place: Place;
  number: string;
}

export function RowMenu({ node, place, number }: RowGiven) {
  const text = useText();
  const { root, onChange, idOf } = useMoving();
  const items = useEntries(node, place);
  return (
    <Flex>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button
          type="text"
          id={idOf(place)}
          icon={<MoreOutlined aria-hidden />}
          aria-label={text('segments-more', { number })}
        />
      </Dropdown>
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={text('segments-remove', { number })}
        onClick={() => onChange(remove(root, place))}
      />
    </Flex>
  );
}

function useEntries(node: Draft<Node>, place: Place): NonNullable<MenuProps['items']> {
  const text = useText();
  const { root, onChange, move } = useMoving();
  const isGroup = node !== null && groupOf(node) !== undefined;
  const [up, down] = [moveUp(root, place), moveDown(root, place)];
  return [
    {
      key: 'up',
      icon: <ArrowUpOutlined aria-hidden />,
      label: text('segments-up'),
      extra: 'Alt+↑',
      disabled: !up,
      onClick: () => move(up),
    },
    {
      key: 'down',
      icon: <ArrowDownOutlined aria-hidden />,
      label: text('segments-down'),
      extra: 'Alt+↓',
      disabled: !down,
      onClick: () => move(down),
    },
    {
      key: 'negate',
      icon: <StopOutlined aria-hidden />,
      label: text('segments-negate'),
      disabled: node === null,
      onClick: () => onChange(negate(root, place)),
    },
    {
      key: 'copy',
      icon: <CopyOutlined aria-hidden />,
      label: text('segments-duplicate'),
      onClick: () => onChange(duplicate(root, place)),
    },
    isGroup
      ? {
          key: 'unwrap',
          icon: <UngroupOutlined aria-hidden />,
          label: text('segments-unwrap'),
          onClick: () => onChange(unwrap(root, place)),
        }
      : {
          key: 'wrap',
          icon: <GroupOutlined aria-hidden />,
          label: text('segments-wrap'),
          disabled: formOf(node) === 'blank',
          onClick: () => onChange(wrap(root, place, 'any')),
        },
  ];
}
