import { DisputeType, disputeOperations } from '@anhe/contract/disputes';
import type { MatterLine } from '@anhe/contract/matters';
import type { DisputeTypeBody } from '@anhe/contract/kernel';
import type { z } from 'zod';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { suggestTypes } from '../../../kernel/text/suggest-type.ts';
import { contactIndex, nameIndex } from '../../parties/index.ts';

/** Types that the text may belong to, with the words that speak for each: a short list, never a decision. */
export const suggestType = onQuery({
  operation: disputeOperations.suggestType,
  facts: () => ({}),
  answer: ({ input, book, today }) => {
    const rows = book.list('dispute-types', today).map(({ code, body }) => ({ code, body: body as z.infer<typeof DisputeTypeBody> })); // checked when loaded
    return { suggestions: suggestTypes(input.text, rows).map(({ type, words }) => ({ type: DisputeType.parse(type), words: [...words] })) };
  },
});

type Found = MatterLine & { readonly same_contact: boolean; readonly same_name: boolean };

const similarText = `
  with hit as (
    select p.county, p.matter, bool_or(p.contact_index = any($1)) as same_contact, bool_or(p.name_index = any($2)) as same_name
      from parties.party p where p.contact_index = any($1) or p.name_index = any($2) group by p.county, p.matter
    union all
    select m.county, m.id, false, false from matters.matter m
     where $3::text is not null and m.place = $3 and m.type = $4 and m.filed_on > $5::date - 90
  ), found as (
    select county, matter, coalesce(bool_or(same_contact), false) as same_contact, coalesce(bool_or(same_name), false) as same_name from hit group by county, matter
  )
  select m.county, m.id, m.kind, m.status, m.type, m.party_line as parties, m.number, m.place, places.name_of(m.place) as "placeName", m.holder_unit as "holderUnit",
         h.name as "holderName", m.holder_post as "holderPost", n.name as "holderPerson", m.filed_on as "filedOn", m.due_on as "dueOn", m.due_clock as "dueClock",
         m.next_step as "nextStep", m.open, m.revision, f.same_contact, f.same_name
    from found f
    join matters.matter m on m.county = f.county and m.id = f.matter
    join staff.unit h on h.county = m.county and h.id = m.holder_unit
    left join staff.post hp on hp.county = m.county and hp.id = m.holder_post
    left join staff.person n on n.county = hp.county and n.id = hp.person
   order by f.same_contact desc, f.same_name desc, m.open desc, m.filed_on desc, m.id desc limit 10`;

/** Related and repeated filings in one's own scope, found by keyed digests; matters are shown, never persons. */
export const similar = onQuery({
  operation: disputeOperations.similar,
  facts: ({ input, keys, today }) => {
    const contacts = input.parties.flatMap(({ contact }) => (contact === undefined ? [] : (contactIndex(keys, contact) ?? [])));
    const names = input.parties.flatMap(({ name }) => (name === undefined || name.trim() === '' ? [] : [nameIndex(keys, name)]));
    return {
      found: raw(similarText, [contacts, names, input.place ?? null, input.type ?? null, today], (rows) => rows as Found[]), // the columns of the text above
    };
  },
  answer: (_request, { facts }) => ({
    items: facts.found.map(({ same_contact, same_name, ...line }) => ({
      line, why: same_contact ? ['same-contact' as const] : same_name ? ['same-name' as const] : ['same-place-and-type' as const],
    })),
  }),
});
