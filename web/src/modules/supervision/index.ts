import { lazyRouteComponent } from '@tanstack/react-router';

export { DueLetters } from './due-strip.tsx';
export const LettersPage = lazyRouteComponent(() => import('./letters-page.tsx'), 'LettersPage');
export const LetterPage = lazyRouteComponent(() => import('./letter-page.tsx'), 'LetterPage');
export const FindingsPage = lazyRouteComponent(() => import('./findings-page.tsx'), 'FindingsPage');
export const UrgesPage = lazyRouteComponent(() => import('./urges-page.tsx'), 'UrgesPage');
export const ChargesPage = lazyRouteComponent(() => import('./duties-page.tsx'), 'ChargesPage');
