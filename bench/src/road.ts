import { readFileSync } from 'node:fs';
import { newId } from '@anhe/contract/kernel';
import { disputeOperations } from '@anhe/contract/disputes';
import { disputeLines } from '../../server/src/modules/disputes/index.ts';
import budgets from '../budgets.json' with { type: 'json' };
import { county, filing, openBench } from './ground.ts';
import type { Bench } from './ground.ts';
import { measured, startServer } from './processes.ts';
import type { Run } from './processes.ts';
import { median } from './report.ts';
import type { Measurement } from './report.ts';

const connections = 16;
const amount = 800;
const rounds = 5;

interface Filed {
  readonly county: string;
  readonly matter: string;
  readonly unit: string;
  readonly place: string;
  readonly post: string;
  readonly parties: readonly string[];
}

/** Disputes filed by the road itself, dealt out over the sixteen committees. */
async function fileDisputes({ installation, actors }: Bench, count: number): Promise<Filed[]> {
  const filed: Filed[] = [];
  const one = async (index: number): Promise<void> => {
    const actor = actors[index % actors.length];
    if (actor === undefined) throw new Error('there are committees');
    const input = filing(actor);
    await installation.road.command(disputeOperations.register, actor, { command: newId(), input });
    const parties = input['parties'] as readonly { id: string }[]; // made by `filing`
    filed[index] = { county, matter: input.matter, unit: actor.unit, place: actor.place, post: actor.post, parties: parties.map((party) => party.id) };
  };
  for (let from = 0; from < count; from += 16) await Promise.all(Array.from({ length: Math.min(16, count - from) }, (_, index) => one(from + index)));
  return filed;
}

/** What the operation asks of the database, as the tests hold it to. */
function budgetOf(operation: keyof typeof budgets.operations): string {
  const budget = budgets.operations[operation];
  return `${budget.statements} statements in ${budget.rounds} ${budget.rounds === 1 ? 'trip' : 'trips'}, at most ${budget.rowsRead} rows read`;
}

const perSecond = (run: Run): number => run.good / run.seconds;
const acceptRequest = (row: Filed) => ({
  method: 'POST' as const, path: `/api/disputes/${county}/${row.matter}/accept`, post: row.post,
  body: JSON.stringify({ command: newId(), basis: 1, input: { county, matter: row.matter, acceptedOn: '2026-11-20', seised: 'no', authorityAct: false } }),
});

const tellRequest = (row: Filed) => ({
  method: 'POST' as const, path: `/api/disputes/${county}/${row.matter}/notice`, post: row.post,
  body: JSON.stringify({ command: newId(), basis: 2, input: { county, matter: row.matter, happenedOn: '2026-11-20', how: 'read-out', told: row.parties.map((party) => ({ party, answer: 'consented' })) } }),
});

/** Accept, a step and a page of the register over HTTP, each beside its floor in the same run. */
export async function measureRoad(): Promise<readonly Measurement[]> {
  const bench = await openBench();
  try {
    const { installation } = bench;
    const server = await startServer({
      connectionString: installation.connections.app.connectionString, secret: readFileSync(installation.config.secretFile, 'utf8').trim(),
      folder: installation.config.dataDir, actors: bench.actors,
    });
    try {
      return await compare(bench, server.address);
    } finally {
      server.stop();
    }
  } finally {
    await bench.close();
  }
}

async function compare(bench: Bench, address: string): Promise<readonly Measurement[]> {
  const owner = bench.installation.connections.owner.connectionString;
  const ratios = { accept: [] as number[], tell: [] as number[], list: [] as number[] };
  const rates: Record<string, number> = {};
  // The first round warms the server and its connections, as a working day does, and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const [mine, bare] = [await fileDisputes(bench, amount), await fileDisputes(bench, amount)];
    const rows = bare.map((row) => ({ ...row, seq: 2 }));
    const acceptFloor = await measured('floor.ts', { connectionString: owner, kind: 'accept', rows, connections });
    const accepted = await good(measured('load.ts', { address, connections, requests: mine.map(acceptRequest) }));
    const tellFloor = await measured('floor.ts', { connectionString: owner, kind: 'tell', rows: rows.map((row) => ({ ...row, seq: 3 })), connections });
    const told = await good(measured('load.ts', { address, connections, requests: mine.map(tellRequest) }));
    const { floor, pages } = await readPages(bench, address, owner);
    if (round === 0) continue;
    ratios.accept.push(perSecond(accepted) / perSecond(acceptFloor));
    ratios.tell.push(perSecond(told) / perSecond(tellFloor));
    ratios.list.push(perSecond(pages) / perSecond(floor));
    Object.assign(rates, { accept: perSecond(accepted), acceptFloor: perSecond(acceptFloor), tell: perSecond(told), tellFloor: perSecond(tellFloor), list: perSecond(pages), listFloor: perSecond(floor) });
  }
  return [
    { name: 'accept over HTTP, 16 connections', ratio: median(ratios.accept), least: 0.7, aim: 1, all: ratios.accept, detail: `${Math.round(rates['accept'] ?? 0)}/s, floor ${Math.round(rates['acceptFloor'] ?? 0)}/s; ${budgetOf('disputes.accept')}` },
    { name: 'rights notice (a step) over HTTP, 16 connections', ratio: median(ratios.tell), least: 0.7, aim: 1, all: ratios.tell, detail: `${Math.round(rates['tell'] ?? 0)}/s, floor ${Math.round(rates['tellFloor'] ?? 0)}/s; ${budgetOf('disputes.tell')}` },
    { name: 'a page of the register over HTTP, 16 connections', ratio: median(ratios.list), least: 0.6, all: ratios.list, detail: `${Math.round(rates['list'] ?? 0)}/s, floor ${Math.round(rates['listFloor'] ?? 0)}/s; ${budgetOf('disputes.list')}` },
  ];
}

async function good(run: Promise<Run>): Promise<Run> {
  const done = await run;
  if (done.bad > 0) throw new Error(`${done.bad} of ${done.good + done.bad} requests were not answered with 2xx`);
  return done;
}

/** Fifty rows of one village's register; the floor is the very query by the bare driver, as the owner. */
async function readPages(bench: Bench, address: string, owner: string): Promise<{ floor: Run; pages: Run }> {
  const reads = Array.from({ length: 1_600 }, (_, index) => bench.actors[index % bench.actors.length]).filter((actor) => actor !== undefined);
  const statements = reads.map((actor) => {
    const { keys, files } = bench.installation;
    const now = new Date();
    return disputeLines({ operation: disputeOperations.list, input: {}, actor, now, today: '2026-11-25', keys, files, messages: false, publicUrl: 'http://localhost', book: bench.installation.book() }, {}, 51, undefined);
  });
  const floor = await measured('floor.ts', { connectionString: owner, kind: 'read', rows: [], connections, query: { text: statements[0]?.text ?? '', values: statements.map((statement) => statement.values) } });
  const pages = await good(measured('load.ts', { address, connections, requests: reads.map((actor) => ({ method: 'GET', path: '/api/disputes', post: actor.post })) }));
  return { floor, pages };
}
