import { bothSides, consentAnswers, disputeOperations, toldWays } from '@anhe/contract/disputes';
import { legalText } from '@anhe/contract/documents';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage, useQueryOf } from '../../../api/index.ts';
import { CheckField, ChoiceField, Loading, SelectField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { useActing, useMe } from '../../../session/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { GuestsField } from '../room/guests-field.tsx';
import type { GuestForm } from '../room/guests-field.tsx';
import { useRoom } from '../room/use-room.ts';
import { StepDraft, useStepDraft } from './step-draft.tsx';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep, useWhen } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

/** A mediator of this committee, chosen by the parties or appointed; an interest is asked about. */
export function Appoint(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { view } = of;
  const step = useStep(disputeOperations.appoint, of);
  const found = useQueryOf(staffOperations.mediatorsOf, { county: view.county, unit: view.committee.unit }, { keep: true });
  const free = (found.data?.items ?? []).filter((one) => !view.mediators.some((mediator) => mediator.post === one.post));
  const [post, setPost] = useState<Id>();
  const [chosen, setChosen] = useState<'chosen' | 'appointed'>('appointed');
  const [conflict, setConflict] = useState<'none' | 'declared' | 'accepted'>('none');
  const when = useWhen(of, 'appoint', { conflict });
  const name = free.find((one) => one.post === post)?.name;
  const problem = step.failure?.problem;
  return (
    <StepSheet
      step="appoint" of={of} act={name === undefined ? t('act.appoint.none') : t('act.appoint', { name })} sending={step} when={when} incomplete={post === undefined} lacks={[]}
      onSend={() => step.send({ ...addressOf(view), ...when.input, post: post ?? '', chosen, conflict })}
    >
      {found.isPending ? <Loading lines={2} label={t('mediator')} /> : null}
      {found.data !== undefined && free.length === 0 ? <p className="law-text">{t('mediator.none')}</p> : (
        <ChoiceField id={fieldId(['post'])} label={t('mediator')} value={post} options={free.map((one) => ({ value: one.post, label: one.name, note: one.title ?? undefined }))} error={fieldMessage(problem, 'post')} onChange={setPost} />
      )}
      <ChoiceField id={fieldId(['chosen'])} label={t('chosen')} value={chosen} options={[{ value: 'appointed', label: t('chosen.appointed') }, { value: 'chosen', label: t('chosen.chosen') }]} onChange={setChosen} />
      <ChoiceField id={fieldId(['conflict'])} label={t('conflict')} value={conflict} options={(['none', 'declared', 'accepted'] as const).map((value) => ({ value, label: t(`conflict.${value}`) }))} error={fieldMessage(problem, 'conflict')} onChange={setConflict} />
    </StepSheet>
  );
}

type Answer = keyof typeof consentAnswers;

/** The rights notice and what each party says; nobody's consent is assumed. */
export function Tell(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const options = useOptions();
  const { view } = of;
  const labelOf = usePartyLabel(view.parties);
  const step = useStep(disputeOperations.tell, of);
  const when = useWhen(of, 'tell');
  const [how, setHow] = useState<keyof typeof toldWays>('read-out');
  const [answers, setAnswers] = useState<Readonly<Record<Id, Answer>>>(() => Object.fromEntries(view.consents.map(({ party, answer }) => [party, answer])));
  const told = view.parties.flatMap(({ id }) => (answers[id] === undefined ? [] : [{ party: id, answer: answers[id] }]));
  const problem = step.failure?.problem;
  return (
    <StepSheet step="tell" of={of} act={t('act.tell')} sending={step} when={when} incomplete={told.length === 0} onSend={() => step.send({ ...addressOf(view), ...when.input, how, told })}>
      <ChoiceField id={fieldId(['how'])} label={t('tell.how')} value={how} options={options(toldWays)} error={fieldMessage(problem, 'how')} onChange={setHow} />
      {how === 'phone' || how === 'read-out' ? <NoticeText day={when.day} /> : null}
      <Button onClick={() => setAnswers(Object.fromEntries(view.parties.map(({ id }) => [id, 'consented'])))}>{t('tell.all')}</Button>
      {view.parties.map((party) => (
        <ChoiceField key={party.id} id={fieldId(['told', party.id])} label={labelOf(party.id)} value={answers[party.id]} options={options(consentAnswers)} onChange={(answer) => setAnswers({ ...answers, [party.id]: answer })} />
      ))}
    </StepSheet>
  );
}

