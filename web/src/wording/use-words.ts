import type { Wording } from '@anhe/contract/kernel';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { wordsOf } from './catalogue.ts';
import type { Catalogue, Words } from './catalogue.ts';
import { language, onLanguage } from './language.ts';
import type { Language } from './language.ts';

/** The language of the page; the component is drawn again when it is switched. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, language);
}

/** The words of a catalogue in the language of the page. */
export function useWords<C extends Catalogue>(catalogue: C): Words<C> {
  const into = useLanguage();
  return useMemo(() => wordsOf(catalogue, into), [catalogue, into]);
}

/** Says a wording that came with data, in the language of the page. */
export function useSay(): (wording: Wording) => string {
  const into = useLanguage();
  return useCallback((wording) => wording[into], [into]);
}
