import { beforeEach, describe, expect, it } from 'vitest';
import { disputeLifecycle, disputeOperations as op, disputeRules, disputeStatusNames, disputeSteps } from '@anhe/contract/disputes';
import type { DisputeStatus, DisputeStep } from '@anhe/contract/disputes';
import { Refusal, addDays, newId } from '@anhe/contract/kernel';
import { ForgetfulRoad } from '../../../test/access.ts';
import { agreedInWriting, twoInstalments } from '../../../test/cases/after.ts';
import { stepInput } from '../../../test/cases/steps.ts';
import type { StagedDispute } from '../../../test/cases/steps.ts';
import { useGround } from '../../../test/ground.ts';
import { useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);

// Time passes from step to step: a page photographed before a text was changed is an older one.
beforeEach(() => {
  ground.now = new Date(ground.now.getTime() + 60_000);
});

const ways = (found: StagedDispute) => ground.query(op.get, world.mediator, found.at);
const eventsOf = async (found: StagedDispute): Promise<number> => (await ground.rows<{ n: number }>('select count(*)::int as n from kernel.event where stream = $1', [found.at.matter]))[0]?.n ?? 0;

/** Who holds a dispute at a status: its committee, the window, or the organ that it was transferred to. */
const ownerAt = (status: DisputeStatus) => (status === 'handed-back' || status === 'to-assign' ? world.clerk : status === 'elsewhere' ? world.post('county', 'handler').actor : world.mediator);
/** Steps that answer something which must be there first, and what is said without it: the agreement is oral and performed on the spot. */
const unready: Partial<Record<DisputeStep, string>> = {
  askViolence: 'not-family', visitWarning: 'kernel.invalid-input', decideChallenge: 'disputes.no-challenge', resumeClock: 'disputes.clock-runs', returnHandIn: 'not-handed-in',
  recordPerformance: 'performed-on-the-spot', reversePerformance: 'disputes.entry-unknown', recordBreach: 'performed-already', applyConfirmation: 'oral-unwritten', recordRuling: 'not-applied',
  applyReview: 'not-labour', recordReview: 'review-not-applied',
};

/** The same where the status matters, too. */
const unreadyAt: Partial<Record<DisputeStatus, Partial<Record<DisputeStep, string>>>> = { drafted: { schedule: 'performed-on-the-spot' }, agreed: { schedule: 'performed-on-the-spot', resume: 'agreement-in-force' } };

