export { SignedIn, useActing, useMayCall, useMayStaff, useMe } from './session.tsx';
