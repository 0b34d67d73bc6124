import { disputeOperations, followUpWays } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import { documentOperations } from '@anhe/contract/documents';
import type { RemedyAfter } from '@anhe/contract/documents';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage, useQueryOf } from '../../../api/index.ts';
import { CheckField, ChoiceField, Loading, PrintButton, ReadFailure, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep, useWhen } from './step.ts';
import type { StepProps } from './step.ts';
import { followUpWords, stepWords } from './words.ts';

/** Ways that stay open, by the type of the dispute, each with where, within what time, and on what basis. */
export function RemediesSheet({ view, after }: { readonly view: DisputeView; readonly after: RemedyAfter }): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const language = useLanguage();
  const found = useQueryOf(documentOperations.remedies, { type: view.type, after, askedOn: view.filedOn });
  if (found.data === undefined) return found.isPending ? <Loading lines={4} label={t('remedies.title')} /> : <ReadFailure failure={found.error ?? undefined} onAgain={() => void found.refetch()} />;
  return (
    <section className="remedies" aria-labelledby="remedies-title">
      <h3 id="remedies-title">{t('remedies.title')}</h3>
      <ol>
        {found.data.items.map((remedy) => (
          <li key={remedy.code}>
            <strong>{say(remedy.form)}</strong>
            <p><span className="muted">{t('remedies.where')} </span>{say(remedy.where)}</p>
            <p><span className="muted">{t('remedies.window')} </span>{remedy.window === null ? t('remedies.none') : say(remedy.window)}{remedy.lastDay === null ? null : <strong> {t('remedies.last', { day: fullDay(remedy.lastDay, language) })}</strong>}{remedy.verified ? '' : ` ${t('remedies.unverified')}`}</p>
            {remedy.takes === null ? null : <p><span className="muted">{t('remedies.takes')} </span>{say(remedy.takes)}</p>}
            {remedy.note === null ? null : <p>{say(remedy.note)}</p>}
            <p className="law-text">{say(remedy.basis)}</p>
          </li>
        ))}
      </ol>
      <PrintButton label={t('remedies.print')} onPrint={printRemedies} />
    </section>
  );
}

/** Prints the sheet alone. */
function printRemedies(): void {
  document.body.classList.add('print-remedies');
  window.print();
  document.body.classList.remove('print-remedies');
}

/** No agreement: it is ended, and the parties are told what else is open. */
export function Fail(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const step = useStep(disputeOperations.fail, of);
  const [reason, setReason] = useState('');
  const [told, setTold] = useState(false);
  const when = useWhen(of, 'fail', { remediesTold: told });
  return (
    <StepSheet step="fail" of={of} act={t('act.fail')} sending={step} when={when} incomplete={reason.trim() === ''} onSend={() => step.send({ ...addressOf(of.view), ...when.input, reason: reason.trim(), remediesTold: told })}>
      <TextField lines={3} id={fieldId(['reason'])} label={t('fail.text')} value={reason} max={1000} error={fieldMessage(step.failure?.problem, 'reason')} onChange={setReason} />
      <RemediesSheet view={of.view} after="failed" />
      <CheckField id={fieldId(['remediesTold'])} label={t('remedies.told')} value={told} onChange={setTold} />
    </StepSheet>
  );
}

const performed = ['full', 'part', 'none'] as const;
const satisfied = ['yes', 'partly', 'no', 'not-asked'] as const;

/** A follow-up: what was performed, whether they are satisfied; silence is not satisfaction. */
export function FollowUp(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const words = useWords(followUpWords);
  const options = useOptions();
  const id = useRef<Id>(newId());
  const step = useStep(disputeOperations.followUp, of);
  const when = useWhen(of, 'followUp');
  const [how, setHow] = useState<keyof typeof followUpWays>();
  const [done, setDone] = useState<(typeof performed)[number]>();
  const [pleased, setPleased] = useState<(typeof satisfied)[number]>();
  const [record, setRecord] = useState('');
  const problem = step.failure?.problem;
  return (
    <StepSheet
      step="followUp" of={of} act={t('act.followUp')} sending={step} when={when} incomplete={how === undefined || done === undefined || pleased === undefined}
      onSend={() => step.send({ ...addressOf(of.view), ...when.input, followUp: id.current, how: how ?? 'visit', performed: done ?? 'none', satisfied: pleased ?? 'not-asked', ...(record.trim() === '' ? {} : { record: record.trim() }) })}
    >
      <ChoiceField id={fieldId(['how'])} label={words('how')} value={how} options={options(followUpWays)} error={fieldMessage(problem, 'how')} onChange={setHow} />
      <ChoiceField id={fieldId(['performed'])} label={words('performed')} value={done} options={performed.map((value) => ({ value, label: words(`performed.${value}`) }))} error={fieldMessage(problem, 'performed')} onChange={setDone} />
      <ChoiceField id={fieldId(['satisfied'])} label={words('satisfied')} value={pleased} options={satisfied.map((value) => ({ value, label: words(`satisfied.${value}`) }))} error={fieldMessage(problem, 'satisfied')} onChange={setPleased} />
      <TextField lines={3} id={fieldId(['record'])} label={words('record')} optional value={record} max={2000} error={fieldMessage(problem, 'record')} onChange={setRecord} />
    </StepSheet>
  );
}
