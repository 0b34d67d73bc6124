import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ClockBody, clockState, hourEnd, instantAt, makeCalendar, parseReferenceFile, rowOn, stateDiagram } from '../kernel/index.ts';
import type { ClockFacts, ClockRule } from '../kernel/index.ts';
import { doubtsOf } from './doubt.ts';
import { nextRung } from './ladder.ts';
import type { LadderFacts } from './ladder.ts';
import { openStatuses, requestLifecycle, requestStatuses, stationOf, usualNext } from './lifecycle.ts';
import type { RequestStatus, RequestStep } from './lifecycle.ts';
import { requestOperations as operations } from './operations.ts';
import { isVillageUnit, judgeRequest, plainLanguage, verdictsOf } from './rules.ts';
import type { Said } from './rules.ts';
import type { RequestFacts } from './views.ts';

/*
 * What is asked of a request as a table: each line of law, practice and complaint that concerns it, where the product holds
 * it, and, where it allows or forbids a step, a case of either outcome.
 *
 * Where it is held: `rule:` a rule of the request · `step:` an edge of the lifecycle · `clock:` a row of the clocks ·
 * `row:` a configurable row · `operation:` what an operation asks for · `none:` not a step, and why · `open:` what it asks for and nothing holds yet.
 */
const lists = join(import.meta.dirname, '../../../data/lists');
const file = (name: string): unknown => JSON.parse(readFileSync(join(lists, `${name}.json`), 'utf8'));
const codesOf = (name: string): readonly string[] => (file(name) as { rows: readonly { code: string }[] }).rows.map(({ code }) => code); // the shape of every list
const calendar = makeCalendar();
const clockRows = parseReferenceFile('clocks', file('clocks'));
/** Every code with which a rule says no, by the rules' own text. */
const ruleCodes = [...new Set([...readFileSync(join(import.meta.dirname, 'rules.ts'), 'utf8').matchAll(/\bno\('([a-z-]+)'/g)].map(([, code]) => code ?? ''))];
const steps = Object.keys(requestLifecycle.steps) as RequestStep[]; // the keys of the lifecycle's own table
const statuses = Object.keys(requestStatuses) as RequestStatus[]; // the keys of the record

const [yesterday, today, tomorrow] = ['2026-11-24', '2026-11-25', '2026-11-26'];
const [centre, department, village, other] = ['0196f000-0000-7000-8000-000000000001', '0196f000-0000-7000-8000-000000000002', '0196f000-0000-7000-8000-000000000003', '0196f000-0000-7000-8000-000000000004'];
const toDepartment = { to: { unit: department, kind: 'department', name: '交通局' } };
const toVillage = { to: { unit: village, kind: 'committee', name: '东村' } };

/** Facts in which nothing is wrong at a status, changed. */
const sound = (status: RequestStatus, more: Partial<RequestFacts> = {}): RequestFacts => ({
  status, type: 'road-hole', department: 'transport', villageMay: false, reserved: false, administrative: false, guarded: false, pausable: ['person', 'budget'], disputeType: null, mayPublish: true, holderUnit: centre, holderKind: 'centre',
  objectBy: status === 'offered' ? today : null, objected: status === 'objected', settled: [], paused: false, askedPerson: false, outcome: status === 'replied' || status === 'closed' ? 'solved' : null,
  respondBy: status === 'replied' || status === 'closed' ? today : null, closedOn: status === 'closed' ? today : null, ending: status === 'closed' ? 'confirmed' : null, extensions: 0, explained: false, published: false, forwarded: false,
  openHelp: 0, aboutUnit: null, openCall: false, read: true, joiners: 0, ...more,
});

/** What came of a try: `legal`, or the code of the reason with its article. */
type Try = () => string;
interface Change { readonly facts?: Partial<RequestFacts>; readonly said?: Partial<Said> }
const step = (name: RequestStep, status: RequestStatus, { facts, said }: Change = {}): Try => () => {
  const verdict = judgeRequest(sound(status, facts), name, { today, ...said });
  return verdict.legal ? 'legal' : `${verdict.reason.code} ${verdict.reason.article ?? ''}`.trim();
};
const takes = (schema: z.ZodType, input: unknown): Try => () => (schema.safeParse(input).success ? 'legal' : 'refused');
const inTime = (code: string, facts: ClockFacts): Try => () => {
  const row = rowOn(clockRows, code, facts.start);
  if (row === undefined) return 'no row';
  const { force, ...rest } = ClockBody.parse(row.body);
  return clockState({ ...rest, force, verified: row.verified }, facts, calendar, instantAt('2027-06-01')).overdue ? `late, by ${force}` : 'legal';
};
const started = (start: string, stopped: string): ClockFacts => ({ start, stopped });

/** Named by what it shows: what is allowed, what is not, and what the latter answers. */
type Case = readonly [name: string, allowed: Try, blocked: Try, because: string];
interface Line { readonly at: string; readonly holds: readonly string[]; readonly cases?: readonly Case[] }
const ruled = (because: string, name: RequestStep, status: RequestStatus, blocked: Change, allowed: Change = {}): Case => [`${requestLifecycle.steps[name].title.en}: ${because}`, step(name, status, allowed), step(name, status, blocked), because];

const lawAndPractice: readonly Line[] = [
  { at: 'C8 hotline-2025-66: what departments must do is not pushed down', holds: ['rule:departments-own', 'row:articles/hotline-2025-66'], cases: [
    ruled('departments-own hotline-2025-66', 'dispatch', 'filed', { said: toVillage }, { said: toDepartment }), ruled('departments-own hotline-2025-66', 'decide', 'objected', { said: toVillage }, { said: toDepartment }),
    ruled('departments-own hotline-2025-66', 'object', 'offered', { said: toVillage }, { said: toDepartment }), ruled('departments-own hotline-2025-66', 'dispatch', 'working', { said: toVillage }, { said: toVillage, facts: { villageMay: true } }),
  ] },
  { at: 'C8 hotline-2025-66: a catalogue says to whom it goes', holds: ['rule:no-type', 'row:request-types/*', 'operation:setDuty'], cases: [ruled('no-type', 'dispatch', 'filed', { facts: { type: null }, said: toDepartment }, { said: toDepartment })] },
  { at: 'C8 hotline-2025-66: an objection to dispatch is examined', holds: ['step:object', 'step:decide', 'rule:objection-late', 'rule:settled', 'clock:recipient', 'clock:arbitration'], cases: [
    ruled('objection-late', 'object', 'offered', { facts: { objectBy: yesterday } }, { facts: { objectBy: today } }),
    ruled('settled', 'object', 'offered', { facts: { settled: [centre] } }, { facts: { settled: [department] } }),
    ['two working days to say that it is not theirs', inTime('recipient', started('2026-11-26', '2026-11-30')), inTime('recipient', started('2026-11-26', '2026-12-01')), 'late, by promise'],
    ['one working day to decide', inTime('arbitration', started('2026-11-27', '2026-11-30')), inTime('arbitration', started('2026-11-27', '2026-12-01')), 'late, by promise'],
    ['an objection needs its reason', takes(operations.object.input.shape.reason, '这条路由县里养护'), takes(operations.object.input.shape.reason, ''), 'refused'],
    ['a decision needs its ground', takes(operations.decide.input.shape.ground, '按养护分工'), takes(operations.decide.input.shape.ground, ''), 'refused'],
  ] },
  { at: 'C8 hotline-2025-66: repeats are merged', holds: ['step:joinTo', 'step:separate', 'operation:join', 'rule:others-joined'], cases: [
    ruled('others-joined', 'joinTo', 'filed', { facts: { joiners: 2 } }), ruled('others-joined', 'discard', 'filed', { facts: { joiners: 1 } }), ruled('others-joined', 'withdraw', 'working', { facts: { joiners: 1 } }),
    ['what is joined comes apart again', step('separate', 'joined'), step('separate', 'withdrawn'), 'wrong-status'],
  ] },
  { at: 'C8 local days: 5 working days, longer once', holds: ['clock:reply', 'clock:reply-5wd', 'step:extend', 'rule:extended-already'], cases: [
    ['five working days', inTime('reply', started('2026-11-25', '2026-12-02')), inTime('reply', started('2026-11-25', '2026-12-03')), 'late, by promise'],
    ruled('extended-already', 'extend', 'working', { facts: { extensions: 1 } }), ruled('paused', 'extend', 'working', { facts: { paused: true } }),
    ['one to thirty days', takes(operations.extend.input.shape.days, 10), takes(operations.extend.input.shape.days, 31), 'refused'],
  ] },
  { at: 'C8 Baoqing: tax and other administrative disputes are explained, corrected, reviewed', holds: ['rule:not-administrative', 'rule:explain-first', 'rule:administrative', 'step:explain', 'step:correct', 'row:remedies/*'], cases: [
    ruled('not-administrative', 'explain', 'working', {}, { facts: { administrative: true } }), ruled('not-administrative', 'correct', 'working', {}, { facts: { administrative: true } }),
    ruled('explain-first moj75-20', 'reply', 'working', { facts: { administrative: true } }, { facts: { administrative: true, explained: true } }), ruled('administrative moj75-20', 'turn', 'working', { facts: { administrative: true } }),
  ] },
  { at: 'C8 petitions: sixty days', holds: ['clock:reply-60d'], cases: [['sixty days', inTime('reply-60d', started('2026-11-25', '2027-01-24')), inTime('reply-60d', started('2026-11-25', '2027-01-25')), 'late, by law']] },
  { at: 'C8 petition-28: whoever it is about stands back', holds: ['rule:about-itself', 'row:articles/petition-28'], cases: (
    [['dispatch', 'filed'], ['decide', 'objected'], ['object', 'offered'], ['askHelp', 'working'], ['joinTo', 'filed'], ['turn', 'filed']] as const).map(([name, status]) => ruled('about-itself petition-28', name, status, { facts: { aboutUnit: department }, said: toDepartment }, { facts: { aboutUnit: other }, said: toDepartment })) },
  { at: 'C8 petitions: inquiry and rating (21)', holds: ['step:rate', 'operation:held'], cases: [['an answer is rated, and only an answer', step('rate', 'replied'), step('rate', 'working'), 'wrong-status']] },
  { at: 'C8 petitions: mediation by consent (33)', holds: ['step:turn', 'operation:turn'], cases: [['a dispute needs the person’s consent, however given', takes(operations.turn.input.shape.consent, 'oral'), takes(operations.turn.input.shape.consent, 'none'), 'refused']] },
  { at: 'C8 petitions: wrong recipient within five working days with reasons, review, five representatives', holds: ['none: petition offices keep their own register; ours passes on and keeps to its shorter promise'] },
  { at: 'C8 GB/T 33358: seconds to answer, rates of connection, dialect seats', holds: ['none: of the telephone exchange, not of this program'] },
  { at: 'C8 clocks pause only for what the catalogue allows', holds: ['rule:not-pausable', 'rule:paused', 'rule:not-paused', 'step:pause', 'step:resume'], cases: [
    ruled('not-pausable', 'pause', 'working', { said: { why: 'weather' } }, { said: { why: 'person' } }), ruled('not-pausable', 'pause', 'working', { facts: { pausable: [] } }), ruled('paused', 'pause', 'working', { facts: { paused: true } }),
    ruled('not-paused', 'resume', 'working', {}, { facts: { paused: true } }),
  ] },
  { at: 'C10 PIPL 6: no more than is needed', holds: ['operation:file'], cases: [['nobody need say who they are', takes(operations.file.input.shape.person, { id: other }), takes(operations.file.input.shape.person, { id: other, idNumber: '1' }), 'refused']] },
  { at: 'C10 PIPL 23: passing on by fields, with consent', holds: ['operation:turn'], cases: [['only text, person and photographs can go along', takes(operations.turn.input.shape.fields, ['text']), takes(operations.turn.input.shape.fields, ['messages']), 'refused']] },
  { at: 'C10 PIPL 24: an automated decision can be explained and corrected', holds: ['operation:suggest', 'row:request-limits/auto-dispatch', 'step:object'] },
  { at: 'C10 PIPL 25: nothing is published but what may be', holds: ['rule:not-public', 'rule:published-already', 'rule:not-published', 'step:publish', 'step:unpublish'], cases: [
    ruled('not-public', 'publish', 'replied', { facts: { mayPublish: false } }), ruled('published-already', 'publish', 'closed', { facts: { published: true } }), ruled('not-published', 'unpublish', 'working', {}, { facts: { published: true } }),
    ['nothing is published before it is answered', step('publish', 'replied'), step('publish', 'working'), 'wrong-status'],
  ] },
  { at: 'C10 elder mode', holds: ['none: of the portal’s pages'] },
];

const toldTwice = { offered: true, read: false, dispatchedAt: instantAt('2026-11-24', '09:00'), recipientDue: '2026-11-26', reply: null, somebody: true, rungs: ['leader', 'centre'] as const, hands: [] };
const told = (facts: LadderFacts): Try => () => (nextRung(facts, { unreadHours: 4, rungHours: 4 }, calendar, new Date(instantAt('2026-11-25', '10:00')), today) === undefined ? 'nobody is told' : 'legal');
const complaints: readonly Line[] = [
  { at: 'B1 no signal', holds: ['none: of the portal’s drafts'] },
  { at: 'B2 “not fixed” goes to a named person', holds: ['step:contest', 'rule:window-over', 'operation:contest'], cases: [
    ['an answer can be contested', step('contest', 'replied'), step('contest', 'filed'), 'wrong-status'], ['not solved is said with its reason', takes(operations.contest.input.shape.reason, '又塌了'), takes(operations.contest.input.shape.reason, ''), 'refused'],
  ] },
  { at: 'B3 closed is not fixed', holds: ['rule:reason-needed', 'operation:reply'], cases: [
    ruled('reason-needed', 'reply', 'working', { said: { outcome: 'not-possible', impossible: false } }, { said: { outcome: 'not-possible', impossible: true } }),
    ['three outcomes, and closed is none of them', takes(operations.reply.input.shape.outcome, 'replied'), takes(operations.reply.input.shape.outcome, 'closed'), 'refused'],
  ] },
  { at: 'B4 closing needs its proof', holds: ['rule:proof-needed', 'step:rate', 'step:lapse'], cases: [
    ruled('proof-needed', 'reply', 'working', { said: { outcome: 'solved' } }, { said: { outcome: 'solved', proofs: 1 } }), ruled('proof-needed', 'reply', 'working', { said: { outcome: 'solved', proofs: 0 } }, { said: { outcome: 'solved', personSaid: true } }),
    ['nobody at the desk closes it: the person does, or the window', step('rate', 'replied'), step('rate', 'closed'), 'wrong-status'],
  ] },
  { at: 'B5 the promise is shown at filing', holds: ['operation:file'], cases: [['the answer to a filing tells the promise', takes(operations.file.output.shape.promise, { zh: '五个工作日', en: 'five working days' }), takes(operations.file.output.shape.promise, undefined), 'refused']] },
  { at: 'B6 an inbox that nobody reads', holds: ['step:read', 'step:raise', 'row:request-limits/unread-hours'], cases: [['what lies unread raises a hand', told(toldTwice), told({ ...toldTwice, read: true }), 'nobody is told']] },
  { at: 'B7 not ours, without saying whose', holds: ['step:object', 'operation:object', 'operation:precedents'] },
  { at: 'B8 officialese', holds: ['operation:reply'] },
  { at: 'B9 joining instead, and people with only a phone', holds: ['operation:nearby', 'operation:join', 'operation:take'], cases: [['what is taken down by telephone says whether the person agreed', takes(operations.take.input.shape.consentOral, true), takes(operations.take.input.shape.consentOral, undefined), 'refused']] },
  { at: 'B10 one tap, no account', holds: ['operation:rate'], cases: [['a tap of three', takes(operations.rate.input.shape.rating, 'good'), takes(operations.rate.input.shape.rating, 10), 'refused']] },
  { at: 'B11 the ladder is data', holds: ['row:request-limits/rung-hours', 'step:raise'] },
  { at: 'B12 which event starts and stops which clock', holds: ['clock:reply', 'clock:recipient', 'clock:arbitration', 'clock:response', 'step:inform', 'none: that notes stop no clock is walked through by the random walks'] },
  { at: 'B13 working days by a calendar of our own', holds: ['clock:reply'], cases: [['over the Spring Festival', inTime('reply', started('2026-02-13', '2026-02-27')), inTime('reply', started('2026-02-13', '2026-03-02')), 'late, by promise']] },
  { at: 'B20 my work is what my unit holds', holds: ['operation:list', 'operation:count'] },
  { at: 'B21 one window, in one place', holds: ['rule:window-over', 'rule:window-open', 'rule:not-reopenable', 'clock:response', 'operation:held'], cases: [
    ...(['rate', 'contest'] as const).map((name) => ruled('window-over', name, 'replied', { facts: { respondBy: yesterday } }, { facts: { respondBy: today } })), ruled('window-over', 'reopen', 'closed', { facts: { respondBy: yesterday } }, { facts: { respondBy: today } }),
    ruled('not-reopenable', 'reopen', 'closed', { facts: { ending: 'disputed' } }, { facts: { ending: 'unrated' } }), ruled('window-open', 'lapse', 'replied', { facts: { respondBy: today } }, { facts: { respondBy: yesterday } }),
    ['fifteen days, then on to the next working day', inTime('response', started('2026-11-27', '2026-12-14')), inTime('response', started('2026-11-27', '2026-12-15')), 'late, by promise'],
  ] },
  { at: 'B24 work passed on to where nobody can open it', holds: ['operation:dispatch', 'none: the unit’s area and posts are facts of the server; its tests hold them'] },
];

const desk: readonly Line[] = [
  { at: 'issue: one owner, others assist', holds: ['rule:help-open', 'step:askHelp', 'step:giveHelp'], cases: [
    ruled('help-open', 'reply', 'working', { facts: { openHelp: 1 } }), ruled('help-open', 'dispatch', 'working', { facts: { openHelp: 2 }, said: toDepartment }, { said: toDepartment }),
  ] },
  { at: 'issue: the person is asked once at a time', holds: ['rule:asked-already', 'rule:not-asked', 'step:askPerson', 'step:answerAsked'], cases: [
    ruled('asked-already', 'askPerson', 'working', { facts: { askedPerson: true } }), ruled('not-asked', 'answerAsked', 'working', {}, { facts: { askedPerson: true } }),
  ] },
  { at: 'issue: a sample is called back', holds: ['rule:not-drawn', 'step:callBack', 'operation:drawCalls'], cases: [ruled('not-drawn', 'callBack', 'replied', {}, { facts: { openCall: true } })] },
  { at: 'issue: forwarded and followed', holds: ['rule:forwarded-already', 'rule:not-forwarded', 'step:forward', 'step:followed'], cases: [
    ruled('forwarded-already', 'forward', 'filed', { facts: { forwarded: true } }), ruled('not-forwarded', 'followed', 'working', {}, { facts: { forwarded: true } }),
  ] },
  { at: 'issue: doubtful ones wait, none is lost', holds: ['rule:wrong-status', 'step:clear', 'step:discard', 'step:restore'], cases: [
    ['what was put aside comes back', step('restore', 'discarded'), step('restore', 'withdrawn'), 'wrong-status'], ['only what is doubtful is cleared', step('clear', 'doubtful'), step('clear', 'filed'), 'wrong-status'],
    ['what is in hand is not put aside', step('discard', 'filed'), step('discard', 'working'), 'wrong-status'],
  ] },
];

const lines = [...lawAndPractice, ...complaints, ...desk];
const cases = lines.flatMap(({ at, cases: own = [] }) => own.map((one): readonly [string, ...Case] => [at, ...one]));

function isThere(holder: string): boolean {
  const [kind, name = ''] = holder.split(/:(.*)/s);
  if (kind === 'rule') return name === 'wrong-status' || ruleCodes.includes(name);
  if (kind === 'step') return Object.hasOwn(requestLifecycle.steps, name);
  if (kind === 'operation') return Object.hasOwn(operations, name);
  if (kind === 'clock') return codesOf('clocks').includes(name);
  if (kind === 'row') return name.endsWith('/*') ? (file(name.slice(0, -2)) as { rows: readonly unknown[] }).rows.length > 0 : codesOf(name.split('/')[0] ?? '').includes(name.split('/')[1] ?? ''); // the shape of every list
  return (kind === 'none' || kind === 'open') && name.trim().length > 10;
}

describe('the table', () => {
  it.each(lines.map((line) => [line.at, line.holds] as const))('%s is held where its line says', (_, holds) => {
    expect(holds.length).toBeGreaterThan(0);
    expect(holds.filter((holder) => !isThere(holder))).toEqual([]);
  });

  it('has a line and a case for each rule, answered by its code', () => {
    expect(ruleCodes.length).toBeGreaterThan(25);
    expect(ruleCodes.filter((code) => !lines.some(({ holds }) => holds.includes(`rule:${code}`)))).toEqual([]);
    const tried = new Set(cases.map(([, , , , because]) => because.split(' ')[0]));
    expect(ruleCodes.filter((code) => !tried.has(code))).toEqual([]);
    expect(isThere('rule:no-such-rule')).toBe(false);
  });

  it('has each article that a rule names among the articles, with a label', () => {
    const named = new Set(cases.flatMap(([, , , , because]) => because.split(' ').slice(1)).filter((word) => /-\d+$/.test(word)));
    expect([...named].toSorted()).toEqual(['hotline-2025-66', 'moj75-20', 'petition-28']);
    expect([...named].filter((article) => !codesOf('articles').includes(article))).toEqual([]);
  });
});

describe('what may be and what may not', () => {
  it.each(cases)('%s: %s: may be', (_, __, allowed) => {
    expect(allowed()).toBe('legal');
  });

  it.each(cases)('%s: %s: may not be otherwise', (_, __, ___, blocked, because) => {
    expect(blocked()).toBe(because);
  });

  it('every step says no at every status that it does not begin from, with the status’s name', () => {
    for (const name of steps) for (const status of statuses) {
      const verdict = judgeRequest(sound(status), name, { today });
      if (requestLifecycle.steps[name].from.some((from) => from === status)) expect(verdict.legal || verdict.reason.code !== 'wrong-status', `${name} at ${status}`).toBe(true);
      else expect(verdict, `${name} at ${status}`).toMatchObject({ legal: false, reason: { code: 'wrong-status', wording: { zh: expect.stringContaining(requestStatuses[status].zh) } } });
    }
  });

  it('the pages get a verdict for every step', () => {
    expect(Object.keys(verdictsOf(sound('working'), today)).toSorted()).toEqual(steps.toSorted());
    expect([isVillageUnit('committee'), isVillageUnit('centre')]).toEqual([true, false]);
  });
});

describe('the lifecycle', () => {
  /** Where one can come from a beginning. */
  function reachable(...begin: readonly RequestStatus[]): ReadonlySet<RequestStatus> {
    const found = new Set<RequestStatus>(begin);
    for (let before = 0; before < found.size;) {
      before = found.size;
      for (const { from, to, otherwise = [] } of Object.values(requestLifecycle.steps)) if (from.some((status) => found.has(status))) for (const next of [to, ...otherwise]) if (next !== 'same') found.add(next);
    }
    return found;
  }

  it('reaches every status from a filing, and the end from every status', () => {
    expect([...reachable('filed', 'doubtful')].toSorted()).toEqual(statuses.toSorted());
    for (const status of statuses.filter((one) => openStatuses.includes(one))) expect([...reachable(status)].filter((one) => !openStatuses.includes(one)), status).not.toEqual([]);
  });

  it('ends for good where it says so, and nowhere else', () => {
    const ends = statuses.filter((status) => !steps.some((name) => { const { from, to } = requestLifecycle.steps[name]; return to !== 'same' && from.some((one) => one === status); }));
    expect(ends.toSorted()).toEqual(statuses.filter((status) => 'final' in requestStatuses[status]).toSorted());
  });

  it('can be drawn in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const diagram = stateDiagram(requestLifecycle, language);
      expect(diagram.split('\n')[0]).toBe('stateDiagram-v2');
      for (const { title } of Object.values(requestLifecycle.steps)) expect(diagram).toContain(title[language]);
      expect(diagram).toContain('[*] --> filed');
    }
  });

  it('proposes what the status allows, and shows a station for each', () => {
    for (const status of statuses) {
      const next = usualNext[status];
      if (next !== null) expect(requestLifecycle.steps[next].from, status).toContain(status);
      expect(stationOf[status]).toBeLessThanOrEqual(4);
    }
  });
});

