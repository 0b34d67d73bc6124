import { describe, expect, it } from 'vitest';
import { disputeOperations as op } from '@anhe/contract/disputes';
import type { DisputeStep } from '@anhe/contract/disputes';
import { Refusal, addDays, newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { agreedInWriting, twoInstalments } from '../../../../test/cases/after.ts';
import { stepInput } from '../../../../test/cases/steps.ts';
import type { StagedDispute } from '../../../../test/cases/steps.ts';
import { afterFaults } from '../../../../test/after-invariants.ts';
import { useGround } from '../../../../test/ground.ts';
import { known, useWorld } from '../../../../test/world.ts';
import { modules } from '../../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);

/** What a step answers: the refusal's rule, or field and code, or `done` with its defects. */
async function tried(found: StagedDispute, step: DisputeStep, more: object = {}): Promise<{ readonly said: string; readonly article?: string | undefined; readonly found: StagedDispute }> {
  try {
    const done = await ground.command(op[step], world.mediator, { ...stepInput(world, step, found), ...more }, { basis: found.revision });
    return { said: ['done', ...done.defects].join(' '), found: { ...found, revision: done.revision } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [field] = error.fields;
    return { said: field === undefined ? String(error.details['rule'] ?? error.code) : `${field.path.join('.')} ${field.code}`, article: error.article, found };
  }
}

const ledger = (found: StagedDispute) => ground.query(op.performance, world.mediator, found.at);
const column = async (found: StagedDispute) => (await ground.rows<{ performed: string | null; ledger: string | null; confirmation: string | null }>('select performed, ledger, confirmation from disputes.dispute where matter = $1', [found.at.matter]))[0];

async function scheduled(days: readonly [number, number] = [5, 10]): Promise<{ found: StagedDispute; ids: readonly string[] }> {
  const found = await agreedInWriting(world);
  const { instalments } = twoInstalments(world, found, days);
  return { found: await world.take(found, 'schedule', { instalments }), ids: instalments.map(({ id }) => id) };
}

/** An oral agreement of the past, put down today: agreed so many days ago. */
async function agreedBefore(daysAgo: number, more: object = {}, filed: object = {}): Promise<StagedDispute> {
  const filedOn = addDays(world.today, -daysAgo - 10);
  const found = await world.dispute('accepted', { filedOn, happenedOn: filedOn, ...filed });
  return world.take(found, 'agreeOrally', { happenedOn: addDays(world.today, -daysAgo), already: true, performance: 'by-date', performBy: addDays(world.today, -daysAgo + 5), amount: 1000, ...more });
}

describe('the schedule', () => {
  it('reaches the agreement’s amount to the cent, or the error says by how much not', async () => {
    const found = await agreedInWriting(world);
    const { instalments } = twoInstalments(world, found);
    const off = (amount: number) => ({ instalments: [instalments[0], { ...known(instalments[1]), amount }] });
    for (const [amount, direction] of [[599.99, '少'], [600.01, '多']] as const) {
      const refusal: unknown = await ground.command(op.schedule, world.mediator, { ...found.at, happenedOn: world.today, ...off(amount) }, { basis: found.revision }).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Refusal);
      expect((refusal as Refusal).fields[0]).toMatchObject({ path: ['instalments'], code: 'instalments-differ', details: { difference: '0.01', amount: '1000.00', direction } }); // as just asserted
    }
    expect((await tried(found, 'schedule', { instalments })).said).toBe('done');
  });

  it('names parties of the dispute and days from the agreement on', async () => {
    const found = await agreedInWriting(world);
    const { instalments } = twoInstalments(world, found);
    const first = known(instalments[0]);
    const with1 = (change: object) => ({ instalments: [{ ...first, ...change }, instalments[1]] });
    expect((await tried(found, 'schedule', with1({ payer: newId() }))).said).toBe('instalments.0.payer unknown-choice');
    expect((await tried(found, 'schedule', with1({ payee: first.payer }))).said).toBe('instalments.0.payee unknown-choice');
    expect((await tried(found, 'schedule', with1({ dueOn: addDays(world.today, -1) }))).said).toBe('instalments.0.dueOn past-date');
    expect((await column(found))?.ledger).toBeNull();
  });

  it('is replaced as a whole until the first record, which a reversal takes back', async () => {
    const { found, ids } = await scheduled();
    const again = await tried(found, 'schedule', twoInstalments(world, found, [6, 12]));
    expect(again.said).toBe('done');
    expect((await ledger(again.found)).lines.map(({ dueOn }) => dueOn)).toEqual([addDays(world.today, 6), addDays(world.today, 12)]);
    expect(await ground.rows('select id from disputes.instalment where id = any($1) and replaced_at is not null', [ids])).toHaveLength(2);
    const entry = newId();
    const paid = await tried(again.found, 'recordPerformance', { entry, full: false, amount: 10 });
    expect((await tried(paid.found, 'schedule', twoInstalments(world, found))).said).toBe('disputes.schedule-begun');
    const back = await tried(paid.found, 'reversePerformance', { reverses: entry });
    expect((await tried(back.found, 'schedule', twoInstalments(world, found))).said).toBe('done');
  });

  it('can be set while the agreement is a draft, and goes with a draft that is written anew', async () => {
    let found = await world.dispute('accepted');
    found = await world.take(found, 'draftAgreement', { performance: 'instalments', performBy: addDays(world.today, 20), amount: 1000 });
    found = await world.take(found, 'schedule', twoInstalments(world, found));
    expect((await column(found))?.ledger).toBe('open');
    found = await world.take(found, 'draftAgreement', { performance: 'instalments', performBy: addDays(world.today, 20), amount: 900 });
    expect(await column(found)).toMatchObject({ ledger: null });
    expect((await ledger(found)).scheduled).toBe(false);
  });
});

describe('performance', () => {
  it('is taken in parts, never beyond what is owed, and counted apart from the success of mediation', async () => {
    const { found, ids } = await scheduled();
    const [first, second] = [known(ids[0]), known(ids[1])];
    expect((await tried(found, 'recordPerformance', { instalment: first, full: false, amount: 400.01 })).said).toBe('amount too-large');
    expect((await tried(found, 'recordPerformance', { instalment: first, full: false })).said).toBe('amount required');
    expect((await tried(found, 'recordPerformance', { instalment: newId() })).said).toBe('instalment unknown-choice');
    const part = await tried(found, 'recordPerformance', { instalment: first, full: false, amount: 150.5 });
    expect(await column(part.found)).toMatchObject({ performed: 'part', ledger: 'open' });
    expect((await ledger(part.found)).lines[0]).toMatchObject({ paid: '150.50', open: '249.50', part: true, state: 'open' });
    const rest = await tried(part.found, 'recordPerformance', { instalment: first, full: true });
    expect((await tried(rest.found, 'recordPerformance', { instalment: first, full: true })).said).toBe('disputes.paid-in-full');
    const all = await tried(rest.found, 'recordPerformance', { instalment: second, full: false, amount: 600 });
    expect(await column(all.found)).toMatchObject({ performed: 'full', ledger: 'performed' });
    expect(await afterFaults(ground, found.at.matter)).toEqual([]);
  });

  it('of the whole is laid on the instalments in the order of their days', async () => {
    const { found } = await scheduled();
    const paid = await tried(found, 'recordPerformance', { full: false, amount: 450 });
    expect((await ledger(paid.found)).lines.map(({ paid: sum, state }) => [sum, state])).toEqual([['400.00', 'paid'], ['50.00', 'open']]);
    expect((await tried(paid.found, 'recordPerformance', { full: false, amount: 550.01 })).said).toBe('amount too-large');
    expect((await tried(paid.found, 'recordPerformance', { full: true })).said).toBe('done');
  });

  it('recorded by mistake is reversed by a row of its own, once', async () => {
    const { found } = await scheduled();
    const entry = newId();
    const paid = await tried(found, 'recordPerformance', { entry, full: true });
    expect(await column(paid.found)).toMatchObject({ performed: 'full' });
    const back = await tried(paid.found, 'reversePerformance', { reverses: entry, reason: '记到了别的纠纷' });
    expect(await column(back.found)).toMatchObject({ performed: 'none', ledger: 'open' });
    expect((await ledger(back.found)).entries).toMatchObject([{ entry, amount: '1000.00', reversed: { reason: '记到了别的纠纷' } }]);
    expect(await ground.rows('select id from disputes.payment where matter = $1', [found.at.matter])).toHaveLength(4);
    expect((await tried(back.found, 'reversePerformance', { reverses: entry })).said).toBe('disputes.entry-unknown');
  });

  it('has proofs of its kind only', async () => {
    const found = await agreedInWriting(world);
    const attachment = newId();
    const { revision } = await ground.command(matterOperations.attach, world.mediator, { ...found.at, attachment, kind: 'evidence', upload: await world.upload(world.mediator), happenedOn: world.today });
    expect((await tried({ ...found, revision }, 'recordPerformance', { proofs: [attachment] })).said).toBe('proofs unknown-choice');
  });

  it('twice is once', async () => {
    const { found } = await scheduled();
    const command = newId();
    const input = { ...stepInput(world, 'recordPerformance', found), full: false, amount: 100 };
    const first = await ground.command(op.recordPerformance, world.mediator, input, { basis: found.revision, command });
    expect(await ground.command(op.recordPerformance, world.mediator, input, { basis: found.revision, command })).toEqual(first);
    expect((await ledger(found)).paid).toBe('100.00');
  });
});

describe('articles after the agreement', () => {
  it('31: closing waits for the instalments, a recorded breach with its remedies, or performance in full', async () => {
    const { found, ids } = await scheduled([0, 10]);
    const visited = await tried(found, 'followUp', { performed: 'part' });
    expect(await tried(visited.found, 'close')).toMatchObject({ said: 'instalments-open', article: 'pml-31' });
    expect((await tried(visited.found, 'recordBreach', { instalment: ids[0] })).said).toBe('disputes.not-due');
    ground.now = new Date(ground.now.getTime() + 86_400_000);
    expect(await tried(visited.found, 'recordBreach', { instalment: ids[0], remediesTold: false })).toMatchObject({ said: 'breach-remedies-untold', article: 'pml-32' });
    const breached = await tried(visited.found, 'recordBreach', { instalment: ids[0] });
    expect(breached.said).toBe('done');
    expect((await tried(breached.found, 'recordBreach', { instalment: ids[0] })).said).toBe('instalment already-used');
    expect((await tried(breached.found, 'close')).said).toBe('done');
  });

  it('31: a breach that was paid late leaves the rest open; all performed closes', async () => {
    const { found, ids } = await scheduled([0, 10]);
    ground.now = new Date(ground.now.getTime() + 86_400_000);
    const breached = await tried(found, 'recordBreach');
    const late = await tried((await tried(breached.found, 'followUp', { performed: 'part' })).found, 'recordPerformance', { instalment: ids[0], full: true });
    expect(await tried(late.found, 'close')).toMatchObject({ said: 'instalments-open' });
    expect((await tried((await tried(late.found, 'recordPerformance')).found, 'close')).said).toBe('done');
  });

  it('33 and 205: within thirty days, together, to the court that invited first', async () => {
    const found = await agreedInWriting(world);
    const one = { applicants: [{ party: known(found.parties[0]).id, how: 'in-person' }] };
    expect(await tried(found, 'applyConfirmation', one)).toMatchObject({ said: 'not-joint', article: 'cpl-205' });
    expect(await tried(found, 'applyConfirmation', { invited: true, ground: 'body' })).toMatchObject({ said: 'other-court', article: 'cpl-205' });
    expect(await tried(found, 'applyConfirmation', { several: true })).toMatchObject({ said: 'court-not-chosen-together', article: 'cpi-352' });
    expect((await tried(found, 'applyConfirmation', { invited: true, ground: 'invited', several: true, jointlyChosen: true })).said).toBe('done');
  });

  it('33: the thirtieth day is in time, the next day only as a fact with its defect', async () => {
    const found = await agreedInWriting(world);
    const [clock] = await ground.rows<{ due_on: string }>("select due_on::text as due_on from matters.clock where matter = $1 and kind = 'confirmation'", [found.at.matter]);
    const begun = ground.now;
    ground.now = new Date(`${known(clock).due_on}T10:00:00+08:00`);
    const inTime = await agreedBefore(0);
    expect((await ground.query(op.confirmation, world.mediator, found.at)).remainingDays).toBe(0);
    expect((await tried(found, 'applyConfirmation')).said).toBe('done');
    ground.now = new Date(ground.now.getTime() + 86_400_000);
    expect(inTime.revision).toBeGreaterThan(0);
    const late = await agreedBefore(40);
    const written = await world.withSignedPage(late);
    expect(await tried(written, 'applyConfirmation')).toMatchObject({ said: 'confirmation-late', article: 'pml-33' });
    expect((await tried(written, 'applyConfirmation', { already: true })).said).toBe('done confirmation-late');
    ground.now = begun;
  });

  it('353 and 354: an oral agreement is written down first', async () => {
    const found = await agreedBefore(3);
    expect(await tried(found, 'applyConfirmation')).toMatchObject({ said: 'oral-unwritten', article: 'cpi-354' });
    expect((await tried(await world.withSignedPage(found), 'applyConfirmation')).said).toBe('done');
  });

  it('355: neither a personal relation nor the confirmation of a right', async () => {
    const found = await agreedInWriting(world);
    expect(await tried(found, 'applyConfirmation', { excluded: 'identity' })).toMatchObject({ said: 'identity-relation', article: 'cpi-355' });
    expect(await tried(found, 'applyConfirmation', { excluded: 'rights' })).toMatchObject({ said: 'rights-confirmed', article: 'cpi-355' });
    const applied = await tried(found, 'applyConfirmation');
    expect((await tried(applied.found, 'recordRuling', { result: 'not-accepted', ground: 'unclear', number: undefined })).said).toBe('ground unknown-choice');
    const refused = await tried(applied.found, 'recordRuling', { result: 'not-accepted', ground: 'rights' });
    expect(await column(refused.found)).toMatchObject({ confirmation: 'not-accepted' });
    expect((await tried(refused.found, 'applyConfirmation')).said).toBe('done');
  });

  it('357: withdrawn, and applied for again within the days', async () => {
    const applied = await tried(await agreedInWriting(world), 'applyConfirmation');
    expect((await tried(applied.found, 'applyConfirmation')).said).toBe('already-applied');
    const withdrawn = await tried(applied.found, 'recordRuling', { result: 'withdrawn' });
    expect((await tried(withdrawn.found, 'recordRuling')).said).toBe('not-applied');
    expect((await tried(withdrawn.found, 'applyConfirmation')).said).toBe('done');
  });

  it('206 and 358: rejected, it may be mediated again; the agreement is void and its number stays', async () => {
    const { found } = await scheduled();
    expect(await tried(found, 'resume')).toMatchObject({ said: 'agreement-in-force', article: 'cpl-206' });
    const applied = await tried(found, 'applyConfirmation');
    expect((await tried(applied.found, 'recordRuling', { result: 'rejected' })).said).toBe('ground required');
    const rejected = await tried(applied.found, 'recordRuling', { result: 'rejected', ground: 'unclear' });
    const again = await tried(rejected.found, 'resume');
    expect(again.said).toBe('done');
    expect(await ground.query(op.get, world.mediator, found.at)).toMatchObject({ status: 'accepted', outcome: null, agreement: null, after: { ledger: null, confirmation: null, performed: null } });
    let next = await world.take(again.found, 'draftAgreement', { amount: 900, performance: 'by-date', performBy: addDays(world.today, 3) });
    next = await world.take(await world.withSignedPage(await world.take(next, 'sign')), 'putSeal');
    expect(await ground.rows("select text from matters.number where matter = $1 and series = 'agreement'", [found.at.matter])).toHaveLength(2);
    expect((await tried(next, 'applyConfirmation')).said).toBe('done');
  });

  it('206 and 372: confirmed with number and day of service; a party objects within fifteen days of it', async () => {
    const applied = await tried(await agreedInWriting(world), 'applyConfirmation');
    expect((await tried(applied.found, 'recordRuling', { number: '' })).said).toBe('number required');
    expect((await tried(applied.found, 'recordRuling', { servedOn: undefined })).said).toBe('servedOn required');
    expect((await tried(applied.found, 'recordRuling', { happenedOn: addDays(world.today, -1) })).said).toBe('happenedOn past-date');
    const confirmed = await tried(applied.found, 'recordRuling');
    const view = await ground.query(op.confirmation, world.mediator, confirmed.found.at);
    // 2026-11-27 and 15 days: 12 December, a Saturday; the limit ends on Monday the 14th (Civil Code, art 203).
    expect([world.today, view.applications[0]]).toMatchObject(['2026-11-27', { state: 'confirmed', number: '（2026）陕0524民特1号', objectBy: '2026-12-14' }]);
    expect((await tried(confirmed.found, 'applyConfirmation')).said).toBe('already-confirmed');
  });

  it('74 of the labour rules: labour only, together, within fifteen days', async () => {
    expect((await tried(await agreedInWriting(world), 'applyReview'))).toMatchObject({ said: 'not-labour', article: 'labour-rules-74' });
    const found = await agreedInWriting(world, { type: 'migrant-wages' });
    const [clock] = await ground.rows<{ due_on: string }>("select due_on::text as due_on from matters.clock where matter = $1 and kind = 'labour-review'", [found.at.matter]);
    // In force on 2026-11-27: the fifteenth day is Saturday, 12 December, so it ends on Monday the 14th.
    expect([world.today, clock?.due_on]).toEqual(['2026-11-27', '2026-12-14']);
    expect((await tried(found, 'applyReview', { applicants: [{ party: known(found.parties[0]).id, how: 'agent' }] })).said).toBe('review-not-joint');
    const applied = await tried(found, 'applyReview');
    expect((await tried(applied.found, 'recordReview')).said).toBe('done');
    const late = await world.withSignedPage(await agreedBefore(20, {}, { type: 'labour' }));
    expect(await tried(late, 'applyReview')).toMatchObject({ said: 'review-late' });
    expect((await tried(late, 'applyReview', { already: true })).said).toBe('done review-late');
  });

  it('9 of the public-order law: no penalty is asked for once all is performed', async () => {
    const found = await agreedInWriting(world);
    expect(await tried(found, 'applyNoPenalty')).toMatchObject({ said: 'not-performed-in-full', article: 'psa-9' });
    const paid = await tried(found, 'recordPerformance');
    expect((await tried(paid.found, 'applyNoPenalty')).said).toBe('done');
  });
});
