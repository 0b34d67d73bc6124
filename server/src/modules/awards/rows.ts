import { randomBytes } from 'node:crypto';
import { idFromDigest } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { awardEvents } from '@anhe/contract/awards';
import type { AwardActKind, AwardEvent, AwardGrade, AwardKind, AwardState, Finding, SchemeView, Stated } from '@anhe/contract/awards';
import { z } from 'zod';
import { insistWith } from '../../kernel/run/insist.ts';
import { actingPost } from '../../kernel/access/actor.ts';
import type { PlaceRange } from '../../kernel/access/actor.ts';
import { saltedDigest, sha256 } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { insert } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { NewEvent, StreamHead } from '../../kernel/events/chain.ts';
import type { Acting, Append } from '../../kernel/run/handler.ts';

/** A figure as the applicant states it; the paper that shows it is kept under seal. */
type StatedFigure = Omit<Stated, 'source'>;

export interface AwardRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly kind: AwardKind;
  readonly grade: AwardGrade;
  readonly holder: string;
  readonly unit: Id;
  readonly year: number;
  readonly status: AwardState;
  readonly entered: boolean;
  readonly scheme: SchemeView | null;
  readonly stated: readonly StatedFigure[];
  readonly findings: readonly Finding[];
  readonly sealed: Buffer | null;
  readonly reason: Buffer | null;
  readonly notice_from: Day | null;
  readonly notice_until: Day | null;
  readonly until_on: Day | null;
  readonly mend_by: Day | null;
  readonly appeal_until: Day | null;
  readonly revision: number;
  readonly chain: Buffer;
}

/** What a policy asks: where it lies, whose application it is, and where it stands. */
export interface AwardSubject {
  readonly head: StreamHead;
  readonly row: AwardRow;
}

const columns = `county, id, place, kind, grade, holder, unit, year, status, entered, scheme, stated, findings, sealed, reason, notice_from, notice_until, until_on, mend_by, appeal_until, revision, chain`;

function one(rows: readonly unknown[]): AwardSubject | undefined {
  const row = rows[0] as AwardRow | undefined; // the columns above
  if (row === undefined) return undefined;
  const { county, id, place, revision, chain } = row;
  return { head: { county, id, place, revision, chain }, row };
}

export const readAward = (county: string, id: Id): Statement<AwardSubject | undefined> => raw(`select ${columns} from awards.award where county = $1 and id = $2`, [county, id], one);
export const lockAward = (county: string, id: Id): Statement<AwardSubject | undefined> => raw(`select ${columns} from awards.award where county = $1 and id = $2 for update`, [county, id], one);

type OfAward = { readonly input: { readonly county: string; readonly award: Id } };
/** The award of a command, locked: its steps are decided one at a time. */
export const lockIt = ({ input }: OfAward): Statement<AwardSubject | undefined> => lockAward(input.county, input.award);
export const readIt = ({ input }: OfAward): Statement<AwardSubject | undefined> => readAward(input.county, input.award);

export const keyOf = ({ row }: AwardSubject) => ({ county: row.county, id: row.id });
export function event<E extends AwardEvent>(now: Date, type: E, body: z.input<(typeof awardEvents)[E]>): NewEvent {
  return { type, version: 1, occurredAt: now, body: awardEvents[type].parse(body) };
}

export const append = (head: StreamHead, ...events: readonly NewEvent[]): Append => ({ table: 'awards.award', head, matter: null, events });

/** Where an award stands after a step with so many events. */
export const stands = ({ head }: AwardSubject, state: AwardState, events = 1): { revision: number; state: AwardState } => ({ revision: head.revision + events, state });

/** Stops what is not lawful now, with its reason. */
export const insist = insistWith('awards.not-lawful-now');

export type TextPlace = 'awards.award reason' | 'awards.act text' | 'awards.objection said' | 'awards.objection answer';
const boundTo = (where: TextPlace, county: string, id: Id): string => `${where} ${county} ${id}`;
const Kept = z.object({ text: z.string() });

/** A text as it is kept, and the digest of it that its event holds. */
export function sealText(keys: Keyring, where: TextPlace, county: string, id: Id, text: string): { readonly sealed: Buffer; readonly digest: string } {
  const salt = randomBytes(16);
  return { sealed: keys.seal({ salt: salt.toString('hex'), text }, boundTo(where, county, id)), digest: saltedDigest(salt, text).toString('hex') };
}

export const openText = (keys: Keyring, where: TextPlace, county: string, id: Id, sealed: Buffer | null): string | null =>
  sealed === null ? null : Kept.parse(keys.open(sealed, boundTo(where, county, id))).text;

/** What an act says beside its kind. */
interface ActWishes {
  readonly text?: string | undefined;
  readonly on?: Day;
  readonly year?: number;
  readonly kept?: boolean;
  readonly mendBy?: Day | null;
  readonly ground?: string;
}

/** An act of review in the name of the acting post's unit; one a command, so that its id follows from the command's. */
export function actOf({ actor, command, keys, now, today }: Acting, head: StreamHead, kind: AwardActKind, wishes: ActWishes = {}): { readonly id: Id; readonly digest: string | null; readonly change: Change } {
  const staff = actingPost(actor);
  const id = idFromDigest(sha256(`awards.act ${command}`));
  const text = wishes.text === undefined ? undefined : sealText(keys, 'awards.act text', head.county, id, wishes.text);
  return {
    id, digest: text?.digest ?? null,
    change: insert('awards.act', {
      county: head.county, id, place: head.place, award: head.id, kind, acted_on: wishes.on ?? today, year: wishes.year ?? null, kept: wishes.kept ?? null, mend_by: wishes.mendBy ?? null, ground: wishes.ground ?? null,
      sealed: text?.sealed ?? null, acted_county: staff.county, acted_unit: staff.unit, acted_by: staff.person, recorded_at: now,
    }),
  };
}

/** A place within some ranges as plain comparisons, so that an index serves it. */
export function inRanges(ranges: readonly PlaceRange[], place: string, values: unknown[]): string {
  const parts = ranges.map(({ from, to }) => `(${place} >= $${values.push(from)} and ${place} < $${values.push(to)})`);
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}
