import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, addMonths, newId } from '@anhe/contract/kernel';
import { nextQuarter, supervisionOperations as op } from '@anhe/contract/supervision';
import type { LetterKind } from '@anhe/contract/supervision';
import { buildPost, buildUnit, places } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { invalidAt, refused, unlawfulIn } from '../../../test/refusals.ts';
import { photo } from '../../../test/patrols.ts';
import { answerer, drafter, foundLate, lateDay, letterAt, letterInput, proposeAll, reviewer, signer, take } from '../../../test/supervision.ts';
import type { StagedLetter } from '../../../test/supervision.ts';
import { elsewherePlace, known, useWorld } from '../../../test/world.ts';
import { systemActor } from '../../kernel/access/actor.ts';
import { verifyAll } from '../../kernel/events/verify.ts';
import { textSource } from '../matters/index.ts';
import { modules } from '../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const began = new Date(ground.now);
beforeEach(() => {
  ground.now = new Date(began);
});

const unlawful = unlawfulIn('supervision');
const days = (count: number): void => void (ground.now = new Date(ground.now.getTime() + count * 86_400_000));
const view = (at: { county: string; letter: string }, actor = drafter(world)) => ground.query(op.letter, actor, at);
const draft = (more: object, actor = drafter(world)) => ground.command(op.draft, actor, { ...letterInput(world), ...more });
const findingsOf = async (matter: string) => ground.rows<{ id: string; rule: string; status: string; unit: string }>('select id, rule, status, unit from supervision.finding where matter = $1 order by rule', [matter]);

describe('the nightly look', () => {
  it('proposes what is late, once for each clock, and says nothing of what is in time', async () => {
    const { at } = await world.dispute('accepted');
    const look = (on: string) => ground.command(op.propose, systemActor('test', world.county), { county: world.county, on });
    await look(addDays(world.today, 3));
    expect(await findingsOf(at.matter)).toEqual([]);
    await proposeAll(world, lateDay(world));
    expect(await findingsOf(at.matter)).toEqual([expect.objectContaining({ rule: 'late', status: 'open', unit: world.unit('committee').id })]);
    expect(await look(lateDay(world))).toEqual({ found: 0, lapsed: 0 });
    const { items } = await ground.query(op.findings, drafter(world), { place: world.village });
    const found = known(items.find(({ matter }) => matter === at.matter));
    expect(found).toMatchObject({ facts: { test: 'late', clock: 'mediation' }, unitName: world.unit('committee').name, proposes: 'reminder' });
    expect(found.number).toMatch(/^（2026）/);
  });

  it('lets lapse what is done meanwhile, and leaves alone what a person has decided', async () => {
    const [done, decided] = [await foundLate(world), await foundLate(world)];
    await ground.command(op.dismiss, drafter(world), { ...decided.at, reason: '当事人外出，约好月底' }, { basis: 1 });
    ground.forged(done.matter, decided.matter);
    await ground.rows('update matters.matter set due_on = null, due_clock = null where id = any($1)', [[done.matter, decided.matter]]);
    await proposeAll(world, lateDay(world));
    expect((await findingsOf(done.matter)).map(({ status }) => status)).toEqual(['lapsed']);
    expect((await findingsOf(decided.matter)).map(({ status }) => status)).toEqual(['dismissed']);
  });

  it('sees what a unit refused twice, and a unit in which nobody is at work', async () => {
    const empty = await world.emptyUnit();
    let handed = await world.dispute('accepted');
    for (let twice = 0; twice < 2; twice += 1) handed = await world.answer(await world.handedOver(handed, 'transfer', 'county'), 'receive', world.post('county', 'handler').actor, false);
    const [refusedTwice, { at: ownerless }] = [handed.at, await world.dispute('accepted')];
    ground.forged(ownerless.matter);
    await ground.rows('update matters.matter set holder_unit = $2, held_since = $3 where id = $1', [ownerless.matter, empty.id, new Date(ground.now.getTime() - 3 * 86_400_000)]);
    await proposeAll(world, world.today);
    expect(await findingsOf(refusedTwice.matter)).toEqual([expect.objectContaining({ rule: 'refused-twice', status: 'open' })]);
    expect(await findingsOf(ownerless.matter)).toEqual([expect.objectContaining({ rule: 'ownerless', unit: empty.id })]);
  });

  it('is nobody’s but the jobs’, and a finding is dismissed once, with a reason', async () => {
    await expect(ground.command(op.propose, drafter(world), { county: world.county, on: world.today })).rejects.toEqual(refused('kernel.not-allowed'));
    const { at } = await foundLate(world);
    await ground.command(op.dismiss, drafter(world), { ...at, reason: '已经口头提醒' }, { basis: 1 });
    await expect(ground.command(op.dismiss, drafter(world), { ...at, reason: '已经口头提醒' }, { basis: 2 })).rejects.toEqual(unlawful('wrong-status'));
    const { items } = await ground.query(op.findings, drafter(world), { status: 'dismissed', limit: 100 });
    expect(items.find(({ id }) => id === at.finding)?.reason).toBe('已经口头提醒');
  });
});

