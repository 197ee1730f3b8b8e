/** Nested groups of conditions: of a rule, or of a `where` inside it. */
import { GroupOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Select, Tag, theme } from 'antd';
import { type DragEvent, type ReactNode, useContext } from 'react';

import { useText } from '~/messages/Messages.tsx';
import { Unseen } from '~/ui/Unseen.tsx';

import {
  append,
  groupOf,
  type Group,
  type Join,
  moveDown,
  moveUp,
  nodeOf,
  type Place,
  rejoin,
  replace,
  rootGroup,
} from '../tree/groups.ts';
import { positive } from '../tree/kinds.ts';
import { type Draft, isOf, type Node } from '../tree/node.ts';
import { operatorOf } from '../tree/operators.ts';
import { rowOf } from '../tree/sent.ts';
import { testedOf } from '../tree/subjects.ts';
import { ConditionForm } from './ConditionForm.tsx';
import { CountsContext, useScope } from './context.ts';
import { Handle } from './Handle.tsx';
import { CONTRARY, useFreshProperty } from './KindSelect.tsx';
import { type Editing, MovingContext, useMoving, useNewMoving } from './moving.ts';
import { Count, moveByKey, RowMenu } from './RowMenu.tsx';

const NO_COUNTS: ReadonlyMap<string, number> = new Map();

interface Given extends Editing {
  label: string;
}

/** Edits a tree of conditions. Inside `where` nothing is counted. */
export function Groups({ label, root, onChange }: Given) {
  const scope = useScope();
  const counts = useContext(CountsContext);
  const { moving, said } = useNewMoving({ root, onChange });
  const inside = scope.event !== undefined;
  return (
    <MovingContext value={moving}>
      <CountsContext value={inside ? NO_COUNTS : counts}>
        <div onDrop={moving.drop} style={{ flex: 1, minWidth: 0 }}>
          <GroupBox label={label} group={rootGroup(root)} place={[]} />
        </div>
      </CountsContext>
      <div aria-live="polite">
        <Unseen>{said}</Unseen>
      </div>
    </MovingContext>
  );
}

interface GroupGiven {
  label: string;
  group: Group;
  place: Place;
  /** What stands at the end of its first line. */
  end?: ReactNode;
}

function GroupBox({ label, group, place, end }: GroupGiven) {
  const text = useText();
  const { token } = theme.useToken();
  const { root, onChange, target, hold } = useMoving();
  const freshProperty = useFreshProperty();
  const inside = useScope().event !== undefined;
  const add = (node: Draft<Node>) => onChange(append(root, place, node));
  const line = { all: token.colorPrimary, any: token.colorWarning };
  const side = group.join === 'all' ? line.all : group.join === 'any' ? line.any : token.colorError;
  return (
    <section
      aria-label={label}
      onDragOver={(event) => hold(event, overGroup(event, group, place))}
      style={{
        borderInlineStart: `3px solid ${side}`,
        background: place.length % 2 === 1 || inside ? token.colorFillQuaternary : undefined,
        borderRadius: 6,
        padding: '8px 10px',
        flex: 1,
        minWidth: 0,
      }}
    >
      <Flex vertical gap={GAP}>
        <Flex wrap gap={8} align="center">
          {inside && place.length === 0 && <span>{label}</span>}
          <JoinSelect group={group} place={place} />
          {end && <Flex style={{ marginInlineStart: 'auto' }}>{end}</Flex>}
        </Flex>
        {group.items.map((item, index) => (
          <Item key={index} node={item} place={[...place, index]} />
        ))}
        {isAt(target, [...place, group.items.length]) && <Line />}
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
  const { root, onChange } = useMoving();
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

const isAt = (target: Place | undefined, place: Place) =>
  target !== undefined && rowOf(target) === rowOf(place);

/** Between rows, in pixels. */
const GAP = 8;

/** Where what is held would go; it takes no room, or everything would move under the pointer. */
function Line() {
  const { token } = theme.useToken();
  const line = { height: 3, borderRadius: 2, background: token.colorPrimary };
  return (
    <div style={{ height: 0, marginBlockEnd: -GAP, pointerEvents: 'none' }}>
      <div style={{ ...line, transform: `translateY(-${GAP / 2 + 1}px)` }} />
    </div>
  );
}

/** Whether the pointer is above the middle of what it is over, or within so many pixels of an edge. */
function isAbove(event: DragEvent, edge?: number): boolean {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY < top + (edge ?? height / 2);
}

/** How near the edge of a group something is put before or behind it, in pixels. */
const EDGE = 10;

function overGroup(event: DragEvent, group: Group, place: Place): Place {
  const behind = [...place.slice(0, -1), (place.at(-1) ?? 0) + 1];
  const { bottom } = event.currentTarget.getBoundingClientRect();
  if (place.length > 0 && isAbove(event, EDGE)) return place;
  if (place.length > 0 && event.clientY > bottom - EDGE) return behind;
  return [...place, group.items.length];
}

function overRow(event: DragEvent, place: Place): Place {
  return isAbove(event) ? place : [...place.slice(0, -1), (place.at(-1) ?? 0) + 1];
}

/** Whether the `not` before a condition is said by the condition itself. */
function saysNot(node: Draft<Node>): boolean {
  if (isOf(positive(node), ...CONTRARY)) return true;
  const tested = testedOf(positive(node));
  return tested !== undefined && !operatorOf(tested.test, true).not;
}

/** Rows leave nothing between them where something could be dropped. */
const ROW = {
  ...{ display: 'flex', alignItems: 'flex-start', gap: '0 8px' },
  ...{ paddingBlock: GAP / 2, marginBlock: -GAP / 2 },
};

function Item({ node, place }: { node: Draft<Node>; place: Place }) {
  const text = useText();
  const moving = useMoving();
  const { root, onChange, hold, target } = moving;
  const number = place.map((index) => index + 1).join('.');
  const group = node === null ? undefined : groupOf(node);
  const label = text(group ? 'segments-group' : 'segments-condition', { number });
  const end = (
    <>
      <Count place={place} node={node} />
      <RowMenu node={node} place={place} number={number} />
    </>
  );
  const canMove = moveUp(root, place) ?? moveDown(root, place);
  return (
    <>
      {isAt(target, place) && <Line />}
      <div
        role="group"
        aria-label={label}
        onDragOver={(event) => hold(event, overRow(event, place))}
        onKeyDown={(event) => moveByKey(event, moving, place)}
        style={{ ...ROW, flexWrap: group ? 'nowrap' : 'wrap' }}
      >
        {canMove && <Handle place={place} />}
        {group ? (
          <GroupBox label={label} group={group} place={place} end={end} />
        ) : (
          <>
            <Flex wrap gap={8} align="center" style={{ flex: '1 1 150px', minWidth: 0 }}>
              {isOf(node, 'not') && !saysNot(node) && (
                <Tag color="error" variant="outlined" style={{ margin: 0 }}>
                  {text('segments-not')}
                </Tag>
              )}
              <ConditionForm
                node={node}
                onChange={(next) => onChange(replace(root, place, next))}
              />
            </Flex>
            <Flex style={{ marginInlineStart: 'auto' }}>{end}</Flex>
          </>
        )}
      </div>
    </>
  );
}
