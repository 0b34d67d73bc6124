import { newId } from '@anhe/contract/kernel';
import type { Wording } from '@anhe/contract/kernel';
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Catalogue, Words } from '../../wording/catalogue.ts';
import { wordsOf } from '../../wording/catalogue.ts';
import { language, onLanguage } from '../../wording/language.ts';
import type { Language } from '../../wording/language.ts';
import { dropDraft, keepDraft, readDraft } from './own.ts';
import type { FieldPhone, Shown } from './phone.ts';
import { wordsFor } from './trouble.ts';

export const PhoneContext = createContext<FieldPhone | undefined>(undefined);

/** The phone that the pages are on. */
export function usePhone(): FieldPhone {
  const phone = useContext(PhoneContext);
  if (phone === undefined) throw new Error('a page of the field without its phone');
  return phone;
}

/** What it shows, drawn anew at every change. */
export function useShown(): Shown {
  const phone = usePhone();
  const [shown, setShown] = useState(phone.shown);
  useEffect(() => {
    setShown(phone.shown);
    const stop = phone.onChange(() => setShown(phone.shown));
    return () => void stop();
  }, [phone]);
  return shown;
}

export function useLanguage(): Language {
  const [now, setNow] = useState(language);
  useEffect(() => {
    const stop = onLanguage(() => setNow(language()));
    return () => void stop();
  }, []);
  return now;
}

export function useWords<C extends Catalogue>(catalogue: C): Words<C> {
  return wordsOf(catalogue, useLanguage());
}

const nowEveryMs = 30_000;

/** The moment by this phone's clock, for what is shown beside it; never for a rule. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), nowEveryMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export interface Draft<T> {
  readonly value: T;
  readonly set: (part: Partial<T>) => void;
  /** The id under which this form is done, however often it is pressed. */
  readonly command: string;
  /** Done or thrown away: the form starts empty the next time. */
  readonly drop: () => Promise<void>;
  /** It was begun before and taken up again. */
  readonly begun: boolean;
  /** Throws away what was typed and starts empty. */
  readonly anew: () => void;
}

interface Kept<T> {
  readonly command: string;
  readonly value: T;
}

const settleMs = 250;

/** A form that survives a phone that is switched off: what was typed lies sealed on the disk. Undefined until that was looked at. */
export function useDraft<T extends object>(form: string, empty: T): Draft<T> | undefined {
  const phone = usePhone();
  const [kept, setKept] = useState<(Kept<T> & { readonly begun: boolean }) | undefined>();
  const emptyRef = useRef(empty);
  const droppedRef = useRef(false);
  const writingRef = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    let current = true;
    droppedRef.current = false;
    void readDraft(phone.store, phone.keys, form).then((found) => {
      const known = found as Kept<T> | undefined; // as it was kept below
      if (current) setKept(known === undefined ? { command: newId(), value: emptyRef.current, begun: false } : { command: known.command, value: { ...emptyRef.current, ...known.value }, begun: true });
    });
    return () => { current = false; };
  }, [phone, form]);
  useEffect(() => {
    if (kept === undefined || kept.value === emptyRef.current) return undefined;
    const write = (): void => {
      // The app may have been shut meanwhile; what was typed before that is kept.
      if (!droppedRef.current && phone.shown.door.at === 'open') writingRef.current = keepDraft(phone.store, phone.keys, form, { command: kept.command, value: kept.value }).catch(() => undefined);
    };
    const timer = setTimeout(write, settleMs);
    return () => clearTimeout(timer);
  }, [kept, phone, form]);
  const set = useCallback((part: Partial<T>) => setKept((now) => (now === undefined ? now : { ...now, value: { ...now.value, ...part } })), []);
  const drop = useCallback(async () => {
    droppedRef.current = true;
    await writingRef.current;
    await dropDraft(phone.store, form);
  }, [phone, form]);
  const anew = useCallback(() => {
    void drop().then(() => {
      droppedRef.current = false;
      setKept({ command: newId(), value: emptyRef.current, begun: false });
    });
  }, [drop]);
  return kept === undefined ? undefined : { value: kept.value, set, command: kept.command, drop, begun: kept.begun, anew };
}

export interface Doing {
  readonly busy: boolean;
  /** Why it did not work, in words. */
  readonly trouble: Wording | undefined;
  /** Runs it unless it runs already; what goes wrong is told. */
  readonly run: (work: () => Promise<void>) => void;
  readonly fail: (words: Wording | undefined) => void;
}

/** One press of a button: busy until it is done, and words where it went wrong. */
export function useDoing(): Doing {
  const [state, setState] = useState<{ readonly busy: boolean; readonly trouble?: Wording | undefined }>({ busy: false });
  const busyRef = useRef(false);
  const run = useCallback((work: () => Promise<void>) => {
    if (busyRef.current) return;
    busyRef.current = true;
    setState({ busy: true });
    work().then(() => undefined, wordsFor).then((trouble) => {
      busyRef.current = false;
      setState({ busy: false, trouble });
    }).catch(() => undefined);
  }, []);
  const fail = useCallback((trouble: Wording | undefined) => setState({ busy: false, trouble }), []);
  return { busy: state.busy, trouble: state.trouble, run, fail };
}
