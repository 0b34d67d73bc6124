import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, addYears, newId } from '@anhe/contract/kernel';
import { awardLifecycle, awardOperations as op } from '@anhe/contract/awards';
import type { AwardState } from '@anhe/contract/awards';
import { disputeOperations } from '@anhe/contract/disputes';
import type pg from 'pg';
import { bytesOf, codeOf, fieldsOf, refusalOf } from '../../../test/answers.ts';
import { buildPost, buildUnit } from '../../../test/build.ts';
import { awardAt, noticeOver, objected, schemeVersion, schoolStates } from '../../../test/cases/awards.ts';
import type { StagedAward } from '../../../test/cases/awards.ts';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import { proving } from '../../../test/proving.ts';
import { useWorld } from '../../../test/world.ts';
import { publicActor } from '../../kernel/access/actor.ts';
import { migrateQueue, withPool } from '../../kernel/jobs/index.ts';
import { verifyAll } from '../../kernel/events/verify.ts';
import { readSheet } from '../../kernel/spreadsheet.ts';
import { modules } from '../index.ts';
import { textSource } from '../matters/index.ts';
import { askExpiring } from './index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
beforeAll(async () => {
  await migrateQueue(ground.database.job);
});

const director = () => world.post('committee', 'director').actor;
const county = () => world.post('county', 'supervisor').actor;
const countyLeader = () => world.post('county', 'leader').actor;
const city = () => world.city('supervisor').actor;
const leader = () => world.city('leader').actor;
const at = ({ county: code, award }: StagedAward) => ({ county: code, award });
const view = (found: StagedAward) => ground.query(op.award, director(), at(found));
/** The rule that refused, or `done`. */
const ruleOf = async (work: Promise<unknown>): Promise<string> => {
  const refusal = await refusalOf(work);
  return refusal === undefined ? 'done' : refusal.code === 'awards.not-lawful-now' ? String(refusal.details['rule']) : refusal.code;
};
const later = async <T>(days: number, work: () => Promise<T>): Promise<T> => {
  const { now } = ground;
  ground.now = new Date(now.getTime() + days * 86_400_000);
  try {
    return await work();
  } finally {
    ground.now = now;
  }
};
const entry = (more: object = {}) => ({
  county: world.county, award: newId(), kind: 'village', grade: 'copper', place: world.village, unit: world.unit('committee').id, number: '（2025）渭平安铜鼎第7号', namedOn: addDays(world.today, -400),
  until: addDays(world.today, 600), source: '渭平安办〔2025〕12号', ...more,
});

