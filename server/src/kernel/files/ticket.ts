import { createHmac } from 'node:crypto';
import { invalid } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import type { Actor } from '../access/actor.ts';
import { canonical } from '../crypto/canonical.ts';
import { sameBytes } from '../crypto/keyring.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { insert } from '../database/changes.ts';
import type { Change } from '../database/changes.ts';

/** What an upload says of the file it kept. */
export interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** SHA-256 of the plain bytes, 64 hex digits. */
  readonly digest: string;
}

/** A ticket holds shorter than the sweep waits, so that what it names is still there. */
export const ticketHours = 20;

const signature = (keys: Keyring, file: UploadedFile, actor: Actor, issued: string): string => {
  const { name, mediaType, size, digest } = file;
  return createHmac('sha256', keys.purpose('upload ticket')).update(canonical({ name, mediaType, size, digest, actor: actor.label, issued })).digest('base64url');
};

/** The ticket by which a command proves that this actor handed in this file: a keyed digest with its time. */
export function ticketFor(keys: Keyring, file: UploadedFile, actor: Actor, now: Date): string {
  const issued = Math.floor(now.getTime() / 1000).toString(36);
  return `${issued}.${signature(keys, file, actor, issued)}`;
}

/**
 * Throws a field error unless the ticket was given to this actor for this very file within the last hours. Pure.
 * @param path of the upload in the command's input
 */
export function assertTicket(keys: Keyring, upload: UploadedFile & { readonly ticket: string }, actor: Actor, now: Date, path: readonly (string | number)[] = ['upload']): void {
  const [issued = '', given = ''] = upload.ticket.split('.');
  const age = now.getTime() / 1000 - Number.parseInt(issued, 36);
  const genuine = sameBytes(Buffer.from(given), Buffer.from(signature(keys, upload, actor, issued)));
  // A minute of tolerance: the upload and the command may have been served by two machines.
  if (!genuine || !(age > -60 && age < ticketHours * 3600)) throw invalid({ path: [...path, 'ticket'], code: 'wrong-kind' });
}

/** The row of a file that a command takes up. */
export function fileInsert(at: { readonly county: County; readonly place: string }, id: Id, file: UploadedFile, actor: Actor, now: Date): Change {
  return insert('kernel.file', {
    county: at.county, id, place: at.place, name: file.name, media_type: file.mediaType, size: file.size,
    digest: Buffer.from(file.digest, 'hex'), actor: actor.label, recorded_at: now,
  });
}
