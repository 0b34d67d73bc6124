import type { PlaceCode } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import type { OutputOf } from '@anhe/contract/kernel';
import { LngLatBounds, Map as LibreMap, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { ReadFailure } from '../../ui/index.ts';
import { appearance, onAppearance } from '../../ui/theme.ts';
import type { Appearance } from '../../ui/theme.ts';
import { useWords } from '../../wording/index.ts';
import { labelPoint } from './label-point.ts';
import { styleOf } from './map-style.ts';
import type { Shaded } from './map-style.ts';
import { placeWords } from './words.ts';

setWorkerUrl(workerUrl);

type Borders = OutputOf<typeof placeOperations.borders>;

interface Props {
  readonly chosen: PlaceCode | undefined;
  readonly onChoose: (place: PlaceCode) => void;
  /** Shades and numbers of the counties, where the map is about an amount; the same map until they change. */
  readonly shaded?: ReadonlyMap<PlaceCode, Shaded>;
  /** What the map is, for those who do not see it. */
  readonly label?: string;
}

/** The counties by their borders, drawn from our own data without any tile server; the same as the list beside it. */
export function CountyMap({ chosen, onChoose, shaded, label }: Props): ReactNode {
  const t = useWords(placeWords);
  const borders = useQueryOf(placeOperations.borders, {});
  const look = useSyncExternalStore(onAppearance, appearance);
  const box = useRef<HTMLDivElement>(null);
  const choose = useRef(onChoose);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    choose.current = onChoose;
  });
  useEffect(() => {
    if (box.current === null || borders.data === undefined) return undefined;
    try {
      const map = draw(box.current, { borders: borders.data, chosen, look, shaded, choose: (place) => choose.current(place), title: t('map') });
      return () => map.remove();
    } catch {
      // No WebGL on this computer: the list beside it has all of it.
      setBroken(true);
      return undefined;
    }
  }, [borders.data, chosen, look, shaded, t]);
  if (borders.error !== null && borders.data === undefined) return <ReadFailure failure={borders.error} onAgain={() => void borders.refetch()} />;
  if (broken) return <div className="place-map"><p className="place-map-note">{t('map.none')}</p></div>;
  return <div className="place-map"><div className="place-map-canvas" ref={box} role="region" aria-label={label ?? t('map.text')} /></div>;
}

interface Drawing {
  readonly borders: Borders;
  readonly chosen: PlaceCode | undefined;
  readonly look: Appearance;
  readonly shaded: ReadonlyMap<PlaceCode, Shaded> | undefined;
  readonly choose: (place: PlaceCode) => void;
  readonly title: string;
}

function draw(box: HTMLElement, { borders, chosen, look, shaded, choose, title }: Drawing): LibreMap {
  const bounds = boundsOf(borders);
  const map = new LibreMap({
    container: box, style: styleOf(borders, chosen, look, shaded), bounds, fitBoundsOptions: { padding: 24 }, attributionControl: false,
    dragRotate: false, pitchWithRotate: false, maxBounds: [[bounds.getWest() - 1, bounds.getSouth() - 1], [bounds.getEast() + 1, bounds.getNorth() + 1]],
    locale: { 'Map.Title': title },
  });
  map.touchZoomRotate.disableRotation();
  // A label is a plain element, so that it needs no font from anywhere; the border under it takes the pointer.
  for (const { properties: { code, name, label }, geometry } of borders.features) {
    const element = Object.assign(document.createElement('span'), { textContent: name, className: code === chosen ? 'map-label map-label-chosen' : 'map-label' });
    const amount = shaded?.get(code)?.text;
    if (amount !== undefined) element.append(Object.assign(document.createElement('strong'), { textContent: amount }));
    const [outer] = geometry.coordinates;
    const [longitude, latitude] = outer === undefined ? label : labelPoint(outer);
    new Marker({ element }).setLngLat([longitude, latitude]).addTo(map);
  }
  map.on('click', 'counties', (event) => {
    const code: unknown = event.features?.[0]?.properties['code'];
    if (typeof code === 'string') choose(code);
  });
  map.on('mousemove', 'counties', (event) => {
    const code: unknown = event.features?.[0]?.properties['code'];
    map.getCanvas().style.cursor = 'pointer';
    if (typeof code === 'string') map.setFilter('hover', ['==', ['get', 'code'], code]);
  });
  map.on('mouseleave', 'counties', () => {
    map.getCanvas().style.cursor = '';
    map.setFilter('hover', ['==', ['get', 'code'], '']);
  });
  return map;
}

function boundsOf(borders: Borders): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const { geometry } of borders.features) for (const ring of geometry.coordinates) for (const point of ring) bounds.extend(point);
  return bounds;
}
