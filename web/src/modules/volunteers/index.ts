import { lazyRouteComponent } from '@tanstack/react-router';

export const VolunteersPage = lazyRouteComponent(() => import('./volunteers-page.tsx'), 'VolunteersPage');
export const VolunteerPage = lazyRouteComponent(() => import('./volunteer-page.tsx'), 'VolunteerPage');
export const VolunteerTasksPage = lazyRouteComponent(() => import('./tasks-page.tsx'), 'TasksPage');
export const VolunteerTaskPage = lazyRouteComponent(() => import('./task-page.tsx'), 'TaskPage');
export const VolunteerUnitsPage = lazyRouteComponent(() => import('./units-page.tsx'), 'UnitsPage');
export const OwnServicePage = lazyRouteComponent(() => import('./mine-page.tsx'), 'MinePage');
