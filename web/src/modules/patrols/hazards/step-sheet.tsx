import type { Verdict } from '@anhe/contract/kernel';
import { hazardLifecycle } from '@anhe/contract/patrols';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { ProblemNotice } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { eventWording } from '../../matters/index.ts';
import type { Sending } from '../../matters/index.ts';
import type { StepProps } from './step.ts';
import { hazardWords } from './words.ts';

interface Props {
  readonly of: StepProps;
  /** What the button says: what will be done. */
  readonly act: string;
  readonly sending: Pick<Sending<never>, 'busy' | 'failure' | 'again'>;
  readonly onSend: () => void;
  /** What the form itself still lacks, named beside the button. */
  readonly lacks: readonly string[];
  /** What the rules say of the step as it is filled in. */
  readonly verdict: Verdict;
  readonly danger?: boolean;
  readonly children: ReactNode;
}

/** The frame of every step's form: its fields, what the rules say, its button. */
export function StepSheet({ of, act, sending, onSend, lacks, verdict, danger = false, children }: Props): ReactNode {
  const t = useWords(hazardWords);
  const say = useSay();
  const sheet = useRef<HTMLFormElement>(null);
  const { asked } = of;
  useEffect(() => {
    // A form that opened by itself leaves the reading position alone.
    if (asked) sheet.current?.querySelector<HTMLElement>('textarea, input:not([type="hidden"], [type="file"]), button')?.focus({ preventScroll: true });
    if (asked) sheet.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  const missing = lacks.filter((one) => one !== '');
  // What is merely not filled in yet is named beside the button; a rule says its reason once the rest is there.
  const stopped = !verdict.legal;
  return (
    <form className="sheet step-sheet" ref={sheet} noValidate aria-labelledby="step-title" onSubmit={(event) => {
      event.preventDefault();
      if (!stopped && missing.length === 0) onSend();
    }}>
      <h2 id="step-title">{say(hazardLifecycle.steps[of.step].title)}</h2>
      {children}
      {verdict.legal || missing.length > 0 ? null : <div className="notice notice-law" role="status"><strong className="notice-title">{t('blocked')}</strong><p>{say(verdict.reason.wording)}</p></div>}
      <ProblemNotice failure={sending.failure} onAgain={sending.again} eventName={(type) => say(eventWording(type))} />
      <div className="form-acts">
        <Button type="primary" htmlType="submit" danger={danger} loading={sending.busy} disabled={stopped || missing.length > 0}>{act}</Button>
        <Button type="text" onClick={of.onClose}>{t('cancel')}</Button>
        {missing.length === 0 ? null : <span className="muted">{t('lacks', { what: missing.join(t('lacks.and')) })}</span>}
      </div>
    </form>
  );
}
