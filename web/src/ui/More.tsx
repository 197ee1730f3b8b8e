/** The button under a list that has more. */
import { Button } from 'antd';

import { useText } from '~/messages/Messages.tsx';

interface Given {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

export function More({ list }: Given) {
  const text = useText();
  if (!list.hasNextPage) return null;
  return (
    <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {text('ui-more')}
    </Button>
  );
}
