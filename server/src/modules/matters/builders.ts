import { randomBytes } from 'node:crypto';
import { clockState, dueDay, hourEnd, instantOf, newId } from '@anhe/contract/kernel';
import type { ClockExtension, ClockFacts, ClockRule, ClockState, County, Day, Id } from '@anhe/contract/kernel';
import { clockKinds } from '@anhe/contract/matters';
import type { ClockKind, ClockView, TextRef } from '@anhe/contract/matters';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { saltedDigest } from '../../kernel/crypto/keyring.ts';
import { insert, put, update } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import { chainStart } from '../../kernel/events/chain.ts';
import type { NewEvent, StreamHead } from '../../kernel/events/chain.ts';
import type { TextSource } from '../../kernel/events/verify.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';
import type { Append } from '../../kernel/run/handler.ts';

/** The matter a row belongs to. */
export interface MatterHome {
  readonly county: County;
  readonly matter: Id;
  readonly place: string;
}

const boundTo = (county: County, id: Id): string => `matters.content ${county} ${id}`;

/**
 * A free text as its own row, encrypted and salted, and what the event keeps of it.
 * @param kind what the text is: `summary`, `record`, `reason`…
 */
export function content(keys: Keyring, now: Date, home: MatterHome, kind: string, text: string): { change: Change; ref: TextRef } {
  const id = newId(now.getTime());
  const salt = randomBytes(16);
  const change = insert('matters.content', {
    county: home.county, id, place: home.place, matter: home.matter, kind, sealed: keys.seal(text, boundTo(home.county, id)), salt, recorded_at: now,
  });
  return { change, ref: { content: id, digest: saltedDigest(salt, text).toString('hex') } };
}

/** Retention is over: the texts of a matter and their salt go; the digests in its events stay. */
export const contentErase = ({ county, matter }: Pick<MatterHome, 'county' | 'matter'>, now: Date): Change => update('matters.content', { county, matter }, { sealed: null, salt: null, erased_at: now }, 'any');

/** The text of a content row; null once retention erased it. */
export function openContent(keys: Keyring, county: County, id: Id, sealed: Buffer | null): string | null {
  return sealed === null ? null : String(keys.open(sealed, boundTo(county, id)));
}

/** What may be set on a matter's row. */
export type MatterSet = Parameters<typeof update<'matters.matter'>>[2];

/** What a kind says of its new matter; all else begins empty. */
export interface NewMatter {
  readonly kind: 'dispute' | 'request' | 'hazard' | 'alarm' | 'errand';
  readonly type: string;
  readonly partyLine: string;
  readonly status: string;
  readonly holderUnit: Id;
  readonly filedUnit: Id;
  readonly filedOn: Day;
}

/** The first row of a matter, held from now on. */
export function matterInsert(home: MatterHome, now: Date, given: NewMatter): Change {
  return insert('matters.matter', {
    county: home.county, id: home.matter, place: home.place, place_filed: home.place, kind: given.kind, type: given.type, party_line: given.partyLine,
    status: given.status, holder_unit: given.holderUnit, holder_post: null, held_since: now, filed_unit: given.filedUnit, filed_on: given.filedOn, open: true,
    closed_on: null, archived_on: null, keep_until: null, number: null, due_on: null, due_clock: null, next_step: null, revision: 0, chain: chainStart, recorded_at: now,
  });
}

export const matterUpdate = (home: MatterHome, set: MatterSet): Change => update('matters.matter', { county: home.county, id: home.matter }, set);

/** How a matter stands before a step, as figures count what the step changes. */
export interface Standing {
  readonly kind: NewMatter['kind'];
  readonly type: string;
  readonly place: string;
  readonly placeFiled: string;
  readonly holderUnit: Id;
  readonly filedUnit: Id;
  readonly filedOn: Day;
  readonly open: boolean;
  readonly dueOn: Day | null;
  /** Whether its agreement is performed in full; of a dispute. */
  readonly performed?: boolean;
}

