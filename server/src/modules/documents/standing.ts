import type { Wording } from '@anhe/contract/kernel';

/** How a paper stands: all has happened, something is missing, or there is no such paper. */
export type Standing =
  | { readonly state: 'ready' }
  | { readonly state: 'lacking'; readonly lacks: readonly Wording[]; readonly printable: boolean }
  | { readonly state: 'not-applicable'; readonly reason: Wording };

export const ready: Standing = { state: 'ready' };
export const lacking = (printable: boolean, ...lacks: readonly Wording[]): Standing => (lacks.length === 0 ? ready : { state: 'lacking', lacks, printable });
export const none = (zh: string, en: string): Standing => ({ state: 'not-applicable', reason: { zh, en } });
