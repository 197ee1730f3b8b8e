import { useText } from '~/messages/Messages.tsx';
import { Page } from '~/ui/Page.tsx';

export function SegmentationPage() {
  const text = useText();
  return <Page title={text('nav-segmentations')}>{null}</Page>;
}
