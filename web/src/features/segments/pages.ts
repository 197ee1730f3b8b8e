export { SegmentsPage } from './SegmentsPage.tsx';
export { SegmentPage } from './SegmentPage.tsx';
export { OverlapPage } from './OverlapPage.tsx';
