import { lazyRouteComponent } from '@tanstack/react-router';

export { PlaceName } from './place-name.tsx';
export { PlacePicker } from './place-picker.tsx';
export const PlacesPage = lazyRouteComponent(() => import('./places-page.tsx'), 'PlacesPage');
export const CodesPage = lazyRouteComponent(() => import('./import/codes-page.tsx'), 'CodesPage');
