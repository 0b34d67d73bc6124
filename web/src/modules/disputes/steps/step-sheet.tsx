import { disputeLifecycle } from '@anhe/contract/disputes';
import type { DisputeStep } from '@anhe/contract/disputes';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { DayField, ProblemNotice, fieldId } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { eventWording } from '../../matters/index.ts';
import { useArticleName } from '../../matters/index.ts';
import type { Sending } from '../../matters/index.ts';
import type { StepProps, When } from './step.ts';
import { stepWords } from './words.ts';

interface Props {
  readonly step: DisputeStep;
  readonly of: StepProps;
  /** What the button says: what will be done. */
  readonly act: string;
  readonly sending: Pick<Sending<never>, 'busy' | 'failure' | 'again'>;
  readonly onSend: () => void;
  /** The day of the step, for steps that have one beside the recording. */
  readonly when?: When;
  readonly dayLabel?: string;
  /** Something that the form itself still lacks; the button waits. */
  readonly incomplete?: boolean;
  /** What it lacks, named beside the button; empty where the button names it itself. */
  readonly lacks?: readonly string[];
  /** A step to go to where this one is against the law. */
  readonly instead?: ReactNode;
  readonly children?: ReactNode;
}

/** The frame of every step's form: its fields, its day, what the law says of it, its button. */
export function StepSheet({ step, of, act, sending, onSend, when, dayLabel, incomplete = false, lacks, instead, children }: Props): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const articleName = useArticleName();
  const sheet = useRef<HTMLFormElement>(null);
  const { asked } = of;
  useEffect(() => {
    // A form that opened by itself leaves the reading position alone.
    if (asked) sheet.current?.querySelector<HTMLElement>('textarea, input:not([type="hidden"]), button')?.focus({ preventScroll: true });
  }, [asked]);
  const stopped = when !== undefined && !when.verdict.verdict.legal;
  return (
    <form className="sheet step-sheet" ref={sheet} noValidate aria-labelledby="step-title" onSubmit={(event) => {
      event.preventDefault();
      if (!stopped && !incomplete) onSend();
    }}>
      <h2 id="step-title">{say(disputeLifecycle.steps[step].title)}</h2>
      {children}
      {when === undefined ? null : (
        <DayField id={fieldId([step === 'accept' ? 'acceptedOn' : 'happenedOn'])} label={dayLabel ?? t('when')} value={when.day} past error={fieldMessage(sending.failure?.problem, 'happenedOn') ?? fieldMessage(sending.failure?.problem, 'acceptedOn')} onChange={when.setDay} />
      )}
      {when === undefined ? null : <LawNote step={step} when={when} instead={instead} />}
      <ProblemNotice failure={sending.failure} onAgain={sending.again} articleName={articleName} eventName={(type) => say(eventWording(type))} />
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={sending.busy} disabled={stopped || incomplete}>{act}</Button>
        <Button type="text" onClick={of.onClose}>{t('cancel')}</Button>
        {!incomplete || stopped || lacks?.length === 0 ? null : <span className="muted">{lacks === undefined ? t('lacks.some') : t('lacks', { what: lacks.join(t('lacks.and')) })}</span>}
      </div>
    </form>
  );
}

/** What the law says of the step on that day: why not, and the way to record what has happened all the same. */
function LawNote({ step, when, instead }: { readonly step: DisputeStep; readonly when: When; readonly instead: ReactNode }): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const articleName = useArticleName();
  const { verdict, defects } = when.verdict;
  if (!verdict.legal) {
    const { wording, article } = verdict.reason;
    const recordable = article !== undefined && step !== 'accept' && step !== 'putSeal' && step !== 'close';
    return (
      <div className="notice notice-law" role="status">
        <strong className="notice-title">{t('blocked.title')}</strong>
        <p>{say(wording)}</p>
        {article === undefined ? null : <p className="notice-law-line">{t('blocked.article', { article: articleName(article) })}</p>}
        {recordable ? <Button onClick={() => when.setAlready(true)}>{t('blocked.already')}</Button> : null}
        {instead}
      </div>
    );
  }
  if (!when.already && defects.length === 0) return null;
  return (
    <div className="notice notice-law" role="status">
      <strong className="notice-title">{t('past.on')}</strong>
      {defects.length === 0 ? null : <><p>{t('past.defects')}</p><ul>{defects.map((one) => <li key={one.code}>⚑ {say(one.wording)}{one.article === undefined ? '' : `（${articleName(one.article)}）`}</li>)}</ul></>}
      {when.already ? <button type="button" className="link" onClick={() => when.setAlready(false)}>{t('past.off')}</button> : null}
    </div>
  );
}