describe('a village', () => {
  const award = newId();
  const stated = () => [
    { code: 'safety', value: 96.2, of: 60, source: '第三方调查报告' }, { code: 'crimes', value: 0, source: '派出所证明' }, { code: 'incidents', value: 0, source: '信访局证明' },
    { code: 'accidents', value: 0, source: '应急管理局证明' }, { code: 'untrue', value: 0, source: '自查' },
  ];
  const send = { award, county: '610524' };

  it('goes from copper to silver by years in a row, counted figures and a visit', async () => {
    const begin = { ...send, kind: 'village', grade: 'silver', place: world.village };
    await ground.command(op.apply, director(), begin);
    const scheme = await schemeVersion(world, 'village', 'silver');
    await ground.command(op.save, director(), { ...send, statement: '连续两年无民转刑案件', stated: stated() }, { basis: 1 });
    // No copper yet: the order of grades stops it.
    expect(await ruleOf(ground.command(op.submit, director(), { ...send, scheme }, { basis: 2 }))).toBe('not-met');
    await ground.command(op.enter, city(), entry());
    for (let count = 0; count < 3; count += 1) await world.dispute('closed');
    await later(1, async () => {
      const before = await ground.query(op.award, director(), send);
      const settled = before.findings.find(({ code }) => code === 'settled');
      expect(settled).toMatchObject({ result: 'met', source: 'counted', measures: [{ value: 100, part: 3, of: 3 }] });
      // The rows behind a figure are those of the register.
      const { from, to } = settled?.measures[0] ?? { from: '', to: '' };
      expect(await ground.query(disputeOperations.count, director(), { filters: { place: world.village, agreedFrom: from, agreedTo: to, outcome: ['oral', 'written'] } })).toMatchObject({ rows: 3 });
      expect(before.findings.find(({ code }) => code === 'answered')).toMatchObject({ result: 'not-proven', reason: 'nothing-counted' });
      expect(before).toMatchObject({ fixed: false, scheme: { verified: false } });
      expect(await ground.command(op.submit, director(), { ...send, scheme }, { basis: 2 })).toEqual({ revision: 3, state: 'submitted' });
      await ground.command(op.passCounty, county(), { ...send, note: '材料齐全' }, { basis: 3 });
      await ground.command(op.passCity, city(), send, { basis: 4 });
      const seen = ['answered', 'mended', 'walked', 'performed'].map((code) => ({ code, value: 95, of: 20, source: `${code} 台账` }));
      expect(await fieldsOf(ground.command(op.inspect, city(), { ...send, visitedOn: world.today, note: '走访', seen: [{ code: 'no-such', value: 1, source: '台账' }] }, { basis: 5 }))).toEqual(['seen.0.code unknown-choice']);
      await ground.command(op.inspect, city(), { ...send, visitedOn: world.today, note: '走访二十户，查看台账', seen }, { basis: 5 });
      const { until } = await ground.command(op.putOnNotice, city(), send, { basis: 6 });
      expect((await ground.query(op.published, publicActor, {})).notices).toMatchObject([{ kind: 'village', grade: 'silver', until, phone: '0913-5520000' }]);
      await noticeOver(world, award);
      const { number } = await ground.command(op.grant, leader(), send, { basis: 7 });
      expect(number).toContain('平安命名第1号');
      expect(await ground.query(op.award, director(), send)).toMatchObject({ line: { state: 'in-force', until: addDays(addYears(world.today, 3), -1) }, fixed: true, statement: '连续两年无民转刑案件' });
      // The public list shows the highest grade of each.
      const { named } = await ground.query(op.published, publicActor, {});
      expect(named.filter(({ kind }) => kind === 'village')).toMatchObject([{ grade: 'silver', number, warned: false }]);
    });
  });

  it('applies once a year, whatever the grade', async () => {
    const again = { county: world.county, award: newId(), kind: 'village', grade: 'copper', place: world.village };
    expect(await codeOf(ground.command(op.apply, director(), again))).toBe('awards.applied-already');
    await expect(ground.rows("insert into awards.award select (jsonb_populate_record(a, $2)).* from awards.award a where id = $1", [award, JSON.stringify({ id: newId() })])).rejects.toThrow('one_application_a_year');
    expect(await codeOf(later(366, () => ground.command(op.apply, director(), again)))).toBe('done');
  });

  it('is kept, warned, revoked for a ground of its criteria, and restored by its one appeal', async () => {
    const year = Number(world.today.slice(0, 4));
    const review = (kept: boolean, more: object = {}) => ({ ...send, year, kept, note: '年度复核', ...more });
    expect(await fieldsOf(ground.command(op.reviewYear, county(), review(false), { basis: 8 }))).toEqual(['mendBy required']);
    await ground.command(op.reviewYear, county(), review(false, { mendBy: addDays(world.today, 90) }), { basis: 8 });
    expect(await ruleOf(ground.command(op.reviewYear, county(), review(true), { basis: 9 }))).toBe('reviewed-already');
    expect((await ground.query(op.published, publicActor, {})).named.find(({ grade }) => grade === 'silver')).toMatchObject({ warned: true });
    expect(await fieldsOf(ground.command(op.revoke, leader(), { ...send, ground: 'settled', reason: '成功率下降' }, { basis: 9 }))).toEqual(['ground unknown-choice']);
    const { appealUntil } = await ground.command(op.revoke, leader(), { ...send, ground: 'crimes', reason: '发生重大刑事案件' }, { basis: 9 });
    expect((await ground.query(op.published, publicActor, {})).named.find(({ kind }) => kind === 'village')).toMatchObject({ grade: 'copper' });
    const appeal = { ...send, appeal: newId(), text: '案件不在本村辖区' };
    expect(await ruleOf(later(60, () => ground.command(op.appeal, director(), appeal, { basis: 10 })))).toBe('appeal-over');
    expect(appealUntil).toBe(addDays(world.today, 30));
    await ground.command(op.appeal, director(), appeal, { basis: 10 });
    expect(await codeOf(ground.command(op.answerAppeal, leader(), { ...send, upheld: true, answer: '属实' }, { basis: 11 }))).toBe('awards.reviewer-answers');
    await ground.command(op.answerAppeal, countyLeader(), { ...send, upheld: true, answer: '经查案发地在邻村' }, { basis: 11 });
    const restored = await ground.query(op.award, director(), send);
    expect(restored).toMatchObject({ line: { state: 'in-force' }, objections: [{ sort: 'appeal', upheld: true, answer: '经查案发地在邻村' }] });
    await ground.command(op.revoke, leader(), { ...send, ground: 'other', reason: '弄虚作假' }, { basis: 12 });
    expect(await ruleOf(ground.command(op.appeal, director(), { ...appeal, appeal: newId() }, { basis: 13 }))).toBe('appealed-already');
  });
});

