/** Own rules: the first one that holds decides. */
import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { Button, Flex, Input, Typography } from 'antd';

import { useLanguage, useText } from '~/messages/Messages.tsx';
import { ConditionInput } from '~/rule/field/ConditionInput.tsx';

import type { RuleLabel, RulesSpec } from '../specs.ts';
import { renamed, shownLabel } from '../titledLabel.ts';
import { OutsideField } from './FittedFields.tsx';

/** The rules with one moved up (-1) or down (1). */
export function moved<T>(rules: readonly T[], at: number, by: -1 | 1): T[] {
  const [one] = rules.slice(at, at + 1);
  return one === undefined ? [...rules] : rules.toSpliced(at, 1).toSpliced(at + by, 0, one);
}

export function RulesForm({
  spec,
  onChange,
}: {
  spec: RulesSpec;
  onChange: (spec: RulesSpec) => void;
}) {
  const text = useText();
  const { labels } = spec;
  const put = (next: RuleLabel[]) => onChange({ ...spec, labels: next });
  return (
    <>
      <Typography.Paragraph type="secondary">
        {text('segmentations-rules-hint')}
      </Typography.Paragraph>
      <Flex vertical gap={12} style={{ marginBottom: 14 }}>
        {labels.map((row, at) => (
          <RuleRow
            key={at}
            row={row}
            at={at}
            count={labels.length}
            onChange={(next) => put(labels.with(at, next))}
            onMove={(by) => put(moved(labels, at, by))}
            onRemove={() => put(labels.toSpliced(at, 1))}
          />
        ))}
        <Button
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() =>
            put([
              ...labels,
              { label: text('segmentations-rule-new', { number: labels.length + 1 }), when: '' },
            ])
          }
        >
          {text('segmentations-rule-add')}
        </Button>
      </Flex>
      <OutsideField
        label={text('segmentations-otherwise')}
        value={spec.otherwise}
        onChange={(otherwise) => onChange({ ...spec, otherwise })}
      />
    </>
  );
}

interface RowGiven {
  row: RuleLabel;
  at: number;
  count: number;
  onChange: (row: RuleLabel) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function RuleRow({ row, at, count, onChange, onMove, onRemove }: RowGiven) {
  const { language, text } = useLanguage();
  const label = shownLabel(row, language);
  return (
    <section aria-label={label}>
      <Flex gap={4} align="center" style={{ marginBottom: 4 }}>
        <Typography.Text type="secondary">{at + 1}</Typography.Text>
        <Input
          aria-label={text('segmentations-rule-name', { number: at + 1 })}
          value={label}
          onChange={({ target }) => onChange(renamed(row, target.value, language))}
        />
        <Button
          type="text"
          icon={<ArrowUpOutlined />}
          disabled={at === 0}
          aria-label={text('segmentations-rule-up', { label })}
          onClick={() => onMove(-1)}
        />
        <Button
          type="text"
          icon={<ArrowDownOutlined />}
          disabled={at === count - 1}
          aria-label={text('segmentations-rule-down', { label })}
          onClick={() => onMove(1)}
        />
        <Button
          type="text"
          icon={<DeleteOutlined />}
          disabled={count === 1}
          aria-label={text('segmentations-rule-remove', { label })}
          onClick={onRemove}
        />
      </Flex>
      <ConditionInput
        label={text('segmentations-rule-when', { label })}
        value={row.when}
        onChange={(when) => onChange({ ...row, when })}
      />
    </section>
  );
}
