import { describe, expect, it } from 'vitest';
import { allRoles, instantOf, newId } from '@anhe/contract/kernel';
import { matterOperations as matter } from '@anhe/contract/matters';
import { partyOperations } from '@anhe/contract/parties';
import { requestOperations as op } from '@anhe/contract/requests';
import { publicActor, receiptActor } from '../../kernel/access/actor.ts';
import type { StaffActor } from '../../kernel/access/actor.ts';
import { codeOf } from '../../../test/answers.ts';
import { buildPost, buildUnit } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { answersTo, plainType, receiver, requestAt, requestFiling, takenRequest, typeWhere } from '../../../test/requests.ts';
import type { StagedRequest } from '../../../test/requests.ts';
import { known, useWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { modules } from '../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);

/** What an actor may of a request through the operations that every matter has: a letter each, `-` where it is refused. */
async function mayOf(actor: StaffActor, { at, party }: StagedRequest): Promise<string> {
  const attachment = newId();
  const tries: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['t', () => ground.query(matter.timeline, actor, at)], ['w', async () => { if (!(await ground.query(matter.timeline, actor, at)).entries.some(({ text }) => text !== null)) throw new Error('no words'); }],
    ['a', () => ground.query(matter.attachments, actor, at)], ['n', () => ground.command(matter.note, actor, { ...at, text: '看了现场', happenedOn: world.today })],
    ['f', async () => ground.command(matter.attach, actor, { ...at, attachment, kind: 'scene', upload: await world.upload(actor), happenedOn: world.today })],
    ['o', async () => {
      const [file] = await ground.rows<{ id: string }>('select id from matters.attachment where matter = $1', [at.matter]);
      return ground.query(matter.openAttachment, actor, { ...at, attachment: file?.id });
    }],
    ['c', () => ground.query(matter.receipts, actor, at)], ['r', () => ground.query(matter.readers, actor, at)], ['p', () => ground.command(partyOperations.reveal, actor, { ...at, party, reason: '电话核实' })],
    ['g', () => ground.query(op.get, actor, at)],
  ];
  let may = '';
  for (const [letter, call] of tries) may += await call().then(() => letter, () => '-');
  return may;
}

/** Taken up by the unit of the area, assisted by the committee, with a file on it. */
async function assisted(more: object = {}): Promise<StagedRequest> {
  const found = await requestAt(world, 'working', more);
  const { actor } = receiver(world);
  await ground.command(op.askHelp, actor, { ...found.at, help: newId(), unit: world.unit('committee').id, text: '请协助查看' }, { basis: found.revision });
  await ground.command(matter.attach, actor, { ...found.at, attachment: newId(), kind: 'scene', upload: await world.upload(actor), happenedOn: world.today });
  return found;
}

