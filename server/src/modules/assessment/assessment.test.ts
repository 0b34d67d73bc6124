import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assessmentOperations as op } from '@anhe/contract/assessment';
import { figureOperations } from '@anhe/contract/figures';
import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { verifyAll } from '../../kernel/events/verify.ts';
import { migrateQueue, withPool } from '../../kernel/jobs/index.ts';
import { computed, freshMonth, month, objected, ranOut, resultOf, schemeAt, schemeBody, shown, tierObjected, tiered } from '../../../test/cases/assessment.ts';
import { codeOf, fieldsOf } from '../../../test/answers.ts';
import { buildPost, buildUnit } from '../../../test/build.ts';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import { known, useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';
import { foldFigures } from '../figures/index.ts';
import { askTiers } from './index.ts';
import { textSource } from '../matters/index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
beforeAll(async () => {
  await migrateQueue(ground.database.job);
});
const start = ground.now;
beforeEach(() => {
  ground.now = start;
});

const supervisor = () => world.post('county', 'supervisor').actor;
const leader = () => world.post('county', 'leader').actor;
const director = () => world.post('committee', 'director').actor;

/** The reason of a refusal: its code, and of a rule the rule's own. */
async function ruleOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    const { code, details } = error as { code?: string; details?: { rule?: string } }; // a refusal, or the test fails below
    return details?.rule ?? code ?? String(error);
  }
}

/** A measure counted for a place in a month, as figures put it together. */
async function counted(measure: string, total: number, day: string = month.from, places: readonly string[] = [world.village, world.village.slice(0, 9), world.county]): Promise<void> {
  ground.forged(null);
  for (const place of places) {
    await ground.rows(
      `insert into figures.rollup (county, place, unit, measure, grain, type, day, total) values ($1, $2, '00000000-0000-0000-0000-000000000000', $3, 'month', '', $4, $5)
       on conflict (county, place, unit, measure, grain, type, day) do update set total = excluded.total`,
      [world.county, place, measure, day, total]);
  }
}

async function scoreOf(run: Id, place: string = world.village) {
  const result = await resultOf(world, run, place);
  return ground.query(op.result, supervisor(), { county: world.county, result });
}

