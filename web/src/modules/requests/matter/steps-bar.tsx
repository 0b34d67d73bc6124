import { requestLifecycle } from '@anhe/contract/requests';
import type { RequestView } from '@anhe/contract/requests';
import type { ReactNode } from 'react';
import { useActing } from '../../../session/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { StepsBar, useLaterFold } from '../../matters/index.ts';
import { stepGroups } from './step-groups.ts';
import type { DeskStep } from './step-groups.ts';
import { matterWords } from './words.ts';

interface Props {
  readonly view: RequestView;
  readonly current: DeskStep | undefined;
  readonly onStep: (step: DeskStep) => void;
}

/** The steps of a request. */
export function RequestSteps({ view, current, onStep }: Props): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const later = useLaterFold();
  const acting = useActing().current;
  const { next, now, folds, verdictOf } = stepGroups(view, todayHere(), acting?.unit);
  return (
    <StepsBar
      next={next} now={now} current={current} titleOf={(step) => say(requestLifecycle.steps[step].title)} verdictOf={(step) => verdictOf[step]} isDanger={(step) => step === 'discard'} onStep={onStep}
      folds={[...(['more', 'desk', 'ending'] as const).map((key) => ({ key, title: t(`steps.${key}`), steps: folds[key] })), later(folds.later)]}
    />
  );
}
