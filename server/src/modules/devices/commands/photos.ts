import { Refusal, instantOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { deviceOperations } from '@anhe/contract/devices';
import { insert, remove, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { lockDevice } from '../rows.ts';
import type { DeviceSubject } from '../rows.ts';
import { boundToPiece } from '../sealed.ts';

interface PhotoRow {
  readonly issued_at: Date | null;
  readonly size: number;
  readonly digest: Buffer;
  readonly have: number;
}

/** Bytes that may wait for the rest of their photographs, for one phone. */
const mostWaiting = 60 * 1024 * 1024;
/** A photograph that was kept longer ago is sent anew: what was kept may be gone unless a matter has taken it up. */
const longestKeptMs = 12 * 3_600_000;

const photoOf = (county: string, device: Id, photo: Id): Statement<PhotoRow | undefined> => raw(
  `select p.issued_at, p.size, p.digest, (select coalesce(sum(i.length), 0)::int from devices.piece i where i.county = p.county and i.device = p.device and i.photo = p.id) as have
     from devices.photo p where p.county = $1 and p.device = $2 and p.id = $3`, [county, device, photo], ([row]) => row as PhotoRow | undefined); // the columns above

const waitingBytes = (county: string, device: Id): Statement<number> =>
  raw('select coalesce(sum(length), 0)::int as bytes from devices.piece where county = $1 and device = $2', [county, device], ([row]) => (row as { bytes: number }).bytes); // the one column

/** A piece that goes on where the last one ended; any other changes nothing, and the answer says how far it has come. */
export const keepPiece = onCommand({
  operation: deviceOperations.keepPiece,
  subject: ({ input }) => lockDevice(input.county, input.device),
  facts: ({ input }) => ({ photo: photoOf(input.county, input.device, input.photo), waiting: waitingBytes(input.county, input.device) }),
  decide: ({ input, keys, now }, { subject, facts }: { subject: DeviceSubject; facts: { photo: PhotoRow | undefined; waiting: number } }) => {
    const { county, device, photo, size } = input;
    const { place } = subject.device;
    const digest = Buffer.from(input.digest, 'hex');
    const before = facts.photo;
    const same = before !== undefined && before.digest.equals(digest) && before.size === size && (before.issued_at === null || now.getTime() - before.issued_at.getTime() < longestKeptMs);
    if (same && before.issued_at !== null) return { appends: [], changes: [], answer: { have: size, whole: true } };
    const have = same ? before.have : 0;
    const bytes = Buffer.from(input.bytes, 'base64');
    const fits = bytes.length > 0 && input.offset === have && have + bytes.length <= size;
    if (fits && facts.waiting + bytes.length > mostWaiting) throw new Refusal('devices.photos-full');
    const row = { county, device, id: photo, place, name: input.name, media_type: input.mediaType, size, digest, begun_at: now, kept_name: null, kept_type: null, kept_size: null, kept_digest: null, issued_at: null };
    const anew: readonly Change[] = same ? [] : before === undefined ? [insert('devices.photo', row)] : [remove('devices.piece', { county, device, photo }, 'any'), update('devices.photo', { county, device, id: photo }, row)];
    const sealed = keys.seal(input.bytes, boundToPiece(county, device, photo, have));
    // Pieces of what the photograph was before go first: the next message brings the beginning of this one.
    const piece: readonly Change[] = fits && (same || before === undefined) ? [insert('devices.piece', { county, device, photo, at: have, place, length: bytes.length, sealed })] : [];
    const there = have + (piece.length === 0 ? 0 : bytes.length);
    return { appends: [], changes: [...anew, ...piece], answer: { have: there, whole: there === size } };
  },
});

/** What it was kept as, once: whoever asks later is told the same. */
export const keepPhoto = onCommand({
  operation: deviceOperations.keepPhoto,
  subject: ({ input }) => lockDevice(input.county, input.device),
  facts: ({ input }) => ({ photo: photoOf(input.county, input.device, input.photo) }),
  decide: ({ input, now }, { facts }: { subject: DeviceSubject; facts: { photo: PhotoRow | undefined } }) => {
    const { county, device, photo, kept } = input;
    if (facts.photo === undefined) throw new Refusal('kernel.not-found');
    if (facts.photo.issued_at !== null) return { appends: [], changes: [], answer: { issuedAt: instantOf(facts.photo.issued_at) } };
    const pieces = remove('devices.piece', { county, device, photo }, 'any');
    if (kept === null) return { appends: [], changes: [pieces], answer: { issuedAt: null } };
    const asKept = { kept_name: kept.name, kept_type: kept.mediaType, kept_size: kept.size, kept_digest: Buffer.from(kept.digest, 'hex'), issued_at: now };
    return { appends: [], changes: [pieces, update('devices.photo', { county, device, id: photo }, asKept)], answer: { issuedAt: instantOf(now) } };
  },
});
