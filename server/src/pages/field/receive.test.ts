import { describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import { damagedAct, deviceOperations as device, textToSign } from '@anhe/contract/devices';
import { errandOperations as errand } from '@anhe/contract/errands';
import { matterOperations as matter } from '@anhe/contract/matters';
import { patrolOperations as patrol } from '@anhe/contract/patrols';
import { requestOperations as request } from '@anhe/contract/requests';
import { screeningOperations as screening } from '@anhe/contract/screening';
import { volunteerOperations as volunteer } from '@anhe/contract/volunteers';
import { codeOf } from '../../../test/answers.ts';
import { startedRound } from '../../../test/cases/screening.ts';
import { authorised, paper, seen } from '../../../test/errands.ts';
import { useGround } from '../../../test/ground.ts';
import { gridWorker, hazardAt, photo, planner, reportedHazard, walker } from '../../../test/patrols.ts';
import { Phone } from '../../../test/phone.ts';
import { offered, ready, registered } from '../../../test/volunteers.ts';
import { useWorld } from '../../../test/world.ts';
import { kernelErrors } from '@anhe/contract/kernel';
import type { Road } from '../../kernel/run/run.ts';
import { errorCatalogue, modules } from '../../modules/index.ts';
import { receive } from './receive.ts';
import type { Message, Received } from './receive.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const send = (message: Message, road: Road = ground.road): Promise<Received> => receive({ road, catalogue: { ...kernelErrors, ...errorCatalogue }, clock: () => ground.now }, message);
const phoneOf = (owner = world.mediator): Promise<Phone> => new Phone(owner, () => ground.now).enrol(ground);
const note = (text: string, at: { readonly county: string; readonly matter: string }) => ({ ...at, text, happenedOn: world.today });
const notesOf = async (at: { readonly matter: string }): Promise<number> => Number((await ground.rows<{ count: string }>("select count(*) from matters.content where matter = $1 and kind = 'note'", [at.matter]))[0]?.count);

describe('what a phone brings', () => {
  it('is done through its own operations, in its order, and kept as receipts', async () => {
    const phone = await phoneOf();
    const { at } = await world.dispute('accepted');
    phone.act(matter.note, note('上门听了两家的话', at));
    phone.act(matter.note, note('约好周五再谈', at));
    const { word, results } = await send(phone.message());
    expect(results.map(({ sequence, outcome }) => [sequence, outcome])).toEqual([[1, 'done'], [2, 'done']]);
    expect(word).toMatchObject({ state: 'active', lock: null, sequence: 2 });
    expect(await notesOf(at)).toBe(2);
    const { items } = await ground.query(device.receipts, world.mediator, { county: phone.county, device: phone.device });
    expect(items.map(({ sequence, operation, outcome }) => [sequence, operation, outcome])).toEqual([[2, 'matters.note', 'done'], [1, 'matters.note', 'done']]);
  });

  it('may be papers of an errand, each against its receipt, handed in on the last day and heard of on the next', async () => {
    const found = await authorised(world, { until: world.today });
    const phone = await phoneOf(gridWorker(world).actor);
    const card = paper('银行卡', 'copy');
    phone.act(errand.takePapers, { ...found.at, papers: [card], happenedOn: world.today }, { basis: found.revision });
    phone.act(errand.handIn, { ...found.at, happenedOn: world.today, text: '医保窗口已收' }, { basis: found.revision + 1 });
    const began = new Date(ground.now);
    ground.now = new Date(began.getTime() + 86_400_000);
    try {
      phone.act(errand.settle, { ...found.at, result: 'done', happenedOn: world.today, text: '已缴清' }, { basis: found.revision + 2 });
      phone.act(errand.returnPapers, { ...found.at, papers: [...found.papers, card.id].map((one) => ({ paper: one })), manner: 'signed', happenedOn: world.today }, { basis: found.revision + 2 });
      const { results } = await send(phone.message());
      // What was done while it held is recorded; what was begun a day later is not done, and the papers still go back.
      expect(results.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([['done', undefined], ['done', undefined], ['refused', 'errands.not-lawful-now'], ['done', undefined]]);
      expect(await seen(world, found)).toMatchObject({ line: { status: 'submitted', held: 0, papers: 3 } });
    } finally {
      ground.now = began;
    }
  });

  it('may be a task that a volunteer takes or leaves for themselves, and for nobody else', async () => {
    const post = await walker(world, 'volunteer');
    const at = await registered(world, post);
    const [task, other] = [await offered(world), await ready(world)];
    const phone = await phoneOf(post.actor);
    const service = newId();
    phone.act(volunteer.take, { ...task.at, service, volunteer: at.volunteer });
    phone.act(volunteer.take, { ...task.at, service: newId(), volunteer: other.at.volunteer });
    phone.act(volunteer.drop, { ...task.at, service });
    const { results } = await send(phone.message());
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'refused', 'done']);
  });

  it('may come again, whole or in part, after a cut anywhere: once is what is done', async () => {
    const phone = await phoneOf();
    const { at } = await world.dispute('accepted');
    const acts = ['一', '二', '三', '四'].map((text) => phone.act(matter.note, note(text, at)));
    // What was done before the line was cut, and not yet taken down.
    await ground.road.command(matter.note, world.mediator, { command: acts[0]?.command ?? newId(), input: JSON.parse(acts[0]?.input ?? '') });
    await send(phone.message(acts.slice(0, 2)));
    await Promise.all([send(phone.message(acts.slice(0, 3))), send(phone.message(acts.slice(0, 3)))].map((sent) => sent.catch(() => undefined)));
    const { results, word } = await send(phone.message());
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done']);
    expect(word.sequence).toBe(4);
    expect(await notesOf(at)).toBe(4);
  });

  it('with a gap before it is waited for', async () => {
    const phone = await phoneOf();
    const { at } = await world.dispute('accepted');
    const [, second] = ['一', '二'].map((text) => phone.act(matter.note, note(text, at)));
    expect(await codeOf(send(phone.message(second === undefined ? [] : [second])))).toBe('devices.gap');
    expect(await notesOf(at)).toBe(0);
  });

  it('that cannot be done is somebody’s to settle, with what was wanted; the rest goes on', async () => {
    const phone = await phoneOf();
    const { county, report } = await startedRound(world);
    const { at } = await world.dispute('accepted');
    // Meanwhile it was signed at the desk.
    await ground.command(screening.signNil, world.mediator, { county, report }, { basis: 0 });
    phone.act(screening.signNil, { county, report }, { basis: 0 });
    phone.act(matter.note, note('照常', at));
    const { results } = await send(phone.message());
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'done']);
    expect(results[0]?.problem?.zh).toMatch(/\p{Script=Han}/u);
    const director = world.post('committee', 'director').actor;
    const mine = (await ground.query(device.refused, director)).items.find(({ device: of }) => of === phone.device);
    expect(mine).toMatchObject({ sequence: 1, operation: 'screening.signNil', input: { report }, basis: 0, settled: null });
    expect(await codeOf(ground.command(device.settle, world.post('elsewhere', 'director').actor, { county, device: phone.device, sequence: 1, how: 'dropped', reason: '已在窗口签过' }))).toBe('kernel.not-found');
    await ground.command(device.settle, director, { county, device: phone.device, sequence: 1, how: 'dropped', reason: '已在窗口签过' });
    expect(await codeOf(ground.command(device.settle, director, { county, device: phone.device, sequence: 1, how: 'redone', reason: '再来一次' }))).toBe('devices.settled-already');
    expect((await ground.query(device.refused, director)).items.filter(({ device: of }) => of === phone.device)).toEqual([]);
    const [kept] = await ground.rows<{ sealed: Buffer | null }>('select sealed from devices.act where device = $1 and sequence = 1', [phone.device]);
    expect(kept).toEqual({ sealed: null });
  });

  it('is not taken without the phone’s own signature, nor changed by hand', async () => {
    const phone = await phoneOf();
    const { at } = await world.dispute('accepted');
    phone.act(matter.note, note('原话', at));
    phone.act(matter.note, note('后面的照办', at));
    const message = phone.message();
    const other = await phoneOf();
    expect(await codeOf(send({ ...message, signature: other.message().signature }))).toBe('devices.not-signed');
    expect(await codeOf(send({ ...message, device: newId() }))).toBe('devices.unknown');
    const [first, second] = message.acts;
    if (first === undefined || second === undefined) throw new Error('two acts');
    const { results } = await send({ ...message, acts: [{ ...first, input: first.input.replace('原话', '改过的话') }, second] });
    expect(results.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([['refused', 'devices.not-signed'], ['done', undefined]]);
    expect(await notesOf(at)).toBe(1);
  });

  it('is no way to what phones have no business with', async () => {
    const phone = await phoneOf(world.post('county', 'administrator').actor);
    phone.act(device.lock, { county: phone.county, device: phone.device, why: 'asked' });
    phone.act(matter.followPlace, { county: phone.county, moves: [] });
    const { results } = await send(phone.message());
    expect(results.map(({ problem }) => problem?.code)).toEqual(['devices.not-from-phones', 'devices.not-from-phones']);
  });
});