describe('a scheme', () => {
  it('is refused field by field, and its formula with the reason in words', async () => {
    const draft = (body: object): Promise<unknown> => ground.command(op.draftScheme, supervisor(), { county: world.county, scheme: newId(), body: { ...schemeBody(), ...body } });
    expect(await fieldsOf(draft({ fullMarks: 120 }))).toEqual(['body.indicators sum-differs']);
    const [first, second] = schemeBody().indicators;
    expect(await fieldsOf(draft({ indicators: [{ ...first, source: { by: 'figure', figure: 'nothing' } }, second] }))).toEqual(['body.indicators.0.source.figure unknown-choice']);
    for (const formula of ['nothing_such + 1.0', 'disputes_accepted / 0.0', 'disputes_accepted +']) {
      expect(await codeOf(draft({ indicators: [first, { ...second, source: { by: 'formula', formula } }] })), formula).toBe('assessment.formula');
    }
    expect(await ground.rows('select 1 from assessment.scheme')).toEqual([]);
  });

  it('is drafted by a county or city for its own area only', async () => {
    const draft = (standing: 'window' | 'county', county: string): Promise<unknown> => ground.command(op.draftScheme, world.post(standing, 'supervisor').actor, { county, scheme: newId(), body: schemeBody() });
    expect(await fieldsOf(draft('window', world.county))).toEqual(['county not-in-scope']);
    expect(await fieldsOf(draft('county', '610502'))).toEqual(['county not-in-scope']);
    expect(await codeOf(draft('county', world.county))).toBe('done');
  });

  it('is tried before it is published, by the past of all places, and published by somebody else', async () => {
    await counted('disputes_accepted', 2);
    const { county, scheme } = await schemeAt(world, 'draft');
    const at = { county, scheme };
    expect(await ruleOf(ground.command(op.publishScheme, leader(), at, { basis: 1 }))).toBe('not-tried');
    expect(await fieldsOf(ground.command(op.trial, supervisor(), { ...at, from: '2026-10-31', to: '2026-10-01' }, { basis: 1 }))).toEqual(['to past-date']);
    expect(await fieldsOf(ground.command(op.trial, supervisor(), { ...at, from: '2026-10-01', to: '2026-12-31' }, { basis: 1 }))).toEqual(['to future-date']);
    const { trial } = await ground.command(op.trial, supervisor(), { ...at, ...month }, { basis: 1 });
    expect(trial.groups.map(({ group }) => group)).toEqual(['towns', 'villages']);
    expect(trial.groups[1]?.places).toBe(224);
    expect(trial.indicators.find(({ code }) => code === 'accepted')?.scored).toBe(236);
    expect(await ruleOf(ground.command(op.publishScheme, supervisor(), at, { basis: 2 }))).toBe('own-draft');
    expect(await codeOf(ground.command(op.publishScheme, leader(), at, { basis: 2 }))).toBe('done');
    expect(await ruleOf(ground.command(op.changeScheme, supervisor(), { ...at, body: schemeBody() }, { basis: 3 }))).toBe('scheme-published');
    await expect(ground.rows("update assessment.scheme set body = '{}' where id = $1", [scheme])).rejects.toThrow('a published scheme stays as it is');
    const view = await ground.query(op.scheme, world.mediator, at);
    expect(view.line).toMatchObject({ state: 'published', version: 1 });
  });

  it('goes back to a draft when it is changed, and on as a new version once it was published', async () => {
    const { county, scheme, revision } = await schemeAt(world, 'trialled');
    const changed = await ground.command(op.changeScheme, supervisor(), { county, scheme, body: schemeBody({ bonusCap: 1 }) }, { basis: revision });
    expect(changed.state).toBe('draft');
    expect((await ground.query(op.scheme, supervisor(), { county, scheme })).trial).toBeNull();
    const published = await schemeAt(world, 'published');
    const next = await ground.command(op.draftScheme, supervisor(), { county, scheme: newId(), previous: published.scheme, body: schemeBody() });
    expect(next.version).toBe(2);
    expect(await fieldsOf(ground.command(op.draftScheme, supervisor(), { county, scheme: newId(), previous: newId(), body: schemeBody() }))).toEqual(['previous unknown-choice']);
  });

  it('is nobody’s to read before it is published but theirs who assess', async () => {
    const { county, scheme } = await schemeAt(world, 'trialled');
    expect(await codeOf(ground.query(op.scheme, director(), { county, scheme }))).toBe('kernel.not-allowed');
    expect(JSON.stringify(await ground.query(op.schemes, director()))).not.toContain(scheme);
    expect(JSON.stringify(await ground.query(op.schemes, supervisor()))).toContain(scheme);
  });
});

