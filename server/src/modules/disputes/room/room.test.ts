import { beforeEach, describe, expect, it } from 'vitest';
import { disputeOperations as op } from '@anhe/contract/disputes';
import { documentOperations } from '@anhe/contract/documents';
import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { docxText } from '../../../../test/docx.ts';
import { faultsOf } from '../../../../test/dispute-invariants.ts';
import { useGround } from '../../../../test/ground.ts';
import { useWorld } from '../../../../test/world.ts';
import type { StagedDispute } from '../../../../test/world.ts';
import { modules } from '../../index.ts';
import { calendarText, folded } from './ical.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const begin = new Date('2026-11-25T10:00:00+08:00');

beforeEach(() => {
  ground.now = begin;
});

const first = (found: StagedDispute): Id => found.parties[0]?.id ?? '';
const director = () => world.post('committee', 'director');
const room = (found: StagedDispute) => ground.query(op.room, world.mediator, found.at);
const detail = (found: StagedDispute) => ground.query(op.get, world.mediator, found.at);
const later = (days: number): void => {
  ground.now = new Date(begin.getTime() + days * 86_400_000);
};

async function paper(found: StagedDispute, kind: string, id: Id | null = null): Promise<string> {
  const answer = await ground.query(documentOperations.paper, world.mediator, { ...found.at, kind, ...(id === null ? {} : { id }), format: 'docx' } as never); // the kind is checked by the operation's own schema
  return docxText(answer.bytes);
}

describe('facts that all parties confirmed', () => {
  it('stand in the room, on a paper of their own and in the dossier; a party that has not signed stops them', async () => {
    const found = await world.take(await world.dispute('accepted'), 'confirmFacts');
    const { jointFacts } = await room(found);
    expect(jointFacts).toMatchObject([{ facts: ['排水沟在院墙外', '去年六月改过道'], signatures: [{ signer: first(found), how: 'fingerprint' }, {}] }]);
    const text = await paper(found, 'jointFacts', jointFacts[0]?.id ?? null);
    expect(text).toContain('排水沟在院墙外');
    expect(text).toContain('不作为以后对其不利的证据');
    const { dossier } = await ground.query(documentOperations.list, world.mediator, found.at);
    expect(dossier.items.find(({ number }) => number === 7)).toMatchObject({ filled: true, count: 1 });
  });

  it('name only parties, each once', async () => {
    const found = await world.dispute('accepted');
    const twice = [{ signer: first(found), how: 'seal' }, { signer: first(found), how: 'seal' }];
    await expect(world.take(found, 'confirmFacts', { signatures: twice })).rejects.toMatchObject({ fields: [{ path: ['signatures', 1, 'signer'], code: 'already-used' }] });
    await expect(world.take(found, 'confirmFacts', { signatures: [{ signer: newId(), how: 'seal' }] })).rejects.toMatchObject({ fields: [{ path: ['signatures', 0, 'signer'], code: 'unknown-choice' }] });
  });
});

describe('inquiries and evidence', () => {
  it('an inquiry has its paper with who was asked; nobody asked is refused at its field', async () => {
    const found = await world.take(await world.dispute('accepted'), 'investigate', { respondent: undefined, respondentWords: '村民小组长赵某' });
    const [one] = (await room(found)).investigations;
    expect(one).toMatchObject({ kind: 'visit', respondent: null, respondentWords: '村民小组长赵某', record: '看了排水沟的走向', venue: '东村三组' });
    expect(await paper(found, 'inquiryRecord', one?.id ?? null)).toContain('村民小组长赵某');
    await expect(world.take(found, 'investigate', { respondent: undefined, kind: 'inquiry' })).rejects.toMatchObject({ fields: [{ path: ['respondentWords'], code: 'required' }] });
    await world.take(found, 'investigate', { respondent: undefined, kind: 'inspection' });
  });

  it('a piece of evidence says what it proves, and what was said last holds', async () => {
    const { at, attachment, ...rest } = await world.attachment();
    const found = { at, ...rest };
    const evidence = newId();
    await ground.command(matterOperations.attach, world.mediator, { ...at, attachment: evidence, kind: 'evidence', upload: await world.upload(world.mediator, '照片.txt'), happenedOn: world.today });
    const describeIt = (more: object) => ground.command(op.describeEvidence, world.mediator, { ...at, attachment: evidence, proves: '水往哪里流', form: 'copy', party: first(found), ...more });
    await describeIt({});
    await describeIt({ proves: '排水沟原来的走向', form: 'original' });
    expect((await room(found)).evidence).toMatchObject([{ attachment: evidence, proves: '排水沟原来的走向', form: 'original', party: first(found) }]);
    expect(await paper(found, 'evidenceList')).toContain('排水沟原来的走向');
    // A file of another kind is no evidence.
    await expect(describeIt({ attachment })).rejects.toMatchObject({ fields: [{ path: ['attachment'], code: 'unknown-choice' }] });
  });
});

