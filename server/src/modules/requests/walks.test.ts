import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal, instantOf, newId } from '@anhe/contract/kernel';
import type { Id, Operation } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { endings, requestLifecycle, requestOperations as op, requestStatuses } from '@anhe/contract/requests';
import type { RequestStatus, RequestStep } from '@anhe/contract/requests';
import { publicActor, receiptActor } from '../../kernel/access/actor.ts';
import type { Actor } from '../../kernel/access/actor.ts';
import { verifyAll } from '../../kernel/events/verify.ts';
import { buildPost, buildUnit } from '../../../test/build.ts';
import type { BuiltUnit } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { proving, told } from '../../../test/proving.ts';
import { ownerless, requestFaults } from '../../../test/request-invariants.ts';
import { answersTo, requestFiling, typeWhere } from '../../../test/requests.ts';
import { known, useWorld } from '../../../test/world.ts';
import type { RequestType } from './catalogue.ts';
import { modules } from '../index.ts';
import { textSource } from '../matters/index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
let cityHall: BuiltUnit;
const workersOf = new Map<Id, { readonly worker: Actor; readonly head: Actor }>();

beforeAll(async () => {
  cityHall = await buildUnit(ground, { place: world.county, kind: 'centre', name: '县综治中心' });
  for (const { unit, worker, head } of [
    { unit: cityHall, worker: 'clerk' as const, head: 'supervisor' as const }, { unit: world.unit('window'), worker: 'clerk' as const, head: 'supervisor' as const },
    { unit: world.unit('area'), worker: 'handler' as const, head: 'leader' as const }, { unit: world.unit('county'), worker: 'handler' as const, head: 'leader' as const },
    { unit: world.unit('committee'), worker: 'mediator' as const, head: 'leader' as const },
  ]) workersOf.set(unit.id, { worker: (await buildPost(ground, unit, worker)).actor, head: (await buildPost(ground, unit, head)).actor });
});

const steps = Object.keys(requestLifecycle.steps) as RequestStep[]; // the keys of the lifecycle's own table
const statuses = Object.keys(requestStatuses) as RequestStatus[]; // the keys of the record

/** What somebody does next, to the first or the second of two requests. `likely` is one of the steps that the status allows, by number. */
type Deed =
  | { readonly kind: 'likely'; readonly of: number; readonly which: number; readonly turn: number }
  | { readonly kind: 'any'; readonly of: number; readonly step: RequestStep; readonly who: number; readonly turn: number }
  | { readonly kind: 'stale'; readonly of: number; readonly which: number }
  | { readonly kind: 'both'; readonly of: number; readonly which: number; readonly turn: number }
  | { readonly kind: 'me-too'; readonly of: number }
  | { readonly kind: 'draw' }
  | { readonly kind: 'days'; readonly days: number };

const [of, turn, which] = [fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }), fc.nat({ max: 5 }), fc.nat({ max: 99 })];
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ kind: fc.constant('likely' as const), of, which, turn }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('any' as const), of, step: fc.constantFrom(...steps), who: fc.nat({ max: 8 }), turn }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stale' as const), of, which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('both' as const), of, which, turn }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('me-too' as const), of }) },
  { weight: 1, arbitrary: fc.constant<Deed>({ kind: 'draw' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 20 }) }) },
);

/** How a request of a walk begins: by which door, of which type, about whom. */
interface Beginning {
  readonly type: number;
  readonly about: number;
  readonly door: 'portal' | 'desk' | 'doubtful';
}
const beginning: fc.Arbitrary<Beginning> = fc.record({ type: fc.nat({ max: 9 }), about: fc.nat({ max: 9 }), door: fc.constantFrom('portal' as const, 'desk' as const, 'desk' as const, 'doubtful' as const) });

interface Walked {
  readonly at: { readonly county: string; readonly matter: Id };
  /** Codes of the receipts, the filer's first. */
  readonly codes: string[];
  readonly text: string;
}

interface Standing {
  readonly status: RequestStatus;
  readonly revision: number;
  readonly holder: Id;
  readonly guarded: boolean;
  readonly about: Id | null;
  readonly objection: Id | null;
  readonly help: { readonly id: Id; readonly unit: Id } | null;
  readonly call: { readonly id: Id; readonly unit: Id } | null;
}

