import { longestPiece, pieceToSign } from '@anhe/contract/devices';
import type { PieceHead } from '@anhe/contract/devices';
import { newId } from '@anhe/contract/kernel';
import type { Upload } from '@anhe/contract/kernel';
import type { FieldStore, Identity } from '../../offline/store.ts';
import { base64url, seal, sealBlob, signText, unseal, unsealBlob } from '../../offline/vault.ts';
import type { Keys } from '../../offline/vault.ts';
import { Said } from './house.ts';

/** What is said of a photograph; its position and its moment are not in it, they were drawn away. */
interface PhotoHead {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly digest: string;
}

/** How much of it the house has; once all of it is there, what the act carries for it. */
export interface PieceTaken {
  readonly have: number;
  readonly upload: Upload | null;
}

export type SendPiece = (head: PieceHead, piece: ArrayBuffer) => Promise<PieceTaken>;

const hex = async (bytes: ArrayBuffer): Promise<string> => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Keeps a photograph under an id, sealed; gives the id once it is on the disk. */
export async function keepPhoto(store: FieldStore, keys: Keys, photo: Blob, name: string): Promise<string> {
  const id = newId();
  const bytes = await photo.arrayBuffer();
  const head: PhotoHead = { name, mediaType: photo.type === '' ? 'image/jpeg' : photo.type, size: bytes.byteLength, digest: await hex(bytes) };
  const row = { id, head: await seal(keys, head, `photo head ${id}`), body: await sealBlob(keys, bytes, `photo ${id}`) };
  await store.photos.put(row);
  return id;
}

/** The photograph of an id, to be shown; undefined when it is not on this phone any more. */
export async function shownPhoto(store: FieldStore, keys: Keys, id: string): Promise<Blob | undefined> {
  const found = await opened(store, keys, id);
  return found === undefined ? undefined : new Blob([found.bytes], { type: found.head.mediaType });
}

async function opened(store: FieldStore, keys: Keys, id: string): Promise<{ readonly head: PhotoHead; readonly bytes: ArrayBuffer } | undefined> {
  const row = await store.photos.get(id);
  if (row === undefined) return undefined;
  try {
    return { head: (await unseal(keys, row.head, `photo head ${id}`)) as PhotoHead, bytes: await unsealBlob(keys, row.body, `photo ${id}`) }; // as `keepPhoto` sealed it
  } catch {
    // Spoilt on the disk: the act goes without it, rather than waiting for ever.
    return undefined;
  }
}

/** Times in a row that the house may stand where it stood before we take it as a fault. */
const mostStalls = 3;

/**
 * Brings a photograph to the house in pieces, from where it stands there, so that one that was cut goes on. Gives what the act
 * carries for it; undefined where the house says that it is none, or it cannot be read here any more. Throws as `ask` does.
 */
export async function sendPhoto(store: FieldStore, keys: Keys, who: Identity, id: string, send: SendPiece, now: () => Date): Promise<Upload | undefined> {
  const photo = await opened(store, keys, id);
  if (photo === undefined) return undefined;
  const { head, bytes } = photo;
  const sendFrom = async (offset: number, length: number): Promise<PieceTaken> => {
    const piece = bytes.slice(offset, offset + length);
    const nonce = `${now().toISOString()} ${newId()}`;
    const signature = await signText(keys, pieceToSign(who.device, { nonce, photo: id, digest: head.digest, offset }, await hex(piece)));
    return send({ ...who, nonce, photo: id, ...head, offset, signature }, piece);
  };
  try {
    let taken = await sendFrom(0, 0);
    for (let stalls = 0; taken.upload === null;) {
      const before = taken.have;
      taken = await sendFrom(before, longestPiece);
      stalls = taken.have > before ? 0 : stalls + 1;
      if (taken.upload === null && stalls >= mostStalls) throw new Error('the house takes no more of a photograph');
    }
    return taken.upload;
  } catch (error) {
    // It is no photograph, whatever the camera called it: the act goes without, and says so.
    if (error instanceof Said && ['kernel.wrong-content', 'kernel.too-large'].includes(error.code)) return undefined;
    throw error;
  }
}

/** The head of a piece as it travels: JSON in base64url, names in any script. */
export const headText = (head: PieceHead): string => base64url(new TextEncoder().encode(JSON.stringify(head)));
