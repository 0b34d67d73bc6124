import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { patrolOperations as op } from '@anhe/contract/patrols';
import ExcelJS from 'exceljs';
import { buildPost, buildUnit, places } from '../../../../test/build.ts';
import { useGround } from '../../../../test/ground.ts';
import { refused, unlawfulIn } from '../../../../test/refusals.ts';
import { gridWorker, hazardAt, hazardInput, patrolOf, photo, planner, pointAt, reportedHazard } from '../../../../test/patrols.ts';
import { useWorld } from '../../../../test/world.ts';
import { verifyAll } from '../../../kernel/events/verify.ts';
import { rebuildSearch, textSource } from '../../matters/index.ts';
import { modules } from '../../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const began = new Date(ground.now);
beforeEach(() => {
  ground.now = new Date(began);
});

const view = (at: object, actor = world.mediator) => ground.query(op.hazard, actor, at);
const later = (days: number): void => {
  ground.now = new Date(ground.now.getTime() + days * 86_400_000);
};
const unlawful = unlawfulIn('patrols');

describe('a hazard', () => {
  it('is recorded with its number and spot, held by the finder’s unit, and says whom to call where it may hurt somebody', async () => {
    const input = { ...hazardInput(world), danger: true, guard: '已经拉起警戒带', photos: [await photo(world, gridWorker(world).actor)], spot: { lat: 34.8001, lng: 110.15 } };
    const answer = await ground.command(op.reportHazard, gridWorker(world).actor, input);
    expect(answer).toMatchObject({ status: 'found', dueOn: null, call: { phone: '95598' }, holder: world.unit('committee').name });
    expect(answer.number).toMatch(/^（2026）试隐患第\d+号$/);
    const found = await view({ county: input.county, matter: input.matter });
    expect(found).toMatchObject({ text: input.text, guard: input.guard, danger: true, ownMending: false, line: { where: input.where, spot: input.spot, severity: 'serious', nextStep: 'assign', overdueDays: null, open: true } });
    expect(found.files).toHaveLength(1);
    expect(found.entries.map(({ type }) => type)).toEqual(['patrols.hazard-found', 'patrols.hazard-guarded']);
    expect(found.entries[0]).toMatchObject({ text: input.text, by: { name: gridWorker(world).name } });
  });

  it('goes to whoever mends it by a day, is mended with a photograph and looked at again by somebody else', async () => {
    const { at, revision } = await reportedHazard(world);
    const director = planner(world);
    const due = addDays(world.today, 5);
    const given = await ground.command(op.assignHazard, director, { ...at, mender: 'unit', unit: world.unit('window').id, dueOn: due, text: '请尽快安排' }, { basis: revision });
    expect(given).toMatchObject({ status: 'mending', holder: world.unit('window').name, dueOn: due });
    later(6);
    expect((await view(at)).line).toMatchObject({ overdueDays: 1, dueOn: due });
    const clerk = world.clerk;
    await expect(ground.command(op.mendHazard, clerk, { ...at, text: '已修好', happenedOn: world.today }, { basis: given.revision })).rejects.toEqual(unlawful('proof-needed'));
    const mended = await ground.command(op.mendHazard, clerk, { ...at, text: '已修好', happenedOn: addDays(world.today, -2), photos: [await photo(world, clerk)] }, { basis: given.revision });
    expect(mended).toMatchObject({ status: 'mended', dueOn: null });
    // Kept, although it was written down after the last day.
    expect(await ground.rows('select outcome, stopped_on::text from matters.clock where matter = $1', [at.matter])).toEqual([{ outcome: 'kept', stopped_on: addDays(world.today, -2) }]);
    expect((await view(at, clerk)).ownMending).toBe(true);
    await expect(ground.command(op.checkHazard, clerk, { ...at, passed: true, text: '好了', happenedOn: world.today }, { basis: mended.revision })).rejects.toEqual(unlawful('own-work'));
    const again = await ground.command(op.checkHazard, world.mediator, { ...at, passed: false, text: '还在晃', happenedOn: world.today }, { basis: mended.revision });
    // By the kind's usual days for a serious one.
    expect(again).toMatchObject({ status: 'mending', dueOn: addDays(world.today, 7) });
    const second = await ground.command(op.mendHazard, clerk, { ...at, text: '重新浇筑', happenedOn: world.today, photos: [await photo(world, clerk)] }, { basis: again.revision });
    expect(await ground.command(op.checkHazard, world.mediator, { ...at, passed: true, text: '牢固', happenedOn: world.today }, { basis: second.revision })).toMatchObject({ status: 'cleared', dueOn: null });
    expect((await view(at)).line).toMatchObject({ open: false, closedOn: world.today, nextStep: null });
  });

  it('is not checked by the same person under another post either', async () => {
    const { at, revision } = await hazardAt(world, 'mended');
    const director = world.post('committee', 'director');
    const second = { ...world.post('window', 'clerk').actor, person: director.person };
    await expect(ground.command(op.checkHazard, second, { ...at, passed: true, text: '好了', happenedOn: world.today }, { basis: revision })).rejects.toEqual(unlawful('own-work'));
  });

  it('is put off once, to a later day, by whoever answers for it', async () => {
    const { at, revision } = await hazardAt(world, 'mending');
    const director = planner(world);
    const extend = (dueOn: string, basis: number) => ground.command(op.extendHazard, director, { ...at, dueOn, reason: '等停电计划' }, { basis });
    await expect(extend(addDays(world.today, 7), revision)).rejects.toEqual(unlawful('due-no-later'));
    const put = await extend(addDays(world.today, 20), revision);
    expect(put.dueOn).toBe(addDays(world.today, 20));
    await expect(extend(addDays(world.today, 30), put.revision)).rejects.toEqual(unlawful('extended-already'));
    await expect(ground.command(op.extendHazard, gridWorker(world).actor, { ...at, dueOn: addDays(world.today, 30), reason: '等停电' }, { basis: put.revision })).rejects.toEqual(refused('kernel.not-allowed'));
  });

  it('goes to no unit that cannot see it or has nobody there, and is promised for no day that is over', async () => {
    const { at, revision } = await reportedHazard(world);
    const assign = (more: object) => ground.command(op.assignHazard, planner(world), { ...at, mender: 'unit', dueOn: addDays(world.today, 5), ...more }, { basis: revision });
    await expect(assign({ unit: world.unit('elsewhere').id })).rejects.toEqual(refused('patrols.unit-cannot-mend'));
    await expect(assign({ unit: (await world.emptyUnit()).id })).rejects.toEqual(refused('patrols.unit-cannot-mend'));
    await expect(assign({})).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(assign({ unit: world.unit('committee').id, dueOn: addDays(world.today, -1) })).rejects.toEqual(unlawful('due-over'));
    // The one who owns it is told on the spot and named nowhere; the unit sees to it.
    expect(await assign({ mender: 'owner' })).toMatchObject({ status: 'mending', holder: world.unit('committee').name });
  });

  it('that turns out to be none ends, its clock with it', async () => {
    const twin = await reportedHazard(world);
    const { at, revision } = await hazardAt(world, 'mending');
    const cancel = (more: object) => ground.command(op.cancelHazard, planner(world), { ...at, why: 'twice', text: '同一根电杆', ...more }, { basis: revision });
    await expect(cancel({ same: at.matter })).rejects.toEqual(refused('kernel.invalid-input'));
    await expect(cancel({ same: newId() })).rejects.toEqual(refused('kernel.invalid-input'));
    expect(await cancel({ same: twin.at.matter })).toMatchObject({ status: 'void', dueOn: null });
    expect(await ground.rows('select outcome from matters.clock where matter = $1', [at.matter])).toEqual([{ outcome: 'dropped' }]);
    await expect(ground.command(op.addToHazard, gridWorker(world).actor, { ...at, text: '再补一句' })).rejects.toEqual(unlawful('wrong-status'));
  });

  it('is of a kind of the list, of a place of one’s own, of no day to come, with photographs that are some', async () => {
    const report = (more: object, actor = gridWorker(world).actor) => ground.command(op.reportHazard, actor, { ...hazardInput(world), ...more });
    await expect(report({ kind: 'person' })).rejects.toEqual(refused('patrols.unknown-kind'));
    await expect(report({ foundOn: addDays(world.today, 1) })).rejects.toEqual(unlawful('in-future'));
    await expect(report({ at: '2026-11-25T12:00:00+08:00' })).rejects.toEqual(unlawful('in-future'));
    await expect(report({ at: '2026-11-24T12:00:00+08:00' })).rejects.toEqual(unlawful('other-day'));
    await expect(report({ point: newId() })).rejects.toEqual(refused('patrols.point-unknown'));
    await expect(report({ photos: [{ id: newId(), upload: await world.upload(gridWorker(world).actor) }] })).rejects.toEqual(refused('kernel.wrong-content'));
    // Another person's upload is not taken up.
    await expect(report({ photos: [await photo(world, world.mediator)] })).rejects.toThrow();
    await expect(report({}, world.post('elsewhere', 'volunteer').actor)).rejects.toEqual(refused('kernel.invalid-input', { fields: [expect.objectContaining({ path: ['place'], code: 'not-in-scope' })] }));
  });
});

