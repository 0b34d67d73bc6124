import type { Query } from '@anhe/contract/kernel';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { actingPost } from './acting.ts';
import { call } from './call.ts';
import type { Failure } from './problem.ts';

/** Key of a query's answer; another post sees other rows. */
export const keyOf = (operation: { readonly name: string }, input: unknown): readonly unknown[] => [operation.name, actingPost() ?? '', input];

interface Options {
  /** False while the input is not complete. */
  readonly enabled?: boolean;
  /** Keeps showing the last answer while the next is on its way (filters, search). */
  readonly keep?: boolean;
  /** Asks again after so many milliseconds while the page is in sight. */
  readonly every?: number;
}

/** Reads a query of the contract and keeps it fresh. */
export function useQueryOf<I extends z.ZodObject, O extends z.ZodType>(
  operation: Query<I, O>,
  input: z.input<I>,
  { enabled = true, keep = false, every }: Options = {},
): UseQueryResult<z.output<O>, Failure> {
  return useQuery<z.output<O>, Failure>({
    queryKey: keyOf(operation, input),
    queryFn: ({ signal }) => call(operation, input, { signal }),
    enabled,
    // The library's name for what is shown until the answer comes: here the one before.
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(every === undefined ? {} : { refetchInterval: every }),
  });
}

/** What a keyset-paged list gives. */
export interface Pages<Row> {
  readonly rows: readonly Row[];
  readonly failure: Failure | undefined;
  readonly loading: boolean;
  readonly more: boolean;
  readonly loadMore: () => void;
  readonly again: () => void;
}

/**
 * Reads a keyset-paged query page after page.
 * @param read takes a page apart: its rows and the key of the next page, null when there is none
 */
export function usePagesOf<I extends z.ZodObject, O extends z.ZodType, Row>(
  operation: Query<I, O>,
  inputOf: (after: string | undefined) => z.input<I>,
  read: (page: z.output<O>) => { readonly rows: readonly Row[]; readonly next: string | null | undefined },
): Pages<Row> & { readonly first: z.output<O> | undefined } {
  const result = useInfiniteQuery<z.output<O>, Failure, InfiniteData<z.output<O>, string | undefined>, readonly unknown[], string | undefined>({
    queryKey: keyOf(operation, inputOf(undefined)),
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) => call(operation, inputOf(pageParam), { signal }),
    getNextPageParam: (page) => read(page).next ?? undefined,
    // As above: the rows of the last filters stay until those of the new ones come.
    placeholderData: keepPreviousData,
  });
  const pages = result.data?.pages ?? [];
  return {
    rows: pages.flatMap((page) => read(page).rows),
    first: pages[0],
    failure: result.error ?? undefined,
    loading: result.isPending,
    more: result.hasNextPage,
    loadMore: () => {
      if (!result.isFetchingNextPage) void result.fetchNextPage();
    },
    again: () => void result.refetch(),
  };
}

/**
 * Whether all that a page asks for has come or failed the first time: what comes in parts and is shown part by part pushes
 * away what a finger is going for. Once true it stays so; where the main answer is kept from before it is true at once.
 * @param main the query that the page is about
 * @param most milliseconds after which what is there has to do
 */
export function useArrived(main: { readonly name: string }, most: number): boolean {
  const client = useQueryClient();
  const [arrived, setArrived] = useState(() => client.getQueriesData({ queryKey: [main.name] }).some(([, data]) => data !== undefined));
  useEffect(() => {
    if (arrived) return;
    const queries = client.getQueryCache();
    const look = (): void => {
      if (!queries.getAll().some(({ state }) => state.status === 'pending' && state.fetchStatus === 'fetching')) setArrived(true);
    };
    // What stands beneath has asked by now: its effects run before this one.
    look();
    const forget = queries.subscribe(look);
    const timer = setTimeout(() => setArrived(true), most);
    return () => {
      forget();
      clearTimeout(timer);
    };
  }, [arrived, client, most]);
  return arrived;
}
