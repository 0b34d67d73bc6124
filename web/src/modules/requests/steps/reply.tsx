import { formatMonthDayZh } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { impossibleReasons, judgeRequest, outcomes, plainLanguage, requestOperations } from '@anhe/contract/requests';
import type { ImpossibleReason, RequestOutcome } from '@anhe/contract/requests';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { CheckField, ChoiceField, TextField, fieldId, keysOf, useOptions, useSettled } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { useRequestCatalogue } from '../../matters/index.ts';
import { ProofPhotos } from './proofs.tsx';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep } from './step.ts';
import type { StepProps } from './step.ts';
import { templates } from './templates.ts';
import { stepWords } from './words.ts';

/** The answer: what came of it, its proof, its words, with remarks beside them while they are written. */
export function Reply(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const options = useOptions();
  const { view } = of;
  const [outcome, setOutcome] = useState<RequestOutcome>();
  const [text, setText] = useState('');
  const [impossible, setImpossible] = useState<ImpossibleReason>();
  const [remedy, setRemedy] = useState('');
  const [proofs, setProofs] = useState<readonly Id[]>([]);
  const [personSaid, setPersonSaid] = useState(false);
  const sending = useStep(requestOperations.reply, of);
  const problem = sending.failure?.problem;
  const verdict = outcome === undefined ? undefined : judgeRequest(view.facts, 'reply', { today: todayHere(), outcome, proofs: proofs.length, personSaid, impossible: impossible !== undefined && remedy.trim() !== '' });
  const lacks = [...(outcome === undefined ? [t('reply.lack.outcome')] : []), ...([...text.trim()].length < 10 || text.includes('____') ? [t('reply.lack.text')] : [])];
  return (
    <StepSheet
      of={of} act={outcome === undefined ? t('reply.act.replied') : t(`reply.act.${outcome}`)} sending={sending} goesOut lacks={lacks} verdict={verdict}
      onSend={() => (outcome === undefined ? undefined : sending.send({
        ...addressOf(view), outcome, text: text.trim(), proofs: outcome === 'solved' ? [...proofs] : [], personSaid: outcome === 'solved' && personSaid,
        ...(outcome === 'not-possible' && impossible !== undefined ? { impossible } : {}), ...(outcome === 'not-possible' && remedy.trim() !== '' ? { remedy: remedy.trim() } : {}),
      }))}
    >
      <ChoiceField id={fieldId(['outcome'])} label={t('reply.outcome')} value={outcome} long error={fieldMessage(problem, 'outcome')} options={keysOf(outcomes).map((value) => ({ value, label: say(outcomes[value]), note: t(`reply.outcome.${value}`) }))} onChange={setOutcome} />
      {outcome === 'not-possible' ? (
        <>
          <ChoiceField id={fieldId(['impossible'])} label={t('reply.impossible')} value={impossible} long options={options(impossibleReasons)} error={fieldMessage(problem, 'impossible')} onChange={setImpossible} />
          <TextField id={fieldId(['remedy'])} label={t('reply.remedy')} hint={t('reply.remedy.hint')} value={remedy} max={500} lines={2} error={fieldMessage(problem, 'remedy')} onChange={setRemedy} />
        </>
      ) : null}
      {outcome === 'solved' ? (
        <>
          <ProofPhotos id={fieldId(['proofs'])} label={t('reply.proofs')} county={view.line.county} matter={view.line.id} chosen={proofs} onChange={setProofs} />
          <CheckField id={fieldId(['personSaid'])} label={t('reply.person-said')} value={personSaid} onChange={setPersonSaid} />
        </>
      ) : null}
      {outcome === undefined ? null : <Templates of={of} outcome={outcome} onTake={setText} />}
      <div className="reply-columns">
        <TextField id={fieldId(['text'])} label={t('reply.text')} value={text} max={4000} lines={7} error={fieldMessage(problem, 'text')} onChange={setText} />
        <Remarks text={text} />
      </div>
      <p className="muted">{t('reply.after')}</p>
    </StepSheet>
  );
}

function Templates({ of: { view }, outcome, onTake }: { readonly of: StepProps; readonly outcome: RequestOutcome; readonly onTake: (text: string) => void }): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const { typeName } = useRequestCatalogue();
  const { line } = view;
  const filled = { place: line.placeName, what: typeName(line.type).zh, unit: line.holderName, today: formatMonthDayZh(todayHere()) };
  return (
    <p className="line templates"><span className="muted">{t('reply.template')}</span>
      {templates.filter((one) => one.outcome === outcome).map((one) => <Button key={one.key} size="small" onClick={() => onTake(one.text(filled))}>{say(one.title)}</Button>)}
    </p>
  );
}

/** Hard words and long sentences, named as they are written. They bar nothing. */
export function Remarks({ text }: { readonly text: string }): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const settled = useSettled(text, 300);
  const remarks = useMemo(() => plainLanguage(settled), [settled]);
  return (
    <aside className="remarks" aria-label={t('reply.remarks')} aria-live="polite">
      <p className="field-label">{t('reply.remarks')}</p>
      {settled.trim() === '' ? <p className="muted">{t('reply.remarks.empty')}</p> : remarks.length === 0 ? <p className="remarks-good">{t('reply.remarks.none')}</p>
        : <ul>{remarks.map((one) => <li key={`${one.code}${one.found}`}>{say(one.wording)}</li>)}</ul>}
    </aside>
  );
}
