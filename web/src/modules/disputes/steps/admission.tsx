import { disputeOperations, seisedAnswers } from '@anhe/contract/disputes';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { ChoiceField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { useArticleName, useReference } from '../../matters/index.ts';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep, useWhen } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

type Seised = keyof typeof seisedAnswers;

/** Acceptance: two questions that the law asks, neither answered beforehand. */
export function Accept(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const options = useOptions();
  const step = useStep(disputeOperations.accept, of);
  const [seised, setSeised] = useState<Seised>();
  const [act, setAct] = useState<'yes' | 'no'>();
  const when = useWhen(of, 'accept', { seised: seised ?? 'no', authorityAct: act === 'yes' });
  const problem = step.failure?.problem;
  return (
    <StepSheet
      step="accept" of={of} act={t('act.accept')} sending={step} when={when} dayLabel={t('when.accepted')} incomplete={seised === undefined || act === undefined}
      instead={of.view.abilities.includes('refuse') ? <Button onClick={() => of.onOther('refuse')}>{t('accept.refuse')}</Button> : undefined}
      onSend={() => step.send({ ...addressOf(of.view), acceptedOn: when.input.happenedOn, seised: seised ?? 'no', authorityAct: act === 'yes' })}
    >
      <ChoiceField id={fieldId(['seised'])} label={t('seised')} value={seised} options={options(seisedAnswers)} error={fieldMessage(problem, 'seised')} onChange={setSeised} long />
      <ChoiceField id={fieldId(['authorityAct'])} label={t('authority-act')} value={act} options={[{ value: 'no', label: t('authority-act.no') }, { value: 'yes', label: t('authority-act.yes') }]} error={fieldMessage(problem, 'authorityAct')} onChange={setAct} long />
    </StepSheet>
  );
}

/** Refusal: a ground of the list, the words for the parties, and where they are told to go. */
export function Refuse(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const articleName = useArticleName();
  const grounds = (useReference()?.grounds ?? []).filter((ground) => ground.outcome === 'not-admissible');
  const step = useStep(disputeOperations.refuse, of);
  const when = useWhen(of, 'refuse');
  const [code, setCode] = useState<string>();
  const [reason, setReason] = useState('');
  const [goTo, setGoTo] = useState('');
  const problem = step.failure?.problem;
  const choose = (chosen: string): void => {
    const ground = grounds.find((one) => one.code === chosen);
    setCode(chosen);
    if (ground === undefined) return;
    // The papers are Chinese; the words of the list stand in them unless the clerk changes them.
    setReason(ground.name.zh);
    setGoTo(ground.instead.zh);
  };
  const options = grounds.map((ground) => ({
    value: ground.code, label: say(ground.name),
    note: [ground.articles.map(articleName).join('、'), ...(ground.unless === undefined ? [] : [t('ground.unless', { text: say(ground.unless) })])].join(' · '),
  }));
  return (
    <StepSheet
      step="refuse" of={of} act={t('act.refuse')} sending={step} when={when} incomplete={code === undefined || reason.trim() === '' || goTo.trim() === ''}
      onSend={() => step.send({ ...addressOf(of.view), ...when.input, ground: code ?? '', reason: reason.trim(), goTo: goTo.trim() })}
    >
      <ChoiceField id={fieldId(['ground'])} label={t('ground')} value={code} options={options} error={fieldMessage(problem, 'ground')} onChange={choose} long />
      <TextField id={fieldId(['reason'])} label={t('refuse.reason')} value={reason} max={500} lines={2} error={fieldMessage(problem, 'reason')} onChange={setReason} />
      <TextField id={fieldId(['goTo'])} label={t('refuse.go-to')} value={goTo} max={200} lines={2} error={fieldMessage(problem, 'goTo')} onChange={setGoTo} />
    </StepSheet>
  );
}

/** Archiving: how long it is kept. */
export function Archive(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const rows = useReference()?.retention ?? [];
  const step = useStep(disputeOperations.archive, of);
  const when = useWhen(of, 'archive');
  const [retention, setRetention] = useState<string>();
  const options = rows.map((row) => ({
    value: row.code, label: row.years === null ? say(row.name) : `${say(row.name)} · ${t('retention.years', { years: row.years })}`,
    note: [say(row.note), ...(row.verified ? [] : [t('retention.unverified')])].join(' · '),
  }));
  return (
    <StepSheet step="archive" of={of} act={t('act.archive')} sending={step} when={when} incomplete={retention === undefined} onSend={() => step.send({ ...addressOf(of.view), ...when.input, retention: retention ?? '' })}>
      <ChoiceField id={fieldId(['retention'])} label={t('retention')} value={retention} options={options} error={fieldMessage(step.failure?.problem, 'retention')} onChange={setRetention} long />
    </StepSheet>
  );
}
