import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { disputeOperations } from '@anhe/contract/disputes';
import { longestPiece } from '@anhe/contract/devices';
import type { DeviceWord, DownThing } from '@anhe/contract/devices';
import { errandOperations } from '@anhe/contract/errands';
import { newId } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import type { PointLine } from '@anhe/contract/patrols';
import { requestOperations } from '@anhe/contract/requests';
import { screeningOperations } from '@anhe/contract/screening';
import { volunteerOperations } from '@anhe/contract/volunteers';
import { Outbox } from '../../offline/outbox.ts';
import { FieldStore } from '../../offline/store.ts';
import { makeVault } from '../../offline/vault.ts';
import { acts } from './acts.ts';
import { isConfirmed, missingIn as missingInAgreement, settleInput } from './agreement.ts';
import type { AgreementForm } from './agreement.ts';
import { Said, Unheard } from './house.ts';
import { keepDraft, readDraft } from './own.ts';
import { makeReady, parcels, putParcel, sweepPhotos } from './parcels.ts';
import { keepPhoto, sendPhoto } from './photos.ts';
import type { PieceTaken } from './photos.ts';
import { pullAll, readHolding } from './pull.ts';
import type { Page } from './pull.ts';
import { toldBy } from './receipts.ts';
import { foundIn, saysWhat } from './report.ts';
import type { ReportForm } from './report.ts';
import { missingIn, takeInput } from './request.ts';
import type { RequestForm } from './request.ts';
import { byDue } from './sorted.ts';
import { stripOf } from './strip.ts';
import { troubleIn, wordsFor } from './trouble.ts';
import { nearest, passedOf, plateCode, pointsOf } from './walk.ts';

const now = new Date('2026-11-25T22:05:00+08:00');
const word: DeviceWord = { state: 'active', lock: null, sequence: 0, locksOn: '2026-12-09', now: now.toISOString() };
let stores: FieldStore[] = [];
afterEach(async () => {
  await Promise.all(stores.map((store) => store.delete()));
  stores = [];
});

async function phone() {
  const store = new FieldStore(`core ${newId()}`);
  stores.push(store);
  const { locked, keys } = await makeVault('石榴树下的三块石头', 1000);
  const who = { county: '610524', device: newId(), person: newId() };
  await store.self.put({ key: 'self', who, vault: locked, next: 1, tries: 0, heardAt: null, clockOff: 0, locksOn: null });
  return { store, keys, who, outbox: new Outbox(store, keys, () => now) };
}

describe('what is done on a phone', () => {
  it('is what the contract has, by name, version, roles and title, and nothing that phones may not do', () => {
    const { fileReport, signNil } = screeningOperations;
    const { takePapers, handIn, settle, returnPapers, close } = errandOperations;
    const known = { ...patrolOperations, fileReport, signNil, takePapers, handIn, settle, returnPapers, close, takeTask: volunteerOperations.take, dropTask: volunteerOperations.drop, take: requestOperations.take, settleOnSpot: disputeOperations.settleOnSpot };
    for (const [act, entry] of Object.entries(acts)) {
      const operation = known[act as keyof typeof acts]; // its own keys
      expect([act, operation.kind]).toEqual([act, 'command']);
      expect([entry.name, entry.version, entry.title, [...entry.roles].toSorted()]).toEqual([operation.name, operation.version, operation.title, [...operation.access].toSorted()]);
    }
  });
});

