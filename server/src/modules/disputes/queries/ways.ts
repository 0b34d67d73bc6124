import { disputeOperations } from '@anhe/contract/disputes';
import type { WaysView } from '@anhe/contract/disputes';
import { RemedyBody } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { openContent } from '../../matters/index.ts';
import { isOpenFor, openWay } from '../commands/origin.ts';
import { mayReadTexts } from '../policy.ts';
import { contentRows, disputeFound } from './get.ts';
import type { ContentRow, DisputeFound } from './get.ts';

interface Rows {
  readonly handIn: (Omit<NonNullable<WaysView['handIn']>, 'name' | 'letter' | 'result'> & { readonly name: Id; readonly letter: Id | null; readonly result: Id | null }) | null;
  readonly running: readonly (Omit<WaysView['running'][number], 'organ' | 'result'> & { readonly organ: Id; readonly result: Id | null })[];
}

const text = `
  select (select json_build_object('organ', h.organ, 'name', h.name, 'letter', h.letter, 'receivedOn', h.received_on, 'platform', h.platform, 'returnedOn', h.returned_on, 'result', h.result)
            from disputes.hand_in h where h.county = $1 and h.matter = $2) as "handIn",
         (select coalesce(json_agg(json_build_object('id', w.id, 'kind', w.kind, 'organ', w.organ, 'since', w.since, 'endedOn', w.ended_on, 'result', w.result) order by w.since, w.id), '[]')
            from disputes.way w where w.county = $1 and w.matter = $2) as running`;

/** The organ that handed it in, ways that run beside mediation, and ways that stand open for this type, with their time. */
export const ways = onQuery({
  operation: disputeOperations.ways,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => ({
    rows: raw(text, [input.county, input.matter], (rows) => rows[0] as Rows), // the two columns of the text
    contents: contentRows(input.county, input.matter),
  }),
  answer: (request, { subject, facts }: { subject: DisputeFound; facts: { rows: Rows; contents: readonly ContentRow[] } }) => {
    const texts = mayReadTexts(request.actor, subject);
    // The name of an organ is no party's text: whoever sees the matter sees who handed it in.
    const open = (id: Id | null): string | null => (id === null ? null : openContent(request.keys, subject.row.county, id, facts.contents.find((content) => content.id === id)?.sealed ?? null));
    const read = (id: Id | null): string | null => (texts ? open(id) : null);
    const { handIn, running } = facts.rows;
    return {
      handIn: handIn === null ? null : { ...handIn, name: open(handIn.name) ?? '', letter: read(handIn.letter), result: read(handIn.result) },
      running: running.map((way) => ({ ...way, organ: open(way.organ) ?? '', result: read(way.result) })),
      open: request.book.list('remedies', request.today).flatMap(({ code, body, verified }) => {
        const remedy = RemedyBody.parse(body);
        return isOpenFor(remedy, subject.row.type) && remedy.after.includes('failed') ? [openWay(code, verified, remedy)] : [];
      }),
    };
  },
});
