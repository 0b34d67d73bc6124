import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, newId } from '@anhe/contract/kernel';
import { campaignOperations as op } from '@anhe/contract/campaigns';
import type { PlanGiven } from '@anhe/contract/campaigns';
import { documentOperations } from '@anhe/contract/documents';
import { patrolOperations } from '@anhe/contract/patrols';
import { supervisionOperations } from '@anhe/contract/supervision';
import { buildPost, buildUnit, places } from '../../../test/build.ts';
import { campaignAt, doer, dutiesOf, dutyAt, planInput, planner, reviewer, signer, summarised, takeCampaign } from '../../../test/campaigns.ts';
import type { StagedDuty } from '../../../test/campaigns.ts';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import { hazardInput, photo, reportedHazard } from '../../../test/patrols.ts';
import { known, useWorld } from '../../../test/world.ts';
import type { Actor } from '../../kernel/access/actor.ts';
import { migrateQueue } from '../../kernel/jobs/index.ts';
import { verifyAll } from '../../kernel/events/verify.ts';
import { textSource } from '../matters/index.ts';
import { modules } from '../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const began = new Date(ground.now);
beforeAll(async () => {
  await migrateQueue(ground.database.job);
});
beforeEach(() => {
  ground.now = new Date(began);
});

const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });
const unlawful = (rule: string) => refused('campaigns.not-lawful-now', { details: expect.objectContaining({ rule }) as unknown }); // a matcher stands for any value
const invalidAt = (path: readonly (string | number)[], code: string) => refused('kernel.invalid-input', { fields: [expect.objectContaining({ path, code })] });
const on = (day: string): void => void (ground.now = new Date(`${day}T10:00:00+08:00`));
const draft = (plan: Partial<PlanGiven>, actor: Actor = planner(world)) => ground.command(op.draft, actor, { county: world.county, campaign: newId(), plan: planInput(world, plan) });
const view = (at: { county: string; campaign: string }, actor: Actor = planner(world)) => ground.query(op.campaign, actor, at);
const duty = (at: { county: string; duty: string }, actor: Actor = doer(world)) => ground.query(op.duty, actor, at);
type Act = 'report' | 'excuse' | 'ask' | 'answer' | 'sendBack' | 'assign';
async function act(found: StagedDuty, step: Act, actor: Actor, more: object): Promise<StagedDuty> {
  const done = await ground.command(op[step], actor, { ...found.at, ...(step === 'report' || step === 'excuse' ? { report: newId() } : {}), ...more }, { basis: found.revision });
  return { ...found, revision: done.revision };
}
const counted = { title: '发现并登记隐患', text: '巡逻中发现的隐患及时登记', for: 'villages' as const, charge: 'hazards' as const, measure: 'counted' as const, figure: 'hazards-found' };

