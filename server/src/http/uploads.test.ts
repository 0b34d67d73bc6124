import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Upload, kernelErrors } from '@anhe/contract/kernel';
import type { Actor, StaffActor } from '../kernel/access/actor.ts';
import { publicActor } from '../kernel/access/actor.ts';
import { testSecret } from '../../test/secret.ts';
import { Keyring } from '../kernel/crypto/keyring.ts';
import { assertTicket, folderBlobs, openFiles } from '../kernel/files/index.ts';
import { openLog } from '../kernel/log.ts';
import { createServer } from './server.ts';
import { mountUploads } from './uploads.ts';

const root = mkdtempSync(join(tmpdir(), 'anhe-uploads-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const id = '01930000-0000-7000-8000-000000000001';
const staff: StaffActor = {
  kind: 'staff', label: `post:${id}`, county: '610524', scope: [{ from: '610524', to: '610525' }], role: 'mediator', post: id, unit: id, unitKind: 'committee',
  person: id, place: '610524', standsInFor: null,
};
const now = new Date('2026-11-25T10:00:00+08:00');

describe('POST /api/uploads', async () => {
  const keys = new Keyring(testSecret);
  keys.load([keys.newDataKey(1)]);
  const files = openFiles(folderBlobs(root), keys);
  let actor: Actor = staff;
  const app = await createServer({ log: openLog('silent'), catalogue: kernelErrors, tls: undefined });
  mountUploads(app, { files, keys, actorOf: async () => actor, clock: () => now });
  afterAll(() => app.close());

  const send = async (name: string, content: BlobPart): Promise<{ status: number; body: unknown }> => {
    const form = new FormData();
    form.append('file', new Blob([content]), name);
    const request = new Request('http://local/api/uploads', { method: 'POST', body: form });
    const response = await app.inject({
      method: 'POST', url: '/api/uploads', payload: Buffer.from(await request.arrayBuffer()), headers: { 'content-type': request.headers.get('content-type') ?? '' },
    });
    return { status: response.statusCode, body: response.json() };
  };

  it('answers what a command hands back', async () => {
    const { status, body } = await send('C:\\照片\\签字页.txt', '各方签名');
    expect(status).toBe(201);
    const upload = Upload.parse(body);
    expect(upload).toMatchObject({ name: '签字页.txt', mediaType: 'text/plain', size: 12 });
    assertTicket(keys, upload, staff, now);
    expect((await files.get(upload.digest)).toString()).toBe('各方签名');
  });

  it('refuses wrong content, empty and oversized files, and whoever is not staff', async () => {
    expect(await send('a.png', 'not a picture')).toMatchObject({ status: 415, body: { code: 'kernel.wrong-content' } });
    expect(await send('a.txt', '')).toMatchObject({ status: 422, body: { code: 'kernel.invalid-input' } });
    expect(await send('a.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'))).toMatchObject({ status: 413, body: { code: 'kernel.too-large' } });
    expect(await send(`${'长'.repeat(201)}.txt`, 'a')).toMatchObject({ status: 422 });
    actor = publicActor;
    expect(await send('a.txt', 'a')).toMatchObject({ status: 401, body: { code: 'kernel.not-signed-in' } });
    actor = staff;
    const plain = await app.inject({ method: 'POST', url: '/api/uploads', payload: { a: 1 } });
    expect(plain.statusCode).toBe(422);
  });
});
