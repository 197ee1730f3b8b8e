/** A value or rule in the rule language, with what the data offer to begin with. */
import { AutoComplete, Input, Typography } from 'antd';

import { useVocabulary } from '~/api/labels.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';

import { rowsFor } from '~/ui/rows.ts';

import { offeredValues } from '../drafts.ts';
import { propertyName } from '../purchase.ts';
import type { Rule } from '../specs.ts';
import { Field } from './Field.tsx';
import { usePlain } from './usePlain.ts';

/** Characters in a line of the box, about. */
const WIDTH = 38;

interface Given {
  label: string;
  hint?: string;
  value: Rule;
  onChange: (value: Rule) => void;
  /** A condition rather than a value: what the data offer are values. */
  condition?: boolean;
}

export function RuleField({ label, hint, value, onChange, condition = false }: Given) {
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <RuleInput id={id} label={label} value={value} onChange={onChange} condition={condition} />
      )}
    </Field>
  );
}

/** The box alone, named by `label` for those who do not see where it stands; `width` in characters. */
export function RuleInput({
  id,
  label,
  value,
  onChange,
  condition = false,
  width = WIDTH,
}: Given & { id?: string; width?: number }) {
  const options = useOffered(condition);
  return (
    <div style={{ width: '100%' }}>
      <AutoComplete
        {...(id !== undefined && { id })}
        value={value}
        options={options}
        onChange={(next: string) => onChange(next)}
        style={{ width: '100%' }}
        showSearch={{ filterOption: false }}
      >
        <Input.TextArea
          aria-label={label}
          rows={rowsFor(value, width, [1, 6])}
          spellCheck={false}
          style={{ fontFamily: 'ui-monospace, Consolas, monospace', fontSize: 13, resize: 'none' }}
        />
      </AutoComplete>
      {condition && <Said rule={value} />}
    </div>
  );
}

/** What a condition says, for those who do not read the language of rules. */
function Said({ rule }: { rule: Rule }) {
  const { words, wrong } = usePlain(rule);
  if (wrong === undefined && (words === undefined || words === rule)) return null;
  return (
    <Typography.Text
      type={wrong === undefined ? 'secondary' : 'danger'}
      style={{ display: 'block', fontSize: 12 }}
    >
      {wrong ?? words}
    </Typography.Text>
  );
}

function useOffered(condition: boolean) {
  const { language } = useLanguage();
  const { data } = useVocabulary();
  if (!data || condition) return [];
  const titles = new Map(
    data.metrics.map((metric) => [propertyName(metric.name), titleOf(metric, language)]),
  );
  return offeredValues(data).map((value) => {
    const title = titles.get(value);
    return { value, label: title && title !== value ? `${title} · ${value}` : value };
  });
}
