import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, newId } from '@anhe/contract/kernel';
import { supervisionOperations as op } from '@anhe/contract/supervision';
import { buildPost } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { invalidAt, refused, unlawfulIn } from '../../../test/refusals.ts';
import { answerer, drafter, letterAt, reviewer, signer, take } from '../../../test/supervision.ts';
import type { StagedLetter } from '../../../test/supervision.ts';
import { elsewherePlace, known, useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const began = new Date(ground.now);
beforeEach(() => {
  ground.now = new Date(began);
});

const unlawful = unlawfulIn('supervision');
const clock = (moment: string): void => void (ground.now = new Date(`${moment}+08:00`));
const urge = (more: object, actor = drafter(world)) => ground.command(op.urge, actor, { county: world.county, urge: newId(), text: '请尽快上门办理', ...more });
const received = async () => (await ground.query(op.urges, answerer(world), { box: 'received' })).items;

describe('an urging', () => {
  it('reaches the unit at once in working hours, and is answered once', async () => {
    const { at } = await world.dispute('accepted');
    clock('2026-11-25T10:00:00');
    const id = newId();
    expect(await urge({ urge: id, matter: at.matter })).toMatchObject({ unitName: world.unit('committee').name, deliverAt: '2026-11-25T10:00:00+08:00' });
    const found = known((await received()).find((one) => one.id === id));
    expect(found).toMatchObject({ matter: at.matter, matterKind: 'dispute', text: '请尽快上门办理', answer: null });
    await ground.command(op.seeUrge, answerer(world), { county: world.county, urge: id, text: '今天下午上门' }, { basis: 1 });
    await expect(ground.command(op.seeUrge, answerer(world), { county: world.county, urge: id, text: '今天下午上门' }, { basis: 2 })).rejects.toEqual(unlawful('seen-before'));
    expect((await ground.query(op.urges, drafter(world), { box: 'sent' })).items.find((one) => one.id === id)?.answer).toBe('今天下午上门');
  });

  it('by night and before a weekend waits for the next working morning', async () => {
    const { at } = await world.dispute('accepted');
    clock('2026-11-27T21:30:00');
    const id = newId();
    expect(await urge({ urge: id, matter: at.matter })).toMatchObject({ deliverAt: '2026-11-30T08:00:00+08:00' });
    expect((await received()).some((one) => one.id === id)).toBe(false);
    await expect(ground.command(op.seeUrge, answerer(world), { county: world.county, urge: id, text: '知道了' }, { basis: 1 })).rejects.toEqual(refused('kernel.not-found'));
    clock('2026-11-30T08:00:00');
    expect((await received()).some((one) => one.id === id)).toBe(true);
  });

  it('is refused twice a day about one thing, about what is done, about one’s own, about nothing and about both', async () => {
    const { at } = await world.dispute('accepted');
    await urge({ matter: at.matter });
    await expect(urge({ matter: at.matter })).rejects.toEqual(refused('supervision.urged-today'));
    // Another unit may urge on the same day; the same on the next day.
    await urge({ matter: at.matter }, world.post('county', 'supervisor').actor);
    ground.now = new Date(ground.now.getTime() + 86_400_000);
    await urge({ matter: at.matter });
    await expect(urge({ matter: (await world.dispute('closed')).at.matter })).rejects.toEqual(refused('supervision.not-in-hand'));
    await expect(urge({ matter: newId() })).rejects.toEqual(refused('supervision.not-in-hand'));
    await expect(urge({})).rejects.toEqual(invalidAt(['matter'], 'required'));
    const { at: letter } = await letterAt(world, 'issued');
    await expect(urge({ matter: at.matter, letter: letter.letter })).rejects.toEqual(invalidAt(['matter'], 'required'));
    await urge({ letter: letter.letter });
    await expect(urge({ letter: (await letterAt(world, 'replied')).at.letter })).rejects.toEqual(refused('supervision.not-in-hand'));
    await expect(ground.rows('insert into supervision.urge (county, id, place, about, letter, duty, from_county, from_unit, unit, post, words, urged_on, urged_at, deliver_at, seen_at, seen_by, answer, revision, chain) select county, gen_random_uuid(), place, about, letter, duty, from_county, from_unit, unit, post, words, urged_on, urged_at, deliver_at, seen_at, seen_by, answer, 0, chain from supervision.urge where about = $1', [at.matter])).rejects.toThrow('one_urging_a_day');
  });
});

describe('an office', () => {
  it('of a principal stands on the letters of the unit, and hands them over with it', async () => {
    const unit = world.unit('committee');
    const [first, second] = [world.post('committee', 'director'), await buildPost(ground, unit, 'director')];
    const give = (post: string, from: string, as = 'principal') => ground.command(op.setOffice, drafter(world), { county: world.county, office: newId(), unit: unit.id, as, post, from });
    expect(await give(first.id, addDays(world.today, -10))).toMatchObject({ revision: 1 });
    const { at } = await letterAt(world, 'issued');
    const principal = async () => (await ground.query(op.letter, drafter(world), at)).principal;
    expect(await principal()).toBe(first.name);
    const done = await letterAt(world, 'released');
    expect((await give(second.id, world.today)).handed).toBeGreaterThanOrEqual(1);
    expect(await principal()).toBe(second.name);
    // What was released before stays with who answered for it.
    expect((await ground.query(op.letter, drafter(world), done.at)).principal).toBe(first.name);
    const holders = async (on: string) => (await ground.query(op.offices, answerer(world), { unit: unit.id, on })).items.filter(({ office }) => office === 'principal').map(({ name }) => name);
    expect(await holders(addDays(world.today, -1))).toEqual([first.name]);
    expect(await holders(world.today)).toEqual([second.name]);
    expect((await ground.query(op.letter, drafter(world), at)).chain.at(-1)?.type).toBe('supervision.handed');
    await expect(give(first.id, addDays(world.today, -5))).rejects.toEqual(refused('supervision.office-held'));
    await expect(give(world.post('area', 'director').id, world.today)).rejects.toEqual(refused('supervision.post-unknown'));
    await expect(give(first.id, addDays(world.today, 3), 'in-charge')).rejects.toEqual(invalidAt(['from'], 'future-date'));
  });

  it('is ended once, not before it began; several may hold one that is not single', async () => {
    const unit = await world.emptyUnit();
    const [one, other] = [await buildPost(ground, unit, 'mediator'), await buildPost(ground, unit, 'mediator')];
    const [first, second] = [newId(), newId()];
    for (const [office, { id: post }] of [[first, one], [second, other]] as const) await ground.command(op.setOffice, signer(world), { county: world.county, office, unit: unit.id, as: 'in-charge', post, from: world.today });
    expect((await ground.query(op.offices, drafter(world), { unit: unit.id })).items).toHaveLength(2);
    const end = (to: string, basis: number) => ground.command(op.endOffice, signer(world), { county: world.county, office: first, to }, { basis });
    await expect(end(addDays(world.today, -1), 1)).rejects.toEqual(invalidAt(['to'], 'past-date'));
    await end(world.today, 1);
    await expect(end(world.today, 2)).rejects.toEqual(unlawful('ended-before'));
    expect((await ground.query(op.offices, drafter(world), { unit: unit.id })).items.map(({ id }) => id)).toEqual([second]);
  });
});

describe('handing over an office', () => {
  it('shows what is open before it is done, and an office that ends leaves it with nobody until it is given again', async () => {
    const unit = await world.emptyUnit();
    const [first, second] = [await buildPost(ground, unit, 'director'), await buildPost(ground, unit, 'mediator')];
    const give = async (office: string, post: string): Promise<{ handed: number }> => ground.command(op.setOffice, signer(world), { county: world.county, office, unit: unit.id, as: 'principal', post, from: world.today });
    const shown = (as = 'principal') => ground.query(op.handingOver, signer(world), { county: world.county, unit: unit.id, as });
    const office = newId();
    expect(await shown()).toEqual({ holders: [], letters: [] });
    await give(office, first.id);
    const { at } = await letterAt(world, 'issued', { to: unit.id });
    await letterAt(world, 'review', { to: unit.id });
    const open = await shown();
    expect(open.holders.map(({ id, name }) => [id, name])).toEqual([[office, first.name]]);
    expect(open.letters).toEqual([expect.objectContaining({ id: at.letter, kind: 'reminder', status: 'issued', principal: first.id, fromName: world.unit('window').name })]);
    expect(JSON.stringify(open)).not.toContain('办理情况');
    expect((await shown('in-charge')).letters).toEqual([]);
    const end = (to: string) => ground.command(op.endOffice, signer(world), { county: world.county, office, to }, { basis: 1 });
    await expect(end(addDays(world.today, 1))).rejects.toEqual(invalidAt(['to'], 'future-date'));
    expect(await end(world.today)).toEqual({ revision: 2, letters: 1 });
    const left = await ground.query(op.letter, drafter(world), at);
    expect([left.principal, left.chain.at(-1)?.type]).toEqual([null, 'supervision.let-go']);
    expect(await shown()).toMatchObject({ holders: [], letters: [{ principal: null }] });
    expect((await give(newId(), second.id)).handed).toBe(1);
    expect((await ground.query(op.letter, drafter(world), at)).principal).toBe(second.name);
    // Of a unit elsewhere the letters are not shown.
    expect((await ground.query(op.handingOver, world.post('elsewhere', 'leader').actor, { county: world.county, unit: unit.id, as: 'principal' })).letters).toEqual([]);
  });
});

describe('a responsibility letter', () => {
  it('is recorded once a year for a unit of the area; those without one are named', async () => {
    const unit = await world.emptyUnit();
    const pledge = (more: object = {}) => ground.command(op.pledge, drafter(world), { county: world.county, pledge: newId(), unit: unit.id, year: 2026, signedOn: world.today, text: '落实排查化解责任', ...more });
    const state = () => ground.query(op.pledges, drafter(world), { year: 2026 });
    expect((await state()).missing.map((one) => one.unit)).toContain(unit.id);
    await pledge();
    expect((await state()).missing.map((one) => one.unit)).not.toContain(unit.id);
    expect((await state()).items.find((one) => one.unit === unit.id)).toMatchObject({ year: 2026, text: '落实排查化解责任' });
    await expect(pledge()).rejects.toEqual(refused('supervision.pledged-before'));
    await pledge({ year: 2025 });
    await expect(pledge({ year: 2024, signedOn: addDays(world.today, 1) })).rejects.toEqual(invalidAt(['signedOn'], 'future-date'));
    await expect(pledge({ unit: world.unit('window').id })).rejects.toEqual(refused('supervision.own-unit'));
    await expect(pledge({ unit: world.unit('elsewhere').id })).rejects.toEqual(invalidAt(['unit'], 'not-in-scope'));
  });
});

describe('a charge', () => {
  it('says who answers for what in a place and all above it, one unit at a time', async () => {
    const cell = await world.cell();
    const [near, far] = [newId(), newId()];
    const set = (more: object) => ground.command(op.setCharge, drafter(world), { county: world.county, charge: newId(), unit: world.unit('committee').id, place: cell, as: 'hazards', from: world.today, ...more });
    await set({ charge: near });
    await set({ charge: far, unit: world.unit('window').id, place: world.village });
    await expect(set({ unit: world.unit('area').id })).rejects.toEqual(refused('supervision.charge-held', { details: { unit: world.unit('committee').name } }));
    await expect(set({ place: elsewherePlace })).rejects.toEqual(invalidAt(['place'], 'not-in-scope'));
    const who = async (on = world.today) => (await ground.query(op.charges, answerer(world), { place: cell, as: 'hazards', on })).items.map(({ id }) => id);
    expect(await who()).toEqual([near, far]);
    await ground.command(op.endCharge, drafter(world), { county: world.county, charge: near, to: addDays(world.today, 5) }, { basis: 1 });
    expect(await who(addDays(world.today, 4))).toEqual([near, far]);
    expect(await who(addDays(world.today, 5))).toEqual([far]);
    await expect(ground.command(op.endCharge, drafter(world), { county: world.county, charge: near, to: world.today }, { basis: 2 })).rejects.toEqual(unlawful('ended-before'));
    expect(await who(addDays(world.today, -1))).toEqual([]);
  });
});

describe('a unit that answers nothing', () => {
  it('gets a reminder, an order and a bulletin, each after the other’s day, and is released once it has answered', async () => {
    const issue = async (kind: 'reminder' | 'order' | 'bulletin', follows?: StagedLetter): Promise<StagedLetter> => letterAt(world, 'issued', { kind, ...(follows === undefined ? {} : { follows: follows.at.letter }) });
    const late = async ({ at }: StagedLetter): Promise<void> => {
      const { line } = await ground.query(op.letter, drafter(world), at);
      ground.now = new Date(`${addDays(known(line.dueOn), 1)}T02:00:00Z`);
    };
    const reminder = await issue('reminder');
    await late(reminder);
    const order = await issue('order', reminder);
    await late(order);
    let bulletin = await issue('bulletin', order);
    for (const { at } of [reminder, order]) expect((await ground.query(op.letter, drafter(world), at)).line.status).toBe('raised');
    expect((await ground.query(op.letters, answerer(world), { box: 'received', open: true, limit: 100 })).items.map(({ id }) => id)).toContain(bulletin.at.letter);
    bulletin = await take(world, bulletin, 'reply', answerer(world), { reply: newId(), text: '三件均已办结，附说明' });
    await take(world, bulletin, 'check', drafter(world), { passed: true, remark: '核查属实' });
    expect((await ground.query(op.letter, reviewer(world), bulletin.at)).line).toMatchObject({ status: 'released' });
  });
});
