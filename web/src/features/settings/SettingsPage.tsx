import { useText } from '~/messages/Messages.tsx';
import { Page } from '~/ui/Page.tsx';

export function SettingsPage() {
  const text = useText();
  return <Page title={text('nav-settings')}>{null}</Page>;
}
