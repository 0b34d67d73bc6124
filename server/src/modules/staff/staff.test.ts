import { newId } from '@anhe/contract/kernel';
import type { Refusal } from '@anhe/contract/kernel';
import { staffOperations as operations } from '@anhe/contract/staff';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCommittee, buildPost, buildUnit, places } from '../../../test/build.ts';
import type { BuiltPost } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { withClient } from '../../kernel/database/connection.ts';
import { onConnection } from '../../kernel/database/pool.ts';
import { drawNumber } from '../../kernel/series.ts';
import { seedPlaces } from '../places/index.ts';
import { staff } from './index.ts';

const ground = useGround(() => [staff]);
let administrator: BuiltPost;
let elsewhere: BuiltPost;

beforeAll(async () => {
  await withClient(ground.database.owner, seedPlaces);
  administrator = await buildPost(ground, await buildUnit(ground, { place: places.county, kind: 'centre' }), 'administrator');
  elsewhere = await buildPost(ground, await buildUnit(ground, { place: places.otherCounty, kind: 'centre' }), 'administrator');
});

const refusal = async (promise: Promise<unknown>): Promise<Refusal> => promise.then(() => { throw new Error('nothing was refused'); }, (error: Refusal) => error);

const unitInput = (wishes: object = {}) => ({
  county: places.county, unit: newId(), place: places.village, kind: 'committee', name: `村调委会${newId().slice(-6)}`, shortName: '村调委会', numberWord: '合人', validFrom: '2026-01-01', ...wishes,
});

const person = async (name = '新人'): Promise<string> => {
  const id = newId();
  await ground.command(operations.addPerson, administrator.actor, { county: places.county, person: id, place: places.village, name, phone: '13800001111' });
  return id;
};