describe('warning signs and the police', () => {
  it('have an owner, a precaution and three look-ins, each recorded once', async () => {
    const sign = newId();
    let found = await world.take(await world.dispute('accepted'), 'noteWarning', { sign });
    const due = async () => (await ground.query(op.calendar, world.mediator, { from: world.today, to: addDays(world.today, 99) })).lookIns.filter((line) => line.sign === sign);
    expect(await due()).toMatchObject([{ after: 7, dueOn: '2026-12-02', name: { zh: '扬言伤人、毁物' } }]);
    found = { ...found, sign };
    later(7);
    found = await world.take(found, 'visitWarning', { after: 7 });
    await expect(world.take(found, 'visitWarning', { after: 7 })).rejects.toMatchObject({ code: 'disputes.visit-done' });
    expect(await due()).toMatchObject([{ after: 30, dueOn: '2026-12-25' }]);
    later(90);
    found = await world.take(await world.take(found, 'visitWarning', { after: 30 }), 'visitWarning', { after: 90 });
    expect(await due()).toEqual([]);
    expect((await room(found)).warnings[0]?.visits.map(({ visitedOn }) => visitedOn)).toEqual(['2026-12-02', '2027-02-23', '2027-02-23']);
  });

  it('name a kind of the list and a member of the committee', async () => {
    const found = await world.dispute('accepted');
    await expect(world.take(found, 'noteWarning', { kind: 'bad-temper' })).rejects.toMatchObject({ fields: [{ path: ['kind'], code: 'unknown-choice' }] });
    await expect(world.take(found, 'noteWarning', { owner: world.post('area', 'mediator').id })).rejects.toMatchObject({ fields: [{ path: ['owner'], code: 'unknown-choice' }] });
  });

  it('the police are told by a paper, mediation goes on, no party gets it', async () => {
    const found = await world.take(await world.dispute('accepted'), 'reportToPolice');
    expect((await detail(found)).status).toBe('accepted');
    const [report] = (await room(found)).reports;
    expect(report).toMatchObject({ kind: 'public-order', unit: '东镇派出所', account: '一方扬言要拆墙' });
    const text = await paper(found, 'policeReport', report?.id ?? null);
    expect(text).toContain('东镇派出所');
    expect(text).toContain('人民调解法》第二十五条');
    await world.take(found, 'holdSession');
  });
});

describe('guests', () => {
  it('sit in a session when all parties agreed; the names lie in the record, who agreed beside it', async () => {
    const before = await world.dispute('accepted');
    const agreed = before.parties.map(({ id }) => id);
    const found = await world.take(before, 'holdSession', { guests: [{ relation: 'expert', name: '水利员钱某', agreed }] });
    expect((await room(found)).guests).toMatchObject([{ names: ['水利员钱某'] }]);
    expect(await ground.rows('select guests from disputes.session where matter = $1', [found.at.matter])).toEqual([{ guests: [{ relation: 'expert', agreed }] }]);
    const events = await ground.rows<{ body: string }>("select convert_from(bytes, 'utf8') as body from kernel.event where stream = $1", [found.at.matter]);
    expect(events.some(({ body }) => body.includes('钱某'))).toBe(false);
  });
});

