import { randomBytes } from 'node:crypto';
import type { Day, Id } from '@anhe/contract/kernel';
import { surveyEvents } from '@anhe/contract/surveys';
import type { LeftOutReason, StrataWay, SurveyEvent, SurveyKind, SurveyMethod, SurveyMode, SurveyResult, SurveyState } from '@anhe/contract/surveys';
import { z } from 'zod';
import { saltedDigest } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { headOf } from '../../kernel/events/chain.ts';
import type { NewEvent, StreamHead } from '../../kernel/events/chain.ts';
import { insistWith } from '../../kernel/run/insist.ts';
import type { Append } from '../../kernel/run/handler.ts';

export interface SurveyRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly unit: Id;
  readonly title: string;
  readonly method: SurveyMethod;
  readonly kinds: SurveyKind[];
  readonly strata_by: StrataWay;
  readonly modes: SurveyMode[];
  readonly from_on: Day;
  readonly to_on: Day;
  readonly status: SurveyState;
  readonly seed: string | null;
  readonly seed_at: Date | null;
  readonly frame_at: Date | null;
  readonly frame_digest: string | null;
  readonly left_out: Partial<Record<LeftOutReason, number>>;
  readonly drawn_at: Date | null;
  readonly opens_on: Day | null;
  readonly ends_on: Day | null;
  readonly result: SurveyResult | null;
  readonly published_on: Day | null;
  readonly reason: Buffer | null;
  readonly revision: number;
  readonly chain: Buffer;
}

/** What a policy asks: where it lies, whose survey it is, and where it stands. */
export interface SurveySubject {
  readonly head: StreamHead;
  readonly row: SurveyRow;
}

export const surveyColumns = ['county', 'id', 'place', 'unit', 'title', 'method', 'kinds', 'strata_by', 'modes', 'from_on', 'to_on', 'status', 'seed', 'seed_at', 'frame_at', 'frame_digest', 'left_out', 'drawn_at', 'opens_on', 'ends_on', 'result', 'published_on', 'reason', 'revision', 'chain'];
const columns = surveyColumns.join(', ');

/** A survey's row as it was read. */
export function subjectOf(row: SurveyRow): SurveySubject {
  return { head: headOf(row), row };
}

function one(rows: readonly unknown[]): SurveySubject | undefined {
  const row = rows[0] as SurveyRow | undefined; // the columns above
  return row === undefined ? undefined : subjectOf(row);
}

type OfSurvey = { readonly input: { readonly county: string; readonly survey: Id } };
export const readIt = ({ input }: OfSurvey): Statement<SurveySubject | undefined> => raw(`select ${columns} from surveys.survey where county = $1 and id = $2`, [input.county, input.survey], one);
/** The survey of a command, locked: its steps are decided one at a time. */
export const lockIt = ({ input }: OfSurvey): Statement<SurveySubject | undefined> => raw(`select ${columns} from surveys.survey where county = $1 and id = $2 for update`, [input.county, input.survey], one);

export const keyOf = ({ row }: SurveySubject) => ({ county: row.county, id: row.id });

export function event<E extends SurveyEvent>(now: Date, type: E, body: z.input<(typeof surveyEvents)[E]>): NewEvent {
  return { type, version: 1, occurredAt: now, body: surveyEvents[type].parse(body) };
}

export const append = (head: StreamHead, ...events: readonly NewEvent[]): Append => ({ table: 'surveys.survey', head, matter: null, events });

/** Where a survey stands after a step. */
export const stands = ({ head }: SurveySubject, state: SurveyState): { revision: number; state: SurveyState } => ({ revision: head.revision + 1, state });

/** Stops what is not lawful now, with its reason. */
export const insist = insistWith('surveys.not-lawful-now');

/** Takes the last trace by which an answer and a mark could be put together, while answers were taken; a refusal of the command undoes it with everything else. @returns how many answers there are */
export const mixed = (county: string, survey: Id): Statement<number> => raw('select surveys.mix($1, $2) as mixed', [county, survey], (rows) => Number((rows[0] as { mixed: string }).mixed)); // the one column

const boundTo = (county: string, id: Id): string => `surveys.survey reason ${county} ${id}`;
const Kept = z.object({ text: z.string() });

/** Why it was cancelled, as it is kept, and the digest that the event holds. */
export function sealReason(keys: Keyring, county: string, id: Id, text: string): { readonly sealed: Buffer; readonly digest: string } {
  const salt = randomBytes(16);
  return { sealed: keys.seal({ salt: salt.toString('hex'), text }, boundTo(county, id)), digest: saltedDigest(salt, text).toString('hex') };
}

export const openReason = (keys: Keyring, { county, id, reason }: SurveyRow): string | null => (reason === null ? null : Kept.parse(keys.open(reason, boundTo(county, id))).text);
