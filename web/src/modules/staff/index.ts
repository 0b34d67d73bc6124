import { lazyRouteComponent } from '@tanstack/react-router';

export { ActingSwitch } from './acting-switch.tsx';
export { LanguageSwitch } from './language-switch.tsx';
export { SignInAgain } from './sign-in-again.tsx';
export { SignInPage } from './sign-in/sign-in-page.tsx';
export { SignedIn, useActing, useMayStaff, useMe } from './session.tsx';
export type { Acting } from './session.tsx';
export { WhoMenu, leave } from './who-menu.tsx';
export { useDemoSignIns } from './sign-in/demo-sign-ins.tsx';
export const SettingsPage = lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage');
