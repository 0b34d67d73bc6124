import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { ReadFailure } from '../../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { exchangeWords } from './words.ts';

/** What other platforms said of the matter; nothing where none did. */
export function ExchangesPanel({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(exchangeWords);
  const say = useSay();
  const language = useLanguage();
  const found = useQueryOf(disputeOperations.exchanges, { county: view.county, matter: view.id }, { keep: true });
  const failure = found.data === undefined ? (found.error ?? undefined) : undefined;
  if (failure === undefined && (found.data === undefined || found.data.items.length === 0)) return null;
  return (
    <section className="sheet" aria-labelledby="exchanges-title">
      <h2 id="exchanges-title">{t('panel.title')}</h2>
      <ReadFailure failure={failure} onAgain={() => void found.refetch()} />
      <ul className="plain-list">
        {found.data?.items.map((item) => (
          <li key={item.map}>
            <p className="line"><strong>{say(item.name)}</strong><span className="number">{t('panel.line', { theirs: item.theirs })}</span></p>
            <p>{item.answer}</p>
            <p className="muted">{[...(item.sentOn === null ? [] : [t('panel.sent', { day: fullDay(item.sentOn, language) })]), t('panel.answered', { day: fullDay(item.answeredOn, language) })].join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
