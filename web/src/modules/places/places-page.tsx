import { levelOf, placeSorts, sortOf } from '@anhe/contract/kernel';
import type { PlaceCode } from '@anhe/contract/kernel';
import { cellKinds, placeOperations } from '@anhe/contract/places';
import type { PlaceLine, PlaceView } from '@anhe/contract/places';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Suspense, lazy } from 'react';
import { useQueryOf } from '../../api/index.ts';
import type { Failure } from '../../api/index.ts';
import { DataList, EmptyState, Loading, Page, ReadFailure } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { useMayCall } from '../../session/index.ts';
import { CellActs, AddCell } from './cells.tsx';
import { History } from './history.tsx';
import { PlaceFind } from './place-find.tsx';
import { placeWords } from './words.ts';
import './places.css';

const CountyMap = lazy(async () => ({ default: (await import('./county-map.tsx')).CountyMap }));
const city: PlaceCode = '610500';

/** A place and those below it; for the city and its counties the map beside the list. */
export function PlacesPage(): ReactNode {
  const t = useWords(placeWords);
  const say = useSay();
  const navigate = useNavigate();
  const may = useMayCall();
  const place = useParams({ strict: false, select: (params) => params.place }) ?? city;
  const view = useQueryOf(placeOperations.get, { place }, { keep: true });
  const children = useQueryOf(placeOperations.children, { place }, { keep: true });
  const open = (code: PlaceCode): void => void navigate({ to: '/places/$place', params: { place: code } });
  if (view.data === undefined) {
    return <Page title={t('title')}>{view.error === null ? <Loading lines={10} /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  }
  const shown = view.data;
  const level = levelOf(shown.place);
  const mayKeep = may(placeOperations.addCell) && shown.open;
  return (
    <Page
      title={shown.name}
      crumbs={shown.above.length === 0 ? undefined : <Crumbs view={shown} />}
      sub={<><span className="number">{t('code', { code: shown.place })}</span> · {shown.cell === null ? say(placeSorts[sortOf(shown.place)]) : say(cellKinds[shown.cell])}{shown.open ? null : <> <span className="tag tag-alarm">{t('ended')}</span></>}</>}
      acts={may(placeOperations.previewCodes) ? <Link to="/places/import" className="act-link">{t('import.open')}</Link> : undefined}
    >
      <PlaceFind onFound={open} />
      <div className={level === 'city' || level === 'county' ? 'places' : 'stack'}>
        <div className="stack">
          <ChildrenList place={shown} items={children.data?.items ?? []} loading={children.isPending} failure={children.error ?? undefined} onAgain={() => void children.refetch()} onOpen={open} />
          {level === 'village' && mayKeep ? <AddCell village={shown} /> : null}
          {level === 'cell' && mayKeep ? <CellActs cell={shown} /> : null}
          <History view={shown} />
        </div>
        {level === 'city' || level === 'county'
          ? <Suspense fallback={<div className="place-map"><p className="place-map-note">{t('map.loading')}</p></div>}><CountyMap chosen={level === 'county' ? shown.place : undefined} onChoose={open} /></Suspense>
          : null}
      </div>
    </Page>
  );
}

function Crumbs({ view }: { readonly view: PlaceView }): ReactNode {
  return view.above.map((one) => <span key={one.place}><Link to="/places/$place" params={{ place: one.place }}>{one.name}</Link> <span aria-hidden>›</span></span>);
}

interface ChildrenProps {
  readonly place: PlaceView;
  readonly items: readonly PlaceLine[];
  readonly loading: boolean;
  readonly failure: Failure | undefined;
  readonly onAgain: () => void;
  readonly onOpen: (place: PlaceCode) => void;
}

function ChildrenList({ place, items, loading, failure, onAgain, onOpen }: ChildrenProps): ReactNode {
  const t = useWords(placeWords);
  const say = useSay();
  const sort = (line: PlaceLine): string => say(line.cell === null ? placeSorts[sortOf(line.place)] : cellKinds[line.cell]);
  const link = (line: PlaceLine): ReactNode => <Link to="/places/$place" params={{ place: line.place }} data-row-link>{line.name}</Link>;
  const columns: readonly Column<PlaceLine>[] = [
    { key: 'name', title: t('list.name'), kind: 'wide', cell: link },
    { key: 'sort', title: t('list.sort'), cell: sort },
    { key: 'code', title: t('list.code'), kind: 'short', cell: (line) => <span className="number">{line.place}</span> },
    { key: 'count', title: t('list.count'), kind: 'number', cell: (line) => (line.children === 0 ? '' : line.children) },
  ];
  const empty = levelOf(place.place) === 'village' ? <EmptyState title={t('list.empty')} text={t('list.empty.village')} /> : <EmptyState title={t('list.empty')} />;
  if (levelOf(place.place) === 'cell') return null;
  return (
    <DataList
      label={t('list.children')}
      rows={items}
      columns={columns}
      keyOf={(line) => line.place}
      card={(line) => <>{link(line)}<p className="line muted"><span>{sort(line)}</span><span className="number">{line.place}</span></p></>}
      loading={loading}
      failure={failure}
      onAgain={onAgain}
      empty={empty}
      onAct={(line) => onOpen(line.place)}
    />
  );
}
