import { addDays, newId } from '@anhe/contract/kernel';
import { errandOperations as op } from '@anhe/contract/errands';
import { matterOperations } from '@anhe/contract/matters';
import { partyOperations } from '@anhe/contract/parties';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authorisation, authorised, errandAt, paper, seen, somebody, worker } from '../../../test/errands.ts';
import type { StagedErrand } from '../../../test/errands.ts';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import { refused, unlawfulIn } from '../../../test/refusals.ts';
import { useWorld } from '../../../test/world.ts';
import { receiptActor, systemActor } from '../../kernel/access/actor.ts';
import { verifyAll } from '../../kernel/events/verify.ts';
import { migrateQueue, withPool } from '../../kernel/jobs/index.ts';
import { textSource } from '../matters/index.ts';
import { modules } from '../index.ts';
import { askErasing } from './index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const began = new Date(ground.now);
beforeAll(async () => {
  await migrateQueue(ground.database.job);
});
beforeEach(() => {
  ground.now = new Date(began);
});

const unlawful = unlawfulIn('errands');
const after = (days: number): void => void (ground.now = new Date(began.getTime() + days * 86_400_000));
const returning = (found: StagedErrand, more: object = {}) => ({ ...found.at, papers: found.papers.map((id) => ({ paper: id })), manner: 'signed', happenedOn: world.today, ...more });

