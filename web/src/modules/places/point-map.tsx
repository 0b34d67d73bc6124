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

/** A spot within the borders of its county, drawn from our own data without any tile server. */
export function PointMap({ county, lat, lng }: { readonly county: string; readonly lat: number; readonly lng: number }): ReactNode {
  const t = useWords(placeWords);
  const borders = useQueryOf(placeOperations.borders, {}).data;
  const look = useSyncExternalStore(onAppearance, appearance);
  const box = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    if (box.current === null || borders === undefined) return undefined;
    try {
      // The whole county around it, so that one sees where in it the spot lies.
      const bounds = new LngLatBounds([lng, lat], [lng, lat]);
      for (const { properties, geometry } of borders.features) if (properties.code === county) for (const ring of geometry.coordinates) for (const point of ring) bounds.extend(point);
      const map = new LibreMap({
        container: box.current, style: styleOf(borders, county, look), bounds, fitBoundsOptions: { padding: 12 }, maxZoom: 15, attributionControl: false, dragRotate: false, pitchWithRotate: false, locale: { 'Map.Title': t('point') },
      });
      map.touchZoomRotate.disableRotation();
      map.addControl(new NavigationControl({ showCompass: false }));
      new Marker({ element: Object.assign(document.createElement('span'), { className: 'map-pin' }) }).setLngLat([lng, lat]).addTo(map);
      return () => map.remove();
    } catch {
      // No WebGL on this computer: the coordinates beside it are enough to find the spot.
      setBroken(true);
      return undefined;
    }
  }, [borders, county, lat, lng, look, t]);
  return (
    <>
      {broken ? null : <div className="place-map point-map" ref={box} role="region" aria-label={t('point')} />}
      <p className="muted point-at">{t('point.at', { lat: lat.toFixed(5), lng: lng.toFixed(5) })}</p>
    </>
  );
}
