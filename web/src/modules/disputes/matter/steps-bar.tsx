import { disputeLifecycle } from '@anhe/contract/disputes';
import type { DisputeStep, DisputeView } from '@anhe/contract/disputes';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { StepButton } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { useArticleName } from '../../matters/index.ts';
import { stepFolds, stepGroups } from './step-groups.ts';
import type { StepFold } from './step-groups.ts';
import { matterWords } from './words.ts';

interface Props {
  readonly view: DisputeView;
  readonly current: DisputeStep | undefined;
  readonly onStep: (step: DisputeStep, already: boolean) => void;
}

/** The next step large, a few lawful ones beside it, the rest one press away under a word; what is not yet possible says why. */
export function StepsBar({ view, current, onStep }: Props): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const id = useId();
  const articleName = useArticleName();
  const [open, setOpen] = useState<StepFold>();
  const { next, now, folds, verdictOf } = stepGroups(view, todayHere());
  const shown = stepFolds.filter((fold) => folds[fold].length > 0);
  const unfolded = open === undefined || folds[open].length === 0 ? undefined : open;
  const button = (step: DisputeStep): ReactNode => (
    <span key={step} className={[step === next ? 'step-next' : '', step === current ? 'step-open' : ''].join(' ').trim()}>
      <StepButton title={say(disputeLifecycle.steps[step].title)} verdict={verdictOf[step]} may usual={step === next} onPress={() => onStep(step, false)} articleName={articleName} />
    </span>
  );
  if (next === undefined && now.length === 0 && shown.length === 0) return <p className="muted steps-none">{t('steps.none')}</p>;
  return (
    <section className="steps no-print" aria-label={t('steps.title')}>
      {next === undefined && now.length === 0 ? <p className="muted steps-quiet">{t('steps.quiet')}</p> : (
        <div className="steps-now" role="group" aria-label={t('steps.now')}>{next === undefined ? null : button(next)}{now.map(button)}</div>
      )}
      {shown.length === 0 ? null : (
        <div className="steps-folds">
          {shown.map((fold) => (
            <button key={fold} type="button" className="steps-fold" aria-expanded={fold === unfolded} aria-controls={`${id}${fold}`} onClick={() => setOpen(fold === open ? undefined : fold)}>
              {t(`steps.${fold}`)} <span className="number">{folds[fold].length}</span>
            </button>
          ))}
        </div>
      )}
      {unfolded === undefined ? null : (
        <div className="steps-unfolded" id={`${id}${unfolded}`} role="group" aria-label={t(`steps.${unfolded}`)}>
          {unfolded === 'past'
            ? folds.past.map((step) => <Button key={step} onClick={() => onStep(step, true)}>{say(disputeLifecycle.steps[step].title)}</Button>)
            : folds[unfolded].map(button)}
          {unfolded === 'later' ? <p className="muted steps-note">{t('steps.later.note')}</p> : null}
        </div>
      )}
    </section>
  );
}
