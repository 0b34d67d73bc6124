import { lazyRouteComponent } from '@tanstack/react-router';

export const VillagesPage = lazyRouteComponent(() => import('./villages-page.tsx'), 'VillagesPage');
export const VillagePage = lazyRouteComponent(() => import('./village-page.tsx'), 'VillagePage');
export const VisitsPage = lazyRouteComponent(() => import('./visits-page.tsx'), 'VisitsPage');
export const JointPage = lazyRouteComponent(() => import('./joint-page.tsx'), 'JointPage');
export const PlannerPage = lazyRouteComponent(() => import('./planner-page.tsx'), 'PlannerPage');
