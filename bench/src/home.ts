import { createSign, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { helloToSign, textToSign } from '@anhe/contract/devices';
import type { SignedAct } from '@anhe/contract/devices';
import { newId } from '@anhe/contract/kernel';
import type { Id, Operation } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { chainStart } from '../../server/src/kernel/events/chain.ts';
import { floorHome } from './floor-home.ts';
import { spread } from './floor-rows.ts';
import type { FloorDay } from './floor-home.ts';
import { county, openBench } from './ground.ts';
import type { Bench } from './ground.ts';
import { startServer } from './processes.ts';
import type { Measurement } from './report.ts';

/** A phone for each village and community of the first city. */
const villages = 2343;
const phones = Number(process.env['ANHE_BENCH_PHONES'] ?? villages);
/** Phones that speak at the same time. */
const atOnce = 64;
const points = 4;
/** Of so many phones one is cut before it hears the answer, and comes again. */
const cutEvery = 20;
/** Phones of which the bare driver writes the same day, before, in the middle and after. */
const floorOf = Math.min(300, Math.ceil(phones / 3));
const tenMinutes = 600;

interface Phone extends FloorDay {
  readonly person: Id;
  readonly point: string;
  readonly sign: (text: string) => string;
}

function keyPair(): Pick<Phone, 'point' | 'sign'> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return {
    point: Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64url'),
    sign: (text) => createSign('sha256').update(text, 'utf8').sign({ key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  };
}

/** Grid workers of the bench's sixteen villages, each with a phone that is set up, and the points that they pass. */
async function villagers({ admin, actors }: Bench, count: number): Promise<readonly Phone[]> {
  const pointsOf = new Map<string, string[]>();
  for (const { place } of actors) {
    const ids = Array.from({ length: points }, () => newId());
    pointsOf.set(place, ids);
    for (const [at, id] of ids.entries()) {
      await admin.query("insert into patrols.point (county, id, place, kind, name, active, code, code_index, chain) values ($1, $2, $3, 'other', $4, true, $5, $5, $6)", [county, id, place, `${at + 1}号点`, Buffer.from(id), chainStart]);
    }
  }
  const made = Array.from({ length: count }, (_, index): Phone => {
    const { place = '', unit = '' } = actors[index % actors.length] ?? {};
    return { county, place, unit, post: newId(), person: newId(), device: newId(), points: pointsOf.get(place) ?? [], ...keyPair() };
  });
  const rows = JSON.stringify(made.map(({ place, unit, post, person, device, point }) => ({ place, unit, post, person, device, key: Buffer.from(point, 'base64url').toString('hex') })));
  const of = 'jsonb_to_recordset($2) as r(place text, unit uuid, post uuid, person uuid, device uuid, key text)';
  await admin.query(`insert into staff.person (county, id, place, name, chain) select $1, r.person, r.place, '演示员', $3 from ${of}`, [county, rows, chainStart]);
  await admin.query(`insert into staff.post (county, id, place, unit, person, role, valid_from, chain) select $1, r.post, r.place, r.unit, r.person, 'grid', '2020-01-01', $3 from ${of}`, [county, rows, chainStart]);
  await admin.query(`insert into devices.device (county, id, place, unit, post, owner, name, public_key, state, enrolled_at, chain) select $1, r.device, r.place, r.unit, r.post, r.person, '手机', decode(r.key, 'hex'), 'active', now(), $3 from ${of}`, [county, rows, chainStart]);
  await admin.query('analyze');
  return made;
}

const minutesAgo = (count: number): string => new Date(Date.now() - count * 60_000).toISOString();

/** What the outbox of one of them holds in the evening: a patrol past its points, two notes, a hazard. */
function dayOf({ device, place, sign, points: passed }: Phone): readonly SignedAct[] {
  const patrol = newId();
  const acts: SignedAct[] = [];
  const act = (operation: Operation, at: string, input: object): void => {
    const bare = { sequence: acts.length + 1, command: newId(), operation: operation.name, version: operation.version, at, input: JSON.stringify({ county, patrol, ...input }) };
    acts.push({ ...bare, signature: sign(textToSign(device, bare)) });
  };
  act(patrolOperations.start, minutesAgo(60), { place, kind: 'night', at: minutesAgo(60) });
  passed.forEach((point, index) => act(patrolOperations.checkIn, minutesAgo(50 - index * 5), { checkIn: newId(), point, way: 'near', at: minutesAgo(50 - index * 5) }));
  for (const ago of [25, 20]) act(patrolOperations.noteSeen, minutesAgo(ago), { note: newId(), at: minutesAgo(ago), text: '巷口堆了柴草，已经请户主当晚搬走。' });
  const found = minutesAgo(15);
  act(patrolOperations.reportHazard, found, { matter: newId(), place, kind: 'village-road', severity: 'general', source: 'patrol', where: '村西机井房北侧', text: '路面塌了一块，夜里容易绊倒。', foundOn: new Date(Date.parse(found) + 28_800_000).toISOString().slice(0, 10), at: found });
  act(patrolOperations.end, minutesAgo(10), { at: minutesAgo(10), text: '一路平安' });
  return acts;
}

const messageOf = ({ device, person, sign }: Phone, acts: readonly SignedAct[]): Buffer => {
  const nonce = `${new Date().toISOString()} ${newId()}`;
  return Buffer.from(JSON.stringify({ county, device, person, nonce, signature: sign(helloToSign(device, nonce)), waiting: acts.length, acts }));
};

/** How many acts the house says are done; undefined where the line was cut before. @param from each phone calls from an address of its own */
function bring(address: string, from: string, body: Buffer, cut: boolean): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = request(`${address}/api/field/send`, { method: 'POST', localAddress: from, headers: { 'content-type': 'application/json', 'content-length': body.length } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if (answer.statusCode !== 200) reject(new Error(`${String(answer.statusCode)} ${text.slice(0, 300)}`));
        else resolve((JSON.parse(text) as { results: { outcome: string }[] }).results.filter(({ outcome }) => outcome === 'done').length); // what the house answers
      });
    });
    sending.on('error', (error) => (cut ? resolve(undefined) : reject(error)));
    sending.end(body, () => { if (cut) setTimeout(() => sending.destroy(), 20); });
  });
}

