import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kernelErrors } from '@anhe/contract/kernel';
import { openLog } from '../kernel/log.ts';
import { mountPages } from './pages.ts';
import { createServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'anhe-pages-'));
let app: Awaited<ReturnType<typeof createServer>>;

beforeAll(async () => {
  for (const entry of ['desk', 'field', 'portal']) {
    mkdirSync(join(folder, entry, 'assets'), { recursive: true });
    writeFileSync(join(folder, entry, 'index.html'), `<p>${entry}</p>`);
    writeFileSync(join(folder, entry, 'assets', 'page-1a2b.js'), '1;');
    for (const [end, squeeze] of [['br', brotliCompressSync], ['gz', gzipSync]] as const) writeFileSync(join(folder, entry, 'assets', `page-1a2b.js.${end}`), squeeze('1;'));
    writeFileSync(join(folder, entry, 'assets', 'small-3c4d.css'), 'p{}');
  }
  writeFileSync(join(folder, 'field', 'sw.js'), 'worker;');
  writeFileSync(join(folder, 'field', 'manifest.webmanifest'), '{}');
  app = await createServer({ log: openLog('silent'), catalogue: kernelErrors, tls: undefined });
  mountPages(app, folder);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

describe('the built pages', () => {
  it.each([['/', 'portal'], ['/desk', 'desk'], ['/desk/matters/610524/x', 'desk'], ['/field/', 'field']])('%s is never kept by the browser', async (url, entry) => {
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, `<p>${entry}</p>`, 'no-store']);
  });

  it.each(['/assets/page-1a2b.js', '/desk/assets/page-1a2b.js', '/field/assets/page-1a2b.js'])('%s is kept for a year', async (url) => {
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.body]).toEqual([200, '1;']);
    expect(answer.headers['content-type']).toMatch(/javascript/);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('the worker of the field app is asked for anew each time, and reaches its own pages alone', async () => {
    const worker = await app.inject('/field/sw.js');
    expect([worker.statusCode, worker.body, worker.headers['cache-control']]).toEqual([200, 'worker;', 'no-cache']);
    expect(worker.headers['content-type']).toMatch(/javascript/);
    expect((await app.inject('/field/manifest.webmanifest')).headers['content-type']).toMatch(/^application\/manifest\+json/);
    const bare = await app.inject('/field');
    expect([bare.statusCode, bare.headers.location]).toEqual([302, '/field/']);
  });

  it('one published request has an address without a hash; nothing in it leads elsewhere', async () => {
    const { statusCode, headers } = await app.inject('/open/610524/01930000-0000-7000-8000-000000000001');
    expect([statusCode, headers.location]).toEqual([302, '/#/one?county=610524&matter=01930000-0000-7000-8000-000000000001']);
    expect((await app.inject('/open/a%2F%2Fb%26c/%23x%3Fy')).headers.location).toBe('/#/one?county=a%2F%2Fb%26c&matter=%23x%3Fy');
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync], ['gzip, deflate', 'gzip', gunzipSync], ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync], ['identity', undefined, (bytes: Buffer) => bytes],
  ])('a browser that takes “%s” gets an asset as %s, by its own kind', async (accepted, coding, open) => {
    const answer = await app.inject({ url: '/desk/assets/page-1a2b.js', headers: { 'accept-encoding': accepted } });
    expect([answer.statusCode, answer.headers['content-encoding'], answer.headers['vary'], open(answer.rawPayload).toString()]).toEqual([200, coding, 'accept-encoding', '1;']);
    expect(answer.headers['content-type']).toMatch(/^(text|application)\/javascript/);
    const whole = await app.inject({ url: '/assets/small-3c4d.css', headers: { 'accept-encoding': accepted } });
    expect([whole.headers['content-encoding'], whole.body], 'what has no smaller copy goes out as it is').toEqual([undefined, 'p{}']);
  });

  it.each(['/assets/none.js', '/assets/', '/assets/..%2findex.html', '/desk/assets/%2e%2e%2f%2e%2e%2fportal%2findex.html', '/assets/%00'])('%s gives nothing of the machine', async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'kernel.not-found' });
  });
});
