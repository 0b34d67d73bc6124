import { lazyRouteComponent } from '@tanstack/react-router';

export const RegisterPage = lazyRouteComponent(() => import('./register/register-page.tsx'), 'RegisterPage');
