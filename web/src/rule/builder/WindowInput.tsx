/** Chooses a stretch of time. */
import { Input, Select } from 'antd';
import dayjs from 'dayjs';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import {
  CALENDAR_UNITS,
  type CalendarUnit,
  NAMED,
  type Named,
  type Window,
  windowOf,
  windowText,
} from '../tree/windows.ts';
import { DaysInput } from './days.tsx';
import { NumberInput, PeriodInput } from './inputs.tsx';

interface Given {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** All time may not be meant: something has to be chosen. */
  needed?: boolean;
}

/** What is offered first: `all`, `sliding`, `calendar`, `between`, and the windows with a name. */
type Choice = Exclude<Window['kind'], 'named'> | Named;

const slug = (name: string) => name.replace(' ', '-');

export function WindowInput({ value, onChange, needed = false }: Given) {
  const text = useText();
  const window = windowOf(value);
  const set = (next: Window) => onChange(windowText(next));
  if (!window) {
    const label = text('segments-window');
    return <Input aria-label={label} value={value} onChange={(e) => onChange(e.target.value)} />;
  }
  const chosen: Choice = window.kind === 'named' ? window.name : window.kind;
  const plain: Choice[] = ['sliding', ...(needed ? [] : (['all'] as const)), 'between', 'calendar'];
  const option = (choice: Choice) => ({
    value: choice,
    label: text(`segments-window-${slug(choice)}` as MessageId),
  });
  return (
    <>
      <Select<Choice>
        aria-label={text('segments-window')}
        value={chosen}
        popupMatchSelectWidth={false}
        options={[
          ...plain.map(option),
          { label: text('segments-window-calendar-group'), options: NAMED.map(option) },
        ]}
        onChange={(choice) => set(begin(choice))}
      />
      <Detail window={window} set={set} />
    </>
  );
}

/** A window to begin with. */
function begin(choice: Choice): Window {
  switch (choice) {
    case 'all':
      return { kind: 'all' };
    case 'sliding':
      return { kind: 'sliding', period: { count: 30, unit: 'd' } };
    case 'calendar':
      return { kind: 'calendar', count: 3, unit: 'month' };
    case 'between': {
      const today = dayjs();
      const from = today.subtract(1, 'month').format('YYYY-MM-DD');
      return { kind: 'between', from, to: today.add(1, 'day').format('YYYY-MM-DD') };
    }
    default:
      return { kind: 'named', name: choice };
  }
}

function Detail({ window, set }: { window: Window; set: (window: Window) => void }) {
  const text = useText();
  switch (window.kind) {
    case 'sliding':
      return (
        <PeriodInput
          label={text('segments-window-length')}
          value={window.period}
          onChange={(period) => set({ ...window, period })}
        />
      );
    case 'calendar':
      return (
        <>
          <NumberInput
            label={text('segments-window-length')}
            value={window.count}
            min={1}
            whole
            width={64}
            onChange={(count) => count && set({ ...window, count })}
          />
          <Select<CalendarUnit>
            aria-label={text('segments-unit')}
            value={window.unit}
            popupMatchSelectWidth={false}
            options={CALENDAR_UNITS.map((unit) => ({
              value: unit,
              label: text(`segments-calendar-${unit}`),
            }))}
            onChange={(unit) => set({ ...window, unit })}
          />
        </>
      );
    case 'between':
      return <Between window={window} set={set} />;
    default:
      return null;
  }
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_FORM = 'YYYY-MM-DD';

/** Both days count; in rules the end is the day after. Instants are typed as they are. */
function Between({
  window,
  set,
}: {
  window: Extract<Window, { kind: 'between' }>;
  set: (window: Window) => void;
}) {
  const text = useText();
  const [from, to] = [text('segments-window-from'), text('segments-window-to')];
  if (!DAY.test(window.from) || !DAY.test(window.to)) {
    return (
      <>
        <Input
          aria-label={from}
          value={window.from}
          onChange={(event) => set({ ...window, from: event.target.value })}
          style={{ width: 210 }}
        />
        <Input
          aria-label={to}
          value={window.to}
          onChange={(event) => set({ ...window, to: event.target.value })}
          style={{ width: 210 }}
        />
      </>
    );
  }
  return (
    <DaysInput
      label={text('segments-window-between')}
      first={window.from}
      last={dayjs(window.to).subtract(1, 'day').format(DAY_FORM)}
      onChange={(first, last) => {
        const behind = dayjs(last).add(1, 'day').format(DAY_FORM);
        set({ kind: 'between', from: first, to: behind });
      }}
    />
  );
}
