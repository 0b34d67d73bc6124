import { addDays, dayOf, legal, notYet } from '../kernel/index.ts';
import type { Day, Instant, Verdict } from '../kernel/index.ts';
import type { DeviceState, LockReason } from './vocabulary.ts';

/** Days after which a phone that did not report locks itself, and is locked here. */
export const longestAwayDays = 14;

/** The day from which a phone that does not report any more is locked. */
export const locksOn = (lastSeen: Instant): Day => addDays(dayOf(new Date(lastSeen)), longestAwayDays);

/** Where a phone stands today: one that was away too long is locked without anybody having said so. */
export function standingOfDevice(state: DeviceState, lock: LockReason | null, lastSeen: Instant, today: Day): { readonly state: DeviceState; readonly lock: LockReason | null } {
  return state === 'active' && today >= locksOn(lastSeen) ? { state: 'locked', lock: 'away' } : { state, lock };
}

/** Whether signing in on it opens a locked phone: after an absence; not where somebody asked for the lock or its key was seen twice. */
export const opening = (state: DeviceState, lock: LockReason | null, administers: boolean): Verdict =>
  state === 'active' || (state === 'locked' && (lock === 'away' || (lock === 'asked' && administers))) ? legal() : notYet('cannot-open', { zh: '不能重新启用', en: 'It cannot be opened again' });
