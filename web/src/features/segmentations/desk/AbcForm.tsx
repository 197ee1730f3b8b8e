/** ABC: which value, and where the classes end. */
import { Slider } from 'antd';

import { useText } from '~/messages/Messages.tsx';

import type { AbcSpec } from '../specs.ts';
import { Field } from './Field.tsx';
import { MoreOptions, OutsideField, RefitFields } from './FittedFields.tsx';
import { withRefit } from './RfmForm.tsx';
import { ValueField } from './RuleField.tsx';

export function AbcForm({ spec, onChange }: { spec: AbcSpec; onChange: (spec: AbcSpec) => void }) {
  const text = useText();
  const { a, b } = spec.cuts ?? { a: 80, b: 95 };
  return (
    <>
      <ValueField
        label={text('segmentations-value')}
        hint={text('segmentations-value-hint')}
        value={spec.value}
        onChange={(value) => onChange({ ...spec, value })}
      />
      <Field
        label={text('segmentations-abc-cuts')}
        hint={text('segmentations-abc-cuts-what', { a, b })}
      >
        {() => (
          <Slider
            range
            min={1}
            max={100}
            value={[a, b]}
            marks={{ [a]: 'A', [b]: 'B' }}
            ariaLabelForHandle={[text('segmentations-abc-a'), text('segmentations-abc-b')]}
            onChange={([low, high]) => {
              if (low !== undefined && high !== undefined && low < high) {
                onChange({ ...spec, cuts: { a: low, b: high } });
              }
            }}
          />
        )}
      </Field>
      <OutsideField
        label={text('segmentations-abc-outside')}
        value={spec.outside}
        onChange={(outside) => onChange({ ...spec, outside })}
      />
      <MoreOptions>
        <RefitFields refit={spec.refit} onChange={(refit) => onChange(withRefit(spec, refit))} />
      </MoreOptions>
    </>
  );
}
