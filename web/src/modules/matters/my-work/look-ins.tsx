import { disputeOperations } from '@anhe/contract/disputes';
import type { LookInLine } from '@anhe/contract/disputes';
import { addDays } from '@anhe/contract/kernel';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { fullDay, spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { matterWords } from '../words.ts';

/** Look-ins after warning signs that are due: of which matter, which one, until when. */
export function LookIns({ lines }: { readonly lines: readonly LookInLine[] }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const today = todayHere();
  if (lines.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="looks-title">
      <h2 id="looks-title">{t('looks.title', { count: lines.length })}</h2>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line.sign} className="line">
            <Link to="/matters/$county/$matter" params={{ county: line.county, matter: line.matter }} className="link"><span className="unbroken">{line.number ?? t('looks.number.none')}</span> {line.parties}</Link>
            <span>{say(line.name)} · {t('looks.after', { after: line.after })}</span>
            <span className={line.dueOn < today ? 'alarm-text' : 'law-text'}>{fullDay(line.dueOn, language)}{line.dueOn < today ? '' : ` · ${spokenDay(line.dueOn, today, language)}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those of this post until a week from now, for the work list. */
export function OwnLookIns(): ReactNode {
  const may = useMayCall();
  const today = todayHere();
  const found = useQueryOf(disputeOperations.calendar, { from: today, to: addDays(today, 7), whose: 'mine' }, { keep: true, enabled: may(disputeOperations.calendar) });
  return <LookIns lines={found.data?.lookIns ?? []} />;
}
