import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { disputeLifecycle, disputeOperations as op, disputeRules, disputeStatusNames, disputeSteps } from '@anhe/contract/disputes';
import type { DisputeStep } from '@anhe/contract/disputes';
import { Refusal, addDays } from '@anhe/contract/kernel';
import { ForgetfulRoad } from '../../../test/access.ts';
import { stepInput } from '../../../test/cases/steps.ts';
import type { StagedDispute } from '../../../test/cases/steps.ts';
import { useGround } from '../../../test/ground.ts';
import { World } from '../../../test/world.ts';
import { modules } from '../index.ts';

const ground = useGround(() => modules);
let world: World;

beforeAll(async () => {
  world = await new World(ground).build();
});
// Time passes from step to step: a page photographed before a text was changed is an older one.
beforeEach(() => {
  ground.now = new Date(ground.now.getTime() + 60_000);
});

const ways = (found: StagedDispute) => ground.query(op.get, world.mediator, found.at);
const eventsOf = async (found: StagedDispute): Promise<number> => (await ground.rows<{ n: number }>('select count(*)::int as n from kernel.event where stream = $1', [found.at.matter]))[0]?.n ?? 0;

describe('every step from every status', () => {
  it.each(disputeStatusNames)('%s: what the table allows is done, all else is refused and changes nothing', async (status) => {
    const road = new ForgetfulRoad(ground, modules).road;
    const found = await world.dispute(status);
    const outcomes = new Map<DisputeStep, string>();
    for (const step of disputeSteps) {
      const actor = step === 'offer' ? world.clerk : world.mediator;
      const outcome = await road.command(op[step], actor, { command: crypto.randomUUID(), basis: found.revision, input: stepInput(world, step, found) }).then(
        (done) => {
          const { to, otherwise } = disputeLifecycle.steps[step];
          expect([to === 'same' ? status : to, otherwise], step).toContain(done.status);
          return 'done';
        },
        (error: unknown) => (error instanceof Refusal ? String(error.details['rule'] ?? error.code) : String(error)),
      );
      outcomes.set(step, outcome);
    }
    for (const [step, outcome] of outcomes) {
      const possible = disputeLifecycle.steps[step].from.includes(status);
      // What was handed back is no longer the committee's: it may not even try.
      const elsewhere = status === 'handed-back' ? step !== 'offer' : step === 'offer';
      expect(outcome, step).toBe(possible ? 'done' : elsewhere ? 'kernel.not-allowed' : 'wrong-status');
    }
    expect(await ways(found)).toMatchObject({ status, revision: found.revision });
  });
});

/** How each rule is broken on a real dispute: what is there before, the step, and what the person says. */
interface Breach {
  readonly step: DisputeStep;
  readonly before: () => Promise<StagedDispute>;
  readonly more?: (found: StagedDispute) => object;
}

const takenOver = async (more: object = {}): Promise<StagedDispute> => world.take(await world.filed(more), 'takeOver');
const accepted = async (): Promise<StagedDispute> => world.take(await takenOver(), 'accept');
const told = async (found: StagedDispute): Promise<StagedDispute> => world.take(found, 'tell', { told: found.parties.map(({ id }) => ({ party: id, answer: 'consented' })) });
const appointed = (found: StagedDispute): Promise<StagedDispute> => world.take(found, 'appoint', { post: world.mediator.post });
const signedBy = async (asWhat: string): Promise<StagedDispute> => {
  const found = await world.take(await world.dispute('accepted'), 'draftAgreement');
  const signatures = world.signatures(found.parties).filter((signature) => 'asWhat' in signature && signature.asWhat === asWhat);
  return world.withSignedPage(await world.take(found, 'sign', { signatures }));
};

const breaches: Readonly<Record<string, Breach>> = {
  'authority-act': { step: 'accept', before: () => takenOver(), more: () => ({ authorityAct: true }) },
  seised: { step: 'accept', before: () => takenOver(), more: () => ({ seised: 'yes' }) },
  'one-side': { step: 'accept', before: () => takenOver({ parties: world.filing().parties.map((party) => ({ ...party, side: 'applicant' })) }) },
  'party-refuses': {
    step: 'holdSession',
    before: async () => {
      const found = await world.dispute('accepted');
      return world.take(found, 'tell', { told: [{ party: found.parties[1]?.id, answer: 'refused' }] });
    },
  },
  'not-member': { step: 'appoint', before: accepted, more: () => ({ post: world.post('area', 'mediator').id }) },
  conflict: { step: 'appoint', before: accepted, more: () => ({ conflict: 'declared' }) },
  'no-mediator': { step: 'holdSession', before: async () => told(await accepted()) },
  'not-told': { step: 'agreeOrally', before: async () => appointed(await accepted()) },
  'written-asked': { step: 'agreeOrally', before: () => world.dispute('accepted'), more: () => ({ writtenNotNeeded: false }) },
  unsigned: { step: 'putSeal', before: () => signedBy('mediator') },
  'mediator-unsigned': { step: 'putSeal', before: () => signedBy('party') },
  'remedies-untold': { step: 'fail', before: () => world.dispute('accepted'), more: () => ({ remediesTold: false }) },
  'no-follow-up': {
    step: 'close',
    before: async () => world.take(await world.dispute('accepted'), 'agreeOrally', { performance: 'by-date', performBy: addDays(world.today, 10) }),
  },
};