describe('an assessment', () => {
  it('scores each place by its figures, with everything the score came from', async () => {
    await counted('disputes_accepted', 3);
    await counted('disputes_agreed_oral', 6);
    await counted('disputes_failed', 2);
    const { run } = await computed(world);
    const view = await scoreOf(run);
    // 6 of 8 settled: half way from 50 to 100; three of four accepted; three for the spot, four off for two failures.
    expect(view.score.indicators).toMatchObject([{ code: 'settled', value: 75, numerator: 6, denominator: 8, points: 30 }, { code: 'accepted', value: 3, points: 30 }]);
    expect(view.score.extras).toEqual([{ code: 'oral', count: 6, points: 3 }, { code: 'failed', count: 2, points: -4 }]);
    expect(view.score.total).toBe(59);
    expect(view.figures.map(({ code, version }) => [code, version])).toEqual(expect.arrayContaining([['disputes-success-rate', 1], ['disputes-accepted', 1]]));
    expect((await scoreOf(run, world.village.slice(0, 9))).score.total).toBe(59);
  });

  it('counts what commands did, put together or not yet, in periods that are no whole months', async () => {
    const body = { kind: 'focus', groups: [{ code: 'one', name: { zh: '本村', en: 'This village' }, level: 'village', sorts: [], places: [world.village] }] } as const;
    await world.dispute('agreed');
    const span = { from: addDays(world.today, -20), to: addDays(world.today, 10) };
    const accepted = await ground.rows<{ total: number }>("select sum(delta)::int as total from figures.entry where measure = 'disputes_accepted' and place = $1 and day between $2 and $3", [world.village, span.from, span.to]);
    const valueOf = async (): Promise<number | null | undefined> => {
      ground.now = start;
      const { county, scheme } = await schemeAt(world, 'published', { ...body, groups: body.groups.map((group) => ({ ...group, sorts: [], places: [...group.places] })) });
      ground.now = new Date(`${addDays(span.to, 1)}T09:00:00+08:00`);
      const run = newId();
      await ground.command(op.compute, supervisor(), { county, run, scheme, ...span });
      return (await scoreOf(run)).score.indicators[1]?.value;
    };
    const before = await valueOf();
    expect(before).toBe(accepted[0]?.total);
    expect(before).toBeGreaterThan(0);
    await withPool(ground.database.job, 1, (pool) => foldFigures(pool));
    expect(await ground.rows('select 1 from figures.entry where not folded')).toEqual([]);
    expect(await valueOf()).toBe(before);
  });

  it('is not made of a running period, one before the scheme, one that is none, or twice', async () => {
    const { county, scheme } = await schemeAt(world, 'published', { validFrom: '2026-09-15' });
    const compute = (from: string, to: string): Promise<string> => ruleOf(ground.command(op.compute, supervisor(), { county, run: newId(), scheme, from, to }));
    expect(await compute('2026-11-01', '2026-11-30')).toBe('period-running');
    expect(await compute('2026-09-01', '2026-09-30')).toBe('before-scheme');
    expect(await compute('2026-10-02', '2026-10-31')).toBe('no-period');
    expect(await compute('2026-10-01', '2026-10-31')).toBe('done');
    expect(await compute('2026-10-01', '2026-10-31')).toBe('assessment.computed-already');
    const unpublished = await schemeAt(world, 'trialled');
    expect(await ruleOf(ground.command(op.compute, supervisor(), { county, run: newId(), scheme: unpublished.scheme, ...month }))).toBe('not-published');
    const nobody = await schemeAt(world, 'published', { groups: [{ code: 'one', name: { zh: '一', en: 'One' }, level: 'town', sorts: [], places: ['610524001'] }] });
    expect(await codeOf(ground.command(op.compute, supervisor(), { county, run: newId(), scheme: nobody.scheme, ...month }))).toBe('done');
  });

  it('is not made of a period that crosses a change of divisions, and says which and when', async () => {
    const { county, scheme } = await schemeAt(world, 'published', { kind: 'focus' });
    await ground.insert('places.division', { place: '610524001298', valid_from: '2020-01-01', valid_to: '2026-07-01', name: '已撤村委会', initials: 'ycc', source: '测试' });
    try {
      const compute = (from: string, to: string): Promise<string> => ruleOf(ground.command(op.compute, supervisor(), { county, run: newId(), scheme, from, to }));
      expect(await compute('2026-05-01', '2026-08-31')).toBe('divisions-changed');
      expect(await ground.rows('select 1 from assessment.run where scheme = $1', [scheme])).toEqual([]);
      expect(await compute('2026-05-01', '2026-06-30')).toBe('done');
      expect(await compute('2026-07-01', '2026-08-31')).toBe('done');
    } finally {
      await ground.rows("delete from places.division where place = '610524001298'");
    }
  });

  it('is heard of by nobody before it is shown, then by each unit of itself, by the area once it is frozen', async () => {
    const { county, run, revision } = await computed(world);
    const result = await resultOf(world, run);
    const [at, mine] = [{ county, run }, { county, result }];
    const guide = world.post('window', 'guide').actor;
    expect(await codeOf(ground.query(op.run, director(), at))).toBe('kernel.not-allowed');
    expect(await codeOf(ground.query(op.result, director(), mine))).toBe('kernel.not-allowed');
    expect((await ground.query(op.mine, director())).items.filter(({ line }) => line.run === run)).toEqual([]);
    const { until, revision: told } = await ground.command(op.show, supervisor(), at, { basis: revision });
    expect(until).toBe('2026-12-02');
    expect((await ground.query(op.mine, director())).items.map(({ line }) => line.id)).toContain(result);
    expect((await ground.query(op.result, director(), mine)).abilities).toContain('object');
    expect((await ground.query(op.results, director(), at)).items.map(({ place }) => place)).toEqual([world.village]);
    // The town sees its own result, not yet those of its villages.
    expect(await codeOf(ground.query(op.result, guide, mine))).toBe('kernel.not-allowed');
    expect((await ground.query(op.results, guide, at)).items.map(({ place }) => place)).toEqual([world.village.slice(0, 9)]);
    await ranOut(world, run);
    await ground.command(op.freeze, leader(), at, { basis: told });
    expect(await codeOf(ground.query(op.result, guide, mine))).toBe('done');
    expect((await ground.query(op.results, guide, at)).items.length).toBeGreaterThan(1);
    expect(await codeOf(ground.query(op.result, world.post('elsewhere', 'director').actor, mine))).toBe('kernel.not-found');
  });

  it('is dropped only before it was shown, and can be computed anew then', async () => {
    const { county, run, scheme, revision } = await computed(world);
    await ground.command(op.drop, supervisor(), { county, run, reason: '台账没有录完' }, { basis: revision });
    expect(await codeOf(ground.query(op.result, supervisor(), { county, result: await resultOf(world, run) }))).toBe('kernel.not-found');
    expect(await codeOf(ground.command(op.compute, supervisor(), { county, run: newId(), scheme, ...month }))).toBe('done');
    const other = await shown(world);
    expect(await ruleOf(ground.command(op.drop, supervisor(), { county, run: other.run, reason: '台账没有录完' }, { basis: other.revision }))).toBe('not-from-here');
  });

  it('of the city scores every county, town and village at once', async () => {
    const unit = await buildUnit(ground, { place: '610500', kind: 'centre' });
    const [city, cityLeader] = [(await buildPost(ground, unit, 'supervisor')).actor, (await buildPost(ground, unit, 'leader')).actor];
    const [scheme, run] = [newId(), newId()];
    const body = schemeBody({ groups: [{ code: 'counties', name: { zh: '县', en: 'Counties' }, level: 'county', sorts: [], places: [] }, ...schemeBody().groups] });
    await ground.command(op.draftScheme, city, { county: '610500', scheme, body });
    await ground.command(op.trial, city, { county: '610500', scheme, ...month }, { basis: 1 });
    await ground.command(op.publishScheme, cityLeader, { county: '610500', scheme }, { basis: 2 });
    const made = await ground.command(op.compute, city, { county: '610500', run, scheme, ...month });
    // Eleven counties, 136 towns, 2,343 villages: all at once.
    expect(made).toMatchObject({ results: 2490 });
    expect(made.spreads.map(({ group, places }) => [group, places])).toEqual([['counties', 11], ['towns', 136], ['villages', 2343]]);
    await ground.command(op.show, city, { county: '610500', run }, { basis: 1 });
    const own = (await ground.query(op.mine, leader())).items.filter(({ line }) => line.run === run);
    expect(own.map(({ line }) => line.place)).toEqual([world.county]);
    const { id: result } = known(own[0]).line;
    const objection = newId();
    await ground.command(op.object, leader(), { county: world.county, result, objection, indicators: ['settled'], text: '市里漏计了一个镇的数据' }, { basis: 0 });
    expect(await ruleOf(ground.command(op.answerObjection, city, { county: world.county, result, objection, upheld: false, answer: '已核对，没有漏计' }, { basis: 1 }))).toBe('own-work');
    expect(await codeOf(ground.command(op.answerObjection, cityLeader, { county: world.county, result, objection, upheld: false, answer: '已核对，没有漏计' }, { basis: 1 }))).toBe('done');
    expect((await ground.query(op.result, leader(), { county: world.county, result })).objections).toMatchObject([{ upheld: false, answer: '已核对，没有漏计' }]);
  });
});

