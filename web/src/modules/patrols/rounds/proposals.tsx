import type { PlaceCode } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { Loading, ReadFailure } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { roundWords } from './words.ts';

const days = 90;
const mostShown = 6;

/** Places and hours that counts of matters speak for, each with its counts; from there to the rota. */
export function Proposals({ place }: { readonly place: PlaceCode }): ReactNode {
  const t = useWords(roundWords);
  const say = useSay();
  const found = useQueryOf(patrolOperations.propose, { place, days }, { keep: true });
  const least = found.data?.least ?? 3;
  return (
    <section className="sheet" aria-labelledby="propose-title">
      <h2 id="propose-title">{t('propose.title')}</h2>
      <p className="muted">{t('propose.note', { days, least })}</p>
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending ? <Loading lines={3} label={t('propose.title')} /> : null}
      {found.data?.items.length === 0 ? <p>{t('propose.none', { least })}</p> : null}
      <ul className="plain-list proposals">
        {(found.data?.items ?? []).slice(0, mostShown).map((one) => (
          <li key={`${one.place}${one.hour}`}>
            <p><strong className="number">{t('propose.when', { from: one.hour, to: one.hour + 1 })}</strong> <strong>{one.placeName}</strong></p>
            <p>{say(one.why)}</p>
            {one.points.length === 0 ? null : <p className="muted">{t('propose.points', { points: one.points.slice(0, 5).map(({ name, hazards }) => (hazards === 0 ? name : t('propose.point', { name, count: hazards }))).join(t('comma')) })}</p>}
            <Link to="/rota" search={{ place: one.place, plan: true, hour: one.hour }} className="link">{t('propose.act')}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
