import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useWords } from '../wording/index.ts';
import { uiWords } from './words.ts';

/** True once the time has passed while the component stands. */
export function useAfter(milliseconds: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return passed;
}

/**
 * The shape of what comes; after three seconds a word about why it is not there yet.
 * @param silent another one beside it says that word
 */
export function Loading({ lines = 6, label, silent = false }: { readonly lines?: number; readonly label?: string; readonly silent?: boolean }): ReactNode {
  const t = useWords(uiWords);
  const slow = useAfter(3000);
  return (
    <div className="loading" role="status">
      <span className="out-of-sight">{label ?? t('loading')}</span>
      {slow && !silent ? <p className="loading-slow">{t('slow')}</p> : null}
      {Array.from({ length: lines }, (_, at) => <div className="loading-line" key={at} style={{ width: `${92 - ((at * 17) % 40)}%` }} aria-hidden />)}
    </div>
  );
}
