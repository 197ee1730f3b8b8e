/** Asks for a constant of a type, with the values that occur. */
import { AutoComplete, Select } from 'antd';
import { useState } from 'react';

import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import { numberLiteral, numberOf, shown, textOf } from '../tree/literals.ts';
import type { ValueType, Word } from '../tree/names.ts';
import type { Draft, Literal } from '../tree/node.ts';
import { periodOf, periodText } from '../tree/windows.ts';
import { useWordTitle } from './context.ts';
import { DayInput, InstantInput } from './days.tsx';
import { NumberInput, PeriodInput, ShareInput } from './inputs.tsx';
import { useValues, type ValuesOf } from './useValues.ts';

interface Given {
  type: ValueType;
  value: Draft<Literal>;
  onChange: (value: Draft<Literal>) => void;
  label?: string;
  of?: ValuesOf | undefined;
  choices?: Word[];
}

export function ValueInput({ type, value, onChange, of, choices = [], label }: Given) {
  const text = useText();
  const title = useWordTitle();
  const name = label ?? text('segments-value');
  const number = { label: name, value: numberOf(value) };
  const setNumber = (given: number | null) => onChange(numberLiteral(given));
  switch (type) {
    case 'integer':
      return <NumberInput {...number} whole onChange={setNumber} />;
    case 'decimal':
    case 'float':
      return <NumberInput {...number} onChange={setNumber} />;
    case 'share':
      return <ShareInput {...number} onChange={setNumber} />;
    case 'date':
      return (
        <DayInput
          label={name}
          value={textOf(value)}
          onChange={(day) => onChange(day && { type: 'date', value: day })}
        />
      );
    case 'instant':
      return (
        <InstantInput
          label={name}
          value={textOf(value)}
          onChange={(at) => onChange(at && { type: 'instant', value: at })}
        />
      );
    case 'period': {
      const period = periodOf(textOf(value) ?? '') ?? { count: 30, unit: 'd' };
      const set = (next: typeof period) => onChange({ type: 'period', value: periodText(next) });
      return <PeriodInput label={name} value={period} onChange={set} />;
    }
    case 'boolean': {
      const options = [
        { value: 'true', label: text('segments-yes') },
        { value: 'false', label: text('segments-no') },
      ];
      const chosen = value === null ? null : String(value);
      const set = (one: string) => onChange(one === 'true');
      return <Select aria-label={name} value={chosen} options={options} onChange={set} />;
    }
    default:
      if (choices.length > 0) {
        const options = choices.map((one) => ({ value: one.name, label: title(one) }));
        return (
          <Select
            aria-label={name}
            placeholder={name}
            status={value === null ? 'warning' : ''}
            value={textOf(value)}
            options={options}
            popupMatchSelectWidth={false}
            onChange={onChange}
            style={{ minWidth: 130 }}
          />
        );
      }
      return <TextInput label={name} value={value} onChange={onChange} of={of} />;
  }
}

interface TextGiven {
  label: string;
  value: Draft<Literal>;
  onChange: (value: Draft<Literal>) => void;
  of: ValuesOf | undefined;
}

function TextInput({ label, value, onChange, of }: TextGiven) {
  const typed = value === null ? '' : shown(value);
  const values = useValues(of, typed);
  const option = useSuggestion();
  return (
    <AutoComplete
      aria-label={label}
      placeholder={label}
      status={value === null ? 'warning' : ''}
      value={typed}
      options={values.map(option)}
      popupMatchSelectWidth={false}
      onChange={(next: string) => onChange(next === '' ? null : next)}
      style={{ minWidth: 140 }}
    />
  );
}

/** A value with how often it occurs. */
function useSuggestion() {
  const { number } = useFormat();
  return ({ value, count }: { value: string; count: number }) => ({
    value,
    label: `${value} · ${number(count)}`,
  });
}

interface ListGiven {
  type: ValueType;
  list: Literal[];
  onChange: (list: Literal[]) => void;
  of: ValuesOf | undefined;
  choices: Word[];
}

const NUMERIC: ValueType[] = ['integer', 'decimal', 'float'];

/** Asks for several constants. */
export function ListInput({ type, list, onChange, of, choices }: ListGiven) {
  const text = useText();
  const title = useWordTitle();
  const [typed, setTyped] = useState('');
  const option = useSuggestion();
  const values = useValues(choices.length ? undefined : of, typed);
  const known = choices.map((one) => ({ value: one.name, label: title(one) }));
  const label = text('segments-values');
  const read = (one: string): Literal =>
    list.find((before) => shown(before) === one) ??
    (NUMERIC.includes(type) ? (numberLiteral(Number(one)) ?? one) : one);
  return (
    <Select
      mode="tags"
      aria-label={label}
      placeholder={label}
      status={list.length === 0 ? 'warning' : ''}
      value={list.map(shown)}
      options={known.length ? known : values.map(option)}
      optionLabelProp={known.length ? 'label' : 'value'}
      popupMatchSelectWidth={false}
      showSearch={{ onSearch: setTyped }}
      onChange={(chosen) => onChange(chosen.map(read))}
      style={{ minWidth: 180 }}
    />
  );
}
