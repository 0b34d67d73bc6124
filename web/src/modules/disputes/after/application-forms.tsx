import { applyingWays, confirmationStates, courtGrounds, disputeOperations, notAcceptedGrounds, rejectedGrounds, reviewStates } from '@anhe/contract/disputes';
import type { Answered } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { Checkbox, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage, useQueryOf } from '../../../api/index.ts';
import type { ShownProblem } from '../../../api/index.ts';
import { CheckField, ChoiceField, DayField, TextField, fieldId, keysOf, useOptions } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { AddFile } from '../matter/files-panel.tsx';
import { StepSheet } from '../steps/step-sheet.tsx';
import { addressOf, useStep, useWhen } from '../steps/step.ts';
import type { StepProps } from '../steps/step.ts';
import { afterWords } from './words.ts';

type How = keyof typeof applyingWays;

interface Applicants {
  readonly list: readonly { readonly party: Id; readonly how: How }[];
  readonly all: boolean;
  readonly fields: ReactNode;
}

/** Who applies and how; both sides are ticked, since they must apply together. */
function useApplicants({ view }: StepProps): Applicants {
  const t = useWords(afterWords);
  const options = useOptions();
  const labelOf = usePartyLabel(view.parties);
  const [ways, setWays] = useState<Readonly<Record<Id, How | undefined>>>(Object.fromEntries(view.parties.map(({ id }) => [id, 'in-person' as const])));
  const list = view.parties.flatMap(({ id }) => {
    const how = ways[id];
    return how === undefined ? [] : [{ party: id, how }];
  });
  const set = (id: Id, how: How | undefined): void => setWays((before) => ({ ...before, [id]: how }));
  const fields = (
    <fieldset className="field choice" id={fieldId(['applicants'])} tabIndex={-1}>
      <legend className="field-label">{t('apply.who')}</legend>
      <ul className="plain-list signers">
        {view.parties.map(({ id }) => (
          <li key={id} className="signer">
            <Checkbox checked={ways[id] !== undefined} onChange={(event) => set(id, event.target.checked ? 'in-person' : undefined)}>{labelOf(id)}</Checkbox>
            {ways[id] === undefined ? null : <Radio.Group aria-label={t('apply.how', { name: labelOf(id) })} value={ways[id]} options={options(applyingWays)} onChange={(event) => set(id, keysOf(applyingWays).find((key) => key === event.target.value))} />}
          </li>
        ))}
      </ul>
    </fieldset>
  );
  return { list, all: list.length === view.parties.length, fields };
}

const excludable = ['none', 'identity', 'rights'] as const;