async function standing({ at }: Walked): Promise<Standing> {
  const [row] = await ground.rows<Standing & Record<string, unknown>>(
    `select m.status, m.revision, m.holder_unit as holder, r.guarded, r.about_unit as about,
            (select o.id from requests.objection o where o.matter = m.id and o.decided_on is null) as objection,
            (select jsonb_build_object('id', h.id, 'unit', h.unit) from requests.help h where h.matter = m.id and h.answered_on is null limit 1) as help,
            (select jsonb_build_object('id', c.id, 'unit', c.unit) from requests.call c where c.matter = m.id and c.called_on is null) as call
       from matters.matter m join requests.request r on r.matter = m.id where m.id = $1`, [at.matter]);
  return known(row);
}

const type = (is: (one: RequestType) => boolean): RequestType => typeWhere(world, is);
const plain = ({ privacy, administrative, questions }: RequestType): boolean => privacy === 'open' && !administrative && questions.every(({ required }) => !required);
/** Types of every sort that the rules tell apart. */
const sorts: readonly (() => RequestType)[] = [
  () => type((one) => plain(one) && one.publish !== null && one.pausable.includes('person')), () => type((one) => one.villageMay), () => type((one) => one.administrative), () => type((one) => one.privacy === 'guarded' && !one.administrative),
  () => type((one) => plain(one) && one.promise.endsWith('h')), () => type((one) => one.pausable.length > 1), () => type((one) => plain(one) && one.disputeType !== null),
];
const types = new Map<number, RequestType>();
function typeOf(number: number): RequestType {
  const sort = number % sorts.length;
  const found = types.get(sort) ?? known(sorts[sort])();
  types.set(sort, found);
  return found;
}

const units = (): readonly Id[] => [world.unit('area').id, world.unit('county').id, world.unit('committee').id, cityHall.id, world.unit('window').id, world.unit('elsewhere').id];
const workerOf = (unit: Id): Actor => workersOf.get(unit)?.worker ?? world.clerk;
const postOf = (unit: Id): Id => { const worker = workerOf(unit); return worker.kind === 'staff' ? worker.post : unit; };
const headOf = (unit: Id): Actor => workersOf.get(unit)?.head ?? world.post('window', 'supervisor').actor;
/** A centre's post that may dispatch it: not of the one that it is about. */
const centreOf = ({ about }: Standing): Id => (about === cityHall.id ? world.unit('window').id : cityHall.id);

async function begun({ type: number, about, door }: Beginning): Promise<Walked> {
  const filing = requestFiling(world);
  const text = `村里的路灯坏了，夜里看不见，第${filing.matter.slice(-12)}号`;
  const chosen = typeOf(number);
  const input = { ...filing, text: door === 'doubtful' ? `${text} https://example.test/` : text, ...(number < 8 ? { type: chosen.code, answers: answersTo(chosen) } : {}) };
  const aboutUnit = [world.unit('area').id, world.unit('window').id, cityHall.id, world.unit('committee').id][about];
  const { code } = door === 'desk'
    ? await ground.command(op.take, about % 2 === 0 ? world.clerk : workerOf(cityHall.id), { ...input, consentOral: true, ...(aboutUnit === undefined ? {} : { aboutUnit }) })
    : await ground.command(op.file, publicActor, input);
  return { at: { county: filing.county, matter: filing.matter }, codes: [code], text };
}

const why = '等待本人补充材料';
const answerText = '已经派人到现场看过，处理办法写在这里。';

