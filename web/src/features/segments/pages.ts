export { NewListPage } from './lists/NewListPage.tsx';
export { OverlapPage } from './overlap/OverlapPage.tsx';
export { SegmentPage } from './page/SegmentPage.tsx';
export { SegmentsPage } from './list/SegmentsPage.tsx';
