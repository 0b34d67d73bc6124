import { campaignOperations, most } from '@anhe/contract/campaigns';
import type { Plan, PlanTask } from '@anhe/contract/campaigns';
import { Refusal, countyOf, idFromDigest } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import { derived } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest } from '../../../kernel/run/handler.ts';
import { drawNumberFrom } from '../../../kernel/series.ts';
import { campaignEvent, lockCampaign } from '../rows.ts';
import type { CampaignSubject } from '../rows.ts';
import { planOf, sealSaid } from '../sealed.ts';
import { assertStep, at, left } from './step.ts';

type Op = (typeof campaignOperations)['publish'];

/** The next number of the office's series; none where it is sent back. */
const nextNumber = ({ input, book, today }: CommandRequest<Op>): Statement<number | null> =>
  drawNumberFrom(input.county, today, {
    text: "select c.unit, 'campaign' as series, $5::int as start from campaigns.campaign c where c.county = $1 and c.id = $3 and c.status = 'signing' and $4",
    values: [input.campaign, input.passed, book.numberStart('campaign', today)],
  });

interface Ground {
  readonly place: string;
  readonly units: readonly { readonly id: Id; readonly kind: string }[];
}

/** Units that answer for a village or a town where nobody is in charge by a charge, the likeliest first. */
const usual = { villages: ['committee'], towns: ['centre', 'town-committee', 'justice-office'] } as const;

/** Towns and villages of the places that take part as they are on a day, each with the units of its own that could have a task. */
const groundOf = ({ input, today }: CommandRequest<Op>): Statement<readonly Ground[]> =>
  raw(
    `select d.place, (select coalesce(json_agg(json_build_object('id', u.id, 'kind', u.kind) order by u.id), '[]') from staff.unit u
              where u.county = left(d.place, 6) and u.place = d.place and u.kind = any($4) and u.valid_from <= $3 and (u.valid_to is null or $3 < u.valid_to)) as units
       from (select distinct d.place from campaigns.campaign c cross join unnest(c.places) p(place)
               join places.division d on d.place >= case when p.place like '____00' then left(p.place, 4) else p.place end and d.place < case when p.place like '____00' then left(p.place, 4) else p.place end || '~'
              where c.county = $1 and c.id = $2 and d.level in ('town', 'village') and d.valid_from <= $3 and (d.valid_to is null or $3 < d.valid_to)) d
      order by d.place limit ${most.duties + 1}`,
    [input.county, input.campaign, today, [...usual.villages, ...usual.towns]], (rows) => rows as readonly Ground[], // the two columns above
  );

/** Places of the units that the plan names: named in the draft, they may have closed since. */
const namedPlaces = ({ input, today }: CommandRequest<Op>): Statement<ReadonlyMap<Id, string>> =>
  raw(
    // The plan is sealed: all units of the office's area are asked, and those of the plan are taken from them.
    `select u.id, u.place from campaigns.campaign c join staff.unit u on u.county >= case when c.county like '____00' then left(c.county, 4) else c.county end and u.county < case when c.county like '____00' then left(c.county, 4) else c.county end || '~'
      where c.county = $1 and c.id = $2 and u.valid_from <= $3 and (u.valid_to is null or $3 < u.valid_to)`,
    [input.county, input.campaign, today], (rows) => new Map((rows as readonly { id: Id; place: string }[]).map(({ id, place }) => [id, place])), // the two columns
  );

interface NewDuty {
  readonly id: Id;
  readonly place: string;
  readonly task: number;
  readonly unit: Id | null;
}

const idOf = (campaign: Id, task: number, of: string): Id => idFromDigest(sha256(Buffer.from(`campaigns.duty ${campaign} ${task} ${of}`)));

/** A task where it falls: on each village or town, with the unit that answers for it there, or on the units that are named. */
function dutiesOf(campaign: Id, { for: taker, units }: PlanTask, task: number, ground: readonly Ground[], places: ReadonlyMap<Id, string>): NewDuty[] {
  if (taker === 'units') return units.flatMap((unit) => (places.has(unit) ? [{ id: idOf(campaign, task, unit), place: places.get(unit) ?? '', task, unit }] : []));
  const kinds: readonly string[] = usual[taker];
  return ground.filter(({ place }) => place.length === (taker === 'villages' ? 12 : 9)).map(({ place, units: own }) => ({
    id: idOf(campaign, task, place), place, task, unit: kinds.flatMap((kind) => own.filter((unit) => unit.kind === kind))[0]?.id ?? null,
  }));
}

