import type { OutputOf, PlaceCode } from '@anhe/contract/kernel';
import type { placeOperations } from '@anhe/contract/places';
import type { StyleSpecification } from 'maplibre-gl';
import { tokensOf } from '../../ui/theme.ts';
import type { Appearance } from '../../ui/theme.ts';

type Borders = OutputOf<typeof placeOperations.borders>;

/** The counties by their borders in the colours of the page, the chosen one marked. */
export function styleOf(borders: Borders, chosen: PlaceCode | undefined, look: Appearance): StyleSpecification {
  const of = tokensOf(look);
  const fill = (id: string, code: string, colour: string): StyleSpecification['layers'][number] =>
    ({ id, type: 'fill', source: 'counties', filter: ['==', ['get', 'code'], code], paint: { 'fill-color': colour } });
  return {
    version: 8,
    sources: { counties: { type: 'geojson', data: borders } },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': of('sheet') } },
      { id: 'counties', type: 'fill', source: 'counties', paint: { 'fill-color': of('sunk') } },
      fill('hover', '', of('acting-soft')),
      fill('chosen', chosen ?? '', of('acting-soft')),
      { id: 'lines', type: 'line', source: 'counties', paint: { 'line-color': of('line-strong'), 'line-width': 1 } },
      { id: 'chosen-line', type: 'line', source: 'counties', filter: ['==', ['get', 'code'], chosen ?? ''], paint: { 'line-color': of('acting'), 'line-width': 2.5 } },
    ],
  };
}