describe('another mediator', () => {
  it('is asked for once, decided by somebody else, and ends the first one when it is upheld', async () => {
    const found = await world.take(await world.dispute('accepted'), 'challenge');
    await expect(world.take(found, 'challenge')).rejects.toMatchObject({ code: 'disputes.challenge-open' });
    const decide = (actor: typeof world.mediator, upheld: boolean) =>
      ground.command(op.decideChallenge, actor, { ...found.at, happenedOn: world.today, upheld, reason: '换一位更妥当' }, { basis: found.revision });
    await expect(decide(world.mediator, false)).rejects.toMatchObject({ code: 'kernel.not-allowed' });
    const { revision } = await decide(director().actor, true);
    const after = { ...found, revision };
    expect((await detail(after)).mediators).toMatchObject([{ post: world.mediator.post, to: world.today }]);
    expect((await detail(after)).holder.post).toBeNull();
    await expect(world.take(after, 'holdSession')).rejects.toMatchObject({ article: 'pml-19' });
    // The same one may be appointed again later, when the parties want it.
    await world.take(await world.take(after, 'appoint', { post: director().id }), 'appoint', { post: world.mediator.post });
  });

  it('takes over on the day on which the first one ends', async () => {
    const found = await world.take(await world.dispute('accepted'), 'changeMediator');
    const view = await detail(found);
    expect(view.mediators.map(({ post, to }) => [post, to]).toSorted()).toEqual([[world.mediator.post, world.today], [director().id, null]].toSorted());
    expect(view.holder.post).toMatchObject({ post: director().id });
    await expect(world.take(found, 'changeMediator', { from: director().id, to: world.post('area', 'mediator').id })).rejects.toMatchObject({ article: 'pml-19' });
    await expect(world.take(found, 'changeMediator', { from: world.mediator.post })).rejects.toMatchObject({ fields: [{ path: ['from'], code: 'unknown-choice' }] });
  });
});

describe('the limit of mediation', () => {
  const due = async (found: StagedDispute) => (await ground.rows('select due_on::text, due_clock from matters.matter where id = $1', [found.at.matter]))[0];
  const clock = async (found: StagedDispute) => (await detail(found)).clocks.find(({ kind }) => kind === 'mediation');

  it('paused, presses nobody; running again, it ends as many days later; every list follows', async () => {
    let found = await world.dispute('accepted');
    expect(await due(found)).toEqual({ due_on: '2026-12-25', due_clock: 'mediation' });
    later(5);
    found = await world.take(found, 'pauseClock');
    expect(await due(found)).toEqual({ due_on: null, due_clock: null });
    later(60);
    expect(await clock(found)).toMatchObject({ status: 'paused' });
    expect((await ground.query(op.list, world.mediator, { filters: { clock: 'overdue' } })).items.map(({ id }) => id)).not.toContain(found.at.matter);
    await expect(world.take(found, 'pauseClock')).rejects.toMatchObject({ code: 'disputes.clock-paused' });
    await expect(world.take(found, 'resumeClock', { happenedOn: addDays('2026-11-30', -1) })).rejects.toMatchObject({ fields: [{ path: ['happenedOn'], code: 'past-date', details: { limit: '2026-11-30' } }] });
    // 30 November to 9 December are ten days: 25 December + 10 = 4 January.
    found = await world.take(found, 'resumeClock', { happenedOn: '2026-12-10' });
    expect(await due(found)).toEqual({ due_on: '2027-01-04', due_clock: 'mediation' });
    expect((await clock(found))?.arithmetic.map(({ zh }) => zh)).toEqual(['11月25日起算，当日不计入；1个月后的对应日为12月25日', '11月30日至12月9日中止，扣除10日，顺延至2027年1月4日']);
    await expect(world.take(found, 'resumeClock')).rejects.toMatchObject({ code: 'disputes.clock-runs' });
    expect(await faultsOf(ground, found, '两家因院墙排水发生争吵')).toEqual([]);
  });

  it('extended, ends later; that not all asked for it is flagged', async () => {
    const found = await world.take(await world.dispute('accepted'), 'extendMediation');
    expect(await due(found)).toEqual({ due_on: '2027-01-09', due_clock: 'mediation' });
    expect((await detail(found)).defects).toEqual([]);
    const other = await world.take(found, 'extendMediation', { asked: [first(found)] });
    expect((await detail(other)).defects).toMatchObject([{ code: 'extension-unasked' }]);
  });

  it('is over with the agreement, paused or not, and starts anew without old pauses', async () => {
    let found = await world.take(await world.dispute('accepted'), 'pauseClock');
    later(10);
    found = await world.take(found, 'fail');
    expect(await clock(found)).toMatchObject({ status: 'kept', stopped: '2026-12-05' });
    await expect(world.take(found, 'pauseClock')).rejects.toMatchObject({ details: { rule: 'wrong-status' } });
    found = await world.take(found, 'resume');
    expect(await due(found)).toEqual({ due_on: '2027-01-05', due_clock: 'mediation' });
    expect((await clock(found))?.arithmetic).toHaveLength(1);
  });
});

