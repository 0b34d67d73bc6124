import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, kernelErrors, newId } from '@anhe/contract/kernel';
import type { Operation, Problem } from '@anhe/contract/kernel';
import { disputeOperations } from '@anhe/contract/disputes';
import { matterOperations } from '@anhe/contract/matters';
import type { Actor, StaffActor } from '../src/kernel/access/actor.ts';
import { publicActor } from '../src/kernel/access/actor.ts';
import { openLog } from '../src/kernel/log.ts';
import { writeWorkbook } from '../src/kernel/spreadsheet.ts';
import { mountImports } from '../src/http/imports.ts';
import { mountOperations } from '../src/http/mount.ts';
import { createServer } from '../src/http/server.ts';
import { mountUploads } from '../src/http/uploads.ts';
import { errorCatalogue, modules } from '../src/modules/index.ts';
import { importStaff } from '../src/modules/staff/index.ts';
import { stepInput } from './cases/steps.ts';
import { useGround } from './ground.ts';
import { growth, tableState, written } from './table-state.ts';
import { useWorld } from './world.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
let app: FastifyInstance;
const actors = new Map<string, StaffActor>();

beforeAll(async () => {
  app = await createServer({ log: openLog('silent'), catalogue: { ...kernelErrors, ...errorCatalogue }, tls: undefined });
  const actorOf = async (request: { headers: Record<string, unknown> }): Promise<Actor> => actors.get(String(request.headers['anhe-post'])) ?? publicActor;
  mountUploads(app, { files: ground.files, keys: ground.keys, clock: () => ground.now, actorOf });
  mountImports(app, { actorOf, clock: () => ground.now, imports: [{ name: 'staff', access: ['administrator'], run: (actor, bytes, options) => importStaff(ground.road, actor, bytes, options) }] });
  mountOperations(app, ground.road, actorOf);
  await app.ready();
  await ground.insert('places.division', {
    place: '610524001299', valid_from: '2020-01-01', valid_to: '2026-06-30', name: '已撤村委会', initials: 'ycc', source: '测试',
  });
  await ground.insert('places.successor', { place: '610524001299', on_day: '2026-06-30', became: world.village, kind: 'merged' });
});
afterAll(() => app.close());

interface Reply {
  readonly status: number;
  readonly body: Problem;
}

const by = (actor: StaffActor): Record<string, string> => {
  actors.set(actor.post, actor);
  return { 'anhe-post': actor.post };
};

/** Sends a call as a page does: parameters in the path, a command with its id and basis. */
async function send(operation: Operation, actor: StaffActor | undefined, input: Readonly<Record<string, unknown>>, more: { command?: string; basis?: number } = {}): Promise<Reply> {
  const rest = { ...input };
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const headers = actor === undefined ? {} : by(actor);
  const reply = operation.kind === 'query'
    ? await app.inject({ method: 'GET', url: `/api${path}?q=${encodeURIComponent(JSON.stringify(rest))}`, headers })
    : await app.inject({ method: 'POST', url: `/api${path}`, headers, payload: { command: newId(), ...more, input: rest } });
  return { status: reply.statusCode, body: reply.json<Problem>() };
}

async function sendFile(url: string, actor: StaffActor, name: string, bytes: Uint8Array): Promise<{ readonly status: number; readonly body: unknown }> {
  const boundary = 'a-boundary-of-the-tests';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const reply = await app.inject({ method: 'POST', url, headers: { ...by(actor), 'content-type': `multipart/form-data; boundary=${boundary}` }, payload });
  return { status: reply.statusCode, body: reply.json<unknown>() };
}

/** What a call gets: a reason in both languages with nothing left to fill in, and no row anywhere but that it was refused. */
async function refusedWithoutTrace(call: () => Promise<Reply>): Promise<Reply> {
  const before = await tableState(ground);
  const reply = await call();
  expect(written(before, await tableState(ground)).filter((name) => name !== 'kernel.access_log')).toEqual([]);
  expect(reply.status).toBeGreaterThanOrEqual(400);
  expect(reply.status).toBeLessThan(500);
  for (const message of [reply.body.message, ...(reply.body.fields ?? []).map((field) => field.message)]) {
    expect(message.zh).toMatch(/^[^{}]+$/);
    expect(message.en).toMatch(/^[^{}]+$/);
  }
  return reply;
}

const fieldsOf = ({ body }: Reply): readonly string[] => (body.fields ?? []).map(({ path, code }) => `${path.join('.')} ${code}`);

