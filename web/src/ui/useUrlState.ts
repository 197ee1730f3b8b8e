/** State that lies in the address, so that every view can be linked. */
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/**
 * One value of the address. Setting the value that holds when nothing is said removes it. Changing
 * it does not fill the browser's history, unless `push` is given.
 */
export function useUrlState(
  name: string,
  otherwise = '',
): [string, (value: string, push?: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (value: string, push = false) => {
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === otherwise) after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: !push },
      );
    },
    [name, otherwise, setSearch],
  );
  return [search.get(name) ?? otherwise, set];
}
