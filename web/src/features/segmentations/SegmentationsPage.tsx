import { useText } from '~/messages/Messages.tsx';
import { Page } from '~/ui/Page.tsx';

export function SegmentationsPage() {
  const text = useText();
  return <Page title={text('nav-segmentations')}>{null}</Page>;
}
