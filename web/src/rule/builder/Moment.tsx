/** Moments: when something happened first or last, or a date that is known; and parts of them. */
import { Select } from 'antd';

import { useWorkspace } from '~/api/workspace.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import {
  type Aggregate,
  type ClockPart,
  type Draft,
  isOf,
  type Node,
  type Part,
  PARTS,
  type Tree,
} from '../tree/node.ts';
import { useWords } from './context.ts';
import { EventsForm } from './EventsForm.tsx';
import { Named } from './Names.tsx';

interface Given {
  value: Draft<Node>;
  onChange: (value: Tree) => void;
}

/** A moment: when something happened first or last, or a date that is known. */
export function Moment({ value, onChange }: Given) {
  const words = useWords();
  const date = words.attributes.find(({ type }) => type === 'date' || type === 'instant');
  if (isOf(value, 'name')) return <Named subject={value} kind="birthday" onChange={onChange} />;
  if (!isOf(value, 'first', 'last')) return null;
  const known = date && (() => onChange({ type: 'name', path: date.name.split('.') }));
  return <Happened subject={value} onChange={onChange} {...(known && { onKnown: known })} />;
}

interface HappenedGiven {
  subject: Aggregate;
  onChange: (subject: Tree) => void;
  /** A date that is known is meant instead. */
  onKnown?: () => void;
}

/** When something happened first or last. */
export function Happened({ subject, onChange, onKnown }: HappenedGiven) {
  const text = useText();
  const ends = ['last', 'first'] as const;
  return (
    <>
      <Select
        aria-label={text('segments-moment')}
        value={subject.type as string}
        popupMatchSelectWidth={false}
        options={[
          ...ends.map((end) => ({ value: end as string, label: text(`segments-moment-${end}`) })),
          ...(onKnown ? [{ value: 'name', label: text('segments-moment-name') }] : []),
        ]}
        onChange={(end) => {
          if (end === 'name') onKnown?.();
          else onChange({ ...subject, type: end as 'first' | 'last' });
        }}
      />
      <EventsForm ofAllTime subject={subject} onChange={onChange} />
    </>
  );
}

/** A part of a moment, such as its hour, on the clock of the workspace or of another zone. */
export function PartOf({ subject, onChange }: { subject: Part; onChange: (s: Tree) => void }) {
  const text = useText();
  return (
    <>
      <Select<ClockPart>
        aria-label={text('segments-part')}
        value={subject.type}
        popupMatchSelectWidth={false}
        options={PARTS.map((part) => ({
          value: part,
          label: text(`segments-part-${part}` as MessageId),
        }))}
        onChange={(type) => onChange({ ...subject, type })}
      />
      <Moment value={subject.of} onChange={(of) => onChange({ ...subject, of })} />
      <Zone value={subject.zone} onChange={(zone) => onChange(withZone(subject, zone))} />
    </>
  );
}

function withZone(subject: Part, zone: string | undefined): Part {
  const next = { ...subject };
  if (zone === undefined) delete next.zone;
  else next.zone = zone;
  return next;
}

/** Stands for the zone of the workspace; no zone is named so. */
const OWN = '';

interface ZoneGiven {
  value: string | undefined;
  onChange: (zone: string | undefined) => void;
}

function Zone({ value, onChange }: ZoneGiven) {
  const text = useText();
  const { time_zone } = useWorkspace();
  const named = Intl.supportedValuesOf('timeZone');
  const zones = value === undefined || named.includes(value) ? named : [value, ...named];
  const own = { value: OWN, label: text('segments-zone-own', { zone: time_zone }) };
  return (
    <Select
      aria-label={text('segments-zone')}
      value={value ?? OWN}
      popupMatchSelectWidth={false}
      showSearch
      options={[own, ...zones.map((zone) => ({ value: zone, label: zone }))]}
      onChange={(zone) => onChange(zone === OWN ? undefined : zone)}
    />
  );
}