describe('a request is the business of', () => {
  it('whoever holds it, filed it or assists, of its centre and the rights officer; heads of the area see how it stands', async () => {
    const found = await assisted();
    const role = (standing: Parameters<World['post']>[0], ...roles: readonly (typeof allRoles)[number][]) => Promise.all(roles.map((one) => mayOf(world.post(standing, one).actor, found)));
    expect(await role('area', 'handler', 'officer')).toEqual(['twanfoc-pg', 'twanfoc-pg']);
    // Supervisors neither add nor reveal, of no kind of matter.
    expect(await role('window', 'clerk', 'supervisor')).toEqual(['twanfoc-pg', 'twa------g']);
    // Who assists reads and adds; receipts and readers are not theirs.
    expect(await role('committee', 'mediator', 'handler')).toEqual(['twanfo--pg', 'twanfo--pg']);
    // Others of the area: no officer, no justice office, no bureau, no neighbour.
    expect(await role('county', 'officer', 'guide', 'bureau', 'supervisor', 'mediator', 'handler', 'clerk')).toEqual(Array.from({ length: 7 }, () => '----------'));
    expect(await role('county', 'leader')).toEqual(['t-a------g']);
    expect(await role('county', 'rights')).toEqual(['twa--o-rpg']);
    expect(await role('elsewhere', 'handler', 'rights', 'leader')).toEqual(['----------', '----------', '----------']);
  });

  it('never of the unit that it is about, whatever the post and the area', async () => {
    const found = await assisted({ aboutUnit: world.unit('county').id });
    for (const one of allRoles) {
      const { actor } = world.post('county', one);
      expect(await mayOf(actor, found), one).toBe('----------');
      // A volunteer has no register of requests at all.
      if (one === 'volunteer') expect(await codeOf(ground.query(op.list, actor, {}))).toBe('kernel.not-allowed');
      else expect(JSON.stringify(await ground.query(op.list, actor, {})), one).not.toContain(found.at.matter);
    }
    const basis = (await ground.query(op.get, world.clerk, found.at)).line.revision;
    expect(await codeOf(ground.command(op.askHelp, receiver(world).actor, { ...found.at, help: newId(), unit: world.unit('county').id, text: '请协助' }, { basis }))).toBe('requests.not-lawful-now');
  });

  it('another centre, where it is about a centre', async () => {
    const window = world.unit('window').id;
    // There is no other: nobody would keep it.
    expect(await codeOf(takenRequest(world, { aboutUnit: window }))).toBe('requests.no-centre');
    const other = await buildUnit(ground, { place: world.county, kind: 'centre' });
    const clerk = (await buildPost(ground, other, 'clerk')).actor;
    try {
      const found = await takenRequest(world, { aboutUnit: window });
      expect(await codeOf(ground.query(op.get, world.clerk, found.at))).toBe('kernel.not-allowed');
      expect(await codeOf(ground.command(op.dispatch, world.clerk, { ...found.at, to: receiver(world).unit }, { basis: found.revision }))).toBe('kernel.not-allowed');
      expect((await ground.query(op.get, clerk, found.at)).line).toMatchObject({ holderUnit: other.id });
      const sent = await ground.command(op.dispatch, clerk, { ...found.at, to: receiver(world).unit }, { basis: found.revision });
      expect(await ground.command(op.object, receiver(world).actor, { ...found.at, objection: newId(), namedWords: '县里', reason: '不归我们' }, { basis: sent.revision })).toMatchObject({ holder: other.name });
    } finally {
      await ground.rows("update staff.unit set valid_to = '2026-01-01' where id = $1", [other.id]);
    }
  });
});

describe('words of a request', () => {
  it('are in no list where it is private, nor for who merely counts', async () => {
    const type = typeWhere(world, ({ privacy, administrative }) => privacy === 'guarded' && !administrative);
    const [guarded, open] = [await takenRequest(world, { type: type.code, answers: answersTo(type) }), await takenRequest(world)];
    const lines = async (actor: StaffActor) => (await ground.query(op.list, actor, { limit: 100 })).items;
    expect((await lines(world.clerk)).find(({ id }) => id === guarded.at.matter)).toMatchObject({ excerpt: null, spot: null });
    expect((await lines(world.clerk)).find(({ id }) => id === open.at.matter)).toMatchObject({ excerpt: expect.stringContaining('路面'), spot: expect.stringContaining('小学') });
    expect((await lines(world.post('county', 'supervisor').actor)).find(({ id }) => id === open.at.matter)).toMatchObject({ excerpt: null, spot: null });
  });

  it('are not found any more once it turned out to be private', async () => {
    const found = await takenRequest(world, { text: '村北水塔旁边的独特暗号井盖不见了' });
    const search = async () => (await ground.query(op.list, world.clerk, { filters: { words: '暗号井盖' } })).items.length;
    expect(await search()).toBe(1);
    const type = typeWhere(world, ({ privacy }) => privacy === 'guarded');
    await ground.command(op.retype, world.clerk, { ...found.at, type: type.code }, { basis: found.revision });
    expect(await search()).toBe(0);
  });
});

