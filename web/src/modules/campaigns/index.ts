import { lazyRouteComponent } from '@tanstack/react-router';

export { DueTasks } from './due-strip.tsx';
export const CampaignsPage = lazyRouteComponent(() => import('./campaigns-page.tsx'), 'CampaignsPage');
export const CampaignPage = lazyRouteComponent(() => import('./campaign-page.tsx'), 'CampaignPage');
export const CampaignDraftPage = lazyRouteComponent(() => import('./draft-page.tsx'), 'CampaignDraftPage');
export const CampaignTasksPage = lazyRouteComponent(() => import('./tasks-page.tsx'), 'CampaignTasksPage');
export const CampaignTaskPage = lazyRouteComponent(() => import('./task-page.tsx'), 'CampaignTaskPage');