describe('units', () => {
  it('are added once, however often the command is sent', async () => {
    const input = unitInput();
    const command = newId();
    const first = await ground.command(operations.addUnit, administrator.actor, input, { command });
    expect(await ground.command(operations.addUnit, administrator.actor, input, { command })).toEqual(first);
    const rows = await ground.rows('select revision, encode(chain, \'hex\') as chain from staff.unit where id = $1', [input.unit]);
    const events = await ground.rows('select seq, type, encode(hash, \'hex\') as hash from kernel.event where stream = $1', [input.unit]);
    expect(rows).toEqual([{ revision: 1, chain: events[0]?.['hash'] }]);
    expect(events.map(({ type }) => type)).toEqual(['staff.unit-added']);
  });

  it('lie in the administrator’s area and have a name of their own', async () => {
    const input = unitInput();
    expect((await refusal(ground.command(operations.addUnit, elsewhere.actor, input))).fields).toEqual([{ path: ['place'], code: 'not-in-scope' }]);
    await ground.command(operations.addUnit, administrator.actor, input);
    expect((await refusal(ground.command(operations.addUnit, administrator.actor, { ...input, unit: newId() }))).fields).toEqual([{ path: ['name'], code: 'already-used' }]);
    expect((await refusal(ground.command(operations.addUnit, administrator.actor, unitInput({ place: '610524001999' })))).fields).toEqual([{ path: ['place'], code: 'place-unknown' }]);
    expect((await refusal(ground.command(operations.addUnit, administrator.actor, unitInput({ parent: newId() })))).fields).toEqual([{ path: ['parent'], code: 'unknown-choice' }]);
  });

  it('are added by the city’s administrator in every county', async () => {
    const city = await buildPost(ground, await buildUnit(ground, { place: '610500', kind: 'centre' }), 'administrator');
    const input = unitInput({ place: places.otherCounty, county: places.otherCounty, kind: 'justice-bureau' });
    await ground.command(operations.addUnit, city.actor, input);
    expect((await ground.query(operations.unit, city.actor, { county: places.otherCounty, unit: input.unit })).abilities.toSorted()).toEqual(['addPost', 'changeUnit', 'closeUnit', 'startNumbers']);
    expect((await ground.query(operations.unit, administrator.actor, { county: places.otherCounty, unit: input.unit })).abilities).toEqual([]);
  });

  it('are changed on the revision that was seen, and not by another area’s administrator', async () => {
    const input = unitInput();
    await ground.command(operations.addUnit, administrator.actor, input);
    const change = { county: input.county, unit: input.unit, name: '改名后的调委会', shortName: '改名', numberWord: null, phone: '0913-5521234' };
    expect((await refusal(ground.command(operations.changeUnit, elsewhere.actor, change, { basis: 1 }))).code).toMatch(/not-found|not-allowed/);
    expect((await ground.command(operations.changeUnit, administrator.actor, change, { basis: 1 })).revision).toBe(2);
    const stale = await refusal(ground.command(operations.changeUnit, administrator.actor, { ...change, name: '又改' }, { basis: 1 }));
    expect(stale.code).toBe('kernel.stale');
    expect(stale.changed).toMatchObject([{ type: 'staff.unit-changed' }]);
    expect(await ground.query(operations.unit, administrator.actor, { county: input.county, unit: input.unit })).toMatchObject({ name: '改名后的调委会', numberWord: null, phone: '0913-5521234', revision: 2 });
  });

  it('close when nobody holds a post any longer', async () => {
    const input = unitInput();
    await ground.command(operations.addUnit, administrator.actor, input);
    const holder = await person();
    const post = newId();
    await ground.command(operations.addPost, administrator.actor, { county: input.county, unit: input.unit, post, person: holder, role: 'mediator', validFrom: '2026-02-01' });
    const close = { county: input.county, unit: input.unit, lastDay: '2026-11-24' };
    expect(await refusal(ground.command(operations.closeUnit, administrator.actor, close, { basis: 1 }))).toMatchObject({ code: 'staff.unit-in-use', details: { posts: 1 } });
    await ground.command(operations.endPost, administrator.actor, { county: input.county, post, lastDay: '2026-11-24' });
    await ground.command(operations.closeUnit, administrator.actor, close, { basis: 1 });
    expect(await refusal(ground.command(operations.addPost, administrator.actor, { county: input.county, unit: input.unit, post: newId(), person: holder, role: 'mediator', validFrom: '2026-11-25' }))).toMatchObject({ code: 'staff.unit-closed' });
  });

  it('begin their numbers where the paper register ended, set before the first is drawn', async () => {
    const input = unitInput();
    await ground.command(operations.addUnit, administrator.actor, input);
    const director = await buildPost(ground, await buildUnit(ground, { place: places.village }), 'director');
    const own = await buildPost(ground, { county: input.county, id: input.unit, place: input.place, kind: 'committee', name: input.name }, 'director');
    const start = { county: input.county, unit: input.unit, series: 'acceptance', year: 2026, start: 38 };
    const numbers = async () => (await ground.query(operations.unit, own.actor, { county: input.county, unit: input.unit })).numbers;
    expect((await numbers()).find(({ series }) => series === 'acceptance')).toEqual({ series: 'acceptance', name: { zh: '受理编号', en: 'Acceptance' }, year: 2026, start: 1, last: null, next: '（2026）合人人调受字第1号' });
    expect((await refusal(ground.command(operations.startNumbers, director.actor, start))).code).toMatch(/not-found|not-allowed/);
    expect((await refusal(ground.command(operations.startNumbers, own.actor, { ...start, series: 'letters' }))).fields).toEqual([{ path: ['series'], code: 'unknown-choice' }]);
    expect((await refusal(ground.command(operations.startNumbers, own.actor, { ...start, year: 2020 }))).fields).toEqual([{ path: ['year'], code: 'unknown-choice' }]);
    await ground.command(operations.startNumbers, administrator.actor, { ...start, start: 30 });
    await ground.command(operations.startNumbers, own.actor, start);
    expect((await numbers()).find(({ series }) => series === 'acceptance')).toMatchObject({ start: 38, last: null, next: '（2026）合人人调受字第38号' });
    await onConnection(ground.pool, (connection) => connection.run(drawNumber({ county: input.county, unit: input.unit, series: 'acceptance', day: '2026-11-25', start: 1 })));
    expect((await numbers()).find(({ series }) => series === 'acceptance')).toMatchObject({ start: 38, last: 38, next: '（2026）合人人调受字第39号' });
    expect(await refusal(ground.command(operations.startNumbers, own.actor, { ...start, start: 90 }))).toMatchObject({
      code: 'staff.numbers-begun', details: { series: '受理编号', year: 2026 }, fields: [{ path: ['start'], code: 'already-used' }],
    });
  });

  it('are listed by place, kind and words, page after page', async () => {
    const town = '610524103';
    const names = ['甲', '乙', '丙', '丁', '戊'];
    for (const name of names) await ground.command(operations.addUnit, administrator.actor, unitInput({ place: town, kind: 'window', name: `${name}窗口` }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: { items: { name: string }[]; next: string | null } = await ground.query(operations.units, elsewhere.actor, { place: town, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual(names.map((name) => `${name}窗口`).toSorted());
    expect((await ground.query(operations.units, elsewhere.actor, { place: town, words: '丙' })).items).toHaveLength(1);
    expect((await ground.query(operations.units, elsewhere.actor, { place: town, kinds: ['court'] })).items).toHaveLength(0);
    expect((await refusal(ground.query(operations.units, elsewhere.actor, { cursor: '; drop' }))).fields[0]?.path).toEqual(['cursor']);
  });
});

describe('posts', () => {
  it('fit their unit, its place and the administrator’s area', async () => {
    const station = await buildUnit(ground, { place: places.town, kind: 'police' });
    const officer = await person('警员');
    const input = { county: places.county, unit: station.id, post: newId(), person: officer, role: 'officer', areas: [places.village, '610524101204'], validFrom: '2026-01-01' };
    await ground.command(operations.addPost, administrator.actor, input);
    const view = await ground.query(operations.unit, administrator.actor, { county: places.county, unit: station.id });
    expect(view.posts).toMatchObject([{ name: '警员', phone: '138****1111', role: 'officer', areas: [places.village, '610524101204'] }]);
    expect(view.posts[0]?.abilities).toEqual(expect.arrayContaining(['endPost', 'setPostAreas', 'appointDeputy', 'invite']));
    expect(await refusal(ground.command(operations.addPost, administrator.actor, { ...input, post: newId(), role: 'mediator' }))).toMatchObject({ code: 'staff.role-not-of-unit' });
    const wrong = await refusal(ground.command(operations.addPost, administrator.actor, { ...input, post: newId(), person: newId(), place: places.otherTown, areas: ['610502001', '610524101999'], lastDay: '2025-01-01' }));
    expect(wrong.fields.map(({ path }) => path.join('.'))).toEqual(['person', 'place', 'lastDay', 'areas.0', 'areas.1']);
  });

  it('change their places in care on the revision that was seen', async () => {
    const station = await buildUnit(ground, { place: places.town, kind: 'police' });
    const officer = await buildPost(ground, station, 'officer', { areas: [places.village, places.otherVillage] });
    const areas = [places.otherVillage, '610524101204'];
    await ground.command(operations.setPostAreas, administrator.actor, { county: places.county, post: officer.id, areas }, { basis: 0 });
    const rows = await ground.rows<{ area: string }>('select area from staff.post_area where post = $1 order by area', [officer.id]);
    expect(rows.map(({ area }) => area)).toEqual(areas);
    expect((await refusal(ground.command(operations.setPostAreas, administrator.actor, { county: places.county, post: officer.id, areas: [] }, { basis: 0 }))).code).toBe('kernel.stale');
  });

  it('end once', async () => {
    const { mediator } = await buildCommittee(ground);
    await ground.command(operations.endPost, administrator.actor, { county: places.county, post: mediator.id, lastDay: '2026-11-24' });
    expect(await refusal(ground.command(operations.endPost, administrator.actor, { county: places.county, post: mediator.id, lastDay: '2026-12-24' }))).toMatchObject({ code: 'staff.post-ended', details: { date: '2026-11-24' } });
  });
});

describe('deputies', () => {
  it('are appointed by the director for the own committee only, one at a time, within the post', async () => {
    const { mediator, director, unit } = await buildCommittee(ground);
    const other = await buildCommittee(ground, places.otherVillage);
    const stand = { county: places.county, post: mediator.id, deputy: newId(), person: other.mediator.person, firstDay: '2026-11-25', lastDay: '2026-12-05' };
    expect((await refusal(ground.command(operations.appointDeputy, other.director.actor, stand))).code).toBe('kernel.not-found');
    expect((await refusal(ground.command(operations.appointDeputy, mediator.actor, stand))).code).toBe('kernel.not-allowed');
    await ground.command(operations.appointDeputy, director.actor, stand);
    const again = { ...stand, deputy: newId() };
    expect((await refusal(ground.command(operations.appointDeputy, director.actor, { ...again, lastDay: '2026-11-26' }))).code).toBe('staff.deputy-overlap');
    expect((await refusal(ground.command(operations.appointDeputy, director.actor, { ...again, person: mediator.person }))).code).toBe('staff.deputy-of-self');
    expect((await refusal(ground.command(operations.appointDeputy, director.actor, { ...again, firstDay: '2019-01-01' }))).code).toBe('staff.not-during-post');
    expect((await refusal(ground.command(operations.appointDeputy, director.actor, { ...again, firstDay: '2026-12-09', lastDay: '2026-12-08' }))).code).toBe('kernel.invalid-input');
    const view = await ground.query(operations.unit, director.actor, { county: places.county, unit: unit.id });
    expect(view.posts.find(({ id }) => id === mediator.id)?.deputies).toMatchObject([{ person: other.mediator.person, firstDay: '2026-11-25', lastDay: '2026-12-05' }]);
    await ground.command(operations.endDeputy, director.actor, { county: places.county, post: mediator.id, deputy: stand.deputy, lastDay: '2026-11-24' });
    expect((await ground.query(operations.unit, director.actor, { county: places.county, unit: unit.id })).posts.find(({ id }) => id === mediator.id)?.deputies).toEqual([]);
  });

  it('see the post among what they may act as, only during its days', async () => {
    const { mediator, director } = await buildCommittee(ground);
    const { mediator: stand } = await buildCommittee(ground, places.otherVillage);
    await ground.command(operations.appointDeputy, director.actor, { county: places.county, post: mediator.id, deputy: newId(), person: stand.person, firstDay: '2026-11-25', lastDay: '2026-11-26' });
    const me = await ground.query(operations.me, stand.actor);
    expect(me.acting?.post).toBe(stand.id);
    expect(me.choices).toMatchObject([{ post: stand.id, standsInFor: null, lastDay: null }, { post: mediator.id, standsInFor: { person: mediator.person }, lastDay: '2026-11-26' }]);
    const before = ground.now;
    try {
      ground.now = new Date('2026-11-26T23:59:59+08:00');
      expect((await ground.query(operations.me, stand.actor)).choices).toHaveLength(2);
      ground.now = new Date('2026-11-27T00:00:00+08:00');
      expect((await ground.query(operations.me, stand.actor)).choices).toHaveLength(1);
    } finally {
      ground.now = before;
    }
  });
});

describe('mediators to choose from', () => {
  it('come from the unit, or from all units that serve the place, with the grade that holds today', async () => {
    const place = '610524104201';
    const { unit, mediator } = await buildCommittee(ground, place);
    const town = await buildUnit(ground, { place: '610524104', kind: 'town-committee' });
    const veteran = await buildPost(ground, town, 'mediator');
    const credential = { county: places.county, person: mediator.person, kind: 'mediation-certificate', issuer: '某县司法局' };
    await ground.command(operations.addCredential, administrator.actor, { ...credential, credential: newId(), grade: 'three', issuedOn: '2022-01-01' });
    await ground.command(operations.addCredential, administrator.actor, { ...credential, credential: newId(), grade: 'two', issuedOn: '2025-01-01' });
    await ground.command(operations.addCredential, administrator.actor, { ...credential, credential: newId(), grade: 'one', issuedOn: '2020-01-01', validTo: '2021-01-01' });
    const ofUnit = await ground.query(operations.mediatorsOf, mediator.actor, { county: places.county, unit: unit.id });
    expect(ofUnit.items.map(({ role, certificate }) => [role, certificate?.grade])).toEqual([['mediator', 'two'], ['director', undefined]]);
    const forPlace = await ground.query(operations.mediatorsOf, mediator.actor, { county: places.county, place });
    expect(forPlace.items.map(({ unit: id }) => id)).toEqual([unit.id, unit.id, town.id]);
    expect(forPlace.items.at(-1)?.post).toBe(veteran.id);
    expect((await refusal(ground.command(operations.addCredential, administrator.actor, { ...credential, credential: newId(), grade: 'one', issuedOn: '2026-11-26' }))).fields).toMatchObject([{ code: 'future-date' }]);
  });
});

describe('invitations', () => {
  it('settle login and account, leave work for the sign-in, and show the link', async () => {
    const id = await person('受邀人');
    const input = { county: places.county, person: id, invitation: newId(), login: 'shou.yao' };
    const command = newId();
    const answer = await ground.command(operations.invite, administrator.actor, input, { command });
    expect(answer.link).toMatch(/^\/desk\/welcome#[\w-]{43}$/);
    expect(await ground.command(operations.invite, administrator.actor, input, { command })).toEqual(answer);
    const [row] = await ground.rows('select login, account from staff.person where id = $1', [id]);
    const tasks = await ground.rows('select payload from kernel.outbox where task = \'sign-in.make-account\'');
    expect(tasks.map(({ payload }) => payload)).toMatchObject([{ person: id, login: 'shou.yao', account: row?.['account'] }]);
    expect(JSON.stringify(tasks)).not.toContain(answer.link.split('#')[1]);
    expect((await refusal(ground.command(operations.invite, administrator.actor, { ...input, invitation: newId(), login: 'anders' }))).code).toBe('staff.login-settled');
    expect((await refusal(ground.command(operations.invite, administrator.actor, { ...input, invitation: newId(), person: await person(), login: 'SHOU.YAO' }))).code).toBe('staff.login-taken');
    const card = await ground.command(operations.printCard, administrator.actor, { county: places.county, person: id, card: newId() });
    expect(card.number).toMatch(/^[2-9B-Z]{4}-[2-9B-Z]{4}$/);
    expect(new Set(card.codes).size).toBe(20);
    expect((await refusal(ground.command(operations.printCard, administrator.actor, { county: places.county, person: await person(), card: newId() }))).code).toBe('staff.no-account');
    expect(await ground.rows('select 1 from kernel.event where position($1 in convert_from(bytes, \'UTF8\')) > 0', ['受邀人'])).toEqual([]);
  });

  it('are for an administrator over whose area the person’s posts do not reach', async () => {
    const town = await buildPost(ground, await buildUnit(ground, { place: places.town, kind: 'centre' }), 'administrator');
    const id = await person('村里人');
    const invitation = () => ({ county: places.county, person: id, invitation: newId(), login: `cun.li.${newId().slice(-6)}` });
    const post = { county: places.county, unit: administrator.unit.id, post: newId(), person: id, role: 'clerk', validFrom: '2026-12-01' };
    await ground.command(operations.addPost, administrator.actor, post);
    expect(await refusal(ground.command(operations.invite, town.actor, invitation()))).toMatchObject({ code: 'staff.beyond-area', details: { name: '村里人' } });
    expect((await refusal(ground.command(operations.changePerson, town.actor, { county: places.county, person: id, name: '村里人', phone: '13800009999' }))).code).toBe('staff.beyond-area');
    expect((await refusal(ground.command(operations.printCard, town.actor, { county: places.county, person: id, card: newId() }))).code).toBe('staff.beyond-area');
    await ground.command(operations.endPost, administrator.actor, { county: places.county, post: post.post, lastDay: '2026-11-30' });
    expect((await ground.command(operations.invite, town.actor, invitation())).login).toMatch(/^cun\.li/u);
  });
});
