import { requestLifecycle } from '@anhe/contract/requests';
import type { Verdict } from '@anhe/contract/kernel';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { Lock, ProblemNotice } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { eventWording, useArticleName } from '../../matters/index.ts';
import type { Sending } from '../../matters/index.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

interface Props {
  readonly of: StepProps;
  /** What the button says: what will be done. */
  readonly act: string;
  readonly sending: Pick<Sending<never>, 'busy' | 'failure' | 'again'>;
  readonly onSend: () => void;
  /** What the form itself still lacks, named beside the button. */
  readonly lacks?: readonly string[];
  /** What the rules say of the step as it is filled in. */
  readonly verdict?: Verdict | undefined;
  /** Whether what is written leaves the house. */
  readonly goesOut?: boolean;
  readonly inside?: boolean;
  readonly danger?: boolean;
  readonly children?: ReactNode;
}

/** The frame of every step's form: whether its words go out, its fields, what the rules say, its button. */
export function StepSheet({ of, act, sending, onSend, lacks = [], verdict, goesOut = false, inside = false, danger = false, children }: Props): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const articleName = useArticleName();
  const sheet = useRef<HTMLFormElement>(null);
  const { asked } = of;
  useEffect(() => {
    // A form that opened by itself leaves the reading position alone.
    if (asked) sheet.current?.querySelector<HTMLElement>('textarea, input:not([type="hidden"]), button')?.focus({ preventScroll: true });
    if (asked) sheet.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  const stopped = verdict !== undefined && !verdict.legal;
  const missing = lacks.filter((one) => one !== '');
  return (
    <form className="sheet step-sheet" ref={sheet} noValidate aria-labelledby="step-title" onSubmit={(event) => {
      event.preventDefault();
      if (!stopped && missing.length === 0) onSend();
    }}>
      <h2 id="step-title">{say(requestLifecycle.steps[of.step].title)}</h2>
      {goesOut ? <p className="goes-out">↗ {t('goes-out')}</p> : null}
      {inside ? <p className="stays-in"><Lock /> {t('stays-in')}</p> : null}
      {children}
      {verdict === undefined || verdict.legal ? null : (
        <div className="notice notice-law" role="status">
          <strong className="notice-title">{t('blocked')}</strong>
          <p>{say(verdict.reason.wording)}</p>
          {verdict.reason.article === undefined ? null : <p className="notice-law-line">{t('blocked.article', { article: articleName(verdict.reason.article) })}</p>}
        </div>
      )}
      <ProblemNotice failure={sending.failure} onAgain={sending.again} articleName={articleName} eventName={(type) => say(eventWording(type))} />
      <div className="form-acts">
        <Button type="primary" htmlType="submit" danger={danger} loading={sending.busy} disabled={stopped || missing.length > 0}>{act}</Button>
        <Button type="text" onClick={of.onClose}>{t('cancel')}</Button>
        {missing.length === 0 || stopped ? null : <span className="muted">{t('lacks', { what: missing.join(t('lacks.and')) })}</span>}
      </div>
    </form>
  );
}
