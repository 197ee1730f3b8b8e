import { useText } from '~/messages/Messages.tsx';
import { Page } from '~/ui/Page.tsx';

export function NewImportPage() {
  const text = useText();
  return <Page title={text('nav-data')}>{null}</Page>;
}
