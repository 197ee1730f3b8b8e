/** Changes who is on a list, and offers to take that back. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';

import { applyDefinitions } from '~/api/apply.ts';
import type { Saved } from '~/api/definition.ts';
import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';
import { useUndo } from '~/ui/undo.tsx';

import type { ListSpec } from '../page/spec.ts';

export function useChange(saved: Saved<ListSpec>) {
  const text = useText();
  const queries = useQueryClient();
  const undo = useUndo();
  const { notification } = App.useApp();
  const [isRunning, setRunning] = useState(false);
  /** Whether it was saved; what went wrong is told. */
  const run = async (spec: ListSpec, told: string): Promise<boolean> => {
    setRunning(true);
    try {
      const applied = await applyDefinitions([{ ...saved.definition, spec }], saved.version);
      await queries.invalidateQueries();
      undo(told, async () => {
        await applyDefinitions([saved.definition], applied.definitions[0]?.version);
        await queries.invalidateQueries();
      });
      return true;
    } catch (error) {
      const { status, message } = problemOf(error);
      const isOld = status === 412;
      const description = isOld ? text('lists-conflict') : message;
      notification.error({ title: text('ui-error'), description });
      if (isOld) await queries.invalidateQueries();
      return false;
    } finally {
      setRunning(false);
    }
  };
  return { run, isRunning };
}
