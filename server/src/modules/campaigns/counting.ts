import { lateDays, spansOf, standingOf } from '@anhe/contract/campaigns';
import type { DutyLine, Plan } from '@anhe/contract/campaigns';
import { measuresOf } from '@anhe/contract/figures';
import type { FigureBook } from '@anhe/contract/figures';
import { addDays } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import type { Statement } from '../../kernel/database/statement.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';
import type { ReadMore } from '../../kernel/run/handler.ts';
import { sumsAt } from '../figures/index.ts';
import type { Sums } from '../figures/index.ts';
import { figuresOf } from './book.ts';
import type { DutyRow } from './rows.ts';
import { planOf } from './sealed.ts';

/** Sums of measures by place and span. */
export type PlaceSums = ReadonlyMap<string, ReadonlyMap<string, Sums>>;

/** What has been counted of a task at its place in a span; null where its figure is not defined any more. */
export function countedIn(figures: FigureBook, { figure: code, place }: { readonly figure: string | null; readonly place: string }, sums: PlaceSums, key: string): number | null {
  const figure = code === null ? undefined : figures.find(code);
  return figure === undefined ? null : figures.point(figure, sums.get(place)?.get(key) ?? new Map()).numerator;
}

/** What running tasks have come to at their places, by the campaign whose days they are counted in: one statement however many campaigns; none where nothing is counted. */
export function countsOf(book: ReferenceBook, rows: readonly DutyRow[], today: Day): { readonly sums?: Statement<PlaceSums> } {
  const counted = rows.filter(({ measure, from_on: from }) => measure === 'counted' && from <= today);
  if (counted.length === 0) return {};
  const spans = [...new Map(counted.map((row) => [row.campaign, { key: row.campaign, ...spansOf({ from: row.from_on, to: row.to_on }, today).during }])).values()];
  const measures = new Set(spans.flatMap((span) => measuresOf(figuresOf(book, span, today).figures)));
  return { sums: sumsAt({ text: 'select unnest($12::text[]) as place', values: [[...new Set(counted.map(({ place }) => place))]] }, spans, [...measures]) };
}

/** The same, read. A unit without such a task is asked nothing more. */
export async function countedFor(more: ReadMore, book: ReferenceBook, rows: readonly DutyRow[], today: Day): Promise<PlaceSums | undefined> {
  const { sums } = countsOf(book, rows, today);
  return sums === undefined ? undefined : (await more({ sums })).sums;
}

/** Lines of tasks as pages show them: with what was counted or reported, and how they stand. Plans are opened once each. */
export function dutyLines(keys: Keyring, book: ReferenceBook, rows: readonly DutyRow[], sums: PlaceSums | undefined, today: Day): DutyLine[] {
  const plans = new Map<Id, Plan>();
  return rows.map((row) => {
    const plan = plans.get(row.campaign) ?? planOf(keys, { county: row.campaign_county, id: row.campaign, plan: row.plan });
    plans.set(row.campaign, plan);
    return dutyLine(row, plan, amountNow(book, row, sums, today), today);
  });
}

/** What a task has come to: counted up to today, or as it was reported last. */
const amountNow = (book: ReferenceBook, row: DutyRow, sums: PlaceSums | undefined, today: Day): number | null => {
  if (row.measure === 'reported') return row.amount;
  return today < row.from_on || sums === undefined ? null : countedIn(figuresOf(book, { from: row.from_on, to: row.to_on }, today), row, sums, row.campaign);
};

function dutyLine(row: DutyRow, plan: Plan, amount: number | null, today: Day): DutyLine {
  const task = plan.tasks[row.task];
  if (task === undefined) throw new Error('a task at a place is one of the plan');
  const { status, measure, target, due_on: dueOn, done_on: doneOn } = row;
  // Once a campaign is over nothing becomes later any more.
  const over = row.campaign_status === 'closed' || row.campaign_status === 'cancelled';
  const standing = standingOf({ status, dueOn, doneOn, measure, target, amount }, over && today > row.to_on ? addDays(row.to_on, 1) : today);
  return {
    county: row.county, id: row.id, campaignCounty: row.campaign_county, campaign: row.campaign, campaignTitle: plan.title, campaignStatus: row.campaign_status, office: row.office_name, index: row.task, title: task.title,
    place: row.place, placeName: row.place_name, placeFull: row.place_full ?? row.place_name, unit: row.holder, unitName: row.holder_name, measure, figure: row.figure, target, word: task.word, proof: row.proof, amount,
    status, standing, dueOn, lateDays: over ? null : lateDays(standing, dueOn, today), doneOn, askedFor: row.asked_for, reports: row.reports, revision: row.revision,
  };
}
