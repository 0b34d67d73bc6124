import type { signInCalls } from '@anhe/contract/kernel';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { signInCall } from './client.ts';

/** Which ways of signing in this installation offers; undefined until it is known. */
export function useSignInMethods(): z.output<typeof signInCalls.methods.output> | undefined {
  return useQuery({ queryKey: ['sign-in-methods'], queryFn: () => signInCall('methods', {}), staleTime: Infinity }).data;
}