describe('what a phone holds', () => {
  const thing = (kind: DownThing['kind'], id: string, body: object | null): DownThing => ({ kind, id, revision: 1, body, ...(body === null ? { gone: true as const } : {}) });
  const page = (next: string, more: boolean, things: readonly DownThing[], fresh = false): Page => ({ word, fresh, things, next, more });

  it('comes page by page, and one that is cut goes on where it was', async () => {
    const { store, keys } = await phone();
    const asked: (string | null)[] = [];
    const cut = pullAll(store, keys, async (since) => {
      asked.push(since);
      if (since !== null) throw new Unheard();
      return page('1', true, [thing('village', '610524001201', { place: '610524001201', name: '太里村', within: '' })]);
    }, () => now);
    await expect(cut).rejects.toThrow(Unheard);
    const answer = await pullAll(store, keys, async (since) => {
      asked.push(since);
      return page('2', false, [thing('village', '610524001202', { place: '610524001202', name: '乾落', within: '' })]);
    }, () => now);
    expect([asked, answer.changed]).toEqual([[null, '1', '1'], true]);
    expect((await readHolding(store, keys)).village.map(({ name }) => name)).toEqual(['太里村', '乾落']);
    expect(JSON.stringify(await store.held.toArray(), (_key, value: unknown) => (value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value))).not.toContain('太里村');
  });

  it('gives up what is no longer its own, and everything when it begins anew', async () => {
    const { store, keys } = await phone();
    const village = (name: string): DownThing => thing('village', name, { place: name, name, within: '' });
    await pullAll(store, keys, async () => page('1', false, [village('甲'), village('乙'), village('丙')]), () => now);
    await pullAll(store, keys, async () => page('2', false, [thing('village', '乙', null)]), () => now);
    expect((await readHolding(store, keys)).village.map(({ name }) => name).toSorted()).toEqual(['丙', '甲'].toSorted());
    await pullAll(store, keys, async () => page('3', false, [village('丁')], true), () => now);
    expect((await readHolding(store, keys)).village.map(({ name }) => name)).toEqual(['丁']);
  });

  it('is not asked for further by a phone that is locked', async () => {
    const { store, keys } = await phone();
    const answer = await pullAll(store, keys, async () => ({ ...page('9', true, []), word: { ...word, state: 'locked', lock: 'asked' } }), () => now);
    expect([answer.word.state, await store.own.count()]).toEqual(['locked', 0]);
  });
});

describe('photographs', () => {
  const photo = (size: number): Blob => new Blob([new Uint8Array(size).map((_one, at) => at % 251)], { type: 'image/jpeg' });
  const upload = { name: 'photo-1.jpg', mediaType: 'image/jpeg', size: 1, digest: 'a'.repeat(64), ticket: 't' };

  it('go in pieces from where the house stands, after a cut too', async () => {
    const { store, keys, who } = await phone();
    const size = longestPiece * 2 + 10;
    const id = await keepPhoto(store, keys, photo(size), 'photo-1.jpg');
    const seen: [number, number][] = [];
    let have = 0;
    const house = async (head: { readonly offset: number }, piece: ArrayBuffer): Promise<PieceTaken> => {
      seen.push([head.offset, piece.byteLength]);
      if (head.offset === have) have += piece.byteLength;
      return { have, upload: have === size ? upload : null };
    };
    await expect(sendPhoto(store, keys, who, id, async (head, piece) => {
      if (head.offset > 0) throw new Unheard();
      return house(head, piece);
    }, () => now)).rejects.toThrow(Unheard);
    expect(await sendPhoto(store, keys, who, id, house, () => now)).toEqual(upload);
    expect(seen).toEqual([[0, 0], [0, longestPiece], [0, 0], [longestPiece, longestPiece], [longestPiece * 2, 10]]);
  });

  it('that the house does not take as such leave the act to go without them, and nothing is asked for ever', async () => {
    const { store, keys, who } = await phone();
    const id = await keepPhoto(store, keys, photo(10), 'photo-1.jpg');
    expect(await sendPhoto(store, keys, who, id, () => Promise.reject(new Said(422, 'kernel.wrong-content', troubleIn.house)), () => now)).toBeUndefined();
    await expect(sendPhoto(store, keys, who, id, () => Promise.reject(new Said(503, 'kernel.unavailable', troubleIn.house)), () => now)).rejects.toThrow(Said);
    await expect(sendPhoto(store, keys, who, id, async () => ({ have: 0, upload: null }), () => now)).rejects.toThrow('takes no more');
    expect(await sendPhoto(store, keys, who, newId(), async () => ({ have: 0, upload }), () => now)).toBeUndefined();
  });

  it('lie sealed, and go ahead of the act, which keeps the moment of the tap', async () => {
    const { store, keys, outbox } = await phone();
    const ids = [await keepPhoto(store, keys, photo(5), '一.jpg'), await keepPhoto(store, keys, photo(6), '二.jpg')];
    const parcel = { operation: { name: 'patrols.reportHazard', version: 1 }, input: { where: '桥头' }, command: newId(), at: '2026-11-25T21:00:00.000Z', photos: ids };
    await putParcel(store, keys, parcel);
    await putParcel(store, keys, parcel);
    expect((await parcels(store, keys)).length, 'twice is once').toBe(1);
    await expect(makeReady(store, keys, outbox, (id) => (id === ids[0] ? Promise.resolve(upload) : Promise.reject(new Unheard())))).rejects.toThrow(Unheard);
    expect([await outbox.waiting(), await store.photos.count()]).toEqual([0, 2]);
    expect(await makeReady(store, keys, outbox, async (id) => (id === ids[0] ? upload : undefined))).toEqual({ ready: 1, trouble: undefined });
    const [act] = await outbox.all();
    expect([act?.at, act?.command, JSON.parse(act?.input ?? '{}')]).toEqual([parcel.at, parcel.command, { where: '桥头', photos: [{ id: ids[0], upload }] }]);
    expect([await store.parcels.count(), await store.photos.count()]).toEqual([0, 0]);
  });
});

