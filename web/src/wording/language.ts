import type { Wording } from '@anhe/contract/kernel';

export type Language = 'zh' | 'en';

const key = 'anhe.language';
const tags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };
const listeners = new Set<() => void>();

function remembered(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'zh';
  } catch {
    // Storage may be shut off on a shared computer; the page speaks Chinese then.
    return 'zh';
  }
}

let current: Language | undefined;

/** The language of the page; Chinese until someone chose otherwise on this device. */
export function language(): Language {
  current ??= remembered();
  return current;
}

/** Switches the language of the page and remembers it on this device. */
export function setLanguage(next: Language): void {
  current = next;
  try {
    localStorage.setItem(key, next);
  } catch {
    // Not remembered then; the switch still works for this page.
  }
  document.documentElement.lang = tags[next];
  for (const listener of listeners) listener();
}

/** Sets the document's language at the start of an entry. */
export function applyLanguage(): void {
  document.documentElement.lang = tags[language()];
}

/** Tells of every switch until the function it gives is called. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A wording in the language of the page. */
export function say(wording: Wording, into: Language = language()): string {
  return wording[into];
}
