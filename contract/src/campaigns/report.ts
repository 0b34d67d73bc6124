import { z } from 'zod';
import { Day, addDays, daysBetween, formatDayZh } from '../kernel/index.ts';
import { FigurePoint, FigureUnit, spanBefore } from '../figures/index.ts';
import type { Span } from '../figures/index.ts';
import { WayToMeasure, standingCodes } from './vocabulary.ts';
import type { Standing } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** How many places stand how; the parts make the total. */
export const Tally = z.object({ total: z.int(), done: z.int(), doneLate: z.int(), excused: z.int(), late: z.int(), open: z.int() }).meta({ id: 'CampaignTally' });
export type Tally = z.infer<typeof Tally>;

const SpanShape = z.object({ from: Day, to: Day });

/** What a closing report rests on, as it was counted on a day: each task by place in the order of codes, and the figures in three spans. */
export const ReportFacts = z.object({
  /** The days that were counted: of the campaign, up to the day of counting. */
  during: SpanShape, before: SpanShape, yearBefore: SpanShape, on: Day,
  tasks: z.array(z.object({
    index: z.int(), title: z.string(), measure: WayToMeasure, figureName: Words.nullable(), word: z.string(), all: Tally, /** The sum of what was counted or reported; null where nothing was. */ amount: z.number().nullable(),
    rows: z.array(z.object({ place: z.string(), name: z.string(), tally: Tally, amount: z.number().nullable() })),
    /** Where it was late, with the unit, in the order of codes. */ lateAt: z.array(z.string()),
  })),
  figures: z.array(z.object({ code: z.string(), name: Words, unit: FigureUnit, version: z.int(), during: FigurePoint, before: FigurePoint, yearBefore: FigurePoint })),
}).meta({ id: 'CampaignReportFacts' });
export type ReportFacts = z.infer<typeof ReportFacts>;

/** One task at one place, as the report counts it. */
export interface Counted {
  /** What it is summed up under: a place's code or a unit's id, with its name. */
  readonly key: string;
  readonly place: string;
  readonly name: string;
  readonly standing: Standing;
  readonly amount: number | null;
}

/** Sums up how tasks stand. */
export function tallyOf(rows: readonly Pick<Counted, 'standing'>[]): Tally {
  const count = Object.fromEntries(standingCodes.map((code) => [code, rows.filter(({ standing }) => standing === code).length])) as Record<Standing, number>; // the keys of the table
  return { total: rows.length, done: count.done, doneLate: count['done-late'], excused: count.excused, late: count.late, open: count.open + count.asked };
}

/** The sum of the amounts that there are; null where there is none. */
export const amountOf = (rows: readonly Pick<Counted, 'amount'>[]): number | null => {
  const known = rows.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
};

/** Rows by what they are summed up under, in the order of place codes and names: an order of places, not of results. */
export const groupsOf = (rows: readonly Counted[]): ReportFacts['tasks'][number]['rows'] =>
  [...Map.groupBy(rows, ({ key }) => key).values()]
    .map((own) => ({ place: own[0]?.place ?? '', name: own[0]?.name ?? '', tally: tallyOf(own), amount: amountOf(own) }))
    .toSorted((a, b) => (a.place === b.place ? (a.name < b.name ? -1 : 1) : a.place < b.place ? -1 : 1));

/** The days of a campaign that can be counted on a day, as many days before it, and the same a year before. */
export function spansOf({ from, to }: Span, today: Day): { readonly during: Span; readonly before: Span; readonly yearBefore: Span } {
  const during = { from, to: to < today ? to : today < from ? from : today };
  const days = daysBetween(during.from, during.to);
  const end = addDays(during.from, -1);
  return { during, before: { from: addDays(end, -days), to: end }, yearBefore: spanBefore(during, 'year') };
}

const figureText = ({ name, unit, during, before, yearBefore }: ReportFacts['figures'][number]): string => {
  const units = { count: '件', percent: '%', times: '次' };
  const value = ({ value: number, why }: FigurePoint): string => (number === null ? (why === 'too-few' ? '数量太少' : '无数据') : `${number}${units[unit]}`);
  return `${name.zh}${value(during)}，行动前同样天数${value(before)}，上年同期${value(yearBefore)}`;
};

/** The text of a closing report from what was counted, one paragraph a line; whoever drafts it goes over it. */
export function reportText({ title, office, facts }: { readonly title: string; readonly office: string; readonly facts: ReportFacts }): string {
  const { during, before, yearBefore, tasks, figures } = facts;
  const span = ({ from, to }: Span): string => `${formatDayZh(from)}至${formatDayZh(to)}`;
  const task = ({ title: name, all, amount, word, measure }: ReportFacts['tasks'][number], index: number): string => {
    const parts = [`按期完成${all.done}项`, ...(all.doneLate > 0 ? [`逾期完成${all.doneLate}项`] : []), ...(all.excused > 0 ? [`无此情况并已说明${all.excused}项`] : []), ...(all.late > 0 ? [`逾期未完成${all.late}项`] : []), ...(all.open > 0 ? [`未到期${all.open}项`] : [])];
    return `${index + 1}. ${name}：共${all.total}项，${parts.join('，')}${amount === null ? '' : `；${measure === 'counted' ? '统计' : '填报'}合计${amount}${word}`}。`;
  };
  return [
    `${span(during)}，${office}组织开展了“${title}”。现将情况报告如下：`,
    '一、任务完成情况',
    ...tasks.map(task),
    ...(figures.length === 0 ? [] : [`二、有关数据（行动期间${span(during)}，行动前${span(before)}，上年同期${span(yearBefore)}）`, ...figures.map((one, index) => `${index + 1}. ${figureText(one)}。`)]),
    `以上数据由系统于${formatDayZh(facts.on)}统计，按区划代码排列，不作排名。数据前后变化不等于行动的成效，成效由组织单位另行分析。`,
  ].join('\n');
}
