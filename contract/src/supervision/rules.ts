import { contains, dayFrom, legal, notYet, partsOf } from '../kernel/index.ts';
import type { County, Day, Id, Verdict } from '../kernel/index.ts';
import { letterLifecycle, letterStatuses } from './lifecycle.ts';
import type { LetterStatus, LetterStep } from './lifecycle.ts';
import type { LetterKind, ListingLevel } from './vocabulary.ts';
import { letterKinds } from './vocabulary.ts';

/** What is known of a letter when a step of it is judged. Persons are those who acted, never those it is about: it is about units. */
export interface LetterFacts {
  readonly kind: LetterKind;
  readonly status: LetterStatus;
  readonly draftedBy: Id;
  readonly received: boolean;
  readonly objected: boolean;
  /** The last day of an objection; null before the letter is issued. */
  readonly objectBy: Day | null;
  readonly heldOn: Day | null;
  readonly issuedOn: Day | null;
  readonly dueOn: Day | null;
  /** The first day on which its effect can be looked at. */
  readonly lookFrom: Day | null;
  readonly looked: boolean;
}

export interface LetterSaid {
  readonly person: Id;
  readonly today: Day;
  /** Files that prove a correction. */
  readonly proofs?: number;
  readonly dueOn?: Day | undefined;
  readonly happenedOn?: Day | undefined;
}

type Rule = (facts: LetterFacts, said: LetterSaid) => Verdict | undefined;

const ownDraft: Rule = ({ draftedBy }, { person }) =>
  draftedBy === person ? notYet('own-draft', { zh: '文稿由您拟写，请由另一位工作人员审核、签发', en: 'You drafted it: let somebody else review and sign it' }) : undefined;

/** Kinds whose answer is a correction and needs its proof. */
export const needsProof: readonly LetterKind[] = ['order', 'listing'];

const rules: Readonly<Partial<Record<LetterStep, readonly Rule[]>>> = {
  review: [ownDraft],
  sign: [ownDraft],
  receive: [({ received }) => (received ? notYet('received-before', { zh: '已经签收', en: 'Its receipt was confirmed already' }) : undefined)],
  object: [
    ({ objected }) => (objected ? notYet('objected-before', { zh: '异议只能提出一次，已经答复过', en: 'One objection is heard, and it was' }) : undefined),
    ({ objectBy }, { today }) => (objectBy !== null && today > objectBy ? notYet('objection-late', { zh: '提出异议的期限已过', en: 'The time for an objection has passed' }) : undefined),
  ],
  hold: [
    ({ kind }) => (kind === 'interview' ? undefined : notYet('no-interview', { zh: `“${letterKinds[kind].zh}”不是约谈`, en: 'This letter invites to no interview' })),
    ({ heldOn }) => (heldOn === null ? undefined : notYet('held-before', { zh: '约谈已有记录', en: 'The interview was recorded already' })),
    ({ issuedOn }, { happenedOn, today }) =>
      happenedOn !== undefined && (happenedOn > today || (issuedOn !== null && happenedOn < issuedOn)) ? notYet('other-day', { zh: '约谈日期应在签发之后、今天以前', en: 'The interview is after the day of signing and not to come' }) : undefined,
  ],
  reply: [
    ({ kind, heldOn }) => (kind === 'interview' && heldOn === null ? notYet('not-held', { zh: '约谈还没有记录，之后再回复整改情况', en: 'The interview comes first' }) : undefined),
    ({ kind }, { proofs }) => (needsProof.includes(kind) && proofs === 0 ? notYet('proof-needed', { zh: '请附上整改佐证材料', en: 'A proof of the correction is needed' }) : undefined),
  ],
  check: [(_facts, { dueOn, today }) => (dueOn !== undefined && dueOn < today ? notYet('due-past', { zh: '新的期限在今天之前', en: 'The new last day has passed already' }) : undefined)],
  look: [
    ({ looked }) => (looked ? notYet('looked-before', { zh: '已经回看', en: 'It was looked at already' }) : undefined),
    ({ lookFrom }, { today }) => (lookFrom !== null && today < lookFrom ? notYet('too-early', { zh: `成效在下一季度回看（${lookFrom}起）`, en: `Its effect is looked at in the next quarter, from ${lookFrom}` }) : undefined),
  ],
};

/** Whether a step of a letter may be taken now. */
export function judgeLetter(facts: LetterFacts, step: LetterStep, said: LetterSaid): Verdict {
  if (!letterLifecycle.steps[step].from.includes(facts.status)) {
    const { zh, en } = letterStatuses[facts.status];
    return notYet('wrong-status', { zh: `这份文书现在是“${zh}”`, en: `The letter is “${en}” now` });
  }
  for (const rule of rules[step] ?? []) {
    const verdict = rule(facts, said);
    if (verdict?.legal === false) return verdict;
  }
  return legal();
}

/** Each step with what stands in its way. */
export const letterVerdicts = (facts: LetterFacts, said: LetterSaid): Readonly<Record<LetterStep, Verdict>> =>
  Object.fromEntries((Object.keys(letterLifecycle.steps) as (LetterStep | 'raise')[]).filter((step) => step !== 'raise').map((step) => [step, judgeLetter(facts, step, said)])) as Record<LetterStep, Verdict>; // the keys of the lifecycle's own table

/** What may follow a letter that was not answered in time or whose answer did not do. */
export const mayFollow: Readonly<Record<LetterKind, readonly LetterKind[]>> = {
  reminder: ['order', 'interview', 'listing'],
  order: ['bulletin', 'interview', 'listing'],
  bulletin: ['interview', 'listing'],
  interview: ['listing'],
  listing: [],
};

/** Whether a letter may be raised to another: only one that the unit let pass, or whose answer was returned. */
export function judgeRaise({ kind, status, dueOn, returned }: Pick<LetterFacts, 'kind' | 'status' | 'dueOn'> & { readonly returned: number }, to: LetterKind, today: Day): Verdict {
  if (status !== 'issued') return notYet('wrong-status', { zh: `前一份文书现在是“${letterStatuses[status].zh}”`, en: `The letter before is “${letterStatuses[status].en}”` });
  if (!mayFollow[kind].includes(to)) return notYet('wrong-order', { zh: `“${letterKinds[kind].zh}”之后不发“${letterKinds[to].zh}”`, en: 'This kind does not come after that one' });
  if (returned === 0 && (dueOn === null || today <= dueOn)) return notYet('still-time', { zh: '对方还在回复期限内', en: 'The unit still has time to answer' });
  return legal();
}

/** The first day of the quarter after a day's own. */
export function nextQuarter(day: Day): Day {
  const { year, month } = partsOf(day);
  const first = Math.floor((month - 1) / 3) * 3 + 4;
  return first > 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, first, 1);
}

/** Whether a unit of one county writes to units of another: within its own, and from the city to each of its counties. */
export const writesTo = (from: County, to: County): boolean => contains(from, to);

/** The level at which a unit lists: by where it stands. The city's own rows lie under its six digits. */
export const listingLevel = (place: string): ListingLevel => (place.length > 6 ? 'town' : place.endsWith('00') ? 'city' : 'county');

/** The dated row by which a letter's answer is due. */
export const replyClock = (kind: LetterKind, place: string): string => (kind === 'listing' ? `letter-listing-${listingLevel(place)}` : `letter-${kind}`);

/** The series that a letter's number comes from. */
export const numberSeries = (kind: LetterKind): string => `letter-${kind}`;
