import { ReportFacts, campaignOperations } from '@anhe/contract/campaigns';
import type { CampaignView } from '@anhe/contract/campaigns';
import { instantOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { abilities } from '../../../kernel/access/policy.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { figuresOf } from '../book.ts';
import { countsOf, dutyLines } from '../counting.ts';
import { campaignPolicies } from '../policy.ts';
import { dutyColumns, dutyTables, openOwn, readCampaign } from '../rows.ts';
import type { CampaignRow, CampaignSubject, DutyRow } from '../rows.ts';
import { openSaid, planOf } from '../sealed.ts';
import { campaignLine, lineColumns, lineTables } from './list.ts';
import type { LineRow } from './list.ts';

type Op = (typeof campaignOperations)['campaign'];

interface ChainRow {
  readonly seq: number;
  readonly type: string;
  readonly recorded_at: Date;
  readonly name: string | null;
  readonly unit: string | null;
}

const facts = ({ input: { county, campaign }, today }: Request<Op>) => ({
  line: raw(`select ${lineColumns} from ${lineTables} where c.county = $1 and c.id = $2`, [county, campaign], (rows) => rows[0] as LineRow | undefined), // the columns of a line
  duties: raw(`select ${dutyColumns} from ${dutyTables} where d.campaign_county = $2 and d.campaign = $3 order by d.task, d.place, d.id`, [today, county, campaign], (rows) => rows as readonly DutyRow[]), // the columns above
  places: raw('select p.place, places.full_name(p.place) as name from campaigns.campaign c cross join unnest(c.places) with ordinality p(place, n) where c.county = $1 and c.id = $2 order by p.n', [county, campaign], (rows) => rows as readonly { place: string; name: string }[]), // the two columns
  chain: raw(
    `select e.seq, e.type, e.recorded_at, n.name, u.name as unit from kernel.event e left join staff.post p on p.county = e.county and p.id = kernel.post_of(e.actor)
       left join staff.person n on n.county = p.county and n.id = coalesce(nullif(split_part(e.actor, '/', 2), '')::uuid, p.person) left join staff.unit u on u.county = p.county and u.id = p.unit
      where e.county = $1 and e.stream = $2 order by e.seq`,
    [county, campaign], (rows) => rows as readonly ChainRow[], // the columns above
  ),
});

const namesOf = (units: readonly Id[]) => raw('select id as unit, name from staff.unit where id = any($1) order by place, name', [units], (rows) => rows as readonly { unit: Id; name: string }[]); // the two columns

/** The report as it was counted and written; null before there is one. */
function reportOf(keys: Keyring, row: CampaignRow, person: Id): CampaignView['report'] {
  const text = openSaid(keys, 'campaign.report', row.county, row.id, row.report);
  if (text === null) return null;
  const remark = row.status === 'closed' || row.status === 'reporting' ? openSaid(keys, 'campaign.remark', row.county, row.id, row.remark) : null;
  return { facts: ReportFacts.parse(row.facts), text, ownReport: row.reported_person === person, remark, closedOn: row.closed_on };
}

/** A campaign with its plan, its tasks at the places of the reader's area as they stand today, its report, and what was done. */
export const campaign = onQuery<Op, CampaignSubject, ReturnType<typeof facts>>({
  operation: campaignOperations.campaign, narrow: openOwn, subject: readCampaign, facts,
  answer: async ({ actor, keys, book, today }, { subject, facts: known }, more) => {
    const { row } = subject;
    if (known.line === undefined) throw new Error('a campaign that was found has its line');
    const plan = planOf(keys, row);
    const { names, sums } = await more({ ...countsOf(book, known.duties, today), names: namesOf(plan.tasks.flatMap(({ units }) => units)) });
    const figures = figuresOf(book, plan, today);
    const codes = [...new Set([...plan.tasks.flatMap(({ figure }) => figure ?? []), ...plan.figures])];
    const person = actingPost(actor).person;
    const at = [row.county, row.id] as const;
    return {
      // What was signed stays; its last day may have come later.
      line: campaignLine(keys, book, known.line, today), plan: { ...plan, to: row.to_on }, placeNames: [...known.places], unitNames: [...names], figureNames: codes.flatMap((code) => { const found = figures.find(code); return found === undefined ? [] : [{ code, name: found.row.body.name }]; }),
      remark: row.report === null ? openSaid(keys, 'campaign.remark', ...at, row.remark) : null, endedFor: openSaid(keys, 'campaign.ended', ...at, row.ended_for), prolongedFor: openSaid(keys, 'campaign.longer', ...at, row.longer_for),
      duties: dutyLines(keys, book, known.duties, sums, today), report: reportOf(keys, row, person), unsettled: row.unsettled, ownPlan: row.drafted_person === person,
      chain: known.chain.map(({ seq, type, recorded_at: at_, name, unit }) => ({ seq, type, by: name, unitName: unit, recordedAt: instantOf(at_) })), abilities: abilities(campaignOperations, campaignPolicies, actor, subject),
    };
  },
});
