import { lazyRouteComponent } from '@tanstack/react-router';

export const ErrandsPage = lazyRouteComponent(() => import('./errands-page.tsx'), 'ErrandsPage');
export const NewErrandPage = lazyRouteComponent(() => import('./new-page.tsx'), 'NewErrandPage');
export const ErrandPage = lazyRouteComponent(() => import('./errand-page.tsx'), 'ErrandPage');
export const ErrandSheetPage = lazyRouteComponent(() => import('./sheet-page.tsx'), 'ErrandSheetPage');
