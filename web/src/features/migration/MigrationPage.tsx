import { useText } from '~/messages/Messages.tsx';
import { Page } from '~/ui/Page.tsx';

export function MigrationPage() {
  const text = useText();
  return <Page title={text('nav-migration')}>{null}</Page>;
}
