/** Lifecycle: which event shows life, and after how long a stage ends. */
import { InputNumber, Select } from 'antd';

import { useVocabulary } from '~/api/labels.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import type { LifecycleSpec } from '../specs.ts';
import { Field } from './Field.tsx';
import { PeriodInput } from './PeriodInput.tsx';

const PERIODS = {
  new_for: '30d',
  mature_within: '365d',
  declining_after: '90d',
  lost_after: '180d',
} as const;

interface Given {
  spec: LifecycleSpec;
  onChange: (spec: LifecycleSpec) => void;
}

export function LifecycleForm({ spec, onChange }: Given) {
  const text = useText();
  const { data } = useVocabulary();
  const events = data?.events.map(({ name }) => ({ value: name, label: name })) ?? [];
  const period = (field: keyof typeof PERIODS) => {
    const label = text(`segmentations-lifecycle-${field}` as MessageId);
    return (
      <Field label={label}>
        {(id) => (
          <PeriodInput
            id={id}
            label={label}
            value={spec[field] ?? PERIODS[field]}
            onChange={(value) => onChange({ ...spec, [field]: value })}
          />
        )}
      </Field>
    );
  };
  return (
    <>
      <Field label={text('segmentations-lifecycle-event')}>
        {(id) => (
          <Select
            id={id}
            showSearch
            value={spec.event ?? 'order'}
            options={events}
            onChange={(event: string) => onChange({ ...spec, event })}
          />
        )}
      </Field>
      {period('new_for')}
      <Field label={text('segmentations-lifecycle-mature_count')}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            precision={0}
            value={spec.mature_count ?? 4}
            onChange={(count) => count && onChange({ ...spec, mature_count: count })}
          />
        )}
      </Field>
      {period('mature_within')}
      {period('declining_after')}
      {period('lost_after')}
    </>
  );
}
