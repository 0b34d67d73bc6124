import { disputeOperations } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { CheckField, TextField, fieldId } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep, useWhen } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

/** The seal: the agreement takes effect, and the use goes into the seal's register. */
export function PutSeal(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { view } = of;
  const use = useRef<Id>(newId());
  const step = useStep(disputeOperations.putSeal, of);
  const when = useWhen(of, 'putSeal');
  const [copies, setCopies] = useState(String(view.agreement?.copies || view.parties.length + 1));
  const [across, setAcross] = useState(true);
  return (
    <StepSheet step="putSeal" of={of} act={t('act.putSeal')} sending={step} when={when} dayLabel={t('when.sealed')} incomplete={copies === ''} onSend={() => step.send({ ...addressOf(view), ...when.input, sealUse: use.current, copies: Number(copies), acrossPages: across })}>
      <p className="law-text">{t('seal.text')}</p>
      <TextField id={fieldId(['copies'])} label={t('copies')} mode="numeric" max={2} value={copies} error={fieldMessage(step.failure?.problem, 'copies')} onChange={(text) => setCopies(text.replaceAll(/\D/g, ''))} />
      <CheckField id={fieldId(['acrossPages'])} label={t('seal.across')} value={across} onChange={setAcross} />
    </StepSheet>
  );
}
