/** Saving a segmentation, and taking it back. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';

import { applyDefinitions } from '~/api/apply.ts';
import type { Saved } from '~/api/definition.ts';
import { problemOf } from '~/api/problem.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { paths } from '~/ui/paths.ts';
import { useUndo } from '~/ui/undo.tsx';
import { useRemove } from '~/ui/useRemove.ts';

import type { Draft, Spec } from '../specs.ts';

export function useSave(saved: Saved<Spec> | undefined, onSaved: (name: string) => void) {
  const { language, text } = useLanguage();
  const { notification } = App.useApp();
  const queries = useQueryClient();
  const remove = useRemove();
  const tell = useUndo();
  const [saving, setSaving] = useState(false);
  const refresh = () => queries.invalidateQueries();
  const undo = async (name: string, version: number) => {
    if (saved) {
      await applyDefinitions([saved.definition], version);
      await refresh();
      return;
    }
    const leave = { from: paths.segmentation(name), to: paths.segmentations() };
    await remove({ kind: 'Segmentation', name, version, leave });
  };
  const save = async (draft: Draft) => {
    setSaving(true);
    try {
      const applied = await applyDefinitions([draft], saved?.version ?? 0);
      const version = applied.definitions[0]?.version ?? 1;
      await refresh();
      const { name, title } = draft.metadata;
      tell(text('segmentations-saved', { title: titleOf({ name, title }, language) }), () =>
        undo(name, version),
      );
      onSaved(name);
    } catch (error) {
      notification.error({ title: text('ui-error'), description: problemOf(error).message });
    } finally {
      setSaving(false);
    }
  };
  return { save, saving };
}