/** Both sides ask a court: which one, why it is competent, and that nothing stands against it. */
export function ApplyConfirmation(of: StepProps): ReactNode {
  const t = useWords(afterWords);
  const options = useOptions();
  const { view } = of;
  const found = useQueryOf(disputeOperations.confirmation, addressOf(view), { keep: true });
  const application = useRef<Id>(newId());
  const step = useStep(disputeOperations.applyConfirmation, of);
  const who = useApplicants(of);
  const courts = found.data?.courts ?? [];
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState('');
  const [ground, setGround] = useState<keyof typeof courtGrounds>('body');
  const [several, setSeveral] = useState(false);
  const [together, setTogether] = useState(false);
  const [excluded, setExcluded] = useState<(typeof excludable)[number]>();
  const unit = chosen ?? courts[0]?.unit ?? 'other';
  // The unit is the court's window; the paper goes to the court itself.
  const court = unit === 'other' ? name.trim() : (courts.find((one) => one.unit === unit)?.name ?? '').replace(/诉讼服务(?:窗口|中心)$/, '');
  const invited = ground === 'invited';
  const lastDay = found.data?.lastDay ?? undefined;
  const when = useWhen(of, 'applyConfirmation', {
    after: { joint: who.all, invited, ground, several, jointlyChosen: together, ...(lastDay === undefined ? {} : { lastDay }), ...(excluded === undefined || excluded === 'none' ? {} : { excluded }) },
  });
  const problem = step.failure?.problem;
  return (
    <StepSheet
      step="applyConfirmation" of={of} act={t('apply.act')} sending={step} when={when} incomplete={court === '' || excluded === undefined || who.list.length === 0}
      onSend={() => step.send({
        ...addressOf(view), ...when.input, application: application.current, applicants: [...who.list], court, ...(unit === 'other' ? {} : { unit }), ground, invited, several, jointlyChosen: together,
        excluded: excluded ?? 'none',
      })}
    >
      {who.fields}
      {courts.length === 0 ? null : <ChoiceField id={fieldId(['unit'])} label={t('apply.court')} long value={unit} options={[...courts.map((one) => ({ value: one.unit, label: one.name, note: one.address ?? undefined })), { value: 'other', label: t('apply.court.other') }]} error={fieldMessage(problem, 'unit')} onChange={setChosen} />}
      {unit === 'other' ? <TextField id={fieldId(['court'])} label={t('apply.court.name')} value={name} max={100} error={fieldMessage(problem, 'court')} onChange={setName} /> : null}
      <ChoiceField id={fieldId(['ground'])} label={t('apply.ground')} long value={ground} options={options(courtGrounds)} error={fieldMessage(problem, 'ground')} onChange={setGround} />
      <CheckField id={fieldId(['several'])} label={t('apply.several')} value={several} onChange={setSeveral} />
      {several ? <CheckField id={fieldId(['jointlyChosen'])} label={t('apply.chosen')} value={together} onChange={setTogether} /> : null}
      <ChoiceField id={fieldId(['excluded'])} label={t('apply.excluded')} long value={excluded} options={excludable.map((value) => ({ value, label: t(`apply.excluded.${value}`) }))} error={fieldMessage(problem, 'excluded')} onChange={setExcluded} />
    </StepSheet>
  );
}

const results = ['confirmed', 'rejected', 'not-accepted', 'withdrawn'] as const;

interface Result {
  readonly result: Answered | undefined;
  readonly input: { readonly result: Answered; readonly number?: string; readonly servedOn?: Day };
  readonly incomplete: boolean;
  readonly fields: (problem: ShownProblem | undefined) => ReactNode;
}

/** What was answered: its number and day of service where there is a paper. */
function useResult(names: typeof confirmationStates | typeof reviewStates): Result {
  const t = useWords(afterWords);
  const options = useOptions();
  const [result, setResult] = useState<Answered>();
  const [number, setNumber] = useState('');
  const [servedOn, setServedOn] = useState<Day>();
  const papered = result !== undefined && result !== 'withdrawn';
  const fields = (problem: ShownProblem | undefined): ReactNode => (
    <>
      <ChoiceField id={fieldId(['result'])} label={t('ruling.result')} long value={result} options={options(names).flatMap(({ value, label }) => results.flatMap((one) => (one === value ? [{ value: one, label }] : [])))} error={fieldMessage(problem, 'result')} onChange={setResult} />
      {papered ? (
        <div className="pair">
          <TextField id={fieldId(['number'])} label={t('ruling.number')} hint={t('ruling.number.hint')} optional={result !== 'confirmed'} value={number} max={60} error={fieldMessage(problem, 'number')} onChange={setNumber} />
          <DayField id={fieldId(['servedOn'])} label={t('ruling.served')} past optional={result !== 'confirmed'} value={servedOn} error={fieldMessage(problem, 'servedOn')} onChange={setServedOn} />
        </div>
      ) : null}
    </>
  );
  return {
    result, fields, incomplete: result === undefined || (result === 'confirmed' && (number.trim() === '' || servedOn === undefined)),
    input: { result: result ?? 'withdrawn', ...(papered && number.trim() !== '' ? { number: number.trim() } : {}), ...(papered && servedOn !== undefined ? { servedOn } : {}) },
  };
}

