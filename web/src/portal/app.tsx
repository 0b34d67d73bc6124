/** @jsxImportSource preact */
import type { ComponentType, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { wordsOf } from '../wording/catalogue.ts';
import { language, onLanguage, say } from '../wording/language.ts';
import type { Language } from '../wording/language.ts';
import { dropDraft, dropReceipts, keepDraft, keptDraft, keptReceipts, newDraft } from './draft.ts';
import { useHash } from './hash.ts';
import { Home, Top } from './home.tsx';
import { ReadButton, SpeakButton, Wait } from './parts/tools.tsx';
import { mannerQuery, receiptPath } from './receipt-path.ts';
import { portalWords } from './words.ts';

const elderKey = 'anhe.elder';

function rememberedElder(): boolean {
  try {
    return localStorage.getItem(elderKey) === '1';
  } catch {
    // Storage may be shut off; usual print then.
    return false;
  }
}

function rememberElder(elder: boolean): void {
  try {
    localStorage.setItem(elderKey, elder ? '1' : '0');
  } catch {
    // Not remembered then; the switch works for this page.
  }
}

interface PageProps {
  readonly language: Language;
}

/** Pages that are fetched when somebody goes there. */
const pages: Readonly<Record<string, () => Promise<ComponentType<PageProps>>>> = {
  '#/file': async () => (await import('./file/flow.tsx')).FilePage,
  '#/awards': async () => (await import('./awards/page.tsx')).PublicAwardsPage,
  '#/nearby': async () => (await import('./nearby/page.tsx')).NearbyPage,
  '#/one': async () => (await import('./nearby/one.tsx')).OnePage,
};

function useOffline(): boolean {
  const [offline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const changed = (): void => setOffline(!navigator.onLine);
    window.addEventListener('online', changed);
    window.addEventListener('offline', changed);
    return () => {
      window.removeEventListener('online', changed);
      window.removeEventListener('offline', changed);
    };
  }, []);
  return offline;
}

function Late({ hash, language: into }: PageProps & { readonly hash: string }): JSX.Element {
  const [page, setPage] = useState<{ readonly hash: string; readonly Page?: ComponentType<PageProps> }>({ hash: '' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    pages[hash]?.().then((Page) => setPage({ hash, Page }), () => setPage({ hash }));
  }, [hash, turn]);
  const t = wordsOf(portalWords, into);
  if (page.hash !== hash) return <main id="main"><Wait language={into} /></main>;
  if (page.Page !== undefined) return <page.Page language={into} />;
  return (
    <main id="main"><div class="trouble" role="alert">
      <p>{t('offline')}</p><button type="button" class="act" onClick={() => { setPage({ hash: '' }); setTurn(turn + 1); }}>{t('again')}</button>
      <p><a href="#/">{t('home')}</a></p>
    </div></main>
  );
}

const firstWords = (text: string): string => ([...text].length > 18 ? `${[...text].slice(0, 18).join('')}…` : text);

function HomePage({ language: into, early }: PageProps & { readonly early: string }): JSX.Element {
  const [empty, setEmpty] = useState<'code' | 'words' | undefined>();
  const [draft, setDraft] = useState(keptDraft);
  const [receipts, setReceipts] = useState(keptReceipts);
  const field = (): HTMLTextAreaElement | null => document.querySelector('#text');
  useEffect(() => {
    const place = field();
    if (place !== null && early !== '') place.value = early;
  }, [early]);
  const see = (code: string): void => {
    const path = receiptPath(code);
    setEmpty(path === undefined ? 'code' : undefined);
    if (path === undefined) document.getElementById('code')?.focus();
    else window.location.assign(`${path}${mannerQuery()}`);
  };
  const begin = (words: string): void => {
    const text = words.trim();
    setEmpty(text === '' ? 'words' : undefined);
    if (text === '') return void field()?.focus();
    // What was begun goes on with the new words; what went out unanswered must be settled first.
    const known = keptDraft();
    keepDraft(known === undefined ? { ...newDraft(), text } : known.sent === undefined ? { ...known, text: `${known.text}\n${text}`.trim() } : known);
    window.location.hash = '#/file';
  };
  const drop = (what: 'draft' | 'receipts'): void => {
    if (what === 'draft') dropDraft();
    else dropReceipts();
    setDraft(keptDraft());
    setReceipts(keptReceipts());
  };
  const speak = <SpeakButton language={into} onHeard={(words) => { const place = field(); if (place !== null) place.value = `${place.value}${words}`; }} />;
  return <Home language={into} empty={empty} manner={mannerQuery()} begun={draft === undefined ? undefined : firstWords(draft.text)} receipts={receipts} speak={speak} onCode={see} onWords={begin} onDrop={drop} />;
}

/** The residents' entry: its head, and the page that the address names. @param early what was typed before the scripts came */
export function Portal({ early }: { readonly early: string }): JSX.Element {
  const [into, setInto] = useState(language);
  const [elder, setElder] = useState(rememberedElder);
  const { page: hash } = useHash();
  const offline = useOffline();
  const firstRef = useRef(true);
  useEffect(() => {
    const stop = onLanguage(() => setInto(language()));
    return () => void stop();
  }, []);
  // Before the page is painted: its words and its print change in one go.
  useLayoutEffect(() => {
    document.documentElement.classList.toggle('elder', elder);
    document.title = say(portalWords.title, into);
    rememberElder(elder);
  }, [elder, into]);
  // There when the line fails between reading this page and pressing the button.
  useEffect(() => void pages['#/file']?.().catch(() => undefined), []);
  useEffect(() => {
    if (!firstRef.current) window.scrollTo(0, 0);
    firstRef.current = false;
  }, [hash]);
  return (
    <>
      <Top language={into} elder={elder} onElder={setElder}><ReadButton key={hash} language={into} /></Top>
      {offline ? <p class="offline" role="status">{wordsOf(portalWords, into)('offline')}</p> : null}
      {hash in pages ? <Late hash={hash} language={into} /> : <HomePage language={into} early={early} />}
    </>
  );
}
