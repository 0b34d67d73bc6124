import { lazyRouteComponent } from '@tanstack/react-router';

export const YearlyPage = lazyRouteComponent(() => import('./yearly-page.tsx'), 'YearlyPage');
export const TallyRowsPage = lazyRouteComponent(() => import('./rows-page.tsx'), 'TallyRowsPage');
