import type { OutputOf, PlaceCode } from '@anhe/contract/kernel';
import type { placeOperations } from '@anhe/contract/places';
import type { StyleSpecification } from 'maplibre-gl';
import { tokensOf } from '../../ui/theme.ts';
import type { Appearance } from '../../ui/theme.ts';

type Borders = OutputOf<typeof placeOperations.borders>;

/** How a county is shown where the map is about an amount. */
export interface Shaded {
  /** How much of the colour for acting is mixed into the paper, in per cent; null where there is no amount. */
  readonly ink: number | null;
  /** What stands under its name. */
  readonly text: string;
}

/** Two colours (`#rrggbb`) mixed, so many per cent of the second. */
export function mixed(paper: string, ink: string, percent: number): string {
  const part = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  const both = (at: number): string => Math.round(part(paper, at) + ((part(ink, at) - part(paper, at)) * percent) / 100).toString(16).padStart(2, '0');
  return `#${both(1)}${both(3)}${both(5)}`;
}

/** The counties by their borders in the colours of the page, the chosen one marked; shaded where the map is about an amount. */
export function styleOf(borders: Borders, chosen: PlaceCode | undefined, look: Appearance, shaded?: ReadonlyMap<PlaceCode, Shaded>): StyleSpecification {
  const of = tokensOf(look);
  const fill = (id: string, code: string, colour: string): StyleSpecification['layers'][number] =>
    ({ id, type: 'fill', source: 'counties', filter: ['==', ['get', 'code'], code], paint: { 'fill-color': colour } });
  const shades: StyleSpecification['layers'] = [...(shaded ?? [])].flatMap(([code, { ink }]) => (ink === null ? [] : [fill(`shade-${code}`, code, mixed(of('sheet'), of('acting'), ink))]));
  const line = (id: string, code: string): StyleSpecification['layers'][number] =>
    ({ id, type: 'line', source: 'counties', filter: ['==', ['get', 'code'], code], paint: { 'line-color': of('acting'), 'line-width': 2.5 } });
  return {
    version: 8,
    sources: { counties: { type: 'geojson', data: borders } },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': of('sheet') } },
      { id: 'counties', type: 'fill', source: 'counties', paint: { 'fill-color': of('sunk') } },
      ...(shaded === undefined ? [fill('hover', '', of('acting-soft')), fill('chosen', chosen ?? '', of('acting-soft'))] : shades),
      { id: 'lines', type: 'line', source: 'counties', paint: { 'line-color': of('line-strong'), 'line-width': 1 } },
      // A shade says how much: what the pointer is on is marked by its border.
      ...(shaded === undefined ? [] : [line('hover', '')]),
      line('chosen-line', chosen ?? ''),
    ],
  };
}
