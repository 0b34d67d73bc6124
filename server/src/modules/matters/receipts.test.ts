import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { partyOperations } from '@anhe/contract/parties';
import { buildCommittee, buildMatter, partyInput } from '../../../test/build.ts';
import type { BuiltMatter, BuiltPost, BuiltUnit } from '../../../test/build.ts';
import { useGround } from '../../../test/ground.ts';
import { receiptActor } from '../../kernel/access/actor.ts';
import { ticketFor } from '../../kernel/files/index.ts';
import { parties } from '../parties/index.ts';
import { content } from './builders.ts';
import { matters } from './index.ts';

const ground = useGround(() => [parties, matters]);
const holder = receiptActor('610500');

let unit: BuiltUnit;
let mediator: BuiltPost;
beforeAll(async () => {
  ({ unit, mediator } = await buildCommittee(ground));
});

const minutes = (count: number): void => void (ground.now = new Date(ground.now.getTime() + count * 60_000));

async function issued(wishes: { word?: string; phone?: string } = {}): Promise<{ matter: BuiltMatter; code: string; receipt: string }> {
  const contact = wishes.phone === undefined ? ({ by: 'village' } as const) : ({ by: 'phone', value: wishes.phone } as const);
  const matter = await buildMatter(ground, unit, { dueOn: '2026-12-20', parties: [partyInput({ contact }), partyInput({ side: 'respondent' })] });
  const receipt = newId();
  const answer = await ground.command(matterOperations.issueReceipt, mediator.actor, {
    county: matter.county, matter: matter.id, receipt, party: matter.parties[0]?.id, ...(wishes.word === undefined ? {} : { word: wishes.word }),
  });
  return { matter, code: answer.code, receipt };
}

const open = (code: string) => ground.query(matterOperations.openReceipt, holder, { code });
const give = (code: string, word: string) => ground.command(matterOperations.givePass, holder, { code, word });
const ask = (code: string) => ground.command(matterOperations.askPass, holder, { code });

/** The digits on their way to the phone, as the gateway would get them. */
async function digitsSent(): Promise<{ phone: string; digits: string }> {
  const rows = await ground.rows<{ payload: { sealed: string; command: string } }>("select payload from kernel.outbox where task = 'notices.send-digits' order by recorded_at desc limit 1");
  const payload = rows[0]?.payload;
  if (payload === undefined) throw new Error('nothing was sent');
  return ground.keys.open(Buffer.from(payload.sealed, 'base64'), `receipt digits ${payload.command}`) as { phone: string; digits: string }; // what the command sealed
}