describe('planned sessions', () => {
  const plan = async (found: StagedDispute, more: object = {}): Promise<Id> => {
    const id = newId();
    await ground.command(op.planSession, world.mediator, { ...found.at, plan: id, day: '2026-12-01', time: '09:00', minutes: 90, venue: '王某家', mediator: world.mediator.post, invited: [first(found)], told: 'phone', ...more });
    return id;
  };
  const calendar = async () => (await ground.query(op.calendar, world.mediator, { from: '2026-12-01', to: '2026-12-31' })).items;

  it('stand in the calendar of their mediator, two at one time are marked, none is refused', async () => {
    const [one, two] = [await world.dispute('accepted'), await world.dispute('accepted')];
    const [early, late, next] = [await plan(one), await plan(two, { time: '10:00' }), await plan(two, { time: '11:30' })];
    const lines = await calendar();
    expect(lines.map(({ plan: id, clash }) => [id, clash])).toEqual([[early, true], [late, true], [next, false]]);
    await ground.command(op.cancelSession, world.mediator, { ...two.at, plan: late });
    expect((await calendar()).find((line) => line.plan === early)).toMatchObject({ clash: false });
    await expect(ground.command(op.moveSession, world.mediator, { ...two.at, plan: late, day: '2026-12-02', time: '09:00' })).rejects.toMatchObject({ code: 'disputes.plan-over' });
    await expect(plan(one, { day: '2026-11-24' })).rejects.toMatchObject({ fields: [{ path: ['day'], code: 'past-date' }] });
    await expect(plan(one, { mediator: director().id })).rejects.toMatchObject({ fields: [{ path: ['mediator'], code: 'unknown-choice' }] });
  });

  it('go out as a calendar: one UID for good, a sequence that goes up, hours of Shanghai, no names and no venue', async () => {
    const found = await world.dispute('accepted');
    const id = await plan(found, { day: '2026-12-20', time: '14:30' });
    const file = async (): Promise<string> => Buffer.from((await ground.query(op.calendarFile, world.mediator, {})).bytes).toString('utf8').replaceAll('\r\n ', '');
    const entry = async (): Promise<string> => (await file()).split('BEGIN:VEVENT').find((part) => part.includes(id)) ?? '';
    expect(await entry()).toMatch(/SEQUENCE:0\r\n.*DTSTART;TZID=Asia\/Shanghai:20261220T143000\r\nDURATION:PT90M/s);
    await ground.command(op.moveSession, world.mediator, { ...found.at, plan: id, day: '2026-12-21', time: '09:00', minutes: 60 });
    expect(await entry()).toMatch(/SEQUENCE:1\r\n.*20261221T090000\r\nDURATION:PT60M.*STATUS:CONFIRMED/s);
    await ground.command(op.cancelSession, world.mediator, { ...found.at, plan: id });
    expect(await entry()).toMatch(/SEQUENCE:2\r\n.*STATUS:CANCELLED/s);
    for (const name of [...found.parties.map((party) => party.name), '王某家', '当事人']) expect(await file()).not.toContain(name);
    expect(await file()).toContain('TZID:Asia/Shanghai');
  });
});

describe('a calendar file', () => {
  it('folds long lines at 75 octets without cutting a character, and escapes what RFC 5545 asks for', () => {
    const long = `SUMMARY:${'调解会'.repeat(30)}`;
    const lines = folded(long).split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(lines.map((line, index) => (index === 0 ? line : line.slice(1))).join('')).toBe(long);
    const text = calendarText([{ uid: 'a@anhe', day: '2026-12-01', time: '09:05', minutes: 30, summary: 'a,b;c\\d\ne', url: 'http://x', cancelled: false, sequence: 0, changedAt: new Date('2026-11-25T02:00:00Z') }]);
    expect(text).toContain('SUMMARY:a\\,b\\;c\\\\d\\ne\r\n');
    expect(text).toContain('DTSTAMP:20261125T020000Z\r\n');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
});