describe('an objection', () => {
  it('is answered with reasons by somebody else, and what is corrected shows what was before', async () => {
    await counted('disputes_accepted', 1);
    const { county, result, objection, revision } = await objected(world);
    const answer = (actor: Parameters<typeof ground.command>[1], more: object = {}): Promise<unknown> =>
      ground.command(op.answerObjection, actor, { county, result, objection, upheld: true, answer: '经核对台账属实', corrections: [{ indicator: 'accepted', value: 3 }], ...more }, { basis: revision });
    expect(await ruleOf(answer(supervisor()))).toBe('own-work');
    expect(await fieldsOf(answer(leader(), { corrections: [] }))).toEqual(['corrections required']);
    expect(await fieldsOf(answer(leader(), { upheld: false }))).toEqual(['corrections unknown-field']);
    expect(await codeOf(answer(leader(), { corrections: [{ indicator: 'nothing', value: 3 }] }))).toBe('assessment.no-such-indicator');
    const before = (await ground.query(op.result, director(), { county, result })).score;
    await answer(leader());
    const view = await ground.query(op.result, director(), { county, result });
    expect(view.line).toMatchObject({ state: 'corrected', corrected: true });
    expect(view.computed).toEqual(before);
    expect(view.score.indicators[1]).toMatchObject({ value: 3, points: 30, because: 'corrected' });
    expect(view.objections).toMatchObject([{ text: '有两件纸质受理的没有计入', upheld: true, answer: '经核对台账属实', changes: [{ indicator: 'accepted', fromValue: 1, value: 3, fromPoints: 10, points: 30 }] }]);
    expect(await ruleOf(answer(leader()))).toBe('kernel.stale');
  });

  it('comes within its term and one at a time, on indicators that there are', async () => {
    const { county, result } = await shown(world);
    const raise = (more: object = {}, basis = 0): Promise<unknown> => ground.command(op.object, director(), { county, result, objection: newId(), indicators: ['accepted'], text: '有两件没有计入', ...more }, { basis });
    expect(await codeOf(raise({ indicators: ['nothing'] }))).toBe('assessment.no-such-indicator');
    expect(await fieldsOf(raise({ indicators: ['accepted', 'accepted'] }))).toEqual(['indicators.1 already-used']);
    ground.now = new Date(`2026-12-03T09:00:00+08:00`);
    expect(await ruleOf(raise())).toBe('term-over');
    ground.now = new Date(`2026-12-02T23:00:00+08:00`);
    expect(await ruleOf(raise())).toBe('done');
    expect(await ruleOf(raise({}, 1))).toBe('not-from-here');
    expect(await codeOf(ground.command(op.object, world.post('window', 'clerk').actor, { county, result, objection: newId(), indicators: ['accepted'], text: '替村里提' }, { basis: 1 }))).toBe('kernel.not-allowed');
  });

  it('keeps an assessment from being frozen until it is answered; then all is sealed and nothing changes any more', async () => {
    const { county, run, result, objection, revision } = await objected(world);
    const at = { county, run };
    const freeze = (): Promise<unknown> => ground.command(op.freeze, leader(), at, { basis: 2 });
    expect(await ruleOf(freeze())).toBe('term-running');
    await ranOut(world, run);
    expect(await ruleOf(freeze())).toBe('objections-open');
    await ground.command(op.answerObjection, leader(), { county, result, objection, upheld: false, answer: '两件属于下月' }, { basis: revision });
    await freeze();
    const view = await ground.query(op.run, supervisor(), at);
    expect(view).toMatchObject({ sealHolds: true, line: { state: 'frozen', openObjections: 0 } });
    expect(view.line.seal).toMatch(/^[0-9a-f]{64}$/u);
    await expect(ground.rows('update assessment.result set total = 100 where id = $1', [result])).rejects.toThrow('a frozen result stays as it is');
    await ground.rows('alter table assessment.result disable trigger keep_frozen');
    await ground.rows("update assessment.result set score = jsonb_set(score, '{total}', '100') where id = $1", [result]);
    await ground.rows('alter table assessment.result enable trigger keep_frozen');
    expect((await ground.query(op.run, supervisor(), at)).sealHolds).toBe(false);
  });

  it('is kept in no word in the clear', async () => {
    await objected(world);
    const rows = await ground.rows<{ row: string }>("select to_jsonb(o)::text || convert_from(e.bytes, 'UTF8') as row from assessment.objection o join kernel.event e on e.stream = o.result");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes('纸质'))).toEqual([]);
  });
});

