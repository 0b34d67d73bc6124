import { disputeOperations, investigationKinds, policeReportKinds, signWays, violenceAnswers } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { CheckField, ChoiceField, SelectField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { StepSheet } from '../steps/step-sheet.tsx';
import { addressOf, useStep, useWhen } from '../steps/step.ts';
import type { StepProps } from '../steps/step.ts';
import { PartyChoice } from './parts.tsx';
import { useRoom } from './use-room.ts';
import { roomWords } from './words.ts';

type How = keyof typeof signWays;

/** Facts that nobody disputes, one a line, and who has signed the paper. */
export function ConfirmFacts(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const options = useOptions();
  const { view } = of;
  const labelOf = usePartyLabel(view.parties);
  const record = useRef(newId());
  const step = useStep(disputeOperations.confirmFacts, of);
  const [text, setText] = useState('');
  const [ways, setWays] = useState<Readonly<Record<Id, How>>>({});
  const facts = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const signatures = view.parties.flatMap(({ id }) => (ways[id] === undefined ? [] : [{ signer: id, how: ways[id] }]));
  const when = useWhen(of, 'confirmFacts', { signedBy: signatures.map(({ signer }) => signer) });
  return (
    <StepSheet step="confirmFacts" of={of} act={t('facts.act', { count: facts.length })} sending={step} when={when} incomplete={facts.length === 0} onSend={() => step.send({ ...addressOf(view), ...when.input, record: record.current, facts, signatures })}>
      <TextField id={fieldId(['facts'])} label={t('facts.title')} hint={t('facts.text')} value={text} max={8000} lines={5} error={fieldMessage(step.failure?.problem, 'facts')} onChange={setText} />
      <fieldset className="field choice" id={fieldId(['signatures'])} tabIndex={-1}>
        <legend className="field-label">{t('facts.signed')}</legend>
        <ul className="plain-list">
          {view.parties.map(({ id }) => (
            <li key={id} className="line"><span>{labelOf(id)}</span><Radio.Group name={`sign-${id}`} value={ways[id] ?? null} options={options(signWays)} onChange={(event) => setWays({ ...ways, [id]: event.target.value })} /></li>
          ))}
        </ul>
      </fieldset>
    </StepSheet>
  );
}

/** One side is asked apart; the answer goes under seal. */
export function AskViolence(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const options = useOptions();
  const { view } = of;
  const note = useRef(newId());
  const step = useStep(disputeOperations.askViolence, of);
  const when = useWhen(of, 'askViolence');
  const [party, setParty] = useState<Id>();
  const [apart, setApart] = useState(false);
  const [answer, setAnswer] = useState<keyof typeof violenceAnswers>();
  return (
    <StepSheet step="askViolence" of={of} act={t('violence.act')} sending={step} when={when} incomplete={party === undefined || answer === undefined} onSend={() => step.send({ ...addressOf(view), ...when.input, note: note.current, party: party ?? '', apart, answer: answer ?? 'not-said' })}>
      <p>{t('violence.text')}</p>
      <PartyChoice view={view} id={fieldId(['party'])} label={t('violence.party')} value={party} error={fieldMessage(step.failure?.problem, 'party')} onChange={setParty} />
      <CheckField id={fieldId(['apart'])} label={t('violence.apart')} value={apart} onChange={setApart} />
      <ChoiceField id={fieldId(['answer'])} label={t('violence.answer')} value={answer} options={options(violenceAnswers)} onChange={setAnswer} />
    </StepSheet>
  );
}

/** A visit, an inquiry, an inspection of the place, with its record. */
export function Investigate(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const options = useOptions();
  const { view } = of;
  const room = useRoom(view);
  const id = useRef(newId());
  const step = useStep(disputeOperations.investigate, of);
  const when = useWhen(of, 'investigate');
  const labelOf = usePartyLabel(view.parties);
  const [kind, setKind] = useState<keyof typeof investigationKinds>('visit');
  const [whom, setWhom] = useState<Id>();
  const [text, setText] = useState({ venue: '', words: '', record: '' });
  const [readBack, setReadBack] = useState(false);
  const mediators = view.mediators.filter(({ to }) => to === null);
  const [by, setBy] = useState<Id | undefined>(mediators[0]?.post);
  const problem = step.failure?.problem;
  const [venue, words] = [text.venue.trim(), text.words.trim()];
  const people = room.data?.colleagues ?? mediators;
  return (
    <StepSheet
      step="investigate" of={of} act={t('inquiry.act')} sending={step} when={when} incomplete={text.record.trim() === '' || by === undefined}
      onSend={() => step.send({
        ...addressOf(view), ...when.input, investigation: id.current, kind, ...(venue === '' ? {} : { venue }), ...(whom === undefined || whom === 'other' ? {} : { respondent: whom }),
        ...(words === '' ? {} : { respondentWords: words }), record: text.record.trim(), investigators: by === undefined ? [] : [by], readBack,
      })}
    >
      <ChoiceField id={fieldId(['kind'])} label={t('inquiry.kind')} value={kind} options={options(investigationKinds)} onChange={setKind} />
      <ChoiceField id={fieldId(['respondent'])} label={t('inquiry.whom')} value={whom} options={[...view.parties.map((party) => ({ value: party.id, label: labelOf(party.id) })), { value: 'other', label: t('inquiry.other') }]} error={fieldMessage(problem, 'respondent')} onChange={setWhom} />
      {whom === 'other' ? <TextField id={fieldId(['respondentWords'])} label={t('inquiry.words')} value={text.words} max={100} error={fieldMessage(problem, 'respondentWords')} onChange={(next) => setText({ ...text, words: next })} /> : null}
      <TextField id={fieldId(['record'])} label={t('inquiry.record')} value={text.record} max={8000} lines={6} error={fieldMessage(problem, 'record')} onChange={(record) => setText({ ...text, record })} />
      <div className="pair">
        <TextField id={fieldId(['venue'])} label={t('inquiry.venue')} optional value={text.venue} max={100} onChange={(next) => setText({ ...text, venue: next })} />
        <SelectField id={fieldId(['investigators'])} label={t('inquiry.by')} value={by} options={people.map(({ post, name }) => ({ value: post, label: name }))} onChange={setBy} />
      </div>
      <CheckField id={fieldId(['readBack'])} label={t('inquiry.read')} value={readBack} onChange={setReadBack} />
    </StepSheet>
  );
}

/** A sign that it may turn violent, what is done about it, who looks in. */
export function NoteWarning(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const say = useSay();
  const { view } = of;
  const room = useRoom(view);
  const sign = useRef(newId());
  const step = useStep(disputeOperations.noteWarning, of);
  const [kind, setKind] = useState<string>();
  const [precaution, setPrecaution] = useState('');
  const [owner, setOwner] = useState<Id | undefined>(view.holder.post?.post);
  const when = useWhen(of, 'noteWarning', { precaution: precaution.trim() !== '' });
  const kinds = room.data?.warningKinds ?? [];
  const usual = kinds.find(({ code }) => code === kind)?.precautions;
  const problem = step.failure?.problem;
  return (
    <StepSheet
      step="noteWarning" of={of} act={t('warning.act')} sending={step} when={when} incomplete={kind === undefined || owner === undefined}
      onSend={() => step.send({ ...addressOf(view), ...when.input, sign: sign.current, kind: kind ?? '', owner: owner ?? '', ...(precaution.trim() === '' ? {} : { precaution: precaution.trim() }) })}
    >
      <ChoiceField id={fieldId(['kind'])} label={t('warning.kind')} value={kind} options={kinds.map(({ code, name }) => ({ value: code, label: say(name) }))} error={fieldMessage(problem, 'kind')} onChange={setKind} />
      <TextField id={fieldId(['precaution'])} label={t('warning.precaution')} hint={usual === undefined ? undefined : t('warning.usual', { what: say(usual) })} value={precaution} max={500} lines={2} error={fieldMessage(problem, 'precaution')} onChange={setPrecaution} />
      <SelectField id={fieldId(['owner'])} label={t('warning.owner')} value={owner} options={(room.data?.colleagues ?? []).map(({ post, name }) => ({ value: post, label: name }))} error={fieldMessage(problem, 'owner')} onChange={setOwner} />
    </StepSheet>
  );
}

/** Somebody looked in. */
export function VisitWarning(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const say = useSay();
  const language = useLanguage();
  const { view } = of;
  const room = useRoom(view);
  const visit = useRef(newId());
  const step = useStep(disputeOperations.visitWarning, of);
  const when = useWhen(of, 'visitWarning');
  const due = (room.data?.warnings ?? []).filter(({ endedOn }) => endedOn === null)
    .flatMap((sign) => sign.visits.filter(({ visitedOn }) => visitedOn === null).map(({ after, dueOn }) => ({ key: `${sign.id} ${after}`, sign: sign.id, after, dueOn, name: sign.name })));
  const [chosen, setChosen] = useState<string>();
  const [record, setRecord] = useState('');
  const one = due.find(({ key }) => key === chosen) ?? due[0];
  return (
    <StepSheet
      step="visitWarning" of={of} act={t('visit.act')} sending={step} when={when} incomplete={one === undefined}
      onSend={() => step.send({ ...addressOf(view), ...when.input, sign: one?.sign ?? '', visit: visit.current, after: one?.after ?? 7, ...(record.trim() === '' ? {} : { record: record.trim() }) })}
    >
      <ChoiceField id={fieldId(['sign'])} label={t('visit.which')} long value={one?.key} options={due.map((line) => ({ value: line.key, label: `${say(line.name)} · ${t('warning.visit', { after: line.after })}`, note: t('warning.due', { day: fullDay(line.dueOn, language) }) }))} error={fieldMessage(step.failure?.problem, 'sign')} onChange={setChosen} />
      <TextField id={fieldId(['record'])} label={t('visit.record')} optional value={record} max={1000} lines={2} onChange={setRecord} />
    </StepSheet>
  );
}

/** The police are told in time; mediation goes on. */
export function ReportToPolice(of: StepProps): ReactNode {
  const t = useWords(roomWords);
  const options = useOptions();
  const { view } = of;
  const report = useRef(newId());
  const step = useStep(disputeOperations.reportToPolice, of);
  const when = useWhen(of, 'reportToPolice');
  const [kind, setKind] = useState<keyof typeof policeReportKinds>();
  const [unit, setUnit] = useState('');
  const [account, setAccount] = useState('');
  const problem = step.failure?.problem;
  return (
    <StepSheet
      step="reportToPolice" of={of} act={t('police.act')} sending={step} when={when} incomplete={kind === undefined || unit.trim() === '' || account.trim() === ''}
      onSend={() => step.send({ ...addressOf(view), ...when.input, report: report.current, kind: kind ?? 'public-order', unit: unit.trim(), account: account.trim() })}
    >
      <ChoiceField id={fieldId(['kind'])} label={t('police.kind')} value={kind} options={options(policeReportKinds)} onChange={setKind} />
      <TextField id={fieldId(['unit'])} label={t('police.unit')} value={unit} max={60} error={fieldMessage(problem, 'unit')} onChange={setUnit} />
      <TextField lines={3} id={fieldId(['account'])} label={t('police.account')} value={account} max={2000} error={fieldMessage(problem, 'account')} onChange={setAccount} />
    </StepSheet>
  );
}
