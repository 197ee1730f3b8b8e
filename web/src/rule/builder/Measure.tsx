/** Something with a number for everybody: a metric, another value that is known, or asked of events. */
import { Select } from 'antd';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import { measure, type Measured, MEASURES, named, numbersOf } from '../tree/measures.ts';
import type { Word } from '../tree/names.ts';
import { AGGREGATES, type Draft, isOf, type Node, type Tree } from '../tree/node.ts';
import { useWords, useWordTitle } from './context.ts';
import { EventsForm } from './EventsForm.tsx';
import { NameSelect } from './NameSelect.tsx';

/** Stands for what is known already among what can be asked of events. */
const KNOWN = 'known';

interface Given {
  value: Draft<Node>;
  onChange: (value: Tree) => void;
}

export function Measure({ value, onChange }: Given) {
  const text = useText();
  const words = useWords();
  const isAsked = isOf(value, ...AGGREGATES);
  const known = named([...words.metrics, ...numbersOf(words)]);
  const choose = (one: string) => {
    if (one !== KNOWN) onChange(measure(one as Measured, value, words));
    else if (known) onChange(known);
  };
  // What is not offered is shown all the same.
  const offered: string[] = [...MEASURES];
  const all = isAsked && !offered.includes(value.type) ? [...offered, value.type] : offered;
  return (
    <>
      <Select
        aria-label={text('segments-measure')}
        value={isAsked ? value.type : KNOWN}
        popupMatchSelectWidth={false}
        options={[
          ...(known || !isAsked ? [{ value: KNOWN, label: text('segments-kind-metric') }] : []),
          ...all.map((one) => ({ value: one, label: text(`segments-kind-${one}` as MessageId) })),
        ]}
        onChange={choose}
      />
      {isAsked ? (
        <EventsForm subject={value} onChange={onChange} />
      ) : (
        <Known value={value} onChange={onChange} />
      )}
    </>
  );
}

/** A number that everybody has: metrics first, then scores and attributes. */
function Known({ value, onChange }: Given) {
  const text = useText();
  const words = useWords();
  const title = useWordTitle();
  const option = (one: Word) => ({ value: one.name, title: title(one) });
  const scores = words.segmentations.flatMap((one) =>
    one.scores.map((score) => ({
      value: `${one.name}.${score}`,
      title: `${title(one)} · ${score}`,
    })),
  );
  return (
    <NameSelect
      label={text('segments-name')}
      value={isOf(value, 'name') ? value.path.join('.') : null}
      groups={[
        { label: text('segments-kind-metric'), options: words.metrics.map(option) },
        { label: text('segments-kind-score'), options: scores },
        { label: text('segments-kind-attribute'), options: numbersOf(words).map(option) },
      ]}
      onChange={(name) => onChange({ type: 'name', path: name.split('.') })}
    />
  );
}
