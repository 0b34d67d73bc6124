import { disputeOperations, performances } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Day, Id, InputOf } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import type { ShownProblem } from '../../../api/index.ts';
import { AmountField, CheckField, ChoiceField, DayField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { StepDraft, useStepDraft } from './step-draft.tsx';
import type { StepDraftState } from './step-draft.tsx';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep, useWhen } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

type TermsInput = Pick<InputOf<(typeof disputeOperations)['agreeOrally']>, 'agreement' | 'facts' | 'content' | 'performance' | 'performBy' | 'performHow' | 'amount'>;

export interface Terms {
  readonly texts: { readonly facts: string; readonly content: string; readonly performHow: string };
  readonly setTexts: (texts: Terms['texts']) => void;
  readonly performance: keyof typeof performances;
  readonly setPerformance: (performance: keyof typeof performances) => void;
  readonly performBy: Day | undefined;
  readonly setPerformBy: (day: Day | undefined) => void;
  readonly amount: string | undefined;
  readonly setAmount: (yuan: string | undefined) => void;
  readonly draft: StepDraftState;
  /** What is still to be written, by its words. */
  readonly missing: readonly ('content' | 'facts' | 'perform-by')[];
  readonly input: TermsInput;
}

/** The terms of an agreement: begun with what is known, from an earlier version where there is one. */
export function useTerms(view: DisputeView): Terms {
  const before = view.agreement;
  const id = useRef<Id>(newId());
  const [texts, setTexts] = useState({ facts: before?.facts ?? view.summary, content: before?.content ?? '', performHow: before?.performHow ?? '' });
  const [performance, setPerformance] = useState<keyof typeof performances>(before?.performance ?? 'on-the-spot');
  const [performBy, setPerformBy] = useState<Day | undefined>(before?.performBy ?? undefined);
  const [amount, setAmount] = useState<string | undefined>(before?.amount ?? view.amount ?? undefined);
  const draft = useStepDraft('agreement', view.id, texts, setTexts);
  const later = performance !== 'on-the-spot';
  const how = texts.performHow.trim();
  return {
    texts, setTexts, performance, setPerformance, performBy, setPerformBy, amount, setAmount, draft,
    missing: [
      ...(texts.content.trim() === '' ? ['content' as const] : []), ...(later && performBy === undefined ? ['perform-by' as const] : []), ...(texts.facts.trim() === '' ? ['facts' as const] : []),
    ],
    input: {
      agreement: id.current, facts: texts.facts.trim(), content: texts.content.trim(), performance, ...(later && performBy !== undefined ? { performBy } : {}),
      ...(how === '' ? {} : { performHow: how }), ...(amount === undefined ? {} : { amount: Number(amount) }),
    },
  };
}

/** The fields of an agreement's terms. @param withoutContent its text is written elsewhere */
export function TermsFields({ terms, problem, withoutContent = false }: { readonly terms: Terms; readonly problem: ShownProblem | undefined; readonly withoutContent?: boolean }): ReactNode {
  const t = useWords(stepWords);
  const options = useOptions();
  const { texts, setTexts } = terms;
  return (
    <>
      <StepDraft draft={terms.draft} />
      {withoutContent ? null : <TextField id={fieldId(['content'])} label={t('content')} hint={t('content.hint')} value={texts.content} max={4000} lines={5} error={fieldMessage(problem, 'content')} onChange={(content) => setTexts({ ...texts, content })} />}
      <div className="pair">
        <ChoiceField id={fieldId(['performance'])} label={t('performance')} value={terms.performance} options={options(performances)} error={fieldMessage(problem, 'performance')} onChange={terms.setPerformance} long />
        {terms.performance === 'on-the-spot' ? null : <DayField id={fieldId(['performBy'])} label={t('perform-by')} value={terms.performBy} error={fieldMessage(problem, 'performBy')} onChange={terms.setPerformBy} />}
        <TextField id={fieldId(['performHow'])} label={t('perform-how')} optional max={500} value={texts.performHow} error={fieldMessage(problem, 'performHow')} onChange={(performHow) => setTexts({ ...texts, performHow })} />
        <AmountField id={fieldId(['amount'])} label={t('amount')} optional value={terms.amount} error={fieldMessage(problem, 'amount')} onChange={terms.setAmount} />
      </div>
      <TextField id={fieldId(['facts'])} label={t('facts')} value={texts.facts} max={2000} lines={3} error={fieldMessage(problem, 'facts')} onChange={(facts) => setTexts({ ...texts, facts })} />
    </>
  );
}

/** An oral agreement, for parties who think a written one unnecessary. */
export function AgreeOrally(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const terms = useTerms(of.view);
  const step = useStep(disputeOperations.agreeOrally, { ...of, onDone: terms.draft.finished(of.onDone) });
  const [unneeded, setUnneeded] = useState(true);
  const when = useWhen(of, 'agreeOrally', { writtenNotNeeded: unneeded });
  return (
    <StepSheet step="agreeOrally" of={of} act={t('act.agreeOrally')} sending={step} when={when} incomplete={terms.missing.length > 0} lacks={terms.missing.map((one) => t(one))} onSend={() => step.send({ ...addressOf(of.view), ...when.input, ...terms.input, writtenNotNeeded: unneeded })}>
      <TermsFields terms={terms} problem={step.failure?.problem} />
      <CheckField id={fieldId(['writtenNotNeeded'])} label={t('not-needed')} value={unneeded} onChange={setUnneeded} />
    </StepSheet>
  );
}