describe('nobody’s request is lost', () => {
  it('because one of several who say the same has had enough', async () => {
    const [main, twin] = [await takenRequest(world), await takenRequest(world)];
    await ground.command(op.join, publicActor, { ...main.at, person: { id: newId() }, receipt: newId() });
    await ground.command(op.joinTo, world.clerk, { ...twin.at, to: main.at.matter }, { basis: twin.revision });
    expect(await codeOf(ground.command(op.withdraw, receiptActor(world.county), { code: main.code }))).toBe('requests.not-lawful-now');
    expect((await ground.query(op.held, receiptActor(world.county), { code: main.code })).can).not.toContain('withdraw');
    // Nor in a chain: what others joined is joined to nothing itself, and nothing is joined to what is over.
    const third = await takenRequest(world);
    const { revision } = (await ground.query(op.get, world.clerk, main.at)).line;
    expect(await codeOf(ground.command(op.joinTo, world.clerk, { ...main.at, to: third.at.matter }, { basis: revision }))).toBe('requests.not-lawful-now');
    const gone = await requestAt(world, 'withdrawn');
    expect(await codeOf(ground.command(op.joinTo, world.clerk, { ...third.at, to: gone.at.matter }, { basis: third.revision }))).toBe('kernel.invalid-input');
  });

  it('when it comes apart again: it is dispatched anew, and the places of its parties stay free of each other', async () => {
    const [main, twin] = [await takenRequest(world), await requestAt(world, 'working')];
    const joined = await ground.command(op.joinTo, world.clerk, { ...twin.at, to: main.at.matter }, { basis: twin.revision });
    const join = () => ground.command(op.join, publicActor, { ...main.at, person: { id: newId() }, receipt: newId() });
    await join();
    expect(await ground.command(op.separate, world.clerk, twin.at, { basis: joined.revision })).toMatchObject({ status: 'filed', holder: world.unit('window').name });
    await join();
    await join();
    expect((await ground.query(op.get, world.clerk, main.at)).line.joiners).toBe(3);
  });

  it('when the unit that answered is no more: its centre has it', async () => {
    const unit = await buildUnit(ground, { place: world.village, kind: 'studio-veteran' });
    const { actor } = await buildPost(ground, unit, 'handler');
    const found = await takenRequest(world);
    const sent = await ground.command(op.dispatch, world.clerk, { ...found.at, to: unit.id }, { basis: found.revision });
    const taken = await ground.command(op.accept, actor, found.at, { basis: sent.revision });
    await ground.command(op.reply, actor, { ...found.at, outcome: 'replied', text: '已经看过现场，情况如下。' }, { basis: taken.revision });
    await ground.rows('update staff.unit set valid_to = $2 where id = $1', [unit.id, world.today]);
    await ground.command(op.contest, receiptActor(world.county), { code: found.code, reason: '没有修' });
    expect((await ground.query(op.get, world.clerk, found.at)).line).toMatchObject({ status: 'working', holderUnit: world.unit('window').id });
  });
});

describe('the promise', () => {
  const promised = async ({ at }: StagedRequest) => (await ground.query(op.get, world.clerk, at)).line;

  it('in hours is longer by a day where it is extended by one', async () => {
    const type = typeWhere(world, (one) => one.promise === 'reply-24h' && one.questions.every(({ required }) => !required) && !one.villageMay);
    const found = await requestAt(world, 'working', { type: type.code });
    const before = known((await promised(found)).dueAt);
    await ground.command(op.extend, world.post('area', 'leader').actor, { ...found.at, days: 2, reason: '等管材到货' }, { basis: found.revision });
    expect((await promised(found)).dueAt).toBe(instantOf(new Date(new Date(before).getTime() + 48 * 3_600_000)));
  });

  it('counts from when it was taken up anew, also under another type', async () => {
    const found = await requestAt(world, 'replied');
    const now = ground.now;
    try {
      ground.now = new Date(now.getTime() + 10 * 86_400_000);
      await ground.command(op.contest, receiptActor(world.county), { code: found.code, reason: '又塌了' });
      const { revision, dueOn } = await promised(found);
      await ground.command(op.retype, world.clerk, { ...found.at, type: plainType(world).code }, { basis: revision });
      expect((await promised(found)).dueOn).toBe(dueOn);
    } finally {
      ground.now = now;
    }
  });

  it('stands still for money though the person answered something else', async () => {
    const type = typeWhere(world, (one) => one.pausable.includes('budget') && one.privacy === 'open' && !one.villageMay && one.questions.every(({ required }) => !required));
    const found = await requestAt(world, 'working', { type: type.code });
    const { actor } = receiver(world);
    const paused = await ground.command(op.pause, actor, { ...found.at, why: 'budget', reason: '等待资金' }, { basis: found.revision });
    await ground.command(op.askPerson, actor, { ...found.at, text: '请问门牌号？' }, { basis: paused.revision });
    await ground.command(op.addMore, receiptActor(world.county), { code: found.code, text: '东头第三家' });
    expect(await promised(found)).toMatchObject({ paused: true });
  });

  it('is that of the day on which it was said', async () => {
    const filing = { ...requestFiling(world), consentOral: true, type: plainType(world).code, happenedAt: '2019-03-01T09:00:00+08:00' };
    expect(await ground.command(op.take, world.clerk, filing)).toMatchObject({ status: 'filed' });
  });
});
