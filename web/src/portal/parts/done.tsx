/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { wordsOf } from '../../wording/catalogue.ts';
import type { Language } from '../../wording/language.ts';
import { fullDay, todayHere } from '../../wording/time.ts';
import { keepReceipt } from '../draft.ts';
import { fileWords } from '../file/words.ts';
import type { Answer } from '../ways.ts';
import { mannerQuery } from '../receipt-path.ts';
import { portalWords } from '../words.ts';

/** What to keep: the code, its square, its address; who has it now, and until when. */
export function Done({ language, filed, joined = false }: { readonly language: Language; readonly filed: Answer<'file'>; readonly joined?: boolean }): JSX.Element {
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const t = wordsOf(fileWords, language);
  const path = `/r/${filed.code}`;
  const address = `${window.location.origin}${path}`;
  useEffect(() => {
    setKept(keepReceipt({ code: filed.code, number: filed.number, on: todayHere() }));
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, [filed.code, filed.number]);
  const copy = (): void => void navigator.clipboard.writeText(address).then(() => setCopied(true), () => setCopied(false));
  return (
    <main id="main" class="done">
      <h1 ref={heading} tabindex={-1}>✓ {t(joined ? 'done.joined' : 'done.title')}</h1>
      <p>{t('done.holder', { holder: filed.holder, promise: filed.dueOn === null ? filed.promise[language] : t('done.due', { day: fullDay(filed.dueOn, language) }) })}</p>
      <section class="slip" aria-labelledby="slip">
        <h2 id="slip">{t('done.code')}</h2>
        <p class="big-code number">{filed.code}</p>
        <img src={`${path}/qr`} width={180} height={180} alt={t('done.link')} />
        <p class="address">{address}</p>
        <p>{t('done.keep')}</p>
        {kept ? <p class="hint">{t('done.kept')}</p> : null}
        <p class="hint">{t('done.number')} <span class="number">{filed.number}</span></p>
      </section>
      <a class="act" href={`${path}${mannerQuery()}`}>{t('done.open')}</a>
      <p class="pair">
        <button type="button" class="second" onClick={() => window.print()}>{t('done.print')}</button>
        {'clipboard' in navigator && window.isSecureContext ? <button type="button" class="second" onClick={copy}>{t(copied ? 'done.copied' : 'done.copy')}</button> : null}
      </p>
      <p><a class="plain" href="#/">{wordsOf(portalWords, language)('home')}</a></p>
    </main>
  );
}
