import { addDays, newId } from '@anhe/contract/kernel';
import { disputeOperations } from '@anhe/contract/disputes';
import { patrolOperations } from '@anhe/contract/patrols';
import { policingOperations as op } from '@anhe/contract/policing';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPost, places } from '../../../test/build.ts';
import type { BuiltPost } from '../../../test/build.ts';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import { refused, unlawfulIn } from '../../../test/refusals.ts';
import { pointAt, reportedHazard, shiftOf, walker } from '../../../test/patrols.ts';
import { assigned, freshVillage, hourNow, jointShift, plannedSession, shiftAt, station, stationOf, visitInput } from '../../../test/policing.ts';
import { elsewherePlace, known, useWorld } from '../../../test/world.ts';
import { verifyAll } from '../../kernel/events/verify.ts';
import { migrateQueue, withPool } from '../../kernel/jobs/index.ts';
import { textSource } from '../matters/index.ts';
import { modules } from '../index.ts';
import { askGaps } from './index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
let head: BuiltPost;
let officer: BuiltPost;
const began = new Date(ground.now);
beforeAll(async () => {
  await migrateQueue(ground.database.job);
  ({ head, officer } = await stationOf(world));
});
beforeEach(() => {
  ground.now = new Date(began);
});

const unlawful = unlawfulIn('policing');
const assign = (place: string, more: object = {}, actor = head.actor) =>
  ground.command(op.assign, actor, { county: world.county, assignment: newId(), place, post: officer.id, part: 'lead', from: world.today, ...more });
const village = (place: string) => ground.query(op.village, head.actor, { place });

