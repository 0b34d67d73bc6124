import type { PlaceCode } from '@anhe/contract/kernel';
import { placeOperations, stemOf } from '@anhe/contract/places';
import type { PlaceLine } from '@anhe/contract/places';
import { useQueries } from '@tanstack/react-query';
import { call, keyOf } from '../../../api/index.ts';

/** Places whose names stand in the text; looked up by what precedes 村, 社区 and the like. */
export function usePlacesIn(words: readonly string[], text: string, within: PlaceCode): readonly PlaceLine[] {
  const found = useQueries({
    queries: words.map((word) => ({
      queryKey: keyOf(placeOperations.search, { text: word, within }),
      queryFn: () => call(placeOperations.search, { text: word, within, limit: 10 }),
      staleTime: 600_000,
    })),
  });
  const lines = found.flatMap((one) => one.data?.items ?? []).filter((line) => text.includes(stemOf(line.place, line.name)));
  return [...new Map(lines.map((line) => [line.place, line])).values()].slice(0, 3);
}