describe('a filing that is not right names its fields', () => {
  const party = (more: object = {}) => ({ ...world.filing().parties[0], ...more });
  const table: readonly (readonly [string, () => object, readonly string[]])[] = [
    ['a place that never was', () => ({ place: '610524001298' }), ['place place-unknown']],
    ['a place that ended', () => ({ place: '610524001299', committee: world.unit('window').id }), ['place place-expired']],
    ['a place that is no code', () => ({ place: '6105240' }), ['place place-code']],
    ['a place out of scope', () => ({ place: '610524101001' }), ['place not-in-scope']],
    ['a place of another county', () => ({ place: '610502001001' }), ['place not-in-scope']],
    ['a day that is not in the calendar', () => ({ happenedOn: '2026-02-30' }), ['happenedOn impossible-date']],
    ['a day that is no day', () => ({ happenedOn: '昨天' }), ['happenedOn impossible-date']],
    ['a day to come', () => ({ filedOn: addDays(world.today, 1) }), ['filedOn future-date']],
    ['happened after it was filed', () => ({ happenedOn: world.today, filedOn: addDays(world.today, -1) }), ['happenedOn future-date']],
    ['a party twice', () => ({ parties: [party({ name: '甲乙', contact: { by: 'phone', value: '13800001111' } }), party({ id: newId(), side: 'respondent', name: '甲 乙', contact: { by: 'phone', value: '13800001111' } })] }), ['parties.1.name party-twice']],
    ['one id for two parties', () => ({ parties: [party({ id: world.mediator.post }), party({ id: world.mediator.post, name: '另一人', side: 'respondent' })] }), ['parties.1.id already-used']],
    ['a number that is none', () => ({ parties: [party({ contact: { by: 'phone', value: '12345' } })] }), ['parties.0.contact.value phone-number']],
    ['no way to reach a party', () => ({ parties: [party({ contact: undefined })] }), ['parties.0.contact contact-needed']],
    ['no name', () => ({ parties: [party({ name: ' ' })] }), ['parties.0.name required']],
    ['nobody', () => ({ parties: [] }), ['parties too-small']],
    ['a type that is not one of the eighteen', () => ({ type: 'quarrel' }), ['type unknown-choice']],
    ['no text', () => ({ summary: '' }), ['summary required']],
    ['a text too long', () => ({ summary: '长'.repeat(2001) }), ['summary too-long']],
    ['a field that there is not', () => ({ riskLevel: 3 }), [' unknown-field']],
    ['a committee that there is not', () => ({ committee: newId() }), ['committee unknown-choice']],
    ['an amount below nothing', () => ({ amount: -1 }), ['amount too-small']],
    ['several at once', () => ({ type: 'quarrel', summary: '', happenedOn: '2026-13-01' }), ['happenedOn impossible-date', 'type unknown-choice', 'summary required']],
  ];

  it.each(table.map(([what, more, fields]) => [what, more, fields] as const))('%s', async (_what, more, fields) => {
    const reply = await refusedWithoutTrace(() => send(disputeOperations.register, world.clerk, { ...world.filing(), ...more() }));
    expect(reply).toMatchObject({ status: 422, body: { code: 'kernel.invalid-input' } });
    expect(fieldsOf(reply)).toEqual(fields);
  });

  it('an ended place says since when, and what it is now', async () => {
    const { body } = await send(disputeOperations.register, world.clerk, { ...world.filing(), place: '610524001299', committee: world.unit('window').id });
    expect(body.fields?.[0]?.message.zh).toMatch(/已于 2026-06-30 停用，现为 .*610524001201/u);
  });
});

describe('a step that cannot be', () => {
  it('is refused with its reason and article; the wrong moment with the status', async () => {
    const found = await world.dispute('registered');
    const accept = (more: object) => refusedWithoutTrace(() => send(disputeOperations.accept, world.mediator, { ...stepInput(world, 'accept', found), ...more }, { basis: found.revision }));
    expect(await accept({ authorityAct: true })).toMatchObject({ status: 409, body: { code: 'disputes.not-lawful-now', article: 'moj75-20', message: { zh: expect.stringMatching(/行政机关/u) } } });
    expect(fieldsOf(await accept({ acceptedOn: addDays(world.today, -30) }))).toEqual(['acceptedOn past-date']);
    const early = await refusedWithoutTrace(() => send(disputeOperations.putSeal, world.mediator, stepInput(world, 'putSeal', found), { basis: found.revision }));
    expect(early.body.message.zh).toMatch(/现在是“已登记”，还不能/u);
    expect(fieldsOf(await refusedWithoutTrace(() => send(disputeOperations.accept, world.mediator, stepInput(world, 'accept', found))))).toEqual(['basis required']);
  });

  it('is stale when a colleague was earlier, and says what happened', async () => {
    const found = await world.dispute('registered');
    await world.take(found, 'accept');
    const reply = await refusedWithoutTrace(() => send(disputeOperations.accept, world.post('committee', 'director').actor, stepInput(world, 'accept', found), { basis: found.revision }));
    expect(reply).toMatchObject({ status: 409, body: { code: 'kernel.stale', changed: [{ type: 'disputes.accepted', actor: world.mediator.label }] } });
  });

  it('is refused under an id that was used with other content', async () => {
    const command = newId();
    const first = world.filing();
    expect((await send(disputeOperations.register, world.clerk, first, { command })).status).toBe(200);
    const reply = await refusedWithoutTrace(() => send(disputeOperations.register, world.clerk, { ...first, summary: '另一件事' }, { command }));
    expect(reply).toMatchObject({ status: 409, body: { code: 'kernel.command-reused' } });
  });

  it('of a matter out of scope looks like one of no matter at all', async () => {
    const found = await world.dispute('accepted');
    const stranger = world.post('elsewhere', 'mediator').actor;
    const replies = await Promise.all([found.at, { ...found.at, matter: newId() }].map((at) => send(disputeOperations.get, stranger, at)));
    expect(replies[0]).toEqual(replies[1]);
    expect(replies[0]).toMatchObject({ status: 404, body: { code: 'kernel.not-found' } });
  });
});

