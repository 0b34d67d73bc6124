import { disputeOperations } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { ChoiceField, TextField, fieldId } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { CommitteeField } from '../intake/committee-field.tsx';
import { usePartyLabel } from '../matter/facts.ts';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep, useWhen } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

const blank = (text: string): boolean => text.trim() === '';
const optional = (text: string): { reason?: string } => (blank(text) ? {} : { reason: text.trim() });

export function TakeOver(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const step = useStep(disputeOperations.takeOver, of);
  return <StepSheet step="takeOver" of={of} act={t('act.takeOver')} sending={step} onSend={() => step.send(addressOf(of.view))}><p>{t('takeOver.text', { unit: of.view.committee.name })}</p></StepSheet>;
}

export function HandBack(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const step = useStep(disputeOperations.handBack, of);
  const [reason, setReason] = useState('');
  return (
    <StepSheet step="handBack" of={of} act={t('act.handBack', { unit: of.view.filedBy.name })} sending={step} incomplete={blank(reason)} onSend={() => step.send({ ...addressOf(of.view), reason: reason.trim() })}>
      <TextField lines={3} id={fieldId(['reason'])} label={t('reason')} value={reason} max={500} error={fieldMessage(step.failure?.problem, 'reason')} onChange={setReason} />
    </StepSheet>
  );
}

export function Offer(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const step = useStep(disputeOperations.offer, of);
  const [committee, setCommittee] = useState<string>();
  return (
    <StepSheet step="offer" of={of} act={t('act.offer')} sending={step} incomplete={committee === undefined} onSend={() => step.send({ ...addressOf(of.view), committee: committee ?? '' })}>
      <CommitteeField id={fieldId(['committee'])} place={of.view.place} value={committee} error={fieldMessage(step.failure?.problem, 'committee')} onChange={setCommittee} />
    </StepSheet>
  );
}

function usePartyAndReason({ view }: StepProps): { fields: (problem: Parameters<typeof fieldMessage>[0]) => ReactNode; party: string | undefined; reason: string } {
  const t = useWords(stepWords);
  const labelOf = usePartyLabel(view.parties);
  const [party, setParty] = useState<string>();
  const [reason, setReason] = useState('');
  const fields = (problem: Parameters<typeof fieldMessage>[0]): ReactNode => (
    <>
      <ChoiceField id={fieldId(['party'])} label={t('party')} value={party} options={view.parties.map(({ id }) => ({ value: id, label: labelOf(id) }))} error={fieldMessage(problem, 'party')} onChange={setParty} />
      <TextField id={fieldId(['reason'])} label={t('reason.optional')} optional value={reason} max={500} lines={2} error={fieldMessage(problem, 'reason')} onChange={setReason} />
    </>
  );
  return { fields, party, reason };
}

export function Decline(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const step = useStep(disputeOperations.decline, of);
  const when = useWhen(of, 'decline');
  const { fields, party, reason } = usePartyAndReason(of);
  return (
    <StepSheet step="decline" of={of} act={t('act.decline')} sending={step} when={when} incomplete={party === undefined} onSend={() => step.send({ ...addressOf(of.view), ...when.input, party: party ?? '', ...optional(reason) })}>
      <p>{t('decline.text')}</p>
      {fields(step.failure?.problem)}
    </StepSheet>
  );
}

export function Withdraw(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const step = useStep(disputeOperations.withdraw, of);
  const when = useWhen(of, 'withdraw');
  const { fields, party, reason } = usePartyAndReason(of);
  return (
    <StepSheet step="withdraw" of={of} act={t('act.withdraw')} sending={step} when={when} incomplete={party === undefined} onSend={() => step.send({ ...addressOf(of.view), ...when.input, party: party ?? '', ...optional(reason) })}>
      {fields(step.failure?.problem)}
    </StepSheet>
  );
}

export function Resume(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const step = useStep(disputeOperations.resume, of);
  const when = useWhen(of, 'resume');
  const [reason, setReason] = useState('');
  return (
    <StepSheet step="resume" of={of} act={t('act.resume')} sending={step} when={when} incomplete={blank(reason)} onSend={() => step.send({ ...addressOf(of.view), ...when.input, reason: reason.trim() })}>
      <TextField lines={3} id={fieldId(['reason'])} label={t('reason')} value={reason} max={500} error={fieldMessage(step.failure?.problem, 'reason')} onChange={setReason} />
    </StepSheet>
  );
}

export function Close(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const step = useStep(disputeOperations.close, of);
  const when = useWhen(of, 'close');
  const [report, setReport] = useState('');
  // Handed back, and no committee found: nothing before says why it ends.
  const { status } = of.view;
  const reasoned = status === 'handed-back' || status === 'to-assign' || status === 'elsewhere';
  return (
    <StepSheet step="close" of={of} act={t('act.close')} sending={step} when={when} incomplete={reasoned && blank(report)} onSend={() => step.send({ ...addressOf(of.view), ...when.input, ...(blank(report) ? {} : { report: report.trim() }) })}>
      <p>{t(status === 'elsewhere' ? 'close.elsewhere' : reasoned ? 'close.handed-back' : 'close.text')}</p>
      <TextField lines={3} id={fieldId(['report'])} label={t(reasoned ? 'reason' : 'report')} optional={!reasoned} value={report} max={2000} error={fieldMessage(step.failure?.problem, 'report')} onChange={setReport} />
    </StepSheet>
  );
}
