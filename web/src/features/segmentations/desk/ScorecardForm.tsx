/** A scorecard: criteria with weights, points for what holds, and the bands of the total. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input, InputNumber, Slider, Typography } from 'antd';

import { useText } from '~/messages/Messages.tsx';
import { ConditionInput } from '~/rule/field/ConditionInput.tsx';

import type { Criterion, PointsRow, ScorecardSpec } from '../specs.ts';
import { BandsEditor } from './BandsEditor.tsx';

/** Weights offered on the slider; larger ones are typed. */
const HEAVY = 10;

export function ScorecardForm({
  spec,
  onChange,
}: {
  spec: ScorecardSpec;
  onChange: (spec: ScorecardSpec) => void;
}) {
  const text = useText();
  const { criteria } = spec;
  const add = () => {
    const name = text('segmentations-criterion-new', { number: criteria.length + 1 });
    onChange({ ...spec, criteria: [...criteria, { name, weight: 1, points: [] }] });
  };
  return (
    <>
      <Flex vertical gap={12} style={{ marginBottom: 14 }}>
        {criteria.map((criterion, at) => (
          <CriterionCard
            key={at}
            criterion={criterion}
            onChange={(next) => onChange({ ...spec, criteria: criteria.with(at, next) })}
            onRemove={() => onChange({ ...spec, criteria: criteria.toSpliced(at, 1) })}
            removable={criteria.length > 1}
          />
        ))}
        <Button type="dashed" icon={<PlusOutlined />} onClick={add}>
          {text('segmentations-criterion-add')}
        </Button>
      </Flex>
      <BandsEditor
        written
        bands={{ labels: spec.labels, cuts: spec.cuts }}
        onChange={({ labels, cuts }) => onChange({ ...spec, labels, cuts })}
      />
    </>
  );
}

interface CriterionGiven {
  criterion: Criterion;
  onChange: (criterion: Criterion) => void;
  onRemove: () => void;
  removable: boolean;
}

function CriterionCard({ criterion, onChange, onRemove, removable }: CriterionGiven) {
  const text = useText();
  const { name, points } = criterion;
  return (
    <Card size="small">
      <section aria-label={name}>
        <Flex gap={8} align="center">
          <Input
            variant="filled"
            aria-label={text('segmentations-criterion-name')}
            value={name}
            onChange={({ target }) => onChange({ ...criterion, name: target.value })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            disabled={!removable}
            aria-label={text('segmentations-criterion-remove', { name })}
            onClick={onRemove}
          />
        </Flex>
        <Weight criterion={criterion} onChange={onChange} />
        {points.map((row, at) => (
          <PointsLine
            key={at}
            name={name}
            number={at + 1}
            row={row}
            onChange={(next) => onChange({ ...criterion, points: points.with(at, next) })}
            onRemove={() => onChange({ ...criterion, points: points.toSpliced(at, 1) })}
          />
        ))}
        <Button
          type="link"
          size="small"
          icon={<PlusOutlined />}
          onClick={() => onChange({ ...criterion, points: [...points, { when: '', points: 1 }] })}
        >
          {text('segmentations-points-add')}
        </Button>
      </section>
    </Card>
  );
}

function Weight({ criterion, onChange }: Pick<CriterionGiven, 'criterion' | 'onChange'>) {
  const text = useText();
  const label = text('segmentations-weight-of', { name: criterion.name });
  const weight = criterion.weight ?? 1;
  const weigh = (next: number | null) => {
    if (next !== null) onChange({ ...criterion, weight: next });
  };
  return (
    <Flex gap={16} align="center" style={{ padding: '4px 8px' }}>
      <Typography.Text>{text('segmentations-weight')}</Typography.Text>
      <Slider
        style={{ flex: 1 }}
        min={0}
        max={Math.max(HEAVY, weight)}
        value={weight}
        onChange={weigh}
        ariaLabelForHandle={label}
      />
      <InputNumber
        min={0}
        max={1000}
        precision={0}
        value={weight}
        onChange={weigh}
        aria-label={label}
        style={{ width: 72 }}
      />
    </Flex>
  );
}

interface LineGiven {
  /** Of the criterion. */
  name: string;
  number: number;
  row: PointsRow;
  onChange: (row: PointsRow) => void;
  onRemove: () => void;
}

function PointsLine({ name, number, row, onChange, onRemove }: LineGiven) {
  const text = useText();
  return (
    <Flex gap={8} align="flex-start" style={{ marginBottom: 6 }}>
      <ConditionInput
        compact
        label={text('segmentations-points-when', { name, number })}
        value={row.when}
        onChange={(when) => onChange({ ...row, when })}
      />
      <InputNumber
        value={row.points}
        precision={0}
        onChange={(points) => points !== null && onChange({ ...row, points })}
        aria-label={text('segmentations-points-of', { name, number })}
        suffix={text('segmentations-points')}
        style={{ width: 96, flex: 'none' }}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={text('segmentations-points-remove', { name, number })}
        onClick={onRemove}
      />
    </Flex>
  );
}
