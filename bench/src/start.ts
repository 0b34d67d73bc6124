import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from '../../server/src/kernel/database/embedded/binaries.ts';
import { asOwner } from '../../server/src/kernel/database/embedded/owner.ts';
import { findPlace, socketFolder } from '../../server/src/kernel/database/embedded/place.ts';
import { startProduct } from './product.ts';
import { median } from './report.ts';
import type { Measurement } from './report.ts';

const rounds = 7;
const patience = 300_000;

/** Seconds from the launcher to the first request served; ended in order afterwards. */
async function productStart(folder: string): Promise<number> {
  const product = await startProduct(folder);
  await product.end();
  return product.seconds;
}

/** Seconds that Postgres's own tool takes to start the embedded database and to find it ready (it looks each 0.1 s). */
function databaseStart(folder: string): number {
  const place = findPlace(folder, () => undefined);
  const control = (...words: readonly string[]): void => {
    const done = spawnSync(join(findBinaries(place), 'pg_ctl'), ['-w', '-D', place.cluster, ...words], { ...asOwner(place.owner), stdio: 'ignore', timeout: patience });
    if (done.status !== 0) throw new Error(`pg_ctl ${words[0] ?? ''} failed`);
  };
  const since = performance.now();
  control('start', '-o', `-k ${socketFolder(place)}`);
  const seconds = (performance.now() - since) / 1000;
  control('stop', '-m', 'fast');
  return seconds;
}

/** A second start of the whole product beside the start of its database alone, on the same data, in turns. */
export async function measureStart(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-bench-start-'));
  try {
    await productStart(folder);
    await productStart(folder);
    const pairs: { mine: number; bare: number }[] = [];
    for (let round = 0; round < rounds; round += 1) pairs.push({ bare: databaseStart(folder), mine: await productStart(folder) });
    const ratios = pairs.map(({ mine, bare }) => mine / bare);
    const seconds = (values: readonly number[]): string => `${median(values).toFixed(2)} s`;
    return [{ name: 'a second start with the demo, times the start of the embedded database', ratio: median(ratios), most: 5, all: ratios, detail: `${seconds(pairs.map(({ mine }) => mine))} and ${seconds(pairs.map(({ bare }) => bare))}` }];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
