export { SignedIn, useActing, useMayStaff, useMe } from './session.tsx';
export type { Acting } from './session.tsx';
