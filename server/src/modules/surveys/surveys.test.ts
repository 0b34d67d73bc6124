import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { surveyOperations as survey } from '@anhe/contract/surveys';
import { receiptActor } from '../../kernel/access/actor.ts';
import { buildPost, buildUnit, places } from '../../../test/build.ts';
import { closedDispute } from '../../../test/cases/guidance.ts';
import { useGround } from '../../../test/ground.ts';
import { requestAt } from '../../../test/requests.ts';
import { blind, closedBefore, codesOf, fieldworkOver, surveyAt, surveyLeader, surveyOffice, surveyPlan } from '../../../test/surveys.ts';
import { known, useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';
import { ticket } from './draw.ts';

const ground = useGround(() => modules);
const holder = receiptActor(places.county);
const world = useWorld(ground);
let closed: Id[] = [];

const answers = (overall: string) => [{ question: 'overall', option: overall }, { question: 'solved', option: 'yes' }];
const good = answers('satisfied');
const give = (code: string, given = good) => ground.command(survey.answer, holder, { code, answers: given, blind });
const view = (at: { county: string; survey: Id }) => ground.query(survey.survey, surveyOffice(world), at);

beforeAll(async () => {
  for (let at = 0; at < 7; at += 1) closed.push((await closedDispute(world)).matter);
  const request = await requestAt(world, 'replied');
  await ground.rows("update matters.matter set open = false, closed_on = $2 where id = $1", [request.at.matter, world.today]);
  closed.push(request.at.matter);
  for (const matter of closed) await closedBefore(ground, matter);
});

describe('the frame', () => {
  it('leaves out what must not be asked about and says how many for which reason', async () => {
    const [guarded, family, withdrawn, unreachable] = [await closedDispute(world), await closedDispute(world, { type: 'marriage-family' }), (await world.dispute('withdrawn')).at, await closedDispute(world)];
    const out = [guarded, family, withdrawn, unreachable].map(({ matter }) => matter);
    await ground.rows('update matters.matter set open = false, closed_on = $2 where id = any($1)', [out, addDays(world.today, -10)]);
    await ground.rows('update disputes.dispute set sealed_notes = 1 where matter = $1', [guarded.matter]);
    await ground.rows("update parties.party set contact_by = 'none' where id in (select party from matters.matter_party where matter = $1)", [unreachable.matter]);
    const { at } = await surveyAt(world, 'framed');
    const found = await view(at);
    expect(Object.fromEntries(found.leftOut.map(({ reason, count }) => [reason, count]))).toEqual({ guarded: 1, never: 1, withdrawn: 1, 'no-contact': 1 });
    expect(found.line.size).toBe(closed.length);
    const [{ frame } = { frame: [] }] = await ground.rows<{ frame: Id[] }>('select frame from surveys.stratum where survey = $1', [at.survey]);
    expect(frame).toEqual(closed.toSorted());
  });

  it('is of one moment: what closes later is not in it', async () => {
    const { at } = await surveyAt(world, 'framed');
    const late = (await closedDispute(world)).matter;
    await closedBefore(ground, late);
    expect((await view(at)).line.size).toBe(closed.length);
    closed = [...closed, late];
  });

  it('comes after the seed, and the database says so, too', async () => {
    const { at, revision } = await surveyAt(world, 'draft');
    await expect(ground.command(survey.closeFrame, surveyOffice(world), at, { basis: revision })).rejects.toMatchObject({ code: 'surveys.not-lawful-now' });
    const framed = await surveyAt(world, 'framed');
    await expect(ground.rows('update surveys.survey set seed_at = frame_at where id = $1', [framed.at.survey])).rejects.toThrow('check constraint');
    const found = await view(framed.at);
    expect(known(found.seedAt) < known(found.frameAt)).toBe(true);
  });

  it('is not closed while its days run, nor where it would be empty', async () => {
    const running = await surveyAt(world, 'seeded', { to: world.today });
    await expect(ground.command(survey.closeFrame, surveyOffice(world), running.at, { basis: running.revision })).rejects.toMatchObject({ details: { rule: 'span-running' } });
    const empty = await surveyAt(world, 'seeded', { from: '2020-01-01', to: '2020-01-31' });
    await expect(ground.command(survey.closeFrame, surveyOffice(world), empty.at, { basis: empty.revision })).rejects.toMatchObject({ details: { rule: 'nothing-closed' } });
  });
});

describe('the draw', () => {
  it('can be drawn again by anybody from what is exported', async () => {
    const { at, revision } = await surveyAt(world, 'framed');
    const { strata, seed } = await view(at);
    const stratum = known(strata[0]);
    await ground.command(survey.drawSample, surveyOffice(world), { ...at, sizes: [{ stratum: stratum.code, size: 3 }], opensOn: world.today, endsOn: addDays(world.today, 20) }, { basis: revision });
    const again = closed.map((matter) => ({ matter, lot: ticket(known(seed), matter) })).sort((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, 3).map(({ matter }) => matter);
    const { items } = await ground.query(survey.drawn, surveyOffice(world), at);
    expect(items.map(({ matter }) => matter)).toEqual(again);
    const { bytes } = await ground.query(survey.exportDraw, surveyOffice(world), at);
    expect(bytes.length).toBeGreaterThan(1000);
  });

  it('refuses more than there are, a stratum that is not, days that are out of order', async () => {
    const { at, revision } = await surveyAt(world, 'framed');
    const { code } = known((await view(at)).strata[0]);
    const days = { opensOn: world.today, endsOn: addDays(world.today, 20) };
    const tried = (more: object) => ground.command(survey.drawSample, surveyOffice(world), { ...at, sizes: [{ stratum: code, size: 1 }], ...days, ...more }, { basis: revision });
    await expect(tried({ sizes: [{ stratum: code, size: 99 }] })).rejects.toMatchObject({ fields: [{ path: ['sizes', 0, 'size'], code: 'too-large' }] });
    await expect(tried({ sizes: [{ stratum: '610524999', size: 1 }] })).rejects.toMatchObject({ fields: [{ code: 'unknown-choice' }] });
    await expect(tried({ endsOn: days.opensOn })).rejects.toMatchObject({ fields: [{ path: ['endsOn'] }] });
    await expect(tried({ endsOn: addDays(world.today, 200) })).rejects.toMatchObject({ fields: [{ path: ['endsOn'] }] });
  });
});

describe('an answer', () => {
  it('is taken once, and a second one is refused politely', async () => {
    const { at } = await surveyAt(world, 'fielding');
    const { code } = known((await codesOf(ground, at.survey))[0]);
    expect((await ground.query(survey.form, holder, { code })).state).toBe('open');
    await give(code);
    expect((await ground.query(survey.form, holder, { code })).state).toBe('answered');
    await expect(give(code)).rejects.toMatchObject({ code: 'surveys.answered-already' });
    expect(await ground.rows('select 1 from surveys.answer where survey = $1', [at.survey])).toHaveLength(1);
  });

  it('comes too late after the last day, and too early before the first', async () => {
    const { at } = await surveyAt(world, 'fielding');
    const { code } = known((await codesOf(ground, at.survey))[0]);
    await ground.rows('update surveys.survey set opens_on = opens_on + 5, ends_on = ends_on + 5 where id = $1', [at.survey]);
    await expect(give(code)).rejects.toMatchObject({ code: 'surveys.not-open' });
    await fieldworkOver(ground, at.survey);
    await expect(give(code)).rejects.toMatchObject({ code: 'surveys.over' });
    expect((await ground.query(survey.form, holder, { code })).state).toBe('over');
  });

  it('is of the form: no other question, no other option, none twice', async () => {
    const { at } = await surveyAt(world, 'fielding');
    const { code } = known((await codesOf(ground, at.survey))[0]);
    for (const wrong of [[{ question: 'name', option: 'yes' }], [{ question: 'overall', option: 'yes' }], [...good, known(good[0])]]) await expect(give(code, wrong)).rejects.toMatchObject({ code: 'kernel.invalid-input' });
  });

  it('on paper is entered by another unit than handled the matter, within its area', async () => {
    const { at } = await surveyAt(world, 'fielding');
    // Which of the matters is drawn first hangs on their ids: it is one of the committee's own that is meant.
    const [own] = await ground.rows<{ matter: Id }>('select matter from surveys.drawn where survey = $1 and $2 = any (handled_by) and $3 <> all (handled_by)', [at.survey, world.post('committee', 'director').actor.unit, world.clerk.unit]);
    const { code } = known((await codesOf(ground, at.survey)).find(({ matter }) => matter === known(own).matter));
    const paper = { code, mode: 'paper', answers: good, blind };
    await expect(ground.command(survey.enter, world.post('committee', 'director').actor, paper)).rejects.toMatchObject({ code: 'surveys.handled-here' });
    await expect(ground.command(survey.decline, world.post('committee', 'director').actor, { code })).rejects.toMatchObject({ code: 'surveys.handled-here' });
    await expect(ground.command(survey.enter, world.post('elsewhere', 'clerk').actor, paper)).rejects.toMatchObject({ code: 'surveys.code-unknown' });
    await ground.command(survey.enter, world.clerk, paper);
    expect(await ground.rows('select mode from surveys.answer where survey = $1', [at.survey])).toEqual([{ mode: 'paper' }]);
  });

  it('is asked for no more where somebody declined, and no later survey has the matter in its frame', async () => {
    const { at } = await surveyAt(world, 'fielding');
    const { code, matter } = known((await codesOf(ground, at.survey)).at(-1));
    await ground.command(survey.decline, world.clerk, { code });
    await expect(give(code)).rejects.toMatchObject({ code: 'surveys.answered-already' });
    const later = await surveyAt(world, 'framed');
    expect((await view(later.at)).leftOut).toContainEqual({ reason: 'declined', count: 1 });
    const frames = await ground.rows<{ frame: Id[] }>('select frame from surveys.stratum where survey = $1', [later.at.survey]);
    expect(frames.flatMap(({ frame }) => frame)).not.toContain(matter);
    await ground.rows("update surveys.drawn set state = 'open' where matter = $1", [matter]);
  });

  it('has no code that could be guessed from another, and an unknown one says nothing', async () => {
    const { at } = await surveyAt(world, 'fielding');
    const codes = (await codesOf(ground, at.survey)).map(({ code }) => code);
    expect(new Set(codes.map((code) => code.slice(6))).size).toBe(codes.length);
    expect(codes.every((code) => /^610524[2-9A-HJ-KMNP-Z]{10}$/.test(code))).toBe(true);
    for (const code of ['610524-22222-22222', '610502', 'abc']) await expect(ground.query(survey.form, holder, { code })).rejects.toMatchObject({ code: 'surveys.code-unknown' });
    const kept = await ground.rows<{ text: string }>('select row_to_json(d)::text as text from surveys.drawn d where survey = $1', [at.survey]);
    expect(kept.some(({ text }) => codes.some((code) => text.includes(code.slice(6))))).toBe(false);
  });
});

describe('nobody can tell whose answer it was', () => {
  it('from any column of the answers, of the marks, of the events, or from what the database keeps of its rows', async () => {
    const { at, revision } = await surveyAt(world, 'fielding');
    const drawn = await codesOf(ground, at.survey);
    for (const [index, { code }] of drawn.slice(0, 6).entries()) await give(code, answers(index % 2 === 0 ? 'satisfied' : 'fair'));
    await fieldworkOver(ground, at.survey);
    await ground.command(survey.end, surveyOffice(world), at, { basis: revision + 6 });

    const kept = await ground.rows<Record<string, unknown>>('select a.*, a.xmin::text as written from surveys.answer a where survey = $1', [at.survey]);
    const marks = await ground.rows<Record<string, unknown>>('select d.*, d.xmin::text as written from surveys.drawn d where survey = $1', [at.survey]);
    expect(kept).toHaveLength(6);
    // Every column that both have is the same for all rows; no value of an answer's own columns stands in any mark.
    const own = kept.flatMap(({ id, answers: given, answered_on: on, mode }) => [id, JSON.stringify(given), String(on), mode]);
    expect(marks.flatMap((mark) => Object.values(mark)).filter((value) => own.includes(value))).toEqual([]);
    expect(Object.keys(kept[0] ?? {}).toSorted()).toEqual(['answered_on', 'answers', 'county', 'id', 'mode', 'place', 'stratum', 'survey', 'written']);
    // One transaction wrote them all, so that even this tells nobody apart.
    expect(new Set([...kept, ...marks].map(({ written }) => written)).size).toBe(1);
    expect(kept.every(({ id }) => String(id).charAt(14) === '4')).toBe(true);

    const ids = [...drawn.map(({ matter }) => matter), ...marks.map(({ id }) => id), ...kept.map(({ id }) => id)];
    const events = await ground.rows<{ text: string }>("select convert_from(bytes, 'UTF8') as text from kernel.event where stream = $1", [at.survey]);
    expect(events.length).toBeGreaterThan(6);
    expect(events.some(({ text }) => ids.some((id) => text.includes(String(id))))).toBe(false);
    expect(events.some(({ text }) => text.includes('satisfied'))).toBe(false);
  });

  it('nor after it was cancelled', async () => {
    const { at, revision } = await surveyAt(world, 'fielding');
    for (const { code } of (await codesOf(ground, at.survey)).slice(0, 3)) await give(code);
    await ground.command(survey.cancel, surveyOffice(world), { ...at, reason: '问卷印错了' }, { basis: revision + 3 });
    const written = await ground.rows('select xmin::text as written from surveys.answer where survey = $1 union select xmin::text from surveys.drawn where survey = $1', [at.survey]);
    expect(written).toHaveLength(1);
  });

  it('while answers come in: counts are shown, and nothing of what they say', async () => {
    const { at } = await surveyAt(world, 'fielding');
    for (const { code } of (await codesOf(ground, at.survey)).slice(0, 5)) await give(code);
    const found = await view(at);
    expect([found.result, found.line.answered]).toEqual([null, 5]);
  });
});

describe('the result', () => {
  it('has its share, interval and counts, is frozen by publishing, and the database keeps it', async () => {
    const { at, revision } = await surveyAt(world, 'fielding');
    const drawn = await codesOf(ground, at.survey);
    for (const [index, { code }] of drawn.slice(0, 6).entries()) await give(code, answers(index < 5 ? 'very' : 'dissatisfied'));
    await fieldworkOver(ground, at.survey);
    const ended = await ground.command(survey.end, surveyOffice(world), at, { basis: revision + 6 });
    const { result } = await ground.command(survey.publish, surveyLeader(world), at, { basis: ended.revision });
    const overall = known(result.questions.find(({ code }) => code === 'overall'));
    expect(overall).toMatchObject({ answered: 6, size: closed.length, speaksOf: closed.length });
    // 5 of 6 by Wilson.
    expect(overall.whole?.share).toBeCloseTo(5 / 6, 6);
    expect(overall.whole?.low).toBeCloseTo(0.436497, 6);
    expect(overall.whole?.high).toBeCloseTo(0.969947, 6);
    // A question that nobody answered is told apart from one that all answered with no.
    expect(result.questions.find(({ code }) => code === 'manner')?.strata.map(({ hidden }) => hidden)).toEqual(['none']);
    await expect(ground.rows("update surveys.survey set result = '{}' where id = $1", [at.survey])).rejects.toThrow('does not change');
    await expect(ground.command(survey.cancel, surveyOffice(world), { ...at, reason: '结果不好看' }, { basis: ended.revision + 1 })).rejects.toMatchObject({ code: 'surveys.not-lawful-now' });
  });

  it('is not shown below the minimum', async () => {
    const { at, revision } = await surveyAt(world, 'fielding');
    for (const { code } of (await codesOf(ground, at.survey)).slice(0, 4)) await give(code);
    await fieldworkOver(ground, at.survey);
    await ground.command(survey.end, surveyOffice(world), at, { basis: revision + 4 });
    const found = known((await view(at)).result?.questions[0]);
    expect([found.whole, found.strata.map(({ value, hidden }) => [value, hidden])]).toEqual([null, [[null, 'too-few']]]);
  });

  it('cannot be had by ending early', async () => {
    const { at, revision } = await surveyAt(world, 'fielding');
    await expect(ground.command(survey.end, surveyOffice(world), at, { basis: revision })).rejects.toMatchObject({ details: { rule: 'still-open' } });
    // What the refusal undid: the answers are as they were.
    expect((await view(at)).line.state).toBe('fielding');
  });
});

describe('the years', () => {
  it('are not joined where the method changed, with the reason, and go on where it did not', async () => {
    const before = ground.now;
    const place = places.county;
    const published = async (more: object) => {
      const { at, revision } = await surveyAt(world, 'fielding', more);
      for (const { code } of (await codesOf(ground, at.survey)).slice(0, 6)) await give(code);
      await fieldworkOver(ground, at.survey);
      const ended = await ground.command(survey.end, surveyOffice(world), at, { basis: revision + 6 });
      await ground.command(survey.publish, surveyLeader(world), at, { basis: ended.revision });
      return at.survey;
    };
    // The three answers held until the end of 2025.
    ground.now = new Date('2025-12-20T10:00:00+08:00');
    const old = await ground.query(survey.methods, surveyOffice(world), {});
    expect(old.items.map(({ validFrom }) => validFrom)).toEqual(['2024-01-01']);
    const first = await surveyAt(world, 'draft', { from: '2026-10-01', to: '2026-11-20' });
    ground.now = before;
    await ground.rows("update surveys.survey set status = 'seeded', seed = 'a seed from before', seed_at = '2025-12-20' where id = $1", [first.at.survey]);
    let { revision } = await ground.command(survey.closeFrame, surveyOffice(world), first.at, { basis: first.revision });
    const { strata } = await view(first.at);
    ({ revision } = await ground.command(survey.drawSample, surveyOffice(world), { ...first.at, sizes: strata.map(({ code, size }) => ({ stratum: code, size })), opensOn: world.today, endsOn: addDays(world.today, 20) }, { basis: revision }));
    for (const { code } of (await codesOf(ground, first.at.survey)).slice(0, 5)) await give(code);
    await fieldworkOver(ground, first.at.survey);
    ({ revision } = await ground.command(survey.end, surveyOffice(world), first.at, { basis: revision + 5 }));
    await ground.command(survey.publish, surveyLeader(world), first.at, { basis: revision });
    const second = await published({ to: '2026-11-21' });
    const third = await published({ to: '2026-11-22' });
    const fourth = await published({ to: '2026-11-23', modes: ['link'] });
    const { points } = await ground.query(survey.trend, surveyOffice(world), { place });
    const asked = [first.at.survey, second, third, fourth];
    expect(points.filter(({ id }) => asked.includes(id)).map(({ id, brokenBy }) => [id, brokenBy])).toEqual([[first.at.survey, null], [second, ['method']], [third, null], [fourth, ['mode']]]);
  });
});

describe('a survey of the city', () => {
  it('draws from its counties, and an answer of one of them reaches it', async () => {
    const hall = await buildUnit(ground, { place: '610500', kind: 'centre' });
    const office = (await buildPost(ground, hall, 'supervisor')).actor;
    const at = { county: '610500', survey: newId() };
    let { revision } = await ground.command(survey.layOut, office, { ...surveyPlan(world, at.survey), ...at, place: '610500', strata: 'county' });
    ({ revision } = await ground.command(survey.fixSeed, office, at, { basis: revision }));
    await ground.rows("update surveys.survey set seed_at = seed_at - interval '1 hour' where id = $1", [at.survey]);
    ({ revision } = await ground.command(survey.closeFrame, office, at, { basis: revision }));
    await ground.command(survey.drawSample, office, { ...at, sizes: [{ stratum: '610524', size: 2 }], opensOn: world.today, endsOn: addDays(world.today, 20) }, { basis: revision });
    const { code } = known((await codesOf(ground, at.survey))[0]);
    expect(code.slice(0, 6)).toBe('610524');
    await give(code);
    await ground.command(survey.enter, world.clerk, { code: known((await codesOf(ground, at.survey))[1]).code, mode: 'call', answers: good, blind });
    const found = await ground.query(survey.survey, office, at);
    expect(found.answersBy).toEqual([{ mode: 'call', count: 1 }, { mode: 'link', count: 1 }]);
    // A county's own office does not see it before it is published.
    await expect(ground.query(survey.survey, surveyOffice(world), at)).rejects.toMatchObject({ code: 'kernel.not-found' });
  });
});