describe('a look at the words of an answer', () => {
  const found = (text: string): readonly string[] => plainLanguage(text).map(({ code, found: word }) => `${code} ${word}`);
  it.each([
    ['您反映的路灯，我们昨天换了灯泡，今晚会亮。', []], ['来电收悉。', ['officialese 收悉']], ['经查，该路灯业已修复，特此答复。', ['officialese 经查', 'officialese 业已', 'officialese 特此答复']], ['我们将尽快及时处理。', ['officialese 尽快', 'officialese 及时处理']],
    ['尽快，尽快。', ['officialese 尽快']], ['已转相关部门按有关规定妥善处理，敬请谅解。', ['officialese 相关部门', 'officialese 有关规定', 'officialese 妥善处理', 'officialese 敬请谅解']], ['', []],
    [`${'长'.repeat(60)}。`, []], [`${'长'.repeat(61)}。`, [`long-sentence ${'长'.repeat(12)}…`]], [`${'长'.repeat(40)}；${'长'.repeat(40)}。`, []], ['𠮷'.repeat(61), [`long-sentence ${'𠮷'.repeat(12)}…`]],
  ] as const)('“%.24s”', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('remarks in both languages and bars nothing', () => {
    for (const { wording } of plainLanguage('经查，予以受理。')) expect([wording.zh, wording.en].every((words) => words.length > 4)).toBe(true);
  });
});

describe('what is looked at before it goes on', () => {
  const never = { same: 0, device: 0 };
  it.each([
    ['路灯坏了，夜里看不见', never, []], ['看 https://example.test/', never, ['links']], ['加我 www.example.test', never, ['links']], ['上 abc123.com 看', never, ['links']], ['坏了', never, ['short']], ['路灯坏了', never, []], ['  路 灯 ', never, ['short']],
    ['啊啊啊啊啊啊啊啊啊啊啊啊', never, ['characters']], ['啊啊啊啊啊啊啊啊啊啊啊', never, []], ['救救我救救我救救我救救我', never, ['characters']], ['路灯坏了，夜里看不见', { same: 2, device: 9 }, []], ['路灯坏了，夜里看不见', { same: 3, device: 0 }, ['repeated']],
    ['路灯坏了，夜里看不见', { same: 0, device: 10 }, ['many']], ['www.a.test', { same: 3, device: 10 }, ['links', 'repeated', 'many']], ['Dear Sir, the lamp is broken', never, []], ['村口3.5米宽的路塌了', never, []],
  ] as const)('%s, %j', (text, again, expected) => {
    expect(doubtsOf(text, again)).toEqual(expected);
  });
});

describe('promises in hours', () => {
  const hours = (amount: number): ClockRule => ({ amount, unit: 'hour', lastDay: 'as-is', force: 'promise', verified: true, basis: { zh: '测试', en: 'test' } });
  // From, hours, extensions, until; worked out by hand.
  it.each([
    ['2026-11-25T09:00:00+08:00', 2, [], '2026-11-25T11:00:00+08:00'], ['2026-11-25T23:30:00+08:00', 2, [], '2026-11-26T01:30:00+08:00'], ['2026-11-25T22:00:00+08:00', 2, [], '2026-11-26T00:00:00+08:00'],
    ['2026-09-30T18:00:00+08:00', 24, [], '2026-10-01T18:00:00+08:00'], ['2026-02-16T09:00:00+08:00', 24, [], '2026-02-17T09:00:00+08:00'], ['2028-02-28T12:00:00+08:00', 24, [], '2028-02-29T12:00:00+08:00'],
    ['2028-02-29T23:00:00+08:00', 2, [], '2028-03-01T01:00:00+08:00'], ['2027-02-28T12:00:00+08:00', 24, [], '2027-03-01T12:00:00+08:00'], ['2026-12-31T23:59:00+08:00', 2, [], '2027-01-01T01:59:00+08:00'],
    ['2026-11-25T09:00:00+08:00', 2, [{ amount: 1, unit: 'day' as const }], '2026-11-26T11:00:00+08:00'], ['2026-11-25T09:00:00+08:00', 24, [{ amount: 6, unit: 'hour' as const }, { amount: 2, unit: 'day' as const }], '2026-11-28T15:00:00+08:00'],
  ])('from %s, %i hours, %j more: until %s', (from, amount, more, until) => {
    const extensions = more.map((extension) => ({ ...extension, on: '2026-11-25' }));
    expect(new Date(hourEnd(hours(amount), from, extensions)).getTime()).toBe(new Date(until).getTime());
    const state = (now: string) => clockState(hours(amount), { start: from.slice(0, 10), startAt: from, extensions }, calendar, now);
    expect(state(until)).toMatchObject({ due: until.slice(0, 10), overdue: false, status: 'running' });
    const after = new Date(new Date(until).getTime() + 1000).toISOString();
    expect(state(after)).toMatchObject({ overdue: true, status: 'overdue' });
    const answered = (at: string) => clockState(hours(amount), { start: from.slice(0, 10), startAt: from, extensions, stopped: at.slice(0, 10), stoppedAt: at }, calendar, tomorrow).status;
    expect([answered(until), answered(after)]).toEqual(['kept', 'missed']);
  });

  it('say in their arithmetic that holidays count', () => {
    const { arithmetic } = clockState(hours(24), { start: '2026-09-30', startAt: '2026-09-30T18:00:00+08:00' }, calendar, '2026-10-01T08:00:00+08:00');
    expect(arithmetic).toHaveLength(1);
    expect(arithmetic[0]?.zh).toMatch(/24小时.*10月1日.*18:00.*节假日不扣除/u);
  });
});
