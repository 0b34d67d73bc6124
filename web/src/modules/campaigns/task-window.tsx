import { campaignOperations as op, dutyLifecycle, judgeDuty } from '@anhe/contract/campaigns';
import type { DutyFacts, DutyStep, DutyView } from '@anhe/contract/campaigns';
import { newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { ActWindow, CheckField, ChoiceField, DayField, Field, TextField, fieldId } from '../../ui/index.ts';
import { fullMoment, todayHere, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { PhotosField } from '../matters/index.ts';
import type { Photo } from '../matters/index.ts';
import { UnitField } from '../staff/index.ts';
import type { NamedUnit } from '../staff/index.ts';
import { Barred, useKinds } from './parts.tsx';
import { campaignWords } from './words.ts';

/** What the rules ask of a task, from what the page was sent. */
export const dutyFacts = ({ line, to, proven }: DutyView): DutyFacts => ({ campaign: line.campaignStatus, status: line.status, measure: line.measure, target: line.target, proof: line.proof, proven, dueOn: line.dueOn, to, held: line.unit !== null });

interface Props {
  readonly view: DutyView;
  readonly step: DutyStep;
  readonly onClose: () => void;
}
type Choice = 'yes' | 'no';

/** The form of one step of a task. */
export function TaskWindow(props: Props): ReactNode {
  if (props.step === 'report') return <ReportWindow {...props} />;
  return props.step === 'urge' ? <UrgeWindow {...props} /> : <SaidWindow {...props} />;
}

/** How far the unit is: the whole number, a sentence, photographs, and whether it is done. */
function ReportWindow({ view, step, onClose }: Props): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const bars = useKinds()?.bars ?? [];
  const command = useCommand(op.report);
  const [report] = useState(() => newId());
  const { line } = view;
  const [amount, setAmount] = useState<number | undefined>(line.measure === 'reported' ? (line.amount ?? undefined) : undefined);
  const [text, setText] = useState('');
  const [done, setDone] = useState(false);
  const [proofs, setProofs] = useState<readonly Photo[]>([]);
  const verdict = judgeDuty(dutyFacts(view), step, { today: todayHere(), amount, done, proofs: proofs.length });
  const problem = command.failure?.problem;
  const save = async (): Promise<void> => {
    const said = await command.run({ county: line.county, duty: line.id, report, text: text.trim(), done, ...(amount === undefined ? {} : { amount }), proofs: proofs.map(({ id, upload }) => ({ id, upload })) }, line.revision);
    if (said !== undefined) onClose();
  };
  const title = say(dutyLifecycle.steps.report.title);
  return (
    <ActWindow title={title} act={title} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={text.trim().length < 2 || !verdict.legal}>
      {line.measure === 'counted' ? null : (
        <Field id={fieldId(['amount'])} label={t('act.amount', { word: line.word })} hint={t('act.amount.hint')} error={fieldMessage(problem, 'amount')}>
          <InputNumber id={fieldId(['amount'])} min={0} max={1_000_000} precision={0} value={amount ?? null} onChange={(next) => setAmount(next ?? undefined)} />
        </Field>
      )}
      <TextField id={fieldId(['text'])} label={t('act.text')} value={text} max={2000} lines={3} hint={t('act.no.persons')} onChange={setText} error={fieldMessage(problem, 'text')} />
      <Barred text={text} bars={bars} />
      {line.measure === 'counted' && line.target !== null ? <p className="muted">{t('task.count.auto')}</p> : <CheckField id={fieldId(['done'])} label={t('act.done')} value={done} onChange={setDone} />}
      <PhotosField photos={proofs} most={10} label={t('act.proofs')} onChange={setProofs} />
      {verdict.legal ? null : <p className="notice notice-law" role="status">{say(verdict.reason.wording)}</p>}
    </ActWindow>
  );
}

/** What the other steps ask for. */
const asks: Readonly<Record<Exclude<DutyStep, 'report' | 'urge'>, { readonly label?: 'act.why.nothing' | 'act.why.later' | 'step.remark'; readonly field?: 'text' | 'remark'; readonly least?: number; readonly day?: true; readonly choice?: true; readonly unit?: true }>> = {
  excuse: { label: 'act.why.nothing', field: 'text', least: 4 }, ask: { label: 'act.why.later', field: 'text', least: 4, day: true }, answer: { label: 'step.remark', field: 'remark', choice: true }, sendBack: { label: 'step.remark', field: 'remark', least: 2 }, assign: { unit: true },
};

function SaidWindow({ view, step, onClose }: Props): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const bars = useKinds()?.bars ?? [];
  const [report] = useState(() => newId());
  const [text, setText] = useState('');
  const [day, setDay] = useState<Day>();
  const [choice, setChoice] = useState<Choice>('yes');
  const [unit, setUnit] = useState<NamedUnit>();
  // One hook for all these steps: which operation it sends is fixed for as long as the window is open.
  const command = useCommand(op[step] as (typeof op)['sendBack']);
  const ask = step === 'report' || step === 'urge' ? {} : asks[step];
  const { line } = view;
  const verdict = judgeDuty(dutyFacts(view), step, { today: todayHere(), day });
  const problem = command.failure?.problem;
  const choices: readonly { readonly value: Choice; readonly label: string }[] = [{ value: 'yes', label: t('act.granted') }, { value: 'no', label: t('act.refused') }];
  const title = say(dutyLifecycle.steps[step].title);
  const least = ask.choice === true && choice === 'no' ? 2 : (ask.least ?? 0);
  const waiting = text.trim().length < least || (ask.day === true && day === undefined) || (ask.unit === true && unit === undefined) || !verdict.legal;
  const save = async (): Promise<void> => {
    const more = {
      ...(ask.field === undefined ? {} : { [ask.field]: text.trim() }), ...(ask.day === true ? { day } : {}), ...(ask.choice === true ? { granted: choice === 'yes' } : {}), ...(ask.unit === true ? { unit: unit?.unit } : {}), ...(step === 'excuse' ? { report } : {}),
    };
    // What the window asks is what its operation takes.
    if ((await command.run({ county: line.county, duty: line.id, ...more } as Parameters<typeof command.run>[0], line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={title} act={ask.choice === true ? t(choice === 'yes' ? 'act.granted' : 'act.refused') : title} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      {ask.choice === true ? <ChoiceField id={fieldId(['granted'])} label={t('passed')} value={choice} options={choices} onChange={setChoice} /> : null}
      {ask.day === true ? <DayField id={fieldId(['day'])} label={t('act.day')} value={day} onChange={setDay} error={fieldMessage(problem, 'day')} /> : null}
      {ask.unit === true ? <UnitField id={fieldId(['unit'])} label={t('act.unit')} county={line.county} value={unit} onChange={setUnit} error={fieldMessage(problem, 'unit')} /> : null}
      {ask.field === undefined || ask.label === undefined ? null : <TextField id={fieldId([ask.field])} label={t(ask.label)} value={text} max={500} lines={3} optional={least === 0} {...(ask.field === 'text' ? { hint: t('act.no.persons') } : {})} onChange={setText} error={fieldMessage(problem, ask.field)} />}
      {ask.field === 'text' ? <Barred text={text} bars={bars} /> : null}
      {verdict.legal ? null : <p className="notice notice-law" role="status">{say(verdict.reason.wording)}</p>}
    </ActWindow>
  );
}

/** A short word to the unit that lets it lie; says when it arrives. */
function UrgeWindow({ view, step, onClose }: Props): ReactNode {
  const t = useWords(campaignWords);
  const say = useSay();
  const language = useLanguage();
  const command = useCommand(op.urge);
  const [urge] = useState(() => newId());
  const [text, setText] = useState('');
  const [sent, setSent] = useState<{ readonly unitName: string; readonly deliverAt: string }>();
  const { line } = view;
  const title = say(dutyLifecycle.steps[step].title);
  const save = async (): Promise<void> => {
    const done = await command.run({ county: line.county, duty: line.id, urge, text: text.trim() });
    if (done !== undefined) setSent(done);
  };
  return (
    <ActWindow title={title} act={title} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={text.trim().length < 2 || sent !== undefined}>
      <p className="muted">{t('act.urge.note')}</p>
      {sent === undefined
        ? <TextField id={fieldId(['text'])} label={t('act.urge.text')} value={text} max={200} lines={2} onChange={setText} error={fieldMessage(command.failure?.problem, 'text')} />
        : <p className="notice notice-kept" role="status">✓ {t('act.urge.sent', { unit: sent.unitName, at: fullMoment(sent.deliverAt, language) })}</p>}
    </ActWindow>
  );
}
