/** RFM: what a purchase is, over which period, in how many groups. */
import { Form, Select, Switch } from 'antd';
import { useId, useState } from 'react';

import { useVocabulary } from '~/api/labels.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import {
  amountsOf,
  boughtOf,
  frequencyOf,
  monetaryOf,
  type Purchase,
  purchaseIn,
  recencyOf,
  type Vocabulary,
} from '../purchase.ts';
import { type RfmSpec, without } from '../specs.ts';
import { Field } from './Field.tsx';
import { LabelsField } from './LabelsField.tsx';
import { MoreOptions, OutsideField, RefitFields, ScoreByField } from './FittedFields.tsx';
import { ConditionField, ValueField } from './RuleField.tsx';
import { Thresholds } from './Thresholds.tsx';

interface Given {
  spec: RfmSpec;
  onChange: (spec: RfmSpec) => void;
}

export function RfmForm({ spec, onChange }: Given) {
  const text = useText();
  const { data: vocabulary } = useVocabulary();
  const purchase = vocabulary && purchaseIn(spec, vocabulary);
  const [own, setOwn] = useState(false);
  const bins = spec.scores?.bins ?? 5;
  const by = spec.scores?.by ?? 'quantile';
  const rebuy = (next: Purchase) =>
    onChange({
      ...spec,
      recency: recencyOf(next),
      frequency: frequencyOf(next),
      monetary: monetaryOf(next),
      population: boughtOf(next),
    });
  return (
    <>
      {purchase && !own ? (
        <PurchaseFields vocabulary={vocabulary} purchase={purchase} onChange={rebuy} />
      ) : (
        <OwnFormulas spec={spec} onChange={onChange} />
      )}
      {purchase && <OwnSwitch own={own} onChange={setOwn} />}
      <LabelsField
        labels={spec.labels ?? 'preset/rfm-11'}
        presets={bins === 5 ? ['preset/rfm-6', 'preset/rfm-11'] : []}
        onChange={(labels) => onChange({ ...spec, labels })}
      />
      <OutsideField
        label={text('segmentations-rfm-outside')}
        value={spec.outside}
        onChange={(outside) => onChange({ ...spec, outside })}
      />
      <MoreOptions>
        <ScoreByField
          value={by}
          onChange={(next) => onChange({ ...spec, scores: { ...spec.scores, by: next } })}
        />
        {by === 'threshold' &&
          (['r', 'f', 'm'] as const).map((score) => (
            <Thresholds
              key={score}
              label={text(`segmentations-cuts-${score}` as MessageId)}
              count={bins - 1}
              value={spec.scores?.[score] ?? []}
              onChange={(cuts) => onChange({ ...spec, scores: { ...spec.scores, [score]: cuts } })}
            />
          ))}
        <ConditionField
          label={text('segmentations-population')}
          hint={text('segmentations-population-hint')}
          value={spec.population ?? ''}
          onChange={(rule) => onChange(withPopulation(spec, rule))}
        />
        <RefitFields refit={spec.refit} onChange={(refit) => onChange(withRefit(spec, refit))} />
      </MoreOptions>
    </>
  );
}

function withPopulation(spec: RfmSpec, rule: string): RfmSpec {
  return rule.trim() ? { ...spec, population: rule } : without(spec, 'population');
}

/** A spec with a rhythm of refits, or without. */
export function withRefit<S extends { refit?: RfmSpec['refit'] }>(
  spec: S,
  refit: RfmSpec['refit'],
): S {
  return (refit ? { ...spec, refit } : without(spec, 'refit')) as S;
}

function OwnSwitch({ own, onChange }: { own: boolean; onChange: (own: boolean) => void }) {
  const text = useText();
  const id = useId();
  return (
    <Form.Item style={{ marginBottom: 14 }}>
      <Switch id={id} size="small" checked={own} onChange={onChange} />{' '}
      <label htmlFor={id}>{text('segmentations-own-formulas')}</label>
    </Form.Item>
  );
}

function OwnFormulas({ spec, onChange }: Given) {
  const text = useText();
  return (['recency', 'frequency', 'monetary'] as const).map((field) => (
    <ValueField
      key={field}
      label={text(`segmentations-formula-${field}` as MessageId)}
      value={spec[field]}
      onChange={(value) => onChange({ ...spec, [field]: value })}
    />
  ));
}

const PERIODS = ['90d', '180d', '365d', '730d', ''];

interface PurchaseGiven {
  vocabulary: Vocabulary;
  purchase: Purchase;
  onChange: (purchase: Purchase) => void;
}

function PurchaseFields({ vocabulary, purchase, onChange }: PurchaseGiven) {
  const text = useText();
  const paid = vocabulary.events
    .map(({ name }) => name)
    .filter((name) => amountsOf(vocabulary, name).length > 0);
  const periods = PERIODS.includes(purchase.within) ? PERIODS : [purchase.within, ...PERIODS];
  const named = (names: string[]) => names.map((value) => ({ value, label: value }));
  const takingBack = paid.filter(
    (name) => name !== purchase.event && amountsOf(vocabulary, name).includes(purchase.amount),
  );
  const periodName = (period: string) =>
    PERIODS.includes(period)
      ? text(`segmentations-within-${period || 'ever'}` as MessageId)
      : period;
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 16 }}>
      <Field label={text('segmentations-purchase')}>
        {(id) => (
          <Select
            id={id}
            value={purchase.event}
            options={named(paid)}
            onChange={(event: string) =>
              onChange({
                event,
                amount: amountsOf(vocabulary, event)[0] ?? purchase.amount,
                within: purchase.within,
              })
            }
          />
        )}
      </Field>
      <Field label={text('segmentations-amount')}>
        {(id) => (
          <Select
            id={id}
            value={purchase.amount}
            options={named(amountsOf(vocabulary, purchase.event))}
            onChange={(amount: string) => onChange({ ...purchase, amount, refund: undefined })}
          />
        )}
      </Field>
      <Field label={text('segmentations-refund')}>
        {(id) => (
          <Select
            id={id}
            value={purchase.refund ?? ''}
            options={[
              { value: '', label: text('segmentations-refund-none') },
              ...named(takingBack),
            ]}
            onChange={(refund: string) => onChange({ ...purchase, refund: refund || undefined })}
          />
        )}
      </Field>
      <Field label={text('segmentations-within')}>
        {(id) => (
          <Select
            id={id}
            value={purchase.within}
            options={periods.map((value) => ({ value, label: periodName(value) }))}
            onChange={(within: string) => onChange({ ...purchase, within })}
          />
        )}
      </Field>
    </div>
  );
}
