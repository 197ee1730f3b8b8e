/** A rule being edited, counted as a whole and by its conditions. */
import { usePreview, useRowCounts } from './usePreview.ts';
import type { RuleEdit } from './useRule.ts';

export function useCounted({ settled }: RuleEdit, against?: string) {
  const isSound = settled.problems.length === 0;
  const preview = usePreview(settled.sent, against, isSound);
  const counts = useRowCounts(settled.sent, preview.isPlaceholderData ? undefined : preview.data);
  const isEmpty = settled.sent.tree === null && isSound;
  return {
    /** The newest answer; nothing of an empty rule. */
    preview: isEmpty ? undefined : preview.data,
    counts,
    error: preview.error,
    isEmpty,
    /** The answer is of the rule as it was before. */
    isOld: preview.isPlaceholderData || !isSound,
  };
}
