import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { newId } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type { StaffActor } from '../../server/src/kernel/access/actor.ts';
import { chainStart } from '../../server/src/kernel/events/chain.ts';
import { listTypes } from '../../server/src/modules/requests/index.ts';
import type { RequestType } from '../../server/src/modules/requests/index.ts';
import { floorRequest } from './floor-request.ts';
import { spread } from './floor-rows.ts';
import { county, openBench } from './ground.ts';
import type { Bench } from './ground.ts';
import { median } from './report.ts';
import type { Measurement } from './report.ts';

/** One request of a city's year: when it was said and answered, what it was about, where. */
interface Line {
  readonly openedAt: string;
  readonly answered: boolean;
  readonly type: string;
  readonly lat: number;
  readonly lng: number;
}

const connections = 16;
const roundOf = 1000;
/** How many without a file: enough to see the pace. */
const few = 2000;

/** A year of our own making: as many an hour by day as by night a tenth, at spots that repeat. @param count of lines */
function ownYear(count: number): Line[] {
  let seed = 20_150_101;
  const dice = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return Array.from({ length: count }, (_, index) => ({
    openedAt: new Date(Date.parse('2025-11-01T00:00:00+08:00') + index * (31_536_000_000 / count)).toISOString(), answered: dice() < 0.93, type: `type ${Math.floor(dice() * dice() * 150)}`,
    lat: dice() * 0.2 - 0.1, lng: dice() * 0.2 - 0.1,
  }));
}

/** The cells of a line of CSV. */
export function cellsOf(line: string): string[] {
  return line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"|"$/g, ''));
}

/** A file of a city's requests (CSV, also gzipped) with the columns open, closed, type, lat and lon; spots are moved to where the bench is. */
function readYear(path: string): Line[] {
  const bytes = readFileSync(path);
  const [header = '', ...lines] = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n');
  const at = Object.fromEntries(cellsOf(header.trim()).map((name, index) => [name, index]));
  const rows = lines.map((line) => cellsOf(line.trim()));
  const cell = (row: readonly string[], name: string): string => row[at[name] ?? -1] ?? '';
  const middle = (name: string): number => median(rows.map((row) => Number(cell(row, name))).filter((value) => Number.isFinite(value) && value !== 0));
  const [lat, lng] = [middle('lat'), middle('lon')];
  return rows
    .map((row) => ({ openedAt: `${cell(row, 'open').slice(0, 19)}+08:00`, answered: cell(row, 'closed') !== '', type: cell(row, 'type'), lat: Number(cell(row, 'lat')) - lat, lng: Number(cell(row, 'lon')) - lng }))
    .filter(({ openedAt }) => !Number.isNaN(Date.parse(openedAt)))
    .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
}

interface Ground {
  readonly clerk: StaffActor;
  readonly handlers: readonly StaffActor[];
}

export async function staffed({ admin }: Bench): Promise<Ground> {
  const build = async (kind: string, name: string, role: StaffActor['role']): Promise<StaffActor> => {
    const [unit, person, post] = [newId(), newId(), newId()];
    await admin.query('insert into staff.unit (county, id, place, kind, name, short_name, valid_from, chain) values ($1, $2, $1, $3, $4, $5, $6, $7)', [county, unit, kind, name, '演示', '2020-01-01', chainStart]);
    await admin.query('insert into staff.person (county, id, place, name, chain) values ($1, $2, $1, $3, $4)', [county, person, '演示员', chainStart]);
    await admin.query('insert into staff.post (county, id, place, unit, person, role, valid_from, chain) values ($1, $2, $1, $3, $4, $5, $6, $7)', [county, post, unit, person, role, '2020-01-01', chainStart]);
    return { kind: 'staff', label: `post:${post}`, county, scope: [{ from: county, to: String(Number(county) + 1) }], role, post, unit, unitKind: kind, person, place: county, standsInFor: null };
  };
  const handlers: StaffActor[] = [];
  for (let index = 0; index < 16; index += 1) handlers.push(await build('window', `演示第${index + 1}局`, 'handler'));
  return { clerk: await build('centre', '演示综治中心', 'clerk'), handlers };
}

/** Types for which nothing has to be asked and which go to a department. */
export const plainTypes = ({ installation: { book } }: Bench): readonly RequestType[] =>
  listTypes(book(), new Date().toISOString().slice(0, 10)).filter((type) => !type.villageMay && type.questions.every(({ required }) => !required));

/** A year of a city's requests by the product's own commands, with clocks and owners, beside the same rows by the bare driver. */
export async function measureYear(): Promise<readonly Measurement[]> {
  const path = process.env['ANHE_BENCH_YEAR'];
  const lines = path === undefined ? ownYear(few) : readYear(path);
  const bench = await openBench();
  try {
    return await replay(bench, await staffed(bench), lines);
  } finally {
    await bench.close();
  }
}

