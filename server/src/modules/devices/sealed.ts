import type { Id } from '@anhe/contract/kernel';

/** Where the words of an act that was refused belong. */
export const boundTo = (county: string, device: Id, sequence: number): string => `devices.act ${county} ${device} ${sequence}`;

/** Where a piece of a photograph belongs. */
export const boundToPiece = (county: string, device: Id, photo: Id, at: number): string => `devices.piece ${county} ${device} ${photo} ${at}`;