describe('every step from every status', () => {
  it.each(disputeStatusNames)('%s: what the table allows is done, all else is refused and changes nothing', async (status) => {
    const road = new ForgetfulRoad(ground, modules).road;
    const found = await world.dispute(status);
    const outcomes = new Map<DisputeStep, string>();
    for (const step of disputeSteps) {
      const actor = step === 'offer' && ownerAt(status) === world.mediator ? world.clerk : disputeLifecycle.steps[step].from.includes(status) ? ownerAt(status) : world.mediator;
      const outcome = await road.command(op[step], actor, { command: crypto.randomUUID(), basis: found.revision, input: { ...stepInput(world, step, found), ...(step === 'transfer' && actor === world.clerk ? { to: world.unit('county').id } : {}) } }).then(
        (done) => {
          const { to, otherwise } = disputeLifecycle.steps[step];
          expect([to === 'same' ? status : to, ...(otherwise ?? [])], step).toContain(done.status);
          return 'done';
        },
        (error: unknown) => (error instanceof Refusal ? String(error.details['rule'] ?? error.code) : String(error)),
      );
      outcomes.set(step, outcome);
    }
    for (const [step, outcome] of outcomes) {
      const possible = disputeLifecycle.steps[step].from.includes(status);
      // What another unit holds is no longer the committee's: it may not even try. Nobody was asked to take it over.
      const elsewhere = ownerAt(status) !== world.mediator || step === 'offer' || step === 'receive';
      expect(outcome, step).toBe(step === 'receive' ? 'kernel.not-allowed' : possible ? (unreadyAt[status]?.[step] ?? unready[step] ?? 'done') : elsewhere ? 'kernel.not-allowed' : 'wrong-status');
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

/** A dispute whose limit a county's own row does not let be paused. */
async function unpausable(): Promise<StagedDispute> {
  await ground.rows(
    `insert into kernel.reference (list, code, valid_from, valid_to, county, position, body, source, verified)
     select list, code, '2020-01-01', null, '610524', position, body || '{"pausable": false}', '县区自定 / the county’s own', false from kernel.reference
      where list = 'clocks' and code = 'mediation' on conflict do nothing`);
  await ground.readBook();
  return world.dispute('accepted');
}

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
  'no-special-authority': {
    step: 'sign',
    before: async () => {
      const found = await world.dispute('accepted');
      const [representative, represented] = found.parties.map(({ id }) => id);
      const { revision } = await ground.command(op.represent, world.mediator, {
        ...found.at, representation: newId(), representative: { is: 'party', party: representative }, kind: 'agent', powers: 'general', represents: [represented], fromOn: world.today,
      });
      return world.take({ ...found, revision }, 'draftAgreement');
    },
    more: (found) => ({ signatures: [{ signer: found.parties[0]?.id, asWhat: 'party', how: 'fingerprint', behalf: true }] }),
  },
  'clause-stops': {
    step: 'putSeal',
    before: async () => world.withSignedPage(await world.take(await world.take(await world.dispute('accepted'), 'draftAgreement', { content: '甲方三日内改好水沟\n乙方不得再起诉' }), 'sign')),
  },
  'remedies-untold': { step: 'fail', before: () => world.dispute('accepted'), more: () => ({ remediesTold: false }) },
  'no-follow-up': {
    step: 'close',
    before: async () => world.take(await world.dispute('accepted'), 'agreeOrally', { performance: 'by-date', performBy: addDays(world.today, 10) }),
  },
  'transfer-pending': { step: 'agreeOrally', before: async () => world.handedOver(await world.dispute('accepted'), 'transfer', 'window') },
  'handover-untold': { step: 'refer', before: () => world.dispute('accepted'), more: () => ({ ground: 'duty', told: [] }) },
  'handover-no-consent': { step: 'transfer', before: () => world.dispute('accepted'), more: (found) => ({ told: someoneRefuses(found) }) },
  'family-apart': { step: 'holdSession', before: async () => world.take(await world.dispute('accepted', { type: 'marriage-family' }), 'askViolence') },
  'guests-unasked': { step: 'holdSession', before: () => world.dispute('accepted'), more: (found) => ({ guests: [{ relation: 'relative', name: '表叔', agreed: [found.parties[0]?.id] }] }) },
  'challenge-open': { step: 'holdSession', before: async () => world.take(await world.dispute('accepted'), 'challenge') },
  'facts-unsigned': { step: 'confirmFacts', before: () => world.dispute('accepted'), more: (found) => ({ signatures: [{ signer: found.parties[0]?.id, how: 'signature' }] }) },
  'not-family': { step: 'askViolence', before: () => world.dispute('accepted') },
  'no-precaution': { step: 'noteWarning', before: () => world.dispute('accepted'), more: () => ({ precaution: '' }) },
  'not-pausable': { step: 'pauseClock', before: unpausable },
  'extension-unasked': { step: 'extendMediation', before: () => world.dispute('accepted'), more: () => ({ asked: [] }) },
  'instalments-open': {
    step: 'close',
    before: async () => {
      const found = await agreedInWriting(world, {}, { performance: 'instalments' });
      return world.take(await world.take(found, 'schedule', twoInstalments(world, found)), 'followUp', { performed: 'part' });
    },
  },
  'breach-remedies-untold': { step: 'recordBreach', before: () => daysLater(40, () => agreedInWriting(world)), more: () => ({ remediesTold: false }) },
  'not-joint': { step: 'applyConfirmation', before: () => agreedInWriting(world), more: (found) => oneApplies(found) },
  'oral-unwritten': { step: 'applyConfirmation', before: () => agreedOrally() },
  'confirmation-late': { step: 'applyConfirmation', before: () => daysLater(40, () => agreedInWriting(world)) },
  'identity-relation': { step: 'applyConfirmation', before: () => agreedInWriting(world), more: () => ({ excluded: 'identity' }) },
  'rights-confirmed': { step: 'applyConfirmation', before: () => agreedInWriting(world), more: () => ({ excluded: 'rights' }) },
  'other-court': { step: 'applyConfirmation', before: () => agreedInWriting(world), more: () => ({ invited: true, ground: 'body' }) },
  'court-not-chosen-together': { step: 'applyConfirmation', before: () => agreedInWriting(world), more: () => ({ several: true }) },
  'review-not-joint': { step: 'applyReview', before: () => agreedInWriting(world, { type: 'labour' }), more: (found) => oneApplies(found) },
  'review-unwritten': { step: 'applyReview', before: () => agreedOrally({ type: 'labour' }) },
  'review-late': { step: 'applyReview', before: () => daysLater(20, () => agreedInWriting(world, { type: 'migrant-wages' })) },
};

/** Only one side asks. */
const oneApplies = (found: StagedDispute) => ({ applicants: [{ party: found.parties[0]?.id, how: 'in-person' }] });

const agreedOrally = async (more: object = {}): Promise<StagedDispute> =>
  world.take(await world.dispute('accepted', more), 'agreeOrally', { performance: 'by-date', performBy: addDays(world.today, 10), amount: 1000 });

/** What was there so many days before. */
async function daysLater(days: number, make: () => Promise<StagedDispute>): Promise<StagedDispute> {
  const found = await make();
  ground.now = new Date(ground.now.getTime() + days * 86_400_000);
  return found;
}

const someoneRefuses = (found: StagedDispute) => found.parties.map(({ id }, index) => ({ party: id, how: 'read-out', agrees: index === 0, on: world.today }));

const neverLate: readonly DisputeStep[] = ['accept', 'putSeal', 'close', 'refer', 'transfer'];
/** Rules of a place that flag and never stop. */
const warning = disputeRules.filter(({ warns }) => warns === true).map(({ code }) => code);

/** Days alone break it, and a day before today is past: it never stops a step, it is flagged. */
const byDays: readonly string[] = ['before-acceptance'];

describe('every article', () => {
  it('has a breach', () => {
    expect([...Object.keys(breaches), ...byDays].toSorted()).toEqual(disputeRules.map(({ code }) => code).toSorted());
  });

  it.each(disputeRules.filter(({ code }) => ![...byDays, ...warning].includes(code)).map((rule) => [rule.code, rule] as const))('%s: stops the step today with nothing changed; what already happened is recorded, flagged', async (code, rule) => {
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

  it.each(warning)('%s: is flagged and stops nothing', async (code) => {
    const breach = breaches[code];
    if (breach === undefined) throw new Error('every rule has one, see above');
    const found = await breach.before();
    const after = await world.take(found, breach.step, breach.more?.(found));
    expect((await ways(after)).defects.map((defect) => defect.code)).toEqual([code]);
  });

  it('flags a session and an agreement of days before the acceptance; a seal of such a day is refused', async () => {
    const filedOn = addDays(world.today, -6);
    const before = addDays(world.today, -2);
    const found = await told(await appointed(await world.take(await takenOver({ filedOn, happenedOn: filedOn }), 'accept', { acceptedOn: addDays(world.today, -1) })));
    const held = await world.take(found, 'holdSession', { happenedOn: before });
    expect((await ways(held)).defects.map(({ code, article }) => [code, article])).toEqual([['before-acceptance', 'moj75-24'], ['no-mediator', 'pml-19'], ['not-told', 'moj75-30']]);
    const drafted = await world.take(await world.take(held, 'draftAgreement', { happenedOn: before }), 'sign', { happenedOn: before });
    await expect(world.take(await world.withSignedPage(drafted), 'putSeal', { happenedOn: before })).rejects.toMatchObject({ code: 'disputes.not-lawful-now', article: 'moj75-24' });
  });

  it('refuses days that come before what they follow, at their field', async () => {
    const [early, limit] = [addDays(world.today, -1), world.today];
    const late = { fields: [{ path: ['happenedOn'], code: 'past-date', details: { limit } }] };
    await expect(world.take(await takenOver(), 'accept', { acceptedOn: early })).rejects.toMatchObject({ fields: [{ path: ['acceptedOn'], code: 'past-date', details: { limit } }] });
    await expect(world.take(await takenOver(), 'withdraw', { happenedOn: early })).rejects.toMatchObject(late);
    await expect(world.take(await accepted(), 'fail', { happenedOn: early })).rejects.toMatchObject(late);
    await expect(world.take(await world.dispute('agreed'), 'followUp', { happenedOn: early })).rejects.toMatchObject(late);
    await expect(world.take(await world.dispute('agreed'), 'close', { happenedOn: early })).rejects.toMatchObject(late);
    await expect(world.take(await world.dispute('closed'), 'archive', { happenedOn: early })).rejects.toMatchObject(late);
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

describe('the unit that filed it', () => {
  const byClerk = async (found: StagedDispute, step: DisputeStep, more: object = {}): Promise<StagedDispute> => {
    const done = await ground.command(op[step], world.clerk, { ...stepInput(world, step, found), ...more }, { basis: found.revision });
    return { ...found, revision: done.revision };
  };
  const row = async (found: StagedDispute) =>
    (await ground.rows('select m.status, m.holder_unit, d.outcome from matters.matter m join disputes.dispute d on d.matter = m.id where m.id = $1', [found.at.matter]))[0];
  const window = (): string => world.unit('window').id;

  it('withdraws, closes and archives what a committee handed back, without a dossier of any committee', async () => {
    const withdrawn = await byClerk(await world.dispute('handed-back'), 'withdraw');
    expect(await row(withdrawn)).toEqual({ status: 'withdrawn', holder_unit: window(), outcome: 'withdrawn' });
    const archived = await byClerk(await byClerk(withdrawn, 'close'), 'archive');
    expect(await row(archived)).toEqual({ status: 'archived', holder_unit: window(), outcome: 'withdrawn' });
    expect(await ground.rows('select series from matters.number where matter = $1', [archived.at.matter])).toEqual([]);
  });

  it('closes with a reason what no committee takes over', async () => {
    const found = await world.dispute('handed-back');
    await expect(byClerk(found, 'close', { report: undefined })).rejects.toMatchObject({ fields: [{ path: ['report'], code: 'required' }] });
    expect(await row(await byClerk(found, 'close', { report: '各调委会均无管辖，已告知向法院起诉' }))).toEqual({ status: 'closed', holder_unit: window(), outcome: 'not-taken' });
  });

  it('offers it to another committee, which takes it over and ends it alone', async () => {
    const offered = await byClerk(await world.dispute('handed-back'), 'offer');
    const neighbour = world.post('area', 'mediator').actor;
    const taken = await ground.command(op.takeOver, neighbour, offered.at, { basis: offered.revision });
    await expect(byClerk({ ...offered, revision: taken.revision }, 'withdraw')).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    expect((await ground.command(op.withdraw, neighbour, stepInput(world, 'withdraw', offered), { basis: taken.revision })).status).toBe('withdrawn');
  });

  it('takes a withdrawal before the committee took over; afterwards only the committee does', async () => {
    const withdrawn = await byClerk(await world.dispute('offered'), 'withdraw');
    expect(await row(withdrawn)).toEqual({ status: 'withdrawn', holder_unit: window(), outcome: 'withdrawn' });
    await byClerk(withdrawn, 'close');
    await expect(byClerk(await world.dispute('registered'), 'withdraw')).rejects.toMatchObject({ code: 'kernel.not-allowed' });
  });

  it('may itself be a committee that filed for another', async () => {
    const director = world.post('area', 'director').actor;
    const input = { ...world.filing() };
    const filed = await ground.command(op.register, director, input);
    const back = await ground.command(op.handBack, world.mediator, { county: input.county, matter: input.matter, reason: '不在本村' }, { basis: filed.revision });
    const offered = await ground.command(op.offer, director, { county: input.county, matter: input.matter, committee: director.unit }, { basis: back.revision });
    expect((await ground.command(op.takeOver, director, { county: input.county, matter: input.matter }, { basis: offered.revision })).status).toBe('registered');
  });
});

describe('what a step answers', () => {
  it('is the number that it drew, and the acceptance number where it drew none', async () => {
    const send = async (found: StagedDispute, step: DisputeStep) => ground.command(op[step], world.mediator, stepInput(world, step, found), { basis: found.revision });
    const found = await world.dispute('accepted');
    const session = await send(found, 'holdSession');
    const agreed = await send({ ...found, revision: session.revision }, 'agreeOrally');
    const { numbers } = await ways(found);
    expect([session.number, agreed.number]).toEqual([numbers['acceptance'], numbers['oral']]);
    expect(agreed.number).toMatch(/人调口字/);
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
    const accepted = await world.dispute('drafted');
    ground.now = new Date(ground.now.getTime() + 86_400_000);
    const found = await world.take(accepted, 'sign');
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