/** The columns of `m` that tell how it stands; three are named apart, for what a kind has of its own. */
export const standingColumns = 'm.kind as matter_kind, m.type as matter_type, m.place_filed, m.holder_unit, m.filed_unit, m.filed_on, m.open, m.due_on as matter_due';

export interface StandingRow {
  readonly place: string;
  readonly matter_kind: Standing['kind'];
  readonly matter_type: string;
  readonly place_filed: string;
  readonly holder_unit: Id;
  readonly filed_unit: Id;
  readonly filed_on: Day;
  readonly open: boolean;
  readonly matter_due: Day | null;
}

export const standingOf = (row: StandingRow): Standing => ({
  kind: row.matter_kind, type: row.matter_type, place: row.place, placeFiled: row.place_filed, holderUnit: row.holder_unit, filedUnit: row.filed_unit, filedOn: row.filed_on, open: row.open, dueOn: row.matter_due,
});

/** Of errands there are no figures. */
export const uncounted = Symbol('uncounted');

/** Events appended to a matter's own stream. @param before how it stood, where the step may change what is counted; not of a new one */
export const matterAppend = (head: StreamHead, events: readonly NewEvent[], before?: Standing | typeof uncounted): Append => ({ table: 'matters.matter', head, matter: head.id, events, before });

/** The sides of a matter, in the order in which the parties were named. @param after the last place that is taken */
export const partiesInsert = (home: MatterHome, parties: readonly { readonly id: Id; readonly side: string }[], after = 0): Change =>
  insert('matters.matter_party', ...parties.map(({ id, side }, index) => ({ county: home.county, matter: home.matter, party: id, place: home.place, side, position: after + index + 1 })));

/** Members of a group on one side of a matter, after the parties that stand for themselves. @param after the last place that is taken */
export const membersInsert = (home: MatterHome, side: string, parties: readonly Id[], after: number): Change =>
  insert('matters.matter_party', ...parties.map((party, index) => ({ county: home.county, matter: home.matter, party, place: home.place, side, position: after + index + 1, standing: 'member' })));

/** A member joins again or leaves the group. */
export const memberStanding = (home: MatterHome, party: Id, standing: 'member' | 'left'): Change => update('matters.matter_party', { county: home.county, matter: home.matter, party }, { standing });

/** The row of a number that a matter got. */
export function numberInsert(home: MatterHome, unit: Id, series: string, day: Day, value: number, text: string): Change {
  return insert('matters.number', { county: home.county, matter: home.matter, series, place: home.place, unit, year: Number(day.slice(0, 4)), value, text });
}

/** A clock that runs, as its row says. */
export interface OpenClock {
  readonly kind: ClockKind;
  readonly started_on: Day;
  /** The last day; of one that is paused, if it ran on from the day of the pause. */
  readonly due_on: Day;
  readonly limit_from: Day;
  /** The dated row by which it runs, where that is not the one of its kind's own name. */
  readonly limit_code?: string | null;
  /** The moment at which a limit in hours began, and the one at which it ends. */
  readonly started_at?: Date | null;
  readonly due_at?: Date | null;
  readonly pauses: readonly ClockPauseRow[];
  readonly extensions: readonly ClockExtension[];
  readonly paused_on: Day | null;
}

/** Time left out, as it is stored: open while it has no end. */
export interface ClockPauseRow {
  readonly from: Day;
  readonly to?: Day;
  readonly reason: string;
}

/** What a step writes of a clock: all of it when it starts, its end when it stops. */
export type ClockSet = Omit<Partial<Omit<ClockRow, 'kind'>>, 'pauses' | 'extensions'> & { readonly pauses?: string; readonly extensions?: string };

/** A clock of the dated row that holds on its first day. @param promise another row than the kind's own, and the moment from which its hours count */
export function clockStart(book: ReferenceBook, kind: ClockKind, started: Day, promise?: { readonly code: string; readonly at: Date }): { set: ClockSet; clock: OpenClock } {
  const { rule, validFrom } = book.clock(promise?.code ?? kind, started);
  const due = dueDay(rule, started, book.calendar, promise?.at);
  const begun = { started_on: started, due_on: due, limit_from: validFrom, paused_on: null, ...(promise === undefined ? {} : hourColumns(rule, promise)) };
  return { set: { ...begun, stopped_on: null, outcome: null, pauses: '[]', extensions: '[]' }, clock: { ...begun, kind, pauses: [], extensions: [] } };
}

