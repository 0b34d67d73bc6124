import type { Wording } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../../wording/index.ts';
import { signInWords } from './words.ts';

/** Why a sign-in, or a change of one's own sign-ins, was refused. */
export function Refused({ wording, title }: { readonly wording: Wording | undefined; readonly title?: string }): ReactNode {
  const say = useSay();
  const t = useWords(signInWords);
  if (wording === undefined) return null;
  return (
    <div className="notice notice-alarm" role="alert">
      <strong className="notice-title">{title ?? t('refused')}</strong>
      <p>{say(wording)}</p>
    </div>
  );
}