describe('which officer looks after which village', () => {
  it('is one lead at a time, and others beside them; villages that nobody leads come first', async () => {
    const place = await freshVillage(world);
    const before = await ground.query(op.villages, head.actor, { limit: 400 });
    expect(before.items.find((line) => line.place === place)).toMatchObject({ lead: null, gapSince: null });
    expect(before.total).toBe(before.items.length);
    await assign(place);
    await assign(place, { part: 'support', post: station(world).other.id });
    await expect(assign(place, { post: station(world).other.id })).rejects.toEqual(refused('policing.led-already', { details: expect.objectContaining({ name: officer.name, day: world.today }) as unknown })); // a matcher stands for any value
    const line = (await village(place)).line;
    expect(line).toMatchObject({ lead: { post: { post: officer.id, name: officer.name } }, supports: [{ post: station(world).other.id }] });
    const now = await ground.query(op.villages, head.actor, { limit: 400 });
    expect(now.without).toBe(before.without - 1);
    const firstLed = now.items.findIndex(({ lead }) => lead !== null);
    expect(now.items.slice(firstLed).every(({ lead }) => lead !== null)).toBe(true);
    expect((await ground.query(op.villages, head.actor, { gaps: true, limit: 400 })).items.map((one) => one.place)).not.toContain(place);
  });

  it('is listed page by page, each village once', async () => {
    const all = (await ground.query(op.villages, head.actor, { limit: 400 })).items.map(({ place }) => place);
    const paged: string[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 20; pages += 1) {
      const { items, next } = await ground.query(op.villages, head.actor, { limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...items.map(({ place }) => place));
      if (next === null) break;
      cursor = next;
    }
    expect(paged).toEqual(all);
  });

  it('is decided by the station’s head, for an officer who is on duty and works there, for a village, not long ago', async () => {
    const place = await freshVillage(world);
    await expect(assign(place, {}, world.post('window', 'leader').actor)).rejects.toEqual(refused('kernel.not-allowed'));
    await expect(assign(place, {}, officer.actor)).rejects.toEqual(refused('kernel.not-allowed'));
    await expect(assign(elsewherePlace)).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(assign(places.town)).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(assign(place, { post: world.post('committee', 'mediator').id })).rejects.toEqual(refused('policing.not-an-officer'));
    await expect(assign(place, { post: newId() })).rejects.toEqual(refused('kernel.invalid-input'));
    const away = await buildPost(ground, station(world).unit, 'officer', { areas: [world.village] });
    await expect(assign(place, { post: away.id })).rejects.toEqual(refused('policing.out-of-place', { details: { name: away.name } }));
    const gone = await buildPost(ground, station(world).unit, 'officer', { validTo: world.today });
    await expect(assign(place, { post: gone.id })).rejects.toEqual(refused('policing.not-on-duty'));
    await expect(assign(place, { from: addDays(world.today, -32) })).rejects.toEqual(unlawful('too-long-ago'));
    await expect(assign(place, { from: addDays(world.today, 400) })).rejects.toEqual(unlawful('too-far-ahead'));
  });

  it('that two heads decide at the same moment puts one lead on a village, and the database holds it', async () => {
    const place = await freshVillage(world);
    await Promise.all(Array.from({ length: 12 }, () => village(world.village)));
    const done = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => assign(place, { post: index % 2 === 0 ? officer.id : station(world).other.id })));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(new Set(done.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])))).toEqual(new Set(['policing.led-already'])); // a refusal
    const row = { county: world.county, id: newId(), place, post: officer.id, part: 'lead', valid_from: addDays(world.today, 3), revision: 0, chain: Buffer.alloc(32) };
    await expect(ground.insert('policing.assignment', row)).rejects.toThrow('two lead officers');
    await ground.insert('policing.assignment', { ...row, part: 'support' });
  });

  it('ends with its reason, and the village is without from that day', async () => {
    const place = await freshVillage(world);
    const { at } = await assigned(world, { place, part: 'lead' });
    const end = (more: object, basis = 1) => ground.command(op.endAssignment, head.actor, { ...at, on: world.today, reason: '调往县局', ...more }, { basis });
    await expect(end({ on: addDays(world.today, -21) })).rejects.toEqual(unlawful('before-start'));
    expect(await end({})).toEqual({ revision: 2 });
    await expect(end({}, 2)).rejects.toEqual(unlawful('ended'));
    const view = await village(place);
    expect(view.line).toMatchObject({ lead: null, gapSince: world.today });
    expect(view.assignments).toMatchObject([{ status: 'ended', to: world.today, words: '调往县局', handed: null }]);
    expect(view.abilities).toEqual(expect.arrayContaining(['village']));
  });

  it('is handed over without a day between, with what lay open then', async () => {
    const { at } = await assigned(world, { part: 'lead' });
    await reportedHazard(world);
    const open = known((await village(world.village)).line).open;
    const next = newId();
    const hand = (more: object = {}) => ground.command(op.handOver, head.actor, { ...at, next, post: station(world).other.id, on: addDays(world.today, 1), note: '小桥栏杆待修', ...more }, { basis: 1 });
    await expect(hand({ note: '找老雷 13800001234' })).rejects.toEqual(refused('policing.names-somebody'));
    await expect(hand({ post: officer.id })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(hand({ on: addDays(world.today, -20) })).rejects.toEqual(unlawful('before-start'));
    expect(await hand()).toEqual({ revision: 2 });
    const view = await village(world.village);
    const [newer, older] = view.assignments.filter(({ part }) => part === 'lead');
    expect(older).toMatchObject({ to: addDays(world.today, 1), words: '小桥栏杆待修', handed: open });
    expect(newer).toMatchObject({ id: next, from: addDays(world.today, 1), to: null });
    expect(view.line.lead?.post.post).toBe(officer.id);
    ground.now = new Date(began.getTime() + 86_400_000);
    expect((await village(world.village)).line.lead?.post.post).toBe(station(world).other.id);
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
  });

  it('is nobody’s once the post is no longer held, though nobody ended it', async () => {
    const place = await freshVillage(world);
    const leaving = await buildPost(ground, station(world).unit, 'officer', { validTo: addDays(world.today, 2) });
    await assign(place, { post: leaving.id });
    expect((await village(place)).line.lead).not.toBeNull();
    ground.now = new Date(began.getTime() + 2 * 86_400_000);
    const view = await village(place);
    expect(view.line).toMatchObject({ lead: null, gapSince: addDays(world.today, 0) });
    expect(view.assignments).toMatchObject([{ status: 'held', lapsed: true }]);
  });

  it('is not seen from another town', async () => {
    await expect(ground.query(op.village, world.post('elsewhere', 'officer').actor, { place: world.village })).rejects.toMatchObject({ code: expect.stringMatching(/kernel\.not-(allowed|found)/) as unknown }); // a matcher stands for any value
    expect((await ground.query(op.villages, world.post('elsewhere', 'officer').actor, { limit: 400 })).items.every(({ place }) => place === elsewherePlace)).toBe(true);
  });
});

