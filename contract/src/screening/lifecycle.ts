import type { Day, Lifecycle } from '../kernel/index.ts';

export const roundStatuses = {
  running: { zh: '正在排查', en: 'Running' },
  closed: { zh: '已结束', en: 'Closed', final: true },
} as const;
export type RoundStatus = keyof typeof roundStatuses;

/** A round runs until whoever started it closes it. */
export const roundLifecycle: Lifecycle<RoundStatus, 'close'> = {
  name: 'screening-round',
  statuses: roundStatuses,
  initial: 'running',
  steps: { close: { title: { zh: '结束排查', en: 'Close the round' }, from: ['running'], to: 'closed' } },
};

export const reportStatuses = {
  open: { zh: '待报', en: 'To be reported' },
  reported: { zh: '已报', en: 'Reported' },
  nil: { zh: '零报告', en: 'Nil report' },
} as const;
export type ReportStatus = keyof typeof reportStatuses;
export type ReportStep = 'fileReport' | 'signNil' | 'correct';

/** One village's report; a correction is a new version, the older ones are kept. */
export const reportLifecycle: Lifecycle<ReportStatus, ReportStep> = {
  name: 'screening-report',
  statuses: reportStatuses,
  initial: 'open',
  steps: {
    fileReport: { title: { zh: '上报排查情况', en: 'Report' }, from: ['open'], to: 'reported' },
    signNil: { title: { zh: '零报告', en: 'Sign a nil report' }, from: ['open'], to: 'nil' },
    correct: { title: { zh: '更正', en: 'Correct' }, from: ['reported', 'nil'], to: 'reported', otherwise: ['nil'] },
  },
};

/** Where a report stands as it is shown: one that is still open after its day is late. */
export const reportStates = { ...reportStatuses, late: { zh: '逾期未报', en: 'Late' } } as const;
export type ReportState = keyof typeof reportStates;

export const reportState = (status: ReportStatus, dueOn: Day, today: Day): ReportState => (status === 'open' && today > dueOn ? 'late' : status);
