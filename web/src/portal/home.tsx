/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { wordsOf } from '../wording/catalogue.ts';
import { setLanguage } from '../wording/language.ts';
import type { Language } from '../wording/language.ts';
import { calls } from './calls.ts';
import { portalWords } from './words.ts';

interface Props {
  readonly language: Language;
  readonly elder: boolean;
  readonly onElder?: (elder: boolean) => void;
  /** The code was asked for and is missing. */
  readonly empty: boolean;
  /** What becomes of the typed code; a plain form sends it without scripts. */
  readonly onCode?: (code: string) => void;
}

/**
 * The residents' home: one field for the code of a receipt, and the right telephone numbers. Drawn once at build time as
 * plain HTML, which works without scripts, and again in the browser.
 */
export function Home({ language, elder, onElder, empty, onCode }: Props): JSX.Element {
  const t = wordsOf(portalWords, language);
  const go = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    onCode?.(String(new FormData(event.currentTarget).get('code') ?? ''));
  };
  return (
    <>
      <header class="top">
        <span class="name">{t('name')}</span>
        <span class="top-acts needs-script">
          <button type="button" aria-pressed={elder} onClick={() => onElder?.(!elder)}>{t(elder ? 'elder.off' : 'elder')}</button>
          <button type="button" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{t('language')}</button>
        </span>
      </header>
      <main>
        <section aria-labelledby="progress">
          <h1 id="progress">{t('heading')}</h1>
          <p>{t('text')}</p>
          <form action="/r" method="get" onSubmit={go} novalidate={onCode !== undefined}>
            <label for="code">{t('code')}</label>
            <input id="code" name="code" required autocomplete="off" autocapitalize="characters" spellcheck={false} maxlength={40} aria-describedby={empty ? 'code-empty code-hint' : 'code-hint'} aria-invalid={empty} />
            {empty ? <p id="code-empty" class="wrong" role="alert">✕ {t('code.empty')}</p> : null}
            <p id="code-hint" class="hint">{t('code.hint')}</p>
            <button type="submit" class="act">{t('see')}</button>
          </form>
          <p class="hint">{t('privacy')}</p>
        </section>
        <section aria-labelledby="calls">
          <h2 id="calls">{t('calls.title')}</h2>
          <ul class="calls">
            {calls.map((number) => <li key={number}><a href={`tel:${number}`}><strong>{number}</strong><span>{t(`call.${number}`)}</span></a></li>)}
          </ul>
        </section>
        <section aria-labelledby="lost">
          <h2 id="lost">{t('lost.title')}</h2>
          <p>{t('lost.text')}</p>
        </section>
      </main>
      <footer><a href="/desk">{t('staff')}</a></footer>
    </>
  );
}
