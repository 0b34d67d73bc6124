import { lazyRouteComponent } from '@tanstack/react-router';

export const AssessmentsPage = lazyRouteComponent(() => import('./runs-page.tsx'), 'AssessmentsPage');
export const AssessmentPage = lazyRouteComponent(() => import('./run-page.tsx'), 'AssessmentPage');
export const ResultPage = lazyRouteComponent(() => import('./result-page.tsx'), 'ResultPage');
export const SchemesPage = lazyRouteComponent(() => import('./schemes-page.tsx'), 'SchemesPage');
export const SchemeDraftPage = lazyRouteComponent(() => import('./scheme-form.tsx'), 'SchemeDraftPage');
export const SchemePage = lazyRouteComponent(() => import('./scheme-page.tsx'), 'SchemePage');
export const TiersPage = lazyRouteComponent(() => import('./tiers-page.tsx'), 'TiersPage');
export const TierPage = lazyRouteComponent(() => import('./tier-page.tsx'), 'TierPage');
