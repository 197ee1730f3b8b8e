/** Saving a segmentation, and taking it back. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';

import { applyDefinitions } from '~/api/apply.ts';
import { server } from '~/api/client.ts';
import type { Saved } from '~/api/definition.ts';
import { problemOf } from '~/api/problem.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useUndo } from '~/ui/undo.tsx';

import type { Draft, Spec } from '../specs.ts';

/** Deletes a segmentation. */
export async function deleteSegmentation(name: string): Promise<void> {
  await server.DELETE('/api/v1/definitions/{kind}/{name}', {
    params: { path: { kind: 'Segmentation', name } },
  });
}

export function useSave(
  saved: Saved<Spec> | undefined,
  onSaved: (name: string) => void,
  onGone: () => Promise<void>,
) {
  const { language, text } = useLanguage();
  const { notification } = App.useApp();
  const queries = useQueryClient();
  const tell = useUndo();
  const [saving, setSaving] = useState(false);
  const refresh = () => queries.invalidateQueries();
  const undo = async (name: string) => {
    if (saved) {
      await applyDefinitions([saved.definition]);
    } else {
      // Away first, or its page would ask for what is no longer there.
      await onGone();
      await deleteSegmentation(name);
    }
    await refresh();
  };
  const save = async (draft: Draft) => {
    setSaving(true);
    try {
      await applyDefinitions([draft], saved?.version ?? 0);
      await refresh();
      const { name, title } = draft.metadata;
      tell(text('segmentations-saved', { title: titleOf({ name, title }, language) }), () =>
        undo(name),
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
