import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import { placeOperations as on } from '@anhe/contract/places';
import { buildPost, buildUnit } from '../../../test/build.ts';
import type { BuiltPost } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { withClient } from '../../kernel/database/connection.ts';
import { onConnection } from '../../kernel/database/pool.ts';
import { assertPlaceHolds, placeFact, places, seedPlaces } from './index.ts';

const village = '610524101204';

describe('places', () => {
  const ground = useGround(() => [places]);
  const seeded: number[] = [];
  let director: BuiltPost;
  let stranger: BuiltPost;

  beforeAll(async () => {
    await withClient(ground.database.owner, async (client) => {
      await client.query('delete from places.division');
      seeded.push(await seedPlaces(client), await seedPlaces(client));
    });
    director = await buildPost(ground, await buildUnit(ground, { place: village }), 'director');
    stranger = await buildPost(ground, await buildUnit(ground, { place: '610502001001' }), 'director');
  });

  const refused = (work: Promise<unknown>, code: string): Promise<void> => expect(work).rejects.toMatchObject({ code });

  it('come in once, as the national list has them', async () => {
    expect(seeded).toEqual([2491, 0]);
    const rows = await ground.rows('select level, count(*)::int as count from places.division group by level order by level');
    expect(rows).toEqual([{ level: 'city', count: 1 }, { level: 'county', count: 11 }, { level: 'town', count: 136 }, { level: 'village', count: 2343 }]);
  });

  it('are walked from the city down', async () => {
    const { items } = await ground.query(on.children, director.actor, { place: '610500' });
    expect(items).toHaveLength(11);
    expect(items.find(({ place }) => place === '610524')).toMatchObject({ name: '合阳县', level: 'county', within: '', children: 12 });
    const towns = await ground.query(on.children, director.actor, { place: '610524' });
    expect(towns.items).toHaveLength(12);
    const villages = await ground.query(on.children, director.actor, { place: towns.items[1]?.place });
    expect(villages.items[0]?.within).toBe(`合阳县${towns.items[1]?.name ?? ''}`);
    expect((await ground.query(on.children, director.actor, { place: village })).items).toEqual([]);
  });

  it('are found by name, code and first letters', async () => {
    const find = async (text: string, more = {}): Promise<string[]> => (await ground.query(on.search, director.actor, { text, ...more })).items.map(({ place }) => place);
    expect((await find('合阳'))[0]).toBe('610524');
    expect((await find('hyx'))[0]).toBe('610524');
    expect((await find('610524'))[0]).toBe('610524');
    expect(await find('城关街道', { within: '610524', level: 'town' })).toEqual(['610524001']);
    expect(await find('100%')).toEqual([]);
    expect((await find('村', { limit: 3 }))).toHaveLength(3);
  });

  it('show a place with what lies above it', async () => {
    const view = await ground.query(on.get, director.actor, { place: village });
    expect(view).toMatchObject({ level: 'village', open: true, children: 0, became: [], before: [] });
    expect(view.above.map(({ place }) => place)).toEqual(['610524101', '610524', '610500']);
    expect(view.versions).toMatchObject([{ validFrom: '2023-06-30', validTo: null }]);
    await refused(ground.query(on.get, director.actor, { place: '610524999' }), 'kernel.not-found');
    await expect(ground.query(on.get, director.actor, { place: '6105' })).rejects.toThrow();
  });

  it('have borders', async () => {
    const { features } = await ground.query(on.borders, director.actor, {});
    expect(features.map(({ properties }) => properties.code).sort()).toEqual((await ground.query(on.children, director.actor, { place: '610500' })).items.map(({ place }) => place));
    for (const { geometry } of features) {
      const ring = geometry.coordinates[0] ?? [];
      expect(ring.length).toBeGreaterThan(20);
      expect(ring[0]).toEqual(ring.at(-1));
    }
  });

  it('take groups and grids below a village: add, rename, end', async () => {
    const group = await ground.command(on.addCell, director.actor, { village, kind: 'group', name: '第一村民小组' });
    expect(group).toEqual({ place: `${village}501`, name: '第一村民小组', revision: 1 });
    const grid = await ground.command(on.addCell, director.actor, { village, kind: 'grid', name: '第一网格' });
    expect(grid.place).toBe(`${village}001`);
    const given = await ground.command(on.addCell, director.actor, { village, kind: 'grid', name: '专属网格', code: `${village}900` });
    expect(given.place).toBe(`${village}900`);
    await refused(ground.command(on.addCell, director.actor, { village, kind: 'group', name: '第一网格' }), 'places.cell-exists');
    await expect(ground.command(on.addCell, director.actor, { village, kind: 'grid', name: '又一个', code: `${village}900` })).rejects.toMatchObject({ fields: [{ path: ['code'], code: 'already-used' }] });

    expect(await ground.command(on.renameCell, director.actor, { place: grid.place, name: '东网格' })).toMatchObject({ name: '东网格' });
    ground.now = new Date('2026-12-01T09:00:00+08:00');
    await ground.command(on.renameCell, director.actor, { place: grid.place, name: '东一网格' });
    const view = await ground.query(on.get, director.actor, { place: grid.place });
    expect(view.versions.map(({ name, validTo }) => [name, validTo])).toEqual([['东网格', '2026-12-01'], ['东一网格', null]]);

    await ground.command(on.endCell, director.actor, { place: grid.place, to: given.place });
    await refused(ground.command(on.renameCell, director.actor, { place: grid.place, name: '西网格' }), 'places.ended');
    expect((await ground.query(on.get, director.actor, { place: grid.place }))).toMatchObject({ open: false, became: [{ became: given.place, kind: 'merged', on: '2026-12-01' }] });
    const again = await ground.command(on.addCell, director.actor, { village, kind: 'grid', name: '新网格' });
    expect(again.place).toBe(`${village}002`);
    expect((await ground.query(on.children, director.actor, { place: village })).items.map(({ place }) => place)).toEqual([`${village}002`, `${village}501`, `${village}900`]);
    const events = await ground.rows<{ type: string }>('select type from kernel.event where place = $1 order by seq', [village]);
    expect(events.map(({ type }) => type)).toEqual([
      'places.cell-added', 'places.cell-added', 'places.cell-added', 'places.cell-renamed', 'places.cell-renamed', 'places.cell-ended', 'places.code-moved', 'places.cell-added',
    ]);
  });

  it('refuse cells elsewhere, and to whoever is not there', async () => {
    await refused(ground.command(on.addCell, stranger.actor, { village, kind: 'group', name: '别处' }), 'kernel.not-found');
    const bureau = await buildPost(ground, await buildUnit(ground, { place: '610524', kind: 'bureau' }), 'administrator');
    await refused(ground.command(on.addCell, bureau.actor, { village: '610524101', kind: 'group', name: '镇上' }), 'places.not-a-village');
    await refused(ground.command(on.renameCell, bureau.actor, { place: village, name: '新村名' }), 'places.not-a-cell');
    const mediator = await buildPost(ground, await buildUnit(ground, { place: village }), 'mediator');
    await refused(ground.command(on.addCell, mediator.actor, { village, kind: 'group', name: '某组' }), 'kernel.not-allowed');
  });

  it('repeat a command harmlessly and give twins different codes', async () => {
    const command = newId();
    const once = await ground.command(on.addCell, director.actor, { village, kind: 'group', name: '重复组' }, { command });
    expect(await ground.command(on.addCell, director.actor, { village, kind: 'group', name: '重复组' }, { command })).toEqual(once);
    const renaming = newId();
    const renamed = await ground.command(on.renameCell, director.actor, { place: once.place, name: '改名组' }, { command: renaming });
    expect(await ground.command(on.renameCell, director.actor, { place: once.place, name: '改名组' }, { command: renaming })).toEqual(renamed);
    const ending = newId();
    const ended = await ground.command(on.endCell, director.actor, { place: once.place }, { command: ending });
    expect(await ground.command(on.endCell, director.actor, { place: once.place }, { command: ending })).toEqual(ended);
    const many = await Promise.all(Array.from({ length: 8 }, (_, index) => ground.command(on.addCell, director.actor, { village, kind: 'group', name: `并发${index}组` })));
    expect(new Set(many.map(({ place }) => place)).size).toBe(8);
  });

  it('tell a command whether a code holds', async () => {
    const known = async (place: string) => onConnection(ground.pool, (connection) => connection.run(placeFact(place)));
    const open = await known(village);
    expect(open?.fullName.startsWith('合阳县')).toBe(true);
    expect(() => assertPlaceHolds(open, '2026-11-25', ['place'])).not.toThrow();
    expect(() => assertPlaceHolds(open, '2010-01-01', ['place'])).not.toThrow();
    const ended = await known(`${village}001`);
    expect(() => assertPlaceHolds(ended, '2026-11-30', ['place'])).not.toThrow();
    let caught: unknown;
    try { assertPlaceHolds(ended, '2026-12-01', ['place']); } catch (error) { caught = error; }
    expect(caught).toMatchObject({ fields: [{ path: ['place'], code: 'place-expired', details: { date: '2026-12-01' } }] });
    expect(() => assertPlaceHolds(undefined, '2026-12-01', ['place'])).toThrow();
  });
});