/** All tasks at all places as one insert: three thousand rows would be too many parameters. A unit in charge of the task's field comes before the usual one. */
const dutyRows = (campaign: CampaignSubject, plan: Plan, duties: readonly NewDuty[], day: Day): Change =>
  derived('campaigns.duty', ['county', 'id', 'place', 'campaign_county', 'campaign', 'task', 'unit', 'charge', 'measure', 'figure', 'target', 'proof', 'status', 'due_on', 'revision', 'chain'], (value) => {
    const list = (of: (duty: NewDuty, task: PlanTask) => unknown, type: string): string => `${value(duties.map((duty) => {
      const task = plan.tasks[duty.task];
      if (task === undefined) throw new Error('a task at a place is one of the plan');
      return of(duty, task);
    }))}::${type}[]`;
    const [county, id] = at(campaign);
    return `select n.county, n.id, n.place, ${value(county)}, ${value(id)}::uuid, n.task, coalesce(campaigns.holder(n.county, n.place, case when n.named then n.unit end, n.charge, ${value(day)}::date), n.unit), n.charge, n.measure, n.figure, n.target, n.proof, 'open', n.due_on, 0, ${value(chainStart)}::bytea
      from unnest(${list(({ place }) => countyOf(place), 'text')}, ${list((duty) => duty.id, 'uuid')}, ${list(({ place }) => place, 'text')}, ${list(({ task }) => task, 'smallint')}, ${list(({ unit }) => unit, 'uuid')},
        ${list((_duty, { for: taker }) => taker === 'units', 'boolean')}, ${list((_duty, { charge }) => charge, 'text')}, ${list((_duty, { measure }) => measure, 'text')}, ${list((_duty, { figure }) => figure, 'text')}, ${list((_duty, { target }) => target, 'int')},
        ${list((_duty, { proof }) => proof, 'boolean')}, ${list((_duty, { dueOn }) => dueOn, 'date')}) as n(county, id, place, task, unit, named, charge, measure, figure, target, proof, due_on)`;
  });

interface Facts {
  readonly number: number | null;
  readonly ground: readonly Ground[];
  readonly named: ReadonlyMap<Id, string>;
}

/** Signed by somebody other than its drafter: it has a number, and each task lies with whoever answers for it at each place. */
export const publish = onCommand({
  operation: campaignOperations.publish, subject: lockCampaign,
  facts: (request) => ({ number: nextNumber(request), ground: groundOf(request), named: namedPlaces(request) }),
  decide: (request, { subject, facts }: { subject: CampaignSubject; facts: Facts }) => {
    const { input, actor, keys, book, now, today } = request;
    const { head, row } = subject;
    assertStep(request, subject, 'publish');
    if (!input.passed) {
      const { sealed, digest } = sealSaid(keys, 'campaign.remark', ...at(subject), input.remark);
      const back = left(subject, campaignEvent(head, now, 'campaigns.sent-back', { digest }), { status: 'draft', remark: sealed });
      return { ...back, answer: { ...back.answer, number: null, duties: 0 } };
    }
    if (facts.number === null) throw new Error('a plan that waits for its signature has a number drawn');
    const plan = planOf(keys, row);
    const duties = plan.tasks.flatMap((task, index) => {
      const own = dutiesOf(head.id, task, index, facts.ground, facts.named);
      if (own.length === 0) throw new Refusal('campaigns.nobody', { details: { task: task.title } });
      return own;
    });
    if (duties.length > most.duties) throw new Refusal('campaigns.too-many', { details: { count: duties.length, most: most.duties } });
    const signer = actingPost(actor).post;
    const number = book.numberText('campaign', today, row.word, facts.number);
    const done = left(subject, campaignEvent(head, now, 'campaigns.published', { number, signer, duties: duties.length }), { status: 'running', signed_by: signer, number, published_on: today, duties: duties.length, remark: null }, dutyRows(subject, plan, duties, today));
    return { ...done, answer: { ...done.answer, number, duties: duties.length } };
  },
});