describe('an errand from its authorisation to its end', () => {
  it('is numbered, listed for its unit, followed by its receipt, settled, and closed once every paper is back', async () => {
    const found = await authorised(world);
    expect(found.number).toMatch(/^（2026）试代办第\d+号$/);
    const view = await seen(world, found);
    expect(view.line).toMatchObject({ status: 'holding', held: 2, resident: '雷*', kind: 'medical-insurance', until: addDays(world.today, 30), open: true });
    expect(view.resident).toMatchObject({ name: '雷*', contactBy: 'phone' });
    expect(view.papers.map(({ name, form, fate }) => [name, form, fate]).toSorted()).toEqual([['户口簿', 'copy', null], ['身份证', 'original', null]]);
    expect(view.scope).toBe('代交今年的城乡居民医保，一人一份');
    const receipt = await ground.query(matterOperations.openReceipt, receiptActor(world.county), { code: found.code });
    expect(receipt).toMatchObject({ kind: 'errand', number: found.number, status: 'holding', station: 1, remedies: [] });

    const step = await ground.command(op.handIn, worker(world), { ...found.at, happenedOn: world.today }, { basis: found.revision });
    expect(step).toMatchObject({ status: 'submitted', held: 2 });
    const settled = await ground.command(op.settle, worker(world), { ...found.at, result: 'refused', happenedOn: world.today, text: '窗口说缺缴费票据' }, { basis: step.revision });
    await expect(ground.command(op.close, worker(world), found.at, { basis: settled.revision })).rejects.toEqual(unlawful('papers-held'));
    const [first = '', second = ''] = found.papers;
    const one = await ground.command(op.returnPapers, worker(world), returning(found, { papers: [{ paper: first }] }), { basis: settled.revision });
    expect(one).toMatchObject({ status: 'settled', held: 1 });
    await expect(ground.command(op.returnPapers, worker(world), returning(found), { basis: one.revision })).rejects.toEqual(refused('errands.paper-unknown', { details: { count: 1 } }));
    const kept = { papers: [{ paper: second, fate: 'kept' }] };
    await expect(ground.command(op.returnPapers, worker(world), returning(found, kept), { basis: one.revision })).rejects.toEqual(refused('kernel.invalid-input'));
    const two = await ground.command(op.returnPapers, worker(world), returning(found, { ...kept, text: '窗口留存复印件' }), { basis: one.revision });
    const closed = await ground.command(op.close, worker(world), found.at, { basis: two.revision });
    expect(closed).toMatchObject({ status: 'closed', held: 0, keepUntil: addDays(world.today, 365) });
    const end = await seen(world, found);
    expect(end).toMatchObject({ line: { result: 'refused', closedOn: world.today, nextStep: null }, resultText: '窗口说缺缴费票据', keepUntil: addDays(world.today, 365) });
    expect(end.papers.find(({ id }) => id === second)).toMatchObject({ fate: 'kept', why: '窗口留存复印件' });
    expect(end.entries.map(({ type }) => type)).toEqual(['errands.authorised', 'errands.papers-taken', 'errands.handed-in', 'errands.settled', 'errands.papers-returned', 'errands.papers-returned', 'errands.closed']);
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
  });

  it('is refused without what it stands on: kind, place, time, witness, and the same person twice', async () => {
    const authorise = (more: object) => ground.command(op.authorise, worker(world), { ...authorisation(world), ...more });
    await expect(authorise({ kind: 'lending-money' })).rejects.toEqual(refused('errands.unknown-kind'));
    await expect(authorise({ place: '610524101201' })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(authorise({ until: addDays(world.today, 181) })).rejects.toEqual(unlawful('too-long'));
    await expect(authorise({ authorisedOn: addDays(world.today, 1) })).rejects.toEqual(unlawful('in-future'));
    await expect(authorise({ until: addDays(world.today, -1), authorisedOn: addDays(world.today, -2) })).rejects.toEqual(unlawful('over-already'));
    await expect(authorise({ manner: 'read-aloud' })).rejects.toEqual(unlawful('witness-needed'));
    const resident = somebody();
    await expect(authorise({ resident, manner: 'read-aloud', witness: { ...resident, id: newId() } })).rejects.toEqual(refused('kernel.invalid-input', { fields: [expect.objectContaining({ code: 'party-twice' })] }));
    const twice = paper();
    await expect(authorise({ papers: [twice, twice] })).rejects.toEqual(refused('kernel.invalid-input'));
    const found = await authorised(world, { manner: 'read-aloud', witness: somebody('党建国') });
    expect((await seen(world, found)).witness).toMatchObject({ name: '党*' });
  });

  it('takes no step on a day to come, on one before the authorisation, or before the paper was taken', async () => {
    const found = await authorised(world, { authorisedOn: addDays(world.today, -3) });
    const at = (happenedOn: string) => ground.command(op.handIn, worker(world), { ...found.at, happenedOn }, { basis: found.revision });
    await expect(at(addDays(world.today, 1))).rejects.toEqual(unlawful('in-future'));
    await expect(at(addDays(world.today, -4))).rejects.toEqual(unlawful('too-early'));
    const more = await ground.command(op.takePapers, worker(world), { ...found.at, papers: [paper('票据')], happenedOn: world.today }, { basis: found.revision });
    expect(more).toMatchObject({ status: 'holding', held: 3 });
    const late = (await seen(world, found)).papers.find(({ takenOn }) => takenOn === world.today);
    await expect(ground.command(op.returnPapers, worker(world), returning(found, { papers: [{ paper: late?.id }], happenedOn: addDays(world.today, -1) }), { basis: more.revision })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(ground.command(op.takePapers, worker(world), { ...found.at, papers: [{ ...paper(), id: found.papers[0] }], happenedOn: world.today }, { basis: more.revision })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(ground.command(op.settle, worker(world), { ...found.at, result: 'refused', happenedOn: world.today }, { basis: more.revision })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(ground.command(op.close, worker(world), found.at, { basis: more.revision })).rejects.toEqual(unlawful('papers-held'));
    await expect(ground.command(op.handIn, worker(world), { ...found.at, happenedOn: world.today }, { basis: found.revision })).rejects.toEqual(refused('kernel.stale'));
  });
});

describe('an authorisation that is over', () => {
  it('lets papers only be given back; then the errand is closed as not done', async () => {
    const found = await errandAt(world, 'submitted');
    after(31);
    for (const [step, more] of [['takePapers', { papers: [paper()] }], ['settle', { result: 'done' }]] as const) {
      await expect(ground.command(op[step], worker(world), { ...found.at, ...more, happenedOn: world.today } as never, { basis: found.revision })).rejects.toEqual(unlawful('authorisation-over')); // either input
    }
    await expect(ground.command(op.close, worker(world), found.at, { basis: found.revision })).rejects.toEqual(unlawful('papers-held'));
    const pressing = await ground.query(op.errands, worker(world), { pressing: true });
    expect(pressing.items.map(({ id }) => id)).toContain(found.at.matter);
    expect(pressing.counts.over).toBeGreaterThan(0);
    const back = await ground.command(op.returnPapers, worker(world), returning(found), { basis: found.revision });
    expect(await ground.command(op.close, worker(world), found.at, { basis: back.revision })).toMatchObject({ status: 'closed' });
    expect((await seen(world, found)).line.result).toBe('lapsed');
  });

  it('is held by the database: no row closes an errand with a paper, or takes one for a closed errand', async () => {
    const held = await errandAt(world, 'settled');
    await expect(ground.rows("update errands.errand set open = false where matter = $1", [held.at.matter])).rejects.toThrow('while a paper is held');
    const closed = await errandAt(world, 'closed');
    await expect(ground.rows('update errands.paper set fate = null, ended_on = null, manner = null where matter = $1', [closed.at.matter])).rejects.toThrow('while a paper is held');
  });
});

describe('what somebody entrusted', () => {
  it('is seen by the unit they entrusted, masked; who reads it in clear is written down', async () => {
    const found = await authorised(world);
    const reveal = (actor: Parameters<typeof ground.command>[1]) => ground.command(partyOperations.reveal, actor, { ...found.at, party: found.resident, reason: '电话通知来取材料' });
    expect(await reveal(worker(world))).toMatchObject({ name: '雷桂芳' });
    const logged = await ground.rows('select reason from kernel.access_log where matter = $1', [found.at.matter]);
    expect(logged).toEqual([{ reason: '电话通知来取材料' }]);
    for (const actor of [world.post('area', 'mediator').actor, world.post('county', 'bureau').actor, world.post('area', 'grid').actor, world.post('window', 'clerk').actor]) {
      await expect(reveal(actor)).rejects.toMatchObject({ code: expect.stringMatching(/kernel\.not-(allowed|found)/) as unknown }); // a matcher stands for any value
      await expect(ground.query(op.errand, actor, found.at)).rejects.toMatchObject({ code: expect.stringMatching(/kernel\.not-(allowed|found)/) as unknown }); // the same
    }
    expect((await ground.query(op.errands, world.post('area', 'grid').actor, {})).items).toEqual([]);
    // A grid worker reads nobody's name on a dispute.
    const dispute = await world.dispute('accepted');
    await expect(ground.command(partyOperations.reveal, worker(world), { ...dispute.at, party: dispute.parties[0]?.id, reason: '想看看' })).rejects.toEqual(refused('kernel.not-allowed'));
  });

  it('lies in no open column: neither names, nor what papers they are, nor what was authorised', async () => {
    const found = await authorised(world, { scope: '代领残联发的轮椅', resident: somebody('惠春燕'), papers: [paper('家庭情况证明')] });
    for (const table of ['matters.matter', 'matters.content', 'parties.party', 'errands.errand', 'errands.paper', 'kernel.event', 'kernel.outbox', 'matters.search']) {
      const key = table === 'kernel.event' ? "stream = '" + found.at.matter + "'" : table === 'matters.matter' ? `id = '${found.at.matter}'` : table === 'kernel.outbox' ? 'true' : `matter = '${found.at.matter}'`;
      const [row] = await ground.rows<{ text: string }>(`select coalesce(string_agg(t::text, ' '), '') as text from ${table} t where ${key}`);
      for (const word of ['惠春燕', '轮椅', '家庭情况']) expect([table, row?.text.includes(word)]).toEqual([table, false]);
    }
  });

  it('is erased when its retention is over: names and words go, days stay, the chain holds; not a day before, and once', async () => {
    const found = await errandAt(world, 'closed');
    const ask = () => withPool(ground.database.job, 1, (pool) => askErasing(pool, world.today));
    after(365);
    expect(await ask()).toBe(0);
    after(366);
    expect(await ask()).toBeGreaterThan(0);
    expect(await drain(ground)).toEqual([]);
    const view = await seen(world, found);
    expect(view).toMatchObject({ erased: true, scope: null, resident: { name: '已删除', contactBy: 'none' }, line: { resident: '已删除', kind: 'medical-insurance' } });
    expect(view.papers.map(({ name }) => name)).toEqual([null, null]);
    await expect(ground.command(partyOperations.reveal, worker(world), { ...found.at, party: found.resident, reason: '再看一次' })).rejects.toEqual(refused('parties.erased'));
    expect(await ask()).toBe(0);
    expect(await ground.command(op.erase, systemActor('errands.erase', world.county), found.at)).toEqual({ parties: 0, texts: 0 });
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
  });

  it('has no file: what is signed stays on paper', async () => {
    const found = await authorised(world);
    const input = { ...found.at, attachment: newId(), kind: 'authority', upload: await world.upload(world.mediator), happenedOn: world.today };
    await expect(ground.command(matterOperations.attach, world.mediator, input)).rejects.toEqual(refused('kernel.not-allowed'));
  });
});

describe('the kinds of errands', () => {
  it('say where each is done and with which papers, and that nobody has compared them with a guide', async () => {
    const { items, longest } = await ground.query(op.kinds, worker(world), {});
    expect(longest).toBe(180);
    expect(items.length).toBeGreaterThan(7);
    for (const kind of items) expect([kind.code, kind.verified, kind.papers.length > 0, kind.label.zh.includes('未与任何文件核对')]).toEqual([kind.code, false, true, true]);
  });
});
