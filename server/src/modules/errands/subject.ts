import type { County, Day, Id } from '@anhe/contract/kernel';
import type { AuthorisationManner, ErrandFacts, ErrandResult, ErrandStatus, PaperFate, PaperForm } from '@anhe/contract/errands';
import { insistWith } from '../../kernel/run/insist.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';

/** A paper as the steps see it. */
export interface PaperRow {
  readonly id: Id;
  readonly name: Id;
  readonly form: PaperForm;
  readonly sheets: number;
  readonly takenOn: Day;
  readonly fate: PaperFate | null;
  readonly endedOn: Day | null;
  readonly manner: 'signed' | 'fingerprint' | null;
  readonly why: Id | null;
}

/** An errand as its steps and policies see it. */
export interface ErrandSubject {
  readonly head: StreamHead;
  readonly unit: Id;
  readonly facts: ErrandFacts;
  readonly papers: readonly PaperRow[];
  readonly row: ErrandRow;
}

interface ErrandRow {
  readonly kind: string;
  readonly manner: AuthorisationManner;
  readonly resident: Id;
  readonly witness: Id | null;
  readonly scope: Id;
  readonly said: Id | null;
  readonly result: ErrandResult | null;
  readonly resultOn: Day | null;
  readonly keepUntil: Day | null;
  readonly erased: boolean;
}

type Row = StreamHead & ErrandRow & { readonly status: ErrandStatus; readonly unit: Id; readonly authorisedOn: Day; readonly until: Day; readonly papers: readonly PaperRow[] };

const text = `
  select m.county, m.id, m.place, m.revision, m.chain, m.status, m.holder_unit as unit, m.keep_until::text as "keepUntil", e.kind, e.manner, e.authoriser as resident, e.witness, e.scope, e.said, e.result, e.result_on::text as "resultOn",
         e.authorised_on::text as "authorisedOn", e.until_on::text as until, e.erased_at is not null as erased,
         (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'form', p.form, 'sheets', p.sheets, 'takenOn', p.taken_on, 'fate', p.fate, 'endedOn', p.ended_on, 'manner', p.manner, 'why', p.why) order by p.taken_on, p.id), '[]')
            from errands.paper p where p.county = e.county and p.matter = e.matter) as papers
    from matters.matter m join errands.errand e on e.county = m.county and e.matter = m.id where m.county = $1 and m.id = $2`;

function shape(rows: readonly unknown[]): ErrandSubject | undefined {
  const row = rows[0] as Row | undefined; // the columns of the text above
  if (row === undefined) return undefined;
  const { county, id, place, revision, chain, unit, papers, status, authorisedOn, until } = row;
  return { head: { county, id, place, revision, chain }, unit, papers, row, facts: { status, authorisedOn, until, held: papers.filter(({ fate }) => fate === null).length } };
}

export const readErrand = (county: County, matter: Id): Statement<ErrandSubject | undefined> => raw(text, [county, matter], shape);
export const lockErrand = (county: County, matter: Id): Statement<ErrandSubject | undefined> => raw(`${text} for update of m`, [county, matter], shape);

/** Stops what is not lawful now, with its reason. */
export const insist = insistWith('errands.not-lawful-now');
