import { lazyRouteComponent } from '@tanstack/react-router';

export { DueReports } from './due-strip.tsx';
export const RoundsPage = lazyRouteComponent(() => import('./rounds-page.tsx'), 'RoundsPage');
export const RoundPage = lazyRouteComponent(() => import('./round-page.tsx'), 'RoundPage');
export const ReportPage = lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage');
