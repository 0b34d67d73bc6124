// The floor of a village's day brought home, frozen: the same rows by the bare driver, statement after statement in one
// transaction each, without row security, signatures, hashes, encryption or checks. It is not to be tuned with the product.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { counted, digest, inOne, recorded, sealed } from './floor-rows.ts';
import type { Run } from './floor-rows.ts';

export interface FloorDay {
  readonly county: string;
  readonly place: string;
  readonly unit: string;
  readonly post: string;
  readonly device: string;
  readonly points: readonly string[];
}

const moved = (run: Run, at: FloorDay, patrol: string, revision: number) => run('p3', 'update patrols.patrol set revision = $3, chain = $4 where county = $1 and id = $2', [at.county, patrol, revision, digest]);
const locked = (run: Run, at: FloorDay, patrol: string) => run('p2', 'select * from patrols.patrol where county = $1 and id = $2 for update', [at.county, patrol]);

async function hazardRows(run: Run, at: FloorDay, patrol: string, command: string): Promise<void> {
  const [matter, spot, said] = [randomUUID(), randomUUID(), randomUUID()];
  await run('h1', "insert into matters.matter (county, id, place, place_filed, kind, status, type, party_line, holder_unit, held_since, filed_unit, filed_on, open, due_on, due_clock, next_step, number, revision, chain) values ($1, $2, $3, $3, 'hazard', 'found', 'road', '', $4, now(), $4, '2026-11-20', true, '2026-11-24', 'assign', 'assignHazard', $5, 1, $6)", [at.county, matter, at.place, at.unit, `隐${matter}`, digest]);
  await run('h2', "insert into matters.number (county, matter, series, place, unit, year, value, text) values ($1, $2, 'hazard', $3, $4, 2026, (select coalesce(max(value), 0) + 1 from matters.number where county = $1 and unit = $4 and series = 'hazard' and year = 2026), $5)", [at.county, matter, at.place, at.device, `隐${matter}`]);
  for (const text of [spot, said]) await run('h3', "insert into matters.content (county, id, place, matter, kind, sealed, salt, recorded_at) values ($1, $2, $3, $4, 'summary', $5, $6, now())", [at.county, text, at.place, matter, sealed, digest.subarray(0, 16)]);
  await run('h4', 'insert into matters.search (county, matter, place, words) values ($1, $2, $3, $4::tsvector)', [at.county, matter, at.place, "'路' '面' '路面' '坑' '灯' '路灯' '树' '积水'"]);
  await run('h5', "insert into patrols.hazard (county, matter, place, kind, severity, source, spot, said, patrol, danger, found_on, found_at, open) values ($1, $2, $3, 'road', 'general', 'patrol', $4, $5, $6, false, '2026-11-20', now(), true)", [at.county, matter, at.place, spot, said, patrol]);
  await run('h6', "insert into matters.clock (county, matter, kind, place, started_on, due_on, limit_from) values ($1, $2, 'assign', $3, '2026-11-20', '2026-11-24', '2026-01-01')", [at.county, matter, at.place]);
  await recorded(run, at, { stream: matter, matter, seq: 1 }, 'patrols.hazard-found', command);
  await counted(run, at, matter, matter, [['hazards_found', 1], ['hazards_in_hand', 1]]);
}

/** A patrol with its points, two notes and a hazard, and what became of these nine acts. */
export async function floorHome(client: pg.PoolClient, at: FloorDay): Promise<void> {
  const { county, place, unit, post, device, points } = at;
  const patrol = randomUUID();
  const commands: string[] = [];
  commands.push(await inOne(client, county, 'patrols.start', async (run, command) => {
    await run('p1', "insert into patrols.patrol (county, id, place, unit, kind, status, started_at, recorded_at, revision, chain) values ($1, $2, $3, $4, 'night', 'under', now(), now(), 1, $5)", [county, patrol, place, unit, digest]);
    await run('p4', 'insert into patrols.patrol_post (county, patrol, post, place) values ($1, $2, $3, $4)', [county, patrol, post, place]);
    await recorded(run, at, { stream: patrol, matter: null, seq: 1 }, 'patrols.started', command);
  }));
  let seq = 1;
  for (const point of points) {
    seq += 1;
    commands.push(await inOne(client, county, 'patrols.checkIn', async (run, command) => {
      await locked(run, at, patrol);
      await run('k1', "insert into patrols.check_in (county, id, place, patrol, point, post, at, way, recorded_at) values ($1, $2, $3, $4, $5, $6, now(), 'near', now())", [county, randomUUID(), place, patrol, point, post]);
      await moved(run, at, patrol, seq);
      await recorded(run, at, { stream: patrol, matter: null, seq: seq }, 'patrols.checked-in', command);
    }));
  }
  for (let note = 0; note < 2; note += 1) {
    seq += 1;
    commands.push(await inOne(client, county, 'patrols.noteSeen', async (run, command) => {
      await locked(run, at, patrol);
      await run('n1', 'insert into patrols.seen (county, id, place, patrol, post, at, words, recorded_at) values ($1, $2, $3, $4, $5, now(), $6, now())', [county, randomUUID(), place, patrol, post, sealed]);
      await moved(run, at, patrol, seq);
      await recorded(run, at, { stream: patrol, matter: null, seq: seq }, 'patrols.seen', command);
    }));
  }
  commands.push(await inOne(client, county, 'patrols.reportHazard', (run, command) => hazardRows(run, at, patrol, command)));
  commands.push(await inOne(client, county, 'patrols.end', async (run, command) => {
    await locked(run, at, patrol);
    await run('p5', "update patrols.patrol set status = 'ended', ended_at = now(), summary = $3, revision = $4, chain = $5 where county = $1 and id = $2", [county, patrol, sealed, seq + 1, digest]);
    await recorded(run, at, { stream: patrol, matter: null, seq: seq + 1 }, 'patrols.ended', command);
    await counted(run, at, patrol, null, [['patrols_walked', 1], ['patrols_points_passed', points.length]]);
  }));
  await inOne(client, county, 'devices.take', async (run) => {
    await run('d1', 'select * from devices.device where county = $1 and id = $2 for update', [county, device]);
    for (const [index, command] of commands.entries()) {
      await run('d2', "insert into devices.act (county, device, sequence, place, unit, command, operation, at, clock_off, arrived_at, outcome) values ($1, $2, $3, $4, $5, $6, 'patrols.act', now(), 0, now(), 'done')", [county, device, index + 1, place, unit, command]);
    }
    await run('d3', 'update devices.device set sequence = $3, waiting = 0, seen_at = now() where county = $1 and id = $2', [county, device, commands.length]);
  });
}
