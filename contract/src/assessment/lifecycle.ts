import { legal, notYet } from '../kernel/index.ts';
import type { Lifecycle, Verdict } from '../kernel/index.ts';

export const schemeStates = {
  draft: { zh: '草案', en: 'Draft' },
  trialled: { zh: '已试算', en: 'Tried out' },
  published: { zh: '已公布', en: 'Published' },
  closed: { zh: '已停用', en: 'Closed', final: true },
} as const;
export type SchemeState = keyof typeof schemeStates;
export type SchemeStep = 'changeScheme' | 'trial' | 'publishScheme' | 'closeScheme';

/** A scheme: drafted, tried on last year's facts, published; then it stays as it is, and a change is a new version. */
export const schemeLifecycle: Lifecycle<SchemeState, SchemeStep> = {
  name: 'assessment-scheme',
  statuses: schemeStates,
  initial: 'draft',
  steps: {
    changeScheme: { title: { zh: '修改', en: 'Change' }, from: ['draft', 'trialled'], to: 'draft' },
    trial: { title: { zh: '用去年数据试算', en: 'Try on last year’s facts' }, from: ['draft', 'trialled'], to: 'trialled' },
    publishScheme: { title: { zh: '公布', en: 'Publish' }, from: ['trialled'], to: 'published' },
    closeScheme: { title: { zh: '停用', en: 'Close' }, from: ['published'], to: 'closed' },
  },
};

export const runStates = {
  computed: { zh: '已计算，尚未告知', en: 'Computed, not shown yet' },
  shown: { zh: '已告知，可提异议', en: 'Shown to the units' },
  frozen: { zh: '已定格', en: 'Frozen', final: true },
  dropped: { zh: '已作废', en: 'Dropped', final: true },
} as const;
export type RunState = keyof typeof runStates;
export type RunStep = 'show' | 'freeze' | 'drop';

/** One assessment of a period by a scheme, over all places of its area. */
export const runLifecycle: Lifecycle<RunState, RunStep> = {
  name: 'assessment',
  statuses: runStates,
  initial: 'computed',
  steps: {
    show: { title: { zh: '告知被考评单位', en: 'Show to the units' }, from: ['computed'], to: 'shown' },
    freeze: { title: { zh: '定格并封存', en: 'Freeze and seal' }, from: ['shown'], to: 'frozen' },
    drop: { title: { zh: '作废', en: 'Drop' }, from: ['computed'], to: 'dropped' },
  },
};

export const resultStates = {
  computed: { zh: '已计算', en: 'Computed' },
  shown: { zh: '已告知', en: 'Shown' },
  objected: { zh: '异议待答复', en: 'Objection open' },
  corrected: { zh: '已更正', en: 'Corrected' },
  frozen: { zh: '已定格', en: 'Frozen', final: true },
} as const;
export type ResultState = keyof typeof resultStates;
export type ResultStep = 'show' | 'object' | 'answerObjection' | 'freeze';

/** The result of one place: shown to its own unit before anybody else hears of it. An objection that does not hold leads back. */
export const resultLifecycle: Lifecycle<ResultState, ResultStep> = {
  name: 'assessment-result',
  statuses: resultStates,
  initial: 'computed',
  steps: {
    show: { title: { zh: '告知被考评单位', en: 'Show to the unit' }, from: ['computed'], to: 'shown' },
    object: { title: { zh: '提出异议', en: 'Object' }, from: ['shown', 'corrected'], to: 'objected' },
    answerObjection: { title: { zh: '答复异议', en: 'Answer the objection' }, from: ['objected'], to: 'corrected', otherwise: ['shown'] },
    freeze: { title: { zh: '定格', en: 'Freeze' }, from: ['shown', 'corrected'], to: 'frozen' },
  },
};

/** Whether a step may be taken from where a thing stands, as its lifecycle says. */
export function stepFrom<S extends string, N extends string>(lifecycle: Lifecycle<S, N>, step: N, state: S): Verdict {
  if (lifecycle.steps[step].from.includes(state)) return legal();
  const stands = lifecycle.statuses[state];
  const { title } = lifecycle.steps[step];
  return notYet('not-from-here', { zh: `现在是“${stands.zh}”，不能“${title.zh}”`, en: `It stands at “${stands.en}”: “${title.en}” is not possible` });
}