describe('a morning', () => {
  it('tells each station which of its villages nobody leads, once, and says when somebody does', async () => {
    ground.now = new Date(began.getTime() + 5 * 86_400_000);
    const ask = () => withPool(ground.database.job, 1, (pool) => askGaps(pool, world.today));
    expect(await ask()).toBe(1);
    expect(await drain(ground)).toEqual([]);
    const without = (await ground.query(op.villages, head.actor, { gaps: true, limit: 400 })).items.map(({ place }) => place);
    const mine = async () => (await ground.query(op.notices, head.actor, { days: 1 })).items;
    const [notice] = await mine();
    expect(notice).toMatchObject({ day: world.today, unit: station(world).unit.id });
    expect(notice?.villages.map(({ place }) => place)).toEqual(without.toSorted());
    expect(notice?.villages.every(({ filled }) => !filled)).toBe(true);
    // Asked again the same morning, by whatever: nobody hears it twice.
    expect(await ground.command(op.noticeGaps, world.system, { county: world.county, day: world.today })).toMatchObject({ notices: 0 });
    await ask();
    expect(await drain(ground)).toEqual([]);
    expect(await mine()).toHaveLength(1);
    const place = known(without[0]);
    await assign(place);
    expect((await mine())[0]?.villages.find((one) => one.place === place)).toMatchObject({ filled: true });
    // Villages of towns without a station are not lost: they are told to the centre above, where there is one.
    expect((await ground.query(op.notices, world.post('committee', 'leader').actor, { days: 1 })).items).toEqual([]);
  });
});

