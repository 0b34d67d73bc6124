import type { PlaceCode } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { HazardLine } from '@anhe/contract/patrols';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { call, keyOf } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';

/** More signs than this nobody reads; the page says so then. */
export const mostOnMap = 500;

/** All open hazards of an area, page after page, at most so many. */
export function useOpenHazards(place: PlaceCode | undefined): UseQueryResult<readonly HazardLine[], Failure> {
  const input = { open: true, limit: 100, ...(place === undefined ? {} : { place }) };
  return useQuery<readonly HazardLine[], Failure>({
    queryKey: [...keyOf(patrolOperations.hazards, input), 'all'],
    queryFn: async ({ signal }) => {
      const rows: HazardLine[] = [];
      let cursor: string | null = null;
      do {
        const page: { readonly items: readonly HazardLine[]; readonly next: string | null } = await call(patrolOperations.hazards, { ...input, ...(cursor === null ? {} : { cursor }) }, { signal });
        rows.push(...page.items);
        cursor = page.next;
      } while (cursor !== null && rows.length < mostOnMap);
      return rows;
    },
    placeholderData: keepPreviousData,
  });
}
