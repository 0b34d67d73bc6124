import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { disputeOperations as op, withheldText } from '@anhe/contract/disputes';
import { addDays, newId } from '@anhe/contract/kernel';
import { matterOperations as matter } from '@anhe/contract/matters';
import { partyOperations as party } from '@anhe/contract/parties';
import { staffOperations as staff } from '@anhe/contract/staff';
import { receiptActor } from '../../kernel/access/actor.ts';
import { buildPost, buildUnit } from '../../../test/build.ts';
import type { BuiltPost } from '../../../test/build.ts';
import { stepInput } from '../../../test/cases/steps.ts';
import { useGround } from '../../../test/ground.ts';
import { elsewherePlace, useWorld } from '../../../test/world.ts';
import type { Handed, StagedDispute } from '../../../test/world.ts';
import { modules } from '../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
/** A mediator of another town's village, who has nothing of the world's village in scope. */
let helper: BuiltPost;

beforeAll(async () => {
  helper = world.post('elsewhere', 'mediator');
});
beforeEach(() => {
  ground.now = new Date(ground.now.getTime() + 60_000);
});

const asked = async (more: object = {}): Promise<Handed> => world.handedOver(await world.dispute('accepted'), 'refer', 'elsewhere', more);
const helped = async (more: object = {}): Promise<Handed> => world.answer(await asked(more), 'answerReferral', helper.actor);
const act = async (found: Handed, name: 'reportHelp' | 'endHelp' | 'takeBackHandover', actor = world.mediator, more: object = {}): Promise<Handed> => {
  const input = { ...found.at, handover: found.handover, ...(name === 'reportHelp' ? { happenedOn: world.today, result: '已核实' } : { reason: '已不需要' }), ...more };
  return { ...found, revision: (await ground.command(op[name], actor, input, { basis: found.revision })).revision };
};
const owner = async (found: StagedDispute) =>
  (await ground.rows('select status, holder_unit, pending_transfer from matters.matter where id = $1', [found.at.matter]))[0];

