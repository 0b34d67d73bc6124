import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { allowanceLifecycle, dossierLifecycle, guidanceOperations as op, returnLifecycle } from '@anhe/contract/guidance';
import type { AllowanceState, DossierState, ReturnState } from '@anhe/contract/guidance';
import { disputeOperations } from '@anhe/contract/disputes';
import { documentOperations } from '@anhe/contract/documents';
import { buildCommittee, partyInput } from '../../../test/build.ts';
import { allowanceAt, closedDispute, declaration, freshMonth, objected, returned, submitted } from '../../../test/cases/guidance.ts';
import { bytesOf, codeOf, fieldsOf } from '../../../test/answers.ts';
import { useGround } from '../../../test/ground.ts';
import { proving } from '../../../test/proving.ts';
import { useWorld } from '../../../test/world.ts';
import { verifyAll } from '../../kernel/events/verify.ts';
import { readSheet } from '../../kernel/spreadsheet.ts';
import { modules } from '../index.ts';
import { textSource } from '../matters/index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const guide = () => world.post('window', 'guide').actor;
const bureau = () => world.post('county', 'bureau').actor;
const stranger = () => world.post('elsewhere', 'guide').actor;
const runs = proving ? 200 : 10;
/** What the full count of walks takes on a busy machine; a sample has the time of any test. */
const patience = proving ? 300_000 : undefined;
const remarks = [{ part: 3, text: '缺乙方身份证明' }];

describe('a dossier’s review', () => {
  it('is returned with remarks, mended, handed in again and passed; its rounds stay', async () => {
    const at = await returned(world);
    expect((await ground.query(op.dossiers, world.mediator, { state: 'returned' })).items.map(({ matter }) => matter)).toContain(at.matter);
    await ground.command(op.answerDossier, world.mediator, { ...at, answer: '身份证明已补' });
    await ground.command(op.passDossier, guide(), { ...at, note: '齐全' });
    const view = await ground.query(op.dossier, world.mediator, at);
    expect(view.line).toMatchObject({ state: 'passed', dueOn: null, round: 2 });
    expect(view.rounds).toMatchObject([{ round: 2, result: 'passed', note: '齐全' }, { round: 1, result: 'returned', remarks: [{ part: 3 }, { part: 7 }], answer: { text: '身份证明已补' } }]);
    const paper = await ground.query(documentOperations.reviewSheet, guide(), at);
    expect(Buffer.from(bytesOf(paper)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('waits, by its clock, for what was closed with a dossier; not for what stands in the oral register', async () => {
    const { at } = await world.dispute('failed');
    const { revision } = await ground.query(disputeOperations.get, world.mediator, at);
    await ground.command(disputeOperations.close, world.mediator, { ...at, happenedOn: world.today, report: '已引导诉讼' }, { basis: revision });
    const oral = await closedDispute(world);
    const waiting = (await ground.query(op.dossiers, guide(), { state: 'waiting' })).items;
    expect(waiting.find(({ matter }) => matter === at.matter)).toMatchObject({ state: 'waiting', dueOn: '2026-12-09' });
    expect(waiting.map(({ matter }) => matter)).not.toContain(oral.matter);
    expect((await ground.query(op.dossiers, stranger())).items).toEqual([]);
  });

  it('is only for a dispute that is closed', async () => {
    const { at } = await world.dispute('accepted');
    expect(await codeOf(ground.command(op.passDossier, guide(), at))).toBe('guidance.not-closed');
  });

  it('goes only where its lifecycle leads', async () => {
    const steps = ['passDossier', 'returnDossier', 'answerDossier'] as const;
    const send = (step: (typeof steps)[number], at: { county: string; matter: Id }) => ({
      passDossier: () => ground.command(op.passDossier, guide(), at), returnDossier: () => ground.command(op.returnDossier, guide(), { ...at, remarks }),
      answerDossier: () => ground.command(op.answerDossier, world.mediator, { ...at, answer: '已补' }),
    })[step]();
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 6 }), async (walk) => {
      const at = await closedDispute(world);
      let state: DossierState = 'waiting';
      for (const step of walk) {
        const legal = dossierLifecycle.steps[step].from.includes(state);
        expect(await codeOf(send(step, at))).toBe(legal ? 'done' : 'guidance.not-lawful-now');
        if (legal) state = dossierLifecycle.steps[step].to as DossierState; // none of these keeps its state
        expect((await ground.query(op.dossier, guide(), at)).line.state).toBe(state);
      }
    }), { numRuns: runs });
  }, patience);

  it('is sampled for the bureau by a seed that draws the same again', async () => {
    const asked = { county: world.county, period: '2026-Q4' };
    const first = await ground.query(op.sample, bureau(), asked);
    expect(first.items.length).toBe(Math.min(first.size, first.of));
    expect((await ground.query(op.sample, bureau(), asked)).items).toEqual(first.items);
    expect(first.units).toMatchObject([{ unit: world.unit('committee').id }]);
  });
});

