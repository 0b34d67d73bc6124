import type { Lifecycle } from '../kernel/index.ts';

export const errandStatuses = {
  authorised: { zh: '已授权', en: 'Authorised' },
  holding: { zh: '已收材料', en: 'Papers held' },
  submitted: { zh: '已交办理单位', en: 'At the office' },
  settled: { zh: '有结果，待退还', en: 'Settled, papers to return' },
  closed: { zh: '已办结', en: 'Closed', final: true },
} as const;
export type ErrandStatus = keyof typeof errandStatuses;
export type ErrandStep = 'takePapers' | 'handIn' | 'settle' | 'returnPapers' | 'close';

/** One errand for one resident: authorised, done or not, every paper given back, closed. */
export const errandLifecycle: Lifecycle<ErrandStatus, ErrandStep> = {
  name: 'errand',
  statuses: errandStatuses,
  initial: 'authorised',
  steps: {
    takePapers: { title: { zh: '收下材料', en: 'Take papers' }, from: ['authorised', 'holding', 'submitted'], to: 'holding' },
    handIn: { title: { zh: '交到办理单位', en: 'Hand in at the office' }, from: ['authorised', 'holding'], to: 'submitted' },
    settle: { title: { zh: '登记结果', en: 'Record the result' }, from: ['authorised', 'holding', 'submitted'], to: 'settled' },
    returnPapers: { title: { zh: '退还材料', en: 'Give papers back' }, from: ['holding', 'submitted', 'settled'], to: 'same' },
    close: { title: { zh: '办结', en: 'Close' }, from: ['authorised', 'holding', 'submitted', 'settled'], to: 'closed' },
  },
};

/** How far along the five stations of a receipt. */
export const errandStation: Readonly<Record<ErrandStatus, number>> = { authorised: 1, holding: 1, submitted: 2, settled: 3, closed: 4 };
export const errandNext: Readonly<Record<ErrandStatus, ErrandStep | null>> = { authorised: 'takePapers', holding: 'handIn', submitted: 'settle', settled: 'close', closed: null };