describe('help asked of another unit', () => {
  it('lets the helper read that one matter and nothing else, although it lies outside its area', async () => {
    const other = await world.dispute('accepted');
    const found = await asked();
    await expect(ground.query(op.get, helper.actor, other.at)).rejects.toMatchObject({ code: 'kernel.not-found' });
    const seen = await ground.query(op.get, helper.actor, found.at);
    expect(seen).toMatchObject({ id: found.at.matter, summary: '两家因院墙排水发生争吵', textsOpen: false });
    expect((await ground.query(op.list, helper.actor, {})).items).toEqual([]);
    expect((await ground.query(matter.handoverWork, helper.actor, {})).items).toMatchObject([{ id: found.handover, direction: 'to-us', status: 'asked' }]);
    // Nobody else of that village was asked, and the asked unit's neighbours see nothing.
    const neighbour = await buildPost(ground, await buildUnit(ground, { place: elsewherePlace }), 'mediator');
    await expect(ground.query(op.get, neighbour.actor, found.at)).rejects.toMatchObject({ code: 'kernel.not-found' });
  });

  it('opens the fields that were named to the parties, no others', async () => {
    const started = await world.dispute('accepted');
    const held = await world.take(started, 'holdSession', { record: '甲方说了实情' });
    const found = await world.handedOver(held, 'refer', 'elsewhere', { fields: ['summary'] });
    const seen = await ground.query(op.get, helper.actor, found.at);
    expect(seen.summary).toBe('两家因院墙排水发生争吵');
    expect(seen.sessions.map(({ record }) => record)).toEqual([withheldText]);
    const texts = (await ground.query(matter.timeline, helper.actor, found.at)).entries.map(({ text }) => text);
    expect(texts).toContain('两家因院墙排水发生争吵');
    expect(texts).not.toContain('甲方说了实情');
    const all = await ground.query(op.get, helper.actor, (await asked({ fields: ['summary', 'records', 'agreement'] })).at);
    expect(all.summary).not.toBe(withheldText);
  });

  it('shows files and names in clear only where they were named', async () => {
    const file = await world.attachment();
    const without = await world.handedOver(file, 'refer', 'elsewhere', { fields: ['summary'] });
    const one = { ...file.at, attachment: file.attachment };
    await expect(ground.query(matter.openAttachment, helper.actor, one)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    const reveal = { ...file.at, party: file.parties[0]?.id, reason: '联系当事人' };
    await expect(ground.command(party.reveal, helper.actor, reveal)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    const back = await act(without, 'takeBackHandover');
    const again = await world.handedOver(back, 'refer', 'elsewhere', { fields: ['files', 'parties'] });
    expect((await ground.query(matter.openAttachment, helper.actor, one)).bytes.length).toBeGreaterThan(0);
    expect((await ground.command(party.reveal, helper.actor, reveal)).name).toBe(again.parties[0]?.name);
  });

  it('lets who agreed to help add notes, and who did not only read', async () => {
    const found = await asked();
    const note = { ...found.at, text: '到现场看过', happenedOn: world.today };
    await expect(ground.command(matter.note, helper.actor, note)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    const agreed = await world.answer(found, 'answerReferral', helper.actor);
    const noted = await ground.command(matter.note, helper.actor, note);
    const done = await act({ ...agreed, revision: noted.revision }, 'reportHelp', helper.actor);
    await expect(ground.query(op.get, helper.actor, found.at)).rejects.toMatchObject({ code: 'kernel.not-found' });
    expect((await ground.query(matter.handovers, world.mediator, done.at)).items).toMatchObject([{ status: 'reported', result: '已核实', purpose: '请协助核实宅基地登记情况' }]);
    expect(await owner(done)).toMatchObject({ holder_unit: world.unit('committee').id });
  });

  it('revoked is revoked from then on: by the owner, by a refusal, by taking it back, at the end of the matter', async () => {
    const refused = async (found: StagedDispute): Promise<void> => void (await expect(ground.query(op.get, helper.actor, found.at)).rejects.toMatchObject({ code: 'kernel.not-found' }));
    await refused(await act(await helped(), 'endHelp'));
    await refused(await act(await asked(), 'takeBackHandover'));
    await refused(await world.answer(await asked(), 'answerReferral', helper.actor, false));
    const closed = await world.take(await world.take(await helped(), 'agreeOrally'), 'close');
    await refused(closed);
    expect((await ground.query(matter.handovers, world.mediator, closed.at)).items).toMatchObject([{ status: 'ended' }]);
  });

  it('ends when a party takes its consent back on its receipt, at once and once', async () => {
    const held = await world.openedReceipt();
    const found = await world.answer(await world.handedOver(held, 'refer', 'elsewhere'), 'answerReferral', helper.actor);
    const file = await ground.query(matter.receiptFile, receiptActor(world.county), { code: held.code, pass: held.pass });
    expect(file.shares).toMatchObject([{ id: found.handover, fields: ['summary', 'parties'], withdrawable: true }]);
    const input = { code: held.code, pass: held.pass, handover: found.handover };
    expect(await ground.command(matter.withdrawShare, receiptActor(world.county), input)).toEqual({ ended: true });
    await expect(ground.query(op.get, helper.actor, found.at)).rejects.toMatchObject({ code: 'kernel.not-found' });
    expect(await ground.command(matter.withdrawShare, receiptActor(world.county), input)).toEqual({ ended: false });
    expect((await ground.query(matter.handovers, world.mediator, found.at)).items).toMatchObject([{ status: 'ended', told: expect.arrayContaining([expect.objectContaining({ party: held.parties[0]?.id, withdrawnOn: world.today })]) }]);
  });

  it('that rests on a duty can be seen on the receipt and not be withdrawn there; that of secrecy is not shown', async () => {
    const held = await world.openedReceipt();
    const duty = await world.handedOver(held, 'refer', 'elsewhere', { ground: 'duty' });
    const shares = async () => (await ground.query(matter.receiptFile, receiptActor(world.county), { code: held.code, pass: held.pass })).shares;
    expect(await shares()).toMatchObject([{ id: duty.handover, withdrawable: false }]);
    await expect(ground.command(matter.withdrawShare, receiptActor(world.county), { code: held.code, pass: held.pass, handover: duty.handover })).rejects.toMatchObject({ code: 'kernel.not-found' });
    await world.handedOver(duty, 'refer', 'county', { ground: 'secrecy', told: [] });
    expect((await shares()).map(({ id }) => id)).toEqual([duty.handover]);
  });
});

describe('a transfer', () => {
  it('changes the owner once it is accepted, and not a moment earlier', async () => {
    const found = await world.handedOver(await world.dispute('accepted'), 'transfer', 'window');
    expect(await owner(found)).toMatchObject({ status: 'accepted', holder_unit: world.unit('committee').id, pending_transfer: found.handover });
    const taken = await world.answer(found, 'receive', world.clerk);
    expect(await owner(taken)).toMatchObject({ status: 'to-assign', holder_unit: world.unit('window').id, pending_transfer: null });
  });

  it('sent back leaves all as it was, with the reason', async () => {
    const found = await world.handedOver(await world.dispute('accepted'), 'transfer', 'window');
    await expect(ground.command(op.receive, world.clerk, { ...found.at, handover: found.handover, accept: false }, { basis: found.revision })).rejects.toMatchObject({ fields: [{ path: ['reason'], code: 'required' }] });
    const back = await world.answer(found, 'receive', world.clerk, false);
    expect(await owner(back)).toMatchObject({ status: 'accepted', holder_unit: world.unit('committee').id, pending_transfer: null });
    expect((await ground.query(matter.handovers, world.mediator, back.at)).items).toMatchObject([{ status: 'refused', reason: '不属于本单位职责' }]);
  });

  it('to a centre is assigned to another committee, which goes on where it stood with the same number', async () => {
    const found = await world.dispute('to-assign');
    const number = (await ground.query(op.get, world.clerk, found.at)).numbers['acceptance'];
    const offered = await ground.command(op.offer, world.clerk, { ...found.at, committee: world.unit('area').id }, { basis: found.revision });
    const next = world.post('area', 'mediator').actor;
    const taken = await ground.command(op.takeOver, next, found.at, { basis: offered.revision });
    expect(taken.status).toBe('accepted');
    const view = await ground.query(op.get, next, found.at);
    expect(view).toMatchObject({ committee: { unit: world.unit('area').id }, numbers: { acceptance: number }, clocks: expect.arrayContaining([expect.objectContaining({ kind: 'mediation', status: 'running' })]) });
    // Its former mediators mediate no more: the new committee chooses.
    await expect(ground.command(op.holdSession, next, stepInput(world, 'holdSession', found), { basis: taken.revision })).rejects.toMatchObject({ details: { rule: 'no-mediator' } });
  });

  it('handed back by the committee it was assigned to returns to the centre', async () => {
    const found = await world.dispute('to-assign');
    const offered = await ground.command(op.offer, world.clerk, { ...found.at, committee: world.unit('area').id }, { basis: found.revision });
    const back = await ground.command(op.handBack, world.post('area', 'director').actor, { ...found.at, reason: '当事人不在本村' }, { basis: offered.revision });
    // The centre filed it itself: it lies with it as handed back.
    expect(back.status).toBe('handed-back');
  });

  it('between committees keeps the running month, and a draft does not go along', async () => {
    const drafted = await world.dispute('drafted');
    const before = (await ground.query(op.get, world.mediator, drafted.at)).clocks.find(({ kind }) => kind === 'mediation');
    const found = await world.answer(await world.handedOver(drafted, 'transfer', 'area'), 'receive', world.post('area', 'director').actor);
    const view = await ground.query(op.get, world.post('area', 'mediator').actor, found.at);
    expect(view).toMatchObject({ status: 'accepted', agreement: null, mediators: expect.arrayContaining([expect.objectContaining({ to: world.today })]) });
    expect(view.clocks.find(({ kind }) => kind === 'mediation')).toMatchObject({ started: before?.started, due: before?.due, status: 'running' });
    await expect(world.take(found, 'holdSession')).rejects.toMatchObject({ code: 'kernel.not-allowed' });
  });

  it('to an organ is closed there with its result, or comes back to a committee', async () => {
    const found = await world.dispute('elsewhere');
    const handler = world.post('county', 'handler').actor;
    await expect(ground.command(op.close, handler, { ...found.at, happenedOn: world.today }, { basis: found.revision })).rejects.toMatchObject({ fields: [{ path: ['report'], code: 'required' }] });
    const closed = await ground.command(op.close, handler, { ...found.at, happenedOn: world.today, report: '已由劳动监察处理完毕' }, { basis: found.revision });
    expect(closed.status).toBe('closed');
    expect(await ground.query(op.get, handler, found.at)).toMatchObject({ outcome: 'elsewhere', clocks: expect.not.arrayContaining([expect.objectContaining({ status: 'running' })]) });
    const again = await world.dispute('elsewhere');
    const handover = newId();
    const asking = { ...stepInput(world, 'transfer', again), handover, to: world.unit('committee').id };
    const sent = await ground.command(op.transfer, handler, asking, { basis: again.revision });
    const back = await ground.command(op.receive, world.mediator, { ...again.at, handover, accept: true }, { basis: sent.revision });
    expect(back.status).toBe('accepted');
    expect((await ground.query(op.get, world.mediator, again.at)).clocks).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'mediation', status: 'running', started: world.today })]));
    // Its mediator of before may be chosen again.
    expect((await world.take({ ...again, revision: back.revision }, 'appoint', { post: world.mediator.post })).revision).toBeGreaterThan(back.revision);
  });

  it('cannot go to a unit that has ended, to oneself, to one whose area is another, to none, or to two at once', async () => {
    const found = await world.dispute('accepted');
    const ended = await world.emptyUnit();
    const to = async (unit: string) => ground.command(op.transfer, world.mediator, { ...stepInput(world, 'transfer', found), to: unit }, { basis: found.revision });
    const closed = await ground.query(staff.unit, world.administrator, { county: world.county, unit: ended.id });
    await ground.command(staff.closeUnit, world.administrator, { county: world.county, unit: ended.id, lastDay: world.today }, { basis: closed.revision });
    await expect(to(ended.id)).rejects.toMatchObject({ fields: [{ path: ['to'], code: 'unit-ended' }] });
    await expect(to(world.unit('committee').id)).rejects.toMatchObject({ fields: [{ path: ['to'], code: 'own-unit' }] });
    await expect(to(world.unit('elsewhere').id)).rejects.toMatchObject({ fields: [{ path: ['to'], code: 'not-in-scope' }] });
    await expect(to(newId())).rejects.toMatchObject({ fields: [{ path: ['to'], code: 'unknown-choice' }] });
    const pending = await world.handedOver(found, 'transfer', 'window');
    await expect(ground.command(op.transfer, world.mediator, stepInput(world, 'transfer', pending), { basis: pending.revision })).rejects.toMatchObject({ details: { rule: 'transfer-waits' } });
    expect(await owner(pending)).toMatchObject({ holder_unit: world.unit('committee').id });
  });

  it('taken back cannot be accepted any more; an acceptance a second earlier wins', async () => {
    const found = await world.handedOver(await world.dispute('accepted'), 'transfer', 'window');
    const back = await act(found, 'takeBackHandover');
    await expect(world.answer(back, 'receive', world.clerk)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    const again = await world.handedOver(back, 'transfer', 'window');
    await expect(ground.command(op.receive, world.clerk, { ...again.at, handover: found.handover, accept: true }, { basis: again.revision })).rejects.toMatchObject({ code: 'matters.handover-over' });
    const both = await Promise.allSettled([world.answer(again, 'receive', world.clerk), act(again, 'takeBackHandover')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('that waits falls away when the parties end the matter meanwhile', async () => {
    const found = await world.handedOver(await world.dispute('accepted'), 'transfer', 'window');
    const gone = await world.take(found, 'withdraw');
    expect(await owner(gone)).toMatchObject({ status: 'withdrawn', pending_transfer: null });
    expect((await ground.query(matter.handovers, world.mediator, gone.at)).items).toMatchObject([{ status: 'taken-back' }]);
  });

  it('names who was told: a stranger, one twice, a day to come are refused at their field', async () => {
    const found = await world.dispute('accepted');
    const told = (more: object) => ground.command(op.refer, world.mediator, { ...stepInput(world, 'refer', found), ...more }, { basis: found.revision });
    const [first] = found.parties;
    const line = { party: first?.id, how: 'paper', agrees: true, on: world.today };
    await expect(told({ told: [{ ...line, party: newId() }] })).rejects.toMatchObject({ fields: [{ path: ['told', 0, 'party'], code: 'unknown-choice' }] });
    await expect(told({ told: [line, line] })).rejects.toMatchObject({ fields: [{ path: ['told', 1, 'party'], code: 'already-used' }] });
    await expect(told({ told: [{ ...line, on: addDays(world.today, 1) }] })).rejects.toMatchObject({ fields: [{ path: ['told', 0, 'on'], code: 'future-date' }] });
  });
});

describe('a dispute that another organ hands in', () => {
  const court = (more: object = {}) => ({ origin: 'handed-in', handIn: { organ: 'court', name: '测试人民法庭', letter: '（2026）测委字第1号', receivedOn: world.today, ...more } });

  it('names the organ, and only then', async () => {
    await expect(world.filed({ origin: 'handed-in' })).rejects.toMatchObject({ fields: [{ path: ['handIn'], code: 'required' }] });
    await expect(world.filed({ handIn: court().handIn })).rejects.toMatchObject({ fields: [{ path: ['handIn'], code: 'unknown-field' }] });
    await expect(world.filed(court({ receivedOn: addDays(world.today, 1) }))).rejects.toMatchObject({ fields: [{ path: ['handIn', 'receivedOn'], code: 'future-date' }] });
    await expect(world.filed(court({ organ: 'police', platform: 'ordinary' }))).rejects.toMatchObject({ fields: [{ path: ['handIn', 'platform'], code: 'unknown-choice' }] });
  });

  it('is accepted although that organ has dealt with it, and its result goes back once', async () => {
    const found = await world.take(await world.take(await world.filed(court()), 'takeOver'), 'accept', { seised: 'handed-over' });
    await expect(world.take(found, 'returnHandIn')).rejects.toMatchObject({ details: { rule: 'wrong-status' } });
    const failed = await world.take(found, 'fail');
    const returned = await world.take(failed, 'returnHandIn', { letter: '（2026）测复字第1号' });
    expect(await ground.query(op.ways, world.mediator, returned.at)).toMatchObject({
      handIn: { organ: 'court', name: '测试人民法庭', letter: '（2026）测委字第1号', returnedOn: world.today, result: '双方已达成协议并履行' },
    });
    await expect(world.take(returned, 'returnHandIn')).rejects.toMatchObject({ details: { rule: 'returned-already' } });
    await expect(world.take(await world.dispute('failed'), 'returnHandIn')).rejects.toMatchObject({ details: { rule: 'not-handed-in' } });
  });

  it('runs on the clocks of the courts’ platform only where it runs on that platform', async () => {
    const kinds = async (found: StagedDispute) => (await ground.query(op.get, world.mediator, found.at)).clocks.map(({ kind, status }) => `${kind} ${status}`).toSorted();
    expect(await kinds(await world.filed(court()))).toEqual(['acceptance running']);
    const on = await world.filed(court({ platform: 'summary' }));
    expect(await kinds(on)).toEqual(['acceptance running', 'platform-answer running', 'platform-summary running']);
    const accepted = await world.take(await world.take(on, 'takeOver'), 'accept', { seised: 'handed-over' });
    expect(await kinds(accepted)).toEqual(['acceptance kept', 'mediation running', 'platform-answer kept', 'platform-summary running']);
    const returned = await world.take(await world.take(accepted, 'fail'), 'returnHandIn');
    expect(await kinds(returned)).toContain('platform-summary kept');
  });
});

describe('other ways', () => {
  it('stand beside mediation with their time, and what runs is written down until it ends', async () => {
    const found = await world.dispute('accepted');
    const way = newId();
    const recorded = await ground.command(op.recordWay, world.mediator, { ...found.at, way, kind: 'lawsuit', organ: '测试人民法院', since: world.today }, { basis: found.revision });
    const seen = await ground.query(op.ways, world.mediator, found.at);
    expect(seen.running).toEqual([{ id: way, kind: 'lawsuit', organ: '测试人民法院', since: world.today, endedOn: null, result: null }]);
    expect(seen.open.length).toBeGreaterThan(1);
    const input = { ...found.at, way, endedOn: addDays(world.today, -1), result: '撤诉' };
    await expect(ground.command(op.endWay, world.mediator, input, { basis: recorded.revision })).rejects.toMatchObject({ fields: [{ path: ['endedOn'], code: 'past-date' }] });
    const ended = await ground.command(op.endWay, world.mediator, { ...input, endedOn: world.today }, { basis: recorded.revision });
    expect((await ground.query(op.ways, world.mediator, found.at)).running).toMatchObject([{ endedOn: world.today, result: '撤诉' }]);
    await expect(ground.command(op.endWay, world.mediator, { ...input, endedOn: world.today }, { basis: ended.revision })).rejects.toMatchObject({ fields: [{ path: ['way'], code: 'already-used' }] });
  });
});
