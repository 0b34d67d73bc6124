import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { disputeOperations } from '@anhe/contract/disputes';
import { documentOperations } from '@anhe/contract/documents';
import { growInSmallSteps } from '../../server/src/kernel/heap.ts';
import { press } from '../../server/src/modules/documents/index.ts';
import { archived, ms, pagesOf } from './dossier.ts';
import type { Settled } from './dossier.ts';
import { openBench } from './ground.ts';
import type { Bench } from './ground.ts';
import { photograph } from './photograph.ts';
import { median } from './report.ts';
import type { Measurement } from './report.ts';

const rounds = 3;
const registers = { short: 10_000, long: 100_000 };
/** Evidence in the dossier, and the size of each: within what a dossier shows. */
const photographs = { count: 185, kilobytes: 200 };

/** What is long: a register of a hundred thousand rows as an Excel file, a dossier of two hundred pages with its photographs. */
export async function measureLong(): Promise<readonly Measurement[]> {
  const bench = await openBench();
  try {
    return [await thickDossier(bench), ...(await longRegister(bench))];
  } finally {
    press.stop();
    await bench.close();
  }
}

/** Milliseconds until the bytes lie on the disk. */
async function written(bytes: Uint8Array): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-bench-bytes-'));
  try {
    const started = performance.now();
    const file = await open(join(folder, 'bytes'), 'w');
    await file.write(bytes);
    await file.sync();
    await file.close();
    return performance.now() - started;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function thickDossier(bench: Bench): Promise<Measurement> {
  const { actor, at } = await archived(bench, 0, Array.from({ length: photographs.count }, () => photograph(photographs.kilobytes)));
  const { road } = bench.installation;
  const ratios: number[] = [];
  let [took, floor, pages, size] = [0, 0, 0, 0];
  // A first round warms the press and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    const { bytes } = await road.query(documentOperations.dossier, actor, at);
    took = performance.now() - started;
    floor = await written(bytes);
    [pages, size] = [pagesOf(bytes), bytes.length];
    if (round > 0) ratios.push(floor / took);
  }
  if (pages < 200) throw new Error(`the dossier has ${pages} pages only`);
  return { name: 'a dossier with photographs, against writing its bytes to the disk', ratio: median(ratios), least: 0.01, all: ratios, detail: `${pages} pages, ${Math.round(size / 1_000_000)} MB in ${ms(took)}; writing them ${ms(floor)}` };
}

/** More disputes like this one, by the database alone: the register reads rows, however they came to be. */
async function copies({ admin }: Bench, { at }: Settled, count: number): Promise<void> {
  await admin.query(
    `with made as (select gen_random_uuid() as id, index from generate_series(1, ${count}) index),
          matter as (insert into matters.matter select (jsonb_populate_record(m, jsonb_build_object('id', made.id, 'number', 'copy-' || made.id, 'filed_on', m.filed_on - index % 1500))).* from matters.matter m, made where m.id = $1)
     insert into disputes.dispute select (jsonb_populate_record(d, jsonb_build_object('matter', made.id))).* from disputes.dispute d, made where d.matter = $1`,
    [at.matter],
  );
  await admin.query('analyze');
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // what the flag provides
// As the server does once its modules are loaded.
growInSmallSteps();

interface Exported {
  readonly seconds: number;
  /** Most megabytes that the process grew by. */
  readonly grew: number;
  readonly size: number;
}

async function exported({ installation }: Bench, { actor }: Settled): Promise<Exported> {
  collect();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()); }, 20);
  const started = performance.now();
  const { bytes } = await installation.road.query(disputeOperations.export, actor, {});
  clearInterval(watch);
  return { seconds: (performance.now() - started) / 1000, grew: (most - before) / 1_000_000, size: bytes.length };
}

async function longRegister(bench: Bench): Promise<readonly Measurement[]> {
  const one = await archived(bench, 1);
  await copies(bench, one, registers.short - 1);
  await exported(bench, one);
  const short = await exported(bench, one);
  await copies(bench, one, registers.long - registers.short);
  const long = await exported(bench, one);
  const growth = long.grew / 100;
  const linear = (short.seconds * registers.long) / registers.short / long.seconds;
  return [
    { name: 'memory that a register of 100,000 rows takes on its way to Excel, share of 100 MB', ratio: growth, most: 1, all: [growth], detail: `${Math.round(long.grew)} MB for a file of ${Math.round(long.size / 1_000_000)} MB; for 10,000 rows ${Math.round(short.grew)} MB` },
    { name: 'its time beside ten times that of 10,000 rows', ratio: linear, least: 0.5, aim: 1, all: [linear], detail: `${long.seconds.toFixed(1)} s and ${short.seconds.toFixed(1)} s` },
  ];
}
