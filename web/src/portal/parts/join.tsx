/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { wordsOf } from '../../wording/catalogue.ts';
import type { Language } from '../../wording/language.ts';
import { act } from '../api.ts';
import type { Trouble } from '../api.ts';
import { joiningIds } from '../file/send.ts';
import { fileWords } from '../file/words.ts';
import type { Answer } from '../ways.ts';
import { Field } from './field.tsx';
import { Wrong } from './tools.tsx';

interface Props {
  readonly language: Language;
  readonly at: { readonly county: string; readonly id: string };
  /** What was written in a filing of one's own so far. */
  readonly given?: { readonly name: string; readonly phone: string; readonly remark: string } | undefined;
  readonly onJoined: (filed: Answer<'join'>) => void;
}

/** “Me too” to somebody's request: a receipt of one's own, with a name and telephone only if one likes. */
export function Join({ language, at, given, onJoined }: Props): JSX.Element {
  const [ids] = useState(joiningIds);
  const [said, setSaid] = useState({ name: '', phone: '', remark: '', word: '', ...given });
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  const heading = useRef<HTMLHeadingElement>(null);
  const t = wordsOf(fileWords, language);
  useEffect(() => heading.current?.focus(), []);
  const set = (part: Partial<typeof said>): void => setSaid({ ...said, ...part });
  const send = async (): Promise<void> => {
    setSending(true);
    setTrouble(undefined);
    const phone = said.phone.replaceAll(/\s/g, '');
    try {
      onJoined(await act('join', {
        county: at.county, matter: at.id, receipt: ids.receipt, wantsMessages: phone !== '', ...(said.remark.trim() === '' ? {} : { remark: said.remark.trim() }), ...(said.word.trim() === '' ? {} : { word: said.word.trim() }),
        person: { id: ids.person, ...(said.name.trim() === '' ? {} : { name: said.name.trim() }), ...(phone === '' ? {} : { contact: { by: 'phone', value: phone } }) },
      }, ids.command));
    } catch (error) {
      setTrouble(error as Trouble); // every way out of the api is one
      setSending(false);
    }
  };
  const wrong = (first: string, second?: string): string | undefined => trouble?.fields.find(({ path }) => path[0] === first && (second === undefined || path[1] === second))?.message[language];
  const line = (name: 'name' | 'phone' | 'remark' | 'word', label: string, error: string | undefined, hint?: string): JSX.Element => (
    <Field id={`join-${name}`} label={label} hint={hint} error={error}>
      {(ties) => <input {...ties} type="text" inputmode={name === 'phone' ? 'tel' : 'text'} value={said[name]} maxlength={name === 'remark' ? 500 : 60} onInput={(event) => set({ [name]: event.currentTarget.value })} />}
    </Field>
  );
  return (
    <section class="part join">
      <h2 ref={heading} tabindex={-1}>{t('join.title')}</h2>
      <p>{t('join.lead')}</p>
      {line('remark', t('join.remark'), wrong('remark'))}
      {line('name', t('check.name'), wrong('person', 'name'))}
      {line('phone', t('check.phone'), wrong('person', 'contact'))}
      {line('word', t('check.word'), wrong('word'), t('check.word.hint'))}
      {trouble === undefined ? null : <Wrong trouble={trouble} language={language} />}
      <button type="button" class="act" disabled={sending} onClick={() => void send()}>{t(sending ? 'check.sending' : 'join.send')}</button>
    </section>
  );
}
