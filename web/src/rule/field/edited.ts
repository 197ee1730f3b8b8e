/** What comes of a rule that was opened for editing. */
import type { RuleEdit } from '../useRule.ts';

type Edit = Pick<RuleEdit, 'settled' | 'first' | 'isPending'>;

/** The rule after editing; letter by letter as it was when it says the same. */
export function edited(before: string, { settled, first }: Edit): string {
  const { rule } = settled;
  return rule !== null && rule === first ? before : (rule ?? '');
}

/** Whether the rule can be taken over: all of it is read, and not everything in it is unfinished. */
export function isReady({ settled, isPending }: Edit): boolean {
  const { problems, rule, sent } = settled;
  return !isPending && problems.length === 0 && (rule !== null || sent.unfinished === 0);
}
