import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { RegisterPage } from '../../modules/disputes/index.ts';
import { MyWorkPage } from '../../modules/matters/index.ts';
import { SettingsPage, SignInPage, SignedIn } from '../../modules/staff/index.ts';
import { Loading } from '../../ui/index.ts';
import { FaultPage, LostPage } from './faults.tsx';
import { Frame } from './frame.tsx';

const root = createRootRoute({ notFoundComponent: LostPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ to: z.string().optional() }),
  component: function SignIn() {
    return <SignInPage to={signIn.useSearch().to} />;
  },
});

/** Pages for those who are signed in, inside the desk's frame. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: function Inside() {
    return <SignedIn><Frame /></SignedIn>;
  },
});

const pages = [
  createRoute({ getParentRoute: () => inside, path: '/', component: MyWorkPage }),
  createRoute({ getParentRoute: () => inside, path: '/register', component: RegisterPage }),
  createRoute({ getParentRoute: () => inside, path: '/settings', component: SettingsPage }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([signIn, inside.addChildren(pages)]),
  basepath: '/desk',
  defaultErrorComponent: FaultPage,
  defaultNotFoundComponent: LostPage,
  defaultPendingComponent: Loading,
  defaultPendingMs: 200,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
