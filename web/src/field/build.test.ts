import { describe, expect, it } from 'vitest';
import { built } from '../../built.ts';

/** Most that is loaded before the app opens, in bytes of compressed script. */
const budget = 120 * 1024;

describe('the field app as it is built', () => {
  it('loads at most 120 KB of compressed script first, no library of schemas, and a worker that knows the whole shell', async () => {
    const { output, chunks, reached, sizeOf } = await built('field');
    const entry = [...chunks.values()].find(({ isEntry, name }) => isEntry && name === 'index');
    const names = reached([entry?.fileName ?? '']);
    const [first, size] = [[...names].map((name) => chunks.get(name)?.code ?? ''), sizeOf(names)];
    // Less than this, and the database or the library that draws the page is not whole.
    expect(size).toBeGreaterThan(30_000);
    expect(size).toBeLessThan(budget);
    // Looked for without being printed: it is long.
    for (const trace of ['invalid_type', 'schemaMaker', '.meta({']) expect([trace, first.some((code) => code.includes(trace))]).toEqual([trace, false]);
    const worker = chunks.get('sw.js')?.code ?? '';
    const assets = output.map(({ fileName }) => fileName).filter((name) => name.startsWith('assets/'));
    expect(assets.length).toBeGreaterThan(3);
    for (const name of assets) expect(worker).toContain(`/field/${name}`);
    expect(worker).not.toMatch(/^import|\bexport\b/m);
    const manifest = output.find(({ fileName }) => fileName === 'manifest.webmanifest');
    expect(manifest?.type === 'asset' ? JSON.parse(String(manifest.source)) : {}).toMatchObject({ start_url: '/field/', scope: '/field/', icons: [{ type: 'image/svg+xml' }] });
  }, 60_000);
});
