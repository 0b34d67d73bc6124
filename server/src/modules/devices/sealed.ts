import type { Id } from '@anhe/contract/kernel';

/** Where the words of an act that was refused belong. */
export const boundTo = (county: string, device: Id, sequence: number): string => `devices.act ${county} ${device} ${sequence}`;
