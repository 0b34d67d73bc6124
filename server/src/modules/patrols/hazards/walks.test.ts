import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal, addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { hazardLifecycle, hazardStatuses, patrolOperations as op } from '@anhe/contract/patrols';
import type { HazardStatus, HazardStep } from '@anhe/contract/patrols';
import type { StaffActor } from '../../../kernel/access/actor.ts';
import { verifyAll } from '../../../kernel/events/verify.ts';
import { useGround } from '../../../../test/ground.ts';
import { hazardFaults } from '../../../../test/hazard-invariants.ts';
import { gridWorker, hazardInput, photo } from '../../../../test/patrols.ts';
import { proving, told } from '../../../../test/proving.ts';
import { known, useWorld } from '../../../../test/world.ts';
import { rebuildSearch, textSource } from '../../matters/index.ts';
import { modules } from '../../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const steps = Object.keys(hazardLifecycle.steps) as HazardStep[]; // the keys of the lifecycle's own table
const operations = { assign: op.assignHazard, guard: op.guardHazard, extend: op.extendHazard, mend: op.mendHazard, check: op.checkHazard, cancel: op.cancelHazard, addTo: op.addToHazard } as const;

/** What somebody does next. `likely` is one of the steps that the status allows, by number. */
type Deed =
  | { readonly kind: 'likely'; readonly which: number; readonly turn: number; readonly who: number }
  | { readonly kind: 'any'; readonly step: HazardStep; readonly who: number; readonly turn: number }
  | { readonly kind: 'stale'; readonly which: number }
  | { readonly kind: 'both'; readonly which: number; readonly turn: number }
  | { readonly kind: 'days'; readonly days: number };

const [turn, which, who] = [fc.nat({ max: 5 }), fc.nat({ max: 99 }), fc.nat({ max: 9 })];
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('likely' as const), which, turn, who }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('any' as const), step: fc.constantFrom(...steps), who, turn }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stale' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('both' as const), which, turn }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 20 }) }) },
);

/** Whoever tries: of the village, its window, the county, another department and another town. */
const people = (): readonly StaffActor[] => [
  world.post('committee', 'director'), world.post('committee', 'mediator'), world.post('window', 'clerk'), world.post('window', 'supervisor'), gridWorker(world), world.post('committee', 'volunteer'), world.post('area', 'director'),
  world.post('area', 'handler'), world.post('county', 'leader'), world.post('elsewhere', 'director'),
].map(({ actor }) => actor);
const actorOf = (number: number): StaffActor => known(people()[number % 10]);

/** Whoever usually takes the step: the first two take turns, so that the one who looks again is another. */
const usual = (step: HazardStep, number: number): StaffActor => (step === 'extend' ? actorOf(3) : step === 'cancel' || step === 'assign' ? actorOf(0) : actorOf(number % 3));

/** What people say with a step, and get wrong. */
async function inputOf(step: HazardStep, number: number, actor: StaffActor, other: Id): Promise<object> {
  const { today } = world;
  const photos = [await photo(world, actor)];
  const turns: Readonly<Record<HazardStep, readonly object[]>> = {
    assign: [
      { mender: 'unit', unit: world.unit('committee').id, dueOn: addDays(today, 7) }, { mender: 'owner', dueOn: addDays(today, 3), text: '已当面告知' }, { mender: 'unit', unit: world.unit('window').id, dueOn: today },
      { mender: 'unit', unit: world.unit('elsewhere').id, dueOn: addDays(today, 7) }, { mender: 'owner', dueOn: addDays(today, -1) },
    ],
    guard: [{ text: '已经拉起警戒带' }], extend: [{ dueOn: addDays(today, 30), reason: '等停电计划' }, { dueOn: today, reason: '等停电计划' }],
    mend: [{ text: '已经扶正加固', happenedOn: today, photos }, { text: '已经扶正加固', happenedOn: today }, { text: '已经扶正加固', happenedOn: addDays(today, 1), photos }, { text: '已经扶正加固', happenedOn: addDays(today, -400), photos }],
    check: [{ passed: true, text: '已经牢固', happenedOn: today }, { passed: false, text: '还在晃', happenedOn: today }, { passed: false, text: '还在晃', happenedOn: today, dueOn: addDays(today, 2) }, { passed: true, text: '已经牢固', happenedOn: addDays(today, -300) }],
    cancel: [{ why: 'none', text: '到现场没有发现' }, { why: 'twice', same: other, text: '同一根电杆' }, { why: 'twice', same: newId(), text: '同一根电杆' }], addTo: [{ text: '又松了一些' }, { text: '又松了一些', photos }],
  };
  return known(turns[step][number % turns[step].length]);
}

interface Standing {
  readonly status: HazardStatus;
  readonly revision: number;
}

const standing = async (matter: Id): Promise<Standing> => known((await ground.rows<Standing & Record<string, unknown>>('select status, revision from matters.matter where id = $1', [matter]))[0]);