/** The notice as it is read out: the law's own Chinese words, whatever the language of the page. */
function NoticeText({ day }: { readonly day: string | undefined }): ReactNode {
  const t = useWords(stepWords);
  return (
    <details className="notice-text">
      <summary>{t('tell.text')}</summary>
      <div lang="zh-CN" className="reading">
        {(['nature', 'free', 'rights', 'duties', 'effect', 'confirmation', 'otherRemedies'] as const).map((key) => {
          const { text, basis } = legalText(key, day);
          return <p key={key}>{text} <span className="law-text">{basis}</span></p>;
        })}
      </div>
    </details>
  );
}

/** A session with its record; what is being written is kept as a draft. */
export function HoldSession(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { view } = of;
  const { current } = useActing();
  const me = useMe();
  const labelOf = usePartyLabel(view.parties);
  const session = useRef(newId());
  const room = useRoom(view).data;
  const [guests, setGuests] = useState<readonly GuestForm[]>([]);
  const [text, setText] = useState({ venue: '', record: '' });
  const [open, setOpen] = useState(false);
  const [readBack, setReadBack] = useState(false);
  const [present, setPresent] = useState<readonly Id[]>(view.parties.map(({ id }) => id));
  const when = useWhen(
    of, 'holdSession',
    { together: bothSides(view.parties, present), guestsAgreed: guests.every(({ agreed }) => view.parties.every(({ id }) => agreed.includes(id))) },
    room === undefined ? {} : { ...(room.violence === null ? {} : { violence: room.violence }), challenged: room.challenges.some(({ upheld }) => upheld === null) },
  );
  const people = [...view.mediators, ...(current === undefined || view.mediators.some(({ post }) => post === current.post) ? [] : [{ post: current.post, name: me.person.name }])];
  const [recorder, setRecorder] = useState<Id | undefined>(current?.post);
  const draft = useStepDraft('session', view.id, text, setText);
  const step = useStep(disputeOperations.holdSession, { ...of, onDone: draft.finished(of.onDone) });
  const problem = step.failure?.problem;
  const venue = text.venue.trim();
  return (
    <StepSheet
      step="holdSession" of={of} act={t('act.holdSession')} sending={step} when={when} incomplete={text.record.trim() === '' || present.length === 0 || recorder === undefined || guests.some(({ name }) => name.trim() === '')}
      onSend={() => step.send({ ...addressOf(view), ...when.input, session: session.current, ...(venue === '' ? {} : { venue }), public: open, record: text.record.trim(), recorder: recorder ?? '', readBack, present: [...present], guests: [...guests] })}
    >
      <StepDraft draft={draft} />
      <TextField id={fieldId(['record'])} label={t('record')} hint={t('record.hint')} value={text.record} max={8000} lines={8} error={fieldMessage(problem, 'record')} onChange={(record) => setText({ ...text, record })} />
      <fieldset className="field choice" id={fieldId(['present'])} tabIndex={-1}>
        <legend className="field-label">{t('present')}</legend>
        <Checkbox.Group value={[...present]} options={view.parties.map(({ id }) => ({ value: id, label: labelOf(id) }))} onChange={setPresent} />
      </fieldset>
      <div className="pair">
        <TextField id={fieldId(['venue'])} label={t('venue')} optional value={text.venue} max={100} error={fieldMessage(problem, 'venue')} onChange={(next) => setText({ ...text, venue: next })} />
        <SelectField id={fieldId(['recorder'])} label={t('recorder')} value={recorder} options={people.map(({ post, name }) => ({ value: post, label: name }))} error={fieldMessage(problem, 'recorder')} onChange={setRecorder} />
      </div>
      <GuestsField view={view} guests={guests} onChange={setGuests} />
      <CheckField id={fieldId(['readBack'])} label={t('read-back')} value={readBack} onChange={setReadBack} />
      <CheckField id={fieldId(['public'])} label={t('public')} value={open} onChange={setOpen} />
    </StepSheet>
  );
}
