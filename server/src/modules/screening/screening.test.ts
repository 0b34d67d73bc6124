import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, newId } from '@anhe/contract/kernel';
import { reportLifecycle, screeningOperations as op } from '@anhe/contract/screening';
import type { ReportStatus, ReportStep } from '@anhe/contract/screening';
import { disputeOperations } from '@anhe/contract/disputes';
import { documentOperations } from '@anhe/contract/documents';
import { verifyAll } from '../../kernel/events/verify.ts';
import { readSheet } from '../../kernel/spreadsheet.ts';
import { foundInRound, roundInput, startedRound } from '../../../test/cases/screening.ts';
import { bytesOf, codeOf, fieldsOf } from '../../../test/answers.ts';
import { useGround } from '../../../test/ground.ts';
import { proving } from '../../../test/proving.ts';
import { useWorld } from '../../../test/world.ts';
import { modules } from '../index.ts';
import { textSource } from '../matters/index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const bureau = () => world.post('county', 'bureau').actor;
const hazard = { kind: 'road', count: 2, where: '二组巷道急弯处' } as const;

describe('a round', () => {
  it('gives every village committee of its area a report, and counts who has reported', async () => {
    const at = await startedRound(world);
    const before = await ground.query(op.round, bureau(), { county: at.county, round: at.round });
    expect(before.counts).toEqual({ total: 1, done: 0, nil: 0, late: 0 });
    expect((await ground.query(op.due, world.mediator)).items.map(({ id }) => id)).toContain(at.report);
    await ground.command(op.signNil, world.mediator, { county: at.county, report: at.report }, { basis: 0 });
    const after = await ground.query(op.round, bureau(), { county: at.county, round: at.round });
    expect(after.counts).toEqual({ total: 1, done: 1, nil: 1, late: 0 });
    expect(after.towns).toMatchObject([{ place: '610524001', total: 1, done: 1, nil: 1, disputes: 0, hazards: 0 }]);
    expect((await ground.query(op.due, world.mediator)).items.map(({ id }) => id)).not.toContain(at.report);
  });

  it('is late in a village once its day has passed, and can be reported all the same', async () => {
    const at = await startedRound(world);
    const now = ground.now;
    try {
      ground.now = new Date(now.getTime() + 11 * 86_400_000);
      expect((await ground.query(op.round, bureau(), { county: at.county, round: at.round })).reports[0]?.state).toBe('late');
      await ground.command(op.signNil, world.mediator, { county: at.county, report: at.report }, { basis: 0 });
      expect((await ground.query(op.report, world.mediator, { county: at.county, report: at.report })).line.state).toBe('nil');
    } finally {
      ground.now = now;
    }
  });

  it('is started only over one’s own area, for places with a village committee, on days in order', async () => {
    const wrong = (more: object): Promise<string[]> => fieldsOf(ground.command(op.start, bureau(), { ...roundInput(world), ...more }));
    expect(await wrong({ area: ['610502001'] })).toEqual(['area.0 not-in-scope']);
    expect(await wrong({ area: ['610524102'] })).toEqual(['area unknown-choice']);
    expect(await wrong({ to: addDays(world.today, -1) })).toEqual(['to past-date']);
    expect(await wrong({ dueOn: addDays(world.today, -1) })).toEqual(['dueOn past-date']);
    expect(await wrong({ topic: 'key-persons' })).toEqual(['topic unknown-choice']);
    expect(await codeOf(ground.command(op.start, world.post('committee', 'director').actor, roundInput(world)))).toBe('kernel.not-allowed');
  });

  it('shows another town nothing of what villages reported', async () => {
    const at = await startedRound(world);
    await ground.command(op.fileReport, world.mediator, { county: at.county, report: at.report, hazards: [hazard] }, { basis: 0 });
    const stranger = world.post('elsewhere', 'guide').actor;
    expect((await ground.query(op.rounds, stranger)).items).toEqual([]);
    expect((await ground.query(op.round, stranger, { county: at.county, round: at.round })).reports).toEqual([]);
    expect(await codeOf(ground.query(op.report, stranger, { county: at.county, report: at.report }))).toBe('kernel.not-found');
    expect(await codeOf(ground.query(op.export, stranger, { county: at.county, round: at.round }))).toBe('kernel.not-allowed');
  });

  it('is exported and printed with its hazards in words', async () => {
    const at = await startedRound(world);
    await ground.command(op.fileReport, world.mediator, { county: at.county, report: at.report, hazards: [hazard] }, { basis: 0 });
    const file = await ground.query(op.export, bureau(), { county: at.county, round: at.round });
    const text = (value: string) => ({ value });
    const sheet = await readSheet(bytesOf(file), { done: { header: { zh: '已报', en: 'Reported' }, required: true, read: text }, total: { header: { zh: '应报村（社区）', en: 'Villages' }, required: true, read: text } });
    expect(sheet.good.map(({ value }) => value)).toEqual([{ done: '1', total: '1' }]);
    const paper = await ground.query(documentOperations.screeningReport, bureau(), { county: at.county, round: at.round });
    expect(Buffer.from(bytesOf(paper)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await ground.rows("select 1 from kernel.access_log where operation = 'screening.export' and outcome = 'exported'")).not.toEqual([]);
  });
});

describe('a report', () => {
  it('lists the disputes that were registered in the round, and no others', async () => {
    const at = await startedRound(world);
    const found = await foundInRound(world, at.round);
    const other = (await world.filed()).at.matter;
    const report = { county: at.county, report: at.report };
    expect(await codeOf(ground.command(op.fileReport, world.mediator, { ...report, matters: [found, other] }, { basis: 0 }))).toBe('screening.not-of-round');
    expect(await codeOf(ground.command(op.fileReport, world.mediator, report, { basis: 0 }))).toBe('screening.empty-report');
    await ground.command(op.fileReport, world.mediator, { ...report, matters: [found], hazards: [hazard] }, { basis: 0 });
    const view = await ground.query(op.report, bureau(), report);
    expect(view.versions).toMatchObject([{ version: 1, nil: false, hazards: [hazard], matters: [{ id: found }] }]);
    expect(view.versions[0]?.signedAs).toContain('调解员');
    const { items } = await ground.query(disputeOperations.list, bureau(), { filters: { round: at.round } });
    expect(items.map(({ id, origin }) => [id, origin])).toEqual([[found, 'screening']]);
  });

  it('asks a dispute of a round for the round, and no other one', async () => {
    const fields = (more: object): Promise<string[]> => fieldsOf(world.filed(more));
    expect(await fields({ origin: 'screening' })).toEqual(['round required']);
    expect(await fields({ origin: 'oral', round: newId() })).toEqual(['round unknown-field']);
  });

  it('is corrected by a new version until the round is closed; the old one stays', async () => {
    const at = await startedRound(world);
    const report = { county: at.county, report: at.report };
    await ground.command(op.signNil, world.mediator, report, { basis: 0 });
    await ground.command(op.correct, world.mediator, { ...report, hazards: [hazard], reason: '漏报一处' }, { basis: 1 });
    const { versions, line } = await ground.query(op.report, world.mediator, report);
    expect(versions.map(({ version, nil, reason }) => [version, nil, reason])).toEqual([[2, false, '漏报一处'], [1, true, null]]);
    expect(line).toMatchObject({ state: 'reported', hazards: 2, version: 2 });
    await ground.command(op.close, bureau(), { county: at.county, round: at.round }, { basis: 1 });
    expect(await codeOf(ground.command(op.correct, world.mediator, { ...report, reason: '又漏一处', hazards: [hazard] }, { basis: 2 }))).toBe('screening.not-lawful-now');
  });

  it('keeps no word of it in the clear', async () => {
    const rows = await ground.rows<{ row: string }>("select to_jsonb(v)::text || coalesce(convert_from(e.bytes, 'UTF8'), '') as row from screening.report_version v join kernel.event e on e.stream = v.report");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes('二组') || row.includes('漏报'))).toEqual([]);
  });

  it('goes only where its lifecycle leads, whatever is tried', async () => {
    const steps: readonly ReportStep[] = ['fileReport', 'signNil', 'correct'];
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ step: fc.constantFrom(...steps), empty: fc.boolean() }), { minLength: 1, maxLength: 6 }), async (deeds) => {
      const at = await startedRound(world);
      let state: { status: ReportStatus; revision: number } = { status: 'open', revision: 0 };
      for (const { step, empty } of deeds) {
        const said = step === 'signNil' ? {} : { hazards: empty ? [] : [hazard], ...(step === 'correct' ? { reason: '更正一次' } : {}) };
        const code = await codeOf(ground.command(op[step], world.mediator, { county: at.county, report: at.report, ...said }, { basis: state.revision }));
        const legal = reportLifecycle.steps[step].from.includes(state.status) && !(step === 'fileReport' && empty);
        expect(code === 'done').toBe(legal);
        if (legal) state = { status: step === 'signNil' || empty ? 'nil' : 'reported', revision: state.revision + 1 };
        const [row] = await ground.rows<{ status: string; revision: number }>('select status, revision from screening.report where id = $1', [at.report]);
        expect(row).toEqual(state);
      }
    }), { numRuns: proving ? 200 : 12 });
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
  }, proving ? 300_000 : undefined);
});