describe('a visit', () => {
  const record = (more: object = {}) => ground.command(op.recordVisit, world.post('committee', 'officer').actor, { ...visitInput(world), ...more });

  it('says what was looked at and how it was found: matters by number, points by name, spots in words', async () => {
    const { point } = await pointAt(world, { name: '北涝池' });
    const hazard = await reportedHazard(world);
    const input = { ...visitInput(world), looked: [{ kind: 'matter', target: hazard.at.matter, state: 'moving', text: '已立警示桩' }, { kind: 'point', target: point, state: 'fine' }, { kind: 'spot', spot: '村口小桥', state: 'attention', text: '栏杆松动' }] };
    await record(input);
    const { items } = await ground.query(op.visits, head.actor, {});
    expect(items.find(({ id }) => id === input.visit)?.looked).toEqual([
      { kind: 'matter', target: hazard.at.matter, name: hazard.number, state: 'moving', text: '已立警示桩' }, { kind: 'point', target: point, name: '北涝池', state: 'fine', text: '' }, { kind: 'spot', target: null, name: '村口小桥', state: 'attention', text: '栏杆松动' },
    ]);
    expect((await village(world.village)).line.lastVisit).toBe(world.today);
    const [sealed] = await ground.rows<{ text: string }>("select string_agg(v::text || i::text, ' ') as text from policing.visit v join policing.visit_item i on i.visit = v.id");
    expect(sealed?.text).not.toContain('栏杆');
  });

  it('is refused with somebody’s number, with what is not of the village, with a request, and of a day that cannot be', async () => {
    await expect(record({ looked: [{ kind: 'spot', spot: '村东', state: 'fine', text: '联系13800001234' }] })).rejects.toEqual(refused('policing.names-somebody', { fields: [{ path: ['looked', 0, 'text'], code: 'wrong-kind' }] }));
    const { point } = await pointAt(world, { place: elsewherePlace });
    await expect(record({ looked: [{ kind: 'point', target: point, state: 'fine' }] })).rejects.toEqual(refused('policing.not-there', { details: { count: 1 } }));
    await expect(record({ looked: [{ kind: 'matter', target: newId(), state: 'fine' }] })).rejects.toEqual(refused('policing.not-there'));
    await expect(record({ looked: [{ kind: 'spot', state: 'fine' }] })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(record({ looked: [{ kind: 'point', target: point, spot: '小桥', state: 'fine' }] })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(record({ place: elsewherePlace })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(record({ happenedOn: addDays(world.today, 1) })).rejects.toEqual(unlawful('in-future'));
    await expect(record({ happenedOn: addDays(world.today, -40) })).rejects.toEqual(unlawful('too-long-ago'));
  });
});

describe('working together', () => {
  it('is a planned session of a dispute that the station and the village hold; once, and seen as called off', async () => {
    const { matter, session } = await plannedSession(world);
    const link = (more: object = {}) => ground.command(op.linkSession, officer.actor, { county: world.county, joint: newId(), matter, session, units: [world.unit('window').id], ...more });
    await expect(link({ session: newId() })).rejects.toEqual(refused('policing.not-there'));
    await expect(link({ units: [newId()] })).rejects.toEqual(refused('kernel.invalid-input'));
    const choices = async () => (await ground.query(op.linkable, officer.actor, { from: world.today, to: addDays(world.today, 5) })).sessions.map((one) => one.session);
    expect(await choices()).toContain(session);
    await link();
    expect(await choices()).not.toContain(session);
    await expect(link()).rejects.toEqual(refused('policing.linked-already'));
    const mine = async () => (await ground.query(op.joint, officer.actor, { from: world.today, to: addDays(world.today, 5) })).items.find((line) => line.session === session);
    expect(await mine()).toMatchObject({ kind: 'session', matter, levels: ['police', 'town', 'village'], cancelled: false });
    await ground.command(disputeOperations.cancelSession, world.mediator, { county: world.county, matter, plan: session });
    expect(await mine()).toMatchObject({ cancelled: true });
    await expect(link({ joint: newId(), session })).rejects.toEqual(refused('policing.not-there'));
  });

  it('is a shift with people of the station and the village on it, and not one without', async () => {
    const shift = await jointShift(world);
    const link = (of: string) => ground.command(op.linkPatrol, officer.actor, { county: world.county, joint: newId(), shift: of });
    const choices = async () => (await ground.query(op.linkable, officer.actor, { from: world.today, to: addDays(world.today, 300) })).shifts.find((one) => one.shift === shift);
    expect(await choices()).toMatchObject({ levels: ['police', 'village'] });
    await link(shift);
    expect(await choices()).toBeUndefined();
    await expect(link(shift)).rejects.toEqual(refused('policing.linked-already'));
    await expect(link((await shiftOf(world, [(await walker(world)).id])).at.shift)).rejects.toEqual(refused('policing.not-joint', { details: { who: '村（社区）', whoEn: 'Village or community' } }));
    await expect(link(newId())).rejects.toEqual(refused('policing.not-there'));
    await expect(ground.command(op.linkPatrol, world.post('window', 'leader').actor, { county: world.county, joint: newId(), shift })).rejects.toEqual(refused('kernel.not-allowed'));
    expect((await village(world.village)).joint.find((line) => line.shift === shift)).toMatchObject({ kind: 'patrol', levels: ['police', 'village'] });
  });
});

describe('the planner', () => {
  const place = places.otherVillage;
  const counts = async () => (await ground.query(op.counts, head.actor, { place })).items;
  const propose = (run = newId()) => ground.command(op.propose, head.actor, { county: world.county, run, place });

  it('proposes nothing while little was counted, and then with the counts that it rests on', async () => {
    const found = () => ground.command(patrolOperations.reportHazard, head.actor, { county: world.county, matter: newId(), place, kind: 'electricity', severity: 'general', source: 'patrol', where: '村口电杆', foundOn: world.today });
    for (let count = 0; count < 4; count += 1) await found();
    expect(await counts()).toMatchObject([{ place, hazards: 4, matters: 0, weight: 8, enough: false }]);
    expect(await propose()).toEqual({ proposed: 0, thin: 1 });
    await found();
    const [band] = await counts();
    expect(band).toMatchObject({ hazards: 5, weight: 10, enough: true });
    const view = await ground.query(op.counts, head.actor, { place });
    expect(view.formula).toMatchObject({ weeks: 8, band: 2, least: 5, hazard: 2, matter: 1, verified: false });
    expect(view).toMatchObject({ from: addDays(world.today, -55), to: world.today });
    expect(await propose()).toEqual({ proposed: 1, thin: 0 });
    // Asked again, what waits is not proposed twice.
    expect(await propose()).toEqual({ proposed: 0, thin: 0 });
    const { items } = await ground.query(op.proposals, head.actor, { place });
    expect(items).toMatchObject([{ place, hazards: 5, matters: 0, weight: 10, weeks: 8, status: 'open', hour: Math.floor(hourNow(world) / 2) * 2 }]);
  });

  it('counts what has no hour apart, and forgets what is older than its weeks', async () => {
    const late = { county: world.county, place, kind: 'electricity', severity: 'general', source: 'told', where: '村西' };
    await ground.command(patrolOperations.reportHazard, head.actor, { ...late, matter: newId(), foundOn: addDays(world.today, -3) });
    await ground.command(patrolOperations.reportHazard, head.actor, { ...late, matter: newId(), foundOn: addDays(world.today, -60) });
    expect((await ground.query(op.counts, head.actor, { place })).unplaced).toBe(1);
    ground.now = new Date(began.getTime() + 70 * 86_400_000);
    expect(await counts()).toEqual([]);
    await expect(ground.query(op.counts, head.actor, { place: elsewherePlace })).rejects.toEqual(refused('kernel.invalid-input'));
  });

  it('leaves it to a person: a shift of the village and hours through the rota’s own command, or a reason why not; once', async () => {
    for (let count = 0; count < 5; count += 1) await reportedHazard(world);
    await ground.command(op.propose, head.actor, { county: world.county, run: newId(), place: world.village });
    const [proposal] = (await ground.query(op.proposals, head.actor, { place: world.village, status: 'open' })).items;
    const at = { county: world.county, proposal: known(proposal).id };
    const take = (shift: string) => ground.command(op.takeProposal, head.actor, { ...at, shift }, { basis: 1 });
    const { hour } = known(proposal);
    await expect(take(newId())).rejects.toEqual(refused('policing.not-there'));
    await expect(take(await shiftAt(world, (hour + 6) % 24))).rejects.toEqual(refused('policing.shift-differs'));
    const shift = await shiftAt(world, hour);
    expect(await take(shift)).toEqual({ revision: 2 });
    const after = (await ground.query(op.proposals, head.actor, { place: world.village })).items.find(({ id }) => id === at.proposal);
    expect(after).toMatchObject({ status: 'planned', shift, decidedBy: head.name });
    await expect(ground.command(op.takeProposal, head.actor, { ...at, shift }, { basis: 2 })).rejects.toEqual(unlawful('decided'));
    await expect(ground.command(op.dismissProposal, head.actor, { ...at, reason: '不需要' }, { basis: 2 })).rejects.toEqual(unlawful('decided'));
    const [other] = (await ground.query(op.proposals, head.actor, { place, status: 'open' })).items;
    const dismiss = (reason: string) => ground.command(op.dismissProposal, head.actor, { county: world.county, proposal: known(other).id, reason }, { basis: 1 });
    await expect(dismiss('问 13800001234')).rejects.toEqual(refused('policing.names-somebody'));
    await dismiss('村里这个时段自己有值守');
    expect((await ground.query(op.proposals, head.actor, { place })).items).toMatchObject([{ status: 'dismissed', reason: '村里这个时段自己有值守', decidedBy: head.name }]);
  });
});
