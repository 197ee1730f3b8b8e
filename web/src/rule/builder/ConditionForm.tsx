/** A condition as a sentence with blanks, whatever its kind. */
import { useText } from '~/messages/Messages.tsx';

import { formOf, positive } from '../tree/kinds.ts';
import { kindOf } from '../tree/kindOf.ts';
import { ITEMS, meaningOf, propertyAt, type Scope, typeOf } from '../tree/names.ts';
import { type Aggregate, AGGREGATES, type Draft, isOf, type Node } from '../tree/node.ts';
import { testedOf, together } from '../tree/subjects.ts';
import { useScope, useWords, useWordTitle } from './context.ts';
import { AnyItemForm } from './AnyItemForm.tsx';
import { EventCondition } from './EventCondition.tsx';
import { PeriodInput } from './inputs.tsx';
import { KindSelect } from './KindSelect.tsx';
import { NumberInput } from './inputs.tsx';
import { NameSelect } from './NameSelect.tsx';
import { oneItem } from './PropertyName.tsx';
import { SequenceForm } from './SequenceForm.tsx';
import { Measure } from './Measure.tsx';
import { Subject } from './Subject.tsx';
import { TestInput } from './TestInput.tsx';
import { TextChip } from './TextChip.tsx';
import { useWordsOf } from './useItems.ts';
import type { ValuesOf } from './useValues.ts';
import { periodOf, periodText } from '../tree/windows.ts';

interface Given {
  node: Draft<Node>;
  onChange: (node: Node) => void;
}

/** The form of a condition, and of the `not` before it. */
export function ConditionForm({ node, onChange }: Given) {
  const words = useWords();
  const scope = useScope();
  const bare = positive(node);
  const negated = isOf(node, 'not');
  const set = (next: Node, not = negated) => onChange(not ? { type: 'not', of: next } : next);
  const kind = kindOf(words, bare, scope);
  const form = formOf(bare);
  const inside = scope.event !== undefined;
  const hasKind = !inside && form !== 'text';
  return (
    <>
      {hasKind && <KindSelect kind={kind} node={bare} negated={negated} onChange={set} />}
      <Blanks form={form} node={bare} negated={negated} set={set} />
    </>
  );
}

interface BlanksGiven {
  form: ReturnType<typeof formOf>;
  node: Draft<Node>;
  negated: boolean;
  set: (node: Node, negated?: boolean) => void;
}

function Blanks({ form, node, negated, set }: BlanksGiven) {
  if (isOf(node, 'did', 'first_time', 'stopped', 'restarted', 'regular')) {
    return <EventCondition node={node} onChange={set} />;
  }
  if (isOf(node, 'sequence')) return <SequenceForm node={node} onChange={set} />;
  if (isOf(node, 'in_segment', 'in_list')) return <MemberForm node={node} onChange={set} />;
  if (form === 'rank' && isOf(node, 'top', 'bottom'))
    return <RankForm node={node} onChange={set} />;
  if (form === 'has_been' && isOf(node, 'has_been')) {
    return <HasBeenForm node={node} onChange={set} />;
  }
  if (isOf(node, 'any_item')) return <AnyItemForm node={node} onChange={set} />;
  if (form === 'value') return <ValueForm node={node} negated={negated} set={set} />;
  if (form === 'blank' || node === null) return null;
  return <TextChip node={node} onChange={set} />;
}

type ValueGiven = Omit<BlanksGiven, 'form'>;

function ValueForm({ node, negated, set }: ValueGiven) {
  const scope = useScope();
  const tested = testedOf(node);
  const asked = tested?.subject ?? null;
  const ofProperty = isOf(asked, ...AGGREGATES) && asked.property ? asked : undefined;
  const ofItems = scope.items !== undefined || ofProperty?.property?.[0] === ITEMS;
  const words = useWordsOf(ofProperty?.event ?? scope.event, ofItems);
  if (!tested) return null;
  const { subject, test } = tested;
  const kind = kindOf(words, node, scope) ?? 'attribute';
  const meaning = isOf(subject, 'name') ? meaningOf(words, subject.path, scope) : undefined;
  return (
    <>
      <Subject
        subject={subject}
        kind={kind}
        onChange={(next) => set(together({ subject: next, test }))}
        {...(scope.items === undefined && { onOneItem: () => set(oneItem()) })}
      />
      <TestInput
        type={typeOf(words, subject, scope)}
        test={test}
        negated={negated}
        choices={meaning?.choices ?? []}
        of={valuesOf(meaning?.kind, subject, scope, ofProperty)}
        onChange={(next, not) => set(together({ subject, test: next }), not)}
      />
    </>
  );
}

/** Whose values are suggested. */
function valuesOf(
  kind: string | undefined,
  subject: Draft<Node>,
  scope: Scope,
  asked: Aggregate | undefined,
): ValuesOf | undefined {
  if (isOf(subject, 'name')) {
    if (kind === 'attribute') return { attribute: subject.path.join('.') };
    if (kind !== 'property' || !scope.event) return undefined;
    return { event: scope.event, property: propertyAt(subject.path, scope) };
  }
  const { event: of, property } = asked ?? {};
  return of && property ? { event: of, property: property.join('.') } : undefined;
}

interface FormGiven<T> {
  node: T;
  onChange: (node: Node) => void;
}
type Of<T extends string> = Extract<Node, { type: T | 'in_list' | 'bottom' }>;

function MemberForm({ node, onChange }: FormGiven<Of<'in_segment'>>) {
  const text = useText();
  const words = useWords();
  const title = useWordTitle();
  if (node.type !== 'in_segment' && node.type !== 'in_list') return null;
  const choices = node.type === 'in_segment' ? words.segments : words.lists;
  return (
    <NameSelect
      label={text(`segments-kind-${node.type}`)}
      value={node.name}
      free={false}
      options={choices.map((one) => ({ value: one.name, title: title(one) }))}
      onChange={(name) => onChange({ ...node, name })}
    />
  );
}

type Rank = Extract<Node, { type: 'top' | 'bottom' }>;

function RankForm({ node, onChange }: FormGiven<Rank>) {
  const text = useText();
  return (
    <>
      <NumberInput
        label={text('ui-count')}
        value={node.count}
        min={1}
        whole
        onChange={(count) => onChange({ ...node, count })}
      />
      <span>{text('segments-rank-by')}</span>
      <Measure value={node.by} onChange={(by) => onChange({ ...node, by })} />
    </>
  );
}

type HasBeen = Extract<Node, { type: 'has_been' }>;

function HasBeenForm({ node, onChange }: FormGiven<HasBeen>) {
  const text = useText();
  const inner = positive(node.condition);
  const negated = isOf(node.condition, 'not');
  const set = (next: Node, not = negated) =>
    onChange({ ...node, condition: not ? { type: 'not', of: next } : next });
  const period = periodOf(node.period) ?? { count: 30, unit: 'd' };
  return (
    <>
      <ValueForm node={inner} negated={negated} set={set} />
      <span>{text('segments-for-at-least')}</span>
      <PeriodInput
        label={text('segments-period')}
        value={period}
        onChange={(next) => onChange({ ...node, period: periodText(next) })}
      />
    </>
  );
}
