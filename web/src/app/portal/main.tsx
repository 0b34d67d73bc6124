/** @jsxImportSource preact */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { applyLanguage, language, onLanguage, say } from '../../wording/language.ts';
import { Home } from '../../portal/home.tsx';
import { receiptPath } from '../../portal/receipt-path.ts';
import { portalWords } from '../../portal/words.ts';
import '../../ui/tokens.css';
import './portal.css';

const key = 'anhe.elder';

function remembered(): boolean {
  try {
    return localStorage.getItem(key) === '1';
  } catch {
    // Storage may be shut off; usual print then.
    return false;
  }
}

function remember(elder: boolean): void {
  try {
    localStorage.setItem(key, elder ? '1' : '0');
  } catch {
    // Not remembered then; the switch works for this page.
  }
}

function Portal(): JSX.Element {
  const [into, setInto] = useState(language);
  const [elder, setElder] = useState(remembered);
  const [empty, setEmpty] = useState(false);
  useEffect(() => {
    const stop = onLanguage(() => setInto(language()));
    return () => void stop();
  }, []);
  useEffect(() => {
    document.documentElement.classList.toggle('elder', elder);
    document.title = say(portalWords.title, into);
    remember(elder);
  }, [elder, into]);
  const see = (code: string): void => {
    const path = receiptPath(code);
    setEmpty(path === undefined);
    if (path === undefined) document.getElementById('code')?.focus();
    else window.location.assign(path);
  };
  return <Home language={into} elder={elder} onElder={setElder} empty={empty} onCode={see} />;
}

applyLanguage();
document.documentElement.classList.add('scripted');
const place = document.getElementById('app');
if (place === null) throw new Error('the page has no place for the portal');
place.replaceChildren();
render(<Portal />, place);
