import { describe, expect, it } from 'vitest';
import { addDays, newId } from '@anhe/contract/kernel';
import type { Actor } from '../../kernel/access/actor.ts';
import { withClient } from '../../kernel/database/connection.ts';
import { documentOperations } from '@anhe/contract/documents';
import { volunteerOperations as op } from '@anhe/contract/volunteers';
import { bytesOf } from '../../../test/answers.ts';
import { buildPost } from '../../../test/build.ts';
import { docxText } from '../../../test/docx.ts';
import { useGround } from '../../../test/ground.ts';
import { refused } from '../../../test/refusals.ts';
import { accepted, application, applied, confirmed, insurance, keeper, offered, personal, ready, registered, rowsOf, second, taken, training } from '../../../test/volunteers.ts';
import { known, useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);


const get = (at: object, actor: Actor = keeper(world)) => ground.query(op.get, actor, at);
const lawful = (rule: string) => refused('volunteers.not-lawful-now', { details: expect.objectContaining({ rule }) as unknown }); // a matcher stands for any value
const barred = (rule: string) => refused('volunteers.barred', { details: expect.objectContaining({ rule }) as unknown }); // the same

describe('an application', () => {
  it('is written down with the consent that was signed, and shown masked', async () => {
    const { at, personal: said } = await applied(world, { personal: personal({ name: '王小明', phone: '13912345678' }) });
    const view = await get(at);
    expect(view).toMatchObject({ line: { status: 'applied', name: '王*', phone: '139****5678', wants: ['night-patrol', 'notice-spreading'] }, way: 'desk', consent: '2026-1' });
    expect(JSON.stringify(view)).not.toContain(said.phone);
    const [row] = await ground.rows<{ text: string }>('select p::text || v::text as text from volunteers.personal p join volunteers.volunteer v on v.id = p.volunteer where p.volunteer = $1', [at.volunteer]);
    expect(row?.text).not.toMatch(/王小明|13912345678|1980/);
  });

  it('is refused with the field: consent of another version or of tomorrow, a telephone twice at one unit, too young, an unknown task, a place that is not theirs', async () => {
    const apply = (more: object) => ground.command(op.apply, keeper(world), application(world, more));
    const field = (...path: (string | number)[]) => ({ fields: [expect.objectContaining({ path })] });
    await expect(apply({ consent: '2025-1' })).rejects.toEqual(refused('volunteers.consent-outdated', field('consent')));
    await expect(apply({ consentOn: addDays(world.today, 1) })).rejects.toEqual(refused('kernel.invalid-input', field('consentOn')));
    const { personal: said } = await applied(world);
    await expect(apply({ personal: personal({ phone: said.phone }) })).rejects.toEqual(refused('volunteers.applied-already', field('personal', 'phone')));
    await expect(apply({ personal: personal({ birthYear: 2010 }) })).rejects.toEqual(refused('kernel.invalid-input', field('personal', 'birthYear')));
    await expect(apply({ wants: ['elder-help', 'parade'] })).rejects.toEqual(refused('volunteers.unknown-task', field('wants', 1)));
    await expect(apply({ place: '610524101001' })).rejects.toEqual(refused('kernel.invalid-input', field('place')));
    await expect(ground.command(op.apply, world.post('committee', 'volunteer').actor, application(world))).rejects.toEqual(refused('kernel.not-allowed'));
  });

  it('asks for no more than it needs: there is no field for an identity number, an address or a portrait', () => {
    const { personal: asked } = op.apply.input.shape;
    expect(Object.keys(asked.shape).toSorted()).toEqual(['birthYear', 'can', 'emergency', 'name', 'phone']);
    expect(() => asked.parse({ ...personal(), emergency: { name: '王母', phone: '13900000000' } })).toThrow('reason');
  });

  it('is answered once: taken on, or not, with its ground; what was written of the person goes at once', async () => {
    const one = await accepted(world);
    await expect(ground.command(op.refuse, keeper(world), { ...one.at, ground: 'none', text: '没有任务' }, { basis: one.revision })).rejects.toEqual(lawful('wrong-status'));
    const other = await applied(world);
    await ground.command(op.refuse, keeper(world), { ...other.at, ground: 'place', text: '常年在外地' }, { basis: other.revision });
    expect(await get(other.at)).toMatchObject({ line: { status: 'refused', name: null, phone: null, wants: [] }, ground: 'place', reason: '常年在外地' });
    expect(Object.values(await rowsOf(world, other.at.volunteer)).every((count) => count === 0)).toBe(true);
    await expect(ground.query(op.reveal, keeper(world), { ...other.at, reason: '电话联系' })).rejects.toEqual(refused('kernel.invalid-input'));
  });

  it('is looked at by the unit and the town above it, and by no other unit of the village', async () => {
    const { at } = await applied(world);
    const ids = async (actor: Actor) => (await ground.query(op.list, actor, { limit: 100 })).items.map(({ id }) => id);
    expect(await ids(keeper(world))).toContain(at.volunteer);
    expect(await ids(world.post('window', 'supervisor').actor)).toContain(at.volunteer);
    expect(await ids(world.post('area', 'director').actor)).toEqual([]);
    await expect(get(at, world.post('area', 'director').actor)).rejects.toEqual(refused('kernel.not-allowed'));
    await expect(get(at, world.post('elsewhere', 'director').actor)).rejects.toEqual(refused('kernel.not-found'));
    await expect(ground.query(op.reveal, world.post('window', 'supervisor').actor, { ...at, reason: '电话联系' })).rejects.toEqual(refused('kernel.not-allowed'));
  });

  it('is listed page after page in the order in which they came', async () => {
    await applied(world);
    const first = await ground.query(op.list, keeper(world), { limit: 2 });
    const next = await ground.query(op.list, keeper(world), { limit: 2, cursor: known(first.next) });
    expect(first.items).toHaveLength(2);
    expect(next.items.some(({ id }) => first.items.some((one) => one.id === id))).toBe(false);
    await expect(ground.query(op.list, keeper(world), { cursor: 'nothing' })).rejects.toEqual(refused('kernel.invalid-input'));
    expect((await ground.query(op.list, keeper(world), { status: 'refused', limit: 100 })).items.every(({ status }) => status === 'refused')).toBe(true);
  });
});

