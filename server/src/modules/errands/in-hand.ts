import { errandOperations, mostInHand } from '@anhe/contract/errands';
import type { ErrandInHand, PaperForm } from '@anhe/contract/errands';
import type { Id, ReferenceBody } from '@anhe/contract/kernel';
import { actingPost } from '../../kernel/access/actor.ts';
import { raw } from '../../kernel/database/statement.ts';
import { onQuery } from '../../kernel/run/handler.ts';
import { openContent } from '../matters/index.ts';

interface HeldPaper {
  readonly id: Id;
  readonly content: Id;
  readonly sealed: string | null;
  readonly form: PaperForm;
  readonly sheets: number;
  readonly takenOn: string;
}

type Row = Omit<ErrandInHand, 'kindName' | 'papers'> & { readonly kind: string; readonly papers: readonly HeldPaper[] };

/** The column of an errand's held papers with their sealed names, as JSON; bytes travel as hexadecimal digits. */
const papers = `
  (select coalesce(json_agg(json_build_object('id', p.id, 'content', p.name, 'sealed', encode(c.sealed, 'hex'), 'form', p.form, 'sheets', p.sheets, 'takenOn', p.taken_on) order by p.taken_on, p.id), '[]')
     from errands.paper p left join matters.content c on c.county = p.county and c.id = p.name where p.county = e.county and p.matter = e.matter and p.fate is null) as papers`;

/** What a worker carries about: the open errands of the unit in the post's place, what ends first on top. One round, however many. */
export const inHand = onQuery({
  operation: errandOperations.inHand,
  facts: ({ actor }) => {
    const { county, unit, place } = actingPost(actor);
    return {
      rows: raw(
        `select m.county, m.id, m.number, e.kind, m.status, m.place, places.full_name(m.place) as "placeName", m.party_line as resident, e.authorised_on::text as "authorisedOn", e.until_on::text as until, m.revision, ${papers}
           from matters.matter m join errands.errand e on e.county = m.county and e.matter = m.id
          where m.county = $1 and m.kind = 'errand' and m.holder_unit = $2 and m.open and starts_with(m.place, $3) order by e.until_on, m.id limit ${mostInHand}`,
        [county, unit, place], (rows) => rows as readonly Row[], // the columns above
      ),
    };
  },
  answer: ({ book, keys, today }, { facts }) => ({
    items: facts.rows.map(({ kind, papers: held, ...row }): ErrandInHand => {
      const { name } = book.row('errand-kinds', kind, today).body as unknown as ReferenceBody<'errand-kinds'>; // checked when loaded
      return { ...row, kindName: name, papers: held.map(({ content, sealed, ...paper }) => ({ ...paper, name: openContent(keys, row.county, content, sealed === null ? null : Buffer.from(sealed, 'hex')) })) };
    }),
  }),
});
