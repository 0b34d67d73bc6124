import { addDays, dueDay, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import type { DossierLine, DossierState } from '@anhe/contract/guidance';
import { dossierStates } from '@anhe/contract/guidance';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';

/** The last day of a review or of its mending, by the dated row of its clock. */
export const reviewDue = (book: ReferenceBook, clock: 'dossier-review' | 'dossier-mend', from: Day): Day => dueDay(book.clock(clock, from).rule, from, book.calendar);

/** The latest day of closing whose review is overdue today. */
export function overdueSince(book: ReferenceBook, today: Day): Day {
  let day = addDays(today, -1);
  while (reviewDue(book, 'dossier-review', day) >= today) day = addDays(day, -1);
  return day;
}

export type LineRow = Omit<DossierLine, 'state' | 'dueOn'> & { readonly status: DossierState | null; readonly reviewDue: Day | null };

/** Columns and tables of dossiers: closed disputes that were accepted, with the review where there is one. */
export const dossierColumns = `
  m.county, m.id as matter, m.number, m.type, m.party_line as parties, m.place, places.name_of(m.place) as "placeName", d.committee, c.name as "committeeName", d.outcome,
  m.closed_on as "closedOn", v.status, v.due_on as "reviewDue", coalesce(v.round, 0) as round, v.reviewed_on as "reviewedOn", m.status = 'archived' as archived`;

export const dossierTables = `
  matters.matter m join disputes.dispute d on d.county = m.county and d.matter = m.id join staff.unit c on c.county = d.county and c.id = d.committee
  left join guidance.review v on v.county = m.county and v.matter = m.id`;

// What was agreed orally goes into the yearly register: it has no dossier that would wait, though it may be reviewed.
export const reviewable = `m.kind = 'dispute' and m.status in ('closed', 'archived') and d.accepted_on is not null and (d.outcome <> 'oral' or v.id is not null)`;

export function dossierLine(book: ReferenceBook, { status, reviewDue: due, ...row }: LineRow): DossierLine {
  return { ...row, state: status ?? 'waiting', dueOn: status === null ? reviewDue(book, 'dossier-review', row.closedOn) : due };
}

export const oneDossier = (county: string, matter: Id): Statement<LineRow | undefined> =>
  raw(`select ${dossierColumns} from ${dossierTables} where m.county = $1 and m.id = $2`, [county, matter], (rows) => rows[0] as LineRow | undefined); // the columns above

/** Where a dossier stands as a condition over `v`. */
export const inState = (state: DossierState): string => (state === 'waiting' ? 'v.id is null' : `v.status = '${state in dossierStates ? state : ''}'`);

export function dossierCursor(text: string | undefined): readonly [Day, Id] | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [match[1], match[2]];
}