describe('a return', () => {
  it('counts what was recorded, and a figure’s rows are those of the register', async () => {
    const now = ground.now;
    try {
      // A month of its own, with an oral agreement in it.
      ground.now = new Date('2027-03-10T09:00:00+08:00');
      await closedDispute(world, { amount: 1200 });
      await world.dispute('accepted', { type: 'contract' });
      ground.now = new Date('2027-04-02T09:00:00+08:00');
      const at = { county: world.county, unit: world.unit('committee').id, period: '2027-03' };
      const { figures } = await ground.query(op.return, world.mediator, at);
      expect(figures).toMatchObject({ accepted: 2, application: 2, initiative: 0, entrusted: 0, succeeded: 1, oral: 1, written: 0, performed: 1, parties: 4, amount: '1200.00', types: { neighbour: 1, contract: 1 } });
      const rows = async (filters: object): Promise<number> => (await ground.query(disputeOperations.count, world.mediator, { filters: { unit: at.unit, ...filters } })).rows;
      expect(await rows({ acceptedFrom: '2027-03-01', acceptedTo: '2027-03-31' })).toBe(figures.accepted);
      expect(await rows({ agreedFrom: '2027-03-01', agreedTo: '2027-03-31', outcome: ['oral', 'written'] })).toBe(figures.succeeded);
      await ground.command(op.submitReturn, world.mediator, { ...at, typed: { screenings: 3 } });
      const file = await ground.query(op.exportReturns, guide(), { period: at.period });
      const text = (value: string) => ({ value });
      const sheet = await readSheet(bytesOf(file), { unit: { header: { zh: '单位', en: 'Unit' }, required: true, read: text }, accepted: { header: { zh: '受理（件）', en: 'Accepted' }, required: true, read: text }, screenings: { header: { zh: '排查次数', en: 'Rounds' }, required: true, read: text } });
      expect(sheet.good.map(({ value }) => value)).toContainEqual({ unit: world.unit('committee').name, accepted: '2', screenings: '3' });
    } finally {
      ground.now = now;
    }
  });

  it('does not go in before its period is over, and not for a unit that makes none', async () => {
    const at = { county: world.county, unit: world.unit('committee').id };
    expect(await codeOf(ground.command(op.submitReturn, world.mediator, { ...at, period: '2026-11', typed: {} }))).toBe('guidance.not-lawful-now');
    expect(await codeOf(ground.command(op.submitReturn, world.mediator, { ...at, period: '2026-Q3', typed: {} }))).toBe('guidance.not-its-return');
  });

  it('stays as it is once locked, also for whoever writes past the road', async () => {
    const at = await submitted(world);
    await ground.command(op.lockReturn, guide(), at);
    for (const again of [() => ground.command(op.submitReturn, world.mediator, { ...at, typed: { screenings: 9 } }), () => ground.command(op.saveReturn, world.mediator, { ...at, typed: {} }), () => ground.command(op.sendBack, guide(), { ...at, reason: '再看看' })]) {
      expect(await codeOf(again())).toBe('guidance.not-lawful-now');
    }
    await expect(ground.rows("update guidance.statistics_return set typed = '{}' where unit = $1 and period = $2", [at.unit, at.period])).rejects.toThrow('locked return');
  });

  it('corrects a locked period only, in a later one and with the reason', async () => {
    const [first, open, later] = [freshMonth(), freshMonth(), freshMonth()];
    await ground.command(op.lockReturn, guide(), await submitted(world, first));
    const at = { county: world.county, unit: world.unit('committee').id, period: later, typed: {} };
    const correction = { period: first, figure: 'accepted', delta: -1, reason: '一件重复登记' };
    expect(await codeOf(ground.command(op.submitReturn, world.mediator, { ...at, corrections: [{ ...correction, period: open }] }))).toBe('guidance.not-locked');
    await ground.command(op.submitReturn, world.mediator, { ...at, corrections: [correction] });
    expect((await ground.query(op.return, guide(), { county: at.county, unit: at.unit, period: later })).corrections).toEqual([correction]);
    expect(await ground.rows("select 1 from kernel.event where convert_from(bytes, 'UTF8') like '%重复登记%'")).toEqual([]);
  });

  it('goes only where its lifecycle leads', async () => {
    const steps = ['saveReturn', 'submitReturn', 'sendBack', 'lockReturn'] as const;
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 6 }), async (walk) => {
      const { unit, mediator } = await buildCommittee(ground);
      const at = { county: world.county, unit: unit.id, period: '2026-09' };
      let state: ReturnState = 'draft';
      for (const step of walk) {
        const legal = returnLifecycle.steps[step].from.includes(state);
        const more = step === 'sendBack' ? { reason: '核对后再报' } : step === 'lockReturn' ? {} : { typed: { prevented: 1 } };
        expect(await codeOf(ground.command(op[step], step === 'sendBack' || step === 'lockReturn' ? guide() : mediator.actor, { ...at, ...more }))).toBe(legal ? 'done' : 'guidance.not-lawful-now');
        const { to } = returnLifecycle.steps[step];
        if (legal && to !== 'same') state = to;
        expect((await ground.query(op.return, guide(), at)).line.state).toBe(state);
      }
    }), { numRuns: runs });
  }, patience);
});

