export { DataPage } from './DataPage.tsx';
export { NewImportPage } from './NewImportPage.tsx';
export { ImportPage } from './ImportPage.tsx';
