import { lazyRouteComponent } from '@tanstack/react-router';

export { OwnPhones, RefusedStrip } from './own-phones.tsx';
export const DevicesPage = lazyRouteComponent(() => import('./devices-page.tsx'), 'DevicesPage');
