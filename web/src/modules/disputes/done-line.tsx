import { disputeLifecycle, disputeStatuses, usualNext } from '@anhe/contract/disputes';
import type { DisputeStep, Done } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { fullDay, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { matterWords } from './matter/words.ts';

export type DoneAnswer = z.infer<typeof Done>;

/** After an act: who has it now, what comes next and until when; defects that were recorded are named. */
export function DoneLine({ done, defectName, next: known }: {
  readonly done: DoneAnswer;
  readonly defectName?: (code: string) => string;
  /** What comes next where the page knows it more exactly than the status does. */
  readonly next?: DisputeStep | undefined;
}): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const next = known ?? usualNext[done.status];
  return (
    <>
      <p className="done-line">
        <span>{say(disputeStatuses[done.status])}</span>
        {done.number === null ? null : <strong className="number">{done.number}</strong>}
        <span>{t('done.holder', { holder: done.holder })}</span>
        {next === null ? null : <span>{t('done.next', { step: say(disputeLifecycle.steps[next].title) })}</span>}
        {done.dueOn === null ? null : <span>{t('done.due', { day: fullDay(done.dueOn, language) })}</span>}
      </p>
      {done.defects.length === 0 ? null : <p className="law-text">⚑ {t('done.defects', { what: done.defects.map((code) => defectName?.(code) ?? code).join('；') })}</p>}
    </>
  );
}
