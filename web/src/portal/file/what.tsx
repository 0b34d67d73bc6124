/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { urgentCall } from '@anhe/contract/requests';
import { wordsOf } from '../../wording/catalogue.ts';
import { ask } from '../api.ts';
import type { Draft } from '../draft.ts';
import { catalogue, city } from '../known.ts';
import type { CatalogueType } from '../known.ts';
import { Field } from '../parts/field.tsx';
import { SpeakButton, Wait, useAsked } from '../parts/tools.tsx';
import type { StepProps } from './step.ts';
import { fileWords } from './words.ts';

export const longestText = 4000;
// What no keyboard writes: it comes with pasted text, and the server takes none of it.
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/g;
const pause = 700;

/** The number that words of danger demand, said before anybody is asked; what else the catalogue knows comes with its types. */
export function callIn(text: string): Pick<Draft, 'call'> {
  const call = urgentCall(text);
  return call === undefined ? {} : { call: { phone: call.phone, ...call.say } };
}

/** The text as it was when the person paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface ChoiceProps {
  /** Of the radios that exclude each other: a type stands in two lists, and one of two in a group would lose its mark. */
  readonly list: string;
  readonly name: string;
  readonly about?: string | undefined;
  readonly value: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ list, name, about, value, chosen, onChoose }: ChoiceProps): JSX.Element {
  return (
    <label class="choice">
      <input type="radio" name={list} value={value} checked={chosen} onChange={onChoose} />
      <span><strong>{name}</strong>{about === undefined ? null : <small>{about}</small>}</span>
    </label>
  );
}

interface Found {
  readonly types: readonly CatalogueType[];
  readonly all: readonly CatalogueType[];
  readonly groups: readonly { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }[];
}

async function understood(text: string, change: StepProps['change']): Promise<Found> {
  const [whole, { types, emergency }] = await Promise.all([catalogue(), text.length < 2 ? { types: [], emergency: null } : ask('understand', { county: city, text: text.slice(0, longestText) })]);
  change({ call: emergency === null ? undefined : { phone: emergency.phone, ...emergency.say } });
  return { types: types.flatMap(({ type }) => whole.types.find(({ code }) => code === type) ?? []), all: whole.types, groups: whole.groups };
}

function Types({ language, draft, change, found }: Pick<StepProps, 'language' | 'draft' | 'change'> & { readonly found: Found }): JSX.Element {
  const [whole, setWhole] = useState(false);
  const t = wordsOf(fileWords, language);
  const choose = (type: string | null): void => change({ type });
  const listed = found.types.some(({ code }) => code === draft.type);
  const chosen = found.all.find(({ code }) => code === draft.type);
  const shown = listed || chosen === undefined ? found.types : [...found.types, chosen];
  return (
    <>
      {shown.map(({ code, name, about }) => <Choice key={code} list="type" value={code} name={name[language]} about={about[language]} chosen={draft.type === code} onChoose={() => choose(code)} />)}
      <Choice list="type" value="" name={t('what.none')} chosen={draft.type === null} onChoose={() => choose(null)} />
      {whole ? found.groups.map((group) => (
        <details key={group.code}>
          <summary>{group.name[language]}</summary>
          {found.all.filter((type) => type.group === group.code).map(({ code, name, about }) => <Choice key={code} list={`type-${group.code}`} value={code} name={name[language]} about={about[language]} chosen={draft.type === code} onChoose={() => choose(code)} />)}
        </details>
      )) : <button type="button" class="plain" onClick={() => setWhole(true)}>{t('what.all')}</button>}
    </>
  );
}

/** The words of the person, and what kind of thing they seem to be. */
export function What({ language, draft, change, go, errors, fail }: StepProps): JSX.Element {
  const t = wordsOf(fileWords, language);
  const settled = useSettled(draft.text.trim());
  const { answer, trouble } = useAsked(`types ${settled}`, () => understood(settled, change));
  const length = [...draft.text.trim()].length;
  const say = (text: string): void => change({ text, ...callIn(text) });
  const next = (): void => {
    const wrong = new Map<string, string>();
    if (length < 2) wrong.set('text', t('what.short'));
    if (draft.text.trim().length > longestText) wrong.set('text', t('what.over', { over: draft.text.trim().length - longestText }));
    if (draft.type === undefined && trouble === undefined) wrong.set('types', t('what.choose'));
    fail(wrong);
    if (wrong.size > 0) return;
    if (draft.type === undefined) change({ type: null });
    go('next');
  };
  const over = draft.text.trim().length > longestText;
  const wrongType = errors.get('types');
  return (
    <>
      <h1 tabindex={-1}>{t('what.title')}</h1>
      <Field id="text" label={t('what.text')} hint={over ? undefined : t('what.hint', { left: longestText - draft.text.trim().length })} error={over ? t('what.over', { over: draft.text.trim().length - longestText }) : errors.get('text')}>
        {(ties) => <textarea {...ties} rows={6} value={draft.text} onInput={(event) => say(event.currentTarget.value.replaceAll(unreadable, ''))} />}
      </Field>
      <SpeakButton language={language} onHeard={(words) => say(`${draft.text}${words}`)} />
      <fieldset id="types" tabindex={-1} aria-describedby={wrongType === undefined ? 'types-hint' : 'types-error'}>
        <legend>{t('what.type')}</legend>
        <p id="types-hint" class="hint">{t(trouble === undefined ? 'what.type.hint' : 'what.find')}</p>
        {answer === undefined ? (trouble === undefined ? <Wait language={language} /> : null) : <Types language={language} draft={draft} change={change} found={answer} />}
        {wrongType === undefined ? null : <p id="types-error" class="wrong" role="alert">✕ {wrongType}</p>}
      </fieldset>
      <button type="button" class="act" onClick={next}>{t('next')}</button>
    </>
  );
}
