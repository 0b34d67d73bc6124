import { lazyRouteComponent } from '@tanstack/react-router';

export { ActingSwitch } from './acting-switch.tsx';
export { SignInAgain } from './sign-in-again.tsx';
export { SignInPage } from './sign-in/sign-in-page.tsx';
export { WhoMenu, leave } from './who-menu.tsx';
export { useDemoSignIns } from './sign-in/demo-sign-ins.tsx';
export { UnitField } from './unit-field.tsx';
export type { NamedUnit } from './unit-field.tsx';
export { WelcomePage } from './sign-in/welcome-page.tsx';
export const UnitsPage = lazyRouteComponent(() => import('./units/units-page.tsx'), 'UnitsPage');
export const UnitPage = lazyRouteComponent(() => import('./units/unit-page.tsx'), 'UnitPage');
export const StaffImportPage = lazyRouteComponent(() => import('./units/staff-import-page.tsx'), 'StaffImportPage');
export const SettingsPage = lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage');