describe('a file that is not what it says', () => {
  it('is not taken, whatever its name', async () => {
    for (const [name, text] of [['照片.jpg', 'GIF89a'], ['协议.pdf', '只是文字'], ['表.xlsx', 'a,b'], ['程序.exe', 'MZ'], ['无名', 'x']] as const) {
      const reply = await refusedWithoutTrace(async () => {
        const sent = await sendFile('/api/uploads', world.mediator, name, new TextEncoder().encode(text));
        return { status: sent.status, body: sent.body as Problem }; // a refusal's body
      });
      expect(reply.status, name).toBe(415);
      expect(reply.body.message.zh).toContain(name);
    }
  });

  it('nor attached under a ticket of another file', async () => {
    const found = await world.dispute('accepted');
    const upload = await world.upload(world.mediator);
    const input = { ...found.at, attachment: newId(), kind: 'evidence', happenedOn: world.today, upload: { ...upload, digest: '0'.repeat(64) } };
    expect(fieldsOf(await refusedWithoutTrace(() => send(matterOperations.attach, world.mediator, input)))).toEqual(['upload.ticket wrong-kind']);
  });

  it('an Excel with half its rows wrong: the good rows in, the bad ones back with their reasons', async () => {
    const good = (name: string) => [world.village, '派出所', name];
    const bytes = await writeWorkbook([{ name: '单位', headers: ['区划代码', '单位类型', '单位名称'], rows: [good('甲派出所'), ['610502001001', '派出所', '外县派出所'], good('乙派出所'), [world.village, '不知道', '丙单位']] }]);
    const before = await tableState(ground);
    const { status, body } = await sendFile('/api/imports/staff', world.administrator, '单位.xlsx', bytes);
    expect(status).toBe(200);
    expect(body).toMatchObject({ added: { units: 2 }, refused: 2, file: { fileName: '未导入的行.xlsx' } });
    expect(growth(before, await tableState(ground))).toMatchObject({ 'staff.unit': 2, 'kernel.event': 2, 'kernel.command': 2 });
    const again = await tableState(ground);
    expect((await sendFile('/api/imports/staff', world.administrator, '单位.xlsx', bytes)).body).toMatchObject({ added: { units: 0 }, unchanged: 2, refused: 2 });
    expect(growth(again, await tableState(ground))).toEqual({});
  });
});

describe('a receipt code that opens nothing', () => {
  it('says the same whether it never was, was ended, or is no code', async () => {
    const { at, receipt, code } = await world.receipt();
    await ground.command(matterOperations.revokeReceipt, world.mediator, { ...at, receipt });
    const replies: Reply[] = [];
    for (const wrong of [code, '610524-22222-22222', '999999-22222-22222', 'abc']) replies.push(await refusedWithoutTrace(() => send(matterOperations.openReceipt, undefined, { code: wrong })));
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(replies[0]).toMatchObject({ status: 404, body: { code: 'matters.receipt-unknown' } });
  });

  it('cannot be tried in bulk', async () => {
    const statuses = new Set<number>();
    for (let index = 0; index < 40; index += 1) statuses.add((await send(matterOperations.openReceipt, undefined, { code: '610524-22222-22222' })).status);
    expect([...statuses].toSorted()).toEqual([404, 429]);
  });
});

describe('what is no request at all', () => {
  it('is refused in the house’s words', async () => {
    const headers = by(world.clerk);
    const url = '/api/disputes';
    for (const payload of ['{', '[]', '{"command":"1","input":{}}', '{"input":{}}', `{"command":"${newId()}","input":3}`, `{"command":"${newId()}","basis":9007199254740991,"input":{}}`]) {
      const reply = await app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': 'application/json' }, payload });
      expect([reply.statusCode, reply.json<Problem>().code], payload).toEqual([422, 'kernel.invalid-input']);
    }
    expect((await app.inject({ method: 'GET', url: '/api/disputes?q=%7B', headers })).statusCode).toBe(422);
    expect((await app.inject({ method: 'GET', url: '/api/nothing', headers })).json()).toMatchObject({ code: 'kernel.not-found' });
    expect((await app.inject({ method: 'GET', url: '/api/disputes?q={}' })).json()).toMatchObject({ code: 'kernel.not-signed-in' });
  });
});
