import type { PlaceCode } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';

/** The name of a place by its code; the code until the name is there. Each name is fetched once. */
export function PlaceName({ place }: { readonly place: PlaceCode }): ReactNode {
  const { data } = useQueryOf(placeOperations.get, { place });
  return data === undefined ? <span className="number">{place}</span> : <span title={data.within}>{data.name}</span>;
}
