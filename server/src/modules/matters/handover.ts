import { handoverKinds, handoverStatuses } from '@anhe/contract/matters';
import type { HandoverGround, HandoverKind, HandoverStatus, SharedField } from '@anhe/contract/matters';
import { Refusal, dueDay, invalid } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import type { Actor } from '../../kernel/access/actor.ts';
import { insert, update } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import { jsonArray, raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';
import type { OpenShared } from '../../kernel/run/handler.ts';
import type { UnitRow } from '../staff/index.ts';
import type { MatterHome } from './builders.ts';

/** What a unit that was asked may read, and whether it has agreed to help. */
export interface Share {
  readonly unit: Id;
  readonly fields: readonly SharedField[];
  readonly status: HandoverStatus;
}

/** The running shares of a matter as one column of a statement whose parameters are county and matter. */
export const sharesColumn = `
  ${jsonArray(`select json_build_object('unit', s.to_unit, 'fields', s.fields, 'status', s.status) from matters.handover s
    where s.county = $1 and s.matter = $2 and s.status in ('asked', 'accepted') and (s.kind = 'referral' or s.status = 'asked')`)} as shares`;

/** Whether the actor's unit was asked about this matter, and may read a field of it where one is named. */
export const isShared = (actor: Actor, shares: readonly Share[], field?: SharedField): boolean =>
  actor.kind === 'staff' && shares.some(({ unit, fields }) => unit === actor.unit && (field === undefined || fields.includes(field)));

/** Whether the actor's unit has agreed to help: it may add to the matter. */
export const isHelping = (actor: Actor, shares: readonly Share[]): boolean =>
  actor.kind === 'staff' && shares.some(({ unit, status }) => unit === actor.unit && status === 'accepted');

const textFields: Readonly<Record<string, SharedField>> = {
  summary: 'summary', record: 'records', venue: 'records', 'follow-up': 'records', facts: 'agreement', agreement: 'agreement', performance: 'agreement',
};

/** Whether a kind of text falls under a field that the actor's unit was given; texts of other kinds are never passed on. */
export function isSharedText(actor: Actor, shares: readonly Share[], kind: string): boolean {
  const field = textFields[kind];
  return field !== undefined && isShared(actor, shares, field);
}

/** Narrows the transaction to a matter that the unit was asked about or helps with. */
export const openShared: OpenShared = (county, matter, unit) =>
  raw('select matters.open_shared($1, $2, $3) as opened', [county, matter, unit], (rows) => (rows[0] as { opened: boolean } | undefined)?.opened === true); // the one column

/** A handover as a step finds it. */
export interface HandoverRow {
  readonly id: Id;
  readonly kind: HandoverKind;
  readonly status: HandoverStatus;
  readonly from_unit: Id;
  readonly to_unit: Id;
  readonly ground: HandoverGround;
  readonly asked_on: Day;
}

const handoverText = `select id, kind, status, from_unit, to_unit, ground, asked_on::text as asked_on from matters.handover where county = $1 and matter = $2`;

/** One handover of a matter. */
export const readHandover = (county: County, matter: Id, handover: Id): Statement<HandoverRow | undefined> =>
  raw(`${handoverText} and id = $3`, [county, matter, handover], (rows) => rows[0] as HandoverRow | undefined); // the columns of the text

/** Referrals that wait or run: they end with the matter. */
export const openReferrals = (county: County, matter: Id): Statement<readonly HandoverRow[]> =>
  raw(`${handoverText} and kind = 'referral' and status in ('asked', 'accepted')`, [county, matter], (rows) => rows as HandoverRow[]); // the columns of the text

/** Throws unless the unit can be asked: it exists, its time is not over, and it is not the one that asks. */
export function assertReceiver(unit: UnitRow | undefined, from: Id): UnitRow {
  if (unit === undefined) throw invalid({ path: ['to'], code: 'unknown-choice' });
  if (unit.valid_to !== null) throw invalid({ path: ['to'], code: 'unit-ended', details: { unit: unit.name, date: unit.valid_to } });
  if (unit.id === from) throw invalid({ path: ['to'], code: 'own-unit' });
  return unit;
}

/** Throws unless the handover is of that kind and stands at one of these statuses. */
export function assertStanding(row: HandoverRow | undefined, kind: HandoverKind | undefined, ...statuses: readonly HandoverStatus[]): HandoverRow {
  if (row === undefined || (kind !== undefined && row.kind !== kind)) throw invalid({ path: ['handover'], code: 'unknown-choice' });
  if (!statuses.includes(row.status)) {
    const [what, status] = [handoverKinds[row.kind], handoverStatuses[row.status]];
    throw new Refusal('matters.handover-over', { details: { what: what.zh, whatEn: what.en, status: status.zh, statusEn: status.en } });
  }
  return row;
}

export interface NewHandover {
  readonly id: Id;
  readonly kind: HandoverKind;
  readonly from: Id;
  readonly to: UnitRow;
  readonly ground: HandoverGround;
  readonly fields: readonly SharedField[];
  readonly purpose: Id;
  readonly matterKind: string;
  readonly type: string;
  readonly number: string | null;
  readonly askedOn: Day;
  readonly dueOn: Day;
  readonly told: readonly { readonly party: Id; readonly how: string; readonly agrees: boolean; readonly on: Day }[];
}

/** The rows of a handover that begins. */
export function handoverInsert(home: MatterHome, now: Date, given: NewHandover): Change[] {
  const told = given.told.map(({ party, how, agrees, on }) => ({ county: home.county, handover: given.id, party, place: home.place, matter: home.matter, how, agrees, told_on: on, withdrawn_on: null }));
  return [
    insert('matters.handover', {
      county: home.county, id: given.id, place: home.place, matter: home.matter, kind: given.kind, status: 'asked', from_unit: given.from, to_unit: given.to.id, to_place: given.to.place,
      ground: given.ground, fields: [...given.fields], purpose: given.purpose, reason: null, result: null, matter_kind: given.matterKind, type: given.type, number: given.number,
      asked_on: given.askedOn, due_on: given.dueOn, answered_on: null, ended_on: null, recorded_at: now,
    }),
    ...(told.length === 0 ? [] : [insert('matters.handover_told', ...told)]),
  ];
}

export const handoverUpdate = (home: MatterHome, handover: Id, set: Parameters<typeof update<'matters.handover'>>[2]): Change =>
  update('matters.handover', { county: home.county, id: handover }, set);

/** The day by which the receiver answers, by the dated row of the promise. */
export const answerDue = (book: ReferenceBook, asked: Day): Day => dueDay(book.clock('hand-over', asked).rule, asked, book.calendar);
