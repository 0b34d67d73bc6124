import { legal, notYet } from '../kernel/index.ts';
import type { Lifecycle, Verdict } from '../kernel/index.ts';

export const surveyStates = {
  draft: { zh: '已拟定', en: 'Laid out' },
  seeded: { zh: '随机种子已定', en: 'Seed fixed' },
  framed: { zh: '抽样框已封', en: 'Frame closed' },
  fielding: { zh: '填答中', en: 'Taking answers' },
  ended: { zh: '填答已结束', en: 'Ended' },
  published: { zh: '已公布', en: 'Published', final: true },
  cancelled: { zh: '已取消', en: 'Cancelled', final: true },
} as const;
export type SurveyState = keyof typeof surveyStates;
export type SurveyStep = 'fixSeed' | 'closeFrame' | 'drawSample' | 'end' | 'publish' | 'cancel';

/** A survey from its plan to its frozen result. The seed comes before the frame: nobody can choose matters by knowing which will be drawn. */
export const surveyLifecycle: Lifecycle<SurveyState, SurveyStep> = {
  name: 'survey',
  statuses: surveyStates,
  initial: 'draft',
  steps: {
    fixSeed: { title: { zh: '定随机种子', en: 'Fix the seed' }, from: ['draft'], to: 'seeded' },
    closeFrame: { title: { zh: '封定抽样框', en: 'Close the frame' }, from: ['seeded'], to: 'framed' },
    drawSample: { title: { zh: '抽样并开始填答', en: 'Draw and open' }, from: ['framed'], to: 'fielding' },
    end: { title: { zh: '结束填答', en: 'End the fieldwork' }, from: ['fielding'], to: 'ended' },
    publish: { title: { zh: '公布结果', en: 'Publish the result' }, from: ['ended'], to: 'published' },
    cancel: { title: { zh: '取消调查', en: 'Cancel' }, from: ['draft', 'seeded', 'framed', 'fielding', 'ended'], to: 'cancelled' },
  },
};

/** Whether a step may be taken from where a survey stands, as the lifecycle says. */
export function surveyStep(step: SurveyStep, state: SurveyState): Verdict {
  const { from, title } = surveyLifecycle.steps[step];
  if (from.includes(state)) return legal();
  const stands = surveyStates[state];
  return notYet('not-from-here', { zh: `现在是“${stands.zh}”，不能“${title.zh}”`, en: `It stands at “${stands.en}”: “${title.en}” is not possible` });
}