describe('a draft', () => {
  it('is written from the facts of its findings, which are then in no other letter', async () => {
    const { at, matter } = await foundLate(world);
    const letter = newId();
    const input = { county: world.county, letter, kind: 'reminder', to: world.unit('committee').id, findings: [at.finding] };
    expect(await ground.command(op.draft, drafter(world), input)).toEqual({ status: 'draft', dueOn: null, revision: 1 });
    const { line, text, findings } = await view({ county: world.county, letter });
    const [{ number }] = (await ground.rows<{ number: string }>('select number from matters.matter where id = $1', [matter])) as [{ number: string }]; // the world's own dispute
    expect(line.title).toBe('关于矛盾纠纷逾期未办情况的提醒函');
    expect(text).toContain(`矛盾纠纷${number}`);
    expect(text).toMatch(/应于2026年12月\d+日前办理，至今逾期\d+天/);
    expect(text).toContain('自签发之日起5个工作日内书面回复');
    expect(findings.map(({ id, status }) => [id, status])).toEqual([[at.finding, 'taken']]);
    await expect(ground.command(op.draft, drafter(world), { ...input, letter: newId() })).rejects.toEqual(refused('supervision.findings-gone'));
    // A draft that comes to nothing gives it back.
    await take(world, { at: { county: world.county, letter }, revision: 1 }, 'discard', drafter(world), { reason: '情况已经核实' });
    expect((await findingsOf(matter)).map(({ status }) => status)).toEqual(['open']);
  });

  it('is refused to one’s own unit, to one elsewhere, to none, without a word, and with a finding of another unit', async () => {
    const { at } = await foundLate(world);
    await expect(draft({ to: world.unit('window').id })).rejects.toEqual(refused('supervision.own-unit'));
    await expect(draft({ to: world.unit('elsewhere').id })).rejects.toEqual(invalidAt(['to'], 'not-in-scope'));
    await expect(draft({ to: newId() })).rejects.toEqual(refused('supervision.unit-unknown'));
    await expect(draft({ text: undefined })).rejects.toEqual(refused('supervision.nothing-said'));
    await expect(draft({ findings: [at.finding], to: world.unit('area').id })).rejects.toEqual(refused('supervision.findings-gone'));
    await expect(draft({ kind: 'interview' })).rejects.toEqual(invalidAt(['meeting'], 'required'));
    await expect(draft({ kind: 'interview', meeting: { on: addDays(world.today, -1), time: '09:00', where: '会议室' } })).rejects.toEqual(invalidAt(['meeting', 'on'], 'past-date'));
    await expect(draft({}, answerer(world))).rejects.toEqual(refused('kernel.not-allowed'));
  });
});

