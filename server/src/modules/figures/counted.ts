import { dayOf } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type { MeasureCode } from '@anhe/contract/figures';
import type { NewEvent } from '../../kernel/events/chain.ts';

/** Whose a count is: of the unit that took the matter down, of the one that had it before the command, or of the one that has it afterwards. */
export type Whose = 'filed' | 'before' | 'after';

/** One count that an event makes. */
export interface Counted {
  readonly measure: MeasureCode;
  readonly whose: Whose;
  /** The day on which it counts; null for the day on which the matter was filed, under the code that held then. */
  readonly day: Day | null;
  readonly delta: number;
  /** The type under which it counts is the one from before the command: a correction takes off what was counted. */
  readonly oldType?: boolean;
}

/** What the command as a whole does to the matter, where an event alone does not say. */
export interface Around {
  /** The command closes the matter. */
  readonly closes: boolean;
}

type Count = (event: NewEvent, around: Around) => readonly Counted[];

const one = (measure: MeasureCode, whose: Whose = 'after'): Count => ({ occurredAt }) => [{ measure, whose, day: dayOf(occurredAt), delta: 1 }];
/** A correction of what was counted on the day of filing. */
const onFiling = (measure: MeasureCode, delta: number, oldType = false): Counted => ({ measure, whose: 'filed', day: null, delta, oldType });

const ended: Count = ({ occurredAt }, { closes }) => (closes ? [{ measure: 'requests_closed', whose: 'after', day: dayOf(occurredAt), delta: 1 }] : []);

/** A day of an old register, where the line names one. */
const dayIn = (body: NewEvent['body'], name: string): Day | null => {
  const value = body[name];
  return typeof value === 'string' ? value : null;
};

/** What a line of an old register says of its way, each on the day that it names. */
function takenIn({ body }: NewEvent): readonly Counted[] {
  const [accepted, agreed, closed] = [dayIn(body, 'acceptedOn'), dayIn(body, 'agreedOn'), dayIn(body, 'closedOn')];
  const on = (measure: MeasureCode, day: Day | null): readonly Counted[] => (day === null ? [] : [{ measure, whose: 'after', day, delta: 1 }]);
  const { outcome } = body;
  return [
    ...on('disputes_accepted', accepted),
    ...(outcome === 'oral' ? on('disputes_agreed_oral', agreed ?? closed) : []),
    ...(outcome === 'written' ? on('disputes_agreed_written', agreed ?? closed) : []),
    ...(outcome === 'failed' ? on('disputes_failed', closed) : []),
    ...(outcome === 'withdrawn' ? on('disputes_ended_by_parties', closed) : []),
    ...on('disputes_closed', closed),
  ];
}

const ratings: Readonly<Record<string, MeasureCode>> = { good: 'requests_rated_good', fair: 'requests_rated_fair', poor: 'requests_rated_poor' };

/** What each event counts. An event that is not here counts nothing. */
export const counts: Readonly<Record<string, Count>> = {
  'disputes.registered': one('disputes_registered', 'filed'),
  'disputes.accepted': one('disputes_accepted'),
  'disputes.refused': one('disputes_refused'),
  'disputes.agreed-orally': one('disputes_agreed_oral'),
  'disputes.sealed': one('disputes_agreed_written'),
  'disputes.failed': one('disputes_failed'),
  'disputes.withdrawn': one('disputes_ended_by_parties'),
  'disputes.declined': one('disputes_ended_by_parties'),
  'disputes.resumed': one('disputes_resumed'),
  'disputes.received': one('disputes_received'),
  'disputes.closed': one('disputes_closed'),
  'disputes.followed-up': (event, around) => {
    const { satisfied } = event.body;
    if (satisfied === 'not-asked') return [];
    return [...one('disputes_followed_up')(event, around), ...(satisfied === 'yes' ? one('disputes_satisfied')(event, around) : [])];
  },
  'disputes.ruling-recorded': (event, around) => (event.body['result'] === 'confirmed' ? one('disputes_confirmed')(event, around) : []),
  'disputes.taken-in': takenIn,
  'requests.filed': one('requests_filed', 'filed'),
  // Not taken up after all: it is no request, and was none.
  'requests.discarded': () => [onFiling('requests_filed', -1)],
  'requests.restored': () => [onFiling('requests_filed', 1)],
  // What it was filed as was a mistake: it counts as what it is, on the day on which it was filed.
  'requests.retyped': () => [onFiling('requests_filed', -1, true), onFiling('requests_filed', 1)],
  'requests.objected': one('requests_objected', 'before'),
  'requests.replied': (event, around) => [...one('requests_replied')(event, around), ...(event.body['outcome'] === 'solved' ? one('requests_solved')(event, around) : [])],
  'requests.rated': (event, around) => [...one(ratings[String(event.body['rating'])] ?? 'requests_rated_fair')(event, around), ...ended(event, around)],
  'requests.lapsed': ended,
  'requests.called': ended,
  // Of the unit that had answered, also where another goes on with it.
  'requests.contested': one('requests_contested', 'before'),
  'requests.reopened': one('requests_reopened', 'before'),
  'requests.joined': one('requests_joined'),
  'requests.turned-dispute': one('requests_turned_dispute'),
  'patrols.hazard-found': one('hazards_found', 'filed'),
  'patrols.hazard-mended': one('hazards_mended'),
  'patrols.hazard-checked': (event, around) => one(event.body['passed'] === true ? 'hazards_cleared' : 'hazards_sent_back')(event, around),
  'patrols.hazard-cancelled': one('hazards_void'),
};
