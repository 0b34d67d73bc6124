import { describe, expect, it } from 'vitest';
import { clauseText, consentSentences, contentOf, contractNames, disputeOperations as op } from '@anhe/contract/disputes';
import type { Clause } from '@anhe/contract/disputes';
import { addDays, newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { receiptActor } from '../../../kernel/access/actor.ts';
import { ticketFor } from '../../../kernel/files/index.ts';
import { heldDraft } from '../../../../test/cases/agree.ts';
import { useGround } from '../../../../test/ground.ts';
import { known, useWorld } from '../../../../test/world.ts';
import type { StagedDispute } from '../../../../test/world.ts';
import { modules } from '../../index.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const textOf = async (found: StagedDispute) => known((await ground.query(op.agreementText, world.mediator, found.at)).agreement);
const view = (found: StagedDispute) => ground.query(op.get, world.mediator, found.at);

/** A drawing as an upload answered it. */
async function drawing(name = '签名.png', mediaType = 'image/png') {
  const bytes = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC', 'base64');
  const file = { name, mediaType, size: bytes.length, digest: await ground.files.put(bytes) };
  return { attachment: newId(), upload: { ...file, ticket: ticketFor(ground.keys, file, world.mediator, ground.now) } };
}

const onScreen = async (signer: string, asWhat = 'party') => ({ signer, asWhat, how: 'signature', way: 'screen', image: await drawing(), ...(asWhat === 'party' ? { shown: 'id-card' } : {}) });

async function drafted(more: object = {}, terms: object = {}): Promise<StagedDispute> {
  return world.take(await world.dispute('accepted', more), 'draftAgreement', terms);
}

const text = async (found: StagedDispute) => {
  const { id, digest } = await textOf(found);
  return { agreement: id, digest };
};

describe('drafting with clauses', () => {
  const clausesFor = (found: StagedDispute, parts: Partial<Clause> = {}): Clause[] => {
    const pay = { kind: 'pay' as const, who: found.parties[0]?.id, to: found.parties[1]?.id, what: '修墙款', amount: 2000, by: addDays(world.today, 10), how: '转账', ...parts };
    return [{ ...pay, text: parts.text ?? clauseText(pay, contractNames(found.parties)) }];
  };

  it('keeps them with the text, and gives them back to who may read it', async () => {
    const accepted = await world.dispute('accepted');
    const clauses = clausesFor(accepted);
    const found = await world.take(accepted, 'draftAgreement', { clauses, content: contentOf(clauses) });
    expect(await textOf(found)).toMatchObject({ version: 1, clauses, stops: [], paperOnly: false, answered: [] });
    const leader = await ground.query(op.agreementText, world.post('committee', 'leader').actor, found.at);
    expect(known((await ground.query(op.agreementText, world.post('area', 'leader').actor, found.at)).agreement).clauses).toBeNull();
    expect(leader.agreement?.version).toBe(1);
    const stored = await ground.rows<{ plain: boolean }>("select position(convert_to('修墙款', 'utf8') in sealed) > 0 as plain from matters.content where matter = $1", [found.at.matter]);
    expect(stored.some(({ plain }) => plain)).toBe(false);
  });

  it('refuses a plan that does not come to its total, and changes nothing', async () => {
    const accepted = await world.dispute('accepted');
    const clauses = clausesFor(accepted, { plan: [{ amount: 1500, due: addDays(world.today, 10) }], text: '甲方向乙方支付2,000元。' });
    await expect(world.take(accepted, 'draftAgreement', { clauses, content: contentOf(clauses) })).rejects.toMatchObject({
      code: 'kernel.invalid-input', fields: [{ path: ['clauses', 0, 'plan'], code: 'sum-differs', details: { difference: '-500元' } }],
    });
    expect((await view(accepted)).agreement).toBeNull();
  });

  it('refuses a text that its clauses do not make', async () => {
    const accepted = await world.dispute('accepted');
    await expect(world.take(accepted, 'draftAgreement', { clauses: clausesFor(accepted), content: '别的话' })).rejects.toMatchObject({ fields: [{ path: ['content'], code: 'text-differs' }] });
  });

  it('with what mandatory law forbids bars no drafting, and stops the seal until it is answered (art 3)', async () => {
    const content = '甲方三日内改好水沟\n乙方不得再向法院起诉';
    let found = await drafted({}, { content });
    expect(await textOf(found)).toMatchObject({ stops: ['waives-lawsuit'] });
    found = await world.withSignedPage(await world.take(found, 'sign'));
    await expect(world.take(found, 'putSeal')).rejects.toMatchObject({ code: 'disputes.not-lawful-now', article: 'pml-3', details: { rule: 'clause-stops' } });
    found = await world.take(found, 'draftAgreement', { content, answered: [{ code: 'waives-lawsuit', why: '照录当事人原话，已说明无效' }] });
    expect(await textOf(found)).toMatchObject({ version: 2, stops: [], answered: [{ code: 'waives-lawsuit' }] });
    found = await world.withSignedPage(await world.take(found, 'sign'));
    expect((await view(await world.take(found, 'putSeal'))).status).toBe('agreed');
  });
});

describe('a signature on an older text', () => {
  it('is refused when another version stands, and voids nothing that was given', async () => {
    let found = await drafted();
    const old = await text(found);
    found = await world.take(found, 'draftAgreement', { content: '甲方五日内改好水沟' });
    const current = await text(found);
    expect(current.digest).not.toBe(old.digest);
    await expect(world.take(found, 'sign', { text: old })).rejects.toMatchObject({ fields: [{ path: ['text'], code: 'text-changed', details: { version: 2 } }] });
    await expect(world.take(found, 'sign', { text: { ...current, digest: old.digest } })).rejects.toMatchObject({ fields: [{ path: ['text'], code: 'text-changed' }] });
    found = await world.take(found, 'sign', { text: current });
    const rows = await ground.rows<{ text_digest: string }>('select text_digest from disputes.signature where agreement = $1', [current.agreement]);
    expect(new Set(rows.map(({ text_digest }) => text_digest))).toEqual(new Set([current.digest]));
  });

  it('does not count for the text that followed it', async () => {
    let found = await world.take(await drafted(), 'sign');
    found = await world.take(found, 'draftAgreement', { content: '甲方五日内改好水沟' });
    expect((await view(found)).agreement?.signatures).toEqual([]);
    await expect(world.take(await world.withSignedPage(found), 'putSeal')).rejects.toMatchObject({ details: { rule: 'unsigned' } });
  });
});

describe('on the screen before the mediator', () => {
  it('all sign, no page is photographed, and the seal is put', async () => {
    let found = await drafted();
    const signatures = [await onScreen(known(found.parties[0]).id), await onScreen(known(found.parties[1]).id), await onScreen(world.mediator.post, 'mediator')];
    found = await world.take(found, 'sign', { text: await text(found), signatures });
    const { agreement } = await view(found);
    expect(agreement?.signatures).toHaveLength(3);
    expect(agreement?.signatures[0]).toMatchObject({ way: 'screen', seenBy: world.mediator.post });
    const files = await ground.query(matterOperations.attachments, world.mediator, found.at);
    expect(files.items.map(({ kind }) => kind)).toEqual(['signature', 'signature', 'signature']);
    expect((await view(await world.take(found, 'putSeal'))).status).toBe('agreed');
  });

  it('and one on paper: the page is asked for again', async () => {
    let found = await drafted();
    const signatures = [await onScreen(known(found.parties[0]).id), { signer: known(found.parties[1]).id, asWhat: 'party', how: 'fingerprint', reader: '村医李某', witness: '组长' }, await onScreen(world.mediator.post, 'mediator')];
    found = await world.take(found, 'sign', { text: await text(found), signatures });
    await expect(world.take(found, 'putSeal')).rejects.toMatchObject({ details: { rule: 'no-signed-page' } });
    expect((await view(found)).agreement?.signatures.find(({ way }) => way === 'paper')).toMatchObject({ readOut: true, how: 'fingerprint' });
    expect((await view(await world.take(await world.withSignedPage(found), 'putSeal'))).status).toBe('agreed');
  });

  it('lacks nothing: drawing, paper shown, text, the day itself', async () => {
    const found = await drafted();
    const party = known(found.parties[0]).id;
    const given = await text(found);
    const screen = await onScreen(party);
    const refused = async (more: object, field: readonly unknown[], code: string) =>
      expect(world.take(found, 'sign', { text: given, signatures: [screen], ...more })).rejects.toMatchObject({ fields: [{ path: field, code }] });
    const { image: _image, ...undrawn } = screen;
    const { shown: _shown, ...unknown } = screen;
    await refused({ signatures: [undrawn] }, ['signatures', 0, 'image'], 'required');
    await refused({ signatures: [unknown] }, ['signatures', 0, 'shown'], 'required');
    await refused({ text: undefined }, ['text'], 'required');
    await refused({ signatures: [{ ...screen, how: 'fingerprint' }] }, ['signatures', 0, 'how'], 'unknown-choice');
    await refused({ signatures: [{ ...screen, image: await drawing('签名.jpg', 'image/jpeg') }] }, ['signatures', 0, 'image'], 'wrong-kind');
    const foreign = { ...screen.image, upload: { ...screen.image.upload, ticket: ticketFor(ground.keys, screen.image.upload, world.clerk, ground.now) } };
    await refused({ signatures: [{ ...screen, image: foreign }] }, ['signatures', 0, 'image', 'upload', 'ticket'], 'wrong-kind');
    expect((await view(found)).agreement?.signatures).toEqual([]);
  });
});

describe('marriage, adoption, inheritance (Electronic Signature Law art 3)', () => {
  const cases = [['by its type', { type: 'marriage-family' }, {}], ['by what the drafter says', {}, { personalRelations: true }]] as const;

  it.each(cases)('%s: the screen and the phone are refused, paper is taken', async (_name, more, terms) => {
    const { found, code, pass, word, text: held } = await heldDraft(world, more, terms);
    const refused = { code: 'disputes.not-lawful-now', article: 'esign-3', details: { rule: 'paper-only' } };
    const current = await view(found);
    const here = { ...found, revision: current.revision };
    const screen = await onScreen(known(found.parties[0]).id);
    await expect(world.take(here, 'sign', { text: held, signatures: [screen] })).rejects.toMatchObject(refused);
    await expect(world.take(here, 'sign', { text: held, signatures: [screen], already: true })).rejects.toMatchObject(refused);
    await expect(ground.command(op.signHeld, receiptActor(world.county), { code, pass, word, text: held, consent: consentSentences.zh })).rejects.toMatchObject(refused);
    expect((await ground.query(op.heldAgreement, receiptActor(world.county), { code, pass })).blocked?.article).toBe('esign-3');
    expect((await view(await world.take(here, 'sign'))).agreement?.signatures).toHaveLength(3);
  });
});

describe('by phone with a receipt', () => {
  const holder = () => receiptActor(world.county);

  it('the holder reads the text and signs for their own party, bound to its digest', async () => {
    const { found, party, code, pass, word, text: held } = await heldDraft(world);
    const shown = await ground.query(op.heldAgreement, holder(), { code, pass });
    expect(shown).toMatchObject({ blocked: null, signedAt: null, agreement: { ...{ id: held.agreement, digest: held.digest }, content: '甲方三日内改好水沟，乙方不再追究' } });
    expect(await ground.command(op.signHeld, holder(), { code, pass, word, text: held, consent: `${consentSentences.zh}。` })).toEqual({ ok: true, left: 5 });
    expect((await view(found)).agreement?.signatures).toMatchObject([{ signer: party.id, way: 'phone', seenBy: null, how: 'signature' }]);
    const after = await ground.query(op.heldAgreement, holder(), { code, pass });
    expect(after.signedAt).not.toBeNull();
    await expect(ground.command(op.signHeld, holder(), { code, pass, word, text: held, consent: consentSentences.zh })).rejects.toMatchObject({ fields: [{ code: 'already-used' }] });
  });

  it('a wrong word signs nothing and is counted; five and it rests', async () => {
    const { found, code, pass, text: held } = await heldDraft(world);
    const sign = (word: string) => ground.command(op.signHeld, holder(), { code, pass, word, text: held, consent: consentSentences.zh });
    for (const left of [4, 3, 2, 1, 0]) expect(await sign('错的词')).toEqual({ ok: false, left });
    await expect(sign('石榴树')).rejects.toMatchObject({ code: 'matters.pass-locked' });
    expect((await view(found)).agreement?.signatures).toEqual([]);
  });

  it('another sentence, an older text, a receipt without a pass sign nothing', async () => {
    const { found, code, pass, word, text: held } = await heldDraft(world);
    const sign = (more: object) => ground.command(op.signHeld, holder(), { code, pass, word, text: held, consent: consentSentences.zh, ...more });
    await expect(sign({ consent: '好' })).rejects.toMatchObject({ fields: [{ path: ['consent'] }] });
    await expect(sign({ pass: 'none' })).rejects.toMatchObject({ code: 'matters.pass-expired' });
    await world.take({ ...found, revision: (await view(found)).revision }, 'draftAgreement', { content: '甲方五日内改好水沟' });
    await expect(sign({})).rejects.toMatchObject({ fields: [{ path: ['text'], code: 'text-changed' }] });
    expect((await view(found)).agreement?.signatures).toEqual([]);
  });
});
