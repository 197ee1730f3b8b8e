/** The kind of an existing condition, as it is chosen at its beginning. */
import type { Kind } from './kinds.ts';
import { formOf } from './kinds.ts';
import { meaningOf, type Scope, type Vocabulary } from './names.ts';
import { AGGREGATES, type Draft, isOf, isPart, type Node } from './node.ts';
import { isWhere } from './places.ts';
import { testedOf } from './subjects.ts';

export function kindOf(words: Vocabulary, node: Draft<Node>, scope: Scope): Kind | undefined {
  const form = formOf(node);
  switch (form) {
    case 'blank':
    case 'text':
    case 'any_item':
      return undefined;
    case 'rank':
      return isOf(node, 'bottom') ? 'bottom' : 'top';
    case 'value':
      return valueKind(words, node, scope);
    default:
      return form;
  }
}

function valueKind(words: Vocabulary, node: Draft<Node>, scope: Scope): Kind {
  const tested = testedOf(node);
  const subject = tested?.subject ?? null;
  if (tested?.test.kind === 'anniversary') return 'birthday';
  if (tested?.test.kind === 'near') return 'near';
  if (isOf(subject, 'first', 'last') && subject.property === undefined) return 'moment';
  if (isOf(subject, 'count') && subject.property !== undefined) return 'count_of';
  if (isOf(subject, ...AGGREGATES)) return subject.type;
  if (isOf(subject, 'since', 'days_since', 'percentile', 'bucket')) return subject.type;
  if (isPart(subject)) return 'part';
  if (!isOf(subject, 'name')) return 'attribute';
  const { kind } = meaningOf(words, subject.path, scope);
  if (kind === 'metric' || kind === 'label' || kind === 'score') return kind;
  return isWhere(subject.path.join('.')) ? 'region' : 'attribute';
}