describe('an application', () => {
  it('is of a place by its own unit, of a tax sub-bureau by itself, of an organisation by a unit of its area', async () => {
    const ask = (more: object) => fieldsOf(ground.command(op.apply, director(), { county: world.county, award: newId(), kind: 'village', grade: 'copper', place: world.village, ...more }));
    expect(await ask({ place: '610524001202' })).toEqual(['place not-in-scope']);
    expect(await ask({ kind: 'town' })).toEqual(['place unknown-choice']);
    expect(await ask({ kind: 'tax' })).toEqual(['kind unknown-choice']);
    // Another unit of the village does not stand for it.
    expect(await fieldsOf(ground.command(op.apply, world.post('area', 'director').actor, { county: world.county, award: newId(), kind: 'village', grade: 'copper', place: world.village }))).toEqual(['kind unknown-choice']);
    expect(await ask({ kind: 'school' })).toEqual(['organisation required']);
    expect(await ask({ organisation: '某村' })).toEqual(['organisation unknown-field']);
  });

  it('states what nobody counts, each with its paper, once', async () => {
    const found = await awardAt(world, 'draft');
    const save = (stated: readonly object[]) => fieldsOf(ground.command(op.save, director(), { ...at(found), statement: '', stated: [...stated] }, { basis: found.revision }));
    expect(await save([{ code: 'settled', value: 99, source: '台账' }])).toEqual(['stated.0.code unknown-choice']);
    expect(await save([...schoolStates(), { code: 'safety', value: 99, source: '又一份' }])).toEqual(['stated.6.code unknown-choice']);
    expect(await save(schoolStates())).toEqual([]);
    expect((await view(found)).stated.find(({ code }) => code === 'safety')).toMatchObject({ value: 97.5, of: 120, source: '渭调〔2026〕3号第三方调查报告' });
    const [row] = await ground.rows<{ held: boolean }>("select position('第三方调查报告' in a::text) > 0 as held from awards.award a where id = $1", [found.award]);
    expect(row?.held).toBe(false);
  });

  it('is judged by the criteria that it saw; later ones stop it before, and change nothing after', async () => {
    const [draft, handedIn] = [await awardAt(world, 'draft'), await awardAt(world, 'submitted')];
    const scheme = await schemeVersion(world, 'school', 'copper');
    await ground.command(op.save, director(), { ...at(draft), statement: '', stated: schoolStates() }, { basis: draft.revision });
    const before = await view(handedIn);
    const changed = "update kernel.reference set body = jsonb_set(body, '{criteria,0,threshold}', $1::jsonb) where list = 'award-criteria' and code = 'school-copper'";
    await ground.rows(changed, ['99']);
    await ground.readBook();
    try {
      const submit = (version: string) => ground.command(op.submit, director(), { ...at(draft), scheme: version }, { basis: draft.revision + 1 });
      expect(await codeOf(submit(scheme))).toBe('awards.scheme-changed');
      expect(await ruleOf(submit(await schemeVersion(world, 'school', 'copper')))).toBe('not-met');
      const after = await view(handedIn);
      expect(after.scheme).toEqual(before.scheme);
      expect(after.findings).toEqual(before.findings);
      expect(await codeOf(ground.command(op.passCounty, county(), at(handedIn), { basis: handedIn.revision }))).toBe('done');
    } finally {
      await ground.rows(changed, ['90']);
      await ground.readBook();
    }
  });

  it('with something not proven is not put on notice; the reason says how many', async () => {
    const found = await awardAt(world, 'draft');
    await ground.command(op.save, director(), { ...at(found), statement: '', stated: schoolStates().slice(1) }, { basis: 1 });
    await ground.command(op.submit, director(), { ...at(found), scheme: await schemeVersion(world, 'school', 'copper') }, { basis: 2 });
    await ground.command(op.passCounty, county(), at(found), { basis: 3 });
    await ground.command(op.passCity, city(), at(found), { basis: 4 });
    await ground.command(op.inspect, city(), { ...at(found), visitedOn: world.today, note: '没有调查报告' }, { basis: 5 });
    const refusal = await refusalOf(ground.command(op.putOnNotice, city(), at(found), { basis: 6 }));
    expect(refusal?.details).toMatchObject({ rule: 'not-all-met', reason: '有 0 项未达到、1 项未证实，不能公示；请决定不予命名' });
    await ground.command(op.refuse, city(), { ...at(found), reason: '安全感没有调查报告' }, { basis: 6 });
    expect(await view(found)).toMatchObject({ line: { state: 'not-named' }, reason: '安全感没有调查报告' });
  });

  it('of one’s own unit is for others to review, and the city’s review for another than the county’s', async () => {
    const found = await awardAt(world, 'submitted');
    const own = await buildPost(ground, world.unit('county'), 'supervisor');
    await ground.insert('staff.post', { county: world.county, id: newId(), place: world.village, unit: world.unit('committee').id, person: own.person, role: 'mediator', valid_from: '2020-01-01', valid_to: null, revision: 0, chain: Buffer.alloc(32) });
    expect(await codeOf(ground.command(op.passCounty, own.actor, at(found), { basis: found.revision }))).toBe('awards.own-unit');
    const { revision } = await ground.command(op.passCounty, county(), at(found), { basis: found.revision });
    const same = { ...city(), person: county().person };
    expect(await codeOf(ground.command(op.passCity, same, at(found), { basis: revision }))).toBe('awards.same-reviewer');
    expect((await view(found)).line).toMatchObject({ state: 'county-passed', revision });
  });

  it('draft is seen by its unit alone; handed in, by those who review it', async () => {
    const found = await awardAt(world, 'draft');
    const ids = async (actor: Parameters<typeof ground.query>[1]) => (await ground.query(op.list, actor, { limit: 100 })).items.map(({ id }) => id);
    expect(await ids(director())).toContain(found.award);
    expect(await ids(county())).not.toContain(found.award);
    expect(await codeOf(ground.query(op.award, county(), at(found)))).toBe('kernel.not-allowed');
    expect(await ids(world.post('area', 'director').actor)).not.toContain(found.award);
    expect(await codeOf(ground.query(op.award, world.post('elsewhere', 'director').actor, at(found)))).toBe('kernel.not-found');
  });
});

