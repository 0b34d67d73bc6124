import { longestRemark, requestStatuses } from '@anhe/contract/requests';
import type { SimilarRequest } from '@anhe/contract/requests';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { useRequestCatalogue } from '../../matters/index.ts';
import { likenessWord } from '../confidence.ts';
import { RequestLink } from '../line-parts.tsx';
import { requestWords } from '../words.ts';
import { intakeWords } from './words.ts';

interface Props {
  readonly items: readonly SimilarRequest[];
  readonly title?: string;
  readonly note?: string;
  readonly act: string;
  readonly busy: boolean;
  readonly onJoin: (other: SimilarRequest) => void;
}

/** Requests that may be the same: how far, how alike, and the way to join one. */
export function SimilarList({ items, act, busy, onJoin }: Props): ReactNode {
  const t = useWords(requestWords);
  const say = useSay();
  const language = useLanguage();
  const { typeName } = useRequestCatalogue();
  const words = useWords(intakeWords);
  const apart = ({ metres, sameVillage }: SimilarRequest): string => {
    if (metres === null) return t(sameVillage ? 'apart.village' : 'apart.elsewhere');
    if (metres < 3) return t('apart.spot');
    return metres < 1000 ? t('apart.metres', { metres }) : t('apart.kilometres', { kilometres: (metres / 1000).toFixed(1) });
  };
  return (
    <ul>
      {items.slice(0, 5).map((one) => (
        <li key={one.id}>
          <RequestLink line={one}>{say(typeName(one.type))} · {one.placeName}</RequestLink>
          <p className="line"><span className="tag tag-law">{t(`likeness.${likenessWord(one.likeness)}`)}</span><span className="number">{apart(one)}</span></p>
          {one.excerpt === null ? null : <p className="similar-words">“{one.excerpt}”</p>}
          <p className="line muted">
            <span className="number">{one.number}</span><span>{spokenDay(one.filedOn, todayHere(), language)}</span><span>{say(requestStatuses[one.status])}</span>{one.joiners === 0 ? null : <span>{t('joiners', { count: one.joiners })}</span>}
          </p>
          {one.joinable ? <Button disabled={busy} onClick={() => onJoin(one)}>{act}</Button> : <p className="muted">{words('similar.closed')}</p>}
        </li>
      ))}
    </ul>
  );
}

/** At intake: the same thing twice is one thing with two receipts. */
export function Similar({ items, busy, onJoin, cut }: Pick<Props, 'items' | 'busy' | 'onJoin'> & { /** Joining takes along less than was taken down. */ readonly cut: boolean }): ReactNode {
  const t = useWords(intakeWords);
  if (items.length === 0) return null;
  return (
    <section className="sheet similar" aria-labelledby="similar-title">
      <h2 id="similar-title">{t('similar.title')}</h2>
      <p className="muted">{t('similar.note')}</p>
      {cut ? <p className="law-text">{t('similar.cut', { most: longestRemark })}</p> : null}
      <SimilarList items={items} act={t('similar.join')} busy={busy} onJoin={onJoin} />
    </section>
  );
}
