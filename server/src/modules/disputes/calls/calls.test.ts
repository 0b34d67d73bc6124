import { beforeEach, describe, expect, it } from 'vitest';
import { disputeOperations as op } from '@anhe/contract/disputes';
import type { CallReason } from '@anhe/contract/disputes';
import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { agreedInWriting, twoInstalments } from '../../../../test/cases/after.ts';
import { sessionToday } from '../../../../test/cases/calls.ts';
import type { StagedDispute } from '../../../../test/cases/steps.ts';
import { useGround } from '../../../../test/ground.ts';
import { known, useWorld } from '../../../../test/world.ts';
import { modules } from '../../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const begin = new Date('2026-11-25T10:00:00+08:00');

beforeEach(() => {
  ground.now = begin;
});

const later = (days: number): void => {
  ground.now = new Date(begin.getTime() + days * 86_400_000);
};
const director = () => world.post('committee', 'director').actor;
const sheet = (who = world.mediator) => ground.query(op.calls, who, {});
const linesOf = async (found: StagedDispute, who = world.mediator) => (await sheet(who)).items.filter(({ matter }) => matter === found.at.matter);
const reasonsOn = async (found: StagedDispute): Promise<readonly CallReason[]> => (await linesOf(found)).map(({ reason }) => reason);

/** What came of a call, put down. */
const kept = (found: StagedDispute, line: { readonly reason: CallReason; readonly about: Id; readonly party: Id | null }, more: object = {}) =>
  ground.command(op.recordCall, world.mediator, { ...found.at, call: newId(), reason: line.reason, about: line.about, ...(line.party === null ? {} : { party: line.party }), result: 'reached', ...more });

const refused = (path: string, code: string) => ({ fields: [{ path: [path], code }] });

describe('the day’s call sheet', () => {
  it('names who is to come to a session of today and tomorrow, masked, and nobody for one of the day after', async () => {
    const found = await sessionToday(world);
    const [line] = await linesOf(found);
    expect(line).toMatchObject({ reason: 'session', about: found.plan, party: found.party, dueOn: world.today, time: '16:00', unit: null, more: false });
    expect(line?.people.map(({ id }) => id)).toEqual([found.party]);
    expect(line?.people[0]?.name).toMatch(/\*/u);
    await ground.command(op.moveSession, world.mediator, { ...found.at, plan: found.plan, day: addDays(world.today, 1), time: '09:00', minutes: 90 });
    expect(await reasonsOn(found)).toEqual(['session']);
    await ground.command(op.moveSession, world.mediator, { ...found.at, plan: found.plan, day: addDays(world.today, 2), time: '09:00', minutes: 90 });
    expect(await reasonsOn(found)).toEqual([]);
  });

  it('names the payer three days before and after the day, until it is paid', async () => {
    const agreed = await agreedInWriting(world);
    const { instalments } = twoInstalments(world, agreed, [4, 20]);
    const found = await world.take(agreed, 'schedule', { instalments });
    const dues = async () => (await linesOf(found)).filter(({ reason }) => reason === 'instalment');
    expect(await dues()).toEqual([]);
    later(1);
    expect(await dues()).toMatchObject([{ about: instalments[0]?.id, party: instalments[0]?.payer, amount: '400.00', dueOn: '2026-11-29' }]);
    later(7);
    expect(await dues()).toHaveLength(1);
    later(8);
    expect(await dues()).toEqual([]);
    later(5);
    await world.take(found, 'recordPerformance', { instalment: instalments[0]?.id, amount: 400, full: false });
    expect(await dues()).toEqual([]);
  });

  it('names a party told four days ago that has not said yes or no, and not before', async () => {
    const found = await world.dispute('accepted');
    const party = known(found.parties[1]).id;
    await world.take(found, 'tell', { told: [{ party, answer: 'open' }] });
    later(3);
    expect(await reasonsOn(found)).toEqual([]);
    later(4);
    expect(await linesOf(found)).toMatchObject([{ reason: 'consent', about: party, party }]);
  });

  it('names who has not signed a draft, from the next day', async () => {
    const found = await world.take(await world.dispute('accepted'), 'draftAgreement');
    expect(await reasonsOn(found)).toEqual([]);
    later(1);
    expect((await linesOf(found)).map(({ reason, party }) => ({ reason, party })).toSorted((a, b) => (a.party ?? '').localeCompare(b.party ?? ''))).toEqual(
      found.parties.map(({ id }) => ({ reason: 'signature', party: id })).toSorted((a, b) => a.party.localeCompare(b.party)),
    );
  });

  it('names a look-in that is due, a follow-up, the last week for confirmation, a transfer without an answer', async () => {
    const warned = await world.take(await world.dispute('accepted'), 'noteWarning', { sign: newId() });
    const agreed = await agreedInWriting(world);
    const handed = await world.handedOver(await world.dispute('accepted'), 'refer', 'county');
    later(6);
    expect([await reasonsOn(warned), await reasonsOn(agreed)]).toEqual([[], []]);
    expect(await linesOf(handed)).toMatchObject([{ reason: 'handover', about: handed.handover, people: [], unit: { name: expect.any(String) as string } }]); // a matcher
    later(7);
    expect(await reasonsOn(warned)).toEqual(['look-in']);
    later(25);
    expect(await reasonsOn(agreed)).toContain('confirmation');
    later(60);
    expect(await reasonsOn(agreed)).toEqual(['follow-up']);
  });

  it('is a mediator’s own, and for a director the whole committee’s', async () => {
    const found = await sessionToday(world);
    const other = await world.sparePost();
    expect(await linesOf(found, other.actor)).toEqual([]);
    expect(await linesOf(found, director())).toHaveLength(1);
    expect([(await sheet()).whole, (await sheet(director())).whole]).toEqual([false, true]);
  });
});

