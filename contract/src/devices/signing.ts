import type { Instant } from '../kernel/index.ts';
import type { SignedAct } from './act.ts';
import type { PieceHead } from './down.ts';

/** In the place of an act that the phone’s disk has spoilt: no operation has this name, so that it becomes an entry that a person looks at. */
export const damagedAct = 'devices.damaged-on-phone';

/** The text that a device signs for an act; one line a field, so that no two acts have the same. */
export function textToSign(device: string, { sequence, command, operation, version, basis, at, input }: Omit<SignedAct, 'signature'>): string {
  return ['anhe act 1', device, String(sequence), command, operation, String(version), basis === undefined ? '' : String(basis), at, input].join('\n');
}

/** The text that a device signs to show who it is when it asks for something. @param nonce the moment and a number used once */
export const helloToSign = (device: string, nonce: string): string => ['anhe hello 1', device, nonce].join('\n');

/** The text that a device signs for a piece. @param piece SHA-256 of its bytes, 64 hex digits */
export const pieceToSign = (device: string, { nonce, photo, digest, offset }: Pick<PieceHead, 'nonce' | 'photo' | 'digest' | 'offset'>, piece: string): string => ['anhe piece 1', device, nonce, photo, digest, String(offset), piece].join('\n');

/** How a device's clock differs from the house's, in whole seconds; told with what was done by a clock that is wrong. */
export const clockOff = (sentAt: Instant, now: Date): number => Math.round((Date.parse(sentAt) - now.getTime()) / 1000);
/** A clock that is further off than this is corrected by the house when it reads a moment. */
export const clockSlackSeconds = 120;
