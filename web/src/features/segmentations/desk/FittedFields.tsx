/** What methods with cuts from the data have in common. */
import { Checkbox, Collapse, Input, Select } from 'antd';
import type { ReactNode } from 'react';

import type { MessageId } from '~/messages/ids.ts';
import { useLanguage, useText } from '~/messages/Messages.tsx';

import type { Refit, ScoreBy } from '../specs.ts';
import { relabelled, shownLabel, type TitledLabel } from '../titledLabel.ts';
import { Field } from './Field.tsx';

const SCORE_BY: ScoreBy[] = ['quantile', 'threshold', 'width', 'linear', 'ntile', 'r-rfm'];
const RHYTHMS: Refit['every'][] = ['month', 'quarter', 'half-year', 'year'];

interface OutsideGiven {
  label: string;
  value: TitledLabel | undefined;
  onChange: (value: TitledLabel) => void;
}

/** What the server calls those who cannot be judged when nobody says it. */
const NONE = 'none';

/** What those are called who cannot be judged. */
export function OutsideField({ label, value, onChange }: OutsideGiven) {
  const { language, text } = useLanguage();
  const typed = (next: TitledLabel) => onChange(shownLabel(next, language) === '' ? NONE : next);
  return (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          value={value === undefined || value === NONE ? '' : shownLabel(value, language)}
          placeholder={text('segmentations-word-none')}
          onChange={({ target }) => typed(relabelled(value ?? '', target.value, language))}
        />
      )}
    </Field>
  );
}

export function ScoreByField({
  value,
  onChange,
}: {
  value: ScoreBy;
  onChange: (by: ScoreBy) => void;
}) {
  const text = useText();
  return (
    <Field
      label={text('segmentations-score-by')}
      hint={text(`segmentations-score-${value}-what` as MessageId)}
    >
      {(id) => (
        <Select
          id={id}
          value={value}
          onChange={onChange}
          options={SCORE_BY.map((by) => ({
            value: by,
            label: text(`segmentations-score-${by}` as MessageId),
          }))}
        />
      )}
    </Field>
  );
}

interface RefitGiven {
  refit: Refit | undefined;
  onChange: (refit: Refit | undefined) => void;
}

export function RefitFields({ refit, onChange }: RefitGiven) {
  const text = useText();
  return (
    <>
      <Field label={text('segmentations-refit-every')} hint={text('segmentations-refit-hint')}>
        {(id) => (
          <Select
            id={id}
            value={refit?.every ?? ''}
            onChange={(every: Refit['every'] | '') =>
              onChange(every ? { ...refit, every } : undefined)
            }
            options={['', ...RHYTHMS].map((every) => ({
              value: every,
              label: text(`segmentations-every-${every || 'never'}` as MessageId),
            }))}
          />
        )}
      </Field>
      {refit && (
        <Checkbox
          checked={refit.approval ?? false}
          onChange={({ target }) =>
            onChange(
              target.checked ? { every: refit.every, approval: true } : { every: refit.every },
            )
          }
        >
          {text('segmentations-approval')}
        </Checkbox>
      )}
    </>
  );
}

/** What few people change. */
export function MoreOptions({ title, children }: { title?: string; children: ReactNode }) {
  const text = useText();
  const label = title ?? text('segmentations-more-options');
  return (
    <Collapse
      ghost
      size="small"
      items={[{ key: 'more', label, children, styles: { header: { paddingInlineStart: 0 } } }]}
    />
  );
}