describe('what is counted', () => {
  it('of a town is the share of its villages that bear an award', async () => {
    const send = { county: world.county, award: newId() };
    const clerk = world.post('window', 'clerk').actor;
    await ground.command(op.apply, clerk, { ...send, kind: 'town', grade: 'copper', place: clerk.place });
    const members = async () => (await ground.query(op.award, clerk, send)).findings.find(({ code }) => code === 'members')?.measures[0];
    const [row] = await ground.rows<{ count: number }>("select count(*)::int as count from places.division where place like $1 || '%' and length(place) = 12 and valid_to is null", [clerk.place]);
    const before = await members();
    expect(before).toMatchObject({ of: row?.count });
    const other = '610524001202';
    const unit = await buildUnit(ground, { place: other });
    await ground.command(op.enter, county(), entry({ place: other, unit: unit.id }));
    expect(await members()).toMatchObject({ of: row?.count, part: (before?.part ?? 0) + 1 });
  });

  it('of a tax sub-bureau is what it holds itself, not what others hold in its area', async () => {
    const unit = await buildUnit(ground, { place: world.village, kind: 'tax', name: '第一税务分局' });
    const { actor } = await buildPost(ground, unit, 'handler');
    const send = { county: world.county, award: newId() };
    await ground.command(op.apply, actor, { ...send, kind: 'tax', grade: 'copper', place: world.village });
    const settled = () => later(1, async () => (await ground.query(op.award, actor, send)).findings.find(({ code }) => code === 'settled'));
    expect(await settled()).toMatchObject({ result: 'not-proven', measures: [{ part: 0, of: 0 }] });
    const { at: found } = await world.dispute('closed');
    ground.forged(found.matter);
    await ground.rows('update matters.matter set holder_unit = $2 where id = $1', [found.matter, unit.id]);
    expect(await settled()).toMatchObject({ reason: 'too-few', measures: [{ part: 1, of: 1, value: 100 }] });
    expect((await ground.query(op.award, actor, send)).scheme?.scheme.criteria.map(({ line }) => line?.zh)).toContain('主线一：服务');
  });
});

