import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kernelErrors } from '@anhe/contract/kernel';
import { openLog } from '../kernel/log.ts';
import { mountPages } from './pages.ts';
import { createServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'anhe-pages-'));
let app: Awaited<ReturnType<typeof createServer>>;

beforeAll(async () => {
  for (const entry of ['desk', 'portal']) {
    mkdirSync(join(folder, entry, 'assets'), { recursive: true });
    writeFileSync(join(folder, entry, 'index.html'), `<p>${entry}</p>`);
    writeFileSync(join(folder, entry, 'assets', 'page-1a2b.js'), '1;');
  }
  app = await createServer({ log: openLog('silent'), catalogue: kernelErrors, tls: undefined });
  mountPages(app, folder);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

describe('the built pages', () => {
  it.each([['/', 'portal'], ['/desk', 'desk'], ['/desk/matters/610524/x', 'desk']])('%s is never kept by the browser', async (url, entry) => {
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, `<p>${entry}</p>`, 'no-store']);
  });

  it.each(['/assets/page-1a2b.js', '/desk/assets/page-1a2b.js'])('%s is kept for a year', async (url) => {
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.body]).toEqual([200, '1;']);
    expect(answer.headers['content-type']).toMatch(/javascript/);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['/assets/none.js', '/assets/', '/assets/..%2findex.html', '/desk/assets/%2e%2e%2f%2e%2e%2fportal%2findex.html', '/assets/%00'])('%s gives nothing of the machine', async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'kernel.not-found' });
  });
});