describe('the chain', () => {
  it('has somebody else review and sign, and a letter without a signer never goes out', async () => {
    const review = await letterAt(world, 'review');
    await expect(take(world, review, 'review', drafter(world), { passed: true })).rejects.toEqual(unlawful('own-draft'));
    await expect(take(world, review, 'sign', signer(world), { passed: true })).rejects.toEqual(unlawful('wrong-status'));
    // Whoever leads the unit drafts as well, and then cannot sign.
    const input = letterInput(world);
    const { revision } = await ground.command(op.draft, signer(world), input);
    const own: StagedLetter = { at: { county: input.county, letter: input.letter }, revision };
    const ready = await take(world, await take(world, own, 'submit', signer(world)), 'review', reviewer(world), { passed: true });
    await expect(take(world, ready, 'sign', signer(world), { passed: true })).rejects.toEqual(unlawful('own-draft'));
    await expect(take(world, ready, 'sign', drafter(world), { passed: true })).rejects.toEqual(refused('kernel.not-allowed'));
    // The unit has nothing yet.
    await expect(view(ready.at, answerer(world))).rejects.toEqual(refused('kernel.not-allowed'));
    await expect(ground.rows("update supervision.letter set status = 'issued', issued_on = '2026-11-25', due_on = '2026-12-01', number = '一号' where id = $1", [ready.at.letter])).rejects.toThrow('check');
    await expect(ground.rows("update supervision.letter set status = 'issued', issued_on = '2026-11-25', due_on = '2026-12-01', number = '一号', signed_by = drafted_by where id = $1", [ready.at.letter])).rejects.toThrow('check');
  });

  it('sends a draft back with what is to be mended, and it is revised', async () => {
    let letter = await letterAt(world, 'review');
    letter = await take(world, letter, 'review', reviewer(world), { passed: false, remark: '请写明办理期限' });
    expect((await view(letter.at)).remark).toBe('请写明办理期限');
    await expect(take(world, letter, 'review', reviewer(world), { passed: true })).rejects.toEqual(unlawful('wrong-status'));
    const { revision } = await ground.command(op.revise, drafter(world), { ...letter.at, heading: '关于纠纷办理的提醒函', text: '请于三日内上门，并书面回复。' }, { basis: letter.revision });
    letter = await take(world, { ...letter, revision }, 'submit', drafter(world));
    letter = await take(world, letter, 'review', reviewer(world), { passed: true });
    letter = await take(world, letter, 'sign', signer(world), { passed: false, remark: '再核一下数字' });
    expect(await view(letter.at)).toMatchObject({ remark: '再核一下数字', text: '请于三日内上门，并书面回复。', line: { status: 'draft', number: null } });
  });

  it('gives numbers gapless by unit, kind and year, and none to what is not signed', async () => {
    const unit = await buildUnit(ground, { place: places.town, kind: 'centre' });
    const [one, two] = [await buildPost(ground, unit, 'supervisor'), await buildPost(ground, unit, 'leader')];
    const issue = async (kind: LetterKind, passed = true): Promise<string | null> => {
      const input = letterInput(world, kind);
      let letter: StagedLetter = { at: { county: input.county, letter: input.letter }, revision: (await ground.command(op.draft, one.actor, input)).revision };
      letter = await take(world, await take(world, letter, 'submit', one.actor), 'review', two.actor, { passed: true });
      return (await ground.command(op.sign, two.actor, { ...letter.at, passed }, { basis: letter.revision })).number;
    };
    const numbers = [await issue('reminder'), await issue('reminder', false), await issue('order'), await issue('reminder')];
    expect(numbers).toEqual([expect.stringMatching(/提醒函〔2026〕1号$/), null, expect.stringMatching(/督办〔2026〕1号$/), expect.stringMatching(/提醒函〔2026〕2号$/)]);
  });
});

