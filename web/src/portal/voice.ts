import type { Language } from '../wording/language.ts';

/** What is used of the browser's recognition of speech, which has no types of its own yet. */
interface Listener {
  lang: string;
  interimResults: boolean;
  processLocally: boolean;
  addEventListener(type: 'result', hears: (event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void): void;
  addEventListener(type: 'end' | 'error', hears: () => void): void;
  start(): void;
  stop(): void;
}

interface ListenerMaker {
  new (): Listener;
  available?(asked: { readonly langs: readonly string[]; readonly processLocally: boolean }): Promise<string>;
}

const tag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

const listenerOf = (): ListenerMaker | undefined =>
  (typeof window === 'undefined' ? undefined : (window as unknown as { SpeechRecognition?: ListenerMaker }).SpeechRecognition); // named so by the browsers that have it

/** Whether this device itself understands the language: what a person says is never sent to a maker of browsers. */
export async function canListen(language: Language): Promise<boolean> {
  try {
    return (await listenerOf()?.available?.({ langs: [tag(language)], processLocally: true })) === 'available';
  } catch {
    // Forbidden here; the person types.
    return false;
  }
}

/** Writes down what is said until the person stops or falls silent; gives the way to stop. */
export function listen(language: Language, heard: (words: string) => void, ended: () => void): () => void {
  const Made = listenerOf();
  if (Made === undefined) return () => undefined;
  const listener = new Made();
  listener.lang = tag(language);
  listener.interimResults = false;
  listener.processLocally = true;
  listener.addEventListener('result', ({ results }) => heard(Array.from(results, (result) => result[0]?.transcript ?? '').join('')));
  listener.addEventListener('end', ended);
  listener.addEventListener('error', ended);
  listener.start();
  return () => listener.stop();
}

const localVoice = (language: Language): SpeechSynthesisVoice | undefined => speechSynthesis.getVoices().find(({ lang, localService }) => localService && lang.replace('_', '-').startsWith(tag(language).slice(0, 2)));

/** Whether the device can read aloud; one whose voice is somebody's server cannot, as the page may hold what a person wrote. Not told yet counts as yes. */
export const canSpeak = (language: Language): boolean =>
  typeof window !== 'undefined' && 'speechSynthesis' in window && (speechSynthesis.getVoices().length === 0 || localVoice(language) !== undefined);

/** Reads what is in front of the person aloud, a little slower than people talk; stops what was being read. */
export function readAloud(language: Language, ended: () => void): void {
  const text = (document.querySelector('main')?.innerText ?? '').trim();
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text.slice(0, 4000));
  words.lang = tag(language);
  words.voice = localVoice(language) ?? null;
  words.rate = 0.9;
  words.addEventListener('end', ended);
  words.addEventListener('error', ended);
  speechSynthesis.speak(words);
}

export const stopReading = (): void => speechSynthesis.cancel();
