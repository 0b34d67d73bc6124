import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import { requestOperations as op } from '@anhe/contract/requests';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import type { Ground } from '../../../test/ground.ts';
import { Open311Stage, asking } from '../../../test/open311.ts';
import { plainType, takenRequest } from '../../../test/requests.ts';
import type { StagedRequest } from '../../../test/requests.ts';
import { known } from '../../../test/world.ts';
import { migrateQueue, withPool } from '../../kernel/jobs/index.ts';
import { modulesWith } from '../../modules/index.ts';
import { Open311Failure, followForwarded, open311Client } from '../../modules/requests/index.ts';
import type { Open311Client, Open311Report } from '../../modules/requests/index.ts';

/** Filled once the other installation listens: asked for when a job needs one. */
const systems = new Map<string, Open311Client>();
const ground = useGround(() => modulesWith(undefined, systems));
const other = useGround(() => modulesWith(undefined));
let here: Open311Stage;
let there: Open311Stage;
let listening: FastifyInstance;
const none = (): Promise<void> => Promise.resolve();
const hour = 3_600_000;

beforeAll(async () => {
  [here, there] = [await new Open311Stage(ground).build(), await new Open311Stage(other).build()];
  await migrateQueue(ground.database.job);
  listening = await there.pagesWith({});
  const url = `${await listening.listen({ host: '127.0.0.1', port: 0 })}/open311`;
  systems.set('另一平台', open311Client({ name: '另一平台', url, apiKey: there.key, jurisdiction: there.world.county }, { fetch, pause: none }));
});
afterAll(async () => {
  await Promise.all([here.app.close(), there.app.close(), listening.close()]);
});

const get = (found: StagedRequest) => ground.query(op.get, here.world.clerk, found.at);

/** Taken down here and forwarded with a service of the other system. */
async function forwarded(system: string, service: string, more: object = {}, taken: object = {}): Promise<StagedRequest> {
  const found = await takenRequest(here.world, taken);
  const { revision } = await ground.command(op.forward, here.world.clerk, { ...found.at, system, service, reason: '属于另一平台的职责', ...more }, { basis: found.revision });
  return { ...found, revision };
}

/** An hour later: what the hourly job asks for, and what comes of it. */
async function anHourLater(): Promise<readonly unknown[]> {
  for (const one of [ground, other]) one.now = new Date(one.now.getTime() + hour);
  await withPool(ground.database.job, 1, (pool) => followForwarded(pool, ground.now));
  return drain(ground);
}

const external = async (found: StagedRequest) => (await get(found)).external;
const said = async (on: Ground): Promise<number> => Number((await on.rows("select count(*) as n from requests.request where door = 'open311'"))[0]?.['n']);

describe('a matter that another installation owns', () => {
  it('is filed there once, with what the person agreed to and without a name, and followed until it is closed', async () => {
    const before = await said(other);
    const found = await forwarded('另一平台', asking, {}, { type: asking, answers: { count: 4, sides: ['left', 'both'] }, point: { lat: 35.2361, lng: 110.1502 }, text: '桥头的路灯下面塌了一个坑' });
    expect(await external(found)).toMatchObject({ system: '另一平台', id: null, status: 'waiting' });
    expect(await drain(ground)).toEqual([]);
    const sent = known(await external(found));
    expect(sent).toMatchObject({ status: 'open', id: expect.stringMatching(/^610524-/) });
    expect(await said(other)).toBe(before + 1);
    const id = known(sent.id);
    const view = await other.query(op.get, there.clerk.actor, { county: '610524', matter: id.slice(7) });
    expect(view).toMatchObject({ text: '桥头的路灯下面塌了一个坑', position: { lat: 35.2361, lng: 110.1502 }, line: { door: 'open311' }, party: { name: '未留姓名', contactBy: 'receipt' } });
    expect(view.line.spot).toContain('小学门口往北五十米');
    expect(view.answers).toEqual([{ code: 'count', value: '4' }, { code: 'sides', value: ['left', 'both'] }]);
    const rows = await other.rows<{ masked_name: string }>('select masked_name from parties.party p join requests.request r on r.county = p.county and r.party = p.id where r.matter = $1', [id.slice(7)]);
    expect(rows).toEqual([{ masked_name: '未留姓名' }]);

    expect(await anHourLater()).toEqual([]);
    expect(await external(found)).toMatchObject({ status: 'open', checkedAt: expect.stringContaining('T11:00:00') });
    await there.replied(id);
    expect(await anHourLater()).toEqual([]);
    expect(await external(found)).toMatchObject({ status: 'open' });
    other.now = new Date(other.now.getTime() + 16 * 24 * hour);
    await there.step(id, op.lapse, {}, there.world.system);
    other.now = new Date(ground.now);
    expect(await anHourLater()).toEqual([]);
    const closed = await get(found);
    expect(closed.external).toMatchObject({ status: 'closed', id });
    expect(closed.messages.find(({ kind }) => kind === 'inform')?.text).toContain('已办结，已解决，期满未评价');
    // What the other says does not end it here: the centre answers the person.
    expect(closed.line).toMatchObject({ status: 'working', open: true });
    const looked = known(closed.external).checkedAt;
    await anHourLater();
    expect((await external(found))?.checkedAt).toBe(looked);
  });

  it('gets only the fields that were agreed to', async () => {
    const found = await forwarded('另一平台', plainType(there.world).code, { fields: ['place'] }, { point: { lat: 35.2361, lng: 110.1502 } });
    expect(await drain(ground)).toEqual([]);
    const id = known((await external(found))?.id);
    const view = await other.query(op.get, there.clerk.actor, { county: '610524', matter: id.slice(7) });
    expect(view.text).toBe(plainType(here.world).name.zh);
    const words = await forwarded('另一平台', plainType(there.world).code, { fields: ['text'] }, { point: { lat: 35.2361, lng: 110.1502 }, text: '桥面有一条长裂缝' });
    expect(await drain(ground)).toEqual([]);
    const bare = await other.query(op.get, there.clerk.actor, { county: '610524', matter: known((await external(words))?.id).slice(7) });
    expect(bare).toMatchObject({ text: '桥面有一条长裂缝', position: null });
    expect(bare.line.spot).not.toContain('小学');
  });

  it('that the other refuses is shown as failed, and not tried again', async () => {
    const found = await forwarded('另一平台', 'no-such-service');
    expect(await drain(ground)).toEqual([]);
    expect(await external(found)).toMatchObject({ status: 'failed', id: null });
    const nobody = await forwarded('没有这个平台', 'x');
    expect(await drain(ground)).toEqual([]);
    expect(await external(nobody)).toMatchObject({ status: 'failed' });
  });
});

