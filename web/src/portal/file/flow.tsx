/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { wordsOf } from '../../wording/catalogue.ts';
import type { Language } from '../../wording/language.ts';
import { Trouble } from '../api.ts';
import { dropDraft, keepDraft, keptDraft, newDraft, steps } from '../draft.ts';
import type { Draft, Step } from '../draft.ts';
import { borders, catalogue, childrenOf, city } from '../known.ts';
import { Done } from '../parts/done.tsx';
import { useAsked } from '../parts/tools.tsx';
import { dropPhotos } from '../photo-box.ts';
import type { Answer } from '../ways.ts';
import { portalWords } from '../words.ts';
import { Check } from './check.tsx';
import { More } from './more.tsx';
import { Same } from './same.tsx';
import { LostPhotos, forgetHandedIn, sendDraft, spotOf } from './send.ts';
import { What, callIn } from './what.tsx';
import { Where } from './where.tsx';
import { fileWords } from './words.ts';

/** The step that the address names, so that the browser's way back is the page's. */
const stepHere = (): Step => {
  const named = new URLSearchParams(window.location.hash.split('?')[1] ?? '').get('step');
  return steps.find((step) => step === named) ?? 'what';
};

function useStep(): readonly [Step, (step: Step, replace?: boolean) => void] {
  const [step, setStep] = useState(stepHere);
  useEffect(() => {
    const moved = (): void => setStep(stepHere());
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  const go = (next: Step, replace = false): void => {
    const hash = `#/file?step=${next}`;
    if (replace) window.location.replace(hash);
    else window.location.hash = hash;
    setStep(next);
  };
  return [step, go];
}

/** What is fetched ahead, so that a line that fails later stops nobody. */
function fetchAhead(): void {
  for (const ahead of [catalogue, borders, () => childrenOf(city), () => import('../photo.ts'), () => import('../map/map.tsx'), () => import('../map/county-at.ts')]) ahead().catch(() => undefined);
}

type Sent = { readonly filed: Answer<'file'>; readonly joined: boolean };

function useFiling(language: Language) {
  const [draft, setDraft] = useState<Draft>(() => { const begun = keptDraft() ?? newDraft(); return { ...begun, ...callIn(begun.text) }; });
  const [kept, setKept] = useState(true);
  const [sent, setSent] = useState<Sent | undefined>();
  const nowRef = useRef(draft);
  const change = (part: Partial<Draft>): void => {
    nowRef.current = { ...nowRef.current, ...part };
    setDraft(nowRef.current);
    setKept(keepDraft(nowRef.current));
  };
  const finish = (filed: Answer<'file'>, joined: boolean): void => {
    void dropPhotos(nowRef.current.photos.map(({ id }) => id));
    forgetHandedIn();
    dropDraft();
    setSent({ filed, joined });
  };
  return { draft, kept, sent, change, finish, current: () => nowRef.current, t: wordsOf(fileWords, language) };
}

/** Filing a request, step by step; all of it stays on the device until it has arrived. */
export function FilePage({ language }: { readonly language: Language }): JSX.Element {
  const { draft, kept, sent, change, finish, current, t } = useFiling(language);
  const [step, setStep] = useStep();
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  const [sending, setSending] = useState<string | undefined>();
  const { answer: known } = useAsked('catalogue', catalogue);
  const type = known?.types.find(({ code }) => code === draft.type);
  const directionRef = useRef<'next' | 'back'>('next');
  // What went out unanswered is settled first.
  const shown: Step = draft.sent !== undefined ? 'check' : draft.place === undefined && steps.indexOf(step) > 1 ? 'where' : step;
  const errorsRef = useRef(errors);
  useEffect(() => { errorsRef.current = errors; }, [errors]);
  useEffect(fetchAhead, []);
  useEffect(() => {
    window.scrollTo(0, 0);
    const [wrong] = errorsRef.current.keys();
    (wrong === undefined ? document.querySelector<HTMLElement>('main h1') : document.getElementById(wrong))?.focus();
  }, [shown]);
  const fail = (wrong: ReadonlyMap<string, string>): void => {
    setErrors(wrong);
    const [first] = wrong.keys();
    if (first !== undefined) setTimeout(() => document.getElementById(first)?.focus(), 0);
  };
  const go = (where: 'next' | 'back'): void => {
    setErrors(new Map());
    setTrouble(undefined);
    directionRef.current = where;
    setStep(steps[Math.max(0, steps.indexOf(shown) + (where === 'next' ? 1 : -1))] ?? 'what');
  };
  const refused = (failure: Trouble): void => {
    // Nothing was kept there: it can be changed and sent anew.
    change({ sent: undefined });
    const spots = failure.fields.map(({ path, message }) => ({ ...spotOf(path), words: message[language] }));
    const [first] = spots;
    if (spots.some(({ step: at }) => at === 'more')) forgetHandedIn();
    if (first === undefined) return setTrouble(failure);
    setErrors(new Map(spots.map(({ id, words }) => [id, words])));
    if (first.step === shown) fail(new Map(spots.map(({ id, words }) => [id, words])));
    else setStep(first.step);
  };
  const send = async (): Promise<void> => {
    setTrouble(undefined);
    setErrors(new Map());
    setSending(t('check.sending'));
    try {
      const filed = await sendDraft(current(), type, { onPhoto: (at) => setSending(t('check.photo', { at, of: current().photos.length })), onSent: (input) => { change({ sent: input }); setSending(t('check.sending')); } });
      finish(filed, false);
    } catch (error) {
      if (error instanceof LostPhotos) {
        change({ photos: current().photos.filter(({ id }) => !error.ids.includes(id)) });
        setErrors(new Map([['photos', t('more.lost', { count: error.ids.length })]]));
        setStep('more');
      } else if (error instanceof Trouble && error.kind === 'refused') refused(error);
      else if (error instanceof Trouble) setTrouble(error);
      else throw error;
    } finally {
      setSending(undefined);
    }
  };
  if (sent !== undefined) return <Done language={language} filed={sent.filed} joined={sent.joined} />;
  const props = { language, draft, change, go, errors, fail, type };
  // Passed over in the direction in which one goes.
  const none = (): void => setStep(directionRef.current === 'back' ? 'more' : 'check', true);
  return (
    <main id="main">
      <p class="progress">{t('step', { at: steps.indexOf(shown) + 1, of: steps.length })}</p>
      {draft.call === undefined ? null : <a class="emergency" href={`tel:${draft.call.phone}`}><strong>{t('call', { phone: draft.call.phone })}</strong><span>{draft.call[language]}</span></a>}
      {kept ? null : <p class="offline" role="status">{wordsOf(portalWords, language)('unkept')}</p>}
      {shown === 'what' ? <What {...props} /> : shown === 'where' ? <Where {...props} /> : shown === 'more' ? <More {...props} />
        : shown === 'same' ? <Same {...props} onNone={none} onJoined={(filed) => finish(filed, true)} />
        : <Check {...props} onStep={setStep} onSend={() => void send()} sending={sending} trouble={trouble} />}
      <p class="pair">
        {shown === 'what' || draft.sent !== undefined ? null : <button type="button" class="second" onClick={() => go('back')}>{t('back')}</button>}
        <a class="plain" href="#/">{t('stop')}</a>
      </p>
    </main>
  );
}
