/** Nested groups of conditions: of a rule, or of a `where` inside it. */
import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  GroupOutlined,
  MoreOutlined,
  PlusOutlined,
  StopOutlined,
  UngroupOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Flex, type MenuProps, Select, Tag, theme } from 'antd';
import { createContext, useContext, useMemo } from 'react';

import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import {
  append,
  duplicate,
  groupOf,
  type Group,
  type Join,
  moveDown,
  moveUp,
  negate,
  nodeOf,
  type Place,
  rejoin,
  remove,
  replace,
  rootGroup,
  unwrap,
  wrap,
} from '../tree/groups.ts';
import { formOf, positive } from '../tree/kinds.ts';
import { type Draft, isOf, type Node } from '../tree/node.ts';
import { operatorOf } from '../tree/operators.ts';
import { rowOf } from '../tree/sent.ts';
import { testedOf } from '../tree/subjects.ts';
import { ConditionForm } from './ConditionForm.tsx';
import { CountsContext, useScope } from './context.ts';
import { CONTRARY, useFreshProperty } from './KindSelect.tsx';

interface Editing {
  root: Draft<Node>;
  onChange: (root: Draft<Node>) => void;
}

const EditingContext = createContext<Editing>({ root: null, onChange: () => undefined });
const NO_COUNTS: ReadonlyMap<string, number> = new Map();

interface Given extends Editing {
  label: string;
}

/** Edits a tree of conditions. Inside `where` nothing is counted. */
export function Groups({ label, root, onChange }: Given) {
  const scope = useScope();
  const counts = useContext(CountsContext);
  const editing = useMemo(() => ({ root, onChange }), [root, onChange]);
  const inside = scope.event !== undefined;
  return (
    <EditingContext value={editing}>
      <CountsContext value={inside ? NO_COUNTS : counts}>
        <GroupBox label={label} group={rootGroup(root)} place={[]} />
      </CountsContext>
    </EditingContext>
  );
}

interface GroupGiven {
  label: string;
  group: Group;
  place: Place;
}

function GroupBox({ label, group, place }: GroupGiven) {
  const text = useText();
  const { token } = theme.useToken();
  const { root, onChange } = useContext(EditingContext);
  const freshProperty = useFreshProperty();
  const inside = useScope().event !== undefined;
  const add = (node: Draft<Node>) => onChange(append(root, place, node));
  const line = { all: token.colorPrimary, any: token.colorWarning };
  const side = group.join === 'all' ? line.all : group.join === 'any' ? line.any : token.colorError;
  return (
    <section
      aria-label={label}
      style={{
        borderInlineStart: `3px solid ${side}`,
        background: place.length % 2 === 1 || inside ? token.colorFillQuaternary : undefined,
        borderRadius: 6,
        padding: '8px 10px',
        flex: 1,
        minWidth: 0,
      }}
    >
      <Flex vertical gap={8}>
        <Flex wrap gap={8} align="center">
          {inside && place.length === 0 && <span>{label}</span>}
          <JoinSelect group={group} place={place} />
        </Flex>
        {group.items.map((item, index) => (
          <Item key={index} node={item} place={[...place, index]} />
        ))}
        <Flex wrap gap={8}>
          <Button
            size="small"
            type="dashed"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => add(freshProperty())}
          >
            {text('segments-add')}
          </Button>
          {!inside && (
            <Button
              size="small"
              type="text"
              icon={<GroupOutlined aria-hidden />}
              onClick={() =>
                add(nodeOf({ join: group.join === 'any' ? 'all' : 'any', items: [null] }))
              }
            >
              {text('segments-add-group')}
            </Button>
          )}
        </Flex>
      </Flex>
    </section>
  );
}

function JoinSelect({ group, place }: { group: Group; place: Place }) {
  const text = useText();
  const { root, onChange } = useContext(EditingContext);
  const joins: Join[] = ['all', 'any', 'none'];
  if (group.join === 'not-all') joins.push('not-all');
  return (
    <Select<Join>
      aria-label={text('segments-join')}
      size="small"
      value={group.join}
      popupMatchSelectWidth={false}
      options={joins.map((join) => ({ value: join, label: text(`segments-join-${join}`) }))}
      onChange={(join) => onChange(rejoin(root, place, join))}
    />
  );
}

/** Whether the `not` before a condition is said by the condition itself. */
function saysNot(node: Draft<Node>): boolean {
  if (isOf(positive(node), ...CONTRARY)) return true;
  const tested = testedOf(positive(node));
  return tested !== undefined && !operatorOf(tested.test, true).not;
}

function Item({ node, place }: { node: Draft<Node>; place: Place }) {
  const text = useText();
  const { root, onChange } = useContext(EditingContext);
  const number = place.map((index) => index + 1).join('.');
  const group = node === null ? undefined : groupOf(node);
  const label = text(group ? 'segments-group' : 'segments-condition', { number });
  return (
    <div
      role="group"
      aria-label={label}
      id={`condition-${rowOf(place)}`}
      style={{ display: 'flex', alignItems: 'flex-start', gap: 8 }}
    >
      {group ? (
        <GroupBox label={label} group={group} place={place} />
      ) : (
        <Flex wrap gap={8} align="center" style={{ flex: 1, minWidth: 0 }}>
          {isOf(node, 'not') && !saysNot(node) && (
            <Tag color="error" variant="outlined" style={{ margin: 0 }}>
              {text('segments-not')}
            </Tag>
          )}
          <ConditionForm node={node} onChange={(next) => onChange(replace(root, place, next))} />
        </Flex>
      )}
      <Count place={place} node={node} />
      <Menu node={node} place={place} number={number} />
    </div>
  );
}

function Count({ place, node }: { place: Place; node: Draft<Node> }) {
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

function Menu({ node, place, number }: { node: Draft<Node>; place: Place; number: string }) {
  const text = useText();
  const { root, onChange } = useContext(EditingContext);
  const isGroup = node !== null && groupOf(node) !== undefined;
  const [up, down] = [moveUp(root, place), moveDown(root, place)];
  const move = (moved: typeof up) => moved && onChange(moved.root);
  const items: MenuProps['items'] = [
    {
      key: 'up',
      icon: <ArrowUpOutlined aria-hidden />,
      label: text('segments-up'),
      disabled: !up,
      onClick: () => move(up),
    },
    {
      key: 'down',
      icon: <ArrowDownOutlined aria-hidden />,
      label: text('segments-down'),
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
  return (
    <Flex>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button
          type="text"
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
