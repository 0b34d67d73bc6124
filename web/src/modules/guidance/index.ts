import { lazyRouteComponent } from '@tanstack/react-router';

export const DossiersPage = lazyRouteComponent(() => import('./dossiers-page.tsx'), 'DossiersPage');
export const DossierPage = lazyRouteComponent(() => import('./dossier-page.tsx'), 'DossierPage');
export const ReturnsPage = lazyRouteComponent(() => import('./returns-page.tsx'), 'ReturnsPage');
export const ReturnPage = lazyRouteComponent(() => import('./return-page.tsx'), 'ReturnPage');
export const AllowancesPage = lazyRouteComponent(() => import('./allowances-page.tsx'), 'AllowancesPage');
export const AllowancePage = lazyRouteComponent(() => import('./allowance-page.tsx'), 'AllowancePage');
export const NoticesPage = lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage');
export const NoticePage = lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticePage');
