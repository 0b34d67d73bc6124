import { waysToMeasure } from '@anhe/contract/campaigns';
import type { ReportFacts, Tally } from '@anhe/contract/campaigns';
import { documentOperations, paperKinds } from '@anhe/contract/documents';
import type { PaperInput } from '@anhe/contract/documents';
import { figureUnits, noValueReasons } from '@anhe/contract/figures';
import type { FigurePoint, FigureUnit } from '@anhe/contract/figures';
import { onQuery } from '../../../kernel/run/handler.ts';
import { openOwnTasks, readCampaign, reportPaper } from '../../campaigns/index.ts';
import type { CampaignSubject } from '../../campaigns/index.ts';
import { paperFile } from './file.ts';

type Row = { readonly name: string; readonly tally: Tally; readonly amount: number | null };
const rowOf = ({ name, tally, amount }: Row, word: string) => ({ name, ...tally, ...(amount === null ? {} : { amount: `${amount}${word}` }) });

/** A figure with what it was made of, where it is a ratio. */
function pointOf({ value, why, numerator, denominator }: FigurePoint, unit: FigureUnit): { value: string; base?: string } {
  const text = value === null ? (why === null || why === 'no-base' ? '无数据' : noValueReasons[why].zh) : `${Math.round(value * 100) / 100}${figureUnits[unit].zh}`;
  return denominator === null ? { value: text } : { value: text, base: `${numerator ?? 0} ÷ ${denominator}` };
}

const short = ({ from, to }: ReportFacts['before']): string => `${from.replaceAll('-', '.')}—${to.replaceAll('-', '.')}`;

/** The closing report of a campaign as it was counted: its text, and the tables that it rests on. */
export const campaignReport = onQuery<(typeof documentOperations)['campaignReport'], CampaignSubject, Record<never, never>>({
  operation: documentOperations.campaignReport,
  narrow: openOwnTasks,
  subject: readCampaign,
  facts: () => ({}),
  answer: ({ input, keys }, { subject }) => {
    const { office, number, title, text, facts, closedOn } = reportPaper(keys, subject, 'documents.not-applicable');
    const view: PaperInput<'campaignReport'> = {
      office, ...(number === null ? {} : { number }), title, text, from: facts.during.from, to: facts.during.to, countedOn: facts.on, ...(closedOn === null ? {} : { approvedOn: closedOn }),
      tasks: facts.tasks.map((task) => ({
        title: task.title, measure: `${waysToMeasure[task.measure].zh}${task.figureName === null ? '' : `：${task.figureName.zh}`}`, rows: task.rows.map((row) => rowOf(row, task.word)), all: rowOf({ name: '合计', tally: task.all, amount: task.amount }, task.word), late: task.lateAt,
      })),
      figures: facts.figures.map(({ name, unit, during, before, yearBefore }) => ({ name: name.zh, during: pointOf(during, unit), before: pointOf(before, unit), yearBefore: pointOf(yearBefore, unit) })),
      spans: { before: short(facts.before), yearBefore: short(facts.yearBefore) },
    };
    return paperFile('campaignReport', view, input.format, paperKinds.campaignReport.zh, title);
  },
});
