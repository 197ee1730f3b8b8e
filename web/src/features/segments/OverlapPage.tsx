import { useText } from '~/messages/Messages.tsx';
import { Page } from '~/ui/Page.tsx';

export function OverlapPage() {
  const text = useText();
  return <Page title={text('nav-segments')}>{null}</Page>;
}
