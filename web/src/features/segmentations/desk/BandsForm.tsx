/** Bands of one value: written cuts, or so many customers in each. */
import { Radio } from 'antd';

import { useText } from '~/messages/Messages.tsx';

import { type BandsSpec, without } from '../specs.ts';
import { BandsEditor } from './BandsEditor.tsx';
import { Field } from './Field.tsx';
import { MoreOptions, OutsideField, RefitFields } from './FittedFields.tsx';
import { withRefit } from './RfmForm.tsx';
import { ValueField } from './RuleField.tsx';

/** The same bands with cuts that are written down, or with cuts from the data. */
export function cutBy(spec: BandsSpec, written: boolean): BandsSpec {
  const rest = without(spec, 'cuts', 'by');
  if (!written) return { ...rest, by: 'quantile' };
  return { ...rest, cuts: spec.labels.slice(1).map((_, at) => (at + 1) * 2) };
}

export function BandsForm({
  spec,
  onChange,
}: {
  spec: BandsSpec;
  onChange: (spec: BandsSpec) => void;
}) {
  const text = useText();
  const written = (spec.cuts?.length ?? 0) > 0;
  return (
    <>
      <ValueField
        label={text('segmentations-value')}
        hint={text('segmentations-bands-hint')}
        value={spec.value}
        onChange={(value) => onChange({ ...spec, value })}
      />
      <Field label={text('segmentations-bands-by')}>
        {(id) => (
          <Radio.Group
            id={id}
            value={written}
            onChange={({ target }) => onChange(cutBy(spec, target.value as boolean))}
            options={[
              { value: true, label: text('segmentations-bands-written') },
              { value: false, label: text('segmentations-bands-even') },
            ]}
          />
        )}
      </Field>
      <BandsEditor
        bands={{ labels: spec.labels, cuts: spec.cuts ?? [] }}
        written={written}
        onChange={({ labels, cuts }) => onChange({ ...spec, labels, ...(written && { cuts }) })}
      />
      <OutsideField
        label={text('segmentations-outside')}
        value={spec.outside}
        onChange={(outside) => onChange({ ...spec, outside })}
      />
      {!written && (
        <MoreOptions>
          <RefitFields refit={spec.refit} onChange={(refit) => onChange(withRefit(spec, refit))} />
        </MoreOptions>
      )}
    </>
  );
}
