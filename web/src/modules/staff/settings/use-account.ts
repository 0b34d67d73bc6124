import type { signInCalls } from '@anhe/contract/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { z } from 'zod';
import type { Failure } from '../../../api/index.ts';
import { signInCall } from '../sign-in/client.ts';
import { useAttempt } from '../sign-in/use-attempt.ts';
import type { Attempt } from '../sign-in/use-attempt.ts';

export type AccountView = z.output<typeof signInCalls.account.output>;

/** The account's own ways of signing in. */
export function useAccount(): UseQueryResult<AccountView, Failure> {
  return useQuery<AccountView, Failure>({ queryKey: ['sign-in-account'], queryFn: () => signInCall('account', {}, true) });
}

export function useDevices(): UseQueryResult<z.output<typeof signInCalls.devices.output>, Failure> {
  return useQuery<z.output<typeof signInCalls.devices.output>, Failure>({ queryKey: ['sign-in-devices'], queryFn: () => signInCall('devices', {}, true) });
}

/** One change of one's own sign-ins at a time; what is shown is read anew after it. */
export function useChange(): Attempt {
  const attempt = useAttempt();
  const client = useQueryClient();
  const { run } = attempt;
  const change = useCallback(async (act: () => Promise<unknown>): Promise<boolean> => {
    const done = await run(act);
    if (done) await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('sign-in-') });
    return done;
  }, [client, run]);
  return { ...attempt, run: change };
}
