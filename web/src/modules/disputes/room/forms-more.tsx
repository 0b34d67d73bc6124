import { disputeOperations } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { ChoiceField, SelectField, TextField, fieldId } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { StepSheet } from '../steps/step-sheet.tsx';
import { addressOf, useStep, useWhen } from '../steps/step.ts';
import type { StepProps } from '../steps/step.ts';
import { stepWords } from '../steps/words.ts';
import { PartyChecks, PartyChoice } from './parts.tsx';
import { useRoom } from './use-room.ts';
import { roomWords } from './words.ts';

const current = ({ view }: StepProps) => view.mediators.filter(({ to }) => to === null).map(({ post, name }) => ({ value: post, label: name }));

/** A party asks for another mediator. */
export function Challenge(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const { view } = of;
  const id = useRef(newId());
  const step = useStep(disputeOperations.challenge, of);
  const when = useWhen(of, 'challenge');
  const mediators = current(of);
  const [party, setParty] = useState<Id>();
  const [post, setPost] = useState<Id | undefined>(mediators.length === 1 ? mediators[0]?.value : undefined);
  const [reason, setReason] = useState('');
  const problem = step.failure?.problem;
  return (
    <StepSheet step="challenge" of={of} act={t('challenge.act')} sending={step} when={when} incomplete={party === undefined || post === undefined || reason.trim() === ''} onSend={() => step.send({ ...addressOf(view), ...when.input, challenge: id.current, party: party ?? '', post: post ?? '', reason: reason.trim() })}>
      <PartyChoice view={view} id={fieldId(['party'])} label={t('challenge.party')} value={party} error={fieldMessage(problem, 'party')} onChange={setParty} />
      <ChoiceField id={fieldId(['post'])} label={t('challenge.post')} value={post} options={mediators} error={fieldMessage(problem, 'post')} onChange={setPost} />
      <TextField id={fieldId(['reason'])} label={t('challenge.reason')} value={reason} max={500} lines={2} error={fieldMessage(problem, 'reason')} onChange={setReason} />
    </StepSheet>
  );
}

/** The answer to a challenge; not by the one who is challenged. */
export function DecideChallenge(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const { view } = of;
  const step = useStep(disputeOperations.decideChallenge, of);
  const when = useWhen(of, 'decideChallenge');
  const [upheld, setUpheld] = useState<'yes' | 'no'>();
  const [reason, setReason] = useState('');
  return (
    <StepSheet step="decideChallenge" of={of} act={t('challenge.decide')} sending={step} when={when} incomplete={upheld === undefined || reason.trim() === ''} onSend={() => step.send({ ...addressOf(view), ...when.input, upheld: upheld === 'yes', reason: reason.trim() })}>
      <ChoiceField id={fieldId(['upheld'])} label={t('challenge.answer')} value={upheld} options={[{ value: 'yes', label: t('challenge.upheld') }, { value: 'no', label: t('challenge.kept') }]} onChange={setUpheld} />
      <TextField id={fieldId(['reason'])} label={t('challenge.reason')} value={reason} max={500} lines={2} error={fieldMessage(step.failure?.problem, 'reason')} onChange={setReason} />
    </StepSheet>
  );
}

