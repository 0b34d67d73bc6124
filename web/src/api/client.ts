import { QueryClient } from '@tanstack/react-query';
import { Failure } from './problem.ts';

/** The store of what was read. Refusals are final; a lost line is tried twice more. */
export function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (count, error) => count < 2 && error instanceof Failure && error.kind !== 'refused',
        retryDelay: (count) => 600 * 2 ** count,
      },
    },
  });
}
