import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '@anhe/contract/kernel';
import { publicActor, systemActor } from '../access/actor.ts';
import { testSecret } from '../../../test/secret.ts';
import { Keyring, sha256 } from '../crypto/keyring.ts';
import { assertTicket, folderBlobs, mediaTypeOf, openFiles, sweepFiles, ticketFor, ticketHours } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'anhe-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const keys = new Keyring(testSecret);
keys.load([keys.newDataKey(1)]);
const files = openFiles(folderBlobs(root), keys);

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const codeOf = async (work: () => unknown): Promise<string | undefined> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return undefined;
};

describe('the file store', () => {
  it('keeps bytes under their digest, encrypted, once', async () => {
    const bytes = Buffer.from('一份协议的签字页');
    const digest = await files.put(bytes);
    expect(digest).toBe(sha256(bytes).toString('hex'));
    expect(await files.put(bytes)).toBe(digest);
    expect(await files.get(digest)).toEqual(bytes);
    const folder = join(root, digest.slice(0, 2));
    expect(readdirSync(folder)).toEqual([digest]);
    expect(readFileSync(join(folder, digest)).includes(bytes)).toBe(false);
  });

  it('says so when a file is missing or was tampered with', async () => {
    const digest = await files.put(Buffer.from('x'));
    await files.remove(digest);
    await expect(files.get(digest)).rejects.toThrow(/missing/);
    await expect(files.get('../../etc/passwd')).rejects.toThrow(/hex/);
    const other = await files.put(Buffer.from('y'));
    const blobs = folderBlobs(root);
    await blobs.write(`${digest.slice(0, 2)}/${digest}`, readFileSync(join(root, other.slice(0, 2), other)));
    await expect(files.get(digest)).rejects.toThrow();
  });

  it('sweeps what nobody took up within a day, and nothing else', async () => {
    const now = new Date('2026-11-25T10:00:00+08:00');
    const [taken, old, fresh] = await Promise.all(['taken', 'old', 'fresh'].map((text) => files.put(Buffer.from(text))));
    const before = new Date(now.getTime() - 25 * 3_600_000);
    for await (const { digest } of files.list()) utimesSync(join(root, digest.slice(0, 2), digest), before, digest === fresh ? now : before);
    const removed = await sweepFiles(files, async () => new Set([taken ?? '']), now);
    expect(removed).toBeGreaterThanOrEqual(1);
    expect(await files.writtenAt(taken ?? '')).toBeDefined();
    expect(await files.writtenAt(fresh ?? '')).toBeDefined();
    expect(await files.writtenAt(old ?? '')).toBeUndefined();
  });
});

describe('the content of a file', () => {
  it.each([
    ['签字页.PNG', png, 'image/png'],
    ['说明.txt', Buffer.from('排水沟一事'), 'text/plain'],
    ['说明.txt', Buffer.from([0xc5, 0xc5, 0xcb, 0xae]), 'text/plain'],
    ['协议.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'application/pdf'],
    ['录音.amr', Buffer.from('#!AMR\nxxxx'), 'audio/amr'],
  ])('%s is taken as %s', async (name, bytes, expected) => {
    expect(await mediaTypeOf(name, bytes)).toBe(expected);
  });

  it.each([
    ['签字页.jpg', png, 'kernel.wrong-content'],
    ['说明.txt', png, 'kernel.wrong-content'],
    ['说明.txt', Buffer.from([0, 1, 2, 3]), 'kernel.wrong-content'],
    ['协议.pdf', Buffer.from('MZ\x90\x00程序'), 'kernel.wrong-content'],
    ['工具.exe', Buffer.from('MZ'), 'kernel.unknown-file-kind'],
    ['没有后缀', png, 'kernel.unknown-file-kind'],
    ['页面.svg', Buffer.from('<svg onload="x()"/>'), 'kernel.unknown-file-kind'],
  ])('%s with other content is refused', async (name, bytes, code) => {
    expect(await codeOf(() => mediaTypeOf(name, bytes))).toBe(code);
  });
});

describe('a ticket', () => {
  const actor = systemActor('test', '610524');
  const now = new Date('2026-11-25T10:00:00+08:00');
  const file = { name: '签字页.png', mediaType: 'image/png', size: 70, digest: 'a'.repeat(64) };
  const upload = { ...file, ticket: ticketFor(keys, file, actor, now) };
  const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

  it('holds for its actor, its file and its hours only', async () => {
    expect(await codeOf(() => assertTicket(keys, upload, actor, later(1)))).toBeUndefined();
    const refused = [
      () => assertTicket(keys, upload, publicActor, now),
      () => assertTicket(keys, { ...upload, name: '别的.png' }, actor, now),
      () => assertTicket(keys, { ...upload, digest: 'b'.repeat(64) }, actor, now),
      () => assertTicket(keys, { ...upload, ticket: 'x' }, actor, now),
      () => assertTicket(keys, { ...upload, ticket: '' }, actor, now),
      () => assertTicket(keys, upload, actor, later(ticketHours + 1)),
      () => assertTicket(keys, upload, actor, later(-1)),
    ];
    for (const attempt of refused) expect(await codeOf(attempt)).toBe('kernel.invalid-input');
  });
});
