/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { newId } from '@anhe/contract/kernel';
import { wordsOf } from '../../wording/catalogue.ts';
import type { CatalogueType } from '../known.ts';
import { Field } from '../parts/field.tsx';
import { dropPhotos, keepPhoto, keptPhoto } from '../photo-box.ts';
import type { DraftPhoto } from '../draft.ts';
import type { StepProps } from './step.ts';
import { fileWords } from './words.ts';

export const mostPhotos = 5;

function Thumb({ photo, language, onRemove }: { readonly photo: DraftPhoto; readonly language: StepProps['language']; readonly onRemove: () => void }): JSX.Element {
  const [url, setUrl] = useState<string | undefined>();
  const t = wordsOf(fileWords, language);
  useEffect(() => {
    let made: string | undefined;
    let current = true;
    void keptPhoto(photo.id).then((blob) => {
      if (!current || blob === undefined) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      current = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [photo.id]);
  return (
    <li class="thumb">
      {url === undefined ? <span class="shape" /> : <img src={url} alt={photo.name} />}
      <button type="button" class="second" aria-label={`${t('more.remove')} ${photo.name}`} onClick={onRemove}>{t('more.remove')}</button>
    </li>
  );
}

function Photos({ language, draft, change, errors }: StepProps): JSX.Element {
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const t = wordsOf(fileWords, language);
  const add = async (files: readonly File[]): Promise<void> => {
    setWorking(true);
    const { preparePhoto } = await import('../photo.ts');
    const photos = [...draft.photos];
    const told: string[] = [];
    for (const file of files) {
      if (photos.length >= mostPhotos) { told.push(t('more.many')); break; }
      const photo = await preparePhoto(file);
      if (typeof photo === 'string') { told.push(t(`more.${photo}`, { name: file.name })); continue; }
      const id = newId();
      await keepPhoto(id, photo);
      photos.push({ id, name: file.name });
    }
    change({ photos });
    setRefused(told);
    setWorking(false);
  };
  const remove = (id: string): void => {
    change({ photos: draft.photos.filter((photo) => photo.id !== id) });
    void dropPhotos([id]);
  };
  const error = errors.get('photos');
  return (
    <section class="part" aria-labelledby="photos-title">
      <h2 id="photos-title">{t('more.photos')}</h2>
      <p id="photos-hint" class="hint">{t('more.photos.hint')}</p>
      <ul class="thumbs">{draft.photos.map((photo) => <Thumb key={photo.id} photo={photo} language={language} onRemove={() => remove(photo.id)} />)}</ul>
      {draft.photos.length >= mostPhotos ? null : (
        <p class="file-act">
          <input id="photos" type="file" accept="image/*" multiple disabled={working} aria-describedby={error === undefined ? 'photos-hint' : 'photos-error'}
            onChange={(event) => { const { currentTarget } = event; const files = [...(currentTarget.files ?? [])]; void add(files).then(() => { currentTarget.value = ''; }); }} />
          <label for="photos" class="act second">{t(working ? 'more.working' : 'more.add')}</label>
        </p>
      )}
      {refused.map((words) => <p key={words} class="wrong" role="alert">✕ {words}</p>)}
      {error === undefined ? null : <p id="photos-error" class="wrong" role="alert">✕ {error}</p>}
    </section>
  );
}

type Question = CatalogueType['questions'][number];

function Answer({ question, language, draft, change, errors }: Pick<StepProps, 'language' | 'draft' | 'change' | 'errors'> & { readonly question: Question }): JSX.Element {
  const t = wordsOf(fileWords, language);
  const { code, kind, values } = question;
  const id = `q-${code}`;
  const given = draft.answers[code];
  const text = typeof given === 'string' ? given : '';
  const chosen = typeof given === 'string' || given === undefined ? [] : given;
  const set = (value: string | readonly string[]): void => change({ answers: { ...draft.answers, [code]: value } });
  const label = `${question.name[language]}${question.required ? '' : t('more.optional')}`;
  if (kind === 'singlevaluelist' || kind === 'multivaluelist') {
    const one = kind === 'singlevaluelist';
    const press = (value: string, on: boolean): void => set(one ? value : on ? [...chosen, value] : chosen.filter((other) => other !== value));
    const error = errors.get(id);
    return (
      <fieldset id={id} tabindex={-1} aria-describedby={error === undefined ? undefined : `${id}-error`}>
        <legend>{label}</legend>
        {question.hint === null ? null : <p class="hint">{question.hint[language]}</p>}
        {values.map((value) => (
          <label class="choice" key={value.code}><input type={one ? 'radio' : 'checkbox'} name={id} value={value.code} checked={one ? text === value.code : chosen.includes(value.code)} onChange={(event) => press(value.code, event.currentTarget.checked)} />
            <span>{value.name[language]}</span></label>
        ))}
        {error === undefined ? null : <p id={`${id}-error`} class="wrong" role="alert">✕ {error}</p>}
      </fieldset>
    );
  }
  return (
    <Field id={id} label={label} hint={question.hint?.[language]} error={errors.get(id)}>
      {(ties) => (kind === 'text' ? <textarea {...ties} rows={3} maxlength={500} value={text} onInput={(event) => set(event.currentTarget.value)} />
        : kind === 'datetime' ? <input {...ties} type="datetime-local" value={text} onInput={(event) => set(event.currentTarget.value)} />
        : <input {...ties} type="text" inputmode={kind === 'number' ? 'decimal' : 'text'} maxlength={500} value={text} onInput={(event) => set(event.currentTarget.value)} />)}
    </Field>
  );
}

/** Photographs, and what the type asks. */
export function More(props: StepProps): JSX.Element {
  const { language, draft, type, go, fail } = props;
  const t = wordsOf(fileWords, language);
  const questions = type?.questions ?? [];
  const next = (): void => {
    const wrong = new Map(questions.filter(({ code, required }) => required && (draft.answers[code] ?? '').length === 0).map(({ code }) => [`q-${code}`, t('more.needed')]));
    fail(wrong);
    if (wrong.size === 0) go('next');
  };
  return (
    <>
      <h1 tabindex={-1}>{t('more.title')}</h1>
      <Photos {...props} />
      {questions.length === 0 ? null : <section class="part"><h2>{t('more.questions')}</h2>{questions.map((question) => <Answer key={question.code} question={question} {...props} />)}</section>}
      <button type="button" class="act" onClick={next}>{t('next')}</button>
    </>
  );
}
