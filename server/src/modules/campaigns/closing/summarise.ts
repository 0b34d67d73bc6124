import { amountOf, campaignOperations, groupsOf, reportText, spansOf, standingOf, sumLength, tallyOf } from '@anhe/contract/campaigns';
import type { Counted, Plan, ReportFacts } from '@anhe/contract/campaigns';
import { figureUnits, measuresOf } from '@anhe/contract/figures';
import type { FigureBook, MeasureCode } from '@anhe/contract/figures';
import { Refusal } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { canonical } from '../../../kernel/crypto/canonical.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest } from '../../../kernel/run/handler.ts';
import { sumsAt } from '../../figures/index.ts';
import type { Sums } from '../../figures/index.ts';
import { figuresOf } from '../book.ts';
import { countedIn } from '../counting.ts';
import type { PlaceSums } from '../counting.ts';
import { assertStep, at, left } from '../plans/step.ts';
import { campaignEvent, dutyColumns, dutyTables, lockCampaign } from '../rows.ts';
import type { CampaignSubject, DutyRow } from '../rows.ts';
import { planOf, seal } from '../sealed.ts';

type Op = (typeof campaignOperations)['summarise'];

type SumUp = DutyRow & { readonly group_name: string };
const dutiesWith = ({ input, today }: CommandRequest<Op>, length: string): Statement<readonly SumUp[]> =>
  raw(`select ${dutyColumns}, places.name_of(left(d.place, ${length})) as group_name from ${dutyTables} where d.campaign_county = $2 and d.campaign = $3 order by d.place, d.id`, [today, input.county, input.campaign], (rows) => rows as readonly SumUp[]); // the columns above

// Villages are summed up by town; of a campaign of the city both by county.
const sumLengthText = "case when c.county like '____00' then 6 else 9 end";

const facts = (request: CommandRequest<Op>) => {
  const { input, today, book } = request;
  // Days that no campaign can have are refused once its row is known; until then they count nothing.
  const days = input.from > input.to || input.from < '2000-01-01' || input.to > '2200-01-01' ? { from: today, to: today } : input;
  const spans = spansOf(days, today);
  const named = [{ key: 'during', ...spans.during }, { key: 'before', ...spans.before }, { key: 'yearBefore', ...spans.yearBefore }];
  const measures = measuresOf(figuresOf(book, days, today).figures);
  const of = [input.county, input.campaign];
  return {
    duties: dutiesWith(request, sumLengthText),
    counted: sumsAt({ text: "select distinct x.place from campaigns.duty x where x.campaign_county = $12 and x.campaign = $13 and x.measure = 'counted'", values: of }, named, measures),
    whole: sumsAt({ text: 'select unnest(x.places) as place from campaigns.campaign x where x.county = $12 and x.id = $13', values: of }, named, measures),
  };
};
interface Facts {
  readonly duties: readonly SumUp[];
  readonly counted: PlaceSums;
  readonly whole: PlaceSums;
}

/** Sums over all places that take part; one that lies in another is counted once. */
function wholeOf(places: readonly string[], sums: PlaceSums, key: string): Sums {
  const prefix = (place: string): string => (place.length === 6 && place.endsWith('00') ? place.slice(0, 4) : place);
  const outer = places.filter((place) => !places.some((other) => other !== place && place.startsWith(prefix(other))));
  const total = new Map<MeasureCode, number>();
  for (const place of outer) for (const [measure, amount] of sums.get(place)?.get(key) ?? []) total.set(measure, (total.get(measure) ?? 0) + amount);
  return total;
}

function figuresIn(figures: FigureBook, plan: Plan, places: readonly string[], sums: PlaceSums): ReportFacts['figures'] {
  const codes = [...new Set([...plan.tasks.flatMap(({ figure }) => figure ?? []), ...plan.figures])];
  return codes.flatMap((code) => {
    const figure = figures.find(code);
    if (figure === undefined) return [];
    const point = (key: string) => figures.point(figure, wholeOf(places, sums, key));
    const { name, unit, version } = figure.row.body;
    return [{ code, name, unit, version, during: point('during'), before: point('before'), yearBefore: point('yearBefore') }];
  });
}

/** What the report rests on, as it is counted now. */
function factsOf({ row }: CampaignSubject, plan: Plan, { duties, counted, whole }: Facts, figures: FigureBook, today: Day): ReportFacts {
  const length = sumLength(row.place, duties.map(({ place }) => place));
  const tasks = plan.tasks.map(({ title, measure, figure, word, for: taker }, index) => {
    const counts = figure === null ? undefined : figures.find(figure)?.row.body;
    const lateAt: string[] = [];
    const own = duties.filter(({ task }) => task === index).map((duty): Counted => {
      const amount = measure === 'counted' ? countedIn(figures, duty, counted, 'during') : duty.amount;
      const standing = standingOf({ status: duty.status, dueOn: duty.due_on, doneOn: duty.done_on, measure, target: duty.target, amount }, today);
      if (standing === 'late') lateAt.push(`${duty.place_full ?? duty.place_name}（${duty.holder_name ?? '没有承担单位'}）`);
      if (taker === 'units') return { key: duty.id, place: duty.place, name: duty.holder_name ?? duty.place_name, standing, amount };
      return { key: duty.place.slice(0, length), place: duty.place.slice(0, length), name: duty.place.length <= length ? duty.place_name : duty.group_name, standing, amount };
    });
    return { index, title, measure, figureName: counts?.name ?? null, word: counts === undefined ? word : figureUnits[counts.unit].zh, all: tallyOf(own), amount: amountOf(own), rows: groupsOf(own), lateAt };
  });
  return { ...spansOf({ from: row.from_on, to: row.to_on }, today), on: today, tasks, figures: figuresIn(figures, plan, row.places, whole) };
}

/** A report is drafted from what is counted now; drafted again, it is counted again. */
export const summarise = onCommand<Op, CampaignSubject, ReturnType<typeof facts>>({
  operation: campaignOperations.summarise, subject: lockCampaign, facts,
  decide: (request, { subject, facts: known }) => {
    const { input, actor, keys, book, now, today } = request;
    const { head, row } = subject;
    assertStep(request, subject, 'summarise');
    if (input.from !== row.from_on || input.to !== row.to_on) throw new Refusal('campaigns.counted-anew');
    const plan = planOf(keys, row);
    const made = factsOf(subject, plan, known, figuresOf(book, input, today), today);
    const { sealed, digest } = seal(keys, 'campaign.report', ...at(subject), reportText({ title: plan.title, office: row.unit_name, facts: made }));
    return left(
      subject, campaignEvent(head, now, 'campaigns.summarised', { from: made.during.from, to: made.during.to, facts: sha256(canonical(made)).toString('hex'), digest }),
      { status: 'reporting', facts: JSON.stringify(made), report: sealed, reported_by: actingPost(actor).post, remark: null },
    );
  },
});
