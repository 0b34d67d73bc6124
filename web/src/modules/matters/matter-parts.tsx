import type { TimelineEntry } from '@anhe/contract/matters';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { Loading, ReadFailure, Timeline } from '../../ui/index.ts';
import type { TimelineItem } from '../../ui/index.ts';
import { fullMoment, useLanguage, useWords } from '../../wording/index.ts';
import type { Live } from './use-live.ts';
import { matterWords } from './words.ts';

/** What a record says in one line; each kind of matter words its own. */
export type EntryTitle = (entry: Pick<TimelineEntry, 'type' | 'body'>) => string;

/** Another person's change, as it came in; or that nothing comes in. */
export function LiveNews({ live, titleOf }: { readonly live: Live; readonly titleOf: EntryTitle }): ReactNode {
  const t = useWords(matterWords);
  const language = useLanguage();
  return (
    <>
      {live.lostSince === undefined || live.lostSince === 0 ? null : <p className="law-text" role="status">△ {t('live.off', { at: fullMoment(new Date(live.lostSince).toISOString(), language) })}</p>}
      {live.news.length === 0 ? null : (
        <section className="notice notice-law" role="status">
          <strong className="notice-title">{t('live.title')}</strong>
          <ul>{live.news.map((entry) => <li key={entry.seq}>{entry.by === null ? '' : `${entry.by.name}（${entry.by.unitName}）· `}{titleOf(entry)} <span className="number muted">{fullMoment(entry.recordedAt, language)}</span></li>)}</ul>
          <Button size="small" onClick={live.acknowledge}>{t('live.seen')}</Button>
        </section>
      )}
    </>
  );
}

interface TimelineProps {
  readonly live: Live;
  readonly titleOf: EntryTitle;
  /** Texts that stand whole beside it: they are not said twice. */
  readonly told: ReadonlySet<string | null | undefined>;
  /** Kinds of records that are shown elsewhere on the page. */
  readonly without?: readonly string[];
  /** What was not as the law asks. */
  readonly flagOf?: (entry: TimelineEntry) => string | undefined;
  /** What may be added. */
  readonly children?: ReactNode;
}

/** All that was done, the newest first: happened-on and recorded-on, late entries marked. */
export function MatterTimeline({ live, titleOf, told, without = [], flagOf, children }: TimelineProps): ReactNode {
  const t = useWords(matterWords);
  const items = live.entries.filter(({ type }) => !without.includes(type)).toSorted((a, b) => b.seq - a.seq).map((entry): TimelineItem => ({
    key: entry.seq, title: titleOf(entry), by: entry.by === null ? undefined : `${entry.by.name} · ${entry.by.unitName}`, happenedOn: entry.occurredOn, recordedAt: entry.recordedAt,
    text: entry.text !== null && told.has(entry.text) ? null : entry.text, flag: flagOf?.(entry),
  }));
  return (
    <section className="sheet" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('timeline.title')}</h2>
      {children}
      {live.loading ? <Loading lines={5} label={t('timeline.title')} /> : null}
      <ReadFailure failure={live.failure} onAgain={live.again} />
      {items.length === 0 && !live.loading && live.failure === undefined ? <p className="muted">{t('timeline.none')}</p> : <Timeline items={items} />}
    </section>
  );
}

/** What a step just did: brought into sight, and first to be read aloud. */
export function DoneNotice({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return <section className="notice notice-kept" role="status" tabIndex={-1} ref={box}><strong className="notice-title">✓ {title}</strong>{children}</section>;
}
