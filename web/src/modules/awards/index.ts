import { lazyRouteComponent } from '@tanstack/react-router';

export const AwardsPage = lazyRouteComponent(() => import('./awards-page.tsx'), 'AwardsPage');
export const AwardPage = lazyRouteComponent(() => import('./award-page.tsx'), 'AwardPage');
export const HoldersPage = lazyRouteComponent(() => import('./holders-page.tsx'), 'HoldersPage');
