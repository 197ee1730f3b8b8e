/** What a condition tests: a name, something asked of events, the days since … */
import { Input } from 'antd';

import { useText } from '~/messages/Messages.tsx';

import { AGGREGATES, isOf, isPart } from '../tree/node.ts';
import { EventsForm } from './EventsForm.tsx';
import { Measure } from './Measure.tsx';
import { Happened, Moment, PartOf } from './Moment.tsx';
import { type Given, Named } from './Names.tsx';

export function Subject({ subject, kind, onChange, onOneItem }: Given) {
  const text = useText();
  if (isOf(subject, 'first', 'last') && subject.property === undefined)
    return <Happened subject={subject} onChange={onChange} />;
  if (isOf(subject, ...AGGREGATES)) return <EventsForm subject={subject} onChange={onChange} />;
  if (isOf(subject, 'percentile')) {
    return <Measure value={subject.of} onChange={(of) => onChange({ ...subject, of })} />;
  }
  if (isPart(subject)) return <PartOf subject={subject} onChange={onChange} />;
  if (isOf(subject, 'since', 'days_since')) {
    return <Moment value={subject.of} onChange={(of) => onChange({ ...subject, of })} />;
  }
  if (isOf(subject, 'bucket')) {
    return (
      <Input
        aria-label={text('segments-seed')}
        value={subject.seed ?? ''}
        onChange={({ target }) => onChange({ ...subject, seed: target.value || null })}
        style={{ width: 120 }}
      />
    );
  }
  return <Named subject={subject} kind={kind} onChange={onChange} onOneItem={onOneItem} />;
}
