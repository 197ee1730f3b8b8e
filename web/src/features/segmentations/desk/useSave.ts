/** Saving a segmentation, and taking it back. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';

import { applyDefinitions } from '~/api/apply.ts';
import type { Saved } from '~/api/definition.ts';
import { lastSaved } from '~/api/lastSaved.ts';
import { problemOf } from '~/api/problem.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { leaveFreely } from '~/ui/Leaving.tsx';
import { paths } from '~/ui/paths.ts';
import { useUndo } from '~/ui/undo.tsx';
import { useRemove } from '~/ui/useRemove.ts';

import type { Draft, Spec } from '../specs.ts';
import { useDeleted } from './useDeleted.tsx';

/** What a draft is saved over; nothing makes a new one. */
type Over = Saved<Spec> | undefined;

export function useSave(saved: Over, onSaved: (name: string) => void) {
  const { language, text } = useLanguage();
  const { notification } = App.useApp();
  const queries = useQueryClient();
  const remove = useRemove();
  const tell = useUndo();
  const deleted = useDeleted();
  const [saving, setSaving] = useState(false);
  const refresh = () => queries.invalidateQueries();
  const undo = async (name: string, version: number, over: Over) => {
    if (over) {
      await applyDefinitions([over.definition], version);
      await refresh();
      return;
    }
    const leave = { from: paths.segmentation(name), to: paths.segmentations() };
    await remove({ kind: 'Segmentation', name, version, leave });
  };
  const save = async (draft: Draft, over: Over) => {
    setSaving(true);
    const { name, title } = draft.metadata;
    try {
      const applied = await applyDefinitions([draft], over?.version ?? 0);
      const version = applied.definitions[0]?.version ?? 1;
      if (!saved) leaveFreely();
      onSaved(name);
      await refresh();
      tell(text('segmentations-saved', { title: titleOf({ name, title }, language) }), () =>
        undo(name, version, over),
      );
    } catch (error) {
      await refused(error, draft, over);
    } finally {
      setSaving(false);
    }
  };
  /** Somebody else saved it: what is there now is asked for. Or deleted it: it can be made again. */
  const refused = async (error: unknown, draft: Draft, over: Over) => {
    if (!over || problemOf(error).status !== 412) {
      notification.error({ title: text('ui-error'), description: problemOf(error).message });
      return;
    }
    const last = await lastSaved('Segmentation', draft.metadata.name);
    if (last.deleted) deleted(last, () => void save(draft, undefined));
    else await refresh();
  };
  return { save, saving };
}