describe('hazards of one spot', () => {
  it('are seen together: of the point, else within sixty metres, else of the village; what was none does not count', async () => {
    const other = { kind: 'gas' };
    const { point } = await pointAt(world);
    const spot = { lat: 34.9, lng: 110.2 };
    await reportedHazard(world, { ...other, point, spot });
    const here = await reportedHazard(world, { ...other, point, spot });
    const near = await reportedHazard(world, { ...other, spot: { lat: 34.9004, lng: 110.2 } });
    const far = await reportedHazard(world, { ...other, spot: { lat: 34.91, lng: 110.2 } });
    expect((await view(here.at)).same).toMatchObject({ by: 'point', count: 1 });
    expect((await view(near.at)).same).toMatchObject({ by: 'near', count: 2 });
    expect((await view(far.at)).same).toMatchObject({ by: 'village', count: 3 });
    await ground.command(op.cancelHazard, planner(world), { ...near.at, why: 'other', text: '不是隐患' }, { basis: near.revision });
    expect((await view(far.at)).same).toMatchObject({ by: 'village', count: 2 });
    later(760);
    expect((await view(far.at)).same).toMatchObject({ by: 'village', count: 0, items: [] });
  });

  it('open at a point are counted with it', async () => {
    const { point } = await pointAt(world);
    const { at, revision } = await reportedHazard(world, { point });
    const open = async (): Promise<number | undefined> => (await ground.query(op.points, world.mediator, {})).items.find(({ id }) => id === point)?.openHazards;
    expect(await open()).toBe(1);
    await ground.command(op.cancelHazard, planner(world), { ...at, why: 'none', text: '没有发现' }, { basis: revision });
    expect(await open()).toBe(0);
  });
});

