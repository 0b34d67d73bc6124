import { newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { effects, judgeLetter, letterLifecycle, supervisionOperations as op } from '@anhe/contract/supervision';
import type { Effect, LetterStep, LetterView } from '@anhe/contract/supervision';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { useMe } from '../../session/index.ts';
import { ActWindow, ChoiceField, DayField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { PhotosField } from '../matters/index.ts';
import type { Photo } from '../matters/index.ts';
import { factsOf } from './facts.ts';
import { supervisionWords } from './words.ts';

interface Props {
  readonly view: LetterView;
  readonly step: LetterStep;
  readonly onClose: () => void;
}
type Choice = 'yes' | 'no';

/** What each step asks for beside the letter itself. */
const asks: Readonly<Record<LetterStep, { readonly text?: 'text' | 'remark' | 'reason'; readonly least?: number; readonly choice?: true; readonly heading?: true; readonly day?: 'happenedOn' | 'dueOn'; readonly proofs?: true; readonly effect?: true }>> = {
  revise: { text: 'text', least: 10, heading: true }, submit: {}, review: { text: 'remark', least: 0, choice: true }, sign: { text: 'remark', least: 0, choice: true }, discard: { text: 'reason', least: 2 }, receive: {},
  object: { text: 'text', least: 5 }, settle: { text: 'text', least: 5, choice: true }, hold: { text: 'text', least: 5, day: 'happenedOn' }, reply: { text: 'text', least: 5, proofs: true }, check: { text: 'remark', least: 2, choice: true, day: 'dueOn' },
  revoke: { text: 'reason', least: 2 }, look: { text: 'text', least: 2, effect: true },
};

/** What the two choices of a step say. */
function useChoices(step: LetterStep): readonly { readonly value: Choice; readonly label: string }[] {
  const t = useWords(supervisionWords);
  if (step === 'settle') return [{ value: 'no', label: t('settle.stands') }, { value: 'yes', label: t('settle.upheld') }];
  return [{ value: 'yes', label: t(step === 'review' ? 'passed.review' : step === 'sign' ? 'passed.sign' : 'passed.check') }, { value: 'no', label: t('passed.back') }];
}

/** The form of a step: what it asks, what the rules say of it as it is filled in, its button. */
export function StepWindow({ view, step, onClose }: Props): ReactNode {
  const t = useWords(supervisionWords);
  const say = useSay();
  const options = useOptions();
  const me = useMe().person.id;
  const choices = useChoices(step);
  const [reply] = useState(() => newId());
  const [heading, setHeading] = useState(view.line.title);
  const [text, setText] = useState(step === 'revise' ? view.text : '');
  const [choice, setChoice] = useState<Choice>(choices[0]?.value ?? 'yes');
  const [day, setDay] = useState<Day | undefined>(step === 'hold' ? todayHere() : undefined);
  const [proofs, setProofs] = useState<readonly Photo[]>([]);
  const [effect, setEffect] = useState<Effect>('lasting');
  // One hook for all steps: which operation it sends is fixed for as long as the window is open.
  const command = useCommand(op[step] as (typeof op)['submit']);
  const ask = asks[step];
  const yes = choice === 'yes';
  const verdict = judgeLetter(factsOf(view, me), step, { person: me, today: todayHere(), proofs: proofs.length, ...(ask.day === undefined ? {} : { [ask.day]: day }) });
  const needsText = ask.text !== undefined && text.trim().length < ((step === 'review' || step === 'sign') && !yes ? 2 : (ask.least ?? 0));
  const title = say(letterLifecycle.steps[step].title);
  const problem = command.failure?.problem;
  const save = async (): Promise<void> => {
    const more = {
      ...(ask.text === undefined ? {} : { [ask.text]: text.trim() }), ...(ask.heading === true ? { heading: heading.trim() } : {}), ...(ask.choice === true ? { [step === 'settle' ? 'upheld' : 'passed']: yes } : {}),
      ...(ask.day === undefined || day === undefined || (step === 'check' && yes) ? {} : { [ask.day]: day }), ...(ask.proofs === true ? { reply, proofs: proofs.map(({ id, upload }) => ({ id, upload })) } : {}), ...(ask.effect === true ? { effect } : {}),
      ...(step === 'revise' && view.meeting !== null ? { meeting: view.meeting } : {}),
    };
    const done = await command.run({ county: view.line.county, letter: view.line.id, ...more }, view.line.revision);
    if (done !== undefined) onClose();
  };
  return (
    <ActWindow title={title} act={ask.choice === true ? (choices.find(({ value }) => value === choice)?.label ?? title) : title} busy={command.busy} failure={command.failure} onAct={() => void save()} onAgain={() => void command.again()} onClose={onClose} waiting={needsText || !verdict.legal} danger={step === 'discard' || step === 'revoke'}>
      {ask.choice === true ? <ChoiceField id={fieldId(['passed'])} label={t('passed')} value={choice} options={choices} onChange={setChoice} /> : null}
      {ask.effect === true ? <ChoiceField id={fieldId(['effect'])} label={t('effect')} value={effect} options={options(effects)} onChange={setEffect} /> : null}
      {ask.heading === true ? <TextField id={fieldId(['heading'])} label={t('heading')} value={heading} max={100} onChange={setHeading} error={fieldMessage(problem, 'heading')} /> : null}
      {ask.text === undefined ? null : <TextField id={fieldId([ask.text])} label={ask.text === 'reason' ? t('reason') : step === 'reply' ? t('replies') : t('text')} value={text} max={5000} lines={step === 'revise' ? 8 : 4} optional={(step === 'review' || step === 'sign') && yes} onChange={setText} error={fieldMessage(problem, ask.text)} />}
      {ask.day === undefined || (step === 'check' && yes) ? null : <DayField id={fieldId([ask.day])} label={t(ask.day === 'dueOn' ? 'due.new' : 'meet.on')} value={day} optional={ask.day === 'dueOn'} onChange={setDay} error={fieldMessage(problem, ask.day)} />}
      {ask.proofs === true ? <PhotosField photos={proofs} most={10} label={t('proofs.add')} onChange={setProofs} /> : null}
      {verdict.legal ? null : <p className="notice notice-law" role="status">{say(verdict.reason.wording)}</p>}
    </ActWindow>
  );
}
