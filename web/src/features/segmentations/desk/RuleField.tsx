/** Parts of models that are rules: a condition as its words, a value as a form or with what the data offer. */
import { AutoComplete, Input, Typography } from 'antd';

import { useVocabulary } from '~/api/labels.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { ConditionInput } from '~/rule/field/ConditionInput.tsx';
import { FormulaInput } from '~/rule/field/FormulaInput.tsx';
import { rowsFor } from '~/ui/rows.ts';

import { offeredValues } from '../drafts.ts';
import { propertyName } from '../purchase.ts';
import type { Rule } from '../specs.ts';
import { Field } from './Field.tsx';

/** Characters in a line of the box, about. */
const WIDTH = 38;

interface Given {
  label: string;
  hint?: string;
  value: Rule;
  onChange: (value: Rule) => void;
}

export function ConditionField({ label, hint, value, onChange }: Given) {
  return (
    <Field label={label} hint={hint}>
      {(id) => <ConditionInput id={id} label={label} value={value} onChange={onChange} />}
    </Field>
  );
}

export function ValueField({ label, hint, value, onChange }: Given) {
  // No item of a form: that would stretch each choice to the whole width.
  return (
    <div style={{ marginBottom: 14 }}>
      <div style={{ paddingBottom: 8 }}>{label}</div>
      <FormulaInput label={label} value={value} onChange={onChange}>
        <ValueText label={label} value={value} onChange={onChange} />
      </FormulaInput>
      {hint && <Typography.Text type="secondary">{hint}</Typography.Text>}
    </div>
  );
}

/** The value as text, with what the data offer. */
function ValueText({ label, value, onChange }: Given) {
  const options = useOffered();
  return (
    <AutoComplete
      value={value}
      options={options}
      onChange={(next: string) => onChange(next)}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false }}
    >
      <Input.TextArea
        aria-label={label}
        rows={rowsFor(value, WIDTH, [1, 6])}
        spellCheck={false}
        style={{ fontFamily: 'ui-monospace, Consolas, monospace', fontSize: 13, resize: 'none' }}
      />
    </AutoComplete>
  );
}

function useOffered() {
  const { language } = useLanguage();
  const { data } = useVocabulary();
  if (!data) return [];
  const titles = new Map(
    data.metrics.map((metric) => [propertyName(metric.name), titleOf(metric, language)]),
  );
  return offeredValues(data).map((value) => {
    const title = titles.get(value);
    return { value, label: title && title !== value ? `${title} · ${value}` : value };
  });
}