describe('a letter that the unit has', () => {
  it('is received, answered with proof, checked and released, and looked at in the next quarter', async () => {
    let letter = await letterAt(world, 'issued', { kind: 'order' });
    expect((await ground.query(op.letters, answerer(world), { box: 'received', limit: 100 })).items.map(({ id }) => id)).toContain(letter.at.letter);
    letter = await take(world, letter, 'receive', answerer(world));
    await expect(take(world, letter, 'receive', answerer(world))).rejects.toEqual(unlawful('received-before'));
    await expect(take(world, letter, 'reply', answerer(world), { reply: newId(), text: '正在抓紧办理' })).rejects.toEqual(unlawful('proof-needed'));
    const file = await photo(world, answerer(world), '上门.jpg');
    await expect(take(world, letter, 'reply', world.post('committee', 'clerk').actor, { reply: newId(), text: '正在抓紧办理', proofs: [file] })).rejects.toEqual(refused('kernel.invalid-input'));
    letter = await take(world, letter, 'reply', answerer(world), { reply: newId(), text: '正在抓紧办理', proofs: [file] });
    letter = await take(world, letter, 'check', drafter(world), { passed: false, remark: '没有写明何时办结' });
    expect(await view(letter.at)).toMatchObject({ returned: 1, line: { status: 'issued' }, replies: [{ version: 1, state: 'returned', remark: '没有写明何时办结', proofs: [{ id: file.id, name: '上门.jpg' }] }] });
    letter = await take(world, letter, 'reply', answerer(world), { reply: newId(), text: '已经调解成功', proofs: [await photo(world, answerer(world))] });
    await expect(take(world, letter, 'check', drafter(world), { passed: false, remark: '仍然不行', dueOn: addDays(world.today, -1) })).rejects.toEqual(unlawful('due-past'));
    letter = await take(world, letter, 'check', drafter(world), { passed: true, remark: '核查属实' });
    expect(await view(letter.at)).toMatchObject({ line: { status: 'released', lookFrom: nextQuarter(world.today) }, replies: [{ version: 2, state: 'accepted' }, { version: 1 }] });
    await expect(take(world, letter, 'look', drafter(world), { effect: 'lasting', text: '没有再逾期' })).rejects.toEqual(unlawful('too-early'));
    ground.now = new Date(`${nextQuarter(world.today)}T02:00:00Z`);
    expect((await ground.query(op.letters, drafter(world), { box: 'sent', toLook: true, limit: 100 })).items.map(({ id }) => id)).toContain(letter.at.letter);
    letter = await take(world, letter, 'look', drafter(world), { effect: 'partly', text: '又有一件逾期' });
    await expect(take(world, letter, 'look', drafter(world), { effect: 'lasting', text: '没有' })).rejects.toEqual(unlawful('looked-before'));
    const bytes = (await ground.query(op.proof, answerer(world), { ...letter.at, proof: file.id })).bytes;
    expect(Buffer.from(bytes).toString()).toBe('photograph 上门.jpg');
  });

  it('is objected to once and in time; the time until the answer is left out, or the letter falls', async () => {
    let letter = await letterAt(world, 'issued');
    const { line: { dueOn }, objectBy } = await view(letter.at);
    letter = await take(world, letter, 'object', answerer(world), { text: '这件事已经移交派出所' });
    await expect(take(world, letter, 'reply', answerer(world), { reply: newId(), text: '已经办结了' })).rejects.toEqual(unlawful('wrong-status'));
    days(2);
    letter = await take(world, letter, 'settle', signer(world), { upheld: false, text: '移交没有被接收，仍由你单位办理' });
    expect(await view(letter.at)).toMatchObject({ line: { status: 'issued', dueOn: addDays(known(dueOn), 2) }, objection: { upheld: false, answer: '移交没有被接收，仍由你单位办理' } });
    await expect(take(world, letter, 'object', answerer(world), { text: '还是有异议' })).rejects.toEqual(unlawful('objected-before'));
    ground.now = new Date(began);
    const late = await letterAt(world, 'issued');
    ground.now = new Date(`${addDays(known(objectBy), 1)}T02:00:00Z`);
    await expect(take(world, late, 'object', answerer(world), { text: '这件事不是我们的' })).rejects.toEqual(unlawful('objection-late'));
    ground.now = new Date(began);
    const right = await take(world, await letterAt(world, 'objected'), 'settle', signer(world), { upheld: true, text: '确已移交，撤销本函' });
    expect((await view(right.at)).line.status).toBe('revoked');
  });

  it('is followed by a sterner one only once it was let pass, in order, and carries the findings along', async () => {
    const { at } = await foundLate(world);
    const reminder = await letterAt(world, 'issued', { findings: [at.finding] });
    const order = { ...letterInput(world, 'order'), heading: undefined, text: undefined, follows: reminder.at.letter };
    await expect(ground.command(op.draft, drafter(world), order)).rejects.toEqual(refused('supervision.cannot-follow', { details: expect.objectContaining({ rule: 'still-time' }) as unknown })); // a matcher stands for any value
    days(30);
    await expect(ground.command(op.draft, drafter(world), { ...order, letter: newId(), kind: 'bulletin' })).rejects.toEqual(refused('supervision.cannot-follow', { details: expect.objectContaining({ rule: 'wrong-order' }) as unknown })); // the same
    await expect(ground.command(op.draft, drafter(world), { ...order, letter: newId(), follows: newId() })).rejects.toEqual(invalidAt(['follows'], 'unknown-choice'));
    const { revision } = await ground.command(op.draft, drafter(world), order);
    const { text } = await view({ county: world.county, letter: order.letter });
    expect(text).toContain('你单位逾期没有回复');
    expect(text).toContain('矛盾纠纷（2026）');
    let next: StagedLetter = { at: { county: world.county, letter: order.letter }, revision };
    next = await take(world, await take(world, next, 'submit', drafter(world)), 'review', reviewer(world), { passed: true });
    expect((await view(reminder.at)).line.status).toBe('issued');
    next = await take(world, next, 'sign', signer(world), { passed: true });
    expect(await view(reminder.at)).toMatchObject({ line: { status: 'raised' }, after: { id: order.letter } });
    expect((await view(next.at)).before?.id).toBe(reminder.at.letter);
    await expect(take(world, { ...reminder, revision: reminder.revision + 1 }, 'reply', answerer(world), { reply: newId(), text: '现在书面回复' })).rejects.toEqual(unlawful('wrong-status'));
  });

  it('that is answered before the next one is signed is not raised', async () => {
    const reminder = await letterAt(world, 'issued');
    days(30);
    const order = await letterAt(world, 'signing', { kind: 'order', follows: reminder.at.letter });
    await take(world, reminder, 'reply', answerer(world), { reply: newId(), text: '已经办结，迟复见谅' });
    await expect(take(world, order, 'sign', signer(world), { passed: true })).rejects.toEqual(refused('supervision.cannot-follow', { details: expect.objectContaining({ rule: 'wrong-status' }) as unknown })); // a matcher stands for any value
  });

  it('to an interview is answered after it was held, and a listing has the level and the time of the unit that lists', async () => {
    let talk = await letterAt(world, 'issued', { kind: 'interview' });
    expect(await view(talk.at)).toMatchObject({ meeting: { on: world.today, time: '15:00', where: '镇综治中心会议室' } });
    await expect(take(world, talk, 'reply', answerer(world), { reply: newId(), text: '整改措施如下' })).rejects.toEqual(unlawful('not-held'));
    await expect(take(world, talk, 'hold', drafter(world), { happenedOn: addDays(world.today, 1), text: '主任到场说明' })).rejects.toEqual(unlawful('other-day'));
    talk = await take(world, talk, 'hold', drafter(world), { happenedOn: world.today, text: '主任到场说明情况' });
    await expect(take(world, talk, 'hold', drafter(world), { happenedOn: world.today, text: '主任到场说明' })).rejects.toEqual(unlawful('held-before'));
    await take(world, talk, 'reply', answerer(world), { reply: newId(), text: '整改措施如下' });
    await expect(take(world, await letterAt(world, 'issued'), 'hold', drafter(world), { happenedOn: world.today, text: '主任到场说明' })).rejects.toEqual(unlawful('no-interview'));
    const listed = await view((await letterAt(world, 'issued', { kind: 'listing' })).at);
    expect(listed.line).toMatchObject({ level: 'town', dueOn: addMonths(world.today, 2) });
  });

  it('is seen by the two units and those who oversee the area, by nobody else', async () => {
    const { at } = await letterAt(world, 'issued');
    for (const actor of [drafter(world), answerer(world), world.post('county', 'supervisor').actor]) expect((await view(at, actor)).line.id).toBe(at.letter);
    await expect(view(at, world.post('area', 'director').actor)).rejects.toEqual(refused('kernel.not-allowed'));
    await expect(view(at, world.post('elsewhere', 'director').actor)).rejects.toEqual(refused('kernel.not-found'));
    // Draft or not, the list of another unit does not show it; a receiver whose post has a narrower area than its unit sees it.
    const quiet = await letterAt(world, 'draft');
    const seen = async (actor: Parameters<typeof view>[1], box: string) => (await ground.query(op.letters, known(actor), { box, limit: 100 })).items.map(({ id }) => id);
    expect(await seen(world.post('county', 'leader').actor, 'area')).toContain(at.letter);
    expect(await seen(world.post('county', 'leader').actor, 'area')).not.toContain(quiet.at.letter);
    expect(await seen(answerer(world), 'received')).not.toContain(quiet.at.letter);
    expect(await seen(world.post('area', 'director').actor, 'area')).toEqual([]);
    const department = await buildUnit(ground, { place: places.town, kind: 'window' });
    const handler = await buildPost(ground, department, 'handler', { areas: [elsewherePlace.slice(0, 9) === places.town ? world.village : places.otherVillage] });
    const letter = await letterAt(world, 'issued', { to: department.id });
    expect((await view(letter.at, handler.actor)).abilities).toContain('reply');
    expect(await seen(handler.actor, 'received')).toEqual([letter.at.letter]);
  });

  it('leaves chains and sealed words as they should be', async () => {
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
    const { at } = await letterAt(world, 'replied');
    const [event] = await ground.rows<{ bytes: Buffer }>("select string_agg(convert_from(bytes, 'UTF8'), '')::bytea as bytes from kernel.event where stream = $1", [at.letter]);
    expect(known(event).bytes.toString()).not.toContain('办理');
  });
});

