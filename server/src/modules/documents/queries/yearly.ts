import { documentOperations, paperKinds } from '@anhe/contract/documents';
import { onQuery } from '../../../kernel/run/handler.ts';
import { chosenFacts, chosenReport } from '../../yearly/index.ts';
import { yearlyPaper } from '../views/yearly.ts';
import { paperFile } from './file.ts';

/** The yearly report as it stands now, or as an edition kept it. */
export const yearlyReport = onQuery({
  operation: documentOperations.yearlyReport,
  facts: chosenFacts,
  answer: async (request, { facts }, more) => {
    const chosen = await chosenReport(request, facts, more);
    const { report, line } = chosen;
    return paperFile('yearlyReport', yearlyPaper(chosen), request.input.format, report.placeName, String(report.year), paperKinds.yearlyReport.zh, line === undefined ? null : `第${line.number}版`);
  },
});
