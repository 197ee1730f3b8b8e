import { useText } from '~/messages/Messages.tsx';
import { Page } from '~/ui/Page.tsx';

export function CustomerPage() {
  const text = useText();
  return <Page title={text('nav-customers')}>{null}</Page>;
}
