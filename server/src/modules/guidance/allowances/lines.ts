import type { AllowanceClassBody, Day, Id } from '@anhe/contract/kernel';
import type { AllowanceLine, AllowanceState } from '@anhe/contract/guidance';
import type { z } from 'zod';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { headOf } from '../../../kernel/events/chain.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import type { GuidanceSubject } from '../rows.ts';

export interface AllowanceRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly matter: Id;
  readonly unit: Id;
  readonly status: AllowanceState;
  readonly publication: Id | null;
  readonly amount: string;
  readonly evidence: readonly Id[];
  readonly note: Id;
  readonly check_note: Id | null;
  readonly reason: Id | null;
  readonly revision: number;
  readonly chain: Buffer;
  /** Its texts in hex, where it was read for showing. */
  readonly sealed?: Readonly<Record<'note' | 'check_note' | 'reason', string | null>>;
}

export interface AllowanceSubject extends GuidanceSubject {
  readonly row: AllowanceRow;
}

const columns = 'county, id, place, matter, unit, status, publication, amount::text as amount, evidence, note, check_note, reason, revision, chain';
const ofRow = (row: AllowanceRow): AllowanceSubject => ({ head: headOf(row), unit: row.unit, row });
const one = (rows: readonly unknown[]): AllowanceSubject | undefined => {
  const row = rows[0] as AllowanceRow | undefined; // the columns above
  return row === undefined ? undefined : ofRow(row);
};

const sealedText = (id: string): string => `(select c.sealed from matters.content c where c.county = allowance.county and c.id = allowance.${id})`;

/** An allowance for reading, with its texts as they are kept. */
export const readAllowance = (county: string, id: Id): Statement<AllowanceSubject | undefined> => raw(
  `select ${columns}, json_build_object('note', encode(${sealedText('note')}, 'hex'), 'check_note', encode(${sealedText('check_note')}, 'hex'), 'reason', encode(${sealedText('reason')}, 'hex')) as sealed
     from guidance.allowance where county = $1 and id = $2`,
  [county, id], one,
);
export const lockAllowance = (county: string, id: Id): Statement<AllowanceSubject | undefined> => raw(`select ${columns} from guidance.allowance where county = $1 and id = $2 for update`, [county, id], one);

/** Several at once, locked in the order of their ids. */
export const lockAllowances = (county: string, ids: readonly Id[]): Statement<readonly AllowanceRow[]> =>
  raw(`select ${columns} from guidance.allowance where county = $1 and id = any($2) order by id for update`, [county, ids], (rows) => rows as readonly AllowanceRow[]); // the columns above

/** Those of a notice that still stand, locked. */
export const lockNoticed = (county: string, publication: Id): Statement<readonly AllowanceRow[]> =>
  raw(`select ${columns} from guidance.allowance where county = $1 and publication = $2 and status = 'noticed' order by id for update`, [county, publication], (rows) => rows as readonly AllowanceRow[]); // the columns above

type LineRow = Omit<AllowanceLine, 'className'> & { readonly classFrom: Day };

const lineText = `
  select a.county, a.id, a.matter, m.number, m.type, m.party_line as parties, a.place, places.name_of(a.place) as "placeName", a.unit as committee, c.name as "committeeName", d.outcome,
         m.closed_on as "closedOn", a.mediator, s.name as "mediatorName", a.class, a.class_from as "classFrom", a.amount::text as amount, a.status as state, a.declared_on as "declaredOn",
         a.publication, a.revision
    from guidance.allowance a
    join matters.matter m on m.county = a.county and m.id = a.matter
    join disputes.dispute d on d.county = a.county and d.matter = a.matter
    join staff.unit c on c.county = a.county and c.id = a.unit
    join staff.post p on p.county = a.county and p.id = a.mediator
    join staff.person s on s.county = p.county and s.id = p.person`;

/** Lines of allowances under a condition over `a`. */
export const allowanceLines = (conditionAndOrder: string, values: readonly unknown[]): Statement<readonly LineRow[]> =>
  raw(`${lineText} where ${conditionAndOrder}`, values, (rows) => rows as readonly LineRow[]); // the columns above

export const classOf = (book: ReferenceBook, code: string, day: Day): z.infer<typeof AllowanceClassBody> | undefined =>
  book.find('allowance-classes', code, day)?.body as z.infer<typeof AllowanceClassBody> | undefined; // checked when loaded

export function allowanceLine(book: ReferenceBook, { classFrom, ...row }: LineRow): AllowanceLine {
  return { ...row, className: classOf(book, row.class, classFrom)?.name ?? { zh: row.class, en: row.class } };
}

/** A number that a county sets for guidance. */
export const limitOf = (book: ReferenceBook, code: 'notice-days' | 'alike-days' | 'sample-size', day: Day): number => Number(book.row('guidance-limits', code, day).body['amount']);