/** The turns that a step may take: what people tick, leave out, or get wrong. */
function inputOf(step: RequestStep, number: number, now: Standing, other: Walked): object {
  const to = known(units()[number % 6]);
  const decided = { objection: now.objection ?? newId(), to, ground: '按养护分工办理' };
  const turns: Partial<Record<RequestStep, readonly object[]>> = {
    discard: [{ why: 'test' }], dispatch: [{ to }, { to, suggested: 0.8, note: '请尽快看现场' }],
    object: [{ objection: newId(), namedWords: '交通部门', reason: '这条路由县里养护' }, { objection: newId(), named: to, reason: '不归我们' }],
    decide: [decided, decided, { ...decided, objection: newId() }],
    assign: [{ post: postOf(now.holder) }, { post: world.mediator.post }], retype: [{ type: typeOf(number).code }], prioritise: [{ priority: 'urgent' }], askPerson: [{ text: '请问具体在哪里？' }], inform: [{ text: '明天上午去看' }],
    pause: [{ why: 'person', reason: why }, { why: 'budget', reason: why }, { why: 'weather', reason: why }], extend: [{ days: 5, reason: '等管材到货' }], explain: [{ text: answerText }], correct: [{ text: answerText }],
    askHelp: [{ help: newId(), unit: to, text: '请协助查一下权属' }], giveHelp: [{ help: now.help?.id ?? newId(), text: '权属在镇上' }],
    reply: [{ outcome: 'replied', text: answerText }, { outcome: 'solved', text: answerText, personSaid: true }, { outcome: 'solved', text: answerText }, { outcome: 'not-possible', text: answerText, impossible: 'budget', remedy: '可以向镇上反映' }, { outcome: 'not-possible', text: answerText }],
    rate: [{ rating: 'good', solved: true }, { rating: 'poor', solved: false }], contest: [{ reason: '还是不亮' }], reopen: [{ reason: '又坏了' }], addMore: [{ text: '就在学校北边' }],
    callBack: (['solved', 'not-solved', 'unreached', 'refused'] as const).map((result) => ({ call: now.call?.id ?? newId(), result })),
    joinTo: [{ to: other.at.matter }, { to: other.at.matter }, { to: newId() }],
    turn: [{ dispute: newId(), committee: world.unit(number % 2 === 0 ? 'committee' : 'area').id, type: 'neighbour', fields: ['text'], consent: 'oral', respondent: { id: newId(), kind: 'person', name: '吴二顺' } }],
    publish: [{ title: '村口路灯不亮', answer: answerText }], forward: [{ system: 'province', service: 'road', reason: '省道由省里养护' }], followed: [{ externalId: '17', status: 'open' }, { externalId: null, status: 'closed', note: '省里已经修好' }],
    raise: [{ rung: 'leader', why: 'unread', unit: now.holder, since: instantOf(ground.now) }, { rung: 'centre', why: 'overdue', unit: cityHall.id, since: instantOf(ground.now) }],
  };
  const list = turns[step] ?? [{}];
  return list[number % list.length] ?? {};
}

const byPerson: readonly RequestStep[] = ['rate', 'contest', 'reopen', 'addMore'];
const byJob: readonly RequestStep[] = ['lapse', 'raise', 'followed'];
const byCentre: readonly RequestStep[] = ['clear', 'discard', 'restore', 'dispatch', 'retype', 'prioritise', 'joinTo', 'separate', 'forward'];

/** Whoever usually takes the step. */
function usual(step: RequestStep, now: Standing): Actor {
  if (byJob.includes(step)) return world.system;
  if (byCentre.includes(step)) return workerOf(centreOf(now));
  if (step === 'decide') return headOf(now.holder);
  if (step === 'extend') return headOf(now.holder);
  if (step === 'giveHelp') return workerOf(now.help?.unit ?? now.holder);
  if (step === 'callBack') return workerOf(now.call?.unit ?? now.holder);
  return workerOf(now.holder);
}

/** What somebody else may be who tries. */
const triers = (): readonly Actor[] => [
  world.mediator, world.clerk, world.post('area', 'officer').actor, world.post('county', 'bureau').actor, world.post('elsewhere', 'handler').actor, world.post('window', 'leader').actor, world.post('committee', 'supervisor').actor,
  world.post('area', 'handler').actor, workerOf(cityHall.id),
];

const personsStep = (step: RequestStep, number: number): boolean => byPerson.includes(step) || (step === 'withdraw' && number % 2 === 0);
const operationOf = (step: RequestStep): Operation => (step === 'withdraw' ? op.withdrawFor : step === 'answerAsked' ? op.addMore : op[step]);

async function held(found: Walked, guarded: boolean): Promise<object> {
  const [code] = found.codes;
  if (!guarded) return { code };
  const { pass } = await ground.command(matterOperations.givePass, receiptActor(world.county), { code, word: '麦田' });
  return { code, pass };
}

