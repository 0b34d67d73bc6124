import { inOfficeHours, officeHoursBetween } from '../kernel/index.ts';
import type { Calendar, Day, Instant } from '../kernel/index.ts';
import type { HandReason, Rung } from './vocabulary.ts';

/** The rungs from the nearest upward. */
export const rungOrder: readonly Rung[] = ['deputy', 'leader', 'centre'];

/** What the ladder asks of a request that is open and not answered. */
export interface LadderFacts {
  readonly offered: boolean;
  readonly read: boolean;
  /** When it came to the unit that holds it; null while it was never dispatched. */
  readonly dispatchedAt: Instant | null;
  /** Last day to take it or to object; null where no such clock runs. */
  readonly recipientDue: Day | null;
  /** The promise that runs: its last day, its moment where it is of hours, and since when; null while it is paused. */
  readonly reply: { readonly dueOn: Day; readonly dueAt: Instant | null; readonly since: Instant } | null;
  /** Whether anybody holds a post in the unit, and which rungs have somebody to tell. */
  readonly somebody: boolean;
  readonly rungs: readonly Rung[];
  readonly hands: readonly { readonly rung: Rung; readonly why: HandReason; readonly since: Instant; readonly raisedAt: Instant }[];
}

export interface LadderLimits {
  /** Office hours after dispatch until the first is told that it lies unread. */
  readonly unreadHours: number;
  /** Office hours from one rung to the next. */
  readonly rungHours: number;
}

export interface Raise {
  readonly rung: Rung;
  readonly why: HandReason;
  /** What it is counted from: the dispatch, or the start of the promise. A hand is raised once a rung for each. */
  readonly since: Instant;
}

const moment = (at: Instant): Date => new Date(at);

/** Why somebody would have to be told, the weightiest first; since when, and whether it is time for the first rung. */
function grounds(facts: LadderFacts, limits: LadderLimits, calendar: Calendar, now: Date, today: Day): (Omit<Raise, 'rung'> & { readonly ripe: boolean })[] {
  const { offered, read, dispatchedAt, recipientDue, reply, somebody } = facts;
  const found: (Omit<Raise, 'rung'> & { readonly ripe: boolean })[] = [];
  if (dispatchedAt !== null && !somebody) found.push({ why: 'no-post', since: dispatchedAt, ripe: true });
  if (reply !== null) found.push({ why: 'overdue', since: reply.since, ripe: reply.dueAt === null ? today > reply.dueOn : now > moment(reply.dueAt) });
  if (dispatchedAt !== null && offered && recipientDue !== null) found.push({ why: 'silent', since: dispatchedAt, ripe: today > recipientDue });
  if (dispatchedAt !== null && offered && !read) found.push({ why: 'unread', since: dispatchedAt, ripe: officeHoursBetween(calendar, moment(dispatchedAt), now) >= limits.unreadHours });
  return found;
}

/**
 * Who is to be told now of work that lies: the deputy first, then the head of the unit, then the centre, a rung at a time; a
 * rung where nobody is stands aside. Nobody is told outside office hours. Undefined when there is nothing to tell.
 */
export function nextRung(facts: LadderFacts, limits: LadderLimits, calendar: Calendar, now: Date, today: Day): Raise | undefined {
  if (!inOfficeHours(calendar, now)) return undefined;
  for (const { why, since, ripe } of grounds(facts, limits, calendar, now, today)) {
    if (!ripe) continue;
    const told = facts.hands.filter((hand) => hand.why === why && moment(hand.since).getTime() === moment(since).getTime());
    const highest = Math.max(-1, ...told.map(({ rung }) => rungOrder.indexOf(rung)));
    const rung = rungOrder.find((one, index) => index > highest && (why === 'no-post' ? one === 'centre' : facts.rungs.includes(one)));
    const last = Math.max(...told.map(({ raisedAt }) => moment(raisedAt).getTime()));
    if (rung !== undefined && (told.length === 0 || officeHoursBetween(calendar, new Date(last), now) >= limits.rungHours)) return { rung, why, since };
  }
  return undefined;
}
