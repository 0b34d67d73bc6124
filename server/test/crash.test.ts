import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeStep } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import { readTargetState } from '../database/target-state.ts';
import { withClient, withDatabase } from '../src/kernel/database/connection.ts';
import { startEmbedded } from '../src/kernel/database/embedded.ts';
import type { Embedded } from '../src/kernel/database/embedded.ts';
import { inspect } from '../src/kernel/database/embedded/postmaster.ts';
import { prepareDatabase } from '../src/kernel/database/roles.ts';
import { verifyAll } from '../src/kernel/events/verify.ts';
import { modules } from '../src/modules/index.ts';
import { textSource } from '../src/modules/matters/index.ts';
import { stepInput } from './cases/steps.ts';
import type { StagedDispute } from './cases/steps.ts';
import { startCrashServer } from './crash-host.ts';
import type { CrashServer } from './crash-host.ts';
import { Ground, groundSecret } from './ground.ts';
import { proving } from './proving.ts';
import { testSecret } from './secret.ts';
import { seedShipped } from './seed.ts';
import { World } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'anhe-crash-'));
// The account that runs the database must be able to reach it.
chmodSync(folder, 0o711);
/** How many disputes are worked on at once, and the steps of each: a hundred in all. */
const disputes = 25;
const steps: readonly DisputeStep[] = ['accept', 'appoint', 'tell', 'agreeOrally'];

let embedded: Embedded;
let ground: Ground;
let world: World;
let server: CrashServer;

// A durable database of its own, as in production: what it acknowledged must be there after any crash.
beforeAll(async () => {
  embedded = await startEmbedded({ dataDir: join(folder, 'data') });
  const url = withDatabase(embedded.url, 'anhe_crash');
  const connections = await prepareDatabase(url, testSecret);
  await withClient(connections.owner, async (client) => {
    for (const { sql } of readTargetState()) await client.query(sql);
  });
  await seedShipped(connections.owner);
  ground = new Ground({ name: 'anhe_crash', admin: { connectionString: url }, ...connections }, () => modules, () => undefined);
  await ground.open();
  ground.now = new Date();
  world = await new World(ground).build();
  server = await startServer();
}, 120_000);