describe('an allowance', () => {
  it('is declared once for a dispute, however many try at once', async () => {
    const { matter } = await closedDispute(world);
    const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(ground.command(op.declare, world.mediator, declaration(world, matter)))));
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['done', 'guidance.declared-already']));
    await expect(ground.rows('insert into guidance.allowance select (jsonb_populate_record(a, $2)).* from guidance.allowance a where matter = $1', [matter, JSON.stringify({ id: newId() })])).rejects.toThrow('one_allowance_for_a_dispute');
  });

  it('is of a class that fits the outcome, for somebody who mediated it, on files of that dispute', async () => {
    const { matter } = await closedDispute(world);
    expect(await codeOf(ground.command(op.declare, world.mediator, { ...declaration(world, matter), class: 'complex' }))).toBe('guidance.class-not-for');
    const fields = (more: object): Promise<string[]> => fieldsOf(ground.command(op.declare, world.mediator, { ...declaration(world, matter), ...more }));
    expect(await fields({ class: 'none-such' })).toEqual(['class unknown-choice']);
    expect(await fields({ mediator: world.post('area', 'mediator').id })).toEqual(['mediator unknown-choice']);
    expect(await fields({ evidence: [newId()] })).toEqual(['evidence.0 unknown-choice']);
  });

  it('is put on notice without parties, and paid once when the notice has run', async () => {
    const { county, allowance, publication } = await allowanceAt(world, 'noticed');
    expect(await codeOf(ground.command(op.paySheet, bureau(), { county, publication }))).toBe('guidance.not-lawful-now');
    const notice = await ground.query(documentOperations.allowanceNotice, bureau(), { county, publication });
    expect(Buffer.from(bytesOf(notice)).subarray(0, 5).toString()).toBe('%PDF-');
    const now = ground.now;
    try {
      ground.now = new Date(now.getTime() + 8 * 86_400_000);
      expect(await ground.command(op.paySheet, bureau(), { county, publication })).toEqual({ lines: 1, total: '50.00' });
      expect(await codeOf(ground.command(op.paySheet, bureau(), { county, publication }))).toBe('guidance.not-lawful-now');
      const file = await ground.query(op.exportSheet, bureau(), { county, publication });
      const text = (value: string) => ({ value });
      const sheet = await readSheet(bytesOf(file), { mediator: { header: { zh: '调解员', en: 'Mediator' }, required: true, read: text }, amount: { header: { zh: '金额（元）', en: 'Amount' }, required: true, read: text } });
      expect(sheet.good.map(({ value }) => value)).toEqual([{ mediator: world.post('committee', 'mediator').name, amount: '50' }]);
      expect((await ground.query(op.allowance, guide(), { county, allowance })).line.state).toBe('paid');
    } finally {
      ground.now = now;
    }
  });

  it('waits with its sheet for every objection, and ends with one that is upheld', async () => {
    const { county, allowance, objection } = await objected(world);
    const [row] = await ground.rows<{ publication: Id }>('select publication from guidance.allowance where id = $1', [allowance]);
    const publication = row?.publication;
    await ground.rows('update guidance.publication set from_on = from_on - 20, until_on = until_on - 20 where id = $1', [publication]);
    expect(await codeOf(ground.command(op.paySheet, bureau(), { county, publication }))).toBe('guidance.not-lawful-now');
    await ground.command(op.settleObjection, bureau(), { county, allowance, objection, upheld: true, answer: '经查，此件由派出所调成' });
    const view = await ground.query(op.allowance, guide(), { county, allowance });
    expect(view).toMatchObject({ line: { state: 'refused' }, reason: '经查，此件由派出所调成', objections: [{ upheld: true }] });
    expect(await codeOf(ground.command(op.declare, world.mediator, declaration(world, view.line.matter)))).toBe('done');
  });

  it('shows whoever checks what it may have been split from, and does nothing about it', async () => {
    const name = '张小满';
    const first = await closedDispute(world, { parties: [partyInput({ name, side: 'applicant' }), partyInput({ side: 'respondent' })] });
    const second = await closedDispute(world, { parties: [partyInput({ name, side: 'applicant' }), partyInput({ side: 'respondent' })] });
    const allowance = newId();
    await ground.command(op.declare, world.mediator, declaration(world, second.matter, allowance));
    const at = { county: world.county, allowance };
    expect((await ground.query(op.allowance, guide(), at)).alike.map(({ id }) => id)).toEqual([first.matter]);
    expect((await ground.query(op.allowance, world.mediator, at)).alike).toEqual([]);
    expect((await ground.query(op.allowance, guide(), at)).line.state).toBe('declared');
  });

  it('of another town is not seen', async () => {
    const { county, allowance } = await allowanceAt(world, 'declared');
    expect((await ground.query(op.allowances, stranger())).items).toEqual([]);
    expect(await codeOf(ground.query(op.allowance, stranger(), { county, allowance }))).toBe('kernel.not-found');
    expect(await codeOf(ground.command(op.checkAllowance, stranger(), { county, allowance }, { basis: 1 }))).toBe('kernel.not-found');
  });

  it('goes only where its lifecycle leads', async () => {
    const steps = ['checkAllowance', 'approveAllowance', 'publish', 'refuseAllowance', 'withdrawAllowance'] as const;
    const reason = '重复申报';
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 5 }), async (walk) => {
      const { county, allowance } = await allowanceAt(world, 'declared');
      let [state, basis]: [AllowanceState, number] = ['declared', 1];
      for (const step of walk) {
        const at = { county, allowance };
        const send = {
          checkAllowance: () => ground.command(op.checkAllowance, guide(), at, { basis }), approveAllowance: () => ground.command(op.approveAllowance, bureau(), at, { basis }),
          publish: () => ground.command(op.publish, bureau(), { county, publication: newId(), allowances: [allowance] }),
          refuseAllowance: () => ground.command(op.refuseAllowance, bureau(), { ...at, reason }, { basis }), withdrawAllowance: () => ground.command(op.withdrawAllowance, world.mediator, { ...at, reason }, { basis }),
        }[step];
        const legal = allowanceLifecycle.steps[step].from.includes(state);
        expect((await codeOf(send())) === 'done').toBe(legal);
        if (legal) [state, basis] = [allowanceLifecycle.steps[step].to as AllowanceState, basis + 1]; // none of these keeps its state
        expect((await ground.query(op.allowance, guide(), at)).line).toMatchObject({ state, revision: basis });
      }
    }), { numRuns: runs });
  }, patience);
});

describe('what guidance records', () => {
  it('is a chain without gaps, and its words are those that were written', async () => {
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
  });
});
