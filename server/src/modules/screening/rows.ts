import type { Day, Id } from '@anhe/contract/kernel';
import { screeningEvents } from '@anhe/contract/screening';
import type { ReportStatus, RoundStatus, ScreeningEvent } from '@anhe/contract/screening';
import type { z } from 'zod';
import { insistWith } from '../../kernel/run/insist.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { headOf } from '../../kernel/events/chain.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import type { Append } from '../../kernel/run/handler.ts';

/** What a policy asks of a round or a report: whose it is and where. */
export interface ScreeningSubject {
  readonly head: StreamHead;
  readonly unit: Id;
  /** Of a round: the places that it is for. */
  readonly area?: readonly string[];
}

export interface RoundRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly topic: string;
  readonly area: readonly string[];
  readonly from_on: Day;
  readonly to_on: Day;
  readonly due_on: Day;
  readonly status: RoundStatus;
  readonly unit: Id;
  readonly closed_on: Day | null;
  readonly revision: number;
  readonly chain: Buffer;
}

export interface RoundSubject extends ScreeningSubject {
  readonly round: RoundRow;
}

const roundText = 'select county, id, place, topic, area, from_on, to_on, due_on, status, unit, closed_on, revision, chain from screening.round where county = $1 and id = $2';

const roundOf = (rows: readonly unknown[]): RoundSubject | undefined => {
  const row = rows[0] as RoundRow | undefined; // the columns of the text above
  return row === undefined ? undefined : { head: headOf(row), unit: row.unit, area: row.area, round: row };
};

/** A round for reading: every member of staff may know of it; what villages report in it is theirs to see by area. */
export const readRound = (county: string, round: Id): Statement<RoundSubject | undefined> => raw(roundText, [county, round], roundOf);
export const lockRound = (county: string, round: Id): Statement<RoundSubject | undefined> => raw(`${roundText} for update`, [county, round], roundOf);

export interface ReportRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly round: Id;
  readonly unit: Id;
  readonly status: ReportStatus;
  readonly due_on: Day;
  readonly version: number;
  readonly revision: number;
  readonly chain: Buffer;
  readonly round_status: RoundStatus;
}

export interface ReportSubject extends ScreeningSubject {
  readonly report: ReportRow;
}

const reportText = `
  select p.county, p.id, p.place, p.round, p.unit, p.status, p.due_on, p.version, p.revision, p.chain, r.status as round_status
    from screening.report p join screening.round r on r.county = p.county and r.id = p.round where p.county = $1 and p.id = $2`;

const reportOf = (rows: readonly unknown[]): ReportSubject | undefined => {
  const row = rows[0] as ReportRow | undefined; // the columns of the text above
  return row === undefined ? undefined : { head: headOf(row), unit: row.unit, report: row };
};

export const readReport = (county: string, report: Id): Statement<ReportSubject | undefined> => raw(reportText, [county, report], reportOf);
export const lockReport = (county: string, report: Id): Statement<ReportSubject | undefined> => raw(`${reportText} for update of p`, [county, report], reportOf);

/** One event on the stream of a round or a report; its body is checked. */
export function append<E extends ScreeningEvent>(table: 'screening.round' | 'screening.report', head: StreamHead, now: Date, type: E, body: z.input<(typeof screeningEvents)[E]>): Append {
  return { table, head, matter: null, events: [{ type, version: 1, occurredAt: now, body: screeningEvents[type].parse(body) }] };
}

/** Stops what is not lawful now, with its reason. */
export const insist = insistWith('screening.not-lawful-now');