describe('signs', () => {
  it('are found in what was done, judged by a person, and take no points', async () => {
    const today = world.today;
    const scheme = await schemeAt(world, 'published', { kind: 'focus' });
    const content = '甲方三日内疏通排水沟并修好院墙，乙方不再追究，双方今后互相照应，有事先商量后动手';
    const settled: Id[] = [];
    for (let index = 0; index < 4; index += 1) {
      const found = await world.dispute('accepted');
      await world.take(found, 'agreeOrally', { ...world.terms(), content });
      settled.push(found.at.matter);
    }
    ground.now = new Date(`${addDays(today, 1)}T09:00:00+08:00`);
    const run = newId();
    const made = await ground.command(op.compute, supervisor(), { county: world.county, run, scheme: scheme.scheme, from: today, to: today });
    const { items } = await ground.query(op.signs, supervisor(), { county: world.county, run });
    expect(made.signs).toBe(items.length);
    const [quick, copied] = (['quick', 'copied'] as const).map((sort) => items.find((one) => one.sort === sort));
    for (const sign of [quick, copied]) expect(settled.every((matter) => known(sign).matters.some(({ id }) => id === matter))).toBe(true);
    const before = await scoreOf(run);
    const judge = { county: world.county, sign: known(copied).id, judgement: 'explained', note: '格式条款，逐件核对过' };
    await ground.command(op.judgeSign, leader(), judge, { basis: 0 });
    expect((await ground.query(op.signs, supervisor(), { county: world.county, run, sort: 'copied' })).items).toMatchObject([{ judgement: 'explained', note: '格式条款，逐件核对过' }]);
    expect((await ground.query(op.signs, supervisor(), { county: world.county, run, open: true })).items.map(({ id }) => id)).not.toContain(judge.sign);
    expect((await scoreOf(run)).score).toEqual(before.score);
    expect((await ground.query(op.run, supervisor(), { county: world.county, run })).signs).toEqual({ open: items.length - 1, judged: 1 });
  });

  it('are nothing for the unit itself', async () => {
    const { county, run } = await shown(world);
    expect(await codeOf(ground.query(op.signs, director(), { county, run }))).toBe('kernel.not-allowed');
    expect((await ground.query(op.run, director(), { county, run })).signs).toBeNull();
  });
});

