import { figureOperations, numberText, valueWords } from '@anhe/contract/figures';
import type { TrendPoint } from '@anhe/contract/figures';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { Suspense, lazy, useMemo, useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { Loading, ReadFailure } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { FewNote, NoValue, PointValue, RowsLink, Scroll } from './parts.tsx';
import type { Named } from './parts.tsx';
import { lastMonthOf } from './period.ts';
import type { Where } from './use-where.ts';
import { figureWords } from './words.ts';

/** The charts' library is large: it comes when a line is looked at. */
const TrendChart = lazy(async () => ({ default: (await import('./trend-chart.tsx')).TrendChart }));

const lengths = [13, 25, 60] as const;

/** A figure month by month, up to five years, as a line and as a table. */
export function TrendPart({ of, where }: { readonly of: Named; readonly where: Where }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const [months, setMonths] = useState<(typeof lengths)[number]>(13);
  const { place, unit } = where.search;
  const until = lastMonthOf(where.period, todayHere());
  const running = until === todayHere().slice(0, 7);
  const found = useQueryOf(figureOperations.trend, { code: of.code, ...(place === undefined ? {} : { place }), ...(unit === undefined ? {} : { unit }), ...(running ? {} : { until }), months }, { keep: true });
  const points = found.data?.code === of.code ? found.data.points : undefined;
  const changed = points !== undefined && new Set(points.map(({ version }) => version)).size > 1;
  const latest = useMemo(() => points?.toReversed() ?? [], [points]);
  return (
    <section className="sheet" aria-labelledby="figure-trend">
      <div className="figure-head">
        <h2 id="figure-trend">{t('trend')}</h2>
        <Segmented aria-label={t('trend.length')} value={months} options={lengths.map((value) => ({ value, label: t(`trend.${value}`) }))} onChange={setMonths} />
      </div>
      <ReadFailure failure={points === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {points === undefined && found.error === null ? <Loading lines={6} label={t('trend')} silent /> : null}
      {points === undefined ? null : (
        <div className="figure-two">
          <Suspense fallback={<div className="figure-chart" />}>
            <TrendChart points={points} percent={of.unit === 'percent'} label={t('trend.picture', { figure: say(of.name) })} textOf={(value) => say(valueWords(value, of.unit))} />
          </Suspense>
          <TrendTable points={latest} of={of} where={where} running={running} />
        </div>
      )}
      {points === undefined ? null : <FewNote points={points} of={of} />}
      {changed ? <p className="figure-note">{t('trend.version')}</p> : null}
    </section>
  );
}

/** The newest month first; each number opens the rows of its month. */
function TrendTable({ points, of, where, running }: { readonly points: readonly TrendPoint[]; readonly of: Named; readonly where: Where; readonly running: boolean }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const label = t('trend.table', { figure: say(of.name) });
  const ratio = points.some(({ denominator }) => denominator !== null);
  const versions = new Set(points.map(({ version }) => version)).size > 1;
  const count = (point: TrendPoint, part: 'numerator' | 'denominator'): ReactNode => {
    const value = point[part] ?? 0;
    const text = ratio ? numberText(value) : say(valueWords(value, of.unit));
    return value === 0 ? text : <RowsLink of={of} part={part} where={{ ...where.search, period: point.month }} label={`${text} · ${t(`value.${part}`, { figure: `${point.month} ${say(of.name)}` })}`}>{text}</RowsLink>;
  };
  return (
    <Scroll label={label}>
      <table className="figure-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('trend.month')}</th><th scope="col" className="number">{t('places.value')}</th>
            {ratio ? <><th scope="col" className="number">{t('figure.numerator')}</th><th scope="col" className="number">{t('figure.denominator')}</th></> : null}
            {versions ? <th scope="col" className="number">{t('figure.version')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {points.map((point, at) => (
            <tr key={point.month}>
              <th scope="row">{point.month}{running && at === 0 ? <span className="muted"> {t('trend.running')}</span> : null}</th>
              <td className="number">
                {point.value === null ? <NoValue point={point} /> : ratio ? <PointValue point={point} of={of} /> : count(point, 'numerator')}
              </td>
              {ratio ? <><td className="number">{count(point, 'numerator')}</td><td className="number">{count(point, 'denominator')}</td></> : null}
              {versions ? <td className="number">{point.version}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
