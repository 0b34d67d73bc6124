import { dayOf } from '@anhe/contract/kernel';
import type { Day, Instant } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { fullDay, fullMoment, useLanguage, useWords } from '../wording/index.ts';
import { Lock } from './lock.tsx';
import { uiWords } from './words.ts';

/** One record: what was done, by whom, when it happened and when it was written down. */
export interface TimelineItem {
  readonly key: string | number;
  readonly title: string;
  readonly by?: string | undefined;
  readonly happenedOn: Day;
  readonly recordedAt: Instant;
  readonly text?: string | null | undefined;
  /** What was not as the law asks: marked, never hidden. */
  readonly flag?: string | undefined;
  /** Sealed records look sealed and say who can read them. */
  readonly sealed?: string | undefined;
}

/** Records in their order; a day is named once, an entry made on a later day says so. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }): ReactNode {
  const language = useLanguage();
  const t = useWords(uiWords);
  return (
    <ol className="timeline">
      {items.map((item, at) => {
        const late = dayOf(item.recordedAt) !== item.happenedOn;
        const first = items[at - 1]?.happenedOn !== item.happenedOn;
        return (
          <li key={item.key} className={item.sealed === undefined ? 'timeline-item' : 'timeline-item timeline-sealed'}>
            {first ? <p className="timeline-day number">{fullDay(item.happenedOn, language)}</p> : null}
            <p className="timeline-title">{item.title}</p>
            <p className="timeline-by">
              {item.by === undefined ? null : <span>{item.by}</span>}
              <span className="number">{t('timeline.recorded', { at: fullMoment(item.recordedAt, language) })}</span>
              {late ? <span className="tag">{t('timeline.late')}</span> : null}
            </p>
            {item.sealed === undefined ? null : <p className="sealed-line"><Lock /> {item.sealed}</p>}
            {item.flag === undefined ? null : <p className="law-text">⚑ {item.flag}</p>}
            {item.text === undefined || item.text === null ? null : <p className="timeline-text">{item.text}</p>}
          </li>
        );
      })}
    </ol>
  );
}
