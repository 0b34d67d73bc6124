import { mostPhotos } from '@anhe/contract/requests';
import type { ReactNode } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { SelectField, TextField, fieldId } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { PhotosField, useRequestCatalogue } from '../../matters/index.ts';
import { PlacePicker } from '../../places/index.ts';
import { TypeField } from '../type-field.tsx';
import { QuestionField } from './question-field.tsx';
import type { Intake } from './use-intake.ts';
import { intakeWords } from './words.ts';

/** What it is and where; what its type asks beside; photographs. */
export function WhatFields({ intake: { form, patch, problem, type, photos, setPhotos } }: { readonly intake: Intake }): ReactNode {
  const t = useWords(intakeWords);
  const say = useSay();
  const { details } = useRequestCatalogue();
  const finer = details.filter((detail) => detail.type === form.type);
  return (
    <section className="sheet" aria-labelledby="what-title">
      <h2 id="what-title">{t('what.title')}</h2>
      <div className="pair">
        <TypeField id={fieldId(['type'])} label={t('type')} value={form.type} optional error={fieldMessage(problem, 'type')} onChange={(next) => patch({ type: next, detail: undefined, ...(next === undefined ? { to: 'later' } : {}) })} />
        {finer.length === 0 ? null : (
          <SelectField id={fieldId(['detail'])} label={t('detail')} value={form.detail} options={finer.map(({ code, name }) => ({ value: code, label: say(name) }))} error={fieldMessage(problem, 'detail')} onChange={(detail) => patch({ detail })} />
        )}
        <PlacePicker id={fieldId(['place'])} label={t('place')} value={form.place} error={fieldMessage(problem, 'place')} onChange={(place) => patch({ place })} />
        <TextField id={fieldId(['spot'])} label={t('spot')} hint={t('spot.hint')} optional max={120} value={form.spot} error={fieldMessage(problem, 'spot')} onChange={(spot) => patch({ spot })} />
      </div>
      {type === undefined || type.questions.length === 0 ? null : (
        <>
          <h3>{t('questions.title')}</h3>
          <div className="pair">
            {type.questions.map((question) => (
              <QuestionField key={question.code} question={question} value={form.answers[question.code]} error={fieldMessage(problem, 'answers', question.code)} onChange={(value) => patch({ answers: { ...form.answers, [question.code]: value } })} />
            ))}
          </div>
        </>
      )}
      <PhotosField photos={photos} most={mostPhotos} onChange={setPhotos} />
    </section>
  );
}