const neverLate: readonly DisputeStep[] = ['accept', 'putSeal', 'close'];

describe('every article', () => {
  it('has a breach', () => {
    expect(Object.keys(breaches).toSorted()).toEqual(disputeRules.map(({ code }) => code).toSorted());
  });

  it.each(disputeRules.map((rule) => [rule.code, rule] as const))('%s: stops the step today with nothing changed; what already happened is recorded, flagged', async (code, rule) => {
    const breach = breaches[code];
    if (breach === undefined) throw new Error('every rule has one, see above');
    const found = await breach.before();
    const more = breach.more?.(found) ?? {};
    const events = await eventsOf(found);
    await expect(world.take(found, breach.step, more)).rejects.toMatchObject({ code: 'disputes.not-lawful-now', article: rule.article, details: { rule: code } });
    expect(await eventsOf(found)).toBe(events);
    if (neverLate.includes(breach.step)) {
      const late = breach.step === 'accept' ? {} : { already: true };
      await expect(world.take(found, breach.step, { ...more, ...late })).rejects.toMatchObject({ article: rule.article });
      return;
    }
    const after = await world.take(found, breach.step, { ...more, already: true });
    expect(await ways(after)).toMatchObject({ defects: [{ code, article: rule.article, step: breach.step, happenedOn: world.today, wording: rule.wording }] });
    const flagged = await ground.rows("select 1 from kernel.event where stream = $1 and type = 'disputes.defect-flagged'", [found.at.matter]);
    expect(flagged).toHaveLength(1);
  });

  it('that is a ground of refusal refuses, with the number of its series; an unknown ground names the field', async () => {
    const grounds = ground.book.list('grounds', world.today);
    expect(grounds.length).toBeGreaterThan(3);
    for (const { code } of grounds) {
      const refused = await world.take(await takenOver(), 'refuse', { ground: code });
      expect(await ways(refused)).toMatchObject({ status: 'not-admissible', outcome: 'not-admissible' });
    }
    const found = await takenOver();
    await expect(world.take(found, 'refuse', { ground: 'bad-mood' })).rejects.toMatchObject({ fields: [{ path: ['ground'], code: 'unknown-choice' }] });
    await expect(world.take(await accepted(), 'refuse', { ground: 'special-organ' })).rejects.toMatchObject({ details: { rule: 'wrong-status' } });
  });
});

describe('what a step leaves for the next', () => {
  it('a page signed under an older text does not carry the seal of the new one', async () => {
    const found = await world.dispute('drafted');
    ground.now = new Date(ground.now.getTime() + 60_000);
    const again = await world.take(await world.take(found, 'draftAgreement'), 'sign');
    await expect(world.take(again, 'putSeal')).rejects.toMatchObject({ details: { rule: 'no-signed-page' } });
    expect(await ways(await world.take(await world.withSignedPage(again), 'putSeal'))).toMatchObject({ status: 'agreed', agreement: { version: 2, status: 'effective' } });
  });

  it('the seal is not put before the signatures', async () => {
    const found = await world.dispute('drafted');
    await expect(world.take(found, 'putSeal', { happenedOn: addDays(world.today, -1), already: true })).rejects.toMatchObject({ fields: [{ path: ['happenedOn'], code: 'past-date' }] });
  });

  it('what was declined before it was accepted is first to be accepted when it starts again', async () => {
    const declined = await world.take(await takenOver(), 'decline');
    expect(await ways(declined)).toMatchObject({ status: 'declined', outcome: 'declined' });
    const resumed = await world.take(declined, 'resume');
    expect(await ways(resumed)).toMatchObject({ status: 'registered', numbers: {}, clocks: [{ kind: 'acceptance', status: 'running' }] });
    expect((await ways(await world.take(resumed, 'accept'))).numbers['acceptance']).toMatch(/人调受字/);
    const failed = await world.dispute('failed');
    expect(await ways(await world.take(failed, 'resume'))).toMatchObject({ status: 'accepted', outcome: null });
  });

  it('goes to committees and studios of every sort whose area holds the place, and to no other', async () => {
    await expect(world.filed({ committee: world.unit('elsewhere').id })).rejects.toMatchObject({ fields: [{ path: ['committee'], code: 'unknown-choice' }] });
    await expect(world.filed({ committee: world.unit('window').id })).rejects.toMatchObject({ code: 'disputes.not-your-committee' });
    // A veteran mediator's studio.
    expect(await ground.rows('select status from matters.matter where id = $1', [(await world.filed({ committee: world.unit('area').id })).at.matter])).toEqual([{ status: 'offered' }]);
  });
});
