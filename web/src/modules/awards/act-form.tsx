import { newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { awardFacts, awardLifecycle, awardOperations, isAwardFact } from '@anhe/contract/awards';
import type { AwardStep, AwardView } from '@anhe/contract/awards';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommand } from '../../api/index.ts';
import type { Failure } from '../../api/index.ts';
import { ActWindow, ChoiceField, DayField, SelectField, TextField, fieldId } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { StatedRow, empty, read } from './draft.tsx';
import type { Typed } from './draft.tsx';
import { awardWords } from './words.ts';

/** A step that says something before it is done. */
export interface AwardAct {
  readonly step: AwardStep;
  readonly objection?: string;
}

interface Form {
  readonly label: keyof typeof awardWords;
  readonly optional?: boolean;
  readonly command: { readonly busy: boolean; readonly failure: Failure | undefined; readonly again: () => Promise<unknown> };
  readonly run: () => Promise<unknown>;
}

/** The small form of a step: its text, and the day, figures or conclusion that it asks for. */
export function ActForm({ view, act, onClose }: { readonly view: AwardView; readonly act: AwardAct; readonly onClose: () => void }): ReactNode {
  const t = useWords(awardWords);
  const say = useSay();
  const { line } = view;
  const at = { county: line.county, award: line.id };
  const { revision } = line;
  const [text, setText] = useState('');
  const [day, setDay] = useState<Day | undefined>(todayHere);
  const [mendBy, setMendBy] = useState<Day>();
  const [yes, setYes] = useState<'yes' | 'no'>('no');
  const [ground, setGround] = useState('other');
  const [rows, setRows] = useState<ReadonlyMap<string, Typed>>(new Map());
  const [id] = useState(() => newId());
  const commands = {
    passCounty: useCommand(awardOperations.passCounty), passCity: useCommand(awardOperations.passCity), sendBack: useCommand(awardOperations.sendBack), refuse: useCommand(awardOperations.refuse),
    withdraw: useCommand(awardOperations.withdraw), inspect: useCommand(awardOperations.inspect), recordObjection: useCommand(awardOperations.recordObjection), answerObjection: useCommand(awardOperations.answerObjection),
    reviewYear: useCommand(awardOperations.reviewYear), warn: useCommand(awardOperations.warn), revoke: useCommand(awardOperations.revoke), appeal: useCommand(awardOperations.appeal), answerAppeal: useCommand(awardOperations.answerAppeal),
  };
  const note = text.trim() === '' ? {} : { note: text };
  const seen = read(rows);
  const forms: Readonly<Record<keyof typeof commands, Form>> = {
    passCounty: { label: 'note', optional: true, command: commands.passCounty, run: () => commands.passCounty.run({ ...at, ...note }, revision) },
    passCity: { label: 'note', optional: true, command: commands.passCity, run: () => commands.passCity.run({ ...at, ...note }, revision) },
    sendBack: { label: 'reason', command: commands.sendBack, run: () => commands.sendBack.run({ ...at, reason: text }, revision) },
    refuse: { label: 'reason', command: commands.refuse, run: () => commands.refuse.run({ ...at, reason: text }, revision) },
    withdraw: { label: 'reason', command: commands.withdraw, run: () => commands.withdraw.run({ ...at, reason: text }, revision) },
    inspect: { label: 'visit.note', command: commands.inspect, run: () => commands.inspect.run({ ...at, visitedOn: day ?? '', note: text, seen: seen ?? [] }, revision) },
    recordObjection: { label: 'objection.text', command: commands.recordObjection, run: () => commands.recordObjection.run({ ...at, objection: id, receivedOn: day ?? '', text }) },
    answerObjection: { label: 'answer.text', command: commands.answerObjection, run: () => commands.answerObjection.run({ ...at, objection: act.objection ?? '', upheld: yes === 'yes', answer: text }) },
    reviewYear: { label: 'note', command: commands.reviewYear, run: () => commands.reviewYear.run({ ...at, year: Number(todayHere().slice(0, 4)), kept: yes === 'yes', note: text, ...(yes === 'yes' || mendBy === undefined ? {} : { mendBy }) }, revision) },
    warn: { label: 'reason', command: commands.warn, run: () => commands.warn.run({ ...at, reason: text, mendBy: mendBy ?? '' }, revision) },
    revoke: { label: 'reason', command: commands.revoke, run: () => commands.revoke.run({ ...at, ground, reason: text }, revision) },
    appeal: { label: 'reason', command: commands.appeal, run: () => commands.appeal.run({ ...at, appeal: id, text }, revision) },
    answerAppeal: { label: 'answer.text', command: commands.answerAppeal, run: () => commands.answerAppeal.run({ ...at, upheld: yes === 'yes', answer: text }, revision) },
  };
  const isForm = (step: AwardStep): step is keyof typeof commands => Object.hasOwn(forms, step);
  if (!isForm(act.step)) return null;
  const { step } = act;
  const form = forms[step];
  const { title } = awardLifecycle.steps[step];
  const warns = step === 'warn' || (step === 'reviewYear' && yes === 'no');
  const waiting = (form.optional !== true && text.trim().length < 2) || (warns && mendBy === undefined) || (step === 'inspect' && (seen === undefined || day === undefined));
  const send = async (): Promise<void> => {
    if ((await form.run()) !== undefined) onClose();
  };
  const open = step === 'inspect' ? (view.scheme?.scheme.criteria ?? []).filter(({ code }) => view.findings.some((finding) => finding.code === code && finding.result !== 'met')) : [];
  const criteria = view.scheme?.scheme.criteria.filter(({ excludes }) => excludes) ?? [];
  const choices = step === 'reviewYear' ? (['kept.yes', 'kept.no'] as const) : step === 'answerAppeal' ? (['appeal.upheld', 'appeal.dismissed'] as const) : (['objection.upheld', 'objection.dismissed'] as const);
  const concludes = step === 'reviewYear' || step === 'answerAppeal' || step === 'answerObjection';
  return (
    <ActWindow title={say(title)} act={say(title)} danger={step === 'refuse' || step === 'revoke'} busy={form.command.busy} failure={form.command.failure} onAct={() => void send()} onAgain={() => void form.command.again()} onClose={onClose} waiting={waiting}>
      {step === 'inspect' || step === 'recordObjection' ? <DayField id={fieldId(['day'])} label={t(step === 'inspect' ? 'visit.day' : 'objection.day')} value={day} past onChange={setDay} /> : null}
      {concludes ? <ChoiceField id={fieldId(['conclusion'])} label={t('kept')} value={yes} options={[{ value: 'yes', label: t(choices[0]) }, { value: 'no', label: t(choices[1]) }]} onChange={setYes} /> : null}
      {step === 'revoke' ? <SelectField id={fieldId(['ground'])} label={t('ground')} value={ground} options={[...criteria.map(({ code, name, fact }) => ({ value: code, label: say(isAwardFact(fact) ? awardFacts[fact] : name) })), { value: 'other', label: t('ground.other') }]} onChange={setGround} /> : null}
      {warns ? <DayField id={fieldId(['mendBy'])} label={t('mend.day')} value={mendBy} onChange={setMendBy} /> : null}
      <TextField id={fieldId(['text'])} label={t(form.label)} value={text} optional={form.optional === true} max={500} lines={3} onChange={setText} />
      {open.length === 0 ? null : <><h3>{t('visit.seen')}</h3>{open.map((criterion) => <StatedRow key={criterion.code} criterion={criterion} typed={rows.get(criterion.code) ?? empty} onChange={(typed) => setRows(new Map(rows).set(criterion.code, typed))} />)}</>}
    </ActWindow>
  );
}