const hourColumns = (rule: ClockRule, { code, at }: { readonly code: string; readonly at: Date }) => ({
  limit_code: code, started_at: rule.unit === 'hour' ? at : null, due_at: rule.unit === 'hour' ? new Date(hourEnd(rule, at)) : null,
});

/** A running clock's end on a day: kept or missed by that day, or dropped when it lost its object. */
export const clockStop = (clock: OpenClock, on: Day, dropped = false): ClockSet => ({ stopped_on: on, outcome: dropped ? 'dropped' : on <= clock.due_on ? 'kept' : 'missed' });

/** The end of a clock whose promise may be in hours: those are kept to the minute. */
export const clockStopAt = (clock: OpenClock, at: Date, on: Day): ClockSet =>
  clock.due_at === undefined || clock.due_at === null ? clockStop(clock, on) : { stopped_on: on, stopped_at: at, outcome: at <= clock.due_at ? 'kept' : 'missed' };

/**
 * Writes a clock. One of a kind that the matter had before takes the place of the older.
 * @param known whether the matter has a row of this kind
 */
export function clockWrite(home: MatterHome, kind: ClockKind, set: ClockSet, known: boolean): Change {
  return put(known, 'matters.clock', { county: home.county, matter: home.matter, kind }, { ...set, place: home.place });
}

/** The holder's clock that ends first; it is what lists are ordered by. A right of the parties is nobody's work, and what is paused presses nobody. */
export function earliest(clocks: readonly OpenClock[]): OpenClock | undefined {
  return clocks.filter(({ kind, paused_on }) => clockKinds[kind].duty && paused_on === null).toSorted((left, right) => (left.due_on < right.due_on ? -1 : 1))[0];
}

export interface ClockRow {
  readonly kind: string;
  readonly started_on: string;
  readonly due_on: string;
  readonly limit_from: string;
  readonly limit_code?: string | null;
  readonly started_at?: Date | null;
  readonly due_at?: Date | null;
  readonly stopped_at?: Date | null;
  readonly stopped_on: string | null;
  readonly outcome: string | null;
  readonly pauses: readonly ClockPauseRow[];
  readonly extensions: readonly ClockExtension[];
  readonly paused_on: string | null;
}

// What comes out of a json column is text.
const moments = ({ started_at: startedAt, stopped_at: stoppedAt }: ClockRow): Pick<ClockFacts, 'startAt' | 'stoppedAt'> => ({
  startAt: startedAt === undefined || startedAt === null ? undefined : instantOf(new Date(startedAt)),
  stoppedAt: stoppedAt === undefined || stoppedAt === null ? undefined : instantOf(new Date(stoppedAt)),
});

/** A clock with its arithmetic, by the dated row it was started under. */
export function clockView(book: ReferenceBook, row: ClockRow, now: Date): ClockView {
  const kind = row.kind as ClockKind; // only our builders write it
  const { rule } = book.clock(row.limit_code ?? kind, row.limit_from);
  const facts: ClockFacts = { start: row.started_on, ...moments(row), stopped: row.stopped_on ?? undefined, pauses: row.pauses.map(({ from, to }) => ({ from, to })), extensions: row.extensions };
  const state: ClockState = clockState(rule, facts, book.calendar, now);
  return {
    kind, started: row.started_on, due: row.paused_on === null ? row.due_on : state.due, stopped: row.stopped_on,
    status: row.outcome === 'dropped' ? 'dropped' : state.status,
    remainingDays: state.remainingDays, remainingWorkingDays: state.remainingWorkingDays,
    force: state.force, verified: state.verified, basis: state.basis, arithmetic: [...state.arithmetic],
  };
}

/** Where the texts of events lie, for whoever checks that they are as they were written. */
export const textSource = (keys: Keyring): TextSource => ({ table: 'matters.content', open: (county, id, sealed) => openContent(keys, county, id, sealed) ?? '' });
