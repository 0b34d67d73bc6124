import { figureOperations, numberText, valueWords } from '@anhe/contract/figures';
import type { MapPlace } from '@anhe/contract/figures';
import { levelOf } from '@anhe/contract/kernel';
import type { PlaceCode } from '@anhe/contract/kernel';
import { Link, useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { Suspense, useMemo, useState } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { EmptyState, Loading, ReadFailure } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { CountyMap } from '../places/index.ts';
import type { Shaded } from '../places/index.ts';
import { FewNote, NoValue, PointValue, RowsLink, Scroll } from './parts.tsx';
import type { Named } from './parts.tsx';
import { shadesOf } from './shades.ts';
import type { Shades } from './shades.ts';
import type { Where, WhereSearch } from './use-where.ts';
import { figureWords } from './words.ts';

/** Per cent of ink of each shade; the sheet's classes `shade-0` to `shade-4` say the same. */
const inks = [0, 10, 21, 32, 43] as const;

/** Where pressing a place leads: the board of that place with this figure, or this figure's own page there. */
type Leads = 'board' | 'figure';

/** Figures are counted down to the village. */
export const hasPlacesBelow = (place: PlaceCode): boolean => levelOf(place) !== 'village' && levelOf(place) !== 'cell';

interface Props {
  readonly of: Named;
  readonly where: Where;
  readonly leads: Leads;
  /** What stands over it: the choice of a figure, or a heading. */
  readonly head: ReactNode;
}

/** The places directly below, each with one figure: counties on their map, others as tiles, and all of it as a table. */
export function PlacesPart({ of, where, leads, head }: Props): ReactNode {
  const t = useWords(figureWords);
  const [order, setOrder] = useState<'code' | 'name'>('code');
  const found = useQueryOf(figureOperations.map, { code: of.code, ...where.asked }, { keep: true });
  const { data } = found;
  // An answer on another figure may still stand while this one is on its way.
  const shown = data?.code === of.code ? data : undefined;
  const places = useMemo(() => (shown?.places ?? []).toSorted((a, b) => (order === 'name' ? a.name.localeCompare(b.name, 'zh-CN') : a.place < b.place ? -1 : 1)), [order, shown]);
  const shades = useMemo(() => shadesOf(places.map(({ value }) => value)), [places]);
  const several = places.length > 1;
  return (
    <>
      <div className="figure-head">
        {head}
        {several ? <Segmented aria-label={t('places.order')} value={order} options={(['code', 'name'] as const).map((value) => ({ value, label: t(`places.order.${value}`) }))} onChange={setOrder} /> : null}
      </div>
      <ReadFailure failure={shown === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {shown === undefined && found.error === null ? <Loading lines={8} label={t('places.title')} silent /> : null}
      {shown === undefined ? null : places.length === 0 ? <EmptyState title={t('places.none')} /> : (
        <>
          <div className="figure-two">
            <div className="figure-map">
              {levelOf(shown.place) === 'city' ? <Counties places={places} of={of} shades={shades} where={where} leads={leads} /> : <Tiles whole={shown.whole} places={places} of={of} shades={shades} where={where} leads={leads} />}
              <Legend shades={shades} of={of} anyNone={places.some(({ value }) => value === null)} />
            </div>
            <PlacesTable whole={shown.whole} places={places} of={of} where={where} leads={leads} />
          </div>
          <FewNote points={places} of={of} />
          <p className="figure-note">{t('places.note')}</p>
        </>
      )}
    </>
  );
}

interface PartProps {
  readonly places: readonly MapPlace[];
  readonly of: Named;
  readonly where: Where;
  readonly leads: Leads;
}

const shortValue = (say: ReturnType<typeof useSay>, { value }: MapPlace, unit: Named['unit']): string => (value === null ? '—' : say(valueWords(value, unit)));

function Counties({ places, of, shades, where, leads }: PartProps & { readonly shades: Shades }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const navigate = useNavigate();
  const { unit } = of;
  const shaded = useMemo<ReadonlyMap<PlaceCode, Shaded>>(() => new Map(places.map((one) => [one.place, { ink: one.value === null ? null : (inks[shades.of(one.value) ?? 0] ?? 0), text: shortValue(say, one, unit) }])), [places, say, shades, unit]);
  const open = (place: PlaceCode): void => {
    const search = { ...where.rest, place };
    void (leads === 'board' ? navigate({ to: '/figures', search }) : navigate({ to: '/figures/$code', params: { code: of.code }, search }));
  };
  return (
    <Suspense fallback={<div className="place-map"><p className="place-map-note">{t('places.loading')}</p></div>}>
      <CountyMap chosen={undefined} onChoose={open} shaded={shaded} label={t('places.table', { place: '', figure: say(of.name) })} />
    </Suspense>
  );
}

function Tiles({ whole, places, of, shades, where, leads }: PartProps & { readonly whole: MapPlace; readonly shades: Shades }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  return (
    <ul className="figure-areas" aria-label={t('places.tiles', { place: whole.name })}>
      {places.map((one) => (
        <li key={one.place}>
          <PlaceLink place={one.place} of={of} where={where} leads={leads} className={`shade-${shades.of(one.value) ?? 'none'}`}><span>{one.name}</span><strong>{shortValue(say, one, of.unit)}</strong></PlaceLink>
        </li>
      ))}
    </ul>
  );
}

function PlaceLink({ place, of, where, leads, className, children }: Pick<PartProps, 'of' | 'where' | 'leads'> & { readonly place: PlaceCode; readonly className?: string; readonly children: ReactNode }): ReactNode {
  const search = { ...where.rest, place };
  return leads === 'board'
    ? <Link className={className} to="/figures" search={search}>{children}</Link>
    : <Link className={className} to="/figures/$code" params={{ code: of.code }} search={search}>{children}</Link>;
}

function Legend({ shades, of, anyNone }: { readonly shades: Shades; readonly of: Named; readonly anyNone: boolean }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  return (
    <ul className="shade-legend" aria-label={t('shades')}>
      <li><span className="shade-0" aria-hidden />{t('shade.zero')}</li>
      {shades.bounds.map((bound, at) => <li key={bound}><span className={`shade-${at + 1}`} aria-hidden />{t('shade.to', { value: say(valueWords(bound, of.unit)) })}</li>)}
      {anyNone ? <li><span className="shade-none" aria-hidden />{t('shade.none')}</li> : null}
    </ul>
  );
}

function PlacesTable({ whole, places, of, where, leads }: PartProps & { readonly whole: MapPlace }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const label = t('places.table', { place: whole.name, figure: say(of.name) });
  const ratio = whole.denominator !== null;
  return (
    <Scroll label={label}>
      <table className="figure-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('places.name')}</th>
            <th scope="col" className="number">{t('places.value')}</th>
            {ratio ? <><th scope="col" className="number">{t('figure.numerator')}</th><th scope="col" className="number">{t('figure.denominator')}</th></> : null}
          </tr>
        </thead>
        <tbody>
          {places.map((one) => (
            <tr key={one.place}>
              <th scope="row"><PlaceLink place={one.place} of={of} where={where} leads={leads}>{one.name}</PlaceLink></th>
              <Cells point={one} of={of} where={{ ...where.search, place: one.place }} ratio={ratio} />
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row">{t('places.whole', { place: whole.name })}</th><Cells point={whole} of={of} where={where.search} ratio={ratio} /></tr></tfoot>
      </table>
    </Scroll>
  );
}

/** Value, and for a rate what it is made of; a count opens its rows. */
function Cells({ point, of, where, ratio }: { readonly point: MapPlace; readonly of: Named; readonly where: WhereSearch; readonly ratio: boolean }): ReactNode {
  const t = useWords(figureWords);
  const say = useSay();
  const named = `${point.name}${say(of.name)}`;
  const count = (value: number | null, part: 'numerator' | 'denominator'): ReactNode =>
    (value === null || value === 0 ? numberText(value ?? 0) : <RowsLink of={of} part={part} where={where} label={`${numberText(value)} · ${t(`value.${part}`, { figure: named })}`}>{numberText(value)}</RowsLink>);
  const value = point.value === null ? <NoValue point={point} />
    : ratio || point.value === 0 ? <PointValue point={point} of={of} />
      : <RowsLink of={of} part="numerator" where={where} label={`${say(valueWords(point.value, of.unit))} · ${t('value.rows', { figure: named })}`}><PointValue point={point} of={of} /></RowsLink>;
  return (
    <>
      <td className="number">{value}</td>
      {ratio ? <><td className="number">{count(point.numerator, 'numerator')}</td><td className="number">{count(point.denominator, 'denominator')}</td></> : null}
    </>
  );
}
