import type { Language } from '../wording/language.ts';

/** What is used of the browser's recognition of speech, which has no types of its own yet. */
interface Listener {
  lang: string;
  interimResults: boolean;
  addEventListener(type: 'result', hears: (event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void): void;
  addEventListener(type: 'end' | 'error', hears: () => void): void;
  start(): void;
  stop(): void;
}

const listenerOf = (): (new () => Listener) | undefined => {
  if (typeof window === 'undefined') return undefined;
  const known = window as unknown as { SpeechRecognition?: new () => Listener; webkitSpeechRecognition?: new () => Listener }; // named so by the browsers that have it
  return known.SpeechRecognition ?? known.webkitSpeechRecognition;
};

export const canListen = (): boolean => listenerOf() !== undefined;

const tag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

/** Writes down what is said until the person stops or falls silent; gives the way to stop. */
export function listen(language: Language, heard: (words: string) => void, ended: () => void): () => void {
  const Made = listenerOf();
  if (Made === undefined) return () => undefined;
  const listener = new Made();
  listener.lang = tag(language);
  listener.interimResults = false;
  listener.addEventListener('result', ({ results }) => heard(Array.from(results, (result) => result[0]?.transcript ?? '').join('')));
  listener.addEventListener('end', ended);
  listener.addEventListener('error', ended);
  listener.start();
  return () => listener.stop();
}

export const canSpeak = (): boolean => typeof window !== 'undefined' && 'speechSynthesis' in window;

/** Reads what is in front of the person aloud, a little slower than people talk; stops what was being read. */
export function readAloud(language: Language, ended: () => void): void {
  const text = (document.querySelector('main')?.innerText ?? '').trim();
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text.slice(0, 4000));
  words.lang = tag(language);
  words.rate = 0.9;
  words.addEventListener('end', ended);
  words.addEventListener('error', ended);
  speechSynthesis.speak(words);
}

export const stopReading = (): void => speechSynthesis.cancel();
