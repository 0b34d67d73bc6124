import { invalid, newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { noticeOperations } from '@anhe/contract/notices';
import type { Template } from '@anhe/contract/notices';
import { insert } from '../../kernel/database/changes.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { onCommand } from '../../kernel/run/handler.ts';
import { quietUntil } from './quiet.ts';

/** Who is told: the person who filed it, those who joined it, or both. */
type Whom = 'filer' | 'joined' | 'all';

interface Telling {
  readonly template: Template;
  readonly whom: Whom;
  /** The day that the message names. */
  readonly day?: 'reply' | 'respond';
  /** Whether the message names the unit. */
  readonly unit?: true;
}

/** Events of a request of which people are told. Their own acts are none, but for the others who joined. */
export const toldOfRequests: Readonly<Record<string, Telling>> = {
  'requests.dispatched': { template: 'request-dispatched', whom: 'filer', day: 'reply', unit: true },
  'requests.accepted': { template: 'request-taken', whom: 'filer', day: 'reply', unit: true },
  'requests.person-asked': { template: 'request-asked', whom: 'filer' },
  'requests.replied': { template: 'request-answered', whom: 'all', day: 'respond' },
  'requests.joined': { template: 'request-joined', whom: 'filer' },
  'requests.rated': { template: 'request-closed', whom: 'joined' },
  'requests.lapsed': { template: 'request-closed', whom: 'all' },
  'requests.discarded': { template: 'request-ended', whom: 'filer' },
  'requests.turned-dispute': { template: 'request-ended', whom: 'all' },
};

interface Recipient {
  readonly matter: Id;
  readonly place: string;
  readonly party: Id;
  readonly joined: boolean;
}

// A party of this request, or of one that was joined to it: with a receipt that holds, a mobile number, and the wish.
const recipientsText = `
  select p.matter, p.place, p.id as party, not (r.matter = $2 and r.party = p.id) as joined
    from requests.request r
    join parties.party p on p.county = r.county and p.matter = r.matter and p.contact_by = 'phone' and p.masked_contact like '1%' and p.erased_at is null
    left join requests.joiner j on j.county = p.county and j.matter = p.matter and j.party = p.id
   where r.county = $1 and (r.matter = $2 or r.joined_to = $2)
     and case when r.party = p.id then r.wants_messages else coalesce(j.wants_messages, false) end
     and exists (select from matters.receipt t where t.county = p.county and t.matter = p.matter and t.party = p.id and t.revoked_at is null)
   order by p.matter, p.id limit 2000`;

interface Standing {
  readonly guarded: boolean;
  readonly reply: Day | null;
  readonly respond: Day | null;
}

const standing = (county: string, matter: Id): Statement<Standing | undefined> =>
  raw(
    `select r.guarded, r.respond_by::text as respond, (select c.due_on::text from matters.clock c where c.county = r.county and c.matter = r.matter and c.kind = 'reply') as reply
       from requests.request r where r.county = $1 and r.matter = $2`,
    [county, matter], (rows) => rows[0] as Standing | undefined, // the three columns
  );

/** Those who wanted it are told of an event, each by a message of their own; nobody is woken at night. */
export const planRequest = onCommand({
  operation: noticeOperations.planRequest,
  facts: ({ input }) => ({
    standing: standing(input.county, input.matter), recipients: raw(recipientsText, [input.county, input.matter], (rows) => rows as readonly Recipient[]), // the columns of the text
  }),
  decide: ({ input, now, messages }, { facts }) => {
    const telling = toldOfRequests[input.event];
    if (telling === undefined) throw invalid({ path: ['event'], code: 'unknown-choice' });
    if (!messages || facts.standing === undefined) return { appends: [], changes: [], answer: { planned: 0 } };
    const day = telling.day === undefined ? null : facts.standing[telling.day];
    const silent = (telling.unit === true && facts.standing.guarded) || (telling.day !== undefined && day === null);
    const [template, aboutOn] = silent ? ['request-moved' as const, null] : [telling.template, day];
    const rows = facts.recipients.filter(({ joined }) => telling.whom === 'all' || joined === (telling.whom === 'joined'))
      .map(({ matter, place, party }) => ({ county: input.county, id: newId(now.getTime()), place, matter, party, channel: null, template, about_on: aboutOn, outcome: 'waiting', recorded_at: now }));
    const runAt = quietUntil(now);
    return {
      appends: [], changes: rows.length === 0 ? [] : [insert('notices.notice', ...rows)],
      tasks: rows.map(({ id }) => ({ id: newId(now.getTime()), task: 'notices.send', payload: { county: input.county, notice: id }, ...(runAt === undefined ? {} : { runAt }) })),
      answer: { planned: rows.length },
    };
  },
});
