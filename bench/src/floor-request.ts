// The floor of a request's three commands, frozen: the same rows by the bare driver, statement after statement in one
// transaction each, without row security, hashes, encryption or checks. It is not to be tuned with the product.
import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { counted, digest, inOne, recorded, sealed } from './floor-rows.ts';
import type { Run } from './floor-rows.ts';

export interface FloorPlace {
  readonly county: string;
  readonly place: string;
  readonly centre: string;
  readonly unit: string;
  readonly post: string;
}

const clock = (run: Run, at: FloorPlace, matter: string, kind: string) =>
  run('k1', "insert into matters.clock (county, matter, kind, place, started_on, due_on, limit_from) values ($1, $2, $3, $4, '2026-11-20', '2026-11-27', '2026-01-01')", [at.county, matter, kind, at.place]);

const locked = (run: Run, at: FloorPlace, matter: string) =>
  run('l1', 'select m.*, r.* from matters.matter m join requests.request r on r.county = m.county and r.matter = m.id where m.county = $1 and m.id = $2 for update of m', [at.county, matter]);

/** Filed and dispatched, then taken on and, where it was, answered. */
export async function floorRequest(client: pg.PoolClient, at: FloorPlace, answered: boolean): Promise<void> {
  const [matter, party, text] = [randomUUID(), randomUUID(), randomUUID()];
  await inOne(client, at.county, 'requests.take', async (run, command) => {
    await run('t1', "insert into matters.matter (county, id, place, place_filed, kind, status, type, party_line, holder_unit, held_since, filed_unit, filed_on, open, due_on, due_clock, next_step, number, revision, chain) values ($1, $2, $3, $3, 'request', 'offered', 'x', '未留姓名', $4, now(), $5, '2026-11-20', true, '2026-11-24', 'recipient', 'accept', $6, 3, $7)", [at.county, matter, at.place, at.unit, at.centre, `诉${matter}`, digest]);
    await run('t2', "insert into parties.party (county, id, place, matter, kind, masked_name, masked_contact, contact_by, sealed, name_index) values ($1, $2, $3, $4, 'person', '未留姓名', '凭受理单自己查', 'receipt', $5, $6)", [at.county, party, at.place, matter, sealed, digest]);
    await run('t3', "insert into matters.matter_party (county, matter, party, place, side, position) values ($1, $2, $3, $4, 'applicant', 1)", [at.county, matter, party, at.place]);
    await run('t4', 'insert into matters.receipt (county, id, place, matter, party, code_index, issued_at) values ($1, $2, $3, $4, $5, $6, now())', [at.county, randomUUID(), at.place, matter, party, randomBytes(32)]);
    await run('t5', "insert into matters.content (county, id, place, matter, kind, sealed, salt, recorded_at) values ($1, $2, $3, $4, 'summary', $5, $6, now())", [at.county, text, at.place, matter, sealed, digest.subarray(0, 16)]);
    await run('t6', "insert into matters.search (county, matter, place, words) values ($1, $2, $3, $4::tsvector)", [at.county, matter, at.place, "'路' '面' '路面' '坑' '灯' '路灯' '垃圾' '噪音' '树' '积水'"]);
    await run('t7', "insert into requests.request (county, matter, place, door, type, department, guarded, publish, said, lat, lng, cell, party, filed_at, open, dispatched_at) values ($1, $2, $3, 'phone', 'x', 'y', false, 'point', $4, 35.2, 110.1, 'cell', $5, now(), true, now())", [at.county, matter, at.place, text, party]);
    await clock(run, at, matter, 'reply');
    await clock(run, at, matter, 'recipient');
    await recorded(run, at, { stream: matter, matter, seq: 1 }, 'requests.filed', command);
    await recorded(run, at, { stream: matter, matter, seq: 2 }, 'matters.receipt-issued', command);
    await recorded(run, at, { stream: matter, matter, seq: 3 }, 'requests.dispatched', command);
    await counted(run, at, matter, matter, [['requests_filed', 1], ['requests_in_hand', 1], ['requests_overdue', 1]]);
  });
  await inOne(client, at.county, 'requests.accept', async (run, command) => {
    await locked(run, at, matter);
    await run('a1', "update matters.clock set stopped_on = '2026-11-20', outcome = 'kept' where county = $1 and matter = $2 and kind = 'recipient'", [at.county, matter]);
    await run('a2', 'update requests.request set accepted_at = now(), read_at = now() where county = $1 and matter = $2', [at.county, matter]);
    await run('a3', "update matters.matter set status = 'working', holder_post = $3, due_on = '2026-11-27', due_clock = 'reply', revision = 4, chain = $4 where county = $1 and id = $2", [at.county, matter, at.post, digest]);
    await recorded(run, at, { stream: matter, matter, seq: 4 }, 'requests.accepted', command);
    await counted(run, at, matter, matter, [['requests_kept', 1], ['requests_overdue', -1], ['requests_overdue', 1]]);
  });
  if (!answered) return;
  await inOne(client, at.county, 'requests.reply', async (run, command) => {
    await locked(run, at, matter);
    await run('r1', "update matters.clock set stopped_on = '2026-11-20', outcome = 'kept' where county = $1 and matter = $2 and kind = 'reply'", [at.county, matter]);
    await clock(run, at, matter, 'response');
    await run('t5', "insert into matters.content (county, id, place, matter, kind, sealed, salt, recorded_at) values ($1, $2, $3, $4, 'summary', $5, $6, now())", [at.county, randomUUID(), at.place, matter, sealed, digest.subarray(0, 16)]);
    await run('r2', "update requests.request set outcome = 'solved', replied_at = now(), respond_by = '2026-12-05' where county = $1 and matter = $2", [at.county, matter]);
    await run('r3', "update matters.matter set status = 'replied', due_on = null, due_clock = null, revision = 5, chain = $3 where county = $1 and id = $2", [at.county, matter, digest]);
    await recorded(run, at, { stream: matter, matter, seq: 5 }, 'requests.replied', command);
    await counted(run, at, matter, matter, [['requests_replied', 1], ['requests_solved', 1], ['requests_kept', 1], ['requests_overdue', -1]]);
  });
}
