import { lazyRouteComponent } from '@tanstack/react-router';

export const BoardPage = lazyRouteComponent(() => import('./board-page.tsx'), 'BoardPage');
export const FigurePage = lazyRouteComponent(() => import('./figure-page.tsx'), 'FigurePage');
export const FigureRowsPage = lazyRouteComponent(() => import('./rows-page.tsx'), 'FigureRowsPage');
export const DefinitionsPage = lazyRouteComponent(() => import('./definitions-page.tsx'), 'DefinitionsPage');
export const OutsidePage = lazyRouteComponent(() => import('./outside-page.tsx'), 'OutsidePage');
export const CriminalNoticesPage = lazyRouteComponent(() => import('./notices-page.tsx'), 'CriminalNoticesPage');
export { FigureTabs } from './tabs.tsx';
export { FormulaSaid } from './formula-said.tsx';
export { RowsLink } from './rows-link.tsx';
