/** One thing after another: the steps, how soon each follows, and what they share. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex } from 'antd';

import { useText } from '~/messages/Messages.tsx';

import type { Node, Step } from '../tree/node.ts';
import { withWhere, withWindow } from '../tree/queries.ts';
import { periodOf, periodText } from '../tree/windows.ts';
import { AddWhere, EventSelect, PropertySelect, Where } from './EventPart.tsx';
import { PeriodInput } from './inputs.tsx';
import { WindowInput } from './WindowInput.tsx';

type Sequence = Extract<Node, { type: 'sequence' }>;

interface Given {
  node: Sequence;
  onChange: (node: Node) => void;
}

export function SequenceForm({ node, onChange }: Given) {
  const text = useText();
  const { steps } = node;
  const set = (next: Step[]) => onChange({ ...node, steps: next });
  const first = steps[0]?.event ?? null;
  return (
    <Flex vertical gap={8} style={{ flexBasis: '100%' }}>
      {steps.map((step, index) => (
        <StepForm
          key={index}
          step={step}
          index={index}
          onChange={(next) => set(steps.with(index, next))}
          {...(steps.length > 2 && { onRemove: () => set(steps.toSpliced(index, 1)) })}
        />
      ))}
      <Flex wrap gap={8} align="center">
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => set([...steps, { event: null, within: '7d' }])}
        >
          {text('segments-add-step')}
        </Button>
        <Checkbox
          checked={node.same !== undefined}
          onChange={({ target }) =>
            onChange(withSame(node, target.checked ? ['product'] : undefined))
          }
        >
          {text('segments-same')}
        </Checkbox>
        {node.same && (
          <PropertySelect
            event={first}
            value={node.same}
            onChange={(same) => onChange({ ...node, same })}
          />
        )}
        <WindowInput
          value={node.window}
          onChange={(window) => onChange(withWindow(node, window))}
        />
      </Flex>
    </Flex>
  );
}

function withSame(node: Sequence, same: string[] | undefined): Sequence {
  const next = { ...node };
  if (same === undefined) delete next.same;
  else next.same = same;
  return next;
}

interface StepGiven {
  step: Step;
  index: number;
  onChange: (step: Step) => void;
  onRemove?: () => void;
}

function StepForm({ step, index, onChange, onRemove }: StepGiven) {
  const text = useText();
  const setWithin = (within: string | undefined) => {
    const next = { ...step };
    if (within === undefined) delete next.within;
    else next.within = within;
    onChange(next);
  };
  return (
    <Flex
      wrap
      gap={8}
      align="center"
      role="group"
      aria-label={text('segments-step', { n: index + 1 })}
    >
      <span>{text(index === 0 ? 'segments-step-first' : 'segments-step-then')}</span>
      <EventSelect value={step.event} onChange={(event) => onChange({ ...step, event })} />
      {index > 0 && (
        <Checkbox
          checked={step.within !== undefined}
          onChange={({ target }) => setWithin(target.checked ? '7d' : undefined)}
        >
          {text('segments-step-within')}
        </Checkbox>
      )}
      {step.within !== undefined && (
        <PeriodInput
          label={text('segments-period')}
          value={periodOf(step.within) ?? { count: 7, unit: 'd' }}
          onChange={(period) => setWithin(periodText(period))}
        />
      )}
      <AddWhere query={step} onChange={(where) => onChange({ ...step, where })} />
      {onRemove && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={text('segments-remove-step', { n: index + 1 })}
          onClick={onRemove}
        />
      )}
      <Where
        event={step.event}
        where={step.where}
        onChange={(where) => onChange(withWhere(step, where))}
      />
    </Flex>
  );
}
