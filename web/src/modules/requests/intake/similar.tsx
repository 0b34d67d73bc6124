import { requestStatuses } from '@anhe/contract/requests';
import type { SimilarRequest } from '@anhe/contract/requests';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { useRequestCatalogue } from '../../matters/index.ts';
import { percentOf } from '../confidence.ts';
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
  return (
    <ul>
      {items.slice(0, 5).map((one) => (
        <li key={one.id}>
          <RequestLink line={one}>{say(typeName(one.type))} · {one.placeName}</RequestLink>
          {one.excerpt === null ? null : <p>{one.excerpt}</p>}
          <p className="line muted">
            <span className="number">{one.number}</span><span>{spokenDay(one.filedOn, todayHere(), language)}</span><span>{say(requestStatuses[one.status])}</span>
            {one.metres === null ? null : <span className="tag tag-law number">{t('metres', { metres: one.metres })}</span>}
            <span className="tag tag-law number">{t('likeness', { percent: percentOf(one.likeness) })}</span>
          </p>
          <Button size="small" disabled={busy} onClick={() => onJoin(one)}>{act}</Button>
        </li>
      ))}
    </ul>
  );
}

/** At intake: the same thing twice is one thing with two receipts. */
export function Similar({ items, busy, onJoin }: Pick<Props, 'items' | 'busy' | 'onJoin'>): ReactNode {
  const t = useWords(intakeWords);
  if (items.length === 0) return null;
  return (
    <section className="sheet similar" aria-labelledby="similar-title">
      <h2 id="similar-title">{t('similar.title')}</h2>
      <p className="muted">{t('similar.note')}</p>
      <SimilarList items={items} act={t('similar.join')} busy={busy} onJoin={onJoin} />
    </section>
  );
}
