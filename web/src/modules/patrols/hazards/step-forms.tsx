import { addDays } from '@anhe/contract/kernel';
import type { Day, Verdict } from '@anhe/contract/kernel';
import { judgeHazard, menders, patrolOperations, severities, voidReasons } from '@anhe/contract/patrols';
import type { HazardSaid, HazardStep, Mender, VoidReason } from '@anhe/contract/patrols';
import { Select } from 'antd';
import type { ComponentType, ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { useMe } from '../../../session/index.ts';
import { ChoiceField, DayField, Field, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { PhotosField, useHazardKinds } from '../../matters/index.ts';
import type { Photo } from '../../matters/index.ts';
import { UnitField } from '../../staff/index.ts';
import type { NamedUnit } from '../../staff/index.ts';
import { factsOf } from './facts.ts';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep } from './step.ts';
import type { StepProps } from './step.ts';
import { hazardWords } from './words.ts';

const most = 5;
const short = (text: string): boolean => text.trim().length < 2;
const sent = (photos: readonly Photo[]) => photos.map(({ id, upload }) => ({ id, upload }));

/** What the rules say of the step as it is filled in. */
function useVerdict({ view, step }: StepProps, said: Omit<HazardSaid, 'today' | 'person'> = {}): Verdict {
  const me = useMe().person.id;
  return judgeHazard(factsOf(view, me), step, { ...said, today: todayHere(), person: me });
}

function Assign(of: StepProps): ReactNode {
  const t = useWords(hazardWords);
  const say = useSay();
  const options = useOptions();
  const { line } = of.view;
  const days = useHazardKinds().kindOf(line.kind)?.days[line.severity];
  const [mender, setMender] = useState<Mender>(line.mender ?? 'unit');
  const [unit, setUnit] = useState<NamedUnit | undefined>({ unit: line.holderUnit, name: line.holderName });
  const [named, setDue] = useState<Day>();
  const [touched, setTouched] = useState(false);
  const [text, setText] = useState('');
  const sending = useStep(patrolOperations.assignHazard, of);
  const due = touched ? named : (line.dueOn ?? (days === undefined ? undefined : addDays(todayHere(), days)));
  const verdict = useVerdict(of, { dueOn: due });
  const problem = sending.failure?.problem;
  const lacks = [due === undefined ? t('lack.day') : '', mender === 'unit' && unit === undefined ? t('lack.unit') : ''];
  const send = (): void => {
    if (due !== undefined) sending.send({ ...addressOf(of.view), mender, dueOn: due, text: text.trim(), ...(mender === 'unit' && unit !== undefined ? { unit: unit.unit } : {}) });
  };
  return (
    <StepSheet of={of} act={mender === 'owner' ? t('assign.act.owner') : t('assign.act', { who: unit?.name ?? '…' })} sending={sending} lacks={lacks} verdict={verdict} onSend={send}>
      <ChoiceField id={fieldId(['mender'])} label={t('assign.who')} value={mender} options={options(menders)} onChange={setMender} />
      {mender === 'owner'
        ? <p className="muted">{t('assign.note.owner')}</p>
        : <UnitField id={fieldId(['unit'])} label={t('assign.unit')} county={line.county} value={unit} error={fieldMessage(problem, 'unit')} onChange={setUnit} />}
      <DayField id={fieldId(['dueOn'])} label={t('assign.due')} value={due} error={fieldMessage(problem, 'dueOn')} onChange={(day) => {
        setTouched(true);
        setDue(day);
      }} />
      {days === undefined ? null : <p className="muted">{t('assign.usual', { severity: say(severities[line.severity]), days })}</p>}
      <TextField id={fieldId(['text'])} label={t('assign.text')} value={text} max={500} lines={2} optional error={fieldMessage(problem, 'text')} onChange={setText} />
    </StepSheet>
  );
}

function Guard(of: StepProps): ReactNode {
  const t = useWords(hazardWords);
  const [text, setText] = useState('');
  const sending = useStep(patrolOperations.guardHazard, of);
  return (
    <StepSheet of={of} act={t('guard.act')} sending={sending} lacks={[short(text) ? t('lack.text') : '']} verdict={useVerdict(of)} onSend={() => sending.send({ ...addressOf(of.view), text: text.trim() })}>
      <TextField id={fieldId(['text'])} label={t('guard.text')} hint={t('guard.hint')} value={text} max={300} lines={2} error={fieldMessage(sending.failure?.problem, 'text')} onChange={setText} />
    </StepSheet>
  );
}

function Extend(of: StepProps): ReactNode {
  const t = useWords(hazardWords);
  const language = useLanguage();
  const [due, setDue] = useState<Day>();
  const [reason, setReason] = useState('');
  const sending = useStep(patrolOperations.extendHazard, of);
  const problem = sending.failure?.problem;
  const lacks = [due === undefined ? t('lack.day') : '', short(reason) ? t('reason') : ''];
  return (
    <StepSheet of={of} act={due === undefined ? t('extend.act.none') : t('extend.act', { day: fullDay(due, language) })} sending={sending} lacks={lacks} verdict={useVerdict(of, { dueOn: due })}
      onSend={() => (due === undefined ? undefined : sending.send({ ...addressOf(of.view), dueOn: due, reason: reason.trim() }))}>
      <DayField id={fieldId(['dueOn'])} label={t('extend.due')} value={due} error={fieldMessage(problem, 'dueOn')} onChange={setDue} />
      <TextField id={fieldId(['reason'])} label={t('reason')} value={reason} max={300} lines={2} error={fieldMessage(problem, 'reason')} onChange={setReason} />
      <p className="muted">{t('extend.note')}</p>
    </StepSheet>
  );
}

function Mend(of: StepProps): ReactNode {
  const t = useWords(hazardWords);
  const [text, setText] = useState('');
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const sending = useStep(patrolOperations.mendHazard, of);
  const problem = sending.failure?.problem;
  const lacks = [short(text) ? t('lack.text') : '', on === undefined ? t('lack.day') : '', photos.length === 0 ? t('lack.photo') : ''];
  return (
    <StepSheet of={of} act={t('mend.act')} sending={sending} lacks={lacks} verdict={useVerdict(of, { happenedOn: on, photos: photos.length })}
      onSend={() => (on === undefined ? undefined : sending.send({ ...addressOf(of.view), text: text.trim(), happenedOn: on, photos: sent(photos) }))}>
      <TextField id={fieldId(['text'])} label={t('mend.text')} value={text} max={500} lines={2} error={fieldMessage(problem, 'text')} onChange={setText} />
      <DayField id={fieldId(['happenedOn'])} label={t('mend.on')} value={on} past error={fieldMessage(problem, 'happenedOn')} onChange={setOn} />
      <PhotosField photos={photos} most={most} label={t('mend.photos')} onChange={setPhotos} />
      <p className="muted">{t('mend.note')}</p>
    </StepSheet>
  );
}

function Check(of: StepProps): ReactNode {
  const t = useWords(hazardWords);
  const [passed, setPassed] = useState<'yes' | 'no'>();
  const [text, setText] = useState('');
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const [due, setDue] = useState<Day>();
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const sending = useStep(patrolOperations.checkHazard, of);
  const problem = sending.failure?.problem;
  const lacks = [passed === undefined ? t('lack.choice') : '', short(text) ? t('lack.text') : '', on === undefined ? t('lack.day') : ''];
  const send = (): void => {
    if (passed === undefined || on === undefined) return;
    sending.send({ ...addressOf(of.view), passed: passed === 'yes', text: text.trim(), happenedOn: on, photos: sent(photos), ...(passed === 'no' && due !== undefined ? { dueOn: due } : {}) });
  };
  return (
    <StepSheet of={of} act={t(passed === undefined ? 'check.act' : `check.act.${passed}`)} sending={sending} lacks={lacks} verdict={useVerdict(of, { happenedOn: on, dueOn: passed === 'no' ? due : undefined })} onSend={send}>
      <ChoiceField id={fieldId(['passed'])} label={t('check.result')} value={passed} options={[{ value: 'yes', label: t('check.yes') }, { value: 'no', label: t('check.no') }]} onChange={setPassed} />
      <TextField id={fieldId(['text'])} label={t('check.text')} value={text} max={500} lines={2} error={fieldMessage(problem, 'text')} onChange={setText} />
      <div className="pair">
        <DayField id={fieldId(['happenedOn'])} label={t('check.on')} value={on} past error={fieldMessage(problem, 'happenedOn')} onChange={setOn} />
        {passed === 'no' ? <DayField id={fieldId(['dueOn'])} label={t('check.due')} value={due} optional error={fieldMessage(problem, 'dueOn')} onChange={setDue} /> : null}
      </div>
      <PhotosField photos={photos} most={most} label={t('check.photos')} onChange={setPhotos} />
    </StepSheet>
  );
}

function Cancel(of: StepProps): ReactNode {
  const t = useWords(hazardWords);
  const options = useOptions();
  const [why, setWhy] = useState<VoidReason>();
  const [same, setSame] = useState<string>();
  const [text, setText] = useState('');
  const sending = useStep(patrolOperations.cancelHazard, of);
  const problem = sending.failure?.problem;
  const others = of.view.same.items;
  return (
    <StepSheet of={of} act={t('cancel.act')} sending={sending} danger lacks={[why === undefined ? t('lack.choice') : '', short(text) ? t('lack.text') : '']} verdict={useVerdict(of)}
      onSend={() => (why === undefined ? undefined : sending.send({ ...addressOf(of.view), why, text: text.trim(), ...(why === 'twice' && same !== undefined ? { same } : {}) }))}>
      <ChoiceField id={fieldId(['why'])} label={t('cancel.why')} value={why} options={options(voidReasons)} long onChange={setWhy} />
      {why !== 'twice' || others.length === 0 ? null : (
        <Field id={fieldId(['same'])} label={t('cancel.same')} error={fieldMessage(problem, 'same')} optional>
          <Select id={fieldId(['same'])} className="wide" allowClear value={same ?? null} options={others.map(({ id, number, where, foundOn }) => ({ value: id, label: `${number} ${where}（${foundOn}）` }))} onChange={(next: string | undefined) => setSame(next)} />
        </Field>
      )}
      <TextField id={fieldId(['text'])} label={t('cancel.text')} value={text} max={300} lines={2} error={fieldMessage(problem, 'text')} onChange={setText} />
    </StepSheet>
  );
}

function AddTo(of: StepProps): ReactNode {
  const t = useWords(hazardWords);
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const sending = useStep(patrolOperations.addToHazard, of);
  return (
    <StepSheet of={of} act={t('add.act')} sending={sending} lacks={[short(text) ? t('lack.text') : '']} verdict={useVerdict(of)} onSend={() => sending.send({ ...addressOf(of.view), text: text.trim(), photos: sent(photos) })}>
      <TextField id={fieldId(['text'])} label={t('add.text')} value={text} max={500} lines={3} error={fieldMessage(sending.failure?.problem, 'text')} onChange={setText} />
      <PhotosField photos={photos} most={most} label={t('add.photos')} onChange={setPhotos} />
    </StepSheet>
  );
}

/** The form of every step of a hazard. */
export const stepForms: Readonly<Record<HazardStep, ComponentType<StepProps>>> = { assign: Assign, guard: Guard, extend: Extend, mend: Mend, check: Check, cancel: Cancel, addTo: AddTo };
