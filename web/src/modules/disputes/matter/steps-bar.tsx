import { disputeLifecycle, disputeSteps, judge, roomSteps, verdicts } from '@anhe/contract/disputes';
import type { DisputeStep, DisputeView } from '@anhe/contract/disputes';
import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { StepButton, useNarrow } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { inStepsBar } from '../after/facts.ts';
import { useArticleName } from '../reference.ts';
import { concerns, factsOf, isAhead, nextStep } from './facts.ts';
import { matterWords } from './words.ts';

const ends: readonly DisputeStep[] = ['refuse', 'decline', 'fail', 'withdraw', 'handBack'];

interface Props {
  readonly view: DisputeView;
  readonly current: DisputeStep | undefined;
  readonly onStep: (step: DisputeStep, already: boolean) => void;
}

/** Steps that a rule stops today, and that may be recorded as having happened. */
function recordable(view: DisputeView): readonly DisputeStep[] {
  const today = todayHere();
  const facts = factsOf(view);
  return disputeSteps.filter((step) => {
    const now = judge(facts, step, { happenedOn: today, today });
    const past = judge(facts, step, { happenedOn: today, today, already: true });
    return view.abilities.includes(step) && !Object.hasOwn(roomSteps, step) && !now.verdict.legal && past.verdict.legal;
  });
}

/** Steps lawful now as buttons, those ahead grey with their reason; steps that this post may never take are not drawn. */
export function StepsBar({ view, current, onStep }: Props): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const articleName = useArticleName();
  const verdictOf = verdicts(factsOf(view), todayHere());
  // Steps of the room stand in the room.
  const mine = disputeSteps.filter((step) => view.abilities.includes(step) && concerns(view, step) && inStepsBar(step, verdictOf[step].legal) && !Object.hasOwn(roomSteps, step));
  const legal = mine.filter((step) => verdictOf[step].legal);
  const later = mine.filter((step) => !verdictOf[step].legal && isAhead(view.status, step));
  const past = recordable(view);
  const next = nextStep(view);
  const narrow = useNarrow();
  const button = (step: DisputeStep): ReactNode => (
    <span key={step} className={step === current ? 'step-open' : undefined}>
      <StepButton title={say(disputeLifecycle.steps[step].title)} verdict={verdictOf[step]} may usual={step === next} onPress={() => onStep(step, false)} articleName={articleName} />
    </span>
  );
  if (mine.length === 0) return <p className="muted steps-none">{t('steps.none')}</p>;
  return (
    <section className="steps no-print" aria-label={t('steps.title')}>
      <Group label={t('steps.now')}>{legal.filter((step) => !ends.includes(step)).map(button)}</Group>
      <Group label={t('steps.ends')}>{legal.filter((step) => ends.includes(step)).map(button)}</Group>
      {narrow && later.length > 0
        ? <details><summary>{t('steps.later.count', { count: later.length })}</summary><div className="steps-buttons">{later.map(button)}</div></details>
        : <Group label={t('steps.later')}>{later.map(button)}</Group>}
      {past.length === 0 ? null : (
        <Dropdown trigger={['click']} menu={{ items: past.map((step) => ({ key: step, label: say(disputeLifecycle.steps[step].title) })), onClick: ({ key }) => {
          const step = past.find((one) => one === key);
          if (step !== undefined) onStep(step, true);
        } }}>
          <button type="button" className="link">{t('steps.past')}</button>
        </Dropdown>
      )}
    </section>
  );
}

function Group({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }): ReactNode {
  if (children.length === 0) return null;
  return <div className="steps-group" role="group" aria-label={label}><span className="steps-label">{label}</span><div className="steps-buttons">{children}</div></div>;
}