describe('a phone', () => {
  const administrator = () => world.post('county', 'administrator').actor;
  const stateOf = async (phone: Phone) => (await ground.query(device.mine, phone.owner)).items.find(({ id }) => id === phone.device);

  it('that another speaks for with its key is locked, and so is the other', async () => {
    const phone = await phoneOf();
    const { at } = await world.dispute('accepted');
    const first = phone.act(matter.note, note('真的', at));
    await send(phone.message());
    const forged = { ...phone.act(matter.note, note('假的', at)), sequence: first.sequence };
    const { word, results } = await send(phone.message([forged]));
    expect([word.state, word.lock, results.length]).toEqual(['locked', 'copied', 0]);
    expect((await send(phone.message([]))).word.state).toBe('locked');
    expect(await codeOf(ground.command(device.unlock, phone.owner, { county: phone.county, device: phone.device }))).toBe('devices.cannot-open');
    expect(await notesOf(at)).toBe(1);
  });

  it('locks itself after a fortnight without contact, and opens when its owner signs in on it', async () => {
    const now = ground.now;
    const phone = await phoneOf();
    try {
      ground.now = new Date(now.getTime() + 15 * 86_400_000);
      expect((await send(phone.message([]))).word).toMatchObject({ state: 'locked', lock: 'away' });
      expect(await codeOf(ground.command(device.unlock, world.clerk, { county: phone.county, device: phone.device }))).toBe('kernel.not-allowed');
      expect((await ground.command(device.unlock, phone.owner, { county: phone.county, device: phone.device })).state).toBe('active');
      expect((await send(phone.message([]))).word.state).toBe('active');
    } finally {
      ground.now = now;
    }
  });

  it('is told to forget everything once it reports; what it brings is taken first', async () => {
    const phone = await phoneOf();
    const { at } = await world.dispute('accepted');
    await ground.command(device.wipe, administrator(), { county: phone.county, device: phone.device, reason: '丢在班车上' });
    phone.act(matter.note, note('丢之前记的', at));
    const { word, results } = await send(phone.message());
    expect([word.state, results[0]?.outcome]).toEqual(['wiping', 'done']);
    expect((await stateOf(phone))?.state).toBe('wiped');
    expect((await send(phone.message([]))).word.state).toBe('wiped');
  });

  it('of somebody whose post has ended hands in what it holds, for the unit to settle', async () => {
    const built = world.post('committee', 'handler');
    const phone = await phoneOf(built.actor);
    const { at } = await world.dispute('accepted');
    phone.act(matter.note, note('离岗前记的', at));
    const now = ground.now;
    try {
      ground.now = new Date(now.getTime() + 2 * 86_400_000);
      await ground.rows('update staff.post set valid_to = $2 where id = $1', [built.actor.post, world.today]);
      const { results } = await send(phone.message());
      expect(results.map(({ problem }) => problem?.code)).toEqual(['devices.post-ended']);
      expect((await ground.query(device.refused, world.post('committee', 'director').actor)).items.map(({ device: of }) => of)).toContain(phone.device);
    } finally {
      ground.now = now;
      await ground.rows('update staff.post set valid_to = null where id = $1', [built.actor.post]);
    }
  });

  it('of which the disk spoilt an act after it had arrived is told what came of it, and is no copy', async () => {
    const phone = await phoneOf();
    const { at } = await world.dispute('accepted');
    const first = phone.act(matter.note, note('已经送到的', at));
    await send(phone.message());
    const bare = { sequence: first.sequence, command: newId(), operation: damagedAct, version: 1, at: ground.now.toISOString(), input: '{}' };
    const spoilt = { ...bare, signature: phone.sign(textToSign(phone.device, bare)) };
    const { word, results } = await send(phone.message([spoilt]));
    expect([word.state, results.map(({ outcome }) => outcome)]).toEqual(['active', ['done']]);
    expect(await notesOf(at)).toBe(1);
    // One that had not arrived is told as lost; its reason comes again when the answer was not heard.
    const lost = { ...bare, sequence: 2, command: newId() };
    const message = phone.message([{ ...lost, signature: phone.sign(textToSign(phone.device, lost)) }]);
    for (const { results: again } of [await send(message), await send(message)]) expect(again.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([['refused', 'devices.damaged']]);
  });

  it('of which the disk spoilt an act that a killed server had done and not told is told that it was done', async () => {
    const phone = await phoneOf();
    const { at } = await world.dispute('accepted');
    const command = newId();
    await ground.command(matter.note, world.mediator, note('做完就断了电的', at), { command });
    const bare = { sequence: 1, command: newId(), operation: damagedAct, version: 1, at: ground.now.toISOString(), input: JSON.stringify({ command }) };
    const message = phone.message([{ ...bare, signature: phone.sign(textToSign(phone.device, bare)) }]);
    for (const { results } of [await send(message), await send(message)]) expect(results.map(({ outcome, problem }) => [outcome, problem])).toEqual([['done', null]]);
    expect(await notesOf(at)).toBe(1);
    // A command that nobody did is none.
    const lost = { ...bare, sequence: 2, command: newId(), input: JSON.stringify({ command: newId() }) };
    const { results } = await send(phone.message([{ ...lost, signature: phone.sign(textToSign(phone.device, lost)) }]));
    expect(results.map(({ problem }) => problem?.code)).toEqual(['devices.damaged']);
  });

  it('that is silent stands first in the list of its administrator; nobody sees where it is', async () => {
    await phoneOf();
    const { items } = await ground.query(device.list, administrator(), {});
    expect(items.length).toBeGreaterThan(0);
    const seen = items.map(({ seenAt, enrolledAt }) => seenAt ?? enrolledAt);
    expect(seen).toEqual(seen.toSorted());
    const columns = await ground.rows<{ column_name: string }>("select column_name from information_schema.columns where table_schema = 'devices'");
    expect(columns.map(({ column_name: name }) => name).filter((name) => /lat|lng|lon|position|route|track|geo|address|cell/.test(name))).toEqual([]);
  });

  it('is refused a key that is none', async () => {
    const key = Buffer.alloc(65, 7).toString('base64url');
    expect(await codeOf(ground.command(device.enrol, world.mediator, { county: world.county, device: newId(), name: '手机', key }))).toBe('devices.key-unreadable');
  });
});

/** The road of a house that has gone on by two versions of one operation: its input was a bare text, then had a sentence, and has the text now. */
function roadTwoVersionsOn(): Road {
  const older = { 1: ({ said, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, sentence: said }), 2: ({ sentence, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, text: sentence }) };
  const later = (name: string) => modules.map((module) => ({ ...module, operations: Object.fromEntries(Object.entries(module.operations).map(([key, one]) => [key, one.name === name ? { ...one, version: 3, older } : one])) }));
  const known = later('matters.note');
  return new Proxy(ground.road, { get: (road, key) => {
    const value: unknown = key === 'modules' ? known : Reflect.get(road, key, road);
    return typeof value === 'function' ? value.bind(road) : value;
  } });
}

describe('what has changed meanwhile', () => {
  it('is understood from an app two versions old; an older one is told to update, and what it wanted is kept', async () => {
    const phone = await phoneOf();
    const { at } = await world.dispute('accepted');
    const road = roadTwoVersionsOn();
    phone.act({ ...matter.note, version: 1 }, { ...at, said: '两版以前的写法', happenedOn: world.today });
    phone.act({ ...matter.note, version: 2 }, { ...at, sentence: '上一版的写法', happenedOn: world.today });
    phone.act({ ...matter.note, version: 4 }, note('还没有的写法', at));
    const { results } = await send(phone.message(), road);
    expect(results.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([['done', undefined], ['done', undefined], ['refused', 'devices.too-old']]);
    expect(await notesOf(at)).toBe(2);
    expect((await send(phone.message(), road)).results.map(({ outcome }) => outcome), 'twice is once').toEqual(['done', 'done', 'refused']);
    expect(await notesOf(at)).toBe(2);
    const [entry] = (await ground.query(device.refused, planner(world))).items.filter(({ device: of }) => of === phone.device);
    expect(entry).toMatchObject({ input: { text: '还没有的写法' }, problem: { message: { zh: expect.stringContaining('请联网更新') } } });
  });

  it('on a phone whose clock is hours ahead: what is yet to come is refused with words of the clock, what is past is taken with how far it is off', async () => {
    const phone = await phoneOf(gridWorker(world).actor);
    const hours = 3 * 3_600_000;
    phone.now = () => new Date(ground.now.getTime() + hours);
    const at = phone.now().toISOString();
    phone.act(patrol.start, { county: world.county, patrol: newId(), place: world.village, kind: 'night', at });
    phone.act(request.take, { county: world.county, matter: newId(), place: world.village, text: '路灯坏了', door: 'field', consentOral: false, happenedAt: at, answers: {}, person: { id: newId() }, receipt: newId(), wantsMessages: false });
    phone.act(patrol.start, { county: world.county, patrol: newId(), place: world.village, kind: 'night', at: ground.now.toISOString() });
    const { word, results } = await send(phone.message());
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'done']);
    for (const { problem } of results.slice(0, 2)) expect(problem?.zh).toContain('请检查手机的时间');
    expect(Date.parse(word.now), 'so that the phone can put itself right').toBe(ground.now.getTime());
    const rows = await ground.rows<{ clock_off: number }>('select clock_off from devices.act where device = $1 order by sequence', [phone.device]);
    expect(rows.map((row) => row.clock_off)).toEqual([hours / 1000, hours / 1000, hours / 1000]);
  });

  it('to a hazard that was given to another unit: the mending is refused with the change, what was only added is there', async () => {
    const phone = await phoneOf();
    const { at, revision } = await reportedHazard(world);
    const director = planner(world);
    await ground.command(patrol.assignHazard, director, { ...at, mender: 'unit', unit: world.unit('committee').id, dueOn: world.today }, { basis: revision });
    phone.act(patrol.mendHazard, { ...at, text: '扶正了', happenedOn: world.today, photos: [await photo(world, phone.owner)] }, { basis: revision });
    phone.act(patrol.addToHazard, { ...at, text: '拉线又松了', photos: [] });
    const { results } = await send(phone.message());
    expect(results.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([['refused', 'kernel.stale'], ['done', undefined]]);
    expect((await ground.query(device.refused, director)).items.find(({ device: of }) => of === phone.device)).toMatchObject({ sequence: 1, basis: revision, input: { text: '扶正了' } });
  });

  it('on two phones of one person is taken from both, each by its own numbers', async () => {
    const [one, two] = [await phoneOf(), await phoneOf()];
    const { at } = await world.dispute('accepted');
    one.act(matter.note, note('第一台记的', at));
    two.act(matter.note, note('第二台记的', at));
    two.act(matter.note, note('第二台又记', at));
    const [first, second] = await Promise.all([send(one.message()), send(two.message())]);
    expect([first.word.sequence, second.word.sequence, await notesOf(at)]).toEqual([1, 2, 3]);
    const found = await hazardAt(world, 'mending');
    for (const phone of [one, two]) phone.act(patrol.mendHazard, { ...found.at, text: '修好了', happenedOn: world.today, photos: [await photo(world, phone.owner)] }, { basis: found.revision });
    const ends = [await send(one.message()), await send(two.message())].map(({ results }) => results.at(-1));
    expect(ends.map((end) => [end?.outcome, end?.problem?.code])).toEqual([['done', undefined], ['refused', 'kernel.stale']]);
  });

  it('to a volunteer who was dismissed on the way: what came before is theirs, the rest waits for the unit', async () => {
    const post = await walker(world, 'volunteer');
    const phone = await phoneOf(post.actor);
    const walked = newId();
    phone.act(patrol.start, { county: world.county, patrol: walked, place: world.village, kind: 'night', at: ground.now.toISOString() });
    expect((await send(phone.message())).results.map(({ outcome }) => outcome)).toEqual(['done']);
    await ground.rows("update staff.post set valid_from = $2::date - 30, valid_to = $2::date - 1 where id = $1", [post.actor.post, world.today]);
    phone.act(patrol.noteSeen, { county: world.county, patrol: walked, note: newId(), at: ground.now.toISOString(), text: '路灯都亮着' });
    const { word, results } = await send(phone.message());
    expect([word.state, ...results.map(({ problem }) => problem?.code)]).toEqual(['active', undefined, 'devices.post-ended']);
    expect((await ground.query(device.refused, planner(world))).items.find(({ device: of }) => of === phone.device)).toMatchObject({ sequence: 2, input: { text: '路灯都亮着' } });
    expect(await ground.rows('select id from patrols.patrol where id = $1', [walked])).toHaveLength(1);
  });
});
