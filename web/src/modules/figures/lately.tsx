import { figureOperations, measures } from '@anhe/contract/figures';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { Loading, ReadFailure } from '../../ui/index.ts';
import { fullMoment, useLanguage, useSay, useWords } from '../../wording/index.ts';
import { RowLink, RowNumber } from './row-parts.tsx';
import type { Where } from './use-where.ts';
import { figureWords } from './words.ts';

/** What was counted last, each line a way to the matter. */
export function Lately({ where }: { readonly where: Where }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const language = useLanguage();
  const { place, unit } = where.search;
  const found = useQueryOf(figureOperations.lately, { ...(place === undefined ? {} : { place }), ...(unit === undefined ? {} : { unit }), limit: 12 }, { keep: true, every: 60_000 });
  const items = found.data?.items ?? [];
  return (
    <section className="sheet no-print" aria-labelledby="figures-lately">
      <h2 id="figures-lately">{t('lately')}</h2>
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending ? <Loading lines={4} label={t('lately')} silent /> : null}
      {found.data !== undefined && items.length === 0 ? <p className="muted">{t('lately.none')}</p> : null}
      <ul className="lately-list">
        {items.map((item) => (
          <li key={`${item.id}${item.measure}${item.recordedAt}`}>
            <span className="number muted">{fullMoment(item.recordedAt, language)}</span><span>{say(measures[item.measure])}</span><RowLink row={item} /><RowNumber row={item} /><span className="muted">{item.placeName} · {item.unitName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
