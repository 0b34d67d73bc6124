import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';
import type { Measurement } from './report.ts';

const connections = 16;
const seconds = 20;
/** Of every so many requests one asks for a whole dossier as PDF. */
const dossierEvery = 40;
/** And of every so many pages of the register one is searched by words, for which the words of the language are held. */
const searchEvery = 10;
const searched = `/api/disputes?q=${encodeURIComponent(JSON.stringify({ filters: { words: '院墙 排水' } }))}`;

const Page = z.object({ items: z.array(z.object({ county: z.string(), id: z.string() })) });

/** Each sign-in of a demo's desk, with what its register shows. */
async function signIn({ address }: Product, login: string): Promise<{ headers: Record<string, string>; matters: z.infer<typeof Page>['items'] }> {
  const done = await fetch(`${address}/api/sign-in/password`, {
    method: 'POST', headers: { origin: address, 'content-type': 'application/json' }, body: JSON.stringify({ login, password: 'anhe-demo-1', keep: false }),
  });
  if (!done.ok) throw new Error(`the demo's ${login} cannot sign in: ${done.status}`);
  const headers = { cookie: done.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ') };
  const page = await fetch(`${address}/api/disputes`, { headers });
  return { headers, matters: Page.parse(await page.json()).items };
}

/** A process's own share of memory in MB: a page that several share counts by parts (PSS); 0 for one that ended. */
export const shareOf = (pid: number): number => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) / 1024;

/** Memory of a process and all it started except the database, in MB. */
function memoryOf(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : undefined;
    const parent = stat === undefined ? undefined : /\) \S (\d+)/.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOurs = (one: number): boolean => one === pid || (parents.has(one) && one > 1 && isOurs(parents.get(one) ?? 0));
  return [...parents.keys()].filter((one) => isOurs(one) && !(read(`/proc/${one}/comm`) ?? 'postgres').startsWith('postgres'))
    .reduce((sum, one) => sum + shareOf(one), 0);
}

/** Undefined for a process that ended meanwhile. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The highest memory of launcher, server with its jobs, and press, the launcher's part told beside it, while lists, searches, matters and dossiers are asked for. */
async function underLoad(product: Product, what: string): Promise<Measurement> {
  try {
    const people = await Promise.all(['mediator', 'director', 'clerk', 'town-director'].map((login) => signIn(product, login)));
    const until = performance.now() + seconds * 1000;
    const counts = { good: 0, dossiers: 0, bad: 0 };
    let [most, launcher] = [0, 0];
    const watch = setInterval(() => {
      most = Math.max(most, memoryOf(product.pid));
      launcher = Math.max(launcher, shareOf(product.pid));
    }, 500);
    await Promise.all(Array.from({ length: connections }, async (_, index) => {
      for (let turn = index; performance.now() < until; turn += 1) {
        const { headers, matters } = people[turn % people.length] ?? { headers: {}, matters: [] };
        const found = matters[turn % Math.max(matters.length, 1)];
        const dossier = turn % dossierEvery === 0;
        const list = turn % searchEvery === 0 ? searched : '/api/disputes';
        const path = found === undefined || turn % 3 === 0 ? list : dossier ? `/api/documents/${found.county}/${found.id}/dossier` : `/api/disputes/${found.county}/${found.id}`;
        const answer = await fetch(`${product.address}${path}`, { headers });
        await answer.arrayBuffer();
        if (dossier && answer.ok) counts.dossiers += 1;
        // A dossier may not be ready yet, or the press be full: said plainly, and no fault.
        if (answer.ok || (dossier && answer.status < 504)) counts.good += 1;
        else counts.bad += 1;
      }
    }));
    clearInterval(watch);
    if (counts.bad > 0 || counts.dossiers === 0) throw new Error(`${counts.bad} requests failed, ${counts.dossiers} dossiers were made`);
    return { name: `memory of launcher, server with jobs, and press under load, ${what}, share of 400 MB`, ratio: most / 400, most: 1, all: [most / 400], detail: `${Math.round(most)} MB at most, ${Math.round(launcher)} MB of it the launcher; ${counts.good} requests, ${counts.dossiers} dossiers in ${seconds} s` };
  } finally {
    await product.end();
  }
}

/** The product at its first start, which lays a demo out, and started on what is there, as a city does every time but the first. */
export async function measureMemory(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-bench-memory-'));
  try {
    return [await underLoad(await startProduct(folder), 'at a first start'), await underLoad(await startProduct(folder), 'started on what is there')];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
