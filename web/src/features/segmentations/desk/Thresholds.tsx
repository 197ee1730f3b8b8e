/** Cuts that are written down: so many, ascending, numbers or periods such as `30d`. */
import { Input } from 'antd';

import { useText } from '~/messages/Messages.tsx';

import type { Bound } from '../specs.ts';
import { Field } from './Field.tsx';

/** A cut as typed: a number when it is one, else as written. */
export function boundOf(text: string): Bound {
  const trimmed = text.trim();
  const number = Number(trimmed);
  return trimmed !== '' && Number.isFinite(number) ? number : trimmed;
}

interface Given {
  label: string;
  count: number;
  value: Bound[];
  onChange: (cuts: Bound[]) => void;
}

export function Thresholds({ label, count, value, onChange }: Given) {
  const text = useText();
  const places = Array.from({ length: count }, (_, at) => value[at] ?? '');
  return (
    <Field label={label} hint={text('segmentations-cuts-hint')}>
      {(id) => (
        <div style={{ display: 'flex', gap: 8 }}>
          {places.map((cut, at) => (
            <Input
              key={at}
              {...(at === 0 && { id })}
              aria-label={`${label} ${at + 1}`}
              value={String(cut)}
              onChange={({ target }) => onChange(places.with(at, boundOf(target.value)))}
            />
          ))}
        </div>
      )}
    </Field>
  );
}
