import { lateDays, spansOf, standingOf } from '@anhe/contract/campaigns';
import type { DutyLine, Plan } from '@anhe/contract/campaigns';
import { measuresOf } from '@anhe/contract/figures';
import type { FigureBook } from '@anhe/contract/figures';
import { addDays } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import type { Statement } from '../../kernel/database/statement.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';
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

/** The statements that count what running tasks have come to, one for each campaign of the rows. */
export function countsOf(book: ReferenceBook, rows: readonly DutyRow[], today: Day): Record<string, Statement<PlaceSums>> {
  const counted = Map.groupBy(rows.filter(({ measure }) => measure === 'counted'), ({ campaign }) => campaign);
  return Object.fromEntries([...counted].flatMap(([campaign, own]) => {
    const [first] = own;
    if (first === undefined || today < first.from_on) return [];
    const { during } = spansOf({ from: first.from_on, to: first.to_on }, today);
    return [[campaign, sumsAt({ text: 'select unnest($12::text[]) as place', values: [[...new Set(own.map(({ place }) => place))]] }, [{ key: 'during', ...during }], measuresOf(figuresOf(book, during, today).figures))] as const];
  }));
}

/** Lines of tasks as pages show them: with what was counted or reported, and how they stand. Plans are opened once each. */
export function dutyLines(keys: Keyring, book: ReferenceBook, rows: readonly DutyRow[], sums: Readonly<Record<string, PlaceSums>>, today: Day): DutyLine[] {
  const plans = new Map<Id, Plan>();
  return rows.map((row) => {
    const plan = plans.get(row.campaign) ?? planOf(keys, { county: row.campaign_county, id: row.campaign, plan: row.plan });
    plans.set(row.campaign, plan);
    return dutyLine(row, plan, amountNow(book, row, sums[row.campaign], today), today);
  });
}

/** What a task has come to: counted up to today, or as it was reported last. */
const amountNow = (book: ReferenceBook, row: DutyRow, sums: PlaceSums | undefined, today: Day): number | null => {
  if (row.measure === 'reported') return row.amount;
  return sums === undefined ? (today < row.from_on ? null : 0) : countedIn(figuresOf(book, { from: row.from_on, to: row.to_on }, today), row, sums, 'during');
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
