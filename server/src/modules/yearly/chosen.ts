import { Refusal } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { changesBetween } from '@anhe/contract/yearly';
import type { EditionLine, YearlyReport } from '@anhe/contract/yearly';
import type { ReadMore } from '../../kernel/run/handler.ts';
import { reportFacts, reportWhere } from './gather.ts';
import type { AskedReport } from './gather.ts';
import { editionBefore, readEdition } from './record.ts';
import type { EditionSubject } from './record.ts';
import { reportOf } from './report.ts';

/** A report that is to be printed: as it stands now, or as an edition kept it. */
export interface ChosenReport {
  readonly report: YearlyReport;
  readonly line: EditionLine | undefined;
  /** What an edition says otherwise than the one before. */
  readonly changes: ReturnType<typeof changesBetween>;
  readonly previous: number | null;
}

type AskedChosen = Omit<AskedReport, 'input'> & { readonly now: Date; readonly input: AskedReport['input'] & { readonly edition?: Id | undefined } };

/** The edition that is asked for, if one is, and the one before it. */
export const chosenFacts = (asked: AskedChosen) => {
  const { county } = reportWhere(asked);
  return { chosen: readEdition(county, asked.input.edition), previous: editionBefore(county, asked.input.edition) };
};

/** Reads the year anew where no edition is asked for. Refuses an edition that is not there, or of another place or year. */
export async function chosenReport(asked: AskedChosen, { chosen, previous }: { readonly chosen: EditionSubject | undefined; readonly previous: EditionSubject | undefined }, more: ReadMore): Promise<ChosenReport> {
  if (asked.input.edition === undefined) return { report: reportOf(asked, await more(reportFacts(asked))), line: undefined, changes: [], previous: null };
  if (chosen === undefined || chosen.head.place !== reportWhere(asked).place || chosen.line.year !== asked.input.year) throw new Refusal('kernel.not-found');
  return { report: chosen.report, line: chosen.line, changes: previous === undefined ? [] : changesBetween(previous.report, chosen.report), previous: previous?.line.number ?? null };
}
