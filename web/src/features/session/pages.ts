export { PasswordPage } from './PasswordPage.tsx';
export { SetUpPage } from './SetUpPage.tsx';
export { SignInPage } from './SignInPage.tsx';
