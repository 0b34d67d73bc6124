import type { Id } from '@anhe/contract/kernel';
import { dayOf } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { openContent } from '../../matters/index.ts';
import { findType } from '../catalogue.ts';
import { readRequest } from '../subject.ts';

interface Forwarding {
  readonly system: string;
  readonly service: string;
  readonly fields: readonly string[];
  readonly external_id: string | null;
  readonly token: string | null;
  readonly status: string;
  readonly place_name: string;
  readonly filed_at: Date;
  readonly texts: readonly { readonly what: 'text' | 'spot' | 'answers'; readonly id: Id; readonly sealed: string | null }[];
}

const text = `
  select f.system, f.service, f.fields, f.external_id, f.token, f.status, places.full_name(f.place) as place_name, r.filed_at,
         (select coalesce(json_agg(json_build_object('what', w.what, 'id', c.id, 'sealed', encode(c.sealed, 'hex'))), '[]')
            from (values ('text', r.said), ('spot', r.spot), ('answers', r.answers)) w (what, id) join matters.content c on c.county = r.county and c.id = w.id) as texts
    from requests.forwarding f join requests.request r on r.county = f.county and r.matter = f.matter
   where f.county = $1 and f.matter = $2`;

/** What the person agreed to and nothing else; nothing at all once it is no longer in hand. */
export const outgoing = onQuery({
  operation: requestOperations.outgoing,
  subject: ({ input }) => readRequest(input.county, input.matter),
  facts: ({ input }) => ({ found: raw(text, [input.county, input.matter], (rows) => rows[0] as Forwarding | undefined) }), // the columns of the text
  answer: ({ keys, book, today, input }, { subject, facts: { found } }) => {
    if (subject === undefined || found === undefined || subject.row.status !== 'working') return { report: null };
    const { row } = subject;
    const may = (field: string): boolean => found.fields.includes(field);
    const words = (what: string): string | null => {
      const kept = found.texts.find((one) => one.what === what);
      return kept === undefined || kept.sealed === null ? null : openContent(keys, input.county, kept.id, Buffer.from(kept.sealed, 'hex'));
    };
    const type = findType(book, row.type, dayOf(found.filed_at)) ?? findType(book, row.type, today);
    const answers = may('answers') ? words('answers') : null;
    return {
      report: {
        system: found.system, service: found.service, status: found.status, externalId: found.external_id, token: found.token, text: may('text') ? words('text') : null, typeName: type?.name.zh ?? row.type ?? '',
        // Which village it is follows from the forwarding itself; where in it is for the person to say.
        place: row.place, placeName: found.place_name, spot: may('place') ? words('spot') : null, position: may('place') && row.lat !== null && row.lng !== null ? { lat: row.lat, lng: row.lng } : null,
        answers: answers === null ? {} : JSON.parse(answers) as Record<string, string | number | string[]>, // as the filing stored it
      },
    };
  },
});
