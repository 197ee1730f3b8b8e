/** Carries out what a button does, and says so when it is refused. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback } from 'react';

import { problemOf } from '~/api/problem.ts';

/** Gives `act(work, done)`: afterwards everything shown is asked for again. */
export function useAct() {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useCallback(
    async <T>(work: () => Promise<T>, done?: string): Promise<T | undefined> => {
      try {
        const answer = await work();
        if (done) void message.success(done);
        await queries.invalidateQueries();
        return answer;
      } catch (error) {
        void message.error(problemOf(error).message);
        return undefined;
      }
    },
    [message, queries],
  );
}
