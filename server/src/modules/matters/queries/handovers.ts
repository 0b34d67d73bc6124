import { matterOperations } from '@anhe/contract/matters';
import type { HandoverLine, HandoverView } from '@anhe/contract/matters';
import type { County, Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { openContent } from '../builders.ts';
import { isShared } from '../handover.ts';
import { mayReadTexts } from '../policy.ts';
import { readMatter } from '../subject.ts';
import type { MatterSubject } from '../subject.ts';

/** A handover as it is stored: its texts sealed. */
export interface HandoverStored {
  readonly view: Omit<HandoverView, 'purpose' | 'reason' | 'result'> & { readonly purpose: Id; readonly reason: Id | null; readonly result: Id | null };
  readonly texts: Readonly<Record<string, string>> | null;
}

const rowsText = `
  select json_build_object('id', h.id, 'kind', h.kind, 'status', h.status, 'from', json_build_object('unit', f.id, 'name', f.name),
           'to', json_build_object('unit', t.id, 'name', t.name, 'phone', t.phone), 'ground', h.ground, 'fields', h.fields, 'purpose', h.purpose,
           'told', (select coalesce(json_agg(json_build_object('party', o.party, 'how', o.how, 'agrees', o.agrees, 'on', o.told_on, 'withdrawnOn', o.withdrawn_on) order by o.party), '[]')
                      from matters.handover_told o where o.county = h.county and o.handover = h.id),
           'askedOn', h.asked_on, 'dueOn', h.due_on, 'answeredOn', h.answered_on, 'endedOn', h.ended_on, 'reason', h.reason, 'result', h.result) as view,
         (select json_object_agg(c.id, encode(c.sealed, 'base64')) from matters.content c
           where c.county = h.county and c.matter = h.matter and c.id in (h.purpose, h.reason, h.result) and c.sealed is not null) as texts
    from matters.handover h
    join staff.unit f on f.county = h.county and f.id = h.from_unit
    join staff.unit t on t.county = h.county and t.id = h.to_unit
   where h.county = $1 and h.matter = $2 order by h.recorded_at, h.id`;

/** The same as one column of a statement whose parameters are county and matter. */
export const handoversColumn = `(select coalesce(json_agg(x), '[]') from (${rowsText}) x) as handovers`;

/** What was handed on of a matter, in order. */
const storedHandovers = (county: County, matter: Id): Statement<readonly HandoverStored[]> =>
  raw(rowsText, [county, matter], (rows) => rows as readonly HandoverStored[]); // the two columns of the text

/** A handover with its texts, as far as they are opened. */
export function openedHandover(keys: Keyring, county: County, { view, texts }: HandoverStored, open: boolean): HandoverView {
  const text = (id: Id | null): string | null => {
    const sealed = id === null || !open ? undefined : texts?.[id];
    return id === null || sealed === undefined ? null : openContent(keys, county, id, Buffer.from(sealed, 'base64'));
  };
  return { ...view, purpose: text(view.purpose), reason: text(view.reason), result: text(view.result) };
}

/** What was handed on of a matter; who may not read its texts sees only their own unit's handovers. */
export const handovers = onQuery({
  operation: matterOperations.handovers,
  subject: ({ input }) => readMatter(input.county, input.matter),
  facts: ({ input }) => ({ rows: storedHandovers(input.county, input.matter) }),
  answer: ({ actor, keys, input }, { subject, facts }: { subject: MatterSubject; facts: { rows: readonly HandoverStored[] } }) => {
    const unit = actor.kind === 'staff' ? actor.unit : undefined;
    const all = mayReadTexts(actor, subject);
    const shown = facts.rows.filter(({ view }) => all || !isShared(actor, subject.shares) || view.to.unit === unit);
    const items = shown.map((row) => openedHandover(keys, input.county, row, all || row.view.to.unit === unit || row.view.from.unit === unit));
    return { items };
  },
});

const workText = `
  select h.id, h.kind, h.status, h.county, h.matter, h.matter_kind as "matterKind", h.type, h.number, coalesce(places.name_of(h.place), h.place) as "placeName",
         json_build_object('unit', o.id, 'name', o.name) as other, h.direction, h.asked_on::text as "askedOn", h.due_on::text as "dueOn"
    from (select x.*, 'to-us' as direction, x.from_unit as other_unit from matters.handover x
           where x.county = $1 and x.to_unit = $2 and (x.status = 'asked' or (x.status = 'accepted' and x.kind = 'referral'))
          union all
          select x.*, 'from-us', x.to_unit from matters.handover x
           where x.county = $1 and x.from_unit = $2 and (x.status = 'asked' or (x.status = 'accepted' and x.kind = 'referral'))) h
    join staff.unit o on o.county = h.county and o.id = h.other_unit
   order by h.direction desc, h.due_on, h.id limit 200`;

/** What waits between the acting unit and others, what was asked of it first. */
export const handoverWork = onQuery({
  operation: matterOperations.handoverWork,
  facts: ({ actor }) => {
    const post = actingPost(actor);
    return { rows: raw(workText, [post.county, post.unit], (rows) => rows as HandoverLine[]) }; // checked by the output schema
  },
  answer: (_request, { facts }) => ({ items: [...facts.rows] }),
});
