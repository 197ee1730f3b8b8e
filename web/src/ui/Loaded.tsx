/** A query's four faces: loading, trouble, empty, and its answer. */
import { Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';

import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';

import { NotFound, Trouble } from './Trouble.tsx';

interface Given<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  /** Whether the answer has nothing in it. */
  isEmpty?: (data: T) => boolean;
  /** What is shown then: what could be here, and how it gets here. */
  empty?: ReactNode;
  /** Rows of the placeholder while it loads. */
  rows?: number;
  children: (data: T) => ReactNode;
}

/** Shows what a query answered. A former answer stays while a new one is on its way. */
export function Loaded<T>({ query, isEmpty, empty, rows = 4, children }: Given<T>) {
  const text = useText();
  const { data, error } = query;
  if (data === undefined && error) {
    if (problemOf(error).status === 404) return <NotFound />;
    return <Trouble error={error} retry={() => void query.refetch()} />;
  }
  if (data === undefined) {
    return (
      <div role="status" aria-label={text('ui-loading')}>
        <Skeleton active title={false} paragraph={{ rows }} />
      </div>
    );
  }
  if (isEmpty?.(data)) return empty ?? <Empty description={text('ui-empty')} />;
  return children(data);
}