async function call(found: Walked, other: Walked, step: RequestStep, number: number, now: Standing, given: { readonly actor?: Actor | undefined; readonly basis?: number } = {}): Promise<unknown> {
  if (personsStep(step, number) || step === 'answerAsked') {
    const operation = step === 'answerAsked' ? op.addMore : (op[step as 'rate']); // one of the five acts of a person
    return ground.command(operation, receiptActor(world.county), { ...(await held(found, now.guarded)), ...inputOf(step === 'answerAsked' ? 'addMore' : step, number, now, other) });
  }
  const operation = operationOf(step);
  const input = { ...found.at, ...(step === 'withdraw' ? { reason: '本人来电要求撤回' } : inputOf(step, number, now, other)) };
  return ground.command(operation, given.actor ?? usual(step, now), input, { basis: given.basis ?? now.revision });
}

const ends: readonly RequestStep[] = ['discard', 'joinTo', 'turn', 'withdraw'];
const likelyStep = (now: Standing, number: number): RequestStep | undefined => {
  const allowed = steps.filter((step) => requestLifecycle.steps[step].from.includes(now.status));
  const onward = allowed.filter((step) => !ends.includes(step));
  const chosen = number % 8 === 0 || onward.length === 0 ? allowed : onward;
  return chosen[Math.floor(number / 2) % Math.max(1, chosen.length)];
};

async function meToo(found: Walked): Promise<void> {
  const { code } = await ground.command(op.join, publicActor, { ...found.at, person: { id: newId() }, receipt: newId(), remark: '我家门口也不亮' });
  found.codes.push(code);
}

/** Does one deed; what is refused is a Refusal. Gives how many of its calls were done. */
async function doDeed(pair: readonly [Walked, Walked], one: Deed): Promise<number> {
  const [found, other] = 'of' in one && one.of === 1 ? [pair[1], pair[0]] : pair;
  const now = await standing(found);
  const step = one.kind === 'any' ? one.step : 'which' in one ? likelyStep(now, one.which) : undefined;
  const calls = ((): readonly Promise<unknown>[] => {
    switch (one.kind) {
      case 'likely': return step === undefined ? [] : [call(found, other, step, one.turn, now)];
      case 'any': return step === undefined ? [] : [call(found, other, step, one.turn, now, { actor: triers()[one.who] })];
      case 'stale': return step === undefined || personsStep(step, 1) || !operationOf(step).basis ? [] : [call(found, other, step, 1, now, { basis: now.revision - 1 })];
      case 'both': return step === undefined || personsStep(step, one.turn) || !operationOf(step).basis ? [] : [1, 2].map(() => call(found, other, step, one.turn, now));
      case 'me-too': return [meToo(found)];
      case 'draw': return [ground.command(op.drawCalls, workerOf(cityHall.id), { county: world.county, from: '2026-01-01', to: world.today, percent: 100 })];
      case 'days': return [];
    }
  })();
  const outcomes = await Promise.allSettled(calls);
  for (const outcome of outcomes) if (outcome.status === 'rejected' && !(outcome.reason instanceof Refusal)) throw outcome.reason;
  const done = outcomes.filter(({ status }) => status === 'fulfilled').length;
  if (step !== undefined && done > 0) taken.add(step);
  return done;
}

const reached = new Set<string>();
const ended = new Set<string>();
const taken = new Set<RequestStep>();
let walked = 0;
let done = 0;

/** What must hold wherever a walk has come. */
async function arrived(pair: readonly [Walked, Walked], where: string): Promise<void> {
  expect(await ownerless(ground, world.today), where).toEqual([]);
  for (const found of pair) {
    expect(await requestFaults(ground, found.at.matter, ['周小满', '吴二顺', found.text]), where).toEqual([]);
    const [row] = await ground.rows<{ status: string; ending: string | null; main: string | null }>(
      'select m.status, r.ending, mm.status as main from matters.matter m join requests.request r on r.matter = m.id left join matters.matter mm on mm.id = r.joined_to where m.id = $1', [found.at.matter]);
    const { status, ending, main } = known(row);
    reached.add(status);
    if (ending !== null) ended.add(ending);
    // Each person's receipt opens, and shows what became of it.
    for (const code of found.codes) expect((await ground.query(op.held, receiptActor(world.county), { code })).status, where).toBe(main ?? status);
  }
}

