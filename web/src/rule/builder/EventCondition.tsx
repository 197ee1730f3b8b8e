/** Conditions on events that have a form of their own: did, first time, stopped, came back, regularly. */
import { useText } from '~/messages/Messages.tsx';

import type { Node } from '../tree/node.ts';
import { withWhere, withWindow } from '../tree/queries.ts';
import { periodOf, periodText } from '../tree/windows.ts';
import { AddWhere, EventSelect, Where } from './EventPart.tsx';
import { NumberInput, PeriodInput } from './inputs.tsx';
import { WindowInput } from './WindowInput.tsx';

type Shown = Extract<
  Node,
  { type: 'did' | 'first_time' } | { type: 'stopped' } | { type: 'restarted' } | { type: 'regular' }
>;

interface Given {
  node: Shown;
  onChange: (node: Node) => void;
}

export function EventCondition({ node, onChange }: Given) {
  return (
    <>
      <EventSelect value={node.event} onChange={(event) => onChange({ ...node, event })} />
      <When node={node} onChange={onChange} />
      <AddWhere query={node} onChange={(where) => onChange({ ...node, where })} />
      <Where
        event={node.event}
        where={node.where}
        onChange={(where) => onChange(withWhere(node, where))}
      />
    </>
  );
}

function When({ node, onChange }: Given) {
  const text = useText();
  switch (node.type) {
    case 'did':
    case 'first_time':
      return (
        <WindowInput
          value={node.window}
          needed={node.type === 'first_time'}
          onChange={(window) => onChange(withWindow(node, window))}
        />
      );
    case 'stopped':
      return (
        <>
          <span>{text('segments-stopped-within')}</span>
          <Length value={node.within} set={(within) => onChange({ ...node, within })} />
          <span>{text('segments-stopped-not')}</span>
          <Length value={node.not_within} set={(not) => onChange({ ...node, not_within: not })} />
        </>
      );
    case 'restarted':
      return (
        <>
          <span>{text('segments-quiet-from')}</span>
          <Length value={node.quiet_from} set={(from) => onChange({ ...node, quiet_from: from })} />
          <span>{text('segments-quiet-to')}</span>
          <Length value={node.quiet_to} set={(to) => onChange({ ...node, quiet_to: to })} />
          <span>{text('segments-quiet-end')}</span>
        </>
      );
    case 'regular':
      return <Regular node={node} onChange={onChange} />;
  }
}

function Length({ value, set }: { value: string; set: (period: string) => void }) {
  const text = useText();
  return (
    <PeriodInput
      label={text('segments-period')}
      value={periodOf(value) ?? { count: 30, unit: 'd' }}
      onChange={(period) => set(periodText(period))}
    />
  );
}

function Regular({
  node,
  onChange,
}: {
  node: Extract<Node, { type: 'regular' }>;
  onChange: (node: Node) => void;
}) {
  const text = useText();
  const number = (key: 'at_least' | 'periods' | 'of_last') => (
    <NumberInput
      label={text(`segments-regular-${key}`)}
      value={node[key]}
      min={1}
      whole
      width={56}
      onChange={(count) => onChange({ ...node, [key]: count })}
    />
  );
  return (
    <>
      <span>{text('segments-regular-at-least')}</span>
      {number('at_least')}
      <span>{text('segments-regular-every')}</span>
      <Length value={node.every} set={(every) => onChange({ ...node, every })} />
      <span>{text('segments-regular-in')}</span>
      {number('periods')}
      <span>{text('segments-regular-of')}</span>
      {number('of_last')}
      <span>{text('segments-regular-end')}</span>
    </>
  );
}
