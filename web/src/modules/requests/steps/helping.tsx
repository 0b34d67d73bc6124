import { newId } from '@anhe/contract/kernel';
import { callResults, requestOperations } from '@anhe/contract/requests';
import type { CallResult } from '@anhe/contract/requests';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { ChoiceField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { UnitField } from '../../staff/index.ts';
import type { NamedUnit } from '../../staff/index.ts';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

/** Another unit assists; the holder stays. */
export function AskHelp(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { line, helps, facts } = of.view;
  const help = useRef(newId());
  const [unit, setUnit] = useState<NamedUnit>();
  const [text, setText] = useState('');
  const sending = useStep(requestOperations.askHelp, of);
  const problem = sending.failure?.problem;
  const asked = helps.filter(({ answeredOn }) => answeredOn === null).map((one) => one.unit);
  return (
    <StepSheet
      of={of} act={unit === undefined ? t('help.act.none') : t('help.act', { unit: unit.name })} sending={sending} inside lacks={[...(unit === undefined ? [t('lack.unit')] : []), ...(text.trim().length < 2 ? [t('help.text')] : [])]}
      onSend={() => (unit === undefined ? undefined : sending.send({ ...addressOf(of.view), help: help.current, unit: unit.unit, text: text.trim() }))}
    >
      <p className="muted">{t('help.note')}</p>
      <UnitField id={fieldId(['unit'])} label={t('help.unit')} county={line.county} except={[line.holderUnit, ...asked, ...(facts.aboutUnit === null ? [] : [facts.aboutUnit])]} value={unit} error={fieldMessage(problem, 'unit')} onChange={setUnit} />
      <TextField id={fieldId(['text'])} label={t('help.text')} value={text} max={1000} lines={3} error={fieldMessage(problem, 'text')} onChange={setText} />
    </StepSheet>
  );
}

/** The report of the unit that was asked. */
export function GiveHelp(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { current } = useActing();
  const help = of.view.helps.find((one) => one.unit === current?.unit && one.answeredOn === null);
  const [text, setText] = useState('');
  const sending = useStep(requestOperations.giveHelp, of);
  return (
    <StepSheet of={of} act={t('give.act')} sending={sending} inside lacks={text.trim().length < 2 ? [t('give.text')] : []} onSend={() => (help === undefined ? undefined : sending.send({ ...addressOf(of.view), help: help.id, text: text.trim() }))}>
      {help?.question === undefined || help.question === null ? null : <p className="message-text">{help.question}</p>}
      <TextField id={fieldId(['text'])} label={t('give.text')} value={text} max={1000} lines={3} error={fieldMessage(sending.failure?.problem, 'text')} onChange={setText} />
    </StepSheet>
  );
}

/** What the person said on the telephone. */
export function CallBack(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const options = useOptions();
  const call = of.view.calls.find(({ calledOn }) => calledOn === null);
  const [result, setResult] = useState<CallResult>();
  const [note, setNote] = useState('');
  const sending = useStep(requestOperations.callBack, of);
  return (
    <StepSheet
      of={of} act={result === undefined ? t('call.act.none') : t('call.act', { result: say(callResults[result]) })} sending={sending} inside lacks={result === undefined ? [t('call.result')] : []}
      onSend={() => (call === undefined || result === undefined ? undefined : sending.send({ ...addressOf(of.view), call: call.id, result, ...(note.trim() === '' ? {} : { note: note.trim() }) }))}
    >
      <ChoiceField id={fieldId(['result'])} label={t('call.result')} value={result} long options={options(callResults)} error={fieldMessage(sending.failure?.problem, 'result')} onChange={setResult} />
      <TextField id={fieldId(['note'])} label={t('call.note')} optional value={note} max={500} lines={2} onChange={setNote} />
      {result === 'not-solved' ? <p className="law-text">{t('call.reopens')}</p> : null}
    </StepSheet>
  );
}
