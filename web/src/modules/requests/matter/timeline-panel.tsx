import type { TimelineEntry } from '@anhe/contract/matters';
import { callResults, discardReasons, impossibleReasons, outcomes, priorities, ratings } from '@anhe/contract/requests';
import type { RequestView } from '@anhe/contract/requests';
import type { Wording } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { Loading, ReadFailure, Timeline } from '../../../ui/index.ts';
import type { TimelineItem } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { eventWording, useRequestCatalogue } from '../../matters/index.ts';
import type { Live } from '../../matters/index.ts';
import { matterWords } from './words.ts';

const codes: Readonly<Record<string, Readonly<Record<string, Wording>>>> = { outcome: outcomes, impossible: impossibleReasons, rating: ratings, result: callResults, priority: priorities, why: discardReasons };

/** What a record says in one line: its name, and the codes it holds in words. */
export function useEntryTitle(): (entry: Pick<TimelineEntry, 'type' | 'body'>) => string {
  const say = useSay();
  const { typeName } = useRequestCatalogue();
  return ({ type, body }) => {
    const worded = Object.entries(codes).flatMap(([field, names]) => {
      const value = body[field];
      const found = typeof value === 'string' ? names[value] : undefined;
      return found === undefined ? [] : [say(found)];
    });
    const to = type === 'requests.retyped' && typeof body['to'] === 'string' ? [say(typeName(body['to']))] : [];
    return [say(eventWording(type)), ...worded, ...to].join(' · ');
  };
}

/** All that was done, the newest first; what stands whole beside it is not said twice. */
export function TimelinePanel({ view, live }: { readonly view: RequestView; readonly live: Live }): ReactNode {
  const t = useWords(matterWords);
  const titleOf = useEntryTitle();
  const told = new Set([view.text, ...view.messages.map(({ text }) => text), ...view.objections.map(({ reason }) => reason), ...view.helps.flatMap(({ question, answer }) => [question, answer])]);
  const items = live.entries.filter(({ type }) => type !== 'matters.noted').toSorted((a, b) => b.seq - a.seq).map((entry): TimelineItem => ({
    key: entry.seq, title: titleOf(entry), by: entry.by === null ? undefined : `${entry.by.name} · ${entry.by.unitName}`, happenedOn: entry.occurredOn, recordedAt: entry.recordedAt,
    text: entry.text !== null && told.has(entry.text) ? null : entry.text,
  }));
  return (
    <section className="sheet" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('timeline.title')}</h2>
      {live.loading ? <Loading lines={5} label={t('timeline.title')} /> : null}
      <ReadFailure failure={live.failure} onAgain={live.again} />
      {items.length === 0 && !live.loading && live.failure === undefined ? <p className="muted">{t('timeline.none')}</p> : <Timeline items={items} />}
    </section>
  );
}