describe('what came of a call', () => {
  it('is an event without names or text; the line leaves the sheet for today and comes back tomorrow', async () => {
    const found = await sessionToday(world);
    await ground.command(op.moveSession, world.mediator, { ...found.at, plan: found.plan, day: addDays(world.today, 1), time: '09:00', minutes: 90 });
    const line = known((await linesOf(found))[0]);
    const before = (await sheet()).called;
    await kept(found, line, { result: 'missed', note: '没人接' });
    expect(await linesOf(found)).toEqual([]);
    expect((await sheet()).called).toBe(before + 1);
    const [event] = await ground.rows<{ body: string }>("select convert_from(bytes, 'utf8') as body from kernel.event where matter = $1 and type = 'disputes.called'", [found.at.matter]);
    for (const word of ['session', found.plan, found.party, 'missed']) expect(event?.body).toContain(`"${word}"`);
    expect(event?.body).not.toContain('没人接');
    later(1);
    expect(await reasonsOn(found)).toEqual(['session']);
  });

  it('puts the line off until the day that was chosen', async () => {
    const found = await world.take(await world.dispute('accepted'), 'draftAgreement');
    later(1);
    const lines = await linesOf(found);
    await kept(found, known(lines[0]), { result: 'later', again: addDays(world.today, 3) });
    expect(await linesOf(found)).toHaveLength(lines.length - 1);
    later(3);
    expect(await linesOf(found)).toHaveLength(lines.length - 1);
    later(4);
    expect(await linesOf(found)).toHaveLength(lines.length);
  });

  it('does not call again about a day to come of which somebody was reached', async () => {
    const found = await sessionToday(world);
    await ground.command(op.moveSession, world.mediator, { ...found.at, plan: found.plan, day: addDays(world.today, 1), time: '09:00', minutes: 90 });
    await kept(found, known((await linesOf(found))[0]));
    later(1);
    expect(await linesOf(found)).toEqual([]);
  });

  it('names a line that stands, and a day that fits; else nothing is changed', async () => {
    const found = await sessionToday(world);
    const line = known((await linesOf(found))[0]);
    await expect(kept(found, { ...line, about: newId() })).rejects.toMatchObject(refused('about', 'unknown-choice'));
    await expect(kept(found, { ...line, reason: 'follow-up' })).rejects.toMatchObject(refused('about', 'unknown-choice'));
    await expect(kept(found, { ...line, party: null })).rejects.toMatchObject(refused('about', 'unknown-choice'));
    await expect(kept(found, line, { result: 'later' })).rejects.toMatchObject(refused('again', 'required'));
    await expect(kept(found, line, { result: 'later', again: world.today })).rejects.toMatchObject(refused('again', 'past-date'));
    await expect(kept(found, line, { result: 'later', again: addDays(world.today, 32) })).rejects.toMatchObject(refused('again', 'too-large'));
    await expect(kept(found, line, { again: addDays(world.today, 2) })).rejects.toMatchObject(refused('again', 'unknown-field'));
    expect(await linesOf(found)).toHaveLength(1);
  });
});