/** The court's answer. */
export function RecordRuling(of: StepProps): ReactNode {
  const t = useWords(afterWords);
  const options = useOptions();
  const { view } = of;
  const step = useStep(disputeOperations.recordRuling, of);
  const when = useWhen(of, 'recordRuling');
  const answer = useResult(confirmationStates);
  const [ground, setGround] = useState<string>();
  const grounds = answer.result === 'rejected' ? options<string>(rejectedGrounds) : answer.result === 'not-accepted' ? options<string>(notAcceptedGrounds) : [];
  const said = grounds.find(({ value }) => value === ground)?.value;
  const problem = step.failure?.problem;
  return (
    <StepSheet
      step="recordRuling" of={of} act={t('ruling.act')} sending={step} when={when} dayLabel={t('ruling.day')} incomplete={answer.incomplete || (grounds.length > 0 && said === undefined)}
      onSend={() => step.send({ ...addressOf(view), ...when.input, ...answer.input, ...(said === undefined ? {} : { ground: said }) })}
    >
      {answer.fields(problem)}
      {grounds.length === 0 ? null : <ChoiceField id={fieldId(['ground'])} label={t('ruling.ground')} long value={said} options={grounds} error={fieldMessage(problem, 'ground')} onChange={setGround} />}
      <details><summary>{t('ruling.file')}</summary><AddFile county={view.county} matter={view.id} only="ruling" {...(when.day === undefined ? {} : { day: when.day })} /></details>
    </StepSheet>
  );
}

/** Both sides of a labour dispute ask the arbitration commission. */
export function ApplyReview(of: StepProps): ReactNode {
  const t = useWords(afterWords);
  const { view } = of;
  const application = useRef<Id>(newId());
  const step = useStep(disputeOperations.applyReview, of);
  const who = useApplicants(of);
  const when = useWhen(of, 'applyReview', { after: { joint: who.all } });
  const [commission, setCommission] = useState('');
  return (
    <StepSheet step="applyReview" of={of} act={t('review.act')} sending={step} when={when} incomplete={commission.trim() === '' || who.list.length === 0} onSend={() => step.send({ ...addressOf(view), ...when.input, application: application.current, applicants: [...who.list], commission: commission.trim() })}>
      {who.fields}
      <TextField id={fieldId(['commission'])} label={t('review.commission')} value={commission} max={100} error={fieldMessage(step.failure?.problem, 'commission')} onChange={setCommission} />
    </StepSheet>
  );
}

export function RecordReview(of: StepProps): ReactNode {
  const t = useWords(afterWords);
  const step = useStep(disputeOperations.recordReview, of);
  const when = useWhen(of, 'recordReview');
  const answer = useResult(reviewStates);
  return (
    <StepSheet step="recordReview" of={of} act={t('review.record.act')} sending={step} when={when} dayLabel={t('ruling.day')} incomplete={answer.incomplete} onSend={() => step.send({ ...addressOf(of.view), ...when.input, ...answer.input })}>
      {answer.fields(step.failure?.problem)}
    </StepSheet>
  );
}

/** The parties ask the police in writing for no penalty, once all is performed. */
export function ApplyNoPenalty(of: StepProps): ReactNode {
  const t = useWords(afterWords);
  const { view } = of;
  const application = useRef<Id>(newId());
  const step = useStep(disputeOperations.applyNoPenalty, of);
  const when = useWhen(of, 'applyNoPenalty');
  const labelOf = usePartyLabel(view.parties);
  const [applicants, setApplicants] = useState<readonly Id[]>(view.parties.map(({ id }) => id));
  const [station, setStation] = useState('');
  return (
    <StepSheet step="applyNoPenalty" of={of} act={t('no-penalty.act')} sending={step} when={when} incomplete={station.trim() === '' || applicants.length === 0} onSend={() => step.send({ ...addressOf(view), ...when.input, application: application.current, applicants: [...applicants], station: station.trim() })}>
      <p className="law-text">{t('no-penalty.text')}</p>
      {view.parties.map(({ id }) => <CheckField key={id} id={fieldId(['applicants', id])} label={labelOf(id)} value={applicants.includes(id)} onChange={(on) => setApplicants((before) => (on ? [...before, id] : before.filter((one) => one !== id)))} />)}
      <TextField id={fieldId(['station'])} label={t('no-penalty.station')} value={station} max={100} error={fieldMessage(step.failure?.problem, 'station')} onChange={setStation} />
    </StepSheet>
  );
}