describe('a notice', () => {
  it('takes objections while it runs, and no decision before it is over and every one is answered', async () => {
    const { objection, ...found } = await objected(world);
    const record = (receivedOn: string) => ruleOf(ground.command(op.recordObjection, county(), { ...at(found), objection: newId(), receivedOn, text: '再提一条' }));
    expect(await record(addDays(world.today, -1))).toBe('notice-not-begun');
    expect(await ruleOf(ground.command(op.grant, leader(), at(found), { basis: found.revision }))).toBe('notice-running');
    await noticeOver(world, found.award);
    expect(await record(world.today)).toBe('notice-over');
    expect(await ruleOf(ground.command(op.grant, leader(), at(found), { basis: found.revision }))).toBe('objections-open');
    const answer = { ...at(found), objection, upheld: false, answer: '经查三次演练均有记录' };
    for (const judge of [county(), city()]) expect(await codeOf(ground.command(op.answerObjection, judge, answer))).toBe('awards.reviewer-answers');
    const { revision } = await ground.command(op.answerObjection, countyLeader(), answer);
    expect(await fieldsOf(ground.command(op.answerObjection, countyLeader(), { ...answer, upheld: true }))).toEqual(['objection already-used']);
    await ground.command(op.grant, leader(), at(found), { basis: revision });
    expect((await view(found)).objections).toMatchObject([{ upheld: false, answer: '经查三次演练均有记录', answeredOn: world.today }]);
  });

  it('ends without a name where an objection is upheld', async () => {
    const { objection, ...found } = await objected(world);
    await ground.command(op.answerObjection, countyLeader(), { ...at(found), objection, upheld: true, answer: '演练记录系补写' });
    expect(await view(found)).toMatchObject({ line: { state: 'not-named' }, reason: '演练记录系补写' });
    expect((await ground.query(op.published, publicActor, {})).notices.map(({ holder }) => holder)).not.toContain((await view(found)).line.holder);
  });
});