describe('an act whose photograph the house will not have now', () => {
  it('waits, says why, and holds up no other', async () => {
    const { store, keys, outbox } = await phone();
    const [first, second] = [newId(), newId()];
    for (const photo of [first, second]) await putParcel(store, keys, { operation: { name: 'patrols.reportHazard', version: 1 }, input: {}, command: newId(), at: now.toISOString(), photos: [photo] });
    const words = { zh: '太多没传完的照片', en: 'Too many' };
    expect(await makeReady(store, keys, outbox, (id) => (id === first ? Promise.reject(new Said(413, 'devices.photos-full', words)) : Promise.resolve(undefined)))).toEqual({ ready: 1, trouble: words });
    expect([(await parcels(store, keys)).map(({ photos }) => photos), await outbox.waiting()]).toEqual([[[first]], 1]);
  });
});

describe('photographs that nobody names any more', () => {
  it('go, and those of a form that was begun or of an act that waits stay', async () => {
    const { store, keys } = await phone();
    const keep = (name: string): Promise<string> => keepPhoto(store, keys, new Blob(['x'], { type: 'image/jpeg' }), name);
    const [begun, waits, loose] = [await keep('一'), await keep('二'), await keep('三')];
    await keepDraft(store, keys, 'hazard', { command: newId(), value: { photos: [begun] } });
    await putParcel(store, keys, { operation: { name: 'patrols.reportHazard', version: 1 }, input: {}, command: newId(), at: now.toISOString(), photos: [waits] });
    await sweepPhotos(store, keys);
    expect((await store.photos.toCollection().primaryKeys()).toSorted()).toEqual([begun, waits].toSorted());
    expect(loose).not.toBe('');
  });
});

describe('what was begun', () => {
  it('is kept sealed, and is nothing where the disk has spoilt it', async () => {
    const { store, keys } = await phone();
    await keepDraft(store, keys, 'request', { text: '路灯不亮' });
    expect(await readDraft(store, keys, 'request')).toEqual({ text: '路灯不亮' });
    const row = await store.own.get('draft request');
    if (row === undefined) throw new Error('it was kept');
    await store.own.put({ ...row, key: 'draft hazard' });
    expect(await readDraft(store, keys, 'hazard'), 'moved elsewhere it does not open').toBeUndefined();
    await store.forget();
    expect([await store.own.count(), await store.photos.count(), await store.parcels.count()]).toEqual([0, 0, 0]);
  });
});