/** A system whose answers a test gives. */
function played(answers: Partial<Open311Client>): { readonly name: string; readonly reports: Open311Report[] } {
  const name = `平台${newId().slice(-8)}`;
  const reports: Open311Report[] = [];
  const never = (): never => {
    throw new Error('nobody asks that');
  };
  systems.set(name, { file: async (report) => { reports.push(report); return (answers.file ?? never)(report); }, idOf: answers.idOf ?? never, find: answers.find ?? never });
  return { name, reports };
}

describe('other kinds of servers', () => {
  it('that give a token first are asked for the id until there is one', async () => {
    let known311: string | null = null;
    const { name } = played({ file: async () => ({ id: null, token: 'T-1' }), idOf: async (token) => (token === 'T-1' ? known311 : null), find: async () => ({ open: true, notes: '已派单\u0007' }) });
    const found = await forwarded(name, '001');
    expect(await drain(ground)).toEqual([]);
    expect(await external(found)).toMatchObject({ status: 'sent', id: null });
    await anHourLater();
    expect(await external(found)).toMatchObject({ status: 'sent', id: null });
    known311 = '293944';
    await anHourLater();
    expect(await external(found)).toMatchObject({ status: 'open', id: '293944' });
    expect((await get(found)).messages.filter(({ kind }) => kind === 'inform').map(({ text }) => text)).toEqual([`其他平台（${name}）：已派单`]);
    await anHourLater();
    expect((await get(found)).messages.filter(({ kind }) => kind === 'inform')).toHaveLength(1);
  });

  it('that cannot be reached are tried again, and filed once reached', async () => {
    let up = false;
    const { name, reports } = played({
      file: async () => {
        if (!up) throw new Open311Failure('not now', true);
        return { id: '7', token: null };
      },
      find: async () => ({ open: true, notes: null }),
    });
    const found = await forwarded(name, '001');
    expect(await drain(ground)).toHaveLength(1);
    expect(await external(found)).toMatchObject({ status: 'waiting' });
    up = true;
    await ground.rows('update graphile_worker._private_jobs set run_at = now()');
    await ground.rows("select kernel.leave_task('610524', 'requests.follow', null, $1)", [JSON.stringify(found.at)]);
    expect(await drain(ground)).toEqual([]);
    expect(reports).toHaveLength(2);
    expect(await external(found)).toMatchObject({ status: 'open', id: '7' });
  });

  it('that forget a request leave it as it was, and what was withdrawn here is not asked for', async () => {
    let asked = 0;
    const { name } = played({ file: async () => ({ id: '8', token: null }), find: async () => { asked += 1; return undefined; } });
    const found = await forwarded(name, '001');
    await drain(ground);
    await anHourLater();
    expect(await external(found)).toMatchObject({ status: 'open', id: '8' });
    expect(asked).toBe(1);
    const { line } = await get(found);
    await ground.command(op.withdrawFor, here.world.clerk, { ...found.at, reason: '本人来电要求撤回' }, { basis: line.revision });
    await anHourLater();
    expect(asked).toBe(1);
  });
});