describe('a plan', () => {
  it('that asks for persons is refused with the reason, wherever it says so', async () => {
    const barred = (words: string, path: readonly (string | number)[]) => refused('campaigns.asks-for-persons', { details: expect.objectContaining({ words }) as unknown, fields: [expect.objectContaining({ path })] }); // a matcher stands for any value
    const task = known(planInput(world).tasks[0]);
    await expect(draft({ tasks: [{ ...task, text: '上报重点人员情况' }] })).rejects.toEqual(barred('重点人', ['plan', 'tasks', 0, 'text']));
    await expect(draft({ purpose: '摸清人员底数' })).rejects.toEqual(barred('人员底数', ['plan', 'purpose']));
    await expect(draft({ tasks: [{ ...task, text: '联系人 138 1234 5678' }] })).rejects.toEqual(barred('…', ['plan', 'tasks', 0, 'text']));
    await draft({ purpose: '只报场次和户数，不收集姓名' });
  });

  it('names places, units, kinds and figures of its own area, and days within its own', async () => {
    const task = known(planInput(world).tasks[0]);
    await expect(draft({ places: [places.otherCounty] })).rejects.toEqual(invalidAt(['plan', 'places', 0], 'not-in-scope'));
    await expect(draft({ places: ['610524001299'] })).rejects.toEqual(invalidAt(['plan', 'places', 0], 'place-unknown'));
    await expect(draft({ kind: 'none-such' })).rejects.toEqual(refused('campaigns.unknown-kind'));
    await expect(draft({ tasks: [{ ...task, units: [world.unit('elsewhere').id] }] })).rejects.toEqual(refused('campaigns.unit-unknown'));
    await expect(draft({ tasks: [{ ...task, units: [] }] })).rejects.toEqual(invalidAt(['plan', 'tasks', 0, 'units'], 'required'));
    await expect(draft({ tasks: [{ ...task, dueOn: addDays(world.today, 40) }] })).rejects.toEqual(invalidAt(['plan', 'tasks', 0, 'dueOn'], 'unknown-choice'));
    // A ratio and a standing number add up to nothing over places and days.
    for (const figure of ['hazards-on-time-rate', 'hazards-in-hand', 'none-such']) await expect(draft({ tasks: [{ ...counted, figure, dueOn: world.today }] })).rejects.toEqual(refused('campaigns.not-a-count'));
    await expect(draft({ to: addDays(world.today, -1) })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(draft({}, doer(world))).rejects.toEqual(refused('kernel.not-allowed'));
  });

  it('is seen by its own unit alone until another has reviewed and a leader signed it', async () => {
    let found = await campaignAt(world, 'review');
    await expect(takeCampaign(world, found, 'review', planner(world), { passed: true })).rejects.toEqual(unlawful('own-plan'));
    found = await takeCampaign(world, found, 'review', reviewer(world), { passed: false, remark: '请写明期限' });
    expect(await view(found.at)).toMatchObject({ line: { status: 'draft', number: null }, remark: '请写明期限', duties: [] });
    await expect(view(found.at, world.post('county', 'supervisor').actor)).rejects.toEqual(refused('kernel.not-allowed'));
    const { revision } = await ground.command(op.revise, planner(world), { ...found.at, plan: planInput(world, { title: '冬季消防通道整治' }) }, { basis: found.revision });
    found = await takeCampaign(world, await takeCampaign(world, { ...found, revision }, 'submit', planner(world)), 'review', reviewer(world), { passed: true });
    found = await takeCampaign(world, found, 'publish', signer(world), { passed: true });
    expect(await view(found.at, doer(world))).toMatchObject({ line: { status: 'running', title: '冬季消防通道整治', number: expect.stringMatching(/专项〔2026〕\d+号$/) as unknown, duties: 2, settled: 0 } }); // a matcher stands for any value
    await expect(ground.rows("update campaigns.campaign set signed_by = drafted_by where id = $1", [found.at.campaign])).rejects.toThrow('check');
    await expect(ground.rows("update campaigns.campaign set status = 'closed' where id = $1", [found.at.campaign])).rejects.toThrow('check');
  });
});

describe('a task', () => {
  it('lies with whoever answers for it at each place: the unit in charge, the place’s own, or nobody', async () => {
    const other = await buildUnit(ground, { place: places.otherVillage });
    const charge = newId();
    const inCharge = await world.emptyUnit();
    await ground.command(supervisionOperations.setCharge, planner(world), { county: world.county, charge, unit: inCharge.id, place: world.village, as: 'hazards', from: world.today });
    const found = await campaignAt(world, 'running', { places: [world.village, places.otherVillage], tasks: [{ ...counted, dueOn: addDays(world.today, 5) }] });
    const units = async () => (await view(found.at)).duties.map(({ place, unit }) => [place, unit]);
    expect(await units()).toEqual([[world.village, inCharge.id], [places.otherVillage, other.id]]);
    // The other village's committee closes: nobody is in charge there, and it stays shown without a unit.
    await ground.rows('update staff.unit set valid_to = $2 where id = $1', [other.id, world.today]);
    expect(await units()).toEqual([[world.village, inCharge.id], [places.otherVillage, null]]);
    // A unit in charge of the whole town has it from then on, without anybody's doing.
    const wider = newId();
    await ground.command(supervisionOperations.setCharge, planner(world), { county: world.county, charge: wider, unit: world.unit('window').id, place: places.town, as: 'hazards', from: world.today });
    expect(await units()).toEqual([[world.village, inCharge.id], [places.otherVillage, world.unit('window').id]]);
    for (const one of [charge, wider]) await ground.command(supervisionOperations.endCharge, planner(world), { county: world.county, charge: one, to: world.today }, { basis: 1 });
  });

  it('is reported with its number and proof, given back, and counted as done on its day', async () => {
    const task = { ...known(planInput(world).tasks[0]), proof: true };
    let found = await dutyAt(world, 'open', { tasks: [task] });
    found = await act(found, 'report', doer(world), { amount: 3, text: '看了三家', done: false });
    await expect(act(found, 'report', doer(world), { amount: 5, text: '看完了', done: true })).rejects.toEqual(unlawful('below-target'));
    await expect(act(found, 'report', doer(world), { amount: 8, text: '看完了', done: true })).rejects.toEqual(unlawful('proof-needed'));
    await expect(act(found, 'report', doer(world), { amount: 8, text: '店主电话13812345678', done: true, proofs: [await photo(world, doer(world))] })).rejects.toEqual(refused('campaigns.asks-for-persons'));
    await expect(act(found, 'report', world.post('area', 'director').actor, { amount: 8, text: '看完了', done: false })).rejects.toEqual(refused('kernel.not-allowed'));
    const file = await photo(world, doer(world), '商户.jpg');
    found = await act(found, 'report', doer(world), { amount: 8, text: '全部看完', done: true, proofs: [file] });
    expect(await duty(found.at)).toMatchObject({ line: { status: 'done', standing: 'done', amount: 8, doneOn: world.today }, proven: true, reports: [{ version: 2, text: '全部看完', done: true, proofs: [{ name: '商户.jpg' }] }, { version: 1, amount: 3 }] });
    expect(Buffer.from((await ground.query(op.proof, planner(world), { ...found.at, proof: file.id })).bytes).toString()).toContain('photograph');
    found = await act(found, 'sendBack', planner(world), { remark: '缺两家的照片' });
    on(addDays(world.today, 11));
    expect(await duty(found.at)).toMatchObject({ remark: '缺两家的照片', line: { status: 'open', standing: 'late', lateDays: 1 } });
    found = await act(found, 'report', doer(world), { amount: 9, text: '补齐了', done: true });
    expect((await duty(found.at)).line.standing).toBe('done-late');
  });

  it('is excused by its unit with a reason, or given a later day by the office, in whose time it is not late', async () => {
    const excused = await dutyAt(world, 'nothing');
    expect(await duty(excused.at)).toMatchObject({ line: { standing: 'excused' }, reports: [{ nothing: true, text: '已经逐店看过' }] });
    let found = await dutyAt(world, 'asked');
    const { dueOn } = (await duty(found.at)).line;
    on(addDays(dueOn, 2));
    expect(await duty(found.at, planner(world))).toMatchObject({ asked: '沿街商户外出较多', line: { standing: 'asked', askedFor: addDays(dueOn, 5) } });
    const granted = await act(found, 'answer', planner(world), { granted: true });
    expect((await duty(granted.at)).line).toMatchObject({ dueOn: addDays(dueOn, 5), standing: 'open' });
    ground.now = new Date(began);
    found = await dutyAt(world, 'asked');
    on(addDays(dueOn, 2));
    found = await act(found, 'answer', planner(world), { granted: false, remark: '请按期完成' });
    expect(await duty(found.at)).toMatchObject({ remark: '请按期完成', line: { dueOn: world.today, standing: 'open' } });
    await expect(act(await dutyAt(world, 'open', { from: world.today, to: addDays(world.today, 30), tasks: [{ ...known(planInput(world).tasks[0]), dueOn: addDays(world.today, 30) }] }), 'ask', doer(world), { day: addDays(world.today, 31), text: '时间不够用' })).rejects.toEqual(unlawful('other-day'));
  });

  it('that is late is urged by the urging of supervision, once a day, and answered there', async () => {
    const { at } = await dutyAt(world, 'open');
    const urge = (actor: Actor = planner(world)) => ground.command(op.urge, actor, { ...at, urge: newId(), text: '请尽快报进展' });
    await expect(urge()).rejects.toEqual(unlawful('still-time'));
    ground.now = new Date('2026-12-07T21:00:00+08:00');
    expect(await urge()).toMatchObject({ unitName: world.unit('committee').name, deliverAt: '2026-12-08T08:00:00+08:00' });
    await expect(urge()).rejects.toEqual(refused('supervision.urged-today'));
    on('2026-12-08');
    const { items } = await ground.query(supervisionOperations.urges, doer(world), { box: 'received' });
    const found = known(items.find((one) => one.duty === at.duty));
    await ground.command(supervisionOperations.seeUrge, doer(world), { county: found.county, urge: found.id, text: '今天报' }, { basis: found.revision });
    // Who supervises the county may urge as well; another unit's committee may not.
    await urge(world.post('county', 'supervisor').actor);
    await expect(urge(world.post('area', 'director').actor)).rejects.toEqual(refused('kernel.not-allowed'));
  });

  it('that is counted is never typed, and becomes done the night after its figure reaches the target', async () => {
    const village = places.otherVillage;
    const committee = await buildUnit(ground, { place: village });
    const [director, grid] = [await buildPost(ground, committee, 'director'), await buildPost(ground, committee, 'grid')];
    const running = await campaignAt(world, 'running', { places: [village], tasks: [{ ...counted, charge: null, dueOn: addDays(world.today, 5), target: 2 }] });
    const [first] = await dutiesOf(world, running);
    const found = known(first);
    await expect(act(found, 'report', director.actor, { amount: 7, text: '看了七处', done: false })).rejects.toEqual(unlawful('counted'));
    await expect(act(found, 'report', director.actor, { text: '看完了', done: true })).rejects.toEqual(unlawful('counts-itself'));
    const seesHazard = async (): Promise<unknown> => ground.command(patrolOperations.reportHazard, grid.actor, { ...hazardInput(world), place: village });
    await seesHazard();
    expect((await ground.query(op.mine, director.actor, {})).items).toEqual([expect.objectContaining({ id: found.at.duty, amount: 1, standing: 'open' })]);
    await seesHazard();
    // Elsewhere: it does not count here.
    await reportedHazard(world);
    expect((await duty(found.at, director.actor)).line).toMatchObject({ amount: 2, status: 'open', standing: 'done' });
    await ground.rows('select campaigns.ask_counting($1)', [world.today]);
    expect(await drain(ground)).toEqual([]);
    expect((await duty(found.at, director.actor)).line).toMatchObject({ amount: 2, status: 'done', standing: 'done', doneOn: world.today });
    await expect(ground.command(op.count, planner(world), { ...running.at, from: addDays(world.today, -3), on: world.today })).rejects.toEqual(refused('kernel.not-allowed'));
  });
});

describe('the end of a campaign', () => {
  it('comes later for a reason, and open tasks of the last day go along; cancelled, nothing more is asked', async () => {
    const [task] = planInput(world).tasks;
    const to = addDays(world.today, 20);
    const running = await campaignAt(world, 'running', { tasks: [{ ...known(task), dueOn: to }, { ...counted, dueOn: addDays(world.today, 5) }] });
    await expect(takeCampaign(world, running, 'prolong', signer(world), { to, reason: '雨雪天气' })).rejects.toEqual(unlawful('not-later'));
    const longer = await takeCampaign(world, running, 'prolong', signer(world), { to: addDays(to, 10), reason: '雨雪天气，走访没有走完' });
    expect(await view(longer.at)).toMatchObject({ prolongedFor: '雨雪天气，走访没有走完', line: { to: addDays(to, 10) }, duties: [{ dueOn: addDays(to, 10) }, { dueOn: addDays(world.today, 5) }] });
    await takeCampaign(world, longer, 'cancel', signer(world), { reason: '上级另有安排' });
    const [first] = await dutiesOf(world, longer);
    await expect(act(known(first), 'report', doer(world), { amount: 8, text: '看完了', done: true })).rejects.toEqual(unlawful('not-running'));
    expect((await ground.query(op.mine, doer(world), {})).items.some(({ campaign }) => campaign === longer.at.campaign)).toBe(false);
  });

  it('is a report from what was counted: its tables, the same days before, and what each number rests on', async () => {
    const running = await campaignAt(world, 'running', { from: world.today, to: addDays(world.today, 2), tasks: [{ ...known(planInput(world).tasks[0]), dueOn: addDays(world.today, 1) }, { ...counted, dueOn: addDays(world.today, 2), target: 500 }] });
    await expect(summarised(world, running)).rejects.toEqual(unlawful('still-running'));
    await reportedHazard(world);
    const before = (await ground.rows<{ n: number }>("select coalesce(sum(delta), 0)::int as n from figures.entry where measure = 'hazards_found' and place like $1 || '%' and day between $2 and $3", [world.village, world.today, addDays(world.today, 2)]))[0]?.n;
    const [reported] = await dutiesOf(world, running);
    await act(known(reported), 'report', doer(world), { amount: 8, text: '全部看完', done: true });
    on(addDays(world.today, 3));
    await expect(ground.command(op.summarise, planner(world), { ...running.at, from: '2026-11-01', to: '2026-11-20' }, { basis: running.revision })).rejects.toEqual(refused('campaigns.counted-anew'));
    let found = await summarised(world, running);
    const { report } = await view(found.at);
    const { facts, text } = known(report);
    expect(facts.tasks.map(({ all, amount, lateAt }) => [all.total, all.done, all.late, amount, lateAt.length])).toEqual([[1, 1, 0, 8, 0], [1, 0, 1, before, 1]]);
    expect(facts.figures.map(({ code, during }) => [code, during.numerator])).toEqual([['hazards-found', before], ['hazards-on-time-rate', expect.any(Number)]]);
    expect(facts.figures[0]?.yearBefore).toMatchObject({ value: 0, numerator: 0 });
    expect(text).toContain('逾期未完成1项');
    expect(text).toContain('不作排名');
    await expect(takeCampaign(world, found, 'rewrite', planner(world), { text: '其中重点人员两名，已经落实。' })).rejects.toEqual(refused('campaigns.asks-for-persons'));
    found = await takeCampaign(world, found, 'rewrite', planner(world), { text: `${text}\n下一步继续巡查。` });
    found = await takeCampaign(world, found, 'handIn', planner(world));
    await expect(takeCampaign(world, found, 'summarise', planner(world), { from: addDays(world.today, -3), to: addDays(world.today, -1) })).rejects.toEqual(unlawful('wrong-status'));
    found = await takeCampaign(world, found, 'close', signer(world), { passed: true });
    expect(await view(found.at, doer(world))).toMatchObject({ line: { status: 'closed' }, report: { closedOn: world.today } });
    const paper = await ground.query(documentOperations.campaignReport, doer(world), found.at);
    expect(Buffer.from(paper.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(ground.query(documentOperations.campaignReport, planner(world), (await campaignAt(world, 'running')).at)).rejects.toEqual(refused('documents.not-applicable'));
  });

  it('leaves chains and sealed words as they should be', async () => {
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
    const { at } = await campaignAt(world, 'closed');
    const [event] = await ground.rows<{ bytes: Buffer }>("select string_agg(convert_from(bytes, 'UTF8'), '')::bytea as bytes from kernel.event where stream = $1", [at.campaign]);
    expect(known(event).bytes.toString()).not.toMatch(/\p{Script=Han}{4}/u);
  });
});

describe('a campaign of the city', () => {
  it('has its tasks in the counties, which see their own and report them', async () => {
    const [leader, other] = [world.city('leader').actor, world.city('other leader').actor];
    const at = { county: '610500', campaign: newId() };
    let { revision } = await ground.command(op.draft, world.city('supervisor').actor, { ...at, plan: planInput(world, { places: [world.village], tasks: [{ ...known(planInput(world).tasks[0]), for: 'villages', units: [] }] }) });
    for (const [step, actor, more] of [['submit', world.city('supervisor').actor, {}], ['review', leader, { passed: true }], ['publish', other, { passed: true }]] as const) ({ revision } = await ground.command(op[step], actor, { ...at, ...more }, { basis: revision }));
    const [line] = (await view(at, other)).duties;
    expect(known(line)).toMatchObject({ county: world.county, place: world.village, campaignCounty: '610500' });
    expect((await view(at, world.post('county', 'leader').actor)).duties).toHaveLength(1);
    await expect(view(at, world.post('elsewhere', 'director').actor)).rejects.toEqual(refused('kernel.not-allowed'));
    await ground.command(op.assign, other, { county: known(line).county, duty: known(line).id, unit: world.unit('committee').id }, { basis: 0 });
    await ground.command(op.report, doer(world), { county: known(line).county, duty: known(line).id, report: newId(), amount: 8, text: '全部看完', done: true }, { basis: 1 });
    expect((await view(at, other)).line).toMatchObject({ duties: 1, settled: 1 });
  });
});