describe('a patrol', () => {
  const point = (more: Partial<PointLine>): PointLine => ({ county: '610524', id: newId(), place: '610524001201', placeName: '太里村', kind: 'bridge', name: '桥头', spot: { lat: 35.2, lng: 110.1 }, look: null, active: true, lastPassed: null, openHazards: 0, revision: 1, ...more });

  it('has the points of its shift, or those of its place', () => {
    const [own, other, away, off] = [point({}), point({}), point({ place: '610524002201' }), point({ active: false })];
    expect(pointsOf({ points: [own.id, away.id], place: '610524001201' }, [own, other, away, off])).toEqual([own, away]);
    expect(pointsOf({ points: [], place: '610524001201' }, [own, other, away, off])).toEqual([own, other]);
  });

  it('knows whose plate was read once the house has looked, and says which was not taken', () => {
    const pass = (way: 'plate' | 'said', at: string | null) => ({ checkIn: newId(), command: newId(), at: '2026-11-25T14:00:00.000Z', point: at, way });
    const [waits, found, elsewhere, said] = [pass('plate', null), pass('plate', null), pass('plate', null), pass('said', 'p2')];
    const problem = { code: 'patrols.point-elsewhere', zh: '这个点位牌是“别的村”的', en: 'elsewhere' };
    const { points, plates, refused } = passedOf({ passed: [waits, found, elsewhere, said] }, [
      { command: found.command, outcome: 'done', answer: { revision: 2, point: 'p1', pointName: '桥头' }, problem: null }, { command: elsewhere.command, outcome: 'refused', answer: null, problem },
    ]);
    expect([[...points.keys()], plates, refused.map(({ problem: why }) => why?.code)]).toEqual([['p1', 'p2'], 1, ['patrols.point-elsewhere']]);
  });

  it('finds the nearest point within sixty metres, and none where the measure is not sure', () => {
    const [near, far] = [point({ name: '近' }), point({ name: '远', spot: { lat: 35.202, lng: 110.1 } })];
    expect(nearest([far, near], { lat: 35.2003, lng: 110.1, accuracy: 20 })?.name).toBe('近');
    expect(nearest([far, near], { lat: 35.201, lng: 110.1, accuracy: 20 })).toBeUndefined();
    expect(nearest([near], { lat: 35.2, lng: 110.1, accuracy: 200 })).toBeUndefined();
    expect(nearest([point({ spot: null })], { lat: 35.2, lng: 110.1, accuracy: 5 })).toBeUndefined();
  });

  it('takes a plate’s code as it is read or typed, and nothing else', () => {
    expect(plateCode(' ABCD efgh2345 ')).toBe('ABCDefgh2345');
    expect(plateCode('ＡＢＣＤ２３４５')).toBe('ABCD2345');
    for (const none of ['短', 'ABC', 'https://example.com/x', 'A'.repeat(41)]) expect(plateCode(none)).toBeUndefined();
  });
});

describe('forms of the door', () => {
  const at = '2026-11-25T14:05:00.000Z';
  const request: RequestForm = { ids: { matter: newId(), person: newId(), receipt: newId() }, text: ' 路灯不亮 ', type: 'lamp', place: '610524001201', spot: '', name: ' ', phone: '139 0000 1234', wants: true, word: '', consent: true, answers: { since: '2026-11-25T10:00', other: 'x' }, photos: [] };
  const words = { zh: '', en: '' };
  const type = {
    code: 'lamp', group: 'g', name: words, about: words, department: 'd', departmentName: words, promise: words, guarded: false, administrative: false, publish: null, emergency: null,
    questions: [{ code: 'since', kind: 'datetime' as const, required: true, name: words, hint: null, values: [] }],
  };

  it('make of a request what the contract takes, without what was left empty', () => {
    expect(requestOperations.take.input.parse(takeInput(request, type, at))).toMatchObject({ county: '610524', door: 'field', text: '路灯不亮', answers: { since: '2026-11-25T10:00:00+08:00' }, person: { contact: { by: 'phone', value: '13900001234' } }, wantsMessages: true, consentOral: true });
    const bare = takeInput({ ...request, phone: '', type: '' }, undefined, at);
    expect(requestOperations.take.input.parse(bare)).toMatchObject({ wantsMessages: false, answers: {} });
    expect(bare.person).toEqual({ id: request.ids.person });
  });

  it('name what is missing of a request', () => {
    const missing = (more: Partial<RequestForm>, of: typeof type | undefined = type) => missingIn({ ...request, ...more }, of);
    expect([missing({}), missing({ text: '灯' }), missing({ place: '' }), missing({ answers: {} }), missing({ phone: '12' }), missing({ word: '石' })]).toEqual([undefined, 'text', 'place', 'q-since', 'phone', 'word']);
    expect(missingIn({ ...request, answers: {} }, undefined)).toBeUndefined();
  });

  const side = (name: string) => ({ id: newId(), name, phone: '' });
  const agreement: AgreementForm = {
    ids: { matter: newId(), agreement: newId() }, stage: 'read', first: side('王小满'), second: { ...side('赵大勇'), phone: '13900001111' }, type: 'neighbour', place: '610524001201', summary: '屋檐水排到院墙', content: '赵大勇今天改好屋檐', amount: '', performance: 'on-the-spot', performBy: '',
    askedApart: false, told: true, heard: { first: true, second: true }, unwritten: true,
  };
  const owner = { unit: newId(), post: newId() };
  const today = '2026-11-25';

  it('make of an oral agreement the one command of the desk', () => {
    expect(disputeOperations.settleOnSpot.input.parse(settleInput(agreement, owner, today))).toMatchObject({
      form: 'oral', toldHow: 'read-out', writtenNotNeeded: true, committee: owner.unit, mediator: owner.post, filedOn: today, parties: [{ side: 'applicant', contact: { by: 'village' } }, { side: 'respondent', contact: { by: 'phone', value: '13900001111' } }],
    });
  });

  it('make none while a step of the law is missing', () => {
    for (const part of [{ told: false }, { heard: { first: true, second: false } }, { heard: { first: false, second: true } }, { unwritten: false }, { type: 'marriage-family' as const }, { performance: 'by-date' as const }]) {
      expect(settleInput({ ...agreement, ...part }, owner, today)).toBeUndefined();
    }
    expect(isConfirmed(agreement)).toBe(true);
    expect(missingInAgreement({ ...agreement, performance: 'by-date', performBy: '2026-11-24' }, today)).toBe('perform-by');
    expect(settleInput({ ...agreement, type: 'marriage-family', askedApart: true, performance: 'by-date', performBy: '2026-11-30', amount: '2000' }, owner, today)).toMatchObject({ askedApart: true, performBy: '2026-11-30', amount: 2000 });
  });
});

