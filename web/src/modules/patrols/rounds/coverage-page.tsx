import { addDays, dayOf, daysBetween, weekdayOf } from '@anhe/contract/kernel';
import type { Day, OutputOf, PlaceCode } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { Link } from '@tanstack/react-router';
import { Checkbox, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { EmptyState, Loading, Page, ReadFailure } from '../../../ui/index.ts';
import { fullDay, spokenDay, todayHere, useLanguage, useWords } from '../../../wording/index.ts';
import { AreaBar, useArea, PlaceName } from '../../places/index.ts';
import { Scroll } from '../scroll.tsx';
import { PatrolTabs } from '../tabs.tsx';
import { roundWords } from './words.ts';
import '../patrols.css';

type Covered = OutputOf<typeof patrolOperations.coverage>;

const choices = [4, 8, 12] as const;
const quiet = 7;

/** What was patrolled when, and what was not; from here to the planner. */
export function CoveragePage(): ReactNode {
  const t = useWords(roundWords);
  const may = useMayCall();
  const area = useArea();
  const weeks = choices.find((one) => one === area.search['weeks']) ?? 4;
  const today = todayHere();
  const from = addDays(today, 1 - weekdayOf(today) - 7 * (weeks - 1));
  const found = useQueryOf(patrolOperations.coverage, { from, to: today, quiet, ...(area.place === undefined ? {} : { place: area.place }) }, { keep: true });
  return (
    <Page title={t('coverage.title')}>
      <PatrolTabs />
      <AreaBar area={area} label={t('place')}>
        <Segmented aria-label={t('weeks')} value={weeks} options={choices.map((value) => ({ value, label: t('weeks.count', { count: value }) }))} onChange={(next) => area.keep({ weeks: next })} />
      </AreaBar>
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending ? <Loading lines={8} label={t('coverage.title')} /> : null}
      {found.data === undefined ? null : (
        <div className="stack patrol-stack">
          <Sums covered={found.data} from={from} place={area.place} />
          <Days covered={found.data} from={from} />
          {may(patrolOperations.planShifts) ? <p><Link to="/villages/planner" className="link">{t('planner')}</Link></p> : null}
          <Points covered={found.data} place={area.place} />
        </div>
      )}
    </Page>
  );
}

/** Four counts, each with what it is of. */
function Sums({ covered, from, place }: { readonly covered: Covered; readonly from: Day; readonly place: PlaceCode | undefined }): ReactNode {
  const t = useWords(roundWords);
  const language = useLanguage();
  const sum = (of: (day: Covered['days'][number]) => number): number => covered.days.reduce((all, day) => all + of(day), 0);
  const passed = covered.points.filter((point) => point.passed.some((times) => times > 0)).length;
  const open = covered.ages.reduce((all, { count }) => all + count, 0);
  return (
    <dl className="sums">
      <div><dt>{t('sum.walked', { from: fullDay(from, language) })}</dt><dd><strong>{t('sum.times', { count: sum(({ walked }) => walked) })}</strong><span className="muted">{t('sum.planned', { planned: sum(({ planned }) => planned), days: covered.days.filter(({ walked }) => walked > 0).length, all: covered.days.length })}</span></dd></div>
      <div><dt>{t('sum.points')}</dt><dd><strong>{t('sum.points.of', { passed, all: covered.points.length })}</strong></dd></div>
      <div><dt>{t('sum.neglected', { days: quiet })}</dt><dd><strong className={covered.neglected.length > 0 ? 'law-text' : undefined}>{t('sum.neglected.count', { count: covered.neglected.length })}</strong></dd></div>
      <div><dt>{t('sum.hazards')}</dt><dd><strong>{t('sum.hazards.count', { count: sum(({ hazards }) => hazards) })}</strong><Link to="/hazards" search={place === undefined ? {} : { place }} className="link">{t('sum.hazards.open', { count: open })}</Link></dd></div>
    </dl>
  );
}

const weekdays = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] } as const;

