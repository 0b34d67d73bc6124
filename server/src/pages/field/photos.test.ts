import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addDays, newId } from '@anhe/contract/kernel';
import { deviceOperations, longestPiece, pieceToSign } from '@anhe/contract/devices';
import type { PieceHead } from '@anhe/contract/devices';
import { patrolOperations as patrol } from '@anhe/contract/patrols';
import { codeOf } from '../../../test/answers.ts';
import { useGround } from '../../../test/ground.ts';
import { gridWorker, hazardInput } from '../../../test/patrols.ts';
import { Phone } from '../../../test/phone.ts';
import { useWorld } from '../../../test/world.ts';
import { withPool } from '../../kernel/jobs/index.ts';
import { sweepPhotos } from '../../modules/devices/index.ts';
import { modules } from '../../modules/index.ts';
import { receivePiece } from './photos.ts';
import type { PieceTaken } from './photos.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const phoneOf = (): Promise<Phone> => new Phone(gridWorker(world).actor, () => ground.now).enrol(ground);
const hex = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A picture of 1 by 1 with as many bytes of a comment as asked, which is stripped. */
function picture(comment: number): Buffer {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const body = Buffer.concat([Buffer.from('tEXtComment\0', 'latin1'), Buffer.alloc(comment, 97)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), length, body, crc, png.subarray(33)]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

interface Sending {
  readonly phone: Phone;
  readonly photo: string;
  readonly bytes: Buffer;
}

function headOf({ phone, photo, bytes }: Sending, offset: number, piece: Buffer): PieceHead {
  const { county, device, person, nonce } = phone.message([]);
  const digest = hex(bytes);
  return { county, device, person, nonce, photo, name: '井房.png', mediaType: 'image/png', size: bytes.length, digest, offset, signature: phone.sign(pieceToSign(device, { nonce, photo, digest, offset }, hex(piece))) };
}

const send = (sending: Sending, offset: number, length = longestPiece): Promise<PieceTaken> => {
  const piece = sending.bytes.subarray(offset, offset + length);
  return receivePiece({ road: ground.road, files: ground.files, keys: ground.keys }, headOf(sending, offset, piece), piece);
};

/** Goes on from where the house says it stands, until all of it is there. */
async function whole(sending: Sending, length = longestPiece): Promise<PieceTaken> {
  let taken = await send(sending, 0, 0);
  for (let pieces = 0; pieces < 100 && taken.upload === null; pieces += 1) taken = await send(sending, taken.have, length);
  return taken;
}

describe('a photograph in pieces', () => {
  it('goes on after a cut from where it stands, and becomes part of a hazard', async () => {
    const sending = { phone: await phoneOf(), photo: newId(), bytes: picture(150_000) };
    expect(await send(sending, 0, 40_000)).toEqual({ have: 40_000, upload: null });
    expect(await send(sending, 0, 40_000), 'once more').toEqual({ have: 40_000, upload: null });
    expect(await send(sending, 90_000, 20_000), 'one too far on').toEqual({ have: 40_000, upload: null });
    const { have, upload } = await whole(sending, 40_000);
    expect(have).toBe(sending.bytes.length);
    expect(upload?.mediaType).toBe('image/png');
    // The comment is gone: where and when a picture was taken does not stay in it.
    expect(upload?.size).toBeLessThan(1000);
    const input = { ...hazardInput(world), photos: [{ id: newId(), upload }] };
    await ground.command(patrol.reportHazard, gridWorker(world).actor, input);
    expect(await ground.rows("select 1 from kernel.file f where f.name = '井房.png'")).toHaveLength(1);
    expect(await ground.rows('select 1 from devices.piece where photo = $1', [sending.photo])).toEqual([]);
  });

  it('asked for again is answered with the same ticket, however often and at once', async () => {
    const sending = { phone: await phoneOf(), photo: newId(), bytes: picture(100) };
    const { upload } = await whole(sending);
    const again = await Promise.all([send(sending, 0), send(sending, 0), send(sending, 0, 0)]);
    for (const one of again) expect(one.upload).toEqual(upload);
    const now = ground.now;
    try {
      ground.now = new Date(now.getTime() + 13 * 3_600_000);
      expect(await send(sending, 0, 0), 'too old to be sure of it').toEqual({ have: 0, upload: null });
      expect((await whole(sending)).upload?.ticket).not.toBe(upload?.ticket);
    } finally {
      ground.now = now;
    }
  });

  it('that is none, or was spoilt on its way, is said so, and may begin anew', async () => {
    const phone = await phoneOf();
    const none = { phone, photo: newId(), bytes: Buffer.from('这不是一张照片，是一段文字') };
    expect(await codeOf(whole(none))).toBe('kernel.wrong-content');
    expect(await ground.rows('select 1 from devices.piece where photo = $1', [none.photo])).toEqual([]);
    const sending = { phone, photo: newId(), bytes: picture(50) };
    const spoilt = Buffer.from(sending.bytes);
    spoilt[60] = 255 - (spoilt[60] ?? 0);
    const head = headOf(sending, 0, spoilt);
    expect(await codeOf(receivePiece({ road: ground.road, files: ground.files, keys: ground.keys }, head, spoilt))).toBe('devices.photo-damaged');
    expect((await whole(sending)).upload).not.toBeNull();
  });

  it('is taken from the phone that signed it alone', async () => {
    const [sending, other] = [{ phone: await phoneOf(), photo: newId(), bytes: picture(10) }, await phoneOf()];
    const head = headOf(sending, 0, sending.bytes);
    const parts = { road: ground.road, files: ground.files, keys: ground.keys };
    expect(await codeOf(receivePiece(parts, { ...head, device: other.device }, sending.bytes))).toBe('devices.not-signed');
    expect(await codeOf(receivePiece(parts, head, Buffer.concat([sending.bytes, Buffer.from('x')])))).toBe('devices.not-signed');
    expect(await codeOf(receivePiece(parts, { ...head, offset: 5 }, sending.bytes))).toBe('devices.not-signed');
    const now = ground.now;
    try {
      ground.now = new Date(`${addDays(world.today, 20)}T04:00:00Z`);
      expect(await codeOf(send(sending, 0)), 'locked after a fortnight').toBe('devices.unknown');
    } finally {
      ground.now = now;
    }
  });

  it('that is not gone on with is forgotten after a week, and with its phone', async () => {
    const [phone, lost] = [await phoneOf(), await phoneOf()];
    const [begun, kept, ofLost] = [phone, phone, lost].map((one) => ({ phone: one, photo: newId(), bytes: picture(90_000) }));
    if (begun === undefined || kept === undefined || ofLost === undefined) throw new Error('three photographs');
    await send(begun, 0, 1000);
    await whole(kept);
    await send(ofLost, 0, 1000);
    const sweep = (days: number) => withPool(ground.database.job, 1, (pool) => sweepPhotos(pool, new Date(ground.now.getTime() + days * 86_400_000)));
    const left = async () => (await ground.rows<{ id: string }>('select id from devices.photo where id = any($1)', [[begun.photo, kept.photo, ofLost.photo]])).map(({ id }) => id).toSorted();
    await ground.command(deviceOperations.end, lost.owner, { county: lost.county, device: lost.device });
    await sweep(6);
    expect(await left()).toEqual([begun.photo, kept.photo].toSorted());
    await sweep(8);
    expect(await left()).toEqual([]);
    expect(await ground.rows('select 1 from devices.piece where photo = any($1)', [[begun.photo, ofLost.photo]])).toEqual([]);
  });
});
