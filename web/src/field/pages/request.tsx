/** @jsxImportSource preact */
import { newId } from '@anhe/contract/kernel';
import { urgentCall } from '@anhe/contract/requests';
import type { CatalogueType } from '@anhe/contract/requests';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { keptNotice } from '../core/kept.ts';
import { missingIn, takeInput } from '../core/request.ts';
import type { RequestForm } from '../core/request.ts';
import { useDoing, useDraft, useLanguage, usePhone, useShown, useWords } from '../core/use.ts';
import type { Draft } from '../core/use.ts';
import { Check, Line, Pick, PlacePick, Talk, focusOn, usePlaces } from '../parts/fields.tsx';
import { Begun, Page, Trouble } from '../parts/frame.tsx';
import { Photos } from '../parts/photos.tsx';
import { Question } from '../parts/question.tsx';
import { requestWords } from '../words/request.ts';
import { shellWords } from '../words/shell.ts';

const none = 'none';

/** A request taken down at the door, in the person's own words. */
export function RequestPage(): JSX.Element {
  const t = useWords(requestWords);
  const places = usePlaces();
  const [empty] = useState<RequestForm>(() => ({
    ids: { matter: newId(), person: newId(), receipt: newId() }, text: '', type: '', place: places[0]?.place ?? '', spot: '', name: '', phone: '', wants: false, word: '', consent: false, answers: {}, photos: [],
  }));
  const draft = useDraft('request', empty);
  return <Page title={t('title')} back="#/">{draft === undefined ? null : <Fields draft={draft} />}</Page>;
}

function Fields({ draft }: { readonly draft: Draft<RequestForm> }): JSX.Element {
  const t = useWords(requestWords);
  const s = useWords(shellWords);
  const language = useLanguage();
  const phone = usePhone();
  const { holding } = useShown();
  const doing = useDoing();
  const [missing, setMissing] = useState<string | undefined>();
  const { value, set, command } = draft;
  const types = holding['request-type'];
  const type = types.find(({ code }) => code === value.type);
  const wrong = (id: string, words: string): string | undefined => (missing === id ? words : undefined);
  const submit = (): void => {
    const found = missingIn(value, type);
    setMissing(found);
    if (found !== undefined) return focusOn(found);
    doing.run(async () => {
      await phone.act('take', takeInput(value, type, (await phone.now()).toISOString()), { command, photos: value.photos });
      await draft.drop();
      phone.tell(keptNotice('take'));
      window.location.hash = '#/';
    });
  };
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      submit();
    }}>
      <Begun draft={draft} />
      <Talk id="text" label={t('text')} hint={t('text.hint')} rows={4} max={4000} error={wrong('text', t('text.short'))} value={value.text} onChange={(text) => set({ text })} />
      <Urgent text={value.text} type={type} />
      <Pick id="type" label={t('type')} value={value.type === '' ? none : value.type} hint={type === undefined ? undefined : t('type.hint', { department: type.departmentName[language], promise: type.promise[language] })} options={[{ value: none, label: t('type.none') }, ...types.map(({ code, name }) => ({ value: code, label: name[language] }))]} onChange={(code) => set({ type: code === none ? '' : code })} />
      {type === undefined || type.questions.length === 0 ? null : <section class="part"><h2>{t('questions')}</h2>{type.questions.map((question) => <Question key={question.code} question={question} value={value.answers[question.code]} error={wrong(`q-${question.code}`, s('needed'))} onChange={(answer) => set({ answers: { ...value.answers, [question.code]: answer } })} />)}</section>}
      <PlacePick id="place" label={t('place')} value={value.place} error={wrong('place', s('choose'))} onChange={(place) => set({ place })} />
      <Line id="spot" label={`${t('spot')}${s('optional')}`} max={120} value={value.spot} onChange={(spot) => set({ spot })} />
      <Photos photos={value.photos} most={5} onChange={(photos) => set({ photos })} />
      <section class="part" aria-labelledby="person">
        <h2 id="person">{t('person')}</h2>
        <p class="hint">{t('person.note')}</p>
        <Line id="name" label={t('name')} max={60} value={value.name} onChange={(name) => set({ name })} />
        <Line id="phone" kind="tel" label={t('phone')} max={20} error={wrong('phone', s('phone.wrong'))} value={value.phone} onChange={(text) => set({ phone: text })} />
        {value.phone.trim() === '' ? null : <Check id="wants" label={t('wants')} value={value.wants} onChange={(wants) => set({ wants })} />}
        <Line id="word" label={`${t('word')}${s('optional')}`} hint={t('word.hint')} max={20} error={wrong('word', t('text.short'))} value={value.word} onChange={(word) => set({ word })} />
      </section>
      <Check id="consent" label={t('consent')} value={value.consent} onChange={(consent) => set({ consent })} />
      <p class="hint">{t('after')}</p>
      <Trouble words={doing.trouble} />
      <button type="submit" class="act" disabled={doing.busy}>{t('act')}</button>
    </form>
  );
}

/** Words that speak of danger are answered at once, without asking anybody. */
function Urgent({ text, type }: { readonly text: string; readonly type: CatalogueType | undefined }): JSX.Element | null {
  const t = useWords(requestWords);
  const language = useLanguage();
  const call = urgentCall(text) ?? type?.emergency ?? undefined;
  return call === undefined ? null : <div role="alert"><a class="act danger" href={`tel:${call.phone}`}>☎ {t('call', { phone: call.phone })}<small>{call.say[language]}</small></a></div>;
}
