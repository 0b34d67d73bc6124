import { placeOperations } from '@anhe/contract/places';
import { LngLatBounds, Map as LibreMap, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { appearance, onAppearance } from '../../ui/theme.ts';
import { useWords } from '../../wording/index.ts';
import { styleOf } from './map-style.ts';
import { placeWords } from './words.ts';
import './places.css';

setWorkerUrl(workerUrl);

export interface LatLng {
  readonly lat: number;
  readonly lng: number;
}

/** Something on the map: its sign is a class and a text, never a colour alone. */
export interface Mark extends LatLng {
  readonly key: string;
  /** What one reads over it. */
  readonly title: string;
  /** Stands in the sign. */
  readonly text: string;
  readonly className: string;
}

interface Props {
  readonly county: string;
  readonly label: string;
  readonly marks: readonly Mark[];
  /** Names of parts of the area, where they lie. */
  readonly names?: readonly (LatLng & { readonly text: string; /** Above or under the sign that stands there. */ readonly side: 'above' | 'below' })[];
  readonly chosen?: string | undefined;
  readonly onChoose?: (key: string) => void;
  /** A press on the map says where something is. */
  readonly onPick?: (spot: LatLng) => void;
  readonly low?: boolean;
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

function boundsOf(spots: readonly LatLng[], rings: readonly (readonly (readonly number[])[])[]): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const { lat, lng } of spots) bounds.extend([lng, lat]);
  if (spots.length === 0) for (const ring of rings) for (const [lng, lat] of ring) if (lng !== undefined && lat !== undefined) bounds.extend([lng, lat]);
  return bounds;
}

/** Spots of an area, drawn from our own data without any tile server; whoever shows it has the same as a table beside it. */
export function SpotsMap({ county, label, marks, names = [], chosen, onChoose, onPick, low = false }: Props): ReactNode {
  const t = useWords(placeWords);
  const borders = useQueryOf(placeOperations.borders, {}).data;
  const look = useSyncExternalStore(onAppearance, appearance);
  const box = useRef<HTMLDivElement>(null);
  const acts = useRef({ onChoose, onPick });
  const [map, setMap] = useState<LibreMap>();
  const [broken, setBroken] = useState(false);
  const picks = onPick !== undefined;
  // Which spots there are decides what is in sight; choosing one of them does not move the map.
  const spread = marks.map(({ lat, lng }) => `${lat},${lng}`).join(' ');
  const start = useRef<readonly LatLng[]>(marks);
  useEffect(() => {
    acts.current = { onChoose, onPick };
    start.current = marks;
  });
  useEffect(() => {
    if (box.current === null || borders === undefined) return undefined;
    try {
      const rings = borders.features.filter(({ properties }) => properties.code === county).flatMap(({ geometry }) => geometry.coordinates);
      const made = new LibreMap({
        container: box.current, style: styleOf(borders, county, look), bounds: boundsOf(start.current, rings), fitBoundsOptions: { padding: 44, maxZoom: 15 }, maxZoom: 17, attributionControl: false, dragRotate: false, pitchWithRotate: false,
        locale: { 'Map.Title': label },
      });
      made.touchZoomRotate.disableRotation();
      made.addControl(new NavigationControl({ showCompass: false }));
      made.on('click', ({ lngLat }) => acts.current.onPick?.({ lat: round(lngLat.lat), lng: round(lngLat.lng) }));
      // The column beside it may still have been on its way when it measured itself.
      made.once('load', () => made.resize());
      if (picks) made.getCanvas().style.cursor = 'crosshair';
      setMap(made);
      return () => {
        setMap(undefined);
        made.remove();
      };
    } catch {
      // No WebGL on this computer: the table beside it has all of it.
      setBroken(true);
      return undefined;
    }
  }, [borders, county, label, look, picks]);
  useEffect(() => {
    const spots = spread.split(' ').flatMap((one): LatLng[] => {
      const [lat, lng] = one.split(',').map(Number);
      return lat === undefined || lng === undefined ? [] : [{ lat, lng }];
    });
    if (map === undefined || spots.length === 0 || picks) return;
    map.fitBounds(boundsOf(spots, []), { padding: 44, maxZoom: 15, animate: false });
  }, [map, picks, spread]);
  useEffect(() => {
    if (map === undefined) return undefined;
    const signs = marks.map(({ key, lat, lng, text, title, className }) => {
      const element = Object.assign(document.createElement('span'), { textContent: text, title, className: key === chosen ? `mark ${className} mark-chosen` : `mark ${className}` });
      element.setAttribute('aria-hidden', 'true');
      element.addEventListener('click', (event) => {
        if (acts.current.onChoose === undefined) return;
        event.stopPropagation();
        acts.current.onChoose(key);
      });
      return new Marker({ element }).setLngLat([lng, lat]).addTo(map);
    });
    // Names come last and lie over the signs.
    const labels = names.map(({ lat, lng, text, side }) => new Marker({ offset: [0, side === 'below' ? 22 : -24], element: Object.assign(document.createElement('span'), { textContent: text, className: 'map-label' }) }).setLngLat([lng, lat]).addTo(map));
    return () => {
      for (const one of [...labels, ...signs]) one.remove();
    };
  }, [chosen, map, marks, names]);
  if (broken) return <div className="place-map"><p className="place-map-note">{t('map.none')}</p></div>;
  return <div className={low ? 'place-map spots-map spots-low' : 'place-map spots-map'}><div className="place-map-canvas" ref={box} role="region" aria-label={label} /></div>;
}
