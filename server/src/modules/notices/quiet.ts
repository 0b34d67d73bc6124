import { addDays, dayOf, instantAt, timeOf } from '@anhe/contract/kernel';

/** From ten at night to seven in the morning no telephone rings for us, by China's clock. */
const [from, until] = ['22:00', '07:00'];

/** When a message that is ready now may go out: undefined for at once. */
export function quietUntil(now: Date): Date | undefined {
  const time = timeOf(now);
  if (time >= from) return new Date(instantAt(addDays(dayOf(now), 1), until));
  return time < until ? new Date(instantAt(dayOf(now), until)) : undefined;
}
