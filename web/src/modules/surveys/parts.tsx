import type { SurveyResult } from '@anhe/contract/surveys';
import type { ReactNode } from 'react';
import { useWords } from '../../wording/index.ts';
import { surveyWords } from './words.ts';
import './surveys.css';

type Value = NonNullable<SurveyResult['questions'][number]['whole']>;

/** A share as it is read: 83.3%. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** A table that is wider than a phone scrolls by itself. */
export function WideTable({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  // What scrolls has to be reached by Tab.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling part without a control inside is reached in no other way
  return <div className="survey-table" role="group" aria-label={label} tabIndex={0}><table className="rows">{children}</table></div>;
}

/** A part of a whole as a rate; a dash where there is no whole. */
export const rate = (part: number, of: number): string => (of === 0 ? '—' : percent(part / of));

/** A share with its interval, in figures and as a bar from 0 to 100 %. */
export function ShareBar({ value }: { readonly value: Value }): ReactNode {
  const t = useWords(surveyWords);
  return (
    <span className="survey-share">
      <span className="survey-bar" aria-hidden="true"><span className="survey-span" style={{ insetInlineStart: percent(value.low), width: percent(value.high - value.low) }} /><span className="survey-mark" style={{ insetInlineStart: percent(value.share) }} /></span>
      <span className="number unbroken">{t('share', { share: percent(value.share), low: percent(value.low), high: percent(value.high) })}</span>
    </span>
  );
}
