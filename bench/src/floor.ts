// The floor of a command, frozen: the same rows by the bare driver, statement after statement in one transaction, on
// uncontended rows, without row security, hashes, encryption or checks. It is not to be tuned with the product.
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

export interface FloorRow {
  readonly county: string;
  readonly matter: string;
  readonly unit: string;
  readonly place: string;
}

const digest = randomBytes(32);
const answer = randomBytes(260);
const event = randomBytes(420);

/** One acceptance, row by row. */
async function acceptRows(client: pg.Client, row: FloorRow, seq: number): Promise<void> {
  const command = randomUUID();
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  await client.query('begin');
  await run('f1', 'insert into kernel.command (county, id, operation, actor, input_hash) values ($1, $2, $3, $4, $5)', [row.county, command, 'disputes.accept', 'post:floor', digest]);
  await run('f2', "select m.*, d.* from matters.matter m join disputes.dispute d on d.county = m.county and d.matter = m.id where m.county = $1 and m.id = $2 for update of m", [row.county, row.matter]);
  const drawn = await run('f3', "insert into kernel.series as s (county, unit, name, year, last) values ($1, $2, 'acceptance', 2026, 1) on conflict (county, unit, name, year) do update set last = s.last + 1 returning last", [row.county, row.unit]);
  const number: number = drawn.rows[0].last;
  await run('f4', "insert into matters.number (county, matter, series, place, unit, year, value, text) values ($1, $2, 'acceptance', $3, $4, 2026, $5, $6)", [row.county, row.matter, row.place, row.unit, number, `（2026）演人调受字第${number}号`]);
  await run('f5', "update matters.clock set stopped_on = '2026-11-20', outcome = 'kept' where county = $1 and matter = $2 and kind = 'acceptance'", [row.county, row.matter]);
  await run('f6', "insert into matters.clock (county, matter, kind, place, started_on, due_on, limit_from) values ($1, $2, 'mediation', $3, '2026-11-20', '2026-12-20', '2002-11-01')", [row.county, row.matter, row.place]);
  await run('f7', "update disputes.dispute set accepted_on = '2026-11-20' where county = $1 and matter = $2", [row.county, row.matter]);
  await run('f8', "insert into kernel.event (county, stream, seq, id, place, matter, type, version, actor, command, occurred_at, recorded_at, bytes, hash) values ($1, $2, $3, $4, $5, $2, 'disputes.accepted', 1, 'post:floor', $6, now(), now(), $7, $8)", [row.county, row.matter, seq, randomUUID(), row.place, command, event, digest]);
  await run('f9', "update matters.matter set status = 'accepted', number = $3, next_step = 'holdSession', due_on = '2026-12-20', due_clock = 'mediation', revision = $4, chain = $5 where county = $1 and id = $2", [row.county, row.matter, `（2026）演人调受字第${number}号`, seq, digest]);
  await run('f11', "insert into figures.entry (county, id, stream, matter, place, unit, day, measure, type, delta, recorded_at) values ($1, $5, $2, $2, $3, $4, '2026-11-20', 'disputes_accepted', 'neighbour', 1, now()), ($1, $6, $2, $2, $3, $4, '2026-11-20', 'disputes_kept', 'neighbour', 1, now()), ($1, $7, $2, $2, $3, $4, '2026-11-26', 'disputes_overdue', 'neighbour', -1, now()), ($1, $8, $2, $2, $3, $4, '2026-12-21', 'disputes_overdue', 'neighbour', 1, now())", [row.county, row.matter, row.place, row.unit, randomUUID(), randomUUID(), randomUUID(), randomUUID()]);
  await run('f10', 'update kernel.command set answer = $3 where county = $1 and id = $2', [row.county, command, answer]);
  await client.query('commit');
}

/** One follow-up, row by row: a step of the common size. */
async function tellRows(client: pg.Client, row: FloorRow & { readonly parties: readonly string[] }, seq: number): Promise<void> {
  const command = randomUUID();
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  await client.query('begin');
  await run('g1', 'insert into kernel.command (county, id, operation, actor, input_hash) values ($1, $2, $3, $4, $5)', [row.county, command, 'disputes.tell', 'post:floor', digest]);
  await run('g2', "select m.*, d.* from matters.matter m join disputes.dispute d on d.county = m.county and d.matter = m.id where m.county = $1 and m.id = $2 for update of m", [row.county, row.matter]);
  for (const party of row.parties) {
    await run('g3', "insert into disputes.consent (county, matter, party, place, told_on, told_how, answer, answered_on) values ($1, $2, $3, $4, '2026-11-20', 'read-out', 'consented', '2026-11-20')", [row.county, row.matter, party, row.place]);
  }
  await run('g4', "insert into kernel.event (county, stream, seq, id, place, matter, type, version, actor, command, occurred_at, recorded_at, bytes, hash) values ($1, $2, $3, $4, $5, $2, 'disputes.told', 1, 'post:floor', $6, now(), now(), $7, $8)", [row.county, row.matter, seq, randomUUID(), row.place, command, event, digest]);
  await run('g5', 'update matters.matter set due_on = due_on, revision = $3, chain = $4 where county = $1 and id = $2', [row.county, row.matter, seq, digest]);
  await run('g6', 'update kernel.command set answer = $3 where county = $1 and id = $2', [row.county, command, answer]);
  await client.query('commit');
}

interface Given {
  readonly connectionString: string;
  readonly kind: 'accept' | 'tell' | 'read';
  readonly rows: readonly (FloorRow & { readonly parties: readonly string[]; readonly seq: number })[];
  readonly connections: number;
  readonly query?: { readonly text: string; readonly values: readonly (readonly unknown[])[] };
}

process.once('message', async (given: Given) => {
  const clients = await Promise.all(
    Array.from({ length: given.connections }, async () => {
      const client = new pg.Client({ connectionString: given.connectionString });
      await client.connect();
      return client;
    }),
  );
  let next = 0;
  const total = given.kind === 'read' ? (given.query?.values.length ?? 0) : given.rows.length;
  const started = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (let index = next++; index < total; index = next++) {
        if (given.kind === 'read') {
          await client.query({ name: 'r1', text: given.query?.text ?? '', values: [...(given.query?.values[index] ?? [])] });
          continue;
        }
        const row = given.rows[index];
        if (row === undefined) return;
        await (given.kind === 'accept' ? acceptRows(client, row, row.seq) : tellRows(client, row, row.seq));
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  process.send?.({ seconds, good: total, bad: 0 });
});