/** A week a line, its days beside one another: walked, planned and not walked, or neither. */
function Days({ covered, from }: { readonly covered: Covered; readonly from: Day }): ReactNode {
  const t = useWords(roundWords);
  const language = useLanguage();
  const byDay = new Map(covered.days.map((one) => [one.day, one]));
  const weeks = covered.weeks.filter((week) => week >= from).toReversed();
  return (
    <section className="sheet" aria-labelledby="days-title">
      <h2 id="days-title">{t('days.title')}</h2>
      <p className="muted">{t('days.note')}</p>
      <Scroll label={t('days.title')}>
        <table className="cover cover-days">
          <thead><tr><th scope="col">{t('days.week')}</th>{weekdays[language].map((name) => <th key={name} scope="col">{language === 'zh' ? `周${name}` : name}</th>)}</tr></thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week}>
                <th scope="row" className="number">{week.slice(5)}</th>
                {Array.from({ length: 7 }, (_, at) => <DayCell key={at} day={byDay.get(addDays(week, at))} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function DayCell({ day }: { readonly day: Covered['days'][number] | undefined }): ReactNode {
  const t = useWords(roundWords);
  if (day === undefined) return <td className="cover-ahead"><span className="out-of-sight">{t('days.ahead')}</span></td>;
  const { walked, planned, hazards } = day;
  const found = hazards === 0 ? null : <span className="muted">{t('days.hazards', { count: hazards })}</span>;
  if (walked > 0) return <td className="cover-done"><span><span aria-hidden>✓</span> {t('days.walked', { count: walked })}</span> {found}</td>;
  if (planned > 0 && day.day === todayHere()) return <td><span>▸ {t('days.planned', { count: planned })}</span> {found}</td>;
  if (planned > 0) return <td className="cover-missed"><span><span aria-hidden>△</span> {t('days.missed', { count: planned })}</span> {found}</td>;
  return <td><span className="out-of-sight">{t('days.none')}</span>{found}</td>;
}

/** Each point with its weeks: how often it was passed, and where nobody was. */
function Points({ covered, place }: { readonly covered: Covered; readonly place: PlaceCode | undefined }): ReactNode {
  const t = useWords(roundWords);
  const may = useMayCall();
  const [only, setOnly] = useState(false);
  const neglected = new Set(covered.neglected.map(({ id }) => id));
  const shown = covered.points.filter(({ id }) => !only || neglected.has(id));
  const byPlace = [...Map.groupBy(shown, (point) => point.place)];
  return (
    <section className="sheet" aria-labelledby="points-title">
      <h2 id="points-title">{t('points.title')}</h2>
      {covered.points.length === 0
        ? <EmptyState title={t('points.none')} text={t('points.none.text')}>{may(patrolOperations.setPoint) ? <Link to="/patrols/points" search={place === undefined ? {} : { place }} className="act-link">{t('points.set')}</Link> : null}</EmptyState>
        : (
          <>
            <Checkbox checked={only} onChange={(event) => setOnly(event.target.checked)}>{t('points.only', { days: quiet })}</Checkbox>
            <Scroll label={t('points.title')}>
              <table className="cover cover-points">
                <thead><tr><th scope="col">{t('points.point')}</th><th scope="col">{t('points.last')}</th>{covered.weeks.map((week) => <th key={week} scope="col" className="number">{t('points.week', { day: week.slice(5) })}</th>)}<th scope="col">{t('points.hazards')}</th></tr></thead>
                {byPlace.map(([of, points]) => (
                  <tbody key={of}>
                    {byPlace.length > 1 ? <tr><th scope="rowgroup" colSpan={covered.weeks.length + 3} className="cover-group"><PlaceName place={of} /></th></tr> : null}
                    {points.map((point) => <PointRow key={point.id} point={point} late={neglected.has(point.id)} />)}
                  </tbody>
                ))}
              </table>
            </Scroll>
          </>
        )}
    </section>
  );
}

function PointRow({ point, late }: { readonly point: Covered['points'][number]; readonly late: boolean }): ReactNode {
  const t = useWords(roundWords);
  const language = useLanguage();
  const last = point.lastPassed === null ? undefined : dayOf(point.lastPassed);
  return (
    <tr>
      <th scope="row">{point.name}</th>
      <td className={late ? 'law-text' : undefined}>{late ? <span aria-hidden>△ </span> : null}{last === undefined ? t('points.never.yet') : daysBetween(last, todayHere()) > 6 ? t('map.days.of', { count: daysBetween(last, todayHere()) }) : spokenDay(last, todayHere(), language)}</td>
      {point.passed.map((times, at) => <td key={at} className={times === 0 ? 'cover-zero' : 'cover-done'}>{times === 0 ? <><span aria-hidden>–</span><span className="out-of-sight">{t('points.never')}</span></> : t('points.times', { count: times })}</td>)}
      <td className="number">{point.openHazards === 0 ? '' : <span className="tag tag-law">{point.openHazards}</span>}</td>
    </tr>
  );
}