describe('a report to a round', () => {
  const form: ReportForm = { way: 'found', matters: [newId()], hazards: [{ kind: 'power', count: '2', where: ' 变压器下 ' }] };
  it('is what the contract takes', () => {
    expect(screeningOperations.fileReport.input.parse({ county: '610524', report: newId(), ...foundIn(form) })).toMatchObject({ matters: form.matters, hazards: [{ kind: 'power', count: 2, where: '变压器下' }] });
  });
  it('says something, and of each hazard where and how many', () => {
    const hazard = (part: object) => ({ ...form, hazards: form.hazards.map((one) => ({ ...one, ...part })) });
    expect([form, { ...form, hazards: [] }, { ...form, matters: [], hazards: [] }, hazard({ where: '沟' }), hazard({ count: '0' }), hazard({ count: '1000' }), hazard({ count: '两' })].map(saysWhat)).toEqual([true, true, false, false, false, false, false]);
  });
});

describe('the strip', () => {
  const waiting = [{ command: newId(), operation: 'patrols.start', at: now.toISOString(), photos: 0, input: {} }];
  it('tells whether there is a signal, what waits, and of when the rest is', () => {
    const of = (line: 'quiet' | 'busy' | 'none', online: boolean, count: number, asOf: string | null = '2026-11-25T06:05:00.000Z') => stripOf({ waiting: waiting.slice(0, count), line, asOf }, online, now);
    expect([of('quiet', true, 0).key, of('quiet', true, 1).key, of('busy', true, 1).key, of('none', true, 1).key, of('quiet', false, 1).key, of('none', true, 0).key]).toEqual(['strip.all', 'strip.waiting', 'strip.busy', 'strip.none', 'strip.none', 'strip.none.all']);
    expect([of('quiet', true, 0).asOf, of('quiet', true, 0, '2026-11-24T06:05:00.000Z').asOf, of('quiet', true, 0, null).asOf]).toEqual(['14:05', '11-24 14:05', null]);
  });
});

describe('lists', () => {
  it('have what is due first on top, and what has no day at the end', () => {
    const rows = [{ id: 'a', dueOn: null }, { id: 'b', dueOn: '2026-12-02' }, { id: 'c', dueOn: '2026-11-30' }, { id: 'd', dueOn: null }];
    expect(byDue(rows).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd']);
    expect(rows[0]?.id, 'as it was').toBe('a');
  });
});

describe('words', () => {
  it('say what stands in the way: a full disk, no signal, a browser that keeps nothing, what the house said', () => {
    const named = (name: string, inner?: unknown) => Object.assign(new Error(name), { name, inner });
    expect(wordsFor(named('AbortError', named('QuotaExceededError')))).toBe(troubleIn.full);
    expect(wordsFor(new Unheard())).toBe(troubleIn.unheard);
    expect(wordsFor(named('OpenFailedError'))).toBe(troubleIn.closed);
    expect(wordsFor(new Said(403, 'x.y', { zh: '不行', en: 'no' }))).toEqual({ zh: '不行', en: 'no' });
    expect(wordsFor('?')).toBe(troubleIn.broken);
  });
  it('of an answer are its number, its code, and who has it', () => {
    expect(toldBy({ answer: { number: '诉610524-261125-ABCDE', code: '610524-ABCDE-FGHJK', holder: '合阳县综治中心', revision: 1 } })).toEqual({ number: '诉610524-261125-ABCDE', code: '610524-ABCDE-FGHJK', holder: '合阳县综治中心' });
    expect(toldBy({ answer: null })).toEqual({});
  });
});