afterAll(async () => {
  server?.child.kill('SIGKILL');
  await ground?.close();
  await embedded?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const startServer = (): Promise<CrashServer> => startCrashServer({ connectionString: ground.database.app.connectionString, secret: groundSecret, folder: join(folder, 'files'), actors: [world.mediator] });

/** One step as a page sends it: the same again after a crash. */
interface Sent {
  readonly step: DisputeStep;
  readonly command: string;
  readonly basis: number;
  readonly input: Record<string, unknown>;
}

/** What was acknowledged; undefined when no answer came, or one that says to try again. */
async function send({ step, command, basis, input }: Sent): Promise<{ readonly revision: number } | undefined> {
  const { county, matter, ...rest } = input;
  const path = disputeOperations[step].path.replace('{county}', String(county)).replace('{matter}', String(matter));
  try {
    const reply = await fetch(`${server.address}/api${path}`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'anhe-post': world.mediator.post }, body: JSON.stringify({ command, basis, input: rest }), signal: AbortSignal.timeout(20_000),
    });
    const body = await reply.text();
    if (reply.status === 503) return undefined;
    if (reply.status !== 200) throw new Error(`${step} was answered ${reply.status}: ${body}`);
    return JSON.parse(body) as { revision: number }; // every step answers Done
  } catch (error) {
    // The connection broke off: `fetch` tells it as a TypeError, a limit of time as a DOMException.
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}

/** A dispute with the steps that were sent for it so far, and what each was answered. */
interface Work {
  found: StagedDispute;
  readonly sent: Sent[];
  readonly answers: { readonly revision: number }[];
}

async function goOn(work: Work, acknowledged: () => void): Promise<void> {
  for (const [index, step] of steps.entries()) {
    if (index < work.answers.length) continue;
    const more = step === 'appoint' ? { post: world.mediator.post } : step === 'tell' ? { told: work.found.parties.map(({ id }) => ({ party: id, answer: 'consented' })) } : {};
    const sent = work.sent[index] ?? { step, command: newId(), basis: work.found.revision, input: { ...stepInput(world, step, work.found), ...more } };
    work.sent[index] = sent;
    const answer = await send(sent);
    if (answer === undefined) return;
    work.answers.push(answer);
    work.found = { ...work.found, revision: answer.revision };
    acknowledged();
  }
}

/** A hundred steps with a crash after some of them were acknowledged; then what was cut off is sent again as it was. */
async function workThrough(crashAfter: number, crash: () => Promise<void>): Promise<void> {
  const works = await Promise.all(Array.from({ length: disputes }, async (): Promise<Work> => ({ found: await world.dispute('registered'), sent: [], answers: [] })));
  let acknowledged = 0;
  let crashed: Promise<void> | undefined;
  const count = (): void => {
    acknowledged += 1;
    if (acknowledged === crashAfter) crashed = crash();
  };
  await Promise.all(works.map((work) => goOn(work, count)));
  expect(acknowledged).toBeGreaterThanOrEqual(crashAfter);
  expect(acknowledged).toBeLessThan(disputes * steps.length);
  await crashed;
  await nothingLost(works);
  const until = Date.now() + 60_000;
  while (works.some(({ answers }) => answers.length < steps.length) && Date.now() < until) {
    await Promise.all(works.map((work) => goOn(work, () => undefined)));
    await sleep(50);
  }
  await allOnce(works);
}

/** Everything that was acknowledged is there, and is answered the same again. */
async function nothingLost(works: readonly Work[]): Promise<void> {
  const acknowledged = works.flatMap(({ sent, answers }) => answers.map((answer, index) => ({ sent: sent[index], answer })));
  const commands = acknowledged.flatMap(({ sent }) => (sent === undefined ? [] : [sent.command]));
  const stored = await ground.rows<{ id: string }>('select id from kernel.command where id = any($1) and answer is not null', [commands]);
  expect(stored).toHaveLength(commands.length);
  for (const { sent, answer } of acknowledged.slice(-10)) if (sent !== undefined) expect(await send(sent)).toEqual(answer);
}

/** Each step happened once: one event for each command, revisions without a gap, one agreement, one number. */
async function allOnce(works: readonly Work[]): Promise<void> {
  const matters = works.map(({ found }) => found.at.matter);
  const rows = await ground.rows<{ status: string; revision: number; events: number; commands: number; agreements: number; numbers: number }>(
    `select m.status, m.revision, (select count(*)::int from kernel.event e where e.stream = m.id) as events, (select count(distinct command)::int from kernel.event e where e.stream = m.id) as commands,
            (select count(*)::int from disputes.agreement a where a.matter = m.id) as agreements, (select count(*)::int from matters.number n where n.matter = m.id) as numbers
       from matters.matter m where m.id = any($1)`, [matters]);
  expect(rows).toHaveLength(disputes);
  // Filed, taken over, and the four steps.
  for (const row of rows) expect(row).toEqual({ status: 'agreed', revision: 6, events: 6, commands: 6, agreements: 1, numbers: 2 });
  const gaps = await ground.rows(
    `select n.series from matters.number n join kernel.series s on s.county = n.county and s.unit = n.unit and s.name = n.series and s.year = n.year
      group by n.county, n.unit, n.series, n.year, s.last having min(n.value) <> 1 or max(n.value) <> count(*) or max(n.value) <> s.last`);
  expect(gaps).toEqual([]);
  expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
}

describe('a server killed in the middle of a hundred steps', () => {
  const times = proving ? 20 : 4;

  it.each(Array.from({ length: times }, (_, index) => [index + 1, 7 + ((index * 37) % 80)] as const))('loses nothing that it acknowledged and does nothing twice (%i, after %i)', async (_index, crashAfter) => {
    await workThrough(crashAfter, async () => {
      server.child.kill('SIGKILL');
      await once(server.child, 'exit');
      server = await startServer();
    });
  }, 90_000);
});

describe('a database killed in the middle of a hundred steps', () => {
  it.each(Array.from({ length: proving ? 5 : 1 }, (_, index) => [index + 1, 23 + index * 11] as const))('has everything that it acknowledged when it is back, and the server goes on (%i, after %i)', async (_index, crashAfter) => {
    await workThrough(crashAfter, async () => {
      // The one that runs now: after a crash it is another.
      const running = inspect(join(folder, 'data', 'postgres'));
      if (running.state !== 'ready') throw new Error(`the database is ${running.state}`);
      process.kill(running.pid, 'SIGKILL');
      const until = Date.now() + 60_000;
      while (Date.now() < until) {
        await sleep(100);
        if (await ground.rows('select 1').then(() => true, () => false)) return;
      }
      throw new Error('the database did not come back');
    });
  }, 120_000);
});
