import type { Wording } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../wording/index.ts';
import { uiWords } from './words.ts';

interface Props {
  /** Id of the control inside, so that the label and the error belong to it. */
  readonly id: string;
  readonly label: string;
  readonly error?: Wording | undefined;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
  readonly children: ReactNode;
}

/** Ids that the control of a field refers to for its hint and its error. */
export const describedBy = (id: string, error: Wording | undefined, hint: string | undefined): string | undefined => {
  const ids = [error === undefined ? undefined : `${id}-error`, hint === undefined ? undefined : `${id}-hint`].filter((one) => one !== undefined);
  return ids.length === 0 ? undefined : ids.join(' ');
};

/** A control with its label, hint and error; the error stands beside what it speaks of. */
export function Field({ id, label, error, hint, optional = false, children }: Props): ReactNode {
  const say = useSay();
  const t = useWords(uiWords);
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional ? <span className="field-optional">{t('optional')}</span> : null}
      </label>
      {children}
      {hint === undefined ? null : <p className="field-hint" id={`${id}-hint`}>{hint}</p>}
      {error === undefined ? null : <p className="field-error" id={`${id}-error`} role="alert">✕ {say(error)}</p>}
    </div>
  );
}
