export { SegmentationsPage } from './SegmentationsPage.tsx';
export { NewSegmentationPage } from './NewSegmentationPage.tsx';
export { SegmentationPage } from './SegmentationPage.tsx';
