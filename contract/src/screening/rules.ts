import { legal, notYet } from '../kernel/index.ts';
import type { Verdict } from '../kernel/index.ts';
import { reportLifecycle, reportStatuses, roundLifecycle } from './lifecycle.ts';
import type { ReportStatus, ReportStep, RoundStatus } from './lifecycle.ts';

/** Whether a round may be closed; villages that have not reported are named on the page, they do not hold it up. */
export const closing = (status: RoundStatus): Verdict =>
  roundLifecycle.steps.close.from.includes(status) ? legal() : notYet('round-closed', { zh: '这一轮排查已经结束', en: 'This round is closed' });

/** Whether a step of a report may be taken: by its status, and only while the round runs. */
export function reporting(step: ReportStep, report: ReportStatus, round: RoundStatus): Verdict {
  if (round === 'closed') return notYet('round-closed', { zh: '这一轮排查已经结束，不能再报或者更正', en: 'This round is closed: nothing can be reported or corrected any more' });
  if (reportLifecycle.steps[step].from.includes(report)) return legal();
  return report === 'open'
    ? notYet('not-reported', { zh: '还没有上报，没有可更正的', en: 'Nothing was reported yet that could be corrected' })
    : notYet('reported-already', { zh: `已经上报（${reportStatuses[report].zh}），需要改动请用“更正”`, en: 'It was reported already; use “Correct” to change it' });
}
