import { daysBetween } from '@anhe/contract/kernel';
import { patrolOperations, severities } from '@anhe/contract/patrols';
import type { HazardLine, PointLine, Severity } from '@anhe/contract/patrols';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { Suspense, useMemo, useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { EmptyState, Loading, Page, ReadFailure, keysOf } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { useHazardKinds } from '../../matters/index.ts';
import { AreaBar, useArea, PlaceName, SpotsMap } from '../../places/index.ts';
import type { Mark } from '../../places/index.ts';
import { ageNames } from '../hazards/filters.ts';
import { HazardWhat, SeverityWord } from '../hazards/line-parts.tsx';
import { hazardWords } from '../hazards/words.ts';
import { Scroll } from '../scroll.tsx';
import { PatrolTabs } from '../tabs.tsx';
import { ageOf, byPlace, markOf, sitesOf, spotOf } from './map-data.ts';
import type { Site } from './map-data.ts';
import { mostOnMap, useOpenHazards } from './use-open-hazards.ts';
import { roundWords } from './words.ts';
import '../patrols.css';

/** Points and open hazards where they are, and the same as a table: by village and by how old they are. */
export function MapPage(): ReactNode {
  const t = useWords(roundWords);
  const h = useWords(hazardWords);
  const area = useArea();
  const { current } = useActing();
  const [chosen, setChosen] = useState<string>();
  const [age, setAge] = useState(-1);
  const hazards = useOpenHazards(area.place);
  const points = useQueryOf(patrolOperations.points, { ...(area.place === undefined ? {} : { place: area.place }) }, { keep: true });
  const today = todayHere();
  const all = useMemo(() => hazards.data ?? [], [hazards.data]);
  const shown = useMemo(() => all.filter((line) => age < 0 || ageOf(line, today) === age), [age, all, today]);
  const own = useMemo(() => points.data?.items ?? [], [points.data]);
  const sites = useMemo(() => sitesOf(shown, own, today), [own, shown, today]);
  const failure = hazards.error ?? points.error ?? undefined;
  const ready = hazards.data !== undefined && points.data !== undefined;
  const again = (): void => {
    void hazards.refetch();
    void points.refetch();
  };
  return (
    <Page title={t('map.title')}>
      <PatrolTabs />
      <AreaBar area={area} label={t('place')}>
        <Segmented aria-label={t('map.show')} value={age} options={[{ value: -1, label: t('map.age.all') }, ...ageNames.map((name, value) => ({ value, label: h(`age.${name}`) }))]} onChange={setAge} />
      </AreaBar>
      {!ready && failure !== undefined ? <ReadFailure failure={failure} onAgain={again} /> : null}
      {!ready && failure === undefined ? <Loading lines={8} label={t('map.title')} /> : null}
      {ready && all.length === 0 && own.length === 0 ? <EmptyState title={t('map.none')} /> : null}
      {all.length >= mostOnMap ? <p className="law-text">△ {t('map.capped', { count: all.length })}</p> : null}
      {!ready || (all.length === 0 && own.length === 0) ? null : (
        <div className="map-columns">
          <div className="map-side">
            <Suspense fallback={<Loading lines={10} silent />}><AreaMap county={(area.place ?? current?.place ?? '610500').slice(0, 6)} sites={sites} points={own} chosen={chosen} onChoose={setChosen} /></Suspense>
            <Legend />
          </div>
          <div className="stack patrol-stack">
            <Chosen site={sites.find(({ key }) => key === chosen)} />
            <Table lines={shown} />
            <List lines={shown} points={own} onChoose={setChosen} />
          </div>
        </div>
      )}
    </Page>
  );
}

function AreaMap({ county, sites, points, chosen, onChoose }: { readonly county: string; readonly sites: readonly Site[]; readonly points: readonly PointLine[]; readonly chosen: string | undefined; readonly onChoose: (key: string) => void }): ReactNode {
  const t = useWords(roundWords);
  const say = useSay();
  const { kindName } = useHazardKinds();
  const marks = useMemo<readonly Mark[]>(() => [
    ...points.flatMap(({ id, name, spot }) => (spot === null ? [] : [{ key: id, ...spot, title: name, text: '', className: 'mark-point' }])),
    ...sites.map((site) => markOf(site, site.lines.map((line) => `${say(kindName(line.kind))} ${line.where}`).join(t('comma')))),
  ], [kindName, points, say, sites, t]);
  const names = useMemo(() => [...(points.length > mostNamed ? namesOf(points) : []), ...namesOfPoints(points)], [points]);
  return <SpotsMap county={county} label={t('map.label')} marks={marks} names={names} chosen={chosen} onChoose={onChoose} />;
}

/** A village is named above its points. */
const namesOf = (points: readonly PointLine[]): readonly { lat: number; lng: number; text: string; side: 'above' }[] =>
  [...Map.groupBy(points.filter(({ spot }) => spot !== null), ({ place }) => place.slice(0, 12))].map(([, own]) => {
    const lats = own.flatMap(({ spot }) => (spot === null ? [] : [spot.lat]));
    const lngs = own.flatMap(({ spot }) => (spot === null ? [] : [spot.lng]));
    return { lat: Math.max(...lats), lng: (Math.min(...lngs) + Math.max(...lngs)) / 2, side: 'above' as const, text: own[0]?.placeName.replace(/^.{1,6}?[县市区](?:.{1,8}?(?:镇|乡|街道))?/, '') ?? '' };
  });

const mostNamed = 20;

/** Points are named where there is room for it. */
const namesOfPoints = (points: readonly PointLine[]): readonly { lat: number; lng: number; text: string; side: 'below' }[] =>
  points.length > mostNamed ? [] : points.flatMap(({ name, spot }) => (spot === null ? [] : [{ ...spot, text: name, side: 'below' as const }]));

/** What the signs mean: a shape for how bad, a number for how old, a shade for the same. */
function Legend(): ReactNode {
  const t = useWords(roundWords);
  const h = useWords(hazardWords);
  const say = useSay();
  return (
    <p className="legend">
      <span className="legend-item"><span className="mark mark-point" aria-hidden /> {t('map.point')}</span>
      {keysOf(severities).map((severity: Severity) => <span key={severity} className="legend-item"><span className={`mark mark-${severity} mark-age-0`} aria-hidden>9</span> {say(severities[severity])}</span>)}
      {ageNames.map((name, at) => <span key={name} className="legend-item"><span className={`mark mark-general mark-age-${at}`} aria-hidden>{['3', '12', '45', '99'][at]}</span> {h(`age.${name}`)}</span>)}
      <span className="muted">{t('map.days')}；{t('map.many')}</span>
    </p>
  );
}

function Chosen({ site }: { readonly site: Site | undefined }): ReactNode {
  const t = useWords(roundWords);
  if (site === undefined) return null;
  return (
    <section className="sheet chosen-site" aria-labelledby="chosen-title" role="status">
      <h2 id="chosen-title">{t('map.spot')}</h2>
      <ul className="plain-list same-list">{site.lines.map((line) => <li key={line.id}><HazardWhat line={line} /><Facts line={line} /></li>)}</ul>
    </section>
  );
}

function Facts({ line }: { readonly line: HazardLine }): ReactNode {
  const t = useWords(roundWords);
  return <p className="line"><SeverityWord severity={line.severity} /><span className="number">{t('map.days.of', { count: daysBetween(line.foundOn, todayHere()) })}</span></p>;
}

function Table({ lines }: { readonly lines: readonly HazardLine[] }): ReactNode {
  const t = useWords(roundWords);
  const h = useWords(hazardWords);
  const rows = byPlace(lines, todayHere());
  if (rows.length === 0) return <p className="muted">{h('nothing')}</p>;
  return (
    <section className="sheet" aria-labelledby="table-title">
      <h2 id="table-title">{t('map.table')}</h2>
      <Scroll label={t('map.table')}>
        <table className="cover">
          <thead><tr><th scope="col">{t('map.village')}</th>{ageNames.map((name) => <th key={name} scope="col">{h(`age.${name}`)}</th>)}<th scope="col">{t('map.total')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.place}>
                <th scope="row"><PlaceName place={row.place} /></th>
                {row.counts.map((count, at) => <td key={ageNames[at]} className="number">{count === 0 ? '' : <Link to="/hazards" search={{ place: row.place, age: ageNames[at] }} className="link">{count}</Link>}</td>)}
                <td className="number"><Link to="/hazards" search={{ place: row.place }} className="link"><strong>{row.total}</strong></Link></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

/** One by one, the oldest first: by keyboard a line shows where it is on the map. */
function List({ lines, points, onChoose }: { readonly lines: readonly HazardLine[]; readonly points: readonly PointLine[]; readonly onChoose: (key: string) => void }): ReactNode {
  const t = useWords(roundWords);
  const sorted = lines.toSorted((a, b) => (a.foundOn < b.foundOn ? -1 : 1));
  if (sorted.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="list-title">
      <h2 id="list-title">{t('map.list')}</h2>
      <ul className="plain-list same-list">
        {sorted.map((line) => {
          const spot = spotOf(line, points);
          return (
            <li key={line.id}>
              <HazardWhat line={line} />
              <div className="line"><SeverityWord severity={line.severity} /><span className="number">{t('map.days.of', { count: daysBetween(line.foundOn, todayHere()) })}</span>
                {spot === null ? <span className="muted">{t('map.nowhere')}</span> : <button type="button" className="link" onClick={() => onChoose(`${spot.lat},${spot.lng}`)}>{t('map.where')}</button>}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
