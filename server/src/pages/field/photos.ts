import { createHash } from 'node:crypto';
import { Refusal, Upload, idFromDigest } from '@anhe/contract/kernel';
import { deviceOperations, pieceToSign } from '@anhe/contract/devices';
import type { PieceHead } from '@anhe/contract/devices';
import type { Actor } from '../../kernel/access/actor.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { plainPhoto, ticketFor } from '../../kernel/files/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import type { Road } from '../../kernel/run/run.ts';
import { houseOf, speakerOf } from './speaker.ts';

export interface PhotoParts {
  readonly road: Road;
  readonly files: FileStore;
  readonly keys: Keyring;
}

/** How much of a photograph is there; once all of it is, what an act carries for it. */
export interface PieceTaken {
  readonly have: number;
  readonly upload: Upload | null;
}

const hex = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The whole photograph: checked, stripped of where and when it was taken, and kept. Throws as `plainPhoto` does, and `devices.photo-damaged`. */
async function keepWhole({ road, files }: PhotoParts, { county, device, photo, name }: PieceHead): Promise<void> {
  const at = { county, device, photo };
  const found = await road.query(deviceOperations.photo, houseOf(county), at);
  if (found.kept !== null) return;
  const taken = (kept: { name: string; mediaType: string; size: number; digest: string } | null): Promise<unknown> =>
    road.command(deviceOperations.keepPhoto, houseOf(county), { command: idFromDigest(sha256(`devices.keepPhoto ${device} ${photo} ${JSON.stringify(kept)} ${found.digest}`)), input: { ...at, kept } });
  const bytes = Buffer.concat(found.pieces.map((piece) => Buffer.from(piece, 'base64')));
  try {
    if (hex(bytes) !== found.digest) throw new Refusal('devices.photo-damaged');
    const plain = await plainPhoto(name, bytes);
    await taken({ name, mediaType: plain.mediaType, size: plain.bytes.length, digest: await files.put(plain.bytes) });
  } catch (error) {
    // It is none, or not the one that left: its pieces go, so that it can begin anew.
    if (error instanceof Refusal) await taken(null);
    throw error;
  }
}

async function uploadOf({ road, keys }: PhotoParts, { county, device, photo }: PieceHead, actor: Actor): Promise<Upload | null> {
  const { kept } = await road.query(deviceOperations.photo, houseOf(county), { county, device, photo });
  if (kept === null) return null;
  const { issuedAt, ...file } = kept;
  // The moment is the one at which it was kept: however often it is asked for, the ticket is the same.
  return Upload.parse({ ...file, ticket: ticketFor(keys, file, actor, new Date(issuedAt)) });
}

/**
 * Takes one piece of a photograph from a phone. Pieces may be cut, repeated and come in any order: only one that goes on where
 * the last one ended is kept, and the answer says from where to go on.
 */
export async function receivePiece(parts: PhotoParts, head: PieceHead, bytes: Buffer): Promise<PieceTaken> {
  const { county, device, photo, name, mediaType, size, digest, offset } = head;
  const { hello, actor } = await speakerOf(parts.road, head, {}, pieceToSign(device, head, hex(bytes)));
  if (hello.word.state !== 'active' && hello.word.state !== 'wiping') throw new Refusal('devices.unknown');
  if (actor === undefined) throw new Refusal('devices.post-ended');
  const input = { county, device, photo, name, mediaType, size, digest, offset, bytes: bytes.toString('base64') };
  const { have, whole } = await parts.road.command(deviceOperations.keepPiece, houseOf(county), { command: idFromDigest(sha256(`devices.keepPiece ${head.nonce} ${JSON.stringify(input)}`)), input });
  if (!whole) return { have, upload: null };
  await keepWhole(parts, head);
  return { have, upload: await uploadOf(parts, head, actor) };
}