/** One mediator ends, another begins. */
export function ChangeMediator(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const words = useWords(stepWords);
  const { view } = of;
  const room = useRoom(view);
  const step = useStep(disputeOperations.changeMediator, of);
  const mediators = current(of);
  const [from, setFrom] = useState<Id | undefined>(mediators.length === 1 ? mediators[0]?.value : undefined);
  const [to, setTo] = useState<Id>();
  const [chosen, setChosen] = useState<'chosen' | 'appointed'>('appointed');
  const [conflict, setConflict] = useState<'none' | 'declared' | 'accepted'>('none');
  const [reason, setReason] = useState('');
  const when = useWhen(of, 'changeMediator', { conflict });
  const problem = step.failure?.problem;
  const free = (room.data?.colleagues ?? []).filter(({ post }) => !mediators.some(({ value }) => value === post));
  return (
    <StepSheet step="changeMediator" of={of} act={t('change.act')} sending={step} when={when} incomplete={from === undefined || to === undefined || reason.trim() === ''} onSend={() => step.send({ ...addressOf(view), ...when.input, from: from ?? '', to: to ?? '', chosen, conflict, reason: reason.trim() })}>
      <ChoiceField id={fieldId(['from'])} label={t('change.from')} value={from} options={mediators} error={fieldMessage(problem, 'from')} onChange={setFrom} />
      <ChoiceField id={fieldId(['to'])} label={t('change.to')} value={to} options={free.map(({ post, name }) => ({ value: post, label: name }))} error={fieldMessage(problem, 'to')} onChange={setTo} />
      <ChoiceField id={fieldId(['chosen'])} label={words('chosen')} value={chosen} options={[{ value: 'appointed', label: words('chosen.appointed') }, { value: 'chosen', label: words('chosen.chosen') }]} onChange={setChosen} />
      <ChoiceField id={fieldId(['conflict'])} label={words('conflict')} value={conflict} options={(['none', 'declared', 'accepted'] as const).map((value) => ({ value, label: words(`conflict.${value}`) }))} onChange={setConflict} />
      <TextField id={fieldId(['reason'])} label={t('challenge.reason')} value={reason} max={500} lines={2} error={fieldMessage(problem, 'reason')} onChange={setReason} />
      <p className="muted">{t('change.sealed')}</p>
    </StepSheet>
  );
}

export function PauseClock(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const room = useRoom(of.view);
  const step = useStep(disputeOperations.pauseClock, of);
  const when = useWhen(of, 'pauseClock', { pausable: room.data?.clock?.pausable !== false });
  return (
    <StepSheet step="pauseClock" of={of} act={t('clock.pause.act')} sending={step} when={when} onSend={() => step.send({ ...addressOf(of.view), ...when.input, reason: 'appraisal' })}>
      <p>{t('clock.pause.text')}</p>
    </StepSheet>
  );
}

export function ResumeClock(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const step = useStep(disputeOperations.resumeClock, of);
  const when = useWhen(of, 'resumeClock');
  return <StepSheet step="resumeClock" of={of} act={t('clock.resume.act')} sending={step} when={when} onSend={() => step.send({ ...addressOf(of.view), ...when.input })} />;
}

const units = ['day', 'working-day', 'month'] as const;

/** More time, with its reason and who asked for it. */
export function ExtendMediation(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const { view } = of;
  const step = useStep(disputeOperations.extendMediation, of);
  const [amount, setAmount] = useState('15');
  const [unit, setUnit] = useState<(typeof units)[number]>('day');
  const [asked, setAsked] = useState<readonly Id[]>([]);
  const [reason, setReason] = useState('');
  const when = useWhen(of, 'extendMediation', { allAsk: view.parties.every(({ id }) => asked.includes(id)) });
  const count = Number(amount);
  const problem = step.failure?.problem;
  return (
    <StepSheet step="extendMediation" of={of} act={t('clock.extend.act')} sending={step} when={when} incomplete={reason.trim() === '' || !Number.isInteger(count) || count < 1} onSend={() => step.send({ ...addressOf(view), ...when.input, amount: count, unit, asked: [...asked], reason: reason.trim() })}>
      <div className="pair">
        <TextField id={fieldId(['amount'])} label={t('clock.amount')} mode="numeric" value={amount} max={3} error={fieldMessage(problem, 'amount')} onChange={setAmount} />
        <SelectField id={fieldId(['unit'])} label={t('clock.unit')} value={unit} options={units.map((value) => ({ value, label: t(`clock.unit.${value}`) }))} onChange={setUnit} />
      </div>
      <PartyChecks view={view} id={fieldId(['asked'])} label={t('clock.asked')} value={asked} onChange={setAsked} />
      <TextField id={fieldId(['reason'])} label={t('challenge.reason')} value={reason} max={500} lines={2} error={fieldMessage(problem, 'reason')} onChange={setReason} />
    </StepSheet>
  );
}