describe('what is kept of a volunteer', () => {
  it('is shown whole to the unit for a reason, and the volunteer sees who it was', async () => {
    const post = await buildPost(ground, world.unit('committee'), 'volunteer');
    const at = await registered(world, post);
    const { personal: whole, policies } = await ground.query(op.reveal, keeper(world), { ...at, reason: '电话通知集合地点' });
    expect(policies).toEqual([expect.objectContaining({ number: 'PAZ2026110001' })]);
    const { own } = await ground.query(op.mine, post.actor);
    expect(known(own)).toMatchObject({ personal: whole, readers: [{ reason: '电话通知集合地点', unitName: world.unit('committee').name, fields: expect.arrayContaining(['phone']) }], insurances: [{ number: 'PAZ2026110001' }] });
    expect(await ground.query(op.mine, world.post('area', 'volunteer').actor)).toEqual({ own: null });
  });

  it('is corrected as a whole, and nothing of the old stays', async () => {
    const found = await accepted(world);
    const [before] = await ground.rows<{ index: Buffer }>('select phone_index as index from volunteers.personal where volunteer = $1', [found.at.volunteer]);
    const said = personal({ name: '欧阳春兰', emergency: { name: '欧阳建', phone: '13900009999', reason: '夜间巡防' } });
    await ground.command(op.change, keeper(world), { ...found.at, personal: said, wants: ['elder-help'] }, { basis: found.revision });
    expect(await get(found.at)).toMatchObject({ line: { name: '欧阳*', wants: ['elder-help'] } });
    expect((await ground.query(op.reveal, keeper(world), { ...found.at, reason: '核对资料' })).personal).toEqual(said);
    const [after] = await ground.rows<{ index: Buffer }>('select phone_index as index from volunteers.personal where volunteer = $1', [found.at.volunteer]);
    expect(known(after).index.equals(known(before).index)).toBe(false);
    const other = await applied(world);
    await expect(ground.command(op.change, keeper(world), { ...found.at, personal: personal({ phone: other.personal.phone }), wants: ['elder-help'] }, { basis: found.revision + 1 })).rejects.toEqual(refused('volunteers.applied-already'));
  });

  it('is tied to one post of a volunteer of the unit, and to no other’s', async () => {
    const [one, other] = [await accepted(world), await accepted(world)];
    const post = await buildPost(ground, world.unit('committee'), 'volunteer');
    const link = (found: typeof one, to: string | null, basis = found.revision) => ground.command(op.link, keeper(world), { ...found.at, post: to }, { basis });
    await link(one, post.id);
    for (const taking of [post.id, world.post('committee', 'grid').id, world.post('elsewhere', 'volunteer').id]) await expect(link(other, taking)).rejects.toEqual(refused('volunteers.post-taken'));
    await link(one, null, one.revision + 1);
    await link(other, post.id);
    expect((await get(other.at)).line.linked).toBe(true);
  });

  it('takes trainings of the list that were held, and insurances in their order of days', async () => {
    const { at } = await accepted(world);
    await expect(ground.command(op.train, keeper(world), { ...at, ...training(world, 'dancing') })).rejects.toEqual(refused('volunteers.unknown-course'));
    await expect(ground.command(op.train, keeper(world), { ...at, ...training(world, 'safety', { on: addDays(world.today, 1) }) })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(ground.command(op.insure, keeper(world), { ...at, ...insurance(world, { to: addDays(world.today, -31) }) })).rejects.toEqual(refused('kernel.invalid-input'));
    await ground.command(op.train, keeper(world), { ...at, ...training(world, 'safety', { passed: false }) });
    expect(await get(at)).toMatchObject({ trainings: [{ course: 'safety', passed: false, until: '2028-11-15' }], line: { trained: [] } });
  });
});

describe('a task', () => {
  it('that may bring danger is taken only with training, insurance and within its ages; what is missing is said', async () => {
    const { at: task } = await offered(world);
    const take = (volunteer: string) => ground.command(op.take, keeper(world), { ...task, service: newId(), volunteer });
    const missing = async (volunteer: string) => (await ground.query(op.task, keeper(world), task)).candidates.find((one) => one.volunteer === volunteer)?.bars.map(({ code }) => code);
    const found = await accepted(world);
    const { volunteer } = found.at;
    expect(await missing(volunteer)).toEqual(['no-training', 'no-training', 'no-insurance']);
    await expect(take(volunteer)).rejects.toEqual(barred('no-training'));
    for (const course of ['safety', 'patrol']) await ground.command(op.train, keeper(world), { ...found.at, ...training(world, course) });
    await expect(take(volunteer)).rejects.toEqual(refused('volunteers.barred', { details: expect.objectContaining({ rule: 'no-insurance' }) as unknown, article: 'volunteer-service-17' })); // as above
    await ground.command(op.insure, keeper(world), { ...found.at, ...insurance(world, { to: world.today }) });
    await expect(take(volunteer)).rejects.toEqual(barred('no-insurance'));
    await ground.command(op.insure, keeper(world), { ...found.at, ...insurance(world) });
    expect(await missing(volunteer)).toEqual([]);
    expect(await take(volunteer)).toMatchObject({ status: 'taken' });
    const old = await ready(world, { personal: personal({ birthYear: 1960 }) });
    await expect(take(old.at.volunteer)).rejects.toEqual(barred('too-old'));
    const waiting = await applied(world);
    await expect(take(waiting.at.volunteer)).rejects.toEqual(barred('not-accepted'));
  });

  it('without danger asks for neither', async () => {
    const [{ at: task }, found] = [await offered(world, { kind: 'elder-help' }), await accepted(world)];
    expect(await ground.command(op.take, keeper(world), { ...task, service: newId(), volunteer: found.at.volunteer })).toMatchObject({ status: 'taken' });
  });

  it('has so many places, is left and taken again, and never at the same time as another', async () => {
    const { at: task, startsAt, endsAt } = await offered(world, { wanted: 1 });
    const [one, other] = [await ready(world), await ready(world)];
    const service = newId();
    const take = (volunteer: string, of: object = task) => ground.command(op.take, keeper(world), { ...of, service: newId(), volunteer });
    await ground.command(op.take, keeper(world), { ...task, service, volunteer: one.at.volunteer });
    await expect(take(other.at.volunteer)).rejects.toEqual(refused('volunteers.full'));
    await expect(take(one.at.volunteer)).rejects.toEqual(lawful('wrong-status'));
    const { at: beside } = await offered(world, { startsAt, endsAt });
    await expect(take(one.at.volunteer, beside)).rejects.toEqual(barred('clash'));
    await ground.command(op.drop, keeper(world), { ...task, service });
    await expect(ground.command(op.drop, keeper(world), { ...task, service })).rejects.toEqual(lawful('wrong-status'));
    await take(other.at.volunteer);
    await take(one.at.volunteer, beside);
    expect((await ground.query(op.task, keeper(world), task)).on.map(({ status }) => status).toSorted()).toEqual(['left', 'taken']);
  });

  it('gives its last place to one of two who take it at once', async () => {
    const { at: task } = await offered(world, { wanted: 1 });
    const volunteers = [await ready(world), await ready(world), await ready(world)];
    const outcomes = await Promise.allSettled(volunteers.map(({ at }) => ground.command(op.take, keeper(world), { ...task, service: newId(), volunteer: at.volunteer })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('waits for whoever has the task’s row, and counts what they did', async () => {
    const { at: task, startsAt, endsAt } = await offered(world, { wanted: 1 });
    const [first, late] = [await ready(world), await ready(world)];
    await withClient(ground.database.admin, async (other) => {
      await other.query('begin');
      await other.query('select from volunteers.task where id = $1 for update', [task.task]);
      const outcome = Promise.allSettled([ground.command(op.take, keeper(world), { ...task, service: newId(), volunteer: late.at.volunteer })]);
      const waiting = async (): Promise<number> => (await ground.rows("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length;
      await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
      // The last place goes while it waits; the task itself is as it was.
      await other.query(
        `insert into volunteers.service (county, id, place, task, volunteer, kind, starts_at, ends_at, status) values ($1, $2, $3, $4, $5, 'night-patrol', $6, $7, 'taken')`,
        [task.county, newId(), world.village, task.task, first.at.volunteer, startsAt, endsAt]);
      await other.query('commit');
      expect(await outcome).toEqual([{ status: 'rejected', reason: refused('volunteers.full') }]);
    });
  });

  it('is taken by volunteers for themselves and for nobody else', async () => {
    const post = await buildPost(ground, world.unit('committee'), 'volunteer');
    const [own, other, { at: task }] = [await registered(world, post), await ready(world), await offered(world)];
    const { own: mine } = await ground.query(op.mine, post.actor);
    expect(known(mine).offered.find((one) => one.task.id === task.task)).toMatchObject({ bars: [] });
    await expect(ground.command(op.take, post.actor, { ...task, service: newId(), volunteer: other.at.volunteer })).rejects.toEqual(refused('kernel.not-found'));
    const [service, foreign] = [newId(), newId()];
    await ground.command(op.take, post.actor, { ...task, service, volunteer: own.volunteer });
    await ground.command(op.take, keeper(world), { ...task, service: foreign, volunteer: other.at.volunteer });
    await expect(ground.command(op.drop, post.actor, { ...task, service: foreign })).rejects.toEqual(refused('kernel.not-found'));
    await ground.command(op.drop, post.actor, { ...task, service });
  });

  it('is called off before it begins, and frees those who had it', async () => {
    const { at, startsAt, endsAt } = await offered(world);
    const found = await ready(world);
    const { revision } = await ground.command(op.take, keeper(world), { ...at, service: newId(), volunteer: found.at.volunteer });
    await ground.command(op.cancelTask, keeper(world), { ...at, text: '有大雨' }, { basis: revision });
    expect((await ground.query(op.task, keeper(world), at)).line).toMatchObject({ cancelled: true, taken: 0 });
    const { at: instead } = await offered(world, { startsAt, endsAt });
    expect(await ground.command(op.take, keeper(world), { ...instead, service: newId(), volunteer: found.at.volunteer })).toMatchObject({ status: 'taken' });
    const begun = await taken(world);
    await expect(ground.command(op.cancelTask, keeper(world), { county: begun.at.county, task: begun.at.task, text: '太晚了' }, { basis: begun.revision })).rejects.toEqual(lawful('begun'));
  });

  it('is offered at a place of one’s own, of a kind of the list, with an end that is still to come', async () => {
    await expect(offered(world, { place: '610524101001' })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(offered(world, { kind: 'parade' })).rejects.toEqual(refused('volunteers.unknown-task'));
    await expect(offered(world, { startsAt: '2026-11-20T10:00:00+08:00', endsAt: '2026-11-20T11:00:00+08:00' })).rejects.toEqual(lawful('over'));
    await expect(offered(world, { startsAt: '2026-12-20T10:00:00+08:00', endsAt: '2026-12-20T10:00:00+08:00' })).rejects.toEqual(lawful('wrong-order'));
  });

  it('is not for whoever is paused', async () => {
    const [found, { at }] = [await ready(world), await offered(world)];
    const { revision } = await ground.command(op.suspend, keeper(world), { ...found.at, text: '外出务工' }, { basis: found.revision });
    const take = () => ground.command(op.take, keeper(world), { ...at, service: newId(), volunteer: found.at.volunteer });
    await expect(take()).rejects.toEqual(barred('paused'));
    await ground.command(op.resume, keeper(world), found.at, { basis: revision });
    expect(await take()).toMatchObject({ status: 'taken' });
  });
});

describe('hours', () => {
  it('are those of a task, recorded by one of the unit and confirmed by another', async () => {
    const found = await taken(world);
    const attend = (times: object) => ground.command(op.attend, keeper(world), { ...found.at, ...times });
    const at = (minutes: number) => new Date(ground.now.getTime() + minutes * 60_000).toISOString();
    await expect(attend({ from: at(-240), to: at(-30) })).rejects.toEqual(lawful('outside-task'));
    await expect(attend({ from: at(-60), to: at(30) })).rejects.toEqual(lawful('in-future'));
    const { revision } = await attend({ from: at(-110), to: at(-20) });
    const seen = async (actor: Actor) => (await ground.query(op.task, actor, { county: found.at.county, task: found.at.task })).on[0]?.ownRecord;
    expect([await seen(keeper(world)), await seen(second(world))]).toEqual([true, false]);
    await expect(ground.command(op.confirm, keeper(world), found.at, { basis: revision })).rejects.toEqual(lawful('same-hand'));
    await expect(ground.command(op.confirm, world.post('area', 'director').actor, found.at, { basis: revision })).rejects.toEqual(refused('kernel.not-allowed'));
    await expect(ground.command(op.confirm, world.post('window', 'supervisor').actor, found.at, { basis: revision })).rejects.toEqual(refused('kernel.not-allowed'));
    expect(await get({ county: found.at.county, volunteer: found.volunteer })).toMatchObject({ minutes: 0 });
    await ground.command(op.confirm, second(world), found.at, { basis: revision });
    expect(await get({ county: found.at.county, volunteer: found.volunteer })).toMatchObject({ minutes: 90, services: [{ status: 'confirmed', minutes: 90 }] });
    expect(Object.keys(op.attend.input.shape)).toEqual(['county', 'task', 'service', 'from', 'to']);
  });

  it('are corrected with a reason, keep what they were, and count again once confirmed again', async () => {
    const { at: who } = await ready(world);
    const units = async () => known((await ground.query(op.units, keeper(world), { from: addDays(world.today, -1), to: world.today })).items.find(({ unit }) => unit === world.unit('committee').id));
    const before = await units();
    const found = await confirmed(world, who);
    expect(await units()).toMatchObject({ services: before.services + 1, minutes: before.minutes + 120 });
    const to = new Date(ground.now.getTime() - 31 * 60_000).toISOString();
    const { revision } = await ground.command(op.correct, second(world), { ...found.at, correction: newId(), from: found.times.from, to, reason: '提前半小时离开' }, { basis: found.revision });
    expect(await units()).toMatchObject({ services: before.services, minutes: before.minutes });
    expect(await get(who)).toMatchObject({ minutes: 0, services: [{ status: 'attended', corrections: [{ reason: '提前半小时离开' }] }] });
    await expect(ground.command(op.confirm, second(world), found.at, { basis: revision })).rejects.toEqual(lawful('same-hand'));
    await ground.command(op.confirm, keeper(world), found.at, { basis: revision });
    expect(await units()).toMatchObject({ services: before.services + 1, minutes: before.minutes + 90 });
    expect((await get(who)).minutes).toBe(90);
  });

  it('make a certificate with a number of the unit’s series, on paper and to be edited', async () => {
    const { at: who } = await ready(world, { personal: personal({ name: '吕志愿' }) });
    await expect(ground.command(op.certify, keeper(world), { ...who, certificate: newId() })).rejects.toEqual(lawful('no-hours'));
    await confirmed(world, who);
    const [one, other] = [newId(), newId()];
    const { number } = await ground.command(op.certify, keeper(world), { ...who, certificate: one });
    expect(number).toMatch(/^（2026）试志证字第\d+号$/);
    const next = await ground.command(op.certify, keeper(world), { ...who, certificate: other });
    const count = (text: string): number => Number(/第(\d+)号/.exec(text)?.[1]);
    expect(count(next.number)).toBe(count(number) + 1);
    expect((await get(who)).certificates.map(({ minutes, services }) => [minutes, services])).toEqual([[120, 1], [120, 1]]);
    const pdf = await ground.query(documentOperations.hoursCertificate, keeper(world), { county: who.county, certificate: one });
    expect(pdf.mediaType).toBe('application/pdf');
    const docx = await ground.query(documentOperations.hoursCertificate, keeper(world), { county: who.county, certificate: one, format: 'docx' });
    const text = docxText(bytesOf(docx));
    for (const part of ['吕志愿', '2小时', number, '第十九条']) expect(text).toContain(part);
    expect(docx.fileName).not.toContain('吕志愿');
    expect((await get(who)).readers[0]).toMatchObject({ fields: ['hoursCertificate'] });
  });
});

describe('leaving', () => {
  it('is open at any time; what was the person’s is gone at once, and the unit keeps counts without a name', async () => {
    const post = await buildPost(ground, world.unit('committee'), 'volunteer');
    const at = await registered(world, post);
    const found = await confirmed(world, at);
    const certificate = newId();
    const { number } = await ground.command(op.certify, keeper(world), { ...at, certificate });
    await ground.command(op.correct, second(world), { ...found.at, correction: newId(), ...found.times, reason: '核对' }, { basis: found.revision });
    await ground.command(op.confirm, keeper(world), found.at, { basis: found.revision + 1 });
    const before = await rowsOf(world, at.volunteer);
    expect(before).toEqual({ personal: 1, training: 2, insurance: 1, service: 1, certificate: 1 });
    const counts = () => ground.rows('select unit, sum(services)::int as services, sum(minutes)::int as minutes from volunteers.unit_hour group by unit order by unit');
    const counted = await counts();

    expect(await ground.command(op.leave, post.actor, at)).toMatchObject({ status: 'left' });

    expect(await rowsOf(world, at.volunteer)).toEqual({ personal: 0, training: 0, insurance: 0, service: 0, certificate: 0 });
    expect(await ground.rows('select id from volunteers.correction where service = $1', [found.at.service])).toEqual([]);
    expect(await ground.rows('select number, volunteer, minutes from volunteers.certificate where id = $1', [certificate])).toEqual([{ number, volunteer: null, minutes: null }]);
    expect(await ground.rows('select status, wants, post, reason from volunteers.volunteer where id = $1', [at.volunteer])).toEqual([{ status: 'left', wants: [], post: null, reason: null }]);
    expect(await counts()).toEqual(counted);
    expect(await get(at)).toMatchObject({ line: { status: 'left', name: null, phone: null }, minutes: 0, services: [], certificates: [] });
    expect(await ground.query(op.mine, post.actor)).toEqual({ own: null });
    await expect(ground.query(documentOperations.hoursCertificate, keeper(world), { county: at.county, certificate })).rejects.toEqual(refused('kernel.not-found'));
  });

  it('leaves no way from an account to hours in the record, nor from a digest to a name', async () => {
    const post = await buildPost(ground, world.unit('committee'), 'volunteer');
    const at = await registered(world, post);
    const { at: task } = await offered(world);
    const service = newId();
    await ground.command(op.take, post.actor, { ...task, service, volunteer: at.volunteer });
    await ground.command(op.leave, post.actor, at);
    const events = await ground.rows<{ type: string; text: string }>("select type, convert_from(bytes, 'utf8') as text from kernel.event where stream in ($1, $2) or actor = $3", [at.volunteer, task.task, `post:${post.id}`]);
    expect(events.map(({ type }) => type)).toContain('volunteers.taken');
    for (const { text } of events) expect(text).not.toMatch(new RegExp(`${service}|志愿者|1390000`, 'u'));
    expect(events.find(({ type }) => type === 'volunteers.taken')?.text).not.toContain(at.volunteer);
  });

  it('is done at the desk as well, from wherever they stand, and once', async () => {
    const one = await applied(world);
    expect(await ground.command(op.leave, keeper(world), one.at)).toMatchObject({ status: 'left' });
    await expect(ground.command(op.leave, keeper(world), one.at)).rejects.toEqual(lawful('wrong-status'));
    const again = await applied(world, { personal: personal({ phone: one.personal.phone }) });
    expect((await get(again.at)).line.status).toBe('applied');
    await expect(ground.command(op.leave, world.post('committee', 'volunteer').actor, again.at)).rejects.toEqual(refused('kernel.not-allowed'));
  });
});

it('thanks go to units of one’s area, on a day that has come', async () => {
  const leader = world.post('county', 'leader').actor;
  const thank = (more: object) => ground.command(op.recognise, leader, { county: world.county, recognition: newId(), unit: world.unit('committee').id, kind: 'thanks', on: world.today, text: '汛期连续值守二十天', ...more });
  await thank({});
  await expect(thank({ on: addDays(world.today, 1) })).rejects.toEqual(refused('kernel.invalid-input'));
  await expect(ground.command(op.recognise, world.post('elsewhere', 'leader').actor, { county: world.county, recognition: newId(), unit: world.unit('committee').id, kind: 'thanks', on: world.today, text: '汛期值守' })).rejects.toEqual(refused('kernel.invalid-input'));
  const { items } = await ground.query(op.units, leader, { from: world.today, to: world.today });
  expect(items.find(({ unit }) => unit === world.unit('committee').id)?.recognitions).toEqual([expect.objectContaining({ kind: 'thanks', text: '汛期连续值守二十天', by: world.unit('county').name })]);
});

