import { lazyRouteComponent } from '@tanstack/react-router';

export const RequestIntakePage = lazyRouteComponent(() => import('./intake/intake-page.tsx'), 'RequestIntakePage');
export const RequestsPage = lazyRouteComponent(() => import('./register/requests-page.tsx'), 'RequestsPage');
export const RequestPage = lazyRouteComponent(() => import('./matter/request-page.tsx'), 'RequestPage');
export const CallSheetPage = lazyRouteComponent(() => import('./more/calls-page.tsx'), 'CallSheetPage');
export const DutiesPage = lazyRouteComponent(() => import('./more/duties-page.tsx'), 'DutiesPage');
export const OutreachPage = lazyRouteComponent(() => import('./more/outreach-page.tsx'), 'OutreachPage');
export const FiguresPage = lazyRouteComponent(() => import('./more/figures-page.tsx'), 'FiguresPage');
export const TicketsPage = lazyRouteComponent(() => import('./more/tickets-page.tsx'), 'TicketsPage');
export const ApiKeysPage = lazyRouteComponent(() => import('./more/api-keys-page.tsx'), 'ApiKeysPage');
