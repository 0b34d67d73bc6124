import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { Upload, kernelErrors } from '@anhe/contract/kernel';
import { publicActor } from '../kernel/access/actor.ts';
import { Keyring } from '../kernel/crypto/keyring.ts';
import { assertTicket, folderBlobs, openFiles } from '../kernel/files/index.ts';
import { openLog } from '../kernel/log.ts';
import { testSecret } from '../../test/secret.ts';
import { createServer } from './server.ts';
import { mountUploads } from './uploads.ts';

const root = mkdtempSync(join(tmpdir(), 'anhe-photos-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const now = new Date('2026-11-25T10:00:00+08:00');

const secret = 'GPS 34.4993 109.5102 Made by SecretPhone';
const be16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const be32 = (value: number): Buffer => { const four = Buffer.alloc(4); four.writeUInt32BE(value); return four; };
const le32 = (value: number): Buffer => { const four = Buffer.alloc(4); four.writeUInt32LE(value); return four; };
const segment = (code: number, body: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, code]), be16(body.length + 2), body]);

/** EXIF in little endian: the orientation, a pointer to a table of positions, and the position in clear. */
const exif = (orientation: number): Buffer => {
  const tiff = Buffer.concat([Buffer.from('49492a0008000000020012010300010000000000000025880400010000002600000000000000', 'hex'), Buffer.from(secret)]);
  tiff.writeUInt16LE(orientation, 18);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
};
const jpeg = (width: number, height: number, more: readonly Buffer[] = []): Buffer => Buffer.concat([
  Buffer.from([0xff, 0xd8]), segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')), ...more, segment(0xc0, Buffer.concat([Buffer.from([8]), be16(height), be16(width), Buffer.from([1, 1, 0x11, 0])])),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]), Buffer.from(`trailer ${secret}`),
]);
const pngChunk = (name: string, body: Buffer): Buffer => { const named = Buffer.concat([Buffer.from(name), body]); return Buffer.concat([be32(body.length), named, be32(crc32(named))]); };
const png = (width: number, height: number): Buffer => Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'), pngChunk('IHDR', Buffer.concat([be32(width), be32(height), Buffer.from([8, 2, 0, 0, 0])])), pngChunk('tEXt', Buffer.from(`Comment\0${secret}`)), pngChunk('eXIf', Buffer.from(secret)),
  pngChunk('IDAT', Buffer.from('789c6360f8cfc00000030101', 'hex')), pngChunk('IEND', Buffer.alloc(0)), Buffer.from(secret),
]);
const riff = (name: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(name), le32(body.length), body, Buffer.alloc(body.length % 2)]);
const webp = (width: number, height: number): Buffer => {
  const canvas = Buffer.from('0c00000000000000000000', 'hex').subarray(0, 10);
  canvas.writeUIntLE(width - 1, 4, 3);
  canvas.writeUIntLE(height - 1, 7, 3);
  const body = Buffer.concat([Buffer.from('WEBP'), riff('VP8X', canvas), riff('VP8 ', Buffer.from('picture')), riff('EXIF', Buffer.from(secret)), riff('XMP ', Buffer.from(secret))]);
  return Buffer.concat([Buffer.from('RIFF'), le32(body.length), body]);
};
const box = (name: string, ...bodies: readonly Buffer[]): Buffer => { const body = Buffer.concat(bodies); return Buffer.concat([be32(body.length + 8), Buffer.from(name), body]); };
const heic = (width: number, height: number): Buffer => {
  const top = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
  const entry = (id: number, kind: string): Buffer => box('infe', Buffer.from([2, 0, 0, 0]), be16(id), be16(0), Buffer.from(`${kind}\0`, 'latin1'));
  const meta = (offset: number): Buffer => box('meta', Buffer.alloc(4),
    box('iinf', Buffer.alloc(4), be16(2), entry(1, 'hvc1'), entry(2, 'Exif')),
    box('iprp', box('ipco', box('ispe', Buffer.alloc(4), be32(512), be32(512)), box('ispe', Buffer.alloc(4), be32(width), be32(height)))),
    box('iloc', Buffer.from([0, 0, 0, 0, 0x44, 0x00]), be16(1), be16(2), be16(0), be16(1), be32(offset), be32(secret.length)));
  return Buffer.concat([top, meta(top.length + meta(0).length + 8), box('mdat', Buffer.from(secret), Buffer.from('picture'))]);
};