async function replay(bench: Bench, ground: Ground, lines: readonly Line[]): Promise<readonly Measurement[]> {
  const { installation: { road }, admin } = bench;
  const types = plainTypes(bench);
  const names = [...new Set(lines.map(({ type }) => type))];
  const shift = Date.now() - Date.parse(lines.at(-1)?.openedAt ?? '') - 3_600_000;
  const ratios: number[] = [];
  let [ownerless, commands, seconds, floorSeconds, compared, whole, asked] = [0, 0, 0, 0, 0, 0, 0];
  const one = async ({ openedAt, answered, type, lat, lng }: Line, index: number): Promise<void> => {
    const which = names.indexOf(type);
    const handler = ground.handlers[which % ground.handlers.length] ?? ground.clerk;
    const at = { county, matter: newId() };
    const point = Number.isFinite(lat) && Math.abs(lat) < 0.3 && Math.abs(lng) < 0.3 ? { point: { lat: 35.24 + lat / 3, lng: 110.15 + lng / 3 } } : {};
    const filed = await road.command(requestOperations.take, ground.clerk, {
      command: newId(), input: {
        ...at, place: `610524001${String(1 + (index % 16)).padStart(3, '0')}`, text: `第${index}件：${type}，现场情况请派人查看，麻烦尽早答复。`, type: types[which % types.length]?.code, person: { id: newId() }, receipt: newId(), door: 'phone',
        consentOral: true, dispatchTo: handler.unit, happenedAt: new Date(Date.parse(openedAt) + shift).toISOString(), ...point,
      },
    });
    const taken = await road.command(requestOperations.accept, handler, { command: newId(), basis: filed.revision, input: at });
    commands += 2;
    if (!answered) return;
    const administrative = types[which % types.length]?.administrative === true;
    const told = administrative ? await road.command(requestOperations.explain, handler, { command: newId(), basis: taken.revision, input: { ...at, text: '作出这一决定的依据和计算过程如下，请您核对。' } }) : taken;
    await road.command(requestOperations.reply, handler, { command: newId(), basis: told.revision, input: { ...at, outcome: 'solved', text: '已经派人到现场处理完毕，情况如所附说明。', personSaid: true } });
    commands += administrative ? 2 : 1;
  };
  for (let from = 0; from < lines.length; from += roundOf) {
    const round = lines.slice(from, from + roundOf);
    const started = performance.now();
    await spread(round, connections, (line, index) => one(line, from + index));
    const took = (performance.now() - started) / 1000;
    if ((from / roundOf) % floorEvery(lines.length) === 0) {
      const floor = await floorOf(bench, ground, round);
      seconds += took;
      floorSeconds += floor;
      ratios.push(floor / took);
      compared += round.length;
      console.error(`${from + round.length} of ${lines.length}: ${(round.length / took).toFixed(0)}/s, floor ${(round.length / floor).toFixed(0)}/s, without owner ${ownerless}`);
    }
    whole += took;
    asked += 1;
    ownerless += await withoutOwner(admin);
  }
  return [
    { name: 'a year of requests by the command road against the bare driver', ratio: floorSeconds / seconds, least: 0.5, aim: 0.7, all: sample(ratios), detail: `${lines.length} requests, ${commands} commands in ${whole.toFixed(0)} s (${(lines.length / whole).toFixed(0)}/s), bare ${(compared / floorSeconds).toFixed(0)}/s over ${compared}` },
    { name: 'open requests without an owner, after every thousandth', ratio: ownerless, most: 0, all: [ownerless], detail: `${asked} times asked` },
  ];
}

/** Of a long year the floor is measured beside every sixth round. */
const floorEvery = (count: number): number => (count > 10 * roundOf ? 6 : 1);

const sample = (values: readonly number[]): number[] => (values.length <= 12 ? [...values] : Array.from({ length: 12 }, (_, index) => values[Math.floor((index * values.length) / 12)] ?? 0));

async function floorOf({ admin }: Bench, { clerk, handlers }: Ground, round: readonly Line[]): Promise<number> {
  const clients = await Promise.all(Array.from({ length: connections }, () => admin.connect()));
  try {
    const started = performance.now();
    await spread(round, connections, async ({ answered }, index, hand) => {
      const [client, handler] = [clients[hand], handlers[index % handlers.length]];
      if (client === undefined || handler === undefined) throw new Error('each hand has its own connection');
      await floorRequest(client, { county, place: `610524001${String(1 + (index % 16)).padStart(3, '0')}`, centre: clerk.unit, unit: handler.unit, post: handler.post }, answered);
    });
    return (performance.now() - started) / 1000;
  } finally {
    for (const client of clients) client.release();
  }
}

/** Open requests that nobody holds, whose holder does not work any more, or over which no clock runs. */
async function withoutOwner(admin: Bench['admin']): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(
    `select count(*)::int as count from matters.matter m left join staff.unit u on u.county = m.county and u.id = m.holder_unit and u.valid_to is null
      where m.kind = 'request' and m.open and (u.id is null or not exists (select from matters.clock c where c.county = m.county and c.matter = m.id and c.stopped_on is null))`,
  );
  return rows[0]?.count ?? 0;
}
