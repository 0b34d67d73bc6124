import { randomBytes } from 'node:crypto';
import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Day, ParsedInputOf } from '@anhe/contract/kernel';
import { daysOf, guidanceOperations, mayTake, periodName, returnLifecycle, submitting } from '@anhe/contract/guidance';
import type { Figures, Period, ReturnState, ReturnStep } from '@anhe/contract/guidance';
import { saltedDigest } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { newHead } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Acting, Decision } from '../../../kernel/run/handler.ts';
import { append, event, insist } from '../rows.ts';
import { figuresAround, figuresOf } from './figures.ts';
import { countsPlace, formOf, lockUnitFor, lockedBefore, sealCorrections, sealReason, storedReturn } from './rows.ts';
import type { ReturnSubject, StoredReturn } from './rows.ts';

type Typing = ParsedInputOf<(typeof guidanceOperations)['saveReturn']>;
type Reported = Decision<{ state: ReturnState }>;

interface Address {
  readonly input: { readonly county: string; readonly unit: string; readonly period: Period };
}
type Booked = Address & Pick<Acting, 'book'>;

const lockIt = ({ input, book }: Booked) => lockUnitFor(book, input.county, input.unit, input.period);
const stored = ({ input }: Address) => ({ stored: storedReturn(input.county, input.unit, input.period), locked: lockedBefore(input.county, input.unit, input.period) });

const counted = (request: Address) => {
  const { county, unit, period } = request.input;
  const { from, to } = daysOf(period);
  return { ...stored(request), own: figuresOf(county, unit, from, to), ofPlace: figuresAround(county, unit, from, to) };
};

/** The stream of a return and where it stands. */
function standing(subject: ReturnSubject, row: StoredReturn | undefined, step: ReturnStep): { head: StreamHead; state: ReturnState; key: { county: string; id: string } } {
  formOf(subject);
  const { county, id, place } = subject.head;
  const state = row?.status ?? 'draft';
  insist(mayTake(returnLifecycle, step, state));
  return { head: row === undefined ? newHead(county, id, place) : { county, id, place, revision: row.revision, chain: row.chain }, state, key: { county, id } };
}

/** What is corrected is locked: a period that is still open is changed itself. */
function assertCorrections({ corrections, period }: Typing, locked: readonly Period[]): void {
  corrections.forEach((one, index) => {
    if (one.period >= period || one.period.length !== period.length) throw invalid({ path: ['corrections', index, 'period'], code: 'unknown-choice' });
    if (one.delta === 0) throw invalid({ path: ['corrections', index, 'delta'], code: 'required' });
    if (!locked.includes(one.period)) {
      throw new Refusal('guidance.not-locked', { details: { period: periodName(one.period).zh }, fields: [{ path: ['corrections', index, 'period'], code: 'unknown-choice' }] });
    }
  });
}

/** What the chain keeps of a reason: a digest with its own salt, never the words. */
const digestOf = (text: string): string => {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${saltedDigest(salt, text).toString('hex')}`;
};

const correctedOf = (input: Typing) => input.corrections.map(({ period, figure, delta, reason }) => ({ period, figure, delta, digest: digestOf(reason) }));

interface Written {
  readonly status: ReturnState;
  readonly figures: Figures | null;
  readonly submittedOn: Day | null;
}

function written({ keys }: Pick<Acting, 'keys'>, subject: ReturnSubject, row: StoredReturn | undefined, at: ReturnType<typeof standing>, input: Typing, { status, figures, submittedOn }: Written): Change {
  const set = {
    typed: JSON.stringify(input.typed), corrections: input.corrections.length === 0 ? null : sealCorrections(keys, at.key.county, at.key.id, input.corrections),
    status, figures: figures === null ? null : JSON.stringify(figures), submitted_on: submittedOn,
  };
  if (row !== undefined) return update('guidance.statistics_return', at.key, set);
  return insert('guidance.statistics_return', { ...at.key, place: subject.place, unit: subject.unit, period: subject.period, ...set, sent_back: null, locked_on: null, revision: 0, chain: at.head.chain });
}

type Stored = ReturnType<typeof stored>;

export const saveReturn = onCommand<(typeof guidanceOperations)['saveReturn'], ReturnSubject, Stored>({
  operation: guidanceOperations.saveReturn,
  subject: lockIt,
  facts: stored,
  decide: (request, { subject, facts }): Reported => {
    const { input, now } = request;
    const at = standing(subject, facts.stored, 'saveReturn');
    assertCorrections(input, facts.locked);
    return {
      appends: [append('guidance.statistics_return', at.head, null, event(now, 'guidance.return-saved', { unit: subject.unit, period: input.period, typed: input.typed, corrections: correctedOf(input) }))],
      changes: [written(request, subject, facts.stored, at, input, { status: at.state, figures: null, submittedOn: null })],
      answer: { state: at.state },
    };
  },
});

/** The figures go in as they are counted at this moment, with what was typed. */
export const submitReturn = onCommand<(typeof guidanceOperations)['submitReturn'], ReturnSubject, ReturnType<typeof counted>>({
  operation: guidanceOperations.submitReturn,
  subject: lockIt,
  facts: counted,
  decide: (request, { subject, facts }): Reported => {
    const { input, now, today } = request;
    const at = standing(subject, facts.stored, 'submitReturn');
    insist(submitting(input.period, today));
    assertCorrections(input, facts.locked);
    const figures = countsPlace(subject) ? facts.ofPlace : facts.own;
    const { types, ...totals } = figures;
    return {
      appends: [append('guidance.statistics_return', at.head, null, event(now, 'guidance.return-submitted', {
        unit: subject.unit, period: input.period, typed: input.typed, corrections: correctedOf(input), figures: { ...totals, ...types },
      }))],
      changes: [written(request, subject, facts.stored, at, input, { status: 'submitted', figures, submittedOn: today })],
      answer: { state: 'submitted' },
    };
  },
});

export const sendBack = onCommand<(typeof guidanceOperations)['sendBack'], ReturnSubject, Stored>({
  operation: guidanceOperations.sendBack,
  subject: lockIt,
  facts: stored,
  decide: ({ input, keys, now }, { subject, facts }): Reported => {
    const at = standing(subject, facts.stored, 'sendBack');
    return {
      appends: [append('guidance.statistics_return', at.head, null, event(now, 'guidance.return-sent-back', { digest: digestOf(input.reason) }))],
      changes: [update('guidance.statistics_return', at.key, { status: 'returned', sent_back: sealReason(keys, at.key.county, at.key.id, input.reason) })],
      answer: { state: 'returned' },
    };
  },
});

export const lockReturn = onCommand<(typeof guidanceOperations)['lockReturn'], ReturnSubject, Stored>({
  operation: guidanceOperations.lockReturn,
  subject: lockIt,
  facts: stored,
  decide: ({ now, today }, { subject, facts }): Reported => {
    const at = standing(subject, facts.stored, 'lockReturn');
    return {
      appends: [append('guidance.statistics_return', at.head, null, event(now, 'guidance.return-locked', {}))],
      changes: [update('guidance.statistics_return', at.key, { status: 'locked', locked_on: today })],
      answer: { state: 'locked' },
    };
  },
});
