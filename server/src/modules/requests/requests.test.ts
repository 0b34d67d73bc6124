import { describe, expect, it } from 'vitest';
import { addDays, newId } from '@anhe/contract/kernel';
import { requestOperations as op } from '@anhe/contract/requests';
import { publicActor, receiptActor } from '../../kernel/access/actor.ts';
import { verifyAll } from '../../kernel/events/verify.ts';
import { codeOf, fieldsOf, refusalOf } from '../../../test/answers.ts';
import { buildUnit, places } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { askingType, filedRequest, plainType, receiver, requestAt, requestFiling, takenRequest, typeWhere } from '../../../test/requests.ts';
import { useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';
import { textSource } from '../matters/index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);

/** A moment so many seconds from now, as a phone tells it. */
const inSeconds = (seconds: number): string => new Date(ground.now.getTime() + seconds * 1000).toISOString();

describe('a request that is taken down at a door', () => {
  it('by a grid worker goes to the centre, with the moment at which it was said', async () => {
    const filing = requestFiling(world);
    const { actor } = world.post('committee', 'grid');
    const filed = await ground.command(op.take, actor, { ...filing, door: 'field', consentOral: true, happenedAt: inSeconds(-3600) });
    expect(filed.code).not.toBe('');
    const { line } = await get(filing);
    expect(line).toMatchObject({ door: 'field', status: 'filed', holderUnit: world.unit('window').id });
    expect(new Date(line.filedAt).getTime()).toBe(ground.now.getTime() - 3_600_000);
    // Volunteers read and take down no requests: they call the grid worker.
    expect(await codeOf(ground.command(op.take, world.post('committee', 'volunteer').actor, { ...requestFiling(world), door: 'field', consentOral: true }))).toBe('kernel.not-allowed');
  });

  it('by a clock that is a little ahead was said now; one that is far ahead is refused', async () => {
    const { actor } = world.post('committee', 'grid');
    const filing = requestFiling(world);
    await ground.command(op.take, actor, { ...filing, door: 'field', consentOral: false, happenedAt: inSeconds(240) });
    expect(new Date((await get(filing)).line.filedAt).getTime()).toBe(ground.now.getTime());
    expect(await fieldsOf(ground.command(op.take, actor, { ...requestFiling(world), door: 'field', consentOral: false, happenedAt: inSeconds(360) }))).toEqual(['happenedAt future-moment']);
  });
});

const holder = () => receiptActor(world.county);
const arbiter = () => world.post('window', 'supervisor').actor;
const get = ({ county, matter }: { county: string; matter: string }, actor = world.clerk) => ground.query(op.get, actor, { county, matter });

describe('a request from somebody without an account', () => {
  it('is at the centre at once, with a number, a promise and a receipt that opens it', async () => {
    const found = await filedRequest(world, { type: plainType(world).code });
    const view = await get(found.at);
    expect(view.line).toMatchObject({ status: 'filed', door: 'portal', holderUnit: world.unit('window').id, dueClock: 'reply' });
    expect(view.text).toContain('路面塌了一块');
    expect(view.party).toMatchObject({ name: '周*', contact: '139****1234' });
    const held = await ground.query(op.held, holder(), { code: found.code });
    expect(held).toMatchObject({ number: view.line.number, status: 'filed', can: ['withdraw', 'addMore'] });
  });

  it('needs no name and no way of contact', async () => {
    const found = await filedRequest(world, { person: { id: newId() } });
    expect((await get(found.at)).party).toMatchObject({ name: '未留姓名', contactBy: 'receipt' });
  });

  it('names the field and the reason, and changes nothing', async () => {
    const wrong = (more: object) => fieldsOf(ground.command(op.file, publicActor, { ...requestFiling(world), ...more }));
    const shapes = (text: string) => op.file.input.safeParse({ ...requestFiling(world), text }).error?.issues.map(({ path, code, message }) => `${path.join('.')} ${code === 'custom' ? message : code}`);
    expect(shapes('长'.repeat(12_220))).toEqual(['text too_big']);
    expect(shapes('响声\u0007太大')).toEqual(['text unreadable']);
    expect(shapes('乱码\ufffd\ufffd')).toEqual(['text unreadable']);
    expect(await wrong({ place: '610524001999' })).toEqual(['place place-unknown']);
    expect(await wrong({ type: 'no-such-type' })).toEqual(['type unknown-choice']);
    expect(await wrong({ point: { lat: 39.9, lng: 116.4 } })).toEqual(['point not-in-scope']);
    expect(await wrong({ answers: { colour: 'red' } })).toEqual(['answers.colour unknown-field']);
    expect(await ground.rows("select 1 from requests.request where place = '610524001999'")).toEqual([]);
  });

  it('waits for a look when it is odd, and is never lost', async () => {
    const found = await filedRequest(world, { text: '看 https://example.test/ 便宜卖' });
    expect((await get(found.at)).line.status).toBe('doubtful');
    const { revision } = await ground.command(op.discard, world.clerk, { ...found.at, why: 'advert' }, { basis: found.revision });
    expect((await ground.command(op.restore, world.clerk, found.at, { basis: revision })).status).toBe('filed');
  });

  it('reads nothing of others, also of the same village', async () => {
    await filedRequest(world);
    const seen = await ground.rows<{ n: number }>("select count(*)::int as n from requests.request");
    expect(seen[0]?.n).toBeGreaterThan(0);
    expect((await ground.query(op.published, publicActor, {})).items.every(({ title }) => title === null)).toBe(true);
  });
});

describe('to the right desk', () => {
  it('goes to a unit, is opened, taken on and answered; the person rates it with one tap', async () => {
    const found = await requestAt(world, 'offered');
    const { actor, unit } = receiver(world);
    const opened = await ground.command(op.read, actor, found.at);
    const taken = await ground.command(op.accept, actor, found.at, { basis: opened.revision });
    expect(taken).toMatchObject({ status: 'working' });
    expect((await get(found.at, actor)).facts).toMatchObject({ holderUnit: unit, read: true });
    const answered = await ground.command(op.reply, actor, { ...found.at, outcome: 'solved', text: '路面已经补平，明天起可以通行。', personSaid: true }, { basis: taken.revision });
    expect(answered.status).toBe('replied');
    expect((await ground.command(op.rate, holder(), { code: found.code, rating: 'fair', solved: true })).status).toBe('closed');
    expect((await get(found.at)).line).toMatchObject({ outcome: 'solved', ending: 'confirmed', rating: 'fair', open: false });
  });

  it('cannot be pushed down to a village where the catalogue gives it to a department', async () => {
    const found = await takenRequest(world);
    expect(await codeOf(ground.command(op.dispatch, world.clerk, { ...found.at, to: world.unit('committee').id }, { basis: found.revision }))).toBe('requests.not-lawful-now');
    const lamp = await takenRequest(world, { type: typeWhere(world, ({ villageMay }) => villageMay).code });
    expect((await ground.command(op.dispatch, world.clerk, { ...lamp.at, to: world.unit('committee').id }, { basis: lamp.revision })).status).toBe('offered');
  });

  it('comes back with a reason, an arbiter decides, and the ground becomes a rule that the next one finds', async () => {
    const found = await requestAt(world, 'offered');
    const { actor, unit } = receiver(world);
    const objection = newId();
    const objected = await ground.command(op.object, actor, { ...found.at, objection, named: world.unit('county').id, reason: '这条路由县里养护' }, { basis: found.revision });
    expect(objected).toMatchObject({ status: 'objected', holder: world.unit('window').name });
    // Who objected sees how it is decided, and may do nothing more.
    const looking = await get(found.at, actor);
    expect([looking.line.status, looking.objections.length, looking.text !== null, looking.abilities.filter((one) => one !== 'get')]).toEqual(['objected', 1, true, []]);
    const decided = await ground.command(op.decide, arbiter(), { ...found.at, objection, to: world.unit('county').id, ground: '县道由县级单位养护', rule: 'type', rulePlace: world.village, duty: newId() }, { basis: objected.revision });
    expect(decided).toMatchObject({ status: 'offered' });
    const type = plainType(world).code;
    const suggested = await ground.query(op.suggest, world.clerk, { county: world.county, place: world.village, text: '路面又塌了', type });
    expect(suggested.owner).toMatchObject({ unit: world.unit('county').id, by: 'type' });
    expect(suggested.precedents[0]).toMatchObject({ ground: '县道由县级单位养护', upheld: true, isRule: true });
    // Wrong again: the second one says so too, and the arbiter gives it back; the rule is replaced.
    const again = await ground.command(op.object, world.post('county', 'handler').actor, { ...found.at, objection: newId(), named: unit, reason: '测量后在村道范围内' }, { basis: decided.revision });
    const [open] = await ground.rows<{ id: string }>('select id from requests.objection where matter = $1 and decided_on is null', [found.at.matter]);
    const back = await ground.command(op.decide, arbiter(), { ...found.at, objection: open?.id, to: unit, ground: '村道由村级单位养护', rule: 'type', rulePlace: world.village, duty: newId() }, { basis: again.revision });
    expect(back.status).toBe('offered');
    // Each unit is heard once: what the arbiter said then holds.
    expect(await codeOf(ground.command(op.object, actor, { ...found.at, objection: newId(), named: world.unit('county').id, reason: '还是觉得不归我们' }, { basis: back.revision }))).toBe('requests.not-lawful-now');
    expect((await get(found.at, actor)).facts.settled).toEqual([unit]);
    expect((await ground.query(op.suggest, world.clerk, { county: world.county, place: world.village, text: '路面又塌了', type })).owner).toMatchObject({ unit });
  });

  it('names the place by its name where a unit could not open it', async () => {
    const found = await takenRequest(world);
    const elsewhere = await buildUnit(ground, { place: places.otherVillage, kind: 'window' });
    const refused = await refusalOf(ground.command(op.dispatch, world.clerk, { ...found.at, to: elsewhere.id }, { basis: found.revision }));
    expect(refused).toMatchObject({ code: 'requests.unit-cannot-read', details: { unit: elsewhere.name } });
    expect(String(refused?.details['place'])).not.toMatch(/\d/);
  });

  it('says so when the time to object is over', async () => {
    const found = await requestAt(world, 'offered');
    const now = ground.now;
    try {
      ground.now = new Date(now.getTime() + 8 * 86_400_000);
      expect(await codeOf(ground.command(op.object, receiver(world).actor, { ...found.at, objection: newId(), namedWords: '别的单位', reason: '不归我们' }, { basis: found.revision }))).toBe('requests.not-lawful-now');
    } finally {
      ground.now = now;
    }
  });

  it('is not read by the unit that it is about', async () => {
    const about = receiver(world);
    const found = await takenRequest(world, { aboutUnit: about.unit });
    expect(await codeOf(ground.command(op.dispatch, world.clerk, { ...found.at, to: about.unit }, { basis: found.revision }))).toBe('requests.not-lawful-now');
    expect(await codeOf(ground.query(op.get, about.actor, found.at))).toBe('kernel.not-allowed');
  });
});

describe('an honest end', () => {
  it('is no end for who says that it is not solved: it goes on with its head told, and the window is one place', async () => {
    const found = await requestAt(world, 'replied');
    expect((await ground.command(op.contest, holder(), { code: found.code, reason: '补的地方又塌了' })).status).toBe('working');
    const view = await get(found.at);
    expect(view.line).toMatchObject({ outcome: null, priority: 'high', holderPerson: null });
    expect(view.messages.map(({ kind }) => kind)).toContain('contest');
  });

  it('passes in silence as an end of its own', async () => {
    const found = await requestAt(world, 'replied');
    expect(await codeOf(ground.command(op.lapse, world.system, found.at))).toBe('requests.not-lawful-now');
    const now = ground.now;
    try {
      ground.now = new Date(now.getTime() + 16 * 86_400_000);
      expect((await ground.command(op.lapse, world.system, found.at)).status).toBe('closed');
      expect((await get(found.at)).line).toMatchObject({ ending: 'unrated', rating: null });
      expect(await codeOf(ground.command(op.reopen, holder(), { code: found.code, reason: '还是不行' }))).toBe('requests.not-lawful-now');
    } finally {
      ground.now = now;
    }
  });

  it('needs a proof for “solved” and a reason for “not possible”', async () => {
    const found = await requestAt(world, 'working');
    const reply = (more: object) => ground.command(op.reply, receiver(world).actor, { ...found.at, text: '这件事已经看过现场并作了处理。', ...more }, { basis: found.revision });
    expect(await codeOf(reply({ outcome: 'solved' }))).toBe('requests.not-lawful-now');
    expect(await fieldsOf(reply({ outcome: 'not-possible' }))).toEqual(['impossible required']);
    expect(await fieldsOf(reply({ outcome: 'not-possible', impossible: 'budget' }))).toEqual(['remedy required']);
    expect((await reply({ outcome: 'not-possible', impossible: 'budget', remedy: '明年三月申报计划时会再告知您' })).status).toBe('replied');
  });

  it('is drawn by chance and called back by another unit; not solved goes on', async () => {
    const found = await requestAt(world, 'replied');
    const { drawn } = await ground.command(op.drawCalls, world.clerk, { county: world.county, from: world.today, to: world.today, percent: 100 });
    expect(drawn).toBeGreaterThan(0);
    const sheet = await ground.query(op.callSheet, world.clerk, { county: world.county });
    const line = sheet.items.find(({ id }) => id === found.at.matter);
    const called = await ground.command(op.callBack, world.clerk, { ...found.at, call: line?.call, result: 'not-solved', note: '说只补了一半' }, { basis: line?.revision ?? 0 });
    expect(called.status).toBe('working');
    expect((await ground.command(op.drawCalls, world.clerk, { county: world.county, from: world.today, to: world.today, percent: 100 })).drawn).toBe(0);
  });

  it('is the person’s turn once it was answered: nothing is next for the staff and nothing is overdue, unless it was drawn', async () => {
    const found = await requestAt(world, 'replied');
    const lineIn = async (filters: object) => (await ground.query(op.list, world.clerk, { filters: { ...filters, number: (await get(found.at)).line.number } })).items;
    expect((await get(found.at)).line).toMatchObject({ nextStep: null, dueOn: null });
    const now = ground.now;
    try {
      // A week beyond the window of the person.
      ground.now = new Date(now.getTime() + 30 * 86_400_000);
      expect(await lineIn({ clock: 'overdue' })).toEqual([]);
      expect(await lineIn({ status: ['replied'] })).toHaveLength(1);
    } finally {
      ground.now = now;
    }
    await ground.command(op.drawCalls, world.clerk, { county: world.county, from: world.today, to: world.today, percent: 100 });
    expect((await lineIn({})).map(({ nextStep }) => nextStep)).toEqual(['callBack']);
  });

  it('shows who came for the person, and what those who joined said', async () => {
    const found = await takenRequest(world, { askedBy: '女儿' });
    await ground.command(op.join, publicActor, { ...found.at, person: { id: newId() }, receipt: newId(), remark: '我家门口也塌了' });
    expect(await get(found.at)).toMatchObject({ askedBy: '女儿', remarks: [{ text: '我家门口也塌了' }] });
  });

  it('is shown to whoever takes the like down: its words, how near, and whether one may join it', async () => {
    const type = plainType(world).code;
    const found = await takenRequest(world, { text: '东巷十七号门前的石板翘起来，绊倒了两个老人', type });
    const alike = async () => (await ground.query(op.suggest, world.clerk, { county: world.county, place: world.village, text: '东巷十七号门前石板翘了，绊倒老人', type })).similar.find(({ id }) => id === found.at.matter);
    expect(await alike()).toMatchObject({ excerpt: '东巷十七号门前的石板翘起来，绊倒了两个老人', sameVillage: true, metres: null, joinable: true, joiners: 0 });
    const guarded = await takenRequest(world, { text: '东巷十七号门前的石板翘起来，绊倒了两个老人', type: typeWhere(world, ({ privacy, questions }) => privacy === 'guarded' && questions.every(({ required }) => !required)).code });
    const { similar } = await ground.query(op.suggest, world.clerk, { county: world.county, place: world.village, text: '东巷十七号门前石板翘了，绊倒老人' });
    expect(similar.filter(({ id }) => id === guarded.at.matter).every(({ excerpt }) => excerpt === null)).toBe(true);
  });

  it('is joined to the same matter, and its receipt shows what becomes of that', async () => {
    const [main, twin] = [await takenRequest(world), await takenRequest(world)];
    const joined = await ground.command(op.joinTo, world.clerk, { ...twin.at, to: main.at.matter }, { basis: twin.revision });
    expect(joined.status).toBe('joined');
    const shown = await ground.query(op.held, holder(), { code: twin.code });
    expect(shown).toMatchObject({ status: 'filed', joinedAs: true });
    expect(shown.stations.map(({ done }) => done)).toEqual([true, false, false, false, false]);
    expect(shown.ending).toBeNull();
    await ground.command(op.inform, world.clerk, { ...main.at, text: '明天上午有人到现场看。' });
    expect((await ground.query(op.held, holder(), { code: twin.code })).messages).toMatchObject([{ kind: 'inform', text: '明天上午有人到现场看。', unitName: world.unit('window').name }]);
    expect((await get(main.at)).line.joiners).toBe(1);
    expect((await ground.command(op.separate, world.clerk, twin.at, { basis: joined.revision })).status).toBe('filed');
    expect((await get(main.at)).line.joiners).toBe(0);
  });

  it('takes a “me too” with a receipt of its own', async () => {
    const found = await takenRequest(world);
    const mine = await ground.command(op.join, publicActor, { ...found.at, person: { id: newId() }, receipt: newId() });
    const shown = await ground.query(op.held, holder(), { code: mine.code });
    expect(shown).toMatchObject({ joinedAs: true, text: null, can: [] });
    expect((await get(found.at)).line.joiners).toBe(1);
  });
});

describe('clocks', () => {
  it('pause only for what the catalogue allows, and run on when the person has answered', async () => {
    const found = await requestAt(world, 'working', { type: askingType(world).code });
    const { actor } = receiver(world);
    expect(await codeOf(ground.command(op.pause, actor, { ...found.at, why: 'budget', reason: '等招标' }, { basis: found.revision }))).toBe('requests.not-lawful-now');
    await ground.command(op.askPerson, actor, { ...found.at, text: '请问具体在哪一段路？' }, { basis: found.revision });
    expect((await get(found.at)).facts).toMatchObject({ paused: true, askedPerson: true });
    const before = (await get(found.at)).clocks.find(({ kind }) => kind === 'reply')?.due ?? '';
    const now = ground.now;
    try {
      ground.now = new Date(now.getTime() + 7 * 86_400_000);
      await ground.command(op.addMore, holder(), { code: found.code, text: '就在小学门口往北五十米' });
      const after = await get(found.at);
      expect(after.facts).toMatchObject({ paused: false, askedPerson: false });
      const due = after.clocks.find(({ kind }) => kind === 'reply')?.due ?? '';
      expect(due > before).toBe(true);
      expect(due > addDays(before, 3)).toBe(true);
    } finally {
      ground.now = now;
    }
  });

  it('of a danger run in hours, through nights and holidays', async () => {
    const leak = typeWhere(world, ({ promise }) => promise === 'reply-2h');
    const found = await takenRequest(world, { type: leak.code });
    const [clock] = (await get(found.at)).clocks;
    expect(clock).toMatchObject({ kind: 'reply', due: world.today });
    expect(clock?.arithmetic[0]?.zh).toContain('2小时');
  });
});

it('keeps its chains whole', async () => {
  expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
});
