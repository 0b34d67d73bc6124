import { discardReasons, priorities, requestOperations } from '@anhe/contract/requests';
import type { DiscardReason, Priority } from '@anhe/contract/requests';
import { pauseReasons } from '@anhe/contract/kernel';
import type { PauseReason } from '@anhe/contract/kernel';
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { ChoiceField, Field, TextField, fieldId, keysOf, useOptions } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

/** A step that asks for nothing but the press. */
function Plain({ of, operation, act, text, danger = false }: {
  readonly of: StepProps; readonly operation: typeof requestOperations.clear | typeof requestOperations.restore | typeof requestOperations.resume | typeof requestOperations.separate | typeof requestOperations.unpublish;
  readonly act: string; readonly text: string; readonly danger?: boolean;
}): ReactNode {
  const sending = useStep(operation, of);
  return <StepSheet of={of} act={act} sending={sending} danger={danger} onSend={() => sending.send(addressOf(of.view))}><p>{text}</p></StepSheet>;
}

export function Clear(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  return <Plain of={of} operation={requestOperations.clear} act={t('clear.act')} text={t('clear.text')} />;
}

export function Restore(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  return <Plain of={of} operation={requestOperations.restore} act={t('restore.act')} text={t('restore.text')} />;
}

export function Resume(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  return <Plain of={of} operation={requestOperations.resume} act={t('resume.act')} text={t('resume.text')} />;
}

export function Separate(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  return <Plain of={of} operation={requestOperations.separate} act={t('separate.act')} text={t('separate.text')} />;
}

export function Unpublish(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  return <Plain of={of} operation={requestOperations.unpublish} act={t('unpublish.act')} text={t('unpublish.text')} />;
}

export function Discard(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const options = useOptions();
  const [why, setWhy] = useState<DiscardReason>();
  const sending = useStep(requestOperations.discard, of);
  return (
    <StepSheet of={of} act={t('discard.act')} sending={sending} danger lacks={why === undefined ? [t('lack.choice')] : []} onSend={() => (why === undefined ? undefined : sending.send({ ...addressOf(of.view), why }))}>
      <ChoiceField id={fieldId(['why'])} label={t('discard.why')} value={why} options={options(discardReasons)} error={fieldMessage(sending.failure?.problem, 'why')} long onChange={setWhy} />
      <p className="muted">{t('discard.note')}</p>
    </StepSheet>
  );
}

export function Prioritise(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const options = useOptions();
  const [priority, setPriority] = useState<Priority>(of.view.line.priority);
  const sending = useStep(requestOperations.prioritise, of);
  return (
    <StepSheet of={of} act={t('priority.act', { priority: say(priorities[priority]) })} sending={sending} onSend={() => sending.send({ ...addressOf(of.view), priority })}>
      <ChoiceField id={fieldId(['priority'])} label={t('priority.label')} value={priority} options={options(priorities)} onChange={setPriority} />
    </StepSheet>
  );
}

/** Words that go to the person and nothing else. */
function Words({ of, operation, label, hint, act, least = 2, most = 1000, lines = 3 }: {
  readonly of: StepProps; readonly operation: typeof requestOperations.inform | typeof requestOperations.askPerson | typeof requestOperations.explain | typeof requestOperations.correct;
  readonly label: string; readonly hint?: string; readonly act: string; readonly least?: number; readonly most?: number; readonly lines?: number;
}): ReactNode {
  const t = useWords(stepWords);
  const [text, setText] = useState('');
  const sending = useStep(operation, of);
  return (
    <StepSheet of={of} act={act} sending={sending} goesOut lacks={[...text.trim()].length < least ? [t('lack.text')] : []} onSend={() => sending.send({ ...addressOf(of.view), text: text.trim() })}>
      <TextField id={fieldId(['text'])} label={label} hint={hint} value={text} max={most} lines={lines} error={fieldMessage(sending.failure?.problem, 'text')} onChange={setText} />
    </StepSheet>
  );
}

export function Inform(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  return <Words of={of} operation={requestOperations.inform} label={t('inform.text')} hint={t('inform.hint')} act={t('inform.act')} />;
}

export function AskPerson(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  return <Words of={of} operation={requestOperations.askPerson} label={t('ask.text')} hint={t('ask.hint')} act={t('ask.act')} />;
}

export function Explain(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  return <Words of={of} operation={requestOperations.explain} label={t('explain.text')} act={t('explain.act')} least={10} most={4000} lines={6} />;
}

export function Correct(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  return <Words of={of} operation={requestOperations.correct} label={t('correct.text')} act={t('correct.act')} least={10} most={4000} lines={6} />;
}

export function Pause(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const allowed = keysOf(pauseReasons).filter((one) => of.view.facts.pausable.includes(one));
  const [why, setWhy] = useState<PauseReason | undefined>(allowed.length === 1 ? allowed[0] : undefined);
  const [reason, setReason] = useState('');
  const sending = useStep(requestOperations.pause, of);
  const lacks = [...(why === undefined ? [t('lack.choice')] : []), ...(reason.trim().length < 2 ? [t('lack.reason')] : [])];
  return (
    <StepSheet of={of} act={t('pause.act')} sending={sending} inside lacks={lacks} onSend={() => (why === undefined ? undefined : sending.send({ ...addressOf(of.view), why, reason: reason.trim() }))}>
      <ChoiceField id={fieldId(['why'])} label={t('pause.why')} value={why} options={allowed.map((value) => ({ value, label: say(pauseReasons[value]) }))} onChange={setWhy} />
      <TextField id={fieldId(['reason'])} label={t('reason')} value={reason} max={1000} lines={2} error={fieldMessage(sending.failure?.problem, 'reason')} onChange={setReason} />
    </StepSheet>
  );
}

export function Extend(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const [days, setDays] = useState(5);
  const [reason, setReason] = useState('');
  const sending = useStep(requestOperations.extend, of);
  return (
    <StepSheet of={of} act={t('extend.act', { days })} sending={sending} inside lacks={reason.trim().length < 2 ? [t('lack.reason')] : []} onSend={() => sending.send({ ...addressOf(of.view), days, reason: reason.trim() })}>
      <Field id={fieldId(['days'])} label={t('extend.days')} error={fieldMessage(sending.failure?.problem, 'days')}><InputNumber id={fieldId(['days'])} min={1} max={30} precision={0} value={days} onChange={(next) => setDays(next ?? 1)} /></Field>
      <TextField id={fieldId(['reason'])} label={t('reason')} value={reason} max={1000} lines={2} error={fieldMessage(sending.failure?.problem, 'reason')} onChange={setReason} />
    </StepSheet>
  );
}

export function Withdraw(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const [reason, setReason] = useState('');
  const sending = useStep(requestOperations.withdrawFor, of);
  return (
    <StepSheet of={of} act={t('withdraw.act')} sending={sending} danger lacks={reason.trim().length < 2 ? [t('lack.reason')] : []} onSend={() => sending.send({ ...addressOf(of.view), reason: reason.trim() })}>
      <TextField id={fieldId(['reason'])} label={t('withdraw.reason')} value={reason} max={1000} lines={2} error={fieldMessage(sending.failure?.problem, 'reason')} onChange={setReason} />
    </StepSheet>
  );
}
