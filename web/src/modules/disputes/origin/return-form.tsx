import { disputeOperations } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { TextField, fieldId } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { StepSheet } from '../steps/step-sheet.tsx';
import { addressOf, useStep, useWhen } from '../steps/step.ts';
import type { StepProps } from '../steps/step.ts';
import { originWords } from './words.ts';

/** Tells the organ that handed the dispute in what came of it. */
export function ReturnHandIn(of: StepProps): ReactNode {
  const t = useWords(originWords);
  const step = useStep(disputeOperations.returnHandIn, of);
  const when = useWhen(of, 'returnHandIn');
  const [result, setResult] = useState('');
  const [letter, setLetter] = useState('');
  return (
    <StepSheet
      step="returnHandIn" of={of} act={t('return.act')} sending={step} when={when} incomplete={result.trim() === ''}
      onSend={() => step.send({ ...addressOf(of.view), ...when.input, result: result.trim(), ...(letter.trim() === '' ? {} : { letter: letter.trim() }) })}
    >
      <p>{t('return.text')}</p>
      <TextField lines={3} id={fieldId(['result'])} label={t('return.result')} value={result} max={2000} error={fieldMessage(step.failure?.problem, 'result')} onChange={setResult} />
      <TextField id={fieldId(['letter'])} label={t('return.letter')} optional value={letter} max={60} error={fieldMessage(step.failure?.problem, 'letter')} onChange={setLetter} />
    </StepSheet>
  );
}
