import { lazyRouteComponent } from '@tanstack/react-router';

export const RegisterPage = lazyRouteComponent(() => import('./register/register-page.tsx'), 'RegisterPage');
export const IntakePage = lazyRouteComponent(() => import('./intake/intake-page.tsx'), 'IntakePage');
export const MatterPage = lazyRouteComponent(() => import('./matter/matter-page.tsx'), 'MatterPage');
export const OldRegisterPage = lazyRouteComponent(() => import('./exchange/old-register-page.tsx'), 'OldRegisterPage');
export const ExchangePage = lazyRouteComponent(() => import('./exchange/exchange-page.tsx'), 'ExchangePage');
export const CalendarPage = lazyRouteComponent(() => import('./room/calendar-page.tsx'), 'CalendarPage');
export const CallsPage = lazyRouteComponent(() => import('./calls/calls-page.tsx'), 'CallsPage');
export const OralRegisterPage = lazyRouteComponent(() => import('./registers/oral-register-page.tsx'), 'OralRegisterPage');
export const SealRegisterPage = lazyRouteComponent(() => import('./registers/seal-register-page.tsx'), 'SealRegisterPage');
