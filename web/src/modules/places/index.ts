import { lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

export { AreaBar, useArea } from './area-bar.tsx';
export { PlaceName } from './place-name.tsx';
export { PlacePicker } from './place-picker.tsx';
export const PlacesPage = lazyRouteComponent(() => import('./places-page.tsx'), 'PlacesPage');
export const CodesPage = lazyRouteComponent(() => import('./import/codes-page.tsx'), 'CodesPage');
/** The map's library is large: it comes when a spot is looked at. */
export const CountyMap = lazy(async () => ({ default: (await import('./county-map.tsx')).CountyMap }));
export const PointMap = lazy(async () => ({ default: (await import('./point-map.tsx')).PointMap }));
export const SpotsMap = lazy(async () => ({ default: (await import('./spots-map.tsx')).SpotsMap }));
export type { Shaded } from './map-style.ts';
export type { Mark } from './spots-map.tsx';
