import { useText } from '~/messages/Messages.tsx';
import { Page } from '~/ui/Page.tsx';

export function OverviewPage() {
  const text = useText();
  return <Page title={text('nav-overview')}>{null}</Page>;
}
