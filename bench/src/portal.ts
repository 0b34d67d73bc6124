import { readFileSync } from 'node:fs';
import { newId } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { publicActor } from '../../server/src/kernel/access/actor.ts';
import { county, openBench } from './ground.ts';
import type { Bench } from './ground.ts';
import { measured, startServer } from './processes.ts';
import { median } from './report.ts';
import type { Measurement } from './report.ts';
import { plainTypes, staffed } from './year.ts';

const people = 200;
const rounds = 5;
/** Requests a round: each of the people files twice and looks at how theirs stands as often. */
const amount = people * 4;

const filing = (index: number, type: string | undefined) => ({
  county, matter: newId(), place: `610524001${String(1 + (index % 16)).padStart(3, '0')}`, text: `第${index}位：门口的路灯已经三天不亮，晚上孩子放学看不清路，请派人来修。`, type, person: { id: newId() }, receipt: newId(),
  point: { lat: 35.2 + (index % 100) / 1000, lng: 110.1 + (index % 100) / 1000 },
});

/** Two hundred people at once, each filing and following, beside a route that does nothing, as long a line before it. */
export async function measurePortal(): Promise<readonly Measurement[]> {
  const bench = await openBench();
  try {
    await staffed(bench);
    return await load(bench);
  } finally {
    await bench.close();
  }
}

async function load(bench: Bench): Promise<readonly Measurement[]> {
  const { installation } = bench;
  const type = plainTypes(bench)[0]?.code;
  const codes: string[] = [];
  for (let index = 0; index < people; index += 1) {
    const { code } = await installation.road.command(requestOperations.file, publicActor, { command: newId(), input: filing(index, type) });
    codes.push(code);
  }
  const { config, connections } = installation;
  const server = await startServer({ connectionString: connections.app.connectionString, secret: readFileSync(config.secretFile, 'utf8').trim(), folder: config.dataDir, actors: [] });
  const requests = (round: number) => Array.from({ length: amount }, (_, index) => index % 2 === 0
    ? { method: 'POST' as const, path: '/api/requests', post: '', body: JSON.stringify({ command: newId(), input: filing(round * amount + index, type) }) }
    : { method: 'GET' as const, path: `/api/receipts/request?q=${encodeURIComponent(JSON.stringify({ code: codes[index % codes.length] }))}`, post: '' });
  const empty = Array.from({ length: amount }, () => ({ method: 'GET' as const, path: '/empty', post: '' }));
  try {
    const [ratios, details]: [number[], string[]] = [[], []];
    let bad = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const busy = await measured('load.ts', { address: server.address, connections: people, requests: requests(round) });
      const idle = await measured('load.ts', { address: server.address, connections: people, requests: empty });
      bad += busy.bad + idle.bad;
      if (round === 0) continue; // the first warms the server
      ratios.push((busy.p99 ?? Number.NaN) / (idle.p99 ?? Number.NaN));
      details.push(`${busy.p99 ?? 0} ms beside ${idle.p99 ?? 0} ms, ${(amount / busy.seconds).toFixed(0)}/s`);
    }
    return [
      { name: '200 people filing and following at once: p99 against that of an empty route', ratio: median(ratios), most: 25, all: ratios, detail: details.at(-1) ?? '' },
      { name: 'answers of that load that were no success', ratio: bad, most: 0, all: [bad], detail: `of ${amount * rounds}` },
    ];
  } finally {
    server.stop();
  }
}