describe('POST /api/uploads/public', async () => {
  const keys = new Keyring(testSecret);
  keys.load([keys.newDataKey(1)]);
  const files = openFiles(folderBlobs(root), keys);
  const app = await createServer({ log: openLog('silent'), catalogue: kernelErrors, tls: undefined });
  mountUploads(app, { files, keys, actorOf: async () => publicActor, clock: () => now });
  afterAll(() => app.close());

  const send = async (name: string, content: Buffer | string): Promise<{ status: number; body: unknown }> => {
    const form = new FormData();
    form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
    const request = new Request('http://local/', { method: 'POST', body: form });
    const response = await app.inject({ method: 'POST', url: '/api/uploads/public', payload: Buffer.from(await request.arrayBuffer()), headers: { 'content-type': request.headers.get('content-type') ?? '' } });
    return { status: response.statusCode, body: response.json() };
  };
  const kept = async (name: string, content: Buffer): Promise<Buffer> => {
    const { status, body } = await send(name, content);
    expect([name, status]).toEqual([name, 201]);
    const upload = Upload.parse(body);
    assertTicket(keys, upload, publicActor, now);
    return files.get(upload.digest);
  };

  it('takes photographs from anybody and takes position, device and texts out of them', async () => {
    const made = { 'a.jpg': jpeg(4000, 3000, [segment(0xe1, exif(6)), segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${secret}`)), segment(0xfe, Buffer.from(secret))]), 'a.png': png(800, 600), 'a.webp': webp(1600, 1200), 'a.heic': heic(4032, 3024) };
    for (const [name, content] of Object.entries(made)) {
      expect(content.includes(secret), name).toBe(true);
      const bytes = await kept(name, content);
      expect(bytes.includes('GPS'), name).toBe(false);
      expect(bytes.includes('SecretPhone'), name).toBe(false);
    }
  });

  it('leaves the picture as it is, how it is turned, and its colours', async () => {
    const profile = segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01colours', 'latin1'));
    const bytes = await kept('a.jpg', jpeg(40, 30, [segment(0xe1, exif(6)), profile]));
    expect(bytes.includes(Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]))).toBe(true);
    expect(bytes.subarray(-2).toString('hex')).toBe('ffd9');
    expect(bytes.includes('ICC_PROFILE')).toBe(true);
    expect(bytes.indexOf('Exif')).toBe(6);
    expect(bytes.readUInt16BE(12 + 18)).toBe(6);
    expect((await kept('b.jpg', jpeg(40, 30, [segment(0xe1, exif(1))]))).includes('Exif')).toBe(false);
    const web = await kept('a.webp', webp(1600, 1200));
    expect(web.readUInt32LE(4)).toBe(web.length - 8);
    expect((web[20] ?? 0) & 0x0c).toBe(0);
    expect((await kept('a.heic', heic(4032, 3024))).includes('picture')).toBe(true);
  });

  it('refuses what is no photograph, is damaged, or is not what its name says', async () => {
    expect(await send('a.jpg', '这是一段文字，不是照片')).toMatchObject({ status: 415, body: { code: 'kernel.wrong-content', details: { actual: 'txt' } } });
    expect(await send('a.png', jpeg(40, 30))).toMatchObject({ status: 415, body: { code: 'kernel.wrong-content' } });
    expect(await send('a.pdf', '%PDF-1.7')).toMatchObject({ status: 415, body: { code: 'kernel.unknown-file-kind' } });
    expect(await send('a.txt', '一段文字')).toMatchObject({ status: 415, body: { code: 'kernel.unknown-file-kind' } });
    expect(await send('a.jpg', jpeg(40, 30).subarray(0, 24))).toMatchObject({ status: 415, body: { code: 'kernel.wrong-content' } });
    expect(await send('a.jpg', '')).toMatchObject({ status: 422 });
  });

  it('refuses giant pictures by their header alone, and what is over ten megabytes', async () => {
    for (const [name, content] of Object.entries({ 'a.jpg': jpeg(10_000, 10_000), 'a.png': png(10_000, 10_000), 'a.webp': webp(10_000, 10_000), 'a.heic': heic(10_000, 10_000) })) {
      expect(await send(name, content), name).toMatchObject({ status: 413, body: { code: 'kernel.too-many-pixels', details: { width: 10_000, height: 10_000 } } });
    }
    expect(await send('wide.png', png(12_000, 10))).toMatchObject({ status: 413 });
    expect(await send('many.png', png(8000, 6000))).toMatchObject({ status: 413 });
    expect(await send('a.jpg', Buffer.concat([jpeg(40, 30), Buffer.alloc(40 * 1024 * 1024)]))).toMatchObject({ status: 413, body: { code: 'kernel.too-large', details: { limit: '10 MB' } } });
  });
});
