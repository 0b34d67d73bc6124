import type { Id } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { timeOf } from '@anhe/contract/kernel';
import { fullMoment, useLanguage, useWords } from '../../../wording/index.ts';
import { intakeWords } from '../intake/words.ts';
import { useDraft } from '../../matters/index.ts';
import type { Draft } from '../../matters/index.ts';
import { stepWords } from './words.ts';

type Texts = Readonly<Record<string, string>>;

export interface StepDraftState {
  readonly draft: Draft;
  readonly restoredAt: string | undefined;
  readonly clear: () => void;
  /** Drops the draft once the step is done. */
  readonly finished: <Answer>(then: (answer: Answer) => void) => (answer: Answer) => void;
}

/** Keeps the long texts of a step as a draft of its matter, and takes them up again when the form is opened next time. */
export function useStepDraft<T extends Texts>(form: string, matter: Id, texts: T, set: (texts: T) => void): StepDraftState {
  const begun = useRef(texts);
  const changed = Object.keys(texts).some((key) => texts[key] !== begun.current[key]);
  const draft = useDraft(form, matter, changed ? texts : undefined);
  const [restoredAt, setRestoredAt] = useState<string>();
  const looked = useRef(false);
  const { found, take, drop } = draft;
  useEffect(() => {
    const newest = found?.[0];
    if (found === undefined || looked.current) return;
    looked.current = true;
    if (newest === undefined || changed) return;
    const body = newest.body;
    const entries = Object.keys(texts).map((key) => [key, typeof body[key] === 'string' ? body[key] : texts[key]] as const);
    take(newest.id);
    set({ ...texts, ...Object.fromEntries(entries) });
    setRestoredAt(newest.changedAt);
  }, [changed, found, set, take, texts]);
  const clear = (): void => {
    void drop();
    set(begun.current);
    setRestoredAt(undefined);
  };
  const finished: StepDraftState['finished'] = (then) => (answer) => {
    void drop();
    then(answer);
  };
  return { draft, restoredAt, clear, finished };
}

/** Says that a draft was taken up, and whether what is typed is safe. */
export function StepDraft({ draft: { draft, restoredAt, clear } }: { readonly draft: StepDraftState }): ReactNode {
  const t = useWords(stepWords);
  const words = useWords(intakeWords);
  const language = useLanguage();
  return (
    <p className="line muted draft-line" role="status">
      {restoredAt === undefined ? null : <><span>{t('draft.restored', { at: fullMoment(restoredAt, language) })}</span><button type="button" className="link" onClick={clear}>{t('draft.clear')}</button></>}
      {draft.failed ? <span className="law-text">△ {words('draft.failed')}</span> : draft.keptAt === undefined ? null : <span className="number">{words('draft.kept', { at: timeOf(draft.keptAt) })}</span>}
    </p>
  );
}
