import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { longestPiece } from '@anhe/contract/devices';
import { dayOf, newId } from '@anhe/contract/kernel';
import { built } from '../../web/built.ts';
import { setUp } from '../../web/src/offline/door.ts';
import { FieldStore } from '../../web/src/offline/store.ts';
import { writeOwn } from '../../web/src/field/core/own.ts';
import { keepPhoto } from '../../web/src/field/core/photos.ts';
import { FieldPhone } from '../../web/src/field/core/phone.ts';
import { chainStart } from '../../server/src/kernel/events/chain.ts';
import budgets from '../budgets.json' with { type: 'json' };
import { countingLine } from './counting.ts';
import type { CountingLine } from './counting.ts';
import { county, openBench } from './ground.ts';
import type { Bench } from './ground.ts';
import { photograph } from './photograph.ts';
import { startServer } from './processes.ts';
import type { Measurement } from './report.ts';
import { largest, largestVillage } from './village.ts';
import type { Village } from './village.ts';

const budget = budgets.field;
/** Kilobytes of a photograph as the phone sends it, made smaller to 1600 pixels. */
const photoKilobytes = 300;
/** One day: forty acts, ten of them with a photograph. */
const day = { checkIns: 16, notes: 10, hazards: 6, additions: 4, errands: 2 } as const;
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`;

/** A phone whose line is counted, and may be cut. */
class CountedPhone {
  readonly phone: FieldPhone;
  requests = 0;
  #signal = true;

  constructor({ address }: CountingLine) {
    const ask = globalThis.fetch;
    this.phone = new FieldPhone({ store: new FieldStore(`bench ${newId()}`), now: () => new Date() });
    // The app asks its own house, by a path alone.
    globalThis.fetch = (path, init) => {
      if (!this.#signal) return Promise.reject(new TypeError('no signal'));
      this.requests += 1;
      return ask(`${address}${String(path)}`, init);
    };
  }

  /** Sets it up for the village's mediator as the app does; the house learns of it by its own table, without a sign-in. */
  async enrol({ admin }: Bench, { owner }: Village): Promise<void> {
    const { county: of, person, place, unit, post, role } = owner;
    const device = newId();
    const { keys, point } = await setUp(this.phone.store, { county: of, device, person }, '石榴树下的三块石头', '2099-01-01', 1000);
    await admin.query("insert into devices.device (county, id, place, unit, post, owner, name, public_key, state, enrolled_at, chain) values ($1, $2, $3, $4, $5, $6, '手机', $7, 'active', now(), $8)", [of, device, place, unit, post, person, Buffer.from(point, 'base64url'), chainStart]);
    await writeOwn(this.phone.store, keys, 'owner', { name: '演示员', phoneName: '手机', post, role, unit, unitName: '演示', unitKind: 'committee', place });
    await this.phone.enter(keys);
  }

  /** One round trip, heard to its end. Throws where something stood in the way. */
  async sync(): Promise<void> {
    this.#signal = true;
    await this.phone.sync(); // one that had no signal may still be ending
    await this.phone.sync();
    const { line, trouble, door } = this.phone.shown;
    if (line !== 'quiet' || trouble !== undefined || door.at !== 'open') throw new Error(`the phone did not get through: ${line} ${trouble?.en ?? ''} ${door.at}`);
  }

  loseSignal(): void {
    this.#signal = false;
  }
}

/** The whole village, page by page; then once more, when nothing is new. */
async function firstSync(counted: CountedPhone, line: CountingLine, bench: Bench, village: Village): Promise<readonly Measurement[]> {
  line.take();
  const started = performance.now();
  await counted.enrol(bench, village);
  await counted.phone.sync();
  const [seconds, requests, wire] = [(performance.now() - started) / 1000, counted.requests, line.take()];
  await counted.sync();
  const again = line.take();
  const { holding } = counted.phone.shown;
  const counts = Object.entries(holding).map(([kind, things]) => `${kind} ${things.length}`).join(', ');
  const content = Buffer.byteLength(JSON.stringify(Object.values(holding).flat()));
  for (const kind of ['hazard', 'errand', 'point'] as const) {
    const wanted = { hazard: largest.hazards, errand: largest.errands, point: largest.points }[kind];
    if (holding[kind].length !== wanted) throw new Error(`the phone has ${holding[kind].length} of ${wanted} ${kind}`);
  }
  return [
    { name: 'bytes of the first sync of the largest village, both ways, beside what it holds', ratio: (wire.up + wire.down) / content, most: budget.firstSyncRatio, all: [(wire.up + wire.down) / content], detail: `${kilobytes(wire.down)} down, ${kilobytes(wire.up)} up for ${kilobytes(content)} of ${counts}; ${seconds.toFixed(1)} s` },
    { name: 'requests of it', ratio: requests, most: budget.firstSyncRequests, all: [requests], detail: 'pages of at most 100 things' },
    { name: 'kilobytes of a round trip on which nothing is new, both ways', ratio: (again.up + again.down) / 1024 / 2, most: budget.idleKilobytes, all: [again.up / 1024 / 2, again.down / 1024 / 2], detail: 'up and down; one message and one page, the middle of two such trips' },
  ];
}

/** Forty acts without a signal; gives the bytes of what was said and photographed. */
async function worked({ phone }: CountedPhone, { owner, points, hazards, errands }: Village): Promise<{ readonly content: number; readonly count: number }> {
  let [content, count] = [0, 0];
  const patrol = newId();
  const act: FieldPhone['act'] = async (name, input, seen) => {
    content += Buffer.byteLength(JSON.stringify(input));
    count += 1;
    await phone.act(name, input, seen);
  };
  const pictured = async (): Promise<string> => {
    const bytes = photograph(photoKilobytes);
    content += bytes.length;
    return keepPhoto(phone.store, phone.keys, new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), '现场.jpg');
  };
  const at = new Date().toISOString();
  const today = dayOf(new Date());
  const { place } = owner;
  await act('start', { county, patrol, place, kind: 'night', at }, { command: newId() });
  for (const point of points.slice(0, day.checkIns)) await act('checkIn', { county, patrol, checkIn: newId(), point, way: 'near', at }, { command: newId() });
  for (let index = 0; index < day.notes; index += 1) await act('noteSeen', { county, patrol, note: newId(), at, text: '巷口堆了柴草，已经请户主当晚搬走。' }, { command: newId() });
  for (let index = 0; index < day.hazards; index += 1) {
    await act('reportHazard', { county, matter: newId(), patrol, place, kind: 'village-road', severity: 'general', source: 'patrol', where: `村西机井房北侧${index}`, text: '路面塌了一块，夜里容易绊倒。', foundOn: today, at }, { command: newId(), photos: [await pictured()] });
  }
  for (const matter of hazards.slice(0, day.additions)) await act('addToHazard', { county, matter, text: '今天又塌了一点，拉了警戒带。' }, { command: newId(), photos: [await pictured()] });
  for (const { matter, revision } of errands.slice(0, day.errands)) await act('handIn', { county, matter, happenedOn: today, text: '医保窗口已收' }, { command: newId(), basis: revision });
  await act('end', { county, patrol, at, text: '一路平安' }, { command: newId() });
  return { content, count };
}

async function oneDay(counted: CountedPhone, line: CountingLine, village: Village): Promise<readonly Measurement[]> {
  counted.loseSignal();
  const { content, count } = await worked(counted, village);
  line.take();
  counted.requests = 0;
  const started = performance.now();
  await counted.sync();
  const [seconds, wire, { waiting, receipts }] = [(performance.now() - started) / 1000, line.take(), counted.phone.shown];
  const refused = receipts.filter(({ outcome }) => outcome === 'refused');
  // Its start and its end are acts, too.
  const wanted = 2 + day.checkIns + day.notes + day.hazards + day.additions + day.errands;
  return [
    { name: 'bytes up of a day of 40 acts with 10 photographs, beside what was said and photographed', ratio: wire.up / content, most: budget.dayUpRatio, all: [wire.up / content], detail: `${kilobytes(wire.up)} up for ${kilobytes(content)} in ${count} acts; ${seconds.toFixed(1)} s` },
    { name: 'kilobytes down of that day: answers, and what changed in the village', ratio: wire.down / 1024, most: budget.dayDownKilobytes, all: [wire.down / 1024], detail: 'answers to one person alone are not compressed, on purpose' },
    { name: 'requests of that day', ratio: counted.requests, most: budget.dayRequests, all: [counted.requests], detail: `${10 * (1 + Math.ceil((photoKilobytes * 1024) / longestPiece))} of them for photographs, in pieces` },
    { name: 'acts of that day that were not done', ratio: wanted - receipts.length + refused.length + waiting.length, most: 0, all: [wanted - receipts.length, refused.length, waiting.length], detail: `missing, refused, waiting; ${refused.map(({ problem }) => problem?.en ?? '').join('; ')}` },
  ];
}

/** What the app loads before it opens, compressed, as it is built now. */
async function firstLoad(): Promise<Measurement> {
  const { chunks, reached, sizeOf } = await built('field');
  const entry = [...chunks.values()].find(({ isEntry, name }) => isEntry && name === 'index');
  if (entry === undefined) throw new Error('the field app has an entry');
  const size = sizeOf(reached([entry.fileName])) / 1024;
  return { name: 'kilobytes of compressed script that /field loads first', ratio: size, most: budget.firstLoadKilobytes, all: [size], detail: `${reached([entry.fileName]).size} scripts, gzip` };
}

/** The field app over a line that is counted: the phone's own core against the real server, and what it loads first. */
export async function measureField(): Promise<readonly Measurement[]> {
  const load = await firstLoad();
  const bench = await openBench();
  const own = globalThis.fetch;
  try {
    const village = await largestVillage(bench);
    const { config, connections } = bench.installation;
    const server = await startServer({ connectionString: connections.app.connectionString, secret: readFileSync(config.secretFile, 'utf8').trim(), folder: config.dataDir, actors: [] });
    const line = await countingLine(server.address);
    try {
      const counted = new CountedPhone(line);
      return [load, ...(await firstSync(counted, line, bench, village)), ...(await oneDay(counted, line, village))];
    } finally {
      line.stop();
      server.stop();
    }
  } finally {
    globalThis.fetch = own;
    await bench.close();
  }
}
