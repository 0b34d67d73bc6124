import { campaignOperations } from '@anhe/contract/campaigns';
import type { CampaignBox, CampaignLine } from '@anhe/contract/campaigns';
import { invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { kindName } from '../book.ts';
import { openOwn } from '../rows.ts';
import { planOf } from '../sealed.ts';

// Of the tasks at places row security shows those that the reader may see.
export const lineColumns = `
  c.county, c.id, c.kind, c.status, c.number, c.plan, c.unit, u.name as "unitName", c.place, c.from_on::text as "from", c.to_on::text as "to", c.drafted_on::text as "draftedOn", c.published_on::text as "publishedOn",
  (select count(*)::int from campaigns.duty x where x.campaign = c.id and x.campaign_county = c.county) as duties,
  (select count(*)::int from campaigns.duty x where x.campaign = c.id and x.campaign_county = c.county and x.status in ('done', 'nothing')) as settled, c.revision`;
export const lineTables = 'campaigns.campaign c join staff.unit u on u.county = c.county and u.id = c.unit';

export type LineRow = Omit<CampaignLine, 'kindName' | 'title'> & { readonly plan: Buffer };

/** A campaign as a list shows it. */
export function campaignLine(keys: Keyring, book: ReferenceBook, { plan, ...row }: LineRow, today: Day): CampaignLine {
  return { ...row, kindName: kindName(book, row.kind, today), title: planOf(keys, { county: row.county, id: row.id, plan }).title };
}

function cursorOf(text: string | undefined): readonly [Day | null, Id | null] {
  if (text === undefined) return [null, null];
  const match = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined || Number.isNaN(Date.parse(match[1]))) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [match[1], match[2]];
}

// $1 is the acting unit, $2 its county.
const conditions: Readonly<Record<CampaignBox, string>> = {
  own: 'c.county = $2 and c.unit = $1',
  area: '$1::uuid is not null and $2::text is not null and c.published_on is not null and exists (select from campaigns.duty x where x.campaign = c.id and x.campaign_county = c.county)',
};
const open = { true: "c.status in ('draft', 'review', 'signing', 'running', 'reporting', 'checking')", false: "c.status in ('closed', 'cancelled', 'discarded')" };

/** Campaigns of the acting unit, or those that ask something of its area; newest first. */
export const list = onQuery({
  operation: campaignOperations.list, narrow: openOwn,
  facts: ({ actor, input }) => {
    const [day, id] = cursorOf(input.cursor);
    return {
      rows: raw(
        `select ${lineColumns} from ${lineTables}
          where ${conditions[input.box]} ${input.open === undefined ? '' : `and ${open[`${input.open}`]}`} and ($3::date is null or (c.drafted_on, c.id) < ($3, $4::uuid))
          order by c.drafted_on desc, c.id desc limit $5`,
        [actingPost(actor).unit, actor.county, day, id, input.limit + 1], (rows) => rows as readonly LineRow[], // the columns of a line
      ),
    };
  },
  answer: ({ keys, book, input, today }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    const last = items.at(-1);
    return { items: items.map((row) => campaignLine(keys, book, row, today)), next: facts.rows.length > input.limit && last !== undefined ? `${last.draftedOn}_${last.id}` : null };
  },
});