describe('a letter of the city', () => {
  const writer = () => world.city('supervisor').actor;
  /** What the city's centre sends to a unit of a county, signed. */
  const send = async (more: object = {}, kind: LetterKind = 'order'): Promise<StagedLetter & { readonly number: string | null }> => {
    const input = { ...letterInput(world, kind), to: world.unit('county').id, ...more };
    let letter: StagedLetter = { at: { county: input.county, letter: input.letter }, revision: (await ground.command(op.draft, writer(), input)).revision };
    letter = await take(world, await take(world, letter, 'submit', writer()), 'review', world.city('leader').actor, { passed: true });
    const { number, revision } = await ground.command(op.sign, world.city('other leader').actor, { ...letter.at, passed: true }, { basis: letter.revision });
    return { at: letter.at, revision, number };
  };
  const boxed = async (actor: Parameters<typeof view>[1], box: string) => (await ground.query(op.letters, known(actor), { box, limit: 100 })).items.map(({ id }) => id);

  it('goes to a unit of a county, which answers it; the city checks, and each sees who did what', async () => {
    const county = world.post('county', 'director').actor;
    let letter: StagedLetter = await send({}, 'listing');
    expect((await view(letter.at, county)).line).toMatchObject({ county: world.county, level: 'city', fromName: world.city('leader').unit.name, dueOn: addMonths(world.today, 6) });
    expect(await boxed(county, 'received')).toContain(letter.at.letter);
    expect(await boxed(writer(), 'sent')).toContain(letter.at.letter);
    expect(await boxed(world.city('leader').actor, 'area')).toContain(letter.at.letter);
    letter = await take(world, await take(world, letter, 'receive', county), 'reply', county, { reply: newId(), text: '已经逐件办结', proofs: [await photo(world, county)] });
    letter = await take(world, letter, 'check', writer(), { passed: false, remark: '还缺一件的结果' });
    letter = await take(world, letter, 'reply', county, { reply: newId(), text: '最后一件已经办结', proofs: [await photo(world, county)] });
    await take(world, letter, 'check', writer(), { passed: true, remark: '核查属实' });
    const seen = await view(letter.at, county);
    expect(seen).toMatchObject({ line: { status: 'released' }, replies: [{ checkedBy: world.city('supervisor').name }, { checkedBy: world.city('supervisor').name }] });
    expect(seen.chain.map(({ type, by }) => [type, by])).toEqual(expect.arrayContaining([['supervision.signed', world.city('other leader').name], ['supervision.received', world.post('county', 'director').name]]));
    expect(seen.chain.every(({ by, unitName }) => by !== null && unitName !== null)).toBe(true);
  });

  it('has a number of the city’s own series, whatever county it goes to, and lies with that county alone', async () => {
    const other = await buildUnit(ground, { place: places.otherCounty, kind: 'centre' });
    const [theirs, ours] = [await buildPost(ground, other, 'supervisor'), world.post('county', 'leader').actor];
    const [first, second, third] = [await send({}, 'bulletin'), await send({ county: places.otherCounty, to: other.id }, 'bulletin'), await send({}, 'bulletin')];
    expect([first, second, third].map(({ number }) => /〔2026〕(\d+)号$/.exec(number ?? '')?.[1])).toEqual(['1', '2', '3']);
    expect(await boxed(theirs.actor, 'received')).toEqual([second.at.letter]);
    await expect(view(second.at, ours)).rejects.toEqual(refused('kernel.not-found'));
    expect(await boxed(ours, 'area')).not.toContain(second.at.letter);
    expect((await view(first.at, ours)).line.id).toBe(first.at.letter);
    expect((await ground.rows<{ county: string }>("select county from kernel.series where unit = $1 and name = 'letter-bulletin'", [world.city('leader').unit.id])).map(({ county }) => county)).toEqual(['610500']);
  });

  it('is written by nobody of a county to the city or to another county, and is not read before it is signed', async () => {
    const hall = world.city('leader').unit.id;
    const centre = await buildUnit(ground, { place: places.county, kind: 'centre' });
    const supervisor = (await buildPost(ground, centre, 'supervisor')).actor;
    await expect(draft({ county: '610500', to: hall }, supervisor)).rejects.toEqual(invalidAt(['county'], 'not-in-scope'));
    await expect(draft({ county: places.otherCounty, to: newId() }, supervisor)).rejects.toEqual(invalidAt(['county'], 'not-in-scope'));
    await expect(draft({ to: newId() }, writer())).rejects.toEqual(refused('supervision.unit-unknown'));
    const input = { ...letterInput(world), to: centre.id };
    await ground.command(op.draft, writer(), input);
    await expect(view({ county: input.county, letter: input.letter }, supervisor)).rejects.toEqual(refused('kernel.not-allowed'));
    expect(await boxed(supervisor, 'received')).toEqual([]);
    await expect(ground.rows("update supervision.letter set from_county = '610502' where id = $1", [input.letter])).rejects.toThrow('check');
  });

  it('is drafted from what was found in a county, and urged about; a finding is dismissed by the city as well', async () => {
    const [found, quiet] = [await foundLate(world), await foundLate(world)];
    await ground.command(op.dismiss, writer(), { ...quiet.at, reason: '县里已经督办' }, { basis: 1 });
    const letter = await send({ to: world.unit('committee').id, findings: [found.at.finding], heading: undefined, text: undefined }, 'reminder');
    expect((await view(letter.at, answerer(world))).text).toContain('矛盾纠纷（2026）');
    const urge = newId();
    ground.now = new Date('2026-11-25T10:00:00+08:00');
    await ground.command(op.urge, writer(), { county: world.county, urge, letter: letter.at.letter, text: '请按期书面回复' });
    for (const [actor, box] of [[writer(), 'sent'], [answerer(world), 'received']] as const) expect((await ground.query(op.urges, actor, { box })).items.find(({ id }) => id === urge)).toMatchObject({ fromName: world.city('leader').unit.name, unitName: world.unit('committee').name });
  });
});