async function walk(first: Beginning, deeds: readonly Deed[]): Promise<void> {
  const pair: readonly [Walked, Walked] = [await begun(first), await begun({ type: 0, about: 9, door: 'portal' })];
  await arrived(pair, `begun as ${JSON.stringify(first)}`);
  for (const [index, one] of deeds.entries()) {
    ground.now = new Date(ground.now.getTime() + (one.kind === 'days' ? one.days * 86_400_000 : 60_000));
    const before = await Promise.all(pair.map(standing));
    const count = await doDeed(pair, one);
    const after = await Promise.all(pair.map(standing));
    const where = `deed ${index + 1}, ${JSON.stringify(one)}, from ${before.map(({ status }) => status).join('/')} to ${after.map(({ status }) => status).join('/')}`;
    [walked, done] = [walked + 1, done + count];
    if (count === 0) expect(after, where).toEqual(before);
    // Two at once: one is first, the other is refused as stale.
    if (one.kind === 'both') expect(count, where).toBeLessThanOrEqual(1);
    if (one.kind === 'stale') expect(count, where).toBe(0);
    await arrived(pair, where);
  }
}

describe('random walks', () => {
  const walks = proving ? 1200 : 10;
  const by = (step: RequestStep, number = 0): Deed => ({ kind: 'any', of: 0, step, who: 8, turn: number });
  const next = (step: RequestStep, number = 0): Deed => ({ kind: 'any', of: 0, step, who: 99, turn: number });
  const desk: Beginning = { type: 0, about: 9, door: 'desk' };
  const to: Deed[] = [by('dispatch'), next('read'), next('accept')];
  const replied: Deed[] = [...to, next('reply', 1)];
  // Every status once, and what walks by chance meet only in numbers.
  const examples: [Beginning, Deed[]][] = [
    [{ ...desk, door: 'doubtful' }, [by('clear'), by('discard'), by('restore')]], [desk, [...to, next('askHelp', 1), next('giveHelp'), next('reply'), next('contest'), next('reply', 1), next('rate'), next('reopen'), next('reply', 1)]],
    [desk, [by('dispatch'), next('object'), next('decide', 1), next('assign'), next('accept'), next('extend'), next('askPerson'), next('addMore'), next('reply', 3)]], [desk, [...replied, { kind: 'days', days: 20 }, next('lapse'), { kind: 'draw' }, next('callBack', 1)]],
    [desk, [...replied, { kind: 'draw' }, next('callBack'), next('publish'), next('unpublish')]], [desk, [by('joinTo'), by('separate'), { kind: 'me-too', of: 0 }, by('joinTo'), next('withdraw')]],
    [desk, [{ kind: 'me-too', of: 1 }, by('joinTo'), by('separate'), { kind: 'me-too', of: 1 }, { kind: 'me-too', of: 1 }]], [desk, [...to, by('joinTo'), by('separate'), by('dispatch', 1)]],
    [{ ...desk, type: 6 }, [by('turn')]], [desk, [next('withdraw')]], [desk, [by('forward'), next('followed'), next('followed', 1), by('prioritise'), by('retype', 4), next('assign')]], [{ ...desk, type: 4 }, [...to, next('extend'), next('reply', 1)]],
    [{ ...desk, type: 2 }, [...to, next('reply'), next('explain'), next('correct'), next('reply')]], [desk, [...to, next('pause'), next('resume'), next('pause', 1), next('askPerson'), next('addMore'), next('inform'), next('raise')]],
    [{ ...desk, about: 2 }, [by('dispatch', 3), next('withdraw')]], [{ ...desk, about: 1 }, [by('dispatch'), next('accept'), next('askHelp', 4)]],
  ];

  it('reach no state that must not be, and every state that there is; nobody’s request is ever without an owner', async () => {
    await fc.assert(fc.asyncProperty(beginning, fc.array(deed, { minLength: 6, maxLength: 32, size: 'max' }), walk), { seed: 20261126, numRuns: examples.length + walks, examples, endOnFailure: !proving });
    expect([...reached].toSorted()).toEqual(statuses.toSorted());
    expect([...ended].toSorted()).toEqual(Object.keys(endings).toSorted());
    expect([...taken].toSorted()).toEqual(steps.toSorted());
    // Most deeds are done, not refused: a walk that stands still shows nothing.
    expect(done / walked).toBeGreaterThan(0.4);
    told('walks of requests', { walks: examples.length + walks, steps: walked, done });
    if (proving) expect(walked).toBeGreaterThan(20_000);
  }, proving ? 3_600_000 : 180_000);

  it('leave chains that verify', async () => {
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
  });
});