describe('the register', () => {
  it('is narrowed by what is asked, paged by key, found by words and shows no other area', async () => {
    const unit = await buildUnit(ground, { place: places.otherVillage });
    const { actor } = await buildPost(ground, unit, 'grid');
    const matters: string[] = [];
    for (const [index, severity] of ['general', 'serious', 'major'].entries()) {
      const input = { ...hazardInput(world), place: places.otherVillage, kind: 'manhole', severity, where: `老戏台前第${index + 1}个井盖`, text: '井盖碎了一角' };
      await ground.command(op.reportHazard, actor, input);
      matters.push(input.matter);
    }
    const list = (more: object, who = actor) => ground.query(op.hazards, who, { ...more });
    const first = await list({ limit: 2 });
    expect(first.items).toHaveLength(2);
    const second = await list({ limit: 2, cursor: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id).toSorted()).toEqual(matters.toSorted());
    expect(second.next).toBeNull();
    expect((await list({ severity: 'major' })).items.map(({ id }) => id)).toEqual([matters[2]]);
    expect((await list({ words: '戏台' })).items).toHaveLength(3);
    expect((await list({ words: '碎了' })).items).toHaveLength(3);
    expect((await list({ overdue: true })).items).toEqual([]);
    expect((await list({}, gridWorker(world).actor)).items.filter(({ id }) => matters.includes(id))).toEqual([]);
    const { bytes } = await ground.query(op.exportHazards, (await buildPost(ground, unit, 'clerk')).actor, { language: 'zh' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer); // the library takes any bytes
    const sheet = book.worksheets[0];
    expect(sheet?.rowCount).toBe(4);
    expect(sheet?.getRow(1).getCell(3).value).toBe('种类');
    expect(await ground.rows("select outcome, fields from kernel.access_log where operation = 'patrols.exportHazards'")).toEqual([{ outcome: 'exported', fields: ['hazards', 'rows:3'] }]);
  });
});

describe('whoever walks a town’s rota', () => {
  it('records what they find in another village of it, and reads that of their patrol', async () => {
    const worker = gridWorker(world);
    const town = { ...world.post('window', 'leader').actor };
    const shift = newId();
    await ground.command(op.planShifts, town, { county: world.county, place: places.town, kind: 'night', from: '09:30', to: '12:00', shifts: [{ id: shift, day: world.today, posts: [worker.id] }] });
    const patrol = newId();
    await ground.command(op.start, worker.actor, { county: world.county, patrol, place: places.town, shift, kind: 'night', at: '2026-11-25T09:40:00+08:00' });
    const input = { ...hazardInput(world), place: '610524001203', patrol, at: '2026-11-25T09:50:00+08:00' };
    await expect(ground.command(op.reportHazard, worker.actor, { ...input, patrol: undefined })).rejects.toEqual(refused('kernel.invalid-input'));
    const found = await ground.command(op.reportHazard, worker.actor, input);
    expect(found.status).toBe('found');
    // Its own unit does not look after that village: the town does.
    expect(found.holder).toBe(world.unit('window').name);
    const seen = await ground.query(op.patrol, worker.actor, { county: world.county, patrol });
    expect(seen.hazards.map(({ id }) => id)).toEqual([input.matter]);
    await expect(view({ county: input.county, matter: input.matter }, world.post('elsewhere', 'grid').actor)).rejects.toEqual(refused('kernel.not-found'));
    const other = await patrolOf(world);
    await expect(ground.command(op.reportHazard, world.post('area', 'grid').actor, { ...hazardInput(world), patrol: other.at.patrol })).rejects.toEqual(unlawful('not-of-it'));
  });
});

it('a volunteer sees hazards, and nothing of a dispute that their unit holds', async () => {
  const volunteer = world.post('committee', 'volunteer').actor;
  const { at } = await world.dispute('accepted');
  const { at: hazard } = await reportedHazard(world);
  await expect(ground.query(matterOperations.timeline, volunteer, { ...at, after: 0 })).rejects.toEqual(refused('kernel.not-allowed'));
  expect((await ground.query(matterOperations.timeline, volunteer, { ...hazard, after: 0 })).entries[0]?.text).toBe(hazardInput(world).text);
  const { items } = await ground.query(matterOperations.myWork, volunteer, { bucket: 'all' });
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['hazard']));
});

it('the chains verify, and the search made anew is the same', async () => {
  expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
  expect(await rebuildSearch(ground.database.owner, ground.keys)).toMatchObject({ changed: 0 });
});
