import { disputeOperations } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { handoverGrounds, sharedFields } from '@anhe/contract/matters';
import type { HandoverGround, SharedField } from '@anhe/contract/matters';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { ChoiceField, TextField, fieldId, keysOf, useOptions } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { useActing } from '../../../session/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { StepSheet } from '../steps/step-sheet.tsx';
import { addressOf, useStep, useWhen } from '../steps/step.ts';
import type { StepProps } from '../steps/step.ts';
import { UnitField } from './unit-field.tsx';
import { handoverWords } from './words.ts';

type Said = 'agrees' | 'refuses' | 'not';

/** Asks another unit: who, what for, what it may read, on what ground, and what each party says to it. */
function AskForm({ of, step }: { readonly of: StepProps; readonly step: 'refer' | 'transfer' }): ReactNode {
  const t = useWords(handoverWords);
  const options = useOptions();
  const { view } = of;
  const { current } = useActing();
  const labelOf = usePartyLabel(view.parties);
  const handover = useRef(newId());
  const [to, setTo] = useState<{ readonly unit: Id; readonly name: string }>();
  const [purpose, setPurpose] = useState('');
  const [fields, setFields] = useState<readonly SharedField[]>(step === 'transfer' ? keysOf(sharedFields) : ['summary']);
  const [ground, setGround] = useState<HandoverGround>('consent');
  const [said, setSaid] = useState<Readonly<Record<Id, Said>>>({});
  const toldTo = (party: Id): Said => said[party] ?? 'not';
  const all = (test: (answer: Said) => boolean): boolean => view.parties.every(({ id }) => test(toldTo(id)));
  const when = useWhen(of, step, { handover: { ground, allTold: all((answer) => answer !== 'not'), allAgree: all((answer) => answer === 'agrees') } });
  const sending = useStep(disputeOperations[step], of);
  const problem = sending.failure?.problem;
  const lacks = [...(to === undefined ? [t('lack.to')] : []), ...(purpose.trim() === '' ? [t('lack.purpose')] : []), ...(fields.length === 0 ? [t('lack.fields')] : [])];
  const told = view.parties.filter(({ id }) => toldTo(id) !== 'not').map(({ id }) => ({ party: id, how: 'read-out' as const, agrees: toldTo(id) === 'agrees', on: when.input.happenedOn }));
  const answers = ground === 'consent' ? [{ value: 'agrees' as const, label: t('told.agrees') }, { value: 'refuses' as const, label: t('told.refuses') }] : [{ value: 'agrees' as const, label: t('told.knows') }];
  return (
    <StepSheet
      step={step} of={of} act={to === undefined ? t(`act.${step}.none`) : t(`act.${step}`, { unit: to.name })} sending={sending} when={when} incomplete={lacks.length > 0} lacks={lacks}
      onSend={() => sending.send({ ...addressOf(view), ...when.input, handover: handover.current, to: to?.unit ?? '', purpose: purpose.trim(), ground, fields: [...fields], told })}
    >
      <p>{t(`${step}.text`)}</p>
      <UnitField id={fieldId(['to'])} label={t(`to.${step}`)} county={view.county} except={[current?.unit ?? '', view.holder.unit]} value={to?.unit} error={fieldMessage(problem, 'to')} onChange={(unit, name) => setTo({ unit, name })} />
      <TextField lines={3} id={fieldId(['purpose'])} label={t('purpose')} hint={t('purpose.hint')} value={purpose} max={1000} error={fieldMessage(problem, 'purpose')} onChange={setPurpose} />
      <fieldset className="field choice" id={fieldId(['fields'])} tabIndex={-1}>
        <legend className="field-label">{t('fields')}</legend>
        <Checkbox.Group value={[...fields]} options={options(sharedFields)} onChange={setFields} />
        <p className="field-hint">{t('fields.hint')}</p>
      </fieldset>
      <ChoiceField
        id={fieldId(['ground'])} label={t('ground')} value={ground} long onChange={setGround} error={fieldMessage(problem, 'ground')}
        options={options(handoverGrounds).map((option) => ({ ...option, note: t(`ground.${option.value}.note`) }))}
      />
      {ground === 'secrecy' ? null : (
        <fieldset className="field" id={fieldId(['told'])} tabIndex={-1}>
          <legend className="field-label">{t('told.title')}</legend>
          {ground === 'consent' ? <Button onClick={() => setSaid(Object.fromEntries(view.parties.map(({ id }) => [id, 'agrees' as const])))}>{t('told.all')}</Button> : null}
          {view.parties.map(({ id }) => (
            <ChoiceField key={id} id={fieldId(['told', id])} label={labelOf(id)} value={toldTo(id)} options={[...answers, { value: 'not', label: t('told.not') }]} onChange={(answer) => setSaid({ ...said, [id]: answer })} />
          ))}
        </fieldset>
      )}
    </StepSheet>
  );
}

/** Help of another unit; the owner stays. */
export const Refer = (of: StepProps): ReactNode => <AskForm of={of} step="refer" />;

/** Another owner, once it accepts. */
export const Transfer = (of: StepProps): ReactNode => <AskForm of={of} step="transfer" />;

/** The answer of the unit that was asked to become the owner. */
export function Receive(of: StepProps): ReactNode {
  const t = useWords(handoverWords);
  const { view } = of;
  const sending = useStep(disputeOperations.receive, of);
  const [accept, setAccept] = useState<'accept' | 'refuse'>('accept');
  const [reason, setReason] = useState('');
  const refused = accept === 'refuse';
  return (
    <StepSheet
      step="receive" of={of} act={t(refused ? 'receive.back' : 'receive.act')} sending={sending} incomplete={view.transfer === null || (refused && reason.trim() === '')}
      onSend={() => sending.send({ ...addressOf(view), handover: view.transfer?.id ?? '', accept: !refused, ...(refused ? { reason: reason.trim() } : {}) })}
    >
      <p>{t('receive.text', { unit: view.holder.name })}</p>
      <ChoiceField id={fieldId(['accept'])} label={t('receive.choice')} value={accept} options={[{ value: 'accept', label: t('receive.accept') }, { value: 'refuse', label: t('receive.refuse') }]} onChange={setAccept} />
      {refused ? <TextField lines={3} id={fieldId(['reason'])} label={t('receive.reason')} value={reason} max={500} error={fieldMessage(sending.failure?.problem, 'reason')} onChange={setReason} /> : null}
    </StepSheet>
  );
}
