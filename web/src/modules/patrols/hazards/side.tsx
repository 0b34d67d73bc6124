import { patrolOperations } from '@anhe/contract/patrols';
import type { HazardView } from '@anhe/contract/patrols';
import type { ReactNode } from 'react';
import { Suspense } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { Loading } from '../../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { MatterTimeline, eventWording, useHazardKinds } from '../../matters/index.ts';
import type { EntryTitle, Live } from '../../matters/index.ts';
import { PointMap } from '../../places/index.ts';
import { menders, voidReasons } from '@anhe/contract/patrols';
import { HazardLink, StatusWord } from './line-parts.tsx';
import { hazardWords } from './words.ts';

/** The like of it at the same spot: one that comes back has a cause. */
export function SamePanel({ view }: { readonly view: HazardView }): ReactNode {
  const t = useWords(hazardWords);
  const { by, count, items } = view.same;
  return (
    <section className="sheet" aria-labelledby="same-title">
      <h2 id="same-title">{t('same.title')}</h2>
      {count === 0 ? <p className="muted">{t('same.none')}</p> : (
        <>
          <p>{t(`same.${by}`, { count })}</p>
          {by !== 'village' && count >= 2 ? <p className="law-text">△ {t('same.often')}</p> : null}
          <ul className="plain-list same-list">
            {items.map((line) => (
              <li key={line.id}>
                <HazardLink line={line}>{line.where === '' ? line.number : line.where}</HazardLink>
                <div className="muted"><span className="number">{line.foundOn}</span> · <StatusWord line={line} /></div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What the city's list says to look at for this kind. */
export function LookPanel({ kind, open = false }: { readonly kind: string; readonly open?: boolean }): ReactNode {
  const t = useWords(hazardWords);
  const say = useSay();
  const found = useHazardKinds().kindOf(kind);
  if (found === undefined || found.look.length === 0) return null;
  return (
    <details className="sheet" open={open}>
      <summary>{t('look.title')}</summary>
      <ul className="look-list">{found.look.map((one) => <li key={one.zh}>{say(one)}</li>)}</ul>
      {found.verified ? null : <p className="muted">△ {t('look.unverified')}</p>}
    </details>
  );
}

/** Its own spot, or the point at which it was found. */
export function WherePanel({ view: { line } }: { readonly view: HazardView }): ReactNode {
  const t = useWords(hazardWords);
  const points = useQueryOf(patrolOperations.points, { place: line.place, all: true }, { enabled: line.spot === null && line.point !== null }).data?.items;
  const spot = line.spot ?? points?.find(({ id }) => id === line.point)?.spot ?? null;
  if (spot === null) return null;
  return (
    <section className="sheet" aria-labelledby="map-title">
      <h2 id="map-title">{t('map.title')}</h2>
      <Suspense fallback={<Loading lines={3} silent />}><PointMap county={line.county} lat={spot.lat} lng={spot.lng} /></Suspense>
    </section>
  );
}

/** What a record says in one line: its name, and the codes it holds in words. */
export function useEntryTitle(): EntryTitle {
  const t = useWords(hazardWords);
  const say = useSay();
  const language = useLanguage();
  return ({ type, body }) => {
    const { mender, passed, dueOn, why } = body;
    const parts = [
      mender === 'owner' ? say(menders.owner) : '',
      typeof passed === 'boolean' ? t(passed ? 'check.passed' : 'check.failed') : '',
      why === 'none' || why === 'twice' || why === 'other' ? say(voidReasons[why]) : '',
      typeof dueOn === 'string' ? t('until.day', { day: fullDay(dueOn, language) }) : '',
    ];
    return [say(eventWording(type)), ...parts.filter((part) => part !== '')].join(' · ');
  };
}

export function TimelinePanel({ view, live }: { readonly view: HazardView; readonly live: Live }): ReactNode {
  return <MatterTimeline live={live} titleOf={useEntryTitle()} told={new Set([view.text])} />;
}
