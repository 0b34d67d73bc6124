/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { wordsOf } from '../../wording/catalogue.ts';
import type { Language } from '../../wording/language.ts';
import type { Trouble } from '../api.ts';
import { canListen, canSpeak, listen, readAloud, stopReading } from '../voice.ts';
import { portalWords } from '../words.ts';

/** Writes what is said after what stands there already. Not shown where the device itself cannot listen. */
export function SpeakButton({ language, onHeard }: { readonly language: Language; readonly onHeard: (words: string) => void }): JSX.Element | null {
  const [stop, setStop] = useState<(() => void) | undefined>();
  const [can, setCan] = useState(false);
  const t = wordsOf(portalWords, language);
  useEffect(() => void canListen(language).then(setCan), [language]);
  if (!can) return null;
  const press = (): void => {
    if (stop !== undefined) stop();
    else setStop(() => listen(language, onHeard, () => setStop(undefined)));
  };
  return <button type="button" class="second speak" aria-pressed={stop !== undefined} onClick={press}>{t(stop === undefined ? 'speak' : 'speak.stop')}</button>;
}

/** Reads the page aloud. Not shown where the browser cannot. */
export function ReadButton({ language }: { readonly language: Language }): JSX.Element | null {
  const [reading, setReading] = useState(false);
  const t = wordsOf(portalWords, language);
  useEffect(() => () => { if (canSpeak(language)) stopReading(); }, [language]);
  if (!canSpeak(language)) return null;
  const press = (): void => {
    if (reading) stopReading();
    else readAloud(language, () => setReading(false));
    setReading(!reading);
  };
  return <button type="button" aria-pressed={reading} onClick={press}>{t(reading ? 'read.stop' : 'read')}</button>;
}

const slowAfter = 3000;

/** The shape of what comes; after three seconds a word about why. */
export function Wait({ language, lines = 3 }: { readonly language: Language; readonly lines?: number }): JSX.Element {
  const [slow, setSlow] = useState(false);
  const t = wordsOf(portalWords, language);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfter);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="wait" role="status">
      <p>{t(slow ? 'slow' : 'wait')}</p>
      {Array.from({ length: lines }, (_, at) => <div key={at} class="shape" aria-hidden="true" />)}
    </div>
  );
}

/** What went wrong in words, and the way to try again. It is read out at once. */
export function Wrong({ trouble, language, onAgain }: { readonly trouble: Trouble; readonly language: Language; readonly onAgain?: (() => void) | undefined }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), [trouble]);
  return (
    <div class="trouble" role="alert" ref={place}>
      <p>{trouble.said[language]}</p>
      {onAgain === undefined ? null : <button type="button" class="act" onClick={onAgain}>{wordsOf(portalWords, language)('again')}</button>}
    </div>
  );
}

export interface Asked<T> {
  readonly answer?: T | undefined;
  readonly trouble?: Trouble | undefined;
  readonly again: () => void;
}

/**
 * Asks when the key is another than before; the answer of a question that was overtaken is dropped.
 * @param key undefined asks nothing
 */
export function useAsked<T>(key: string | undefined, question: () => Promise<T>): Asked<T> {
  const [state, setState] = useState<{ readonly key?: string | undefined; readonly answer?: T; readonly trouble?: Trouble }>({});
  const [turn, setTurn] = useState(0);
  const questionRef = useRef(question);
  // The question is made anew at each drawing; its key says when it is another one.
  useEffect(() => { questionRef.current = question; });
  useEffect(() => {
    if (key === undefined) return undefined;
    let current = true;
    questionRef.current().then(
      (answer) => { if (current) setState({ key, answer }); },
      (error: unknown) => { if (current) setState({ key, trouble: error as Trouble }); }, // every way out of the api is one
    );
    return () => { current = false; };
  }, [key, turn]);
  const mine = state.key === key;
  return { answer: mine ? state.answer : undefined, trouble: mine ? state.trouble : undefined, again: () => { setState({}); setTurn(turn + 1); } };
}
