import { lazyRouteComponent } from '@tanstack/react-router';

export const RotaPage = lazyRouteComponent(() => import('./rota/rota-page.tsx'), 'RotaPage');
export const HazardsPage = lazyRouteComponent(() => import('./hazards/hazards-page.tsx'), 'HazardsPage');
export const HazardReportPage = lazyRouteComponent(() => import('./hazards/report-page.tsx'), 'ReportPage');
export const HazardPage = lazyRouteComponent(() => import('./hazards/hazard-page.tsx'), 'HazardPage');
export const CoveragePage = lazyRouteComponent(() => import('./rounds/coverage-page.tsx'), 'CoveragePage');
export const PatrolMapPage = lazyRouteComponent(() => import('./rounds/map-page.tsx'), 'MapPage');
export const PatrolsPage = lazyRouteComponent(() => import('./rounds/rounds-page.tsx'), 'RoundsPage');
export const PatrolPage = lazyRouteComponent(() => import('./rounds/patrol-page.tsx'), 'PatrolPage');
export const PointsPage = lazyRouteComponent(() => import('./rounds/points-page.tsx'), 'PointsPage');
export const PlatesPage = lazyRouteComponent(() => import('./rounds/plates-page.tsx'), 'PlatesPage');
export { PatrolTabs } from './tabs.tsx';