describe('a receipt', () => {
  it('opens by its code alone: status, holder, clock, remedies, and no name', async () => {
    const { matter, code } = await issued({ word: '石榴树' });
    expect(code).toMatch(/^610524-[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/);
    await ground.insert('matters.clock', { county: matter.county, matter: matter.id, kind: 'mediation', place: matter.place, started_on: '2026-11-20', due_on: '2026-12-20', limit_from: '2002-11-01' });
    const view = await open(code.toLowerCase().replaceAll('-', ' '));
    expect(view).toMatchObject({ status: 'accepted', kind: 'dispute', filedOn: '2026-11-20', holder: { name: unit.name, phone: '0913-5520000' }, factors: ['word'], clock: { kind: 'mediation', due: '2026-12-20', status: 'running' } });
    expect(view.remedies.map((remedy) => remedy.title.zh)).toContain('向人民法院提起民事诉讼');
    expect(view.remedies.find((remedy) => remedy.title.zh.includes('民事诉讼'))?.within.zh).toMatch(/^3年内，自知道/);
    const text = JSON.stringify(view);
    for (const party of matter.parties) {
      expect(text).not.toContain(party.name);
      expect(text).not.toContain(party.id);
    }
  });

  it('is kept only as a keyed digest, and the party of another matter is out of its reach', async () => {
    const { code } = await issued({ word: '石榴树' });
    const plain = code.replaceAll('-', '');
    const rows = await ground.rows('select r::text as row from matters.receipt r union all select c::text from kernel.command c');
    expect(JSON.stringify(rows)).not.toContain(plain);
    expect(JSON.stringify(rows)).not.toContain('石榴树');
  });

  it('that does not exist says the same as one that was ended, or is no code at all', async () => {
    const { matter, code, receipt } = await issued({ word: '石榴树' });
    await ground.command(matterOperations.revokeReceipt, mediator.actor, { county: matter.county, matter: matter.id, receipt });
    for (const wrong of [code, '610524-22222-22222', '999999-22222-22222', 'abc', '']) {
      for (const call of [() => open(wrong), () => ask(wrong), () => give(wrong, '石榴树'), () => ground.query(matterOperations.receiptReaders, holder, { code: wrong, pass: 'x' }),
        () => ground.query(matterOperations.receiptFile, holder, { code: wrong, pass: 'x' })]) {
        await expect(call()).rejects.toMatchObject({ code: 'matters.receipt-unknown', details: {} });
      }
    }
    expect(await ground.rows("select 1 from kernel.command where operation = 'matters.givePass' and answer is null")).toEqual([]);
  });

  it('replaces the earlier one of the same party, and is given to parties of the matter only', async () => {
    const { matter, code } = await issued();
    minutes(1);
    const again = await ground.command(matterOperations.issueReceipt, mediator.actor, { county: matter.county, matter: matter.id, receipt: newId(), party: matter.parties[0]?.id });
    await expect(open(code)).rejects.toMatchObject({ code: 'matters.receipt-unknown' });
    expect((await open(again.code)).status).toBe('accepted');
    const { items } = await ground.query(matterOperations.receipts, mediator.actor, { county: matter.county, matter: matter.id });
    expect(items.map((item) => [item.party, item.revokedAt === null, item.hasWord])).toEqual([[matter.parties[0]?.id, true, false], [matter.parties[0]?.id, false, false]]);
    await expect(ground.command(matterOperations.issueReceipt, mediator.actor, { county: matter.county, matter: matter.id, receipt: newId(), party: newId() })).rejects.toMatchObject({ code: 'kernel.not-found' });
  });
});

describe('the second factor', () => {
  it('is the word agreed at the counter, however it is written', async () => {
    const { code } = await issued({ word: '石榴树 Ab' });
    const { ok, pass } = await give(code, ' 石榴树ａＢ');
    expect(ok).toBe(true);
    expect((await ground.query(matterOperations.receiptReaders, holder, { code, pass: pass ?? '' })).items).toEqual([]);
  });

  it('shows who read the holder’s data, not who read the other side’s, and the file', async () => {
    const { matter, code } = await issued({ word: '石榴树' });
    const [own, other] = matter.parties;
    const address = { county: matter.county, matter: matter.id };
    await ground.command(partyOperations.reveal, mediator.actor, { ...address, party: own?.id, reason: '电话约调解时间' });
    await ground.command(partyOperations.reveal, mediator.actor, { ...address, party: other?.id, reason: '送达通知' });
    const { change } = content(ground.keys, ground.now, { ...address, place: matter.place }, 'summary', '两家为排水沟争执');
    if (change.kind === 'insert') for (const row of change.rows) await ground.insert(change.table, row);
    const file = { name: '签字页.txt', mediaType: 'text/plain', size: 12, digest: await ground.files.put(Buffer.from('各方签名')) };
    const attachment = newId();
    await ground.command(matterOperations.attach, mediator.actor, { ...address, attachment, kind: 'signed-page', happenedOn: '2026-11-25', upload: { ...file, ticket: ticketFor(ground.keys, file, mediator.actor, ground.now) } });
    await ground.command(matterOperations.attach, mediator.actor, { ...address, attachment: newId(), kind: 'identity', happenedOn: '2026-11-25', upload: { ...file, ticket: ticketFor(ground.keys, file, mediator.actor, ground.now) } });
    const pass = (await give(code, '石榴树')).pass ?? '';
    const { items } = await ground.query(matterOperations.receiptReaders, holder, { code, pass });
    expect(items).toMatchObject([{ unitName: unit.name, role: 'mediator', reason: '电话约调解时间', outcome: 'read' }]);
    const shown = await ground.query(matterOperations.receiptFile, holder, { code, pass });
    expect(shown).toMatchObject({ summary: '两家为排水沟争执', agreement: null, papers: [{ id: attachment, kind: 'signed-page' }] });
    expect(shown.parties.map((party) => party.own)).toEqual([true, false]);
    expect(shown.parties.map((party) => party.name)).toEqual(['当事*', '当事*']);
    const paper = await ground.query(matterOperations.openReceiptPaper, holder, { code, pass, attachment });
    expect(Buffer.from(paper.bytes).toString()).toBe('各方签名');
    await expect(ground.query(matterOperations.openReceiptPaper, holder, { code, pass, attachment: newId() })).rejects.toMatchObject({ code: 'kernel.not-found' });
    const stranger = await issued({ word: '别的词' });
    await expect(ground.query(matterOperations.receiptFile, holder, { code: stranger.code, pass })).rejects.toMatchObject({ code: 'matters.pass-expired' });
    minutes(31);
    await expect(ground.query(matterOperations.receiptFile, holder, { code, pass })).rejects.toMatchObject({ code: 'matters.pass-expired' });
  });

  it('rests for half an hour after five wrong tries, also against the right word', async () => {
    const { code } = await issued({ word: '石榴树' });
    for (const left of [4, 3, 2, 1, 0]) expect(await give(code, '桃树')).toEqual({ ok: false, pass: null, left });
    await expect(give(code, '石榴树')).rejects.toMatchObject({ code: 'matters.pass-locked', details: { minutes: 30 } });
    minutes(31);
    expect((await give(code, '石榴树')).ok).toBe(true);
    expect((await give(code, '桃树')).left).toBe(4);
  });

  it('counts tries made at once', async () => {
    const { code } = await issued({ word: '石榴树' });
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => give(code, '桃树')));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
  });

  it('is six digits sent to the phone, good for ten minutes and once', async () => {
    const { code } = await issued({ phone: '13800001234' });
    expect((await open(code)).factors).toEqual(['sms']);
    expect(await ask(code)).toEqual({ sentTo: '138****1234' });
    const { phone, digits } = await digitsSent();
    expect(phone).toBe('13800001234');
    expect(digits).toMatch(/^\d{6}$/);
    expect((await give(code, digits === '000000' ? '000001' : '000000')).ok).toBe(false);
    expect((await give(code, digits)).ok).toBe(true);
    expect((await give(code, digits)).ok).toBe(false);
    minutes(2);
    await ask(code);
    const { digits: late } = await digitsSent();
    minutes(11);
    expect((await give(code, late)).ok).toBe(false);
  });

  it('is sent at most once a minute and five times an hour, and only to a mobile', async () => {
    const { code } = await issued({ phone: '13800005678' });
    await ask(code);
    await expect(ask(code)).rejects.toMatchObject({ code: 'kernel.too-many-requests', details: { seconds: 60 } });
    for (let sent = 1; sent < 5; sent += 1) {
      minutes(1.1);
      await ask(code);
    }
    minutes(1.1);
    await expect(ask(code)).rejects.toMatchObject({ code: 'kernel.too-many-requests' });
    minutes(60);
    await ask(code);
    const { code: landline } = await issued({ phone: '0913-5521234' });
    await expect(ask(landline)).rejects.toMatchObject({ code: 'matters.no-channel' });
    const { code: village } = await issued();
    await expect(ask(village)).rejects.toMatchObject({ code: 'matters.no-channel' });
    const rows = await ground.rows("select o::text as row from kernel.outbox o where task = 'notices.send-digits'");
    expect(JSON.stringify(rows)).not.toContain('13800005678');
  });
});

describe('the receipt of an archived matter', () => {
  it('is neither issued nor ended any more, and still opens', async () => {
    const { matter, code, receipt } = await issued({ word: '石榴树' });
    await ground.rows("update matters.matter set status = 'archived', open = false, closed_on = '2026-11-24', archived_on = '2026-11-25' where id = $1", [matter.id]);
    const before = await ground.rows('select * from matters.receipt where matter = $1', [matter.id]);
    const address = { county: matter.county, matter: matter.id };
    await expect(ground.command(matterOperations.issueReceipt, mediator.actor, { ...address, receipt: newId(), party: matter.parties[1]?.id })).rejects.toMatchObject({ code: 'matters.archived' });
    await expect(ground.command(matterOperations.revokeReceipt, mediator.actor, { ...address, receipt })).rejects.toMatchObject({ code: 'matters.archived' });
    expect(await ground.rows('select * from matters.receipt where matter = $1', [matter.id])).toEqual(before);
    expect(await open(code)).toMatchObject({ status: 'archived' });
  });
});
