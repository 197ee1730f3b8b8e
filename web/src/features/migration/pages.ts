export { MigrationPage } from './MigrationPage.tsx';
