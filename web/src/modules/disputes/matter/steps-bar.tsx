import { disputeLifecycle } from '@anhe/contract/disputes';
import type { DisputeStep, DisputeView } from '@anhe/contract/disputes';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { StepsBar, useLaterFold } from '../../matters/index.ts';
import { stepGroups } from './step-groups.ts';
import { matterWords } from './words.ts';

interface Props {
  readonly view: DisputeView;
  readonly current: DisputeStep | undefined;
  readonly onStep: (step: DisputeStep, already: boolean) => void;
}

/** The steps of a dispute; what a rule stops today may be recorded as having happened. */
export function DisputeSteps({ view, current, onStep }: Props): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const later = useLaterFold();
  const { next, now, folds, verdictOf } = stepGroups(view, todayHere());
  const titleOf = (step: DisputeStep): string => say(disputeLifecycle.steps[step].title);
  return (
    <StepsBar
      next={next} now={now} current={current} titleOf={titleOf} verdictOf={(step) => verdictOf[step]} onStep={(step) => onStep(step, false)}
      folds={[
        ...(['more', 'handing', 'ending'] as const).map((key) => ({ key, title: t(`steps.${key}`), steps: folds[key] })),
        later(folds.later),
        { key: 'past', title: t('steps.past'), steps: folds.past, draw: (step) => <Button key={step} onClick={() => onStep(step, true)}>{titleOf(step)}</Button> },
      ]}
    />
  );
}
