import { addDays } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type { RequestCounts } from '@anhe/contract/requests';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { DayField, Loading, Page, ReadFailure } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useWords } from '../../../wording/index.ts';
import { PlacePicker } from '../../places/index.ts';
import { RequestTabs } from '../tabs.tsx';
import { UnitField } from '../../staff/index.ts';
import type { NamedUnit } from '../../staff/index.ts';
import { shareOf } from './shares.ts';
import { moreWords } from './words.ts';

const parts = [
  { key: 'answering', figures: ['replied', 'kept', 'overdue', 'solved'] },
  { key: 'people', figures: ['confirmed', 'contested', 'unrated', 'good', 'fair', 'poor'] },
  { key: 'calling', figures: ['calledBack', 'calledSolved'] },
] as const;
type Figure = (typeof parts)[number]['figures'][number];

/** Rates of what was filed in a span of days, each with what it is a share of. */
export function FiguresPage(): ReactNode {
  const t = useWords(moreWords);
  const language = useLanguage();
  const { current } = useActing();
  const [from, setFrom] = useState<Day | undefined>(() => addDays(todayHere(), -89));
  const [to, setTo] = useState<Day | undefined>(todayHere);
  const [place, setPlace] = useState<PlaceCode>();
  const [unit, setUnit] = useState<NamedUnit>();
  const ready = from !== undefined && to !== undefined;
  const found = useQueryOf(requestOperations.figures, { from: from ?? '', to: to ?? '', ...(place === undefined ? {} : { place }), ...(unit === undefined ? {} : { unit: unit.unit }) }, { enabled: ready, keep: true });
  const { data } = found;
  return (
    <Page title={t('figures.title')} sub={data === undefined ? undefined : <span className="number">{t('figures.span', { from: fullDay(data.from, language), to: fullDay(data.to, language), filed: data.filed, open: data.open })}</span>}>
      <RequestTabs />
      <div className="span-pick">
        <DayField id="span-from" label={t('from')} value={from} past onChange={setFrom} />
        <DayField id="span-to" label={t('to')} value={to} past onChange={setTo} />
        <PlacePicker id="span-place" label={t('figures.place')} value={place} optional onChange={setPlace} />
        <UnitField id="span-unit" label={t('figures.unit')} optional county={(current?.place ?? '610500').slice(0, 6)} value={unit} onChange={setUnit} />
      </div>
      <ReadFailure failure={data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending && ready ? <Loading lines={6} label={t('figures.title')} /> : null}
      {data === undefined ? null : parts.map(({ key, figures }) => (
        <section key={key} aria-labelledby={`figures-${key}`}>
          <h2 id={`figures-${key}`}>{t(`figures.${key}`)}</h2>
          <div className="figure-cards">{figures.map((figure) => <Card key={figure} figure={figure} counts={data} />)}</div>
          {key === 'people' ? <p className="muted">{t('figures.silence')}</p> : null}
        </section>
      ))}
    </Page>
  );
}

/** One rate: its share, its numerator and denominator, and what it is of. */
function Card({ figure, counts }: { readonly figure: Figure; readonly counts: RequestCounts }): ReactNode {
  const t = useWords(moreWords);
  const ratio = counts[figure];
  const share = shareOf(ratio);
  return (
    <section className={figure === 'overdue' && ratio.part > 0 ? 'figure-card figure-late' : 'figure-card'}>
      <h3>{t(`figure.${figure}`)}</h3>
      {share === undefined ? <p className="ratio-share muted">{t('figures.none')}</p> : <p className="ratio-share">{share}%</p>}
      <div className="figure-bar" aria-hidden><span style={{ width: `${share ?? 0}%` }} /></div>
      <p className="number">{t('figures.part', ratio)}</p>
      <p className="muted">{t(`figure.${figure}.of`)}</p>
    </section>
  );
}
