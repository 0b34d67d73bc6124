import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { kernelErrors } from '@anhe/contract/kernel';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCertificate } from '../../test/certificate.ts';
import { openLog } from '../kernel/log.ts';
import { createServer } from './server.ts';

const { cert, key } = makeCertificate();
const folder = mkdtempSync(join(tmpdir(), 'anhe-tls-'));
const tls = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
let app: FastifyInstance;
let address = '';

beforeAll(async () => {
  writeFileSync(tls.cert, cert);
  writeFileSync(tls.key, key, { mode: 0o600 });
  app = await createServer({ log: openLog('silent'), catalogue: kernelErrors, tls });
  app.get('/readyz', (request, reply) => reply.send({ ready: request.protocol }));
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (url: string, ca?: string): Promise<string> =>
  new Promise((resolve, reject) => {
    get(url, ca === undefined ? {} : { ca }, (response) => text(response).then(resolve, reject)).on('error', reject);
  });

it('speaks HTTPS with the certificate of the settings, which a client that trusts it accepts', async () => {
  expect(new X509Certificate(cert).checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(address).toMatch(/^https:/u);
  expect(await ask(`${address}/readyz`, cert)).toBe('{"ready":"https"}');
});

it('is not trusted by others, and says nothing in the clear', async () => {
  await expect(ask(`${address}/readyz`)).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  await expect(fetch(address.replace('https:', 'http:'))).rejects.toThrow();
});
