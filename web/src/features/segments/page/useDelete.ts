/** Deletes a definition and offers to take that back. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

import { applyDefinitions } from '~/api/apply.ts';
import type { Saved } from '~/api/definition.ts';
import { problemOf } from '~/api/problem.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { leaveFreely } from '~/ui/Leaving.tsx';
import { paths } from '~/ui/paths.ts';
import { useUndo } from '~/ui/undo.tsx';
import { useRemove } from '~/ui/useRemove.ts';

export function useDelete(kind: 'Segment' | 'StaticList') {
  const { text, language } = useLanguage();
  const { notification } = App.useApp();
  const remove = useRemove();
  const queries = useQueryClient();
  const undo = useUndo();
  return async <Spec>({ definition, version }: Saved<Spec>) => {
    const { name } = definition.metadata;
    try {
      const leave = { from: paths.segment(name), to: paths.segments(), before: leaveFreely };
      await remove({ kind, name, version, leave });
    } catch (error) {
      // Who uses it, the refusal says.
      const description = problemOf(error).message;
      notification.error({ title: text('segments-not-deleted'), description, duration: 0 });
      return;
    }
    undo(text('segments-deleted', { title: titleOf(definition.metadata, language) }), async () => {
      await applyDefinitions([definition]);
      await queries.invalidateQueries();
    });
  };
}
