/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';
import { wordsOf } from '../wording/catalogue.ts';
import { setLanguage } from '../wording/language.ts';
import type { Language } from '../wording/language.ts';
import { calls } from './calls.ts';
import type { KeptReceipt } from './draft.ts';
import { portalWords } from './words.ts';

interface TopProps {
  readonly language: Language;
  readonly elder: boolean;
  readonly onElder?: ((elder: boolean) => void) | undefined;
  /** The button that reads the page aloud, where the browser can. */
  readonly children?: ComponentChildren;
}

/** The head of every page of the residents' entry: the switches in words. */
export function Top({ language, elder, onElder, children }: TopProps): JSX.Element {
  const t = wordsOf(portalWords, language);
  return (
    <header class="top">
      <a class="name" href="/">{t('name')}</a>
      <span class="top-acts needs-script">
        <button type="button" aria-pressed={elder} onClick={() => onElder?.(!elder)}>{t(elder ? 'elder.off' : 'elder')}</button>
        {children}
        <button type="button" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{t('language')}</button>
      </span>
    </header>
  );
}

interface Props {
  readonly language: Language;
  /** What was missing when it was asked for. */
  readonly empty?: 'code' | 'words' | undefined;
  /** The first words of what was begun on this device. */
  readonly begun?: string | undefined;
  /** The end of a receipt's address that says how it is read. */
  readonly manner?: string;
  readonly receipts?: readonly KeptReceipt[] | undefined;
  /** The button to speak, where the browser listens. */
  readonly speak?: ComponentChildren;
  /** What becomes of the typed code; a plain form sends it without scripts. */
  readonly onCode?: (code: string) => void;
  /** What becomes of the words; a plain form sends them without scripts. */
  readonly onWords?: (words: string) => void;
  readonly onDrop?: (what: 'draft' | 'receipts') => void;
}

const typed = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '');

function Ask({ language, empty, begun, speak, onWords, onDrop }: Props): JSX.Element {
  const t = wordsOf(portalWords, language);
  const go = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    onWords?.(typed(event.currentTarget, 'text'));
  };
  const wrong = empty === 'words';
  return (
    <section class="ask" aria-labelledby="ask">
      <form action="/file" method="post" onSubmit={go} novalidate={onWords !== undefined}>
        <h1 id="ask"><label for="text">{t('ask')}</label></h1>
        <p id="text-hint" class="hint">{t('ask.hint')}</p>
        {begun === undefined ? null : (
          <div class="begun">
            <p>{t('ask.draft', { words: begun })}</p>
            <p class="pair"><a class="act second" href="#/file">{t('ask.goOn')}</a><button type="button" class="second" onClick={() => onDrop?.('draft')}>{t('ask.drop')}</button></p>
          </div>
        )}
        <textarea id="text" name="text" rows={3} required aria-describedby={wrong ? 'text-empty text-hint' : 'text-hint'} aria-invalid={wrong} />
        {wrong ? <p id="text-empty" class="wrong" role="alert">✕ {t('ask.empty')}</p> : null}
        {speak}
        <button type="submit" class="act">{t('ask.go')}</button>
      </form>
    </section>
  );
}

/**
 * The residents' home: one field for what has happened, the way to a receipt, what goes on nearby, and the right telephone
 * numbers. Drawn once at build time as plain HTML, which works without scripts, and again in the browser.
 */
export function Home(props: Props): JSX.Element {
  const { language, empty, receipts = [], manner = '', onCode, onDrop } = props;
  const t = wordsOf(portalWords, language);
  const go = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    onCode?.(typed(event.currentTarget, 'code'));
  };
  const wrong = empty === 'code';
  return (
    <>
      <main id="main">
        <Ask {...props} />
        <section aria-labelledby="progress">
          <h2 id="progress">{t('heading')}</h2>
          {receipts.length === 0 ? null : (
            <>
              <h3>{t('mine')}</h3>
              <ul class="rows">{receipts.map(({ code, number, on }) => <li key={code}><a href={`/r/${code}${manner}`}><strong>{number}</strong><span>{on}</span></a></li>)}</ul>
              <p><button type="button" class="plain" onClick={() => onDrop?.('receipts')}>{t('mine.drop')}</button></p>
            </>
          )}
          <p>{t('text')}</p>
          <form action="/r" method="get" onSubmit={go} novalidate={onCode !== undefined}>
            <label for="code">{t('code')}</label>
            <input id="code" class="code" name="code" required autocomplete="off" autocapitalize="characters" spellcheck={false} maxlength={40} aria-describedby={wrong ? 'code-empty code-hint' : 'code-hint'} aria-invalid={wrong} />
            {wrong ? <p id="code-empty" class="wrong" role="alert">✕ {t('code.empty')}</p> : null}
            <p id="code-hint" class="hint">{t('code.hint')}</p>
            <button type="submit" class="act">{t('see')}</button>
          </form>
          <p class="hint">{t('privacy')}</p>
        </section>
        <section class="needs-script block" aria-labelledby="nearby">
          <h2 id="nearby">{t('nearby')}</h2>
          <ul class="rows"><li><a href="#/nearby"><strong>{t('nearby')}</strong><span>{t('nearby.hint')}</span></a></li><li><a href="#/awards"><strong>{t('awards')}</strong><span>{t('awards.hint')}</span></a></li></ul>
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
      <footer><a href="/file/paper">{t('paper')}</a><a href="/desk">{t('staff')}</a></footer>
    </>
  );
}