async function floor({ admin }: Bench, days: readonly FloorDay[]): Promise<number> {
  const clients = await Promise.all(Array.from({ length: 16 }, () => admin.connect()));
  try {
    const started = performance.now();
    await spread(days, clients.length, async (day, _index, hand) => {
      const client = clients[hand];
      if (client !== undefined) await floorHome(client, day);
    });
    return (performance.now() - started) / 1000;
  } finally {
    for (const client of clients) client.release();
  }
}

/** All villages' phones coming home at once, some cut and come again, beside the same rows by the bare driver. */
export async function measureHome(): Promise<readonly Measurement[]> {
  const bench = await openBench();
  const { installation, admin } = bench;
  try {
    const all = await villagers(bench, phones);
    const bare = await villagers(bench, floorOf * 3);
    const { config, connections } = installation;
    const server = await startServer({ connectionString: connections.app.connectionString, secret: readFileSync(config.secretFile, 'utf8').trim(), folder: config.dataDir, actors: [] });
    try {
      const floors: number[] = [await floor(bench, bare.slice(0, floorOf))];
      const days = all.map((phone) => ({ phone, acts: dayOf(phone) }));
      const waits: number[] = [];
      let done = 0;
      const half = Math.ceil(days.length / 2);
      let seconds = 0;
      for (const part of [days.slice(0, half), days.slice(half)]) {
        const started = performance.now();
        await spread(part, atOnce, async ({ phone, acts }, index) => {
          const since = performance.now();
          const from = `127.1.${Math.floor(index / 250)}.${1 + (index % 250)}`;
          if (index % cutEvery === 0) await bring(server.address, from, messageOf(phone, acts), true);
          const told = await bring(server.address, from, messageOf(phone, acts), false);
          done += told ?? 0;
          waits.push(performance.now() - since);
        });
        seconds += (performance.now() - started) / 1000;
        floors.push(await floor(bench, bare.slice(floors.length * floorOf, (floors.length + 1) * floorOf)));
      }
      return await judged(admin, days.map(({ acts }) => acts), { done, seconds, floors, waits });
    } finally {
      server.stop();
    }
  } finally {
    await bench.close();
  }
}

interface Seen {
  readonly done: number;
  readonly seconds: number;
  readonly floors: readonly number[];
  readonly waits: readonly number[];
}

async function judged(admin: Bench['admin'], days: readonly (readonly SignedAct[])[], { done, seconds, floors, waits }: Seen): Promise<readonly Measurement[]> {
  const commands = days.flat().map(({ command }) => command);
  const { rows } = await admin.query<{ acts: number; events: number; twice: number }>(
    `select (select count(*)::int from devices.act where command = any($1) and outcome = 'done') as acts,
            (select count(distinct command)::int from kernel.event where command = any($1)) as events,
            (select count(*)::int from (select command from kernel.event where command = any($1) group by command having count(*) > 1) t) as twice`, [commands]);
  const [found] = rows;
  if (found === undefined) throw new Error('a count has a row');
  const lost = commands.length - Math.min(found.acts, found.events, done);
  const perPhone = seconds / days.length;
  const ratios = floors.map((floorSeconds) => floorSeconds / floorOf / perPhone);
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (part: number): string => `${((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) / 1000).toFixed(2)} s`;
  return [
    { name: 'phones of all villages coming home, their acts against the same rows by the bare driver', ratio: ratios.reduce((sum, one) => sum + one, 0) / ratios.length, least: 0.4, aim: 0.7, all: ratios, detail: `${days.length} phones, ${commands.length} acts in ${seconds.toFixed(0)} s (${(commands.length / seconds).toFixed(0)}/s), ${(perPhone * 1000).toFixed(0)} ms a phone, ${atOnce} at once; half waited ${at(0.5)}, 99 of 100 ${at(0.99)}` },
    { name: 'acts of these that were lost or done twice', ratio: lost + found.twice, most: 0, all: [lost, found.twice], detail: `${lost} lost, ${found.twice} done twice; ${found.acts} acts and ${found.events} commands on record, ${done} told as done; each ${cutEvery}th phone was cut and came again` },
    { name: 'the time that this takes, share of the ten minutes in which they come', ratio: seconds / tenMinutes, most: 1, all: [seconds / tenMinutes], detail: `${seconds.toFixed(0)} s of ${tenMinutes}${days.length < villages ? `; at this pace ${(perPhone * villages).toFixed(0)} s for the phones of all ${villages}` : ''}` },
  ];
}
