import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Outcome, clauseText, contentOf, contractNames, disputeLifecycle, disputeOperations as op, disputeStatusNames, disputeSteps } from '@anhe/contract/disputes';
import type { DisputeStatus, DisputeStep } from '@anhe/contract/disputes';
import { paperFormats } from '@anhe/contract/documents';
import { Refusal, addDays, newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { StaffActor } from '../../kernel/access/actor.ts';
import { verifyAll } from '../../kernel/events/verify.ts';
import { stepInput } from '../../../test/cases/steps.ts';
import type { StagedDispute } from '../../../test/cases/steps.ts';
import { faultsOf, ownerlessDisputes } from '../../../test/dispute-invariants.ts';
import { useGround } from '../../../test/ground.ts';
import { proving, told } from '../../../test/proving.ts';
import { renderEverything } from '../../../test/papers.ts';
import { useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';
import { textSource } from '../matters/index.ts';

const ground = useGround(() => modules);
const summary = '两家因院墙排水发生争吵，夜里又起口角';
const world = useWorld(ground);


/** What somebody does next. `likely` is one of the steps that the status allows, by number; the rest is whatever it is. */
type Deed =
  | { readonly kind: 'likely'; readonly which: number; readonly turn: number; readonly when: When }
  | { readonly kind: 'any'; readonly step: DisputeStep; readonly who: Who; readonly turn: number; readonly when: When }
  | { readonly kind: 'both'; readonly which: number; readonly turn: number }
  | { readonly kind: 'page'; readonly seen: boolean }
  | { readonly kind: 'hand'; readonly how: 'refer' | 'transfer'; readonly to: number }
  | { readonly kind: 'answer'; readonly accept: boolean; readonly way: 'theirs' | 'ours' }
  | { readonly kind: 'note' }
  | { readonly kind: 'stale'; readonly which: number }
  | { readonly kind: 'days'; readonly days: number };
type When = 'today' | 'earlier' | 'already' | 'tomorrow';
type Who = 'mediator' | 'director' | 'clerk' | 'neighbour' | 'stranger' | 'leader' | 'handler';

const turn = fc.nat({ max: 6 });
const when = fc.oneof({ weight: 6, arbitrary: fc.constant<When>('today') }, { weight: 3, arbitrary: fc.constantFrom<When>('earlier', 'already', 'tomorrow') });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('likely' as const), which: fc.nat({ max: 71 }), turn, when }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('any' as const), step: fc.constantFrom(...disputeSteps), who: fc.constantFrom<Who>('mediator', 'director', 'clerk', 'neighbour', 'stranger', 'leader', 'handler'), turn, when }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('both' as const), which: fc.nat({ max: 71 }), turn }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('page' as const), seen: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('hand' as const), how: fc.constantFrom('refer' as const, 'transfer' as const), to: fc.nat({ max: 3 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('answer' as const), accept: fc.boolean(), way: fc.constantFrom('theirs' as const, 'theirs' as const, 'ours' as const) }) },
  { weight: 1, arbitrary: fc.constant<Deed>({ kind: 'note' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stale' as const), which: fc.nat({ max: 71 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 45 }) }) },
);

const actorOf = (who: Who): StaffActor => ({
  mediator: world.mediator, director: world.post('committee', 'director').actor, clerk: world.clerk, neighbour: world.post('area', 'mediator').actor,
  stranger: world.post('elsewhere', 'mediator').actor, leader: world.post('committee', 'leader').actor, handler: world.post('county', 'handler').actor,
})[who];

/** A text made of clauses, with a plan that comes to its total. */
function clausesOf({ parties: [first, second] }: StagedDispute, today: string): object {
  const pay = { kind: 'pay' as const, who: first?.id, to: second?.id, what: '修墙款', amount: 900.5, how: '转账', plan: [{ amount: 400, due: addDays(today, 5) }, { amount: 500.5, due: addDays(today, 35) }] };
  const clauses = [{ ...pay, text: clauseText(pay, contractNames([first, second].flatMap((party) => (party === undefined ? [] : [party])))) }];
  return { clauses, content: contentOf(clauses), amount: 900.5, performance: 'instalments', performBy: addDays(today, 35) };
}

/** The turns that a step may take beside the usual one: what people tick, leave out, or get wrong. */
function turned(step: DisputeStep, found: StagedDispute, number: number): object {
  const [first, second] = found.parties;
  const answers = (one: string, two: string) => [{ party: first?.id, answer: one }, { party: second?.id, answer: two }];
  const signatures = world.signatures(found.parties);
  const turns: Partial<Record<DisputeStep, readonly object[]>> = {
    accept: [{}, { seised: 'handed-over' }, { seised: 'yes' }, { authorityAct: true }],
    appoint: [{ post: world.mediator.post }, {}, { post: world.mediator.post, conflict: 'accepted' }, { conflict: 'declared' }, { post: world.post('area', 'mediator').id }],
    tell: [{ told: answers('consented', 'consented') }, { told: answers('consented', 'consented') }, {}, { told: answers('consented', 'refused') }, { told: answers('open', 'consented') }],
    agreeOrally: [{ performance: 'by-date', performBy: addDays(world.today, 10), amount: 1000 }, {}, { performance: 'by-date', performBy: addDays(world.today, 10) }, { writtenNotNeeded: false }, { performance: 'instalments', performBy: addDays(world.today, 60) }],
    draftAgreement: [
      {}, { performance: 'by-date', performBy: addDays(world.today, 5) }, { amount: 1200.5 }, { performance: 'instalments', performBy: addDays(world.today, 5), amount: 1000 },
      clausesOf(found, world.today), { content: '甲方三日内改好水沟\n乙方不得再起诉' },
      { content: '甲方三日内改好水沟\n乙方不得再起诉', answered: [{ code: 'waives-lawsuit', why: '照录当事人原话' }] }, { personalRelations: true },
    ],
    sign: [{}, {}, { signatures: signatures.slice(0, 1) }, { signatures: signatures.slice(0, 2) }, { signatures: signatures.slice(2) }],
    fail: [{}, { remediesTold: false }],
    decline: [{}, { party: second?.id }, { party: newId() }],
    followUp: [{}, { performed: 'part' }, { performed: 'none', satisfied: 'no' }],
    refuse: [{}, { ground: 'already-seised' }, { ground: 'none-such' }],
    archive: [{}, { retention: 'permanent' }, { retention: 'none-such' }],
    schedule: [{}, { instalments: [400, 600].map((amount, index) => ({ id: newId(), payer: second?.id, payee: first?.id, amount, dueOn: addDays(world.today, index * 3) })) }, { instalments: [{ id: newId(), payer: second?.id, payee: first?.id, amount: 999.99, dueOn: world.today }] }],
    recordPerformance: [{}, { full: false, amount: 300 }, { full: false, amount: 300.01 }, { full: false }, { full: false, amount: 5000 }],
    recordBreach: [{}, { remediesTold: false }],
    applyConfirmation: [{}, {}, { excluded: 'rights' }, { ground: 'invited', invited: true }, { applicants: [{ party: first?.id, how: 'agent' }] }],
    recordRuling: [{}, { result: 'rejected', ground: 'unclear' }, { result: 'rejected', ground: 'unclear' }, { result: 'not-accepted', ground: 'rights' }, { result: 'withdrawn' }, { result: 'rejected' }],
    offer: [{}, { committee: world.unit('committee').id }, { committee: world.unit('elsewhere').id }],
  };
  const list = turns[step] ?? [{}];
  return list[number % list.length] ?? {};
}

function dated(step: DisputeStep, moment: When): object {
  const day = moment === 'earlier' ? addDays(world.today, -2) : moment === 'tomorrow' ? addDays(world.today, 1) : world.today;
  if (step === 'accept') return { acceptedOn: day };
  return step === 'takeOver' || step === 'handBack' || step === 'offer' || step === 'receive' ? {} : { happenedOn: day, already: moment === 'already' };
}

interface Standing {
  readonly status: DisputeStatus;
  readonly revision: number;
  readonly holder: string;
  readonly outcome: string | null;
}

async function standing(found: StagedDispute): Promise<Standing> {
  const [row] = await ground.rows<Standing & Record<string, unknown>>(
    'select m.status, m.revision, m.holder_unit as holder, d.outcome from matters.matter m join disputes.dispute d on d.matter = m.id where m.id = $1', [found.at.matter]);
  if (row === undefined) throw new Error('the dispute is there');
  return row;
}

/** One of a unit who works with matters: its mediator, the window's clerk, a handler of the county. */
const workers = (): readonly StaffActor[] => [world.mediator, world.clerk, world.post('area', 'mediator').actor, world.post('county', 'handler').actor];
const workerOf = (unit: string): StaffActor => workers().find((actor) => actor.unit === unit) ?? world.mediator;

/** Of the unit that holds it. */
const holderOf = (now: Standing): StaffActor => workerOf(now.holder);

const endings: readonly DisputeStep[] = ['handBack', 'refuse', 'decline', 'fail', 'withdraw'];

/** One of the steps that the status allows; now and then one that ends it early. */
const likelyStep = (now: Standing, which: number): DisputeStep | undefined => {
  const steps = disputeSteps.filter((step) => disputeLifecycle.steps[step].from.includes(now.status));
  const onward = steps.filter((step) => !endings.includes(step));
  const chosen = which % 6 === 0 || onward.length === 0 ? steps : onward;
  return chosen[Math.floor(which / 6) % Math.max(1, chosen.length)];
};

const send = (step: DisputeStep, actor: StaffActor, input: object, basis: number) => ground.command(op[step], actor, input, { basis });

/** Does one deed; what is refused is a Refusal. Gives how many of its calls were done. */
async function doDeed(found: StagedDispute, one: Deed, now: Standing): Promise<number> {
  const inputOf = (step: DisputeStep, number: number, moment: When = 'today') => ({ ...stepInput(world, step, found), ...turned(step, found, number), ...dated(step, moment) });
  const step = one.kind === 'any' ? one.step : 'which' in one ? likelyStep(now, one.which) : undefined;
  const answers = one.kind === 'answer' ? await answersOf(found, one, now) : [];
  const calls = ((): readonly Promise<unknown>[] => {
    switch (one.kind) {
      case 'likely': return step === undefined ? [] : [send(step, holderOf(now), inputOf(step, one.turn, one.when), now.revision)];
      case 'any': return step === undefined ? [] : [send(step, actorOf(one.who), inputOf(step, one.turn, one.when), now.revision)];
      case 'both': return step === undefined ? [] : ['mediator', 'director'].map((who) => send(step, actorOf(who === 'mediator' ? 'mediator' : 'director'), inputOf(step, one.turn), now.revision));
      case 'stale': return step === undefined ? [] : [send(step, holderOf(now), inputOf(step, 0), now.revision - 1)];
      case 'note': return [ground.command(matterOperations.note, world.mediator, { ...found.at, text: '去看了排水沟', happenedOn: world.today })];
      case 'page': return [pageOf(found, one.seen)];
      case 'hand': return [send(one.how, holderOf(now), { ...stepInput(world, one.how, found), to: workers()[one.to]?.unit }, now.revision)];
      case 'answer': return answers;
      case 'days': return [];
    }
  })();
  const outcomes = await Promise.allSettled(calls);
  for (const outcome of outcomes) if (outcome.status === 'rejected' && !(outcome.reason instanceof Refusal)) throw outcome.reason;
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

/** What is done about the first handover that waits or runs: answered or reported by the other unit, taken back or ended by the owner. */
async function answersOf(found: StagedDispute, { accept, way }: Extract<Deed, { kind: 'answer' }>, now: Standing): Promise<readonly Promise<unknown>[]> {
  const [row] = await ground.rows<{ id: string; kind: string; status: string; to_unit: string }>(
    `select id, kind, status, to_unit from matters.handover where matter = $1 and (status = 'asked' or (status = 'accepted' and kind = 'referral')) order by recorded_at limit 1`, [found.at.matter]);
  if (row === undefined) return [];
  const named = { ...found.at, handover: row.id };
  const call = (operation: (typeof op)['receive' | 'answerReferral' | 'reportHelp' | 'endHelp' | 'takeBackHandover'], actor: StaffActor, more: object) => [ground.command(operation, actor, { ...named, ...more }, { basis: now.revision })];
  const [reason, them] = [{ reason: '不需要了' }, workerOf(row.to_unit)];
  if (way === 'ours') return row.status === 'asked' ? call(op.takeBackHandover, holderOf(now), reason) : call(op.endHelp, holderOf(now), reason);
  if (row.status === 'accepted') return call(op.reportHelp, them, { happenedOn: world.today, result: '已核实' });
  return call(row.kind === 'transfer' ? op.receive : op.answerReferral, them, { accept, ...(accept ? {} : reason) });
}

async function pageOf(found: StagedDispute, seen: boolean): Promise<unknown> {
  return ground.command(matterOperations.attach, world.mediator, { ...found.at, attachment: newId(), kind: 'signed-page', upload: await world.upload(world.mediator), happenedOn: world.today, seen });
}

/** Everything of a matter as rows, for what must not change any more. */
async function snapshot(found: StagedDispute): Promise<string> {
  const tables = ['agreement', 'application', 'breach', 'instalment', 'payment', 'consent', 'defect', 'dispute', 'follow_up', 'mediator', 'seal_use', 'session', 'signature', 'hand_in', 'way'].map((table) => `select to_jsonb(t) as row from disputes.${table} t where matter = $1`);
  const others = ['clock', 'handover', 'handover_told', 'number', 'matter_party', 'attachment', 'content'].map((table) => `select to_jsonb(t) from matters.${table} t where matter = $1`);
  const rows = await ground.rows<{ all: string }>(
    `select string_agg(row::text, '|' order by row::text) as all from (${[...tables, ...others].join(' union all ')} union all select to_jsonb(m) from matters.matter m where id = $1) x`, [found.at.matter]);
  return rows[0]?.all ?? '';
}

const reached = new Set<DisputeStatus>();
const ended = new Set<string>();
let papers = 0;
const counts = { walks: 0, steps: 0, done: 0, owners: 0 };

/** What must hold wherever a walk has come. */
async function arrived(found: StagedDispute, where: string): Promise<void> {
  expect(await faultsOf(ground, found, summary), where).toEqual([]);
  expect(await ownerlessDisputes(ground, world.today, found.at.matter), where).toEqual([]);
  counts.owners += 1;
  const { status, outcome } = await standing(found);
  reached.add(status);
  if (outcome !== null) ended.add(outcome);
}

async function walk(start: DisputeStatus, deeds: readonly Deed[]): Promise<StagedDispute> {
  const found = await world.dispute(start, { summary });
  counts.walks += 1;
  let archived = start === 'archived' ? await snapshot(found) : undefined;
  await arrived(found, `begun at ${start}`);
  for (const [index, one] of deeds.entries()) {
    ground.now = new Date(ground.now.getTime() + (one.kind === 'days' ? one.days * 86_400_000 : 60_000));
    const before = await standing(found);
    const done = await doDeed(found, one, before);
    const after = await standing(found);
    const where = `deed ${index + 1}, ${JSON.stringify(one)}, from ${before.status} to ${after.status}`;
    counts.steps += 1;
    counts.done += done;
    if (done === 0) expect(after, where).toEqual(before);
    // Two at once: one is first, the other is refused as stale.
    else if (one.kind === 'both') expect(done, where).toBe(1);
    expect(one.kind === 'stale' ? done : 0, where).toBe(0);
    await arrived(found, where);
    if (archived !== undefined) expect(await snapshot(found), where).toBe(archived);
    if (after.status === 'archived') archived = await snapshot(found);
  }
  await readable(found);
  return found;
}

async function printed(found: StagedDispute): Promise<void> {
  papers += (await renderEverything(ground, holderOf(await standing(found)), found.at, proving ? paperFormats : ['pdf'])).length;
}

/** Whoever holds it can open it, see it in the list, on its timeline and in their work. */
async function readable(found: StagedDispute): Promise<void> {
  const view = await ground.query(op.get, world.mediator, found.at);
  expect((await ground.query(op.get, workerOf(view.holder.unit), found.at)).textsOpen).toBe(true);
  const timeline = await ground.query(matterOperations.timeline, world.mediator, found.at);
  expect(timeline.entries).toHaveLength(view.revision);
  const listed = await ground.query(op.list, world.mediator, { filters: { words: '院墙排水' }, limit: 100 });
  expect(listed.items.find(({ id }) => id === found.at.matter)).toMatchObject({ status: view.status, revision: view.revision, outcome: view.outcome });
}

/** Where walks begin: mostly at the filing, some further on, so that many come far. */
const starts: readonly DisputeStatus[] = ['offered', 'offered', 'registered', 'accepted', 'drafted', 'drafted', 'agreed'];

describe('random walks', () => {
  const walks = proving ? 1500 : 30;
  const by = (step: DisputeStep, number = 0): Deed => ({ kind: 'any', step, who: 'mediator', turn: number, when: 'today' });
  const byHandler = (step: DisputeStep): Deed => ({ kind: 'any', step, who: 'handler', turn: 0, when: 'today' });
  const byClerk = (step: DisputeStep): Deed => ({ kind: 'any', step, who: 'clerk', turn: 0, when: 'today' });
  const page: Deed = { kind: 'page', seen: true };
  // Every status once, and what walks by chance meet only in numbers: a seal on what is signed by all, by some, without
  // the mediator, under an older page.
  const examples: [DisputeStatus, Deed[]][] = [
    ...disputeStatusNames.map((status): [DisputeStatus, Deed[]] => [status, []]),
    ['drafted', [by('putSeal')]], ['accepted', [by('draftAgreement'), by('sign', 4), page, by('putSeal')]], ['accepted', [by('draftAgreement'), by('sign', 3), page, by('putSeal')]],
    ['drafted', [by('draftAgreement'), by('sign'), by('putSeal')]],
    // From the agreement to the court and back to the table, under a number of its own.
    ['accepted', [by('draftAgreement', 3), by('schedule'), by('sign'), page, by('putSeal'), by('recordPerformance', 1), by('applyConfirmation'), by('recordRuling', 1), by('resume'), by('draftAgreement', 3), by('sign'), page, by('putSeal'), by('recordPerformance'), by('followUp'), by('close'), by('archive')]],
    ['accepted', [by('agreeOrally'), page, by('applyConfirmation'), by('recordRuling', 1), by('resume'), by('agreeOrally'), { kind: 'days', days: 12 }, by('recordBreach'), by('followUp'), by('close')]],
    ['handed-back', [byClerk('close'), byClerk('archive')]], ['handed-back', [byClerk('withdraw'), byClerk('close')]],
    ['elsewhere', [byHandler('close'), byHandler('archive')]], ['to-assign', [byClerk('offer')]], ['to-assign', [byClerk('withdraw'), byClerk('close')]],
  ];

  it('reach no state that the law forbids, and every state that it allows; every paper on the way can be printed', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...starts), fc.array(deed, { minLength: 4, maxLength: 30, size: 'max' }), async (start, deeds) => printed(await walk(start, deeds))), { seed: 20261125, numRuns: walks, examples, endOnFailure: !proving });
    expect([...reached].toSorted()).toEqual([...disputeStatusNames].toSorted());
    expect(papers).toBeGreaterThan(walks);
    expect([...ended].toSorted()).toEqual([...Outcome.options].toSorted());
    told('walks of disputes', { ...counts, papers });
    if (proving) expect(counts.steps).toBeGreaterThan(20_000);
  }, proving ? 3_600_000 : 180_000);

  it('with transfers leave no dispute without its owner at any moment', async () => {
    const passing = proving ? 2000 : 20;
    const handed: fc.Arbitrary<Deed> = fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('hand' as const), how: fc.constantFrom('transfer' as const, 'transfer' as const, 'refer' as const), to: fc.nat({ max: 3 }) }) },
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('answer' as const), accept: fc.boolean(), way: fc.constantFrom('theirs' as const, 'theirs' as const, 'ours' as const) }) },
      { weight: 3, arbitrary: deed },
    );
    const transfer: Deed = { kind: 'hand', how: 'transfer', to: 3 };
    const count = async (): Promise<number> => (await ground.rows<{ all: number }>("select count(*)::int as all from matters.handover where kind = 'transfer'"))[0]?.all ?? 0;
    const before = await count();
    const begun = { ...counts };
    await fc.assert(fc.asyncProperty(fc.constantFrom<DisputeStatus>('registered', 'accepted', 'drafted'), fc.array(handed, { minLength: 3, maxLength: 12, size: 'max' }), async (start, deeds) => {
      await walk(start, [transfer, ...deeds]);
    }), { seed: 20261126, numRuns: passing, endOnFailure: !proving });
    const transfers = (await count()) - before;
    expect(transfers).toBeGreaterThanOrEqual(passing);
    expect(await ownerlessDisputes(ground, world.today)).toEqual([]);
    told('walks with transfers', { walks: counts.walks - begun.walks, steps: counts.steps - begun.steps, owners: counts.owners - begun.owners, transfers });
  }, proving ? 5_400_000 : 120_000);

  it('leave chains that verify and numbers without gaps', async () => {
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
    const gaps = await ground.rows(
      `select n.unit, n.series, n.year, count(*), max(n.value), s.last from matters.number n
         join kernel.series s on s.county = n.county and s.unit = n.unit and s.name = n.series and s.year = n.year
        group by n.county, n.unit, n.series, n.year, s.last having min(n.value) <> 1 or max(n.value) <> count(*) or max(n.value) <> s.last`);
    expect(gaps).toEqual([]);
  });
});
