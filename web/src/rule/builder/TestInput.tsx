/** How a value is tested: the operator and what it is compared with. */
import { Select } from 'antd';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import { textOf } from '../tree/literals.ts';
import type { ValueType, Word } from '../tree/names.ts';
import type { Literal } from '../tree/node.ts';
import { type Operator, operatorOf, operatorsOf, testOf } from '../tree/operators.ts';
import type { Test } from '../tree/subjects.ts';
import { NumberInput } from './inputs.tsx';
import { PlaceInput } from './PlaceInput.tsx';
import type { ValuesOf } from './useValues.ts';
import { ListInput, ValueInput } from './ValueInput.tsx';
import { WindowInput } from './WindowInput.tsx';

interface Given {
  type: ValueType;
  test: Test;
  negated: boolean;
  onChange: (test: Test, negated: boolean) => void;
  of: ValuesOf | undefined;
  choices: Word[];
}

const TIMES: ValueType[] = ['date', 'instant'];

export function TestInput({ type, test, negated, onChange, of, choices }: Given) {
  const text = useText();
  const { operator, not } = operatorOf(test, negated);
  const offered = operatorsOf(type);
  const all = offered.includes(operator) ? offered : [operator, ...offered];
  const stem = TIMES.includes(type) ? 'time' : 'op';
  const word = (one: Operator) => {
    const own = stem === 'time' && ['ge', 'lt', 'gt', 'le'].includes(one);
    return text((own ? `segments-time-${one}` : `segments-op-${one}`) as MessageId);
  };
  const choose = (one: Operator) => {
    const next = testOf(one, test);
    onChange(next.test, next.negated || not);
  };
  return (
    <>
      <Select<Operator>
        aria-label={text('segments-operator')}
        value={operator}
        popupMatchSelectWidth={false}
        options={all.map((one) => ({ value: one, label: word(one) }))}
        onChange={choose}
      />
      <Tested
        type={type}
        test={test}
        onChange={(next) => onChange(next, negated)}
        of={of}
        choices={choices}
      />
    </>
  );
}

interface TestedGiven {
  type: ValueType;
  test: Test;
  onChange: (test: Test) => void;
  of: ValuesOf | undefined;
  choices: Word[];
}

function Tested({ type, test, onChange, of, choices }: TestedGiven) {
  const text = useText();
  const shared = { type: typed(type, test), of, choices };
  switch (test.kind) {
    case 'compare': {
      const set = (value: Literal | null) => onChange({ ...test, value });
      return <ValueInput {...shared} value={test.value} onChange={set} />;
    }
    case 'between':
      return (
        <>
          <ValueInput
            {...shared}
            value={test.low}
            label={text('segments-low')}
            onChange={(low) => onChange({ ...test, low })}
          />
          <span>{text('segments-and')}</span>
          <ValueInput
            {...shared}
            value={test.high}
            label={text('segments-high')}
            onChange={(high) => onChange({ ...test, high })}
          />
        </>
      );
    case 'in':
      return (
        <ListInput {...shared} list={test.list} onChange={(list) => onChange({ ...test, list })} />
      );
    case 'has_all': {
      const set = (list: Literal[]) => onChange({ ...test, items: list.map(String) });
      return <ListInput {...shared} list={test.items} onChange={set} />;
    }
    case 'text': {
      const set = (value: Literal | null) => onChange({ ...test, pattern: textOf(value) });
      return <ValueInput {...shared} type="text" value={test.pattern} onChange={set} />;
    }
    case 'in_window': {
      const set = (window: string | undefined) => onChange({ ...test, window: window ?? null });
      return <WindowInput needed value={test.window ?? undefined} onChange={set} />;
    }
    case 'anniversary':
      return (
        <NumberInput
          label={text('segments-days')}
          value={test.days}
          min={1}
          max={366}
          whole
          suffix={text('segments-days')}
          onChange={(days) => onChange({ ...test, days })}
        />
      );
    case 'near':
      return <Near test={test} onChange={onChange} />;
    default:
      return null;
  }
}

/** Where nothing is known of the type, the constant that stands there tells. */
function typed(type: ValueType, test: Test): ValueType {
  if (type !== 'unknown' || test.kind !== 'compare') return type;
  const { value } = test;
  if (typeof value === 'number') return 'decimal';
  if (typeof value === 'boolean') return 'boolean';
  if (value === null || typeof value === 'string') return type;
  return value.type === 'integer' ? 'decimal' : value.type;
}

type NearTest = Extract<Test, { kind: 'near' }>;

function Near({ test, onChange }: { test: NearTest; onChange: (test: Test) => void }) {
  const text = useText();
  const { centre, metres } = test;
  return (
    <>
      <NumberInput
        label={text('segments-distance')}
        value={metres === null ? null : metres / 1000}
        min={0.001}
        suffix={text('segments-km')}
        onChange={(km) => onChange({ ...test, metres: km && Math.round(km * 1000) })}
      />
      <span>{text('segments-near-of')}</span>
      <PlaceInput value={centre} onChange={(next) => onChange({ ...test, centre: next })} />
    </>
  );
}
