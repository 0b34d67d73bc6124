/** @jsxImportSource preact */
import type { Wording } from '@anhe/contract/kernel';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Draft } from '../core/use.ts';
import { useLanguage, usePhone, useShown, useWords } from '../core/use.ts';
import { shellWords } from '../words/shell.ts';

interface PageProps {
  readonly title: string;
  /** Where “back” leads; left out on the first page. */
  readonly back?: string | undefined;
  readonly children: ComponentChildren;
}

/** A page: its heading, which is read out when one comes to it, and the way back. */
export function Page({ title, back, children }: PageProps): JSX.Element {
  const t = useWords(shellWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('title')}`;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    // Read out once, however often it is drawn.
    // oxlint-disable-next-line react/exhaustive-deps -- the words change with the language alone
  }, [title]);
  return (
    <main id="main">
      {back === undefined ? null : <a class="back" href={back}>← {t('back')}</a>}
      <h1 ref={heading} tabindex={-1}>{title}</h1>
      {children}
    </main>
  );
}

/** What went wrong, read out at once. */
export function Trouble({ words }: { readonly words: Wording | undefined }): JSX.Element | null {
  const language = useLanguage();
  return words === undefined ? null : <p class="trouble" role="alert">✕ {words[language]}</p>;
}

/** What was just done, read out on the page that one comes to, and gone with it. */
export function Told(): JSX.Element | null {
  const phone = usePhone();
  const { notice } = useShown();
  const language = useLanguage();
  // What is said in order to be read on the next page stays; what was read here goes.
  const read = useRef(notice);
  useEffect(() => () => { if (phone.shown.notice === read.current) phone.tell(undefined); }, [phone]);
  return notice === undefined ? null : <p class="kept" role="status">✓ {notice[language]}</p>;
}

/** A form that was begun before says so, and can be emptied. */
export function Begun({ draft }: { readonly draft: Pick<Draft<object>, 'begun' | 'anew'> }): JSX.Element | null {
  const t = useWords(shellWords);
  return draft.begun ? <p class="begun">{t('begun')} <button type="button" class="plain" onClick={draft.anew}>{t('anew')}</button></p> : null;
}
