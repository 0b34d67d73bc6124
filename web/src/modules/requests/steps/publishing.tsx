import type { Id } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { TextField, fieldId } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { useRequestCatalogue } from '../../matters/index.ts';
import { numbersIn } from './numbers.ts';
import { ProofPhotos } from './proofs.tsx';
import { Remarks } from './reply.tsx';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

/** The answer as anybody may read it: written anew, without anything of the person. */
export function Publish(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { view } = of;
  const { typeOf, typeName } = useRequestCatalogue();
  const [title, setTitle] = useState(() => typeName(view.line.type).zh);
  const [answer, setAnswer] = useState(() => view.messages.findLast(({ kind }) => kind === 'reply')?.text ?? '');
  const [photos, setPhotos] = useState<readonly Id[]>([]);
  const sending = useStep(requestOperations.publish, of);
  const problem = sending.failure?.problem;
  const numbers = numbersIn(`${title} ${answer}`);
  const lacks = [...([...title.trim()].length < 4 ? [t('lack.title')] : []), ...([...answer.trim()].length < 10 ? [t('publish.answer')] : [])];
  return (
    <StepSheet of={of} act={t('publish.act')} sending={sending} goesOut lacks={lacks} onSend={() => sending.send({ ...addressOf(view), title: title.trim(), answer: answer.trim(), photos: [...photos] })}>
      <p className="law-text">{t('publish.note')}</p>
      <TextField id={fieldId(['title'])} label={t('publish.title')} hint={t('publish.title.hint')} value={title} max={60} error={fieldMessage(problem, 'title')} onChange={setTitle} />
      <div className="reply-columns">
        <TextField id={fieldId(['answer'])} label={t('publish.answer')} value={answer} max={2000} lines={6} error={fieldMessage(problem, 'answer')} onChange={setAnswer} />
        <Remarks text={answer} />
      </div>
      {numbers.length === 0 ? null : <p className="alarm-text" role="status">{t('publish.looks', { what: numbers.join('、') })}</p>}
      {typeOf(view.line.type)?.publish?.photo === true ? <ProofPhotos id={fieldId(['photos'])} label={t('publish.photos')} county={view.line.county} matter={view.line.id} chosen={photos} onChange={setPhotos} noAdding /> : null}
    </StepSheet>
  );
}
