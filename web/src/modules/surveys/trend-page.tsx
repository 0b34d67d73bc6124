import { breakReasons, surveyOperations } from '@anhe/contract/surveys';
import type { SurveyPoint } from '@anhe/contract/surveys';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { AreaBar, useArea } from '../places/index.ts';
import { EmptyState, Loading, Page, PrintButton, ReadFailure } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { ShareBar, WideTable, percent, rate } from './parts.tsx';
import { SurveyTabs } from './tabs.tsx';
import { surveyWords } from './words.ts';

/** Published surveys of a place by year: joined only where they were made alike, and why not elsewhere. */
export function SurveyTrendPage(): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  const area = useArea();
  const found = useQueryOf(surveyOperations.trend, area.place === undefined ? {} : { place: area.place });
  const points = found.data?.points ?? [];
  return (
    <Page title={t('trend.title')} sub={found.data === undefined ? '' : t('trend.sub', { place: found.data.placeName })} acts={<PrintButton />}>
      <SurveyTabs />
      <AreaBar area={area} label={t('place')} />
      {found.data === undefined ? (found.error === null ? <Loading /> : <ReadFailure failure={found.error} onAgain={() => void found.refetch()} />) : null}
      {found.data !== undefined && points.length === 0 ? <EmptyState title={t('trend.empty')} text={t('trend.empty.text')} /> : null}
      {points.length === 0 ? null : <section className="sheet"><h2>{t('trend.question', { question: say(points.at(-1)?.question ?? { zh: '', en: '' }) })}</h2><Picture points={points} /><Table points={points} /><p className="muted">{t('result.chance')}</p></section>}
    </Page>
  );
}

const [width, height, left, bottom, top] = [640, 240, 44, 36, 12];
const y = (share: number): number => top + (1 - share) * (height - top - bottom);

/** Points with their intervals; a line from one to the next only where nothing broke it. */
function Picture({ points }: { readonly points: readonly SurveyPoint[] }): ReactNode {
  const t = useWords(surveyWords);
  const step = (width - left) / points.length;
  const x = (at: number): number => left + step * (at + 0.5);
  return (
    <svg className="survey-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('trend.picture')}>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => <g key={share}><line x1={left} x2={width} y1={y(share)} y2={y(share)} stroke="var(--line)" /><text x={left - 6} y={y(share) + 4} textAnchor="end">{Math.round(share * 100)}%</text></g>)}
      {points.map((point, at) => {
        const before = points[at - 1];
        const joined = before !== undefined && point.brokenBy === null && before.value !== null && point.value !== null;
        return (
          <g key={point.id}>
            {at > 0 && point.brokenBy !== null ? <line x1={x(at) - step / 2} x2={x(at) - step / 2} y1={top} y2={height - bottom} stroke="var(--law)" strokeWidth="1.5" strokeDasharray="5 4" /> : null}
            {joined ? <line x1={x(at - 1)} x2={x(at)} y1={y(before.value?.share ?? 0)} y2={y(point.value?.share ?? 0)} stroke="var(--acting)" strokeWidth="2" data-joined /> : null}
            {point.value === null ? null : (
              <>
                <line x1={x(at)} x2={x(at)} y1={y(point.value.low)} y2={y(point.value.high)} stroke="var(--acting)" strokeWidth="6" opacity="0.35" />
                <circle cx={x(at)} cy={y(point.value.share)} r="5" fill="var(--acting)" />
                <text x={x(at) + 10} y={y(point.value.share) + 4}>{percent(point.value.share)}</text>
              </>
            )}
            <text x={x(at)} y={height - 12} textAnchor="middle">{point.from.slice(0, 7)} — {point.to.slice(0, 7)}</text>
          </g>
        );
      })}
    </svg>
  );
}

function Table({ points }: { readonly points: readonly SurveyPoint[] }): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  return (
    <WideTable label={t('trend.title')}>
        <thead><tr><th scope="col">{t('survey')}</th><th scope="col">{t('span')}</th><th scope="col">{t('col.share')} · {t('col.interval')}</th><th scope="col" className="number">{t('col.answered')}</th><th scope="col" className="number">{t('col.rate')}</th><th scope="col">{t('trend.before')}</th></tr></thead>
        <tbody>
          {points.map((point, at) => (
            <tr key={point.id}>
              <th scope="row"><Link className="link" to="/surveys/$county/$survey" params={{ county: point.county, survey: point.id }}>{point.title}</Link></th>
              <td className="number">{point.from}<br />{point.to}</td>
              <td>{point.value === null ? t('hidden.too-few') : <ShareBar value={point.value} />}<br /><span className="muted">{t('result.speaks', { size: point.size, of: point.speaksOf, answered: point.answered })}</span></td>
              <td className="number">{point.answered}</td>
              <td className="number">{rate(point.answered, point.drawn)}</td>
              <td>{at === 0 ? <span className="muted">{t('trend.first')}</span> : point.brokenBy === null ? t('trend.on') : <p className="survey-break">{t('trend.break', { reasons: point.brokenBy.map((reason) => say(breakReasons[reason])).join('；') })}</p>}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
  );
}
