export { SignedIn, useActing, useMayStaff, useMe } from './session.tsx';