describe('departments', () => {
  const group = {
    code: 'bureaus', name: { zh: '县级部门', en: 'Departments' }, level: 'county' as const, kinds: ['justice-bureau' as const, 'tax' as const], units: [],
    indicators: [
      { code: 'held', name: { zh: '在办', en: 'In hand' }, source: { by: 'figure' as const, figure: 'disputes-in-hand' }, weight: 60, scale: { zero: 10, full: 0 }, few: 'left-out' as const },
      { code: 'replied', name: { zh: '答复', en: 'Replied' }, source: { by: 'formula' as const, formula: 'requests_replied + 0.0' }, weight: 40, scale: { zero: 0, full: 4 }, few: 'left-out' as const },
    ],
  };
  const bureau = () => world.post('county', 'bureau').actor;
  const ofUnit = async (run: Id, unit: Id): Promise<Id> => known((await ground.rows<{ id: Id }>('select id from assessment.result where run = $1 and unit = $2', [run, unit]))[0]).id;

  it('are scored as units, by indicators of their own, beside the places', async () => {
    ground.now = new Date('2026-10-15T10:00:00+08:00');
    for (let twice = 0; twice < 2; twice += 1) await world.dispute('elsewhere');
    ground.now = start;
    const tax = await buildUnit(ground, { place: world.county, kind: 'tax', name: '县税务局' });
    const taxman = (await buildPost(ground, tax, 'handler')).actor;
    const held = world.unit('county').id;
    for (const fold of [false, true]) {
      if (fold) await withPool(ground.database.job, 1, foldFigures);
      const { county, run } = await computed(world, { departments: [group] });
      expect(await ground.rows('select unit, group_code, total::float8 as total from assessment.result where run = $1 and unit is not null order by total', [run])).toEqual([
        { unit: held, group_code: 'bureaus', total: 48 }, { unit: tax.id, group_code: 'bureaus', total: 60 },
      ]);
      const view = await ground.query(op.result, supervisor(), { county, result: await ofUnit(run, held) });
      expect([view.line.unitName, view.line.place, view.score.indicators.map(({ code, value, points }) => [code, value, points])]).toEqual([world.unit('county').name, world.county, [['held', 2, 48], ['replied', 0, 0]]]);
      expect([view.score.extras, view.spread?.places]).toEqual([[], 2]);
      // What the number is made of: the matters of that unit.
      expect(await ground.query(figureOperations.rows, supervisor(), { code: 'disputes-in-hand', place: world.county, unit: held, ...month })).toMatchObject({ total: 2, items: [{ count: 1 }, { count: 1 }] });
      expect(await codeOf(ground.query(op.result, taxman, { county, result: await ofUnit(run, held) }))).toBe('kernel.not-allowed');
    }
  });

  it('see their own, object to it, and are sealed with the rest', async () => {
    const { county, run, revision } = await shown(world, { groups: [], departments: [group] });
    expect((await ground.query(op.run, bureau(), { county, run })).spreads.map((spread) => spread.group)).toEqual(['bureaus']);
    const [unit, result] = [world.unit('county').id, await ofUnit(run, world.unit('county').id)];
    expect((await ground.query(op.mine, bureau())).items.filter((item) => item.run.id === run).map(({ line }) => line.unit)).toEqual([unit]);
    expect((await ground.query(op.results, bureau(), { county, run })).items.map(({ id }) => id)).toEqual([result]);
    const objection = newId();
    await ground.command(op.object, bureau(), { county, result, objection, indicators: ['replied'], text: '两件答复没有计入' }, { basis: 0 });
    expect(await codeOf(ground.command(op.answerObjection, leader(), { county, result, objection, upheld: true, answer: '属实', corrections: [{ indicator: 'accepted', value: 2 }] }, { basis: 1 }))).toBe('assessment.no-such-indicator');
    expect(await ground.command(op.answerObjection, leader(), { county, result, objection, upheld: true, answer: '属实', corrections: [{ indicator: 'replied', value: 2 }] }, { basis: 1 })).toMatchObject({ state: 'corrected', total: 68 });
    await ranOut(world, run);
    await ground.command(op.freeze, leader(), { county, run }, { basis: revision });
    expect((await ground.query(op.run, supervisor(), { county, run })).sealHolds).toBe(true);
  });

  it('are refused twice, without a kind, or with marks that do not make the full ones', async () => {
    const draft = (...departments: object[]): Promise<unknown> => ground.command(op.draftScheme, supervisor(), { county: world.county, scheme: newId(), body: { ...schemeBody({ groups: [] }), departments } });
    expect(await fieldsOf(draft())).toEqual(['body.groups required']);
    expect(await fieldsOf(draft({ ...group, kinds: [] }))).toEqual(['body.departments.0.kinds required']);
    expect(await fieldsOf(draft(group, { ...group, code: 'others' }))).toEqual(['body.departments.1.kinds already-used']);
    expect(await fieldsOf(draft({ ...group, indicators: group.indicators.slice(0, 1) }))).toEqual(['body.departments.0.indicators sum-differs']);
    await expect(draft({ ...group, kinds: ['adviser'] })).rejects.toMatchObject({ issues: [{ path: ['body', 'departments', 0, 'kinds', 0] }] });
    const [first] = group.indicators;
    expect(await codeOf(draft({ ...group, indicators: [{ ...first, weight: 100, source: { by: 'formula', formula: 'nothing_such' } }] }))).toBe('assessment.formula');
  });

  it('show in a trial how their own indicators fared', async () => {
    const { scheme, county } = await schemeAt(world, 'trialled', { departments: [group] });
    const { trial } = await ground.query(op.scheme, supervisor(), { county, scheme });
    expect(trial?.departments).toMatchObject([{ group: 'bureaus', indicators: [{ code: 'held', scored: 2 }, { code: 'replied', scored: 2 }] }]);
    expect(trial?.indicators.map(({ code }) => code)).toEqual(['settled', 'accepted']);
  });
});