describe('an award', () => {
  it('entered from paper counts once at a time, for its kind of bearer, and not after its end', async () => {
    const school = (more: object = {}) => entry({ kind: 'school', organisation: '路井镇中心小学', ...more });
    expect(await fieldsOf(ground.command(op.enter, county(), school({ until: addDays(world.today, -1) })))).toEqual(['until past-date']);
    expect(await fieldsOf(ground.command(op.enter, county(), school({ namedOn: addDays(world.today, 1) })))).toEqual(['namedOn future-date']);
    expect(await fieldsOf(ground.command(op.enter, county(), school({ unit: newId() })))).toEqual(['unit unknown-choice']);
    expect(await codeOf(ground.command(op.enter, world.post('window', 'supervisor').actor, school()))).toBe('kernel.not-allowed');
    expect(await codeOf(ground.command(op.enter, county(), school()))).toBe('done');
    expect(await codeOf(ground.command(op.enter, county(), school()))).toBe('awards.held-already');
  });

  it('ends with its term by itself, once', async () => {
    const found = await awardAt(world, 'in-force');
    const night = (): Promise<number> => withPool(ground.database.job, 1, (pool: pg.Pool) => askExpiring(pool, world.today));
    expect(await night()).toBe(0);
    expect(await ruleOf(ground.command(op.expire, world.system, at(found)))).toBe('term-running');
    await ground.rows('update awards.award set named_on = named_on - 1500, until_on = until_on - 1500 where id = $1', [found.award]);
    expect([await night(), await night()]).toEqual([1, 1]);
    expect(await drain(ground)).toEqual([]);
    expect((await view(found)).line.state).toBe('expired');
    expect(await ground.rows("select 1 from kernel.event where type = 'awards.expired' and stream = $1", [found.award])).toHaveLength(1);
  });

  it('is on the list of its area, which goes into a spreadsheet', async () => {
    const found = await awardAt(world, 'in-force');
    const { line } = await view(found);
    expect((await ground.query(op.holders, countyLeader(), { kind: 'school', limit: 100 })).items.map(({ id }) => id)).toContain(found.award);
    expect((await ground.query(op.holders, world.post('elsewhere', 'leader').actor, {})).items).toEqual([]);
    const text = (value: string) => ({ value });
    const sheet = await readSheet(bytesOf(await ground.query(op.exportHolders, countyLeader(), {})), {
      holder: { header: { zh: '命名对象', en: 'Bearer' }, required: true, read: text }, number: { header: { zh: '编号', en: 'Number' }, required: true, read: text },
    });
    expect(sheet.good.map(({ value }) => value)).toContainEqual({ holder: line.holder, number: line.number });
  });

  it('goes only where its lifecycle leads', async () => {
    const steps = ['withdraw', 'passCounty', 'sendBack', 'passCity', 'inspect', 'putOnNotice', 'refuse', 'warn', 'revoke'] as const;
    const reason = '核对后决定';
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 6 }), async (walk) => {
      const found = await awardAt(world, 'submitted');
      let [state, basis]: [AwardState, number] = ['submitted', found.revision];
      for (const step of walk) {
        const turn = state === 'submitted' ? county() : city();
        const send: Record<(typeof steps)[number], () => Promise<unknown>> = {
          withdraw: () => ground.command(op.withdraw, director(), { ...at(found), reason }, { basis }), passCounty: () => ground.command(op.passCounty, county(), at(found), { basis }),
          sendBack: () => ground.command(op.sendBack, turn, { ...at(found), reason }, { basis }), passCity: () => ground.command(op.passCity, city(), at(found), { basis }),
          inspect: () => ground.command(op.inspect, city(), { ...at(found), visitedOn: world.today, note: reason }, { basis }), putOnNotice: () => ground.command(op.putOnNotice, city(), at(found), { basis }),
          refuse: () => ground.command(op.refuse, turn, { ...at(found), reason }, { basis }), warn: () => ground.command(op.warn, county(), { ...at(found), reason, mendBy: addDays(world.today, 30) }, { basis }),
          revoke: () => ground.command(op.revoke, leader(), { ...at(found), ground: 'other', reason }, { basis }),
        };
        const legal = awardLifecycle.steps[step].from.includes(state);
        expect(await codeOf(send[step]())).toBe(legal ? 'done' : 'awards.not-lawful-now');
        if (legal) [state, basis] = [awardLifecycle.steps[step].to as AwardState, basis + 1]; // none of these keeps its state
        expect((await view(found)).line).toMatchObject({ state, revision: basis });
      }
    }), { numRuns: proving ? 200 : 10 });
  }, proving ? 300_000 : undefined);

  it('is a chain without gaps, and nothing in it says what was written', async () => {
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
    expect(await ground.rows("select 1 from kernel.event where type like 'awards.%' and convert_from(bytes, 'UTF8') like any(array['%演练%', '%核对后决定%', '%村辖区%'])")).toEqual([]);
  });
});

