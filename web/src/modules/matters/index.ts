import { lazyRouteComponent } from '@tanstack/react-router';

export { LookIns } from './my-work/look-ins.tsx';
export { eventWording } from './event-words.ts';
export { understand } from './heard/understand.ts';
export { usePlacesIn } from './heard/use-places.ts';
export { lineWords } from './kinds.ts';
export { Parties } from './parties.tsx';
export { SavedViews } from './saved-views.tsx';
export { useDraft } from './use-draft.ts';
export type { Draft } from './use-draft.ts';
export { useArticleName, useReference } from './reference.ts';
export { useLive } from './use-live.ts';
export type { Live } from './use-live.ts';
export { useRequestCatalogue } from './use-request-catalogue.ts';
export { MatterLink, matterPath } from './matter-link.tsx';
export { useMatterSearch } from './use-matter-search.ts';
export const MyWorkPage = lazyRouteComponent(() => import('./my-work/my-work-page.tsx'), 'MyWorkPage');
