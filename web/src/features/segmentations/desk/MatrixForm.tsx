/** Value against potential: both values, how they are cut, in two or three levels. */
import { Radio } from 'antd';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import { type Dimension, type MatrixSpec, without } from '../specs.ts';
import { Field } from './Field.tsx';
import { MoreOptions, OutsideField, RefitFields, ScoreByField } from './FittedFields.tsx';
import { LabelsField } from './LabelsField.tsx';
import { withRefit } from './RfmForm.tsx';
import { ValueField } from './RuleField.tsx';
import { Thresholds } from './Thresholds.tsx';

interface Given {
  spec: MatrixSpec;
  onChange: (spec: MatrixSpec) => void;
}

export function MatrixForm({ spec, onChange }: Given) {
  const text = useText();
  const levels = spec.levels ?? 2;
  const preset = `preset/matrix-${levels}`;
  const relevel = (next: 2 | 3) => {
    onChange({ ...without(spec, 'labels'), levels: next });
  };
  return (
    <>
      <Axis spec={spec} field="value" onChange={onChange} />
      <Axis spec={spec} field="potential" onChange={onChange} />
      <Field label={text('segmentations-levels')}>
        {(id) => (
          <Radio.Group
            id={id}
            value={levels}
            onChange={({ target }) => relevel(target.value as 2 | 3)}
            optionType="button"
            options={[
              { value: 2, label: text('segmentations-levels-2') },
              { value: 3, label: text('segmentations-levels-3') },
            ]}
          />
        )}
      </Field>
      <OutsideField
        label={text('segmentations-outside')}
        value={spec.outside}
        onChange={(outside) => onChange({ ...spec, outside })}
      />
      <MoreOptions>
        <LabelsField
          labels={spec.labels ?? preset}
          presets={[preset]}
          onChange={(labels) => onChange({ ...spec, labels })}
        />
        {(['value', 'potential'] as const).map((field) => (
          <Cutting key={field} spec={spec} field={field} onChange={onChange} />
        ))}
        <RefitFields refit={spec.refit} onChange={(refit) => onChange(withRefit(spec, refit))} />
      </MoreOptions>
    </>
  );
}

type AxisGiven = Given & { field: 'value' | 'potential' };

function Axis({ spec, field, onChange }: AxisGiven) {
  const text = useText();
  return (
    <ValueField
      label={text(`segmentations-matrix-${field}` as MessageId)}
      hint={text(`segmentations-matrix-${field}-hint` as MessageId)}
      value={spec[field].of}
      onChange={(of) => onChange({ ...spec, [field]: { ...spec[field], of } })}
    />
  );
}

function Cutting({ spec, field, onChange }: AxisGiven) {
  const text = useText();
  const dimension: Dimension = spec[field];
  const by = dimension.by ?? 'quantile';
  const label = text(`segmentations-matrix-${field}` as MessageId);
  return (
    <section aria-label={label}>
      <strong>{label}</strong>
      <ScoreByField
        value={by}
        onChange={(next) =>
          onChange({
            ...spec,
            [field]: { of: dimension.of, by: next },
          })
        }
      />
      {by === 'threshold' && (
        <Thresholds
          label={label}
          count={(spec.levels ?? 2) - 1}
          value={dimension.cuts ?? []}
          onChange={(cuts) => onChange({ ...spec, [field]: { ...dimension, cuts } })}
        />
      )}
    </section>
  );
}
