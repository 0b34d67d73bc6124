import { lazyRouteComponent } from '@tanstack/react-router';

export { LookIns } from './my-work/look-ins.tsx';
export { eventWording } from './event-words.ts';
export { lineWords } from './kinds.ts';
export { Parties } from './parties.tsx';
export { MatterLink } from './matter-link.tsx';
export { useMatterSearch } from './use-matter-search.ts';
export const MyWorkPage = lazyRouteComponent(() => import('./my-work/my-work-page.tsx'), 'MyWorkPage');
