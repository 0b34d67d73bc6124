import { Refusal, addDays } from '@anhe/contract/kernel';
import type { Day, Id, ReturnBody } from '@anhe/contract/kernel';
import { Correction, Typed, daysOf, isQuarter } from '@anhe/contract/guidance';
import type { Figures, Period, ReturnState } from '@anhe/contract/guidance';
import { z } from 'zod';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { idOf } from '../rows.ts';
import type { GuidanceSubject } from '../rows.ts';

export type ReturnForm = z.infer<typeof ReturnBody>;

/** A unit that makes returns, as a policy and the steps see it. */
export interface ReturnSubject extends GuidanceSubject {
  readonly period: Period;
  readonly place: string;
  readonly placeName: string;
  readonly kind: string;
  readonly name: string;
  /** The form that it fills in for this sort of period; undefined when it makes none. */
  readonly form: ReturnForm | undefined;
}

/** The forms that hold on a day. */
export const formsOn = (book: ReferenceBook, day: Day): readonly ReturnForm[] => book.list('returns', day).map(({ body }) => body as unknown as ReturnForm); // checked when loaded

const formFor = (book: ReferenceBook, kind: string, period: Period): ReturnForm | undefined =>
  formsOn(book, daysOf(period).to).find((form) => form.kinds.includes(kind) && (form.every === 'quarter') === isQuarter(period));

interface UnitRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly kind: string;
  readonly name: string;
  readonly place_name: string;
}

const unitText = 'select u.county, u.id, u.place, u.kind, u.name, places.name_of(u.place) as place_name from staff.unit u where u.county = $1 and u.id = $2';

function subjectOf(book: ReferenceBook, period: Period) {
  return (rows: readonly unknown[]): ReturnSubject | undefined => {
    const row = rows[0] as UnitRow | undefined; // the columns above
    if (row === undefined) return undefined;
    const form = formFor(book, row.kind, period);
    const id = idOf('guidance.statistics_return', row.county, row.id, period);
    // The head of the stream comes with the facts, read after the unit was locked; a policy asks for the place alone.
    const head = { county: row.county, id, place: row.place, revision: 0, chain: Buffer.alloc(32) };
    return { head, unit: row.id, period, place: row.place, placeName: row.place_name, kind: row.kind, name: row.name, form, ...(form === undefined ? {} : { takenBy: form.takenBy }) };
  };
}

export const readUnitFor = (book: ReferenceBook, county: string, unit: Id, period: Period): Statement<ReturnSubject | undefined> => raw(unitText, [county, unit], subjectOf(book, period));
/** The unit, locked: its returns are written one at a time. */
export const lockUnitFor = (book: ReferenceBook, county: string, unit: Id, period: Period): Statement<ReturnSubject | undefined> =>
  raw(`${unitText} for update`, [county, unit], subjectOf(book, period));

/** The form of a subject; refuses a unit that makes no such return. */
export function formOf(subject: ReturnSubject): ReturnForm {
  if (subject.form === undefined) throw new Refusal('guidance.not-its-return', { details: { unit: subject.name } });
  return subject.form;
}

export const dueOf = (form: ReturnForm, period: Period): Day => addDays(daysOf(period).to, form.dueDay);

/** A committee counts its own disputes, a justice office all of its town. */
export const countsPlace = ({ kind }: Pick<ReturnSubject, 'kind'>): boolean => kind === 'justice-office';

export interface StoredReturn {
  readonly id: Id;
  readonly status: ReturnState;
  readonly typed: Typed;
  readonly figures: Figures | null;
  readonly corrections: Buffer | null;
  readonly sent_back: Buffer | null;
  readonly submitted_on: Day | null;
  readonly revision: number;
  readonly chain: Buffer;
}

export const storedReturn = (county: string, unit: Id, period: Period): Statement<StoredReturn | undefined> =>
  raw(
    'select id, status, typed, figures, corrections, sent_back, submitted_on, revision, chain from guidance.statistics_return where county = $1 and unit = $2 and period = $3',
    [county, unit, period], (rows) => rows[0] as StoredReturn | undefined, // the columns above
  );

/** Earlier periods of the unit that are locked: what can be corrected. */
export const lockedBefore = (county: string, unit: Id, period: Period): Statement<readonly Period[]> =>
  raw(
    "select period from guidance.statistics_return where county = $1 and unit = $2 and status = 'locked' and length(period) = length($3) and period < $3 order by period desc limit 24",
    [county, unit, period], (rows) => (rows as readonly { period: Period }[]).map((row) => row.period), // the one column
  );

const bound = (what: 'corrections' | 'sent_back', county: string, id: Id): string => `guidance.statistics_return ${what} ${county} ${id}`;
const Corrections = z.array(Correction);

export const sealCorrections = (keys: Keyring, county: string, id: Id, corrections: readonly Correction[]): Buffer => keys.seal(corrections, bound('corrections', county, id));
export const openCorrections = (keys: Keyring, county: string, stored: StoredReturn | undefined): Correction[] =>
  (stored?.corrections == null ? [] : Corrections.parse(keys.open(stored.corrections, bound('corrections', county, stored.id))));
export const sealReason = (keys: Keyring, county: string, id: Id, reason: string): Buffer => keys.seal(reason, bound('sent_back', county, id));
export const openReason = (keys: Keyring, county: string, stored: StoredReturn | undefined): string | null =>
  (stored?.sent_back == null ? null : String(keys.open(stored.sent_back, bound('sent_back', county, stored.id))));

export const typedOf = (stored: StoredReturn | undefined): Typed => Typed.parse(stored?.typed ?? {});