describe('the tier of a village', () => {
  it('compares it with its own past, once a month, and is red only beyond chance', async () => {
    await ground.rows("delete from figures.rollup where measure in ('disputes_registered', 'requests_filed', 'hazards_found')");
    for (let back = 1; back <= 12; back += 1) await counted('disputes_registered', 10, `${2025 - (back > 7 ? 1 : 0)}-${String(((7 - back + 12) % 12) + 1).padStart(2, '0')}-01`);
    await counted('disputes_registered', 20, '2025-08-01');
    const input = { county: world.county, month: '2025-08' };
    expect(await codeOf(ground.command(op.computeTiers, supervisor(), { ...input, month: '2026-11' }))).toBe('assessment.month-running');
    expect(await ground.command(op.computeTiers, supervisor(), input)).toMatchObject({ villages: 224, red: 1, unrated: 223 });
    expect(await codeOf(ground.command(op.computeTiers, supervisor(), input))).toBe('assessment.computed-already');
    const { items, counts, formula } = await ground.query(op.tiers, director(), { month: '2025-08' });
    expect(counts).toEqual({ green: 0, yellow: 0, red: 1, unrated: 0 });
    expect(items).toMatchObject([{ place: world.village, tier: 'red', count: 20, usual: 10, ratio: 2 }]);
    expect(known(items[0]).low).toBeGreaterThan(1);
    expect(formula.mayNot.zh).toContain('不得用于考评打分');
    const view = await ground.query(op.tier, director(), { county: world.county, tier: known(items[0]).id });
    expect(view.past).toHaveLength(12);
    expect(view.past[0]).toEqual({ month: '2025-07', count: 10 });
  });

  it('is open to objection, answered by somebody else, and follows a corrected count', async () => {
    const { county, tier, objection } = await tierObjected(world);
    const answer = (more: object = {}): Promise<unknown> => ground.command(op.answerTier, supervisor(), { county, tier, objection, upheld: true, answer: '核对属实', count: 2, ...more }, { basis: 1 });
    expect(await ruleOf(ground.command(op.objectTier, director(), { county, tier, objection: newId(), text: '再提一次' }, { basis: 1 }))).toBe('objection-open');
    expect(await fieldsOf(answer({ count: undefined }))).toEqual(['count required']);
    expect(await fieldsOf(answer({ upheld: false }))).toEqual(['count unknown-field']);
    await answer();
    const view = await ground.query(op.tier, director(), { county, tier });
    expect(view).toMatchObject({ line: { corrected: true, openObjection: false, count: 2 }, objections: [{ upheld: true, count: 2, answer: '核对属实' }] });
    expect(await ruleOf(ground.command(op.answerTier, supervisor(), { county, tier, objection, upheld: true, answer: '核对属实', count: 2 }, { basis: 2 }))).toBe('answered');
  });

  it('computed by a person is answered by another one', async () => {
    const name = freshMonth();
    await ground.command(op.computeTiers, supervisor(), { county: world.county, month: name });
    const { items } = await ground.query(op.tiers, director(), { month: name });
    const [at, objection] = [{ county: world.county, tier: known(items[0]).id }, newId()];
    await ground.command(op.objectTier, director(), { ...at, objection, text: '有三件登记错了地方' }, { basis: 0 });
    const answer = { ...at, objection, upheld: false, answer: '已核对' };
    expect(await ruleOf(ground.command(op.answerTier, supervisor(), answer, { basis: 1 }))).toBe('own-work');
    expect(await ruleOf(ground.command(op.answerTier, leader(), answer, { basis: 1 }))).toBe('done');
  });

  it('of another town is not seen', async () => {
    const { county, tier } = await tiered(world);
    expect(await codeOf(ground.query(op.tier, world.post('elsewhere', 'director').actor, { county, tier }))).toBe('kernel.not-found');
  });

  it('follows its village to another code, also where two become one, and keeps the name of its month', async () => {
    const { county, month: name } = await tiered(world);
    const [one, other] = [`${world.village.slice(0, 9)}220`, `${world.village.slice(0, 9)}221`];
    const merged = `${world.village.slice(0, 9)}219`;
    const names = async () => ground.query(op.tiers, supervisor(), { month: name, place: merged, limit: 1 });
    const [before] = (await names()).items;
    await ground.command(matterOperations.followPlace, world.system, { county, moves: [one, other].map((from) => ({ from, to: merged, kind: 'merged' })) });
    const first = await names();
    const second = await ground.query(op.tiers, supervisor(), { month: name, place: merged, limit: 100, cursor: known(first.next) });
    const all = [...first.items, ...second.items];
    expect(all.map(({ place }) => place)).toEqual([merged, merged, merged]);
    expect(all.map(({ placeName }) => placeName).toSorted()).toEqual(['安阳村委会', '平政村委会', '席家坡村委会'].toSorted());
    expect(all.map(({ id }) => id)).toContain(known(before).id);
  });
});

describe('the monthly work', () => {
  it('computes the tiers of the month before once in every county that has figures, and nothing a supervisor did already', async () => {
    await counted('disputes_registered', 3, '2026-09-01');
    const night = (): Promise<number> => withPool(ground.database.job, 1, (pool) => askTiers(pool, world.today));
    expect(await night()).toBe(1);
    expect(await drain(ground)).toEqual([]);
    expect(await ground.rows("select villages, computed_by from assessment.tier_month where month = '2026-10'")).toEqual([{ villages: 224, computed_by: null }]);
    expect(await night()).toBe(0);
    ground.now = new Date('2026-12-02T04:40:00+08:00');
    expect(await night()).toBe(1);
    await ground.command(op.computeTiers, supervisor(), { county: world.county, month: '2026-11' });
    expect(await drain(ground)).toEqual([]);
    expect((await ground.rows("select computed_by from assessment.tier_month where month = '2026-11'"))[0]?.['computed_by']).toBe(supervisor().post);
  });
});

describe('the chains of all of it', () => {
  it('are whole', async () => {
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
  });
});