const likely = (status: HazardStatus, number: number): HazardStep | undefined => {
  const allowed = steps.filter((step) => hazardLifecycle.steps[step].from.includes(status) && (step !== 'cancel' || number % 9 === 0));
  return allowed[number % Math.max(1, allowed.length)];
};

const reached = new Set<HazardStatus>();
const taken = new Set<HazardStep>();
let [walked, done] = [0, 0];

async function doDeed(at: { readonly county: string; readonly matter: Id }, other: Id, one: Deed, now: Standing): Promise<number> {
  const step = one.kind === 'any' ? one.step : one.kind === 'days' ? undefined : likely(now.status, one.which);
  if (step === undefined) return 0;
  const number = 'turn' in one ? one.turn : 0;
  const actor = one.kind === 'any' ? actorOf(one.who) : usual(step, one.kind === 'likely' ? one.who : 0);
  const input = { ...at, ...(await inputOf(step, one.kind === 'likely' && number < 4 ? 0 : number, actor, other)) };
  const operation = operations[step];
  if (one.kind === 'stale' && !operation.basis) return 0;
  const basis = one.kind === 'stale' ? now.revision - 1 : now.revision;
  const times = one.kind === 'both' && operation.basis ? 2 : 1;
  const outcomes = await Promise.allSettled(Array.from({ length: times }, () => ground.command(operation, actor, input, { basis })));
  for (const outcome of outcomes) if (outcome.status === 'rejected' && !(outcome.reason instanceof Refusal)) throw outcome.reason;
  const count = outcomes.filter(({ status }) => status === 'fulfilled').length;
  if (count > 0) taken.add(step);
  return count;
}

async function walk(deeds: readonly Deed[]): Promise<void> {
  const [input, twin] = [hazardInput(world), hazardInput(world)];
  for (const one of [input, twin]) await ground.command(op.reportHazard, gridWorker(world).actor, one);
  const words = [input.where, input.text, '已经扶正加固', '还在晃', '等停电计划'];
  for (const [index, one] of deeds.entries()) {
    ground.now = new Date(ground.now.getTime() + (one.kind === 'days' ? one.days * 86_400_000 : 60_000));
    const before = await standing(input.matter);
    const count = await doDeed({ county: input.county, matter: input.matter }, twin.matter, one, before);
    const after = await standing(input.matter);
    const where = `deed ${index + 1}, ${JSON.stringify(one)}, from ${before.status} to ${after.status}`;
    [walked, done] = [walked + 1, done + count];
    reached.add(after.status);
    if (count === 0) expect(after, where).toEqual(before);
    // Two at once: one is first, the other is refused as stale.
    expect(count, where).toBeLessThanOrEqual(1);
    if (one.kind === 'stale') expect(count, where).toBe(0);
    expect(await hazardFaults(ground, input.matter, words), where).toEqual([]);
  }
}

describe('random walks of hazards', () => {
  const walks = proving ? 1500 : 25;
  const by = (step: HazardStep, number: number, at = 0): Deed => ({ kind: 'any', step, who: at, turn: number });
  // Every status once, and what walks by chance meet only in numbers.
  const examples: [Deed[]][] = [
    [[by('assign', 0), by('extend', 0, 3), by('extend', 0, 3), { kind: 'days', days: 20 }, by('mend', 0), by('check', 0), by('check', 1, 1), by('mend', 0), by('check', 0, 1), by('addTo', 0)]],
    [[by('guard', 0, 5), by('addTo', 1, 4), by('cancel', 1), by('assign', 0)]], [[by('assign', 1), by('assign', 2), by('mend', 0, 2), by('check', 2, 1), by('cancel', 0)]],
  ];

  it('reach no state that must not be, and every state that there is', async () => {
    await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 26, size: 'max' }), walk), { seed: 20261126, numRuns: examples.length + walks, examples, endOnFailure: !proving });
    expect([...reached].toSorted()).toEqual(Object.keys(hazardStatuses).toSorted());
    expect([...taken].toSorted()).toEqual(steps.toSorted());
    // Most deeds are done, not refused: a walk that stands still shows nothing.
    expect(done / walked).toBeGreaterThan(0.3);
    told('walks of hazards', { walks: examples.length + walks, steps: walked, done });
    if (proving) expect(walked).toBeGreaterThan(20_000);
  }, proving ? 3_600_000 : 120_000);

  it('leave chains that verify, numbers without gaps and words that are found as before', async () => {
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
    expect(await rebuildSearch(ground.database.owner, ground.keys)).toMatchObject({ changed: 0 });
    const [numbers] = await ground.rows<{ count: number; most: number }>("select count(*)::int as count, max(value) as most from matters.number where series = 'hazard' and unit = $1 and year = 2026", [world.unit('committee').id]);
    expect(numbers?.count).toBe(numbers?.most);
  });
});
