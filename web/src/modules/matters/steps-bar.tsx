import type { Verdict } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { StepButton } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { useArticleName } from './reference.ts';
import { matterWords } from './words.ts';

/** Steps that lie folded under a word, with how many they are. */
export interface StepsFold<Step extends string> {
  readonly key: string;
  readonly title: string;
  readonly steps: readonly Step[];
  readonly note?: string;
  /** How one of them is drawn, where not as a step that is taken now. */
  readonly draw?: (step: Step) => ReactNode;
}

interface Props<Step extends string> {
  /** The usual next step, where it is lawful and this post's. */
  readonly next: Step | undefined;
  /** Those that stand in sight beside it. */
  readonly now: readonly Step[];
  readonly folds?: readonly StepsFold<Step>[];
  /** The one whose form is open. */
  readonly current?: Step | undefined;
  readonly titleOf: (step: Step) => string;
  readonly verdictOf: (step: Step) => Verdict;
  /** Whether it ends or destroys something. */
  readonly isDanger?: (step: Step) => boolean;
  readonly onStep: (step: Step) => void;
  /** What is said where this post has no step at all. */
  readonly none?: string;
}

/** The next step large, a few lawful ones beside it, the rest one press away under a word; what is not yet possible says why. */
export function StepsBar<Step extends string>({ next, now, folds = [], current, titleOf, verdictOf, isDanger = () => false, onStep, none }: Props<Step>): ReactNode {
  const t = useWords(matterWords);
  const id = useId();
  const articleName = useArticleName();
  const [open, setOpen] = useState<string>();
  const shown = folds.filter(({ steps }) => steps.length > 0);
  const unfolded = shown.find(({ key }) => key === open);
  const button = (step: Step): ReactNode => (
    <span key={step} className={[step === next ? 'step-next' : '', step === current ? 'step-open' : ''].join(' ').trim()}>
      <StepButton title={titleOf(step)} verdict={verdictOf(step)} may usual={step === next} danger={isDanger(step)} onPress={() => onStep(step)} articleName={articleName} />
    </span>
  );
  const quiet = next === undefined && now.length === 0;
  if (quiet && shown.length === 0) return <p className="muted steps-none">{none ?? t('steps.none')}</p>;
  return (
    <section className="steps no-print" aria-label={t('steps.title')}>
      {quiet ? <p className="muted steps-quiet">{t('steps.quiet')}</p> : (
        <div className="steps-now" role="group" aria-label={t('steps.now')}>{next === undefined ? null : button(next)}{now.map(button)}</div>
      )}
      {shown.length === 0 ? null : (
        <div className="steps-folds">
          {shown.map(({ key, title, steps }) => (
            <button key={key} type="button" className="steps-fold" aria-expanded={key === unfolded?.key} aria-controls={`${id}${key}`} onClick={() => setOpen(key === open ? undefined : key)}>
              {title} <span className="number">{steps.length}</span>
            </button>
          ))}
        </div>
      )}
      {unfolded === undefined ? null : (
        <div className="steps-unfolded" id={`${id}${unfolded.key}`} role="group" aria-label={unfolded.title}>
          {unfolded.steps.map(unfolded.draw ?? button)}
          {unfolded.note === undefined ? null : <p className="muted steps-note">{unfolded.note}</p>}
        </div>
      )}
    </section>
  );
}

/** The fold of what is not yet possible, with the hint how to see why. */
export function useLaterFold(): <Step extends string>(steps: readonly Step[]) => StepsFold<Step> {
  const t = useWords(matterWords);
  return (steps) => ({ key: 'later', title: t('steps.later'), steps, note: t('steps.later.note') });
}
