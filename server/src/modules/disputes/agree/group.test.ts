import { describe, expect, it } from 'vitest';
import { disputeOperations as op } from '@anhe/contract/disputes';
import { addDays, newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { electing, rosterLines, withGroup } from '../../../../test/cases/agree.ts';
import { faultsOf } from '../../../../test/dispute-invariants.ts';
import { useGround } from '../../../../test/ground.ts';
import { known, useWorld } from '../../../../test/world.ts';
import type { StagedDispute } from '../../../../test/world.ts';
import { rebuildSearch } from '../../matters/index.ts';
import { readSheet, writeCsv, writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { modules } from '../../index.ts';
import { rosterColumns, rosterHeaders } from './columns.ts';
import { importRoster } from './import.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const view = (found: Pick<StagedDispute, 'at'>) => ground.query(op.get, world.mediator, found.at);
const group = (found: Pick<StagedDispute, 'at'>) => ground.query(op.group, world.mediator, found.at);
const fresh = async <F extends StagedDispute>(found: F): Promise<F> => ({ ...found, revision: (await view(found)).revision });
const represent = async (found: StagedDispute, input: object) => ground.command(op.represent, world.mediator, { ...found.at, ...input });
const read = (found: StagedDispute, bytes: Uint8Array, about: object = {}) =>
  importRoster(ground.road, world.mediator, bytes, { language: 'zh', today: world.today, about: { ...found.at, side: 'applicant', ...about } });

const workers = (count: number) => Array.from({ length: count }, (_, index) => [`工人${index}`, `138${String(20_000_000 + index)}`, 3000 + index, '是', '2026-11-20', '']);
const table = (rows: readonly (readonly (string | number)[])[]) => writeWorkbook([{ name: '名册', headers: rosterHeaders, rows }]);

describe('a roster', () => {
  it('of sixty workers comes in from Excel; the matter’s own view counts them, their page lists them masked', async () => {
    const found = await world.dispute('accepted');
    const total = workers(60).reduce((sum, row) => sum + Number(row[2]), 0);
    expect(await read(found, await table(workers(60)), { stated: String(total) })).toMatchObject({ added: { members: 60, changed: 0 }, unchanged: 0, refused: 0, file: null });
    const seen = await view(found);
    expect(seen.parties).toHaveLength(2);
    expect(seen.group).toEqual({ side: 'applicant', members: 60, authorised: 60, told: 0, toldOn: null, signed: 0 });
    const first = await ground.query(op.members, world.mediator, { ...found.at, limit: 50 });
    const rest = await ground.query(op.members, world.mediator, { ...found.at, limit: 50, cursor: known(first.next) });
    expect([first.items.length, rest.items.length, rest.next]).toEqual([50, 10, null]);
    expect(first.items[0]).toMatchObject({ name: '工*', contact: '138****0000', amount: '3000.00', told: false, signed: false });
    expect(JSON.stringify([first, rest, seen])).not.toContain('工人7');
    expect((await group(found)).sum).toBe(total.toFixed(2));
    expect((await group(found)).findings.map(({ code }) => code)).toEqual(['no-representative']);
  });

  it('gives bad rows back with their reasons and takes the rest; the same file again changes nothing', async () => {
    const found = await world.dispute('accepted');
    const rows = [
      ['王一', '13800000001', 100, '是', '2026-11-20', ''], ['王一', '138-0000-0001', 200, '否', '', ''], ['', '13800000003', 1, '否', '', ''], ['王四', '123', 1, '否', '', ''], ['王五', '由村里转告', '一百', '否', '', ''],
      ['王六', '', 5, '是', '', ''], ['王七', '合阳县坊镇一组', 7, '也许', '', ''], ['王八', '', 8, '是', '2027-01-01', ''], ['王九', '', '1,200.50元', '无', '', '本人在外地'],
    ];
    const report = await read(found, await table(rows), { stated: '2000' });
    expect(report).toMatchObject({ added: { members: 2 }, refused: 7 });
    const back = await readSheet(known(report.file), { name: { header: { zh: '姓名', en: 'Name' }, required: true, read: (value: string) => ({ value }) }, why: { header: { zh: '原因', en: 'Reason' }, required: true, read: (value: string) => ({ value }) } });
    const reasons = back.good.map(({ value }) => value.why);
    expect(reasons[0]).toContain('与第 2 行是同一人');
    expect(reasons.join('\n')).toMatch(/姓名：请填写[\s\S]*电话号码应为[\s\S]*应为数字[\s\S]*授权日期：请填写[\s\S]*请填“是”或“否”[\s\S]*不能晚于今天/);
    expect((await group(found)).findings).toMatchObject([{ code: 'sum-differs', total: '2000.00', sum: '1300.50' }, { code: 'not-authorised', count: 1, article: 'cpl-56' }, { code: 'no-representative' }]);
    expect(await read(found, await table(rows))).toMatchObject({ added: { members: 0, changed: 0 }, unchanged: 2 });
    const { revision } = await view(found);
    expect(await read(found, await table([['王一', '13800000001', 150, '是', '2026-11-20', '']]))).toMatchObject({ added: { members: 0, changed: 1 } });
    expect((await view(found)).revision).toBe(revision + 1);
  });

  it('may be CSV, and a file that is none is refused', async () => {
    const found = await world.dispute('accepted');
    expect(await read(found, writeCsv(['姓名', '手机号'], [['赵甲', '13811110000']]))).toMatchObject({ added: { members: 1 } });
    await expect(read(found, Buffer.from('%PDF-'))).rejects.toMatchObject({ name: 'SpreadsheetError' });
    await expect(read(found, writeCsv(['电话'], [['1']]))).rejects.toMatchObject({ name: 'SpreadsheetError' });
    await expect(read(found, writeCsv(['姓名'], [['赵乙']]), { side: 'both' })).rejects.toMatchObject({ fields: [{ path: ['side'] }] });
    await expect(read(found, writeCsv(['姓名'], [['赵乙']]), { side: 'respondent' })).rejects.toMatchObject({ code: 'disputes.group-other-side' });
  });

  it('has at most five hundred, while it is open', async () => {
    const found = await world.dispute('accepted');
    const report = await read(found, await table(workers(503)));
    expect(report).toMatchObject({ added: { members: 500 }, refused: 3 });
    await expect(ground.command(op.enrol, world.mediator, { ...found.at, side: 'applicant', members: rosterLines(1, () => ({ authorisedOn: world.today })) })).rejects.toMatchObject({ code: 'disputes.group-full' });
    const agreed = await world.dispute('agreed');
    await expect(read(agreed, await table(workers(2)))).rejects.toMatchObject({ code: 'disputes.group-closed' });
  });

  it('cuts its names out of the words that the matter is found by, as the rebuilding does', async () => {
    const found = await world.dispute('accepted', { summary: '石守仁等工人讨要工资' });
    await read(found, await table([['石守仁', '13899990000', 1, '否', '', '']]));
    const words = async () => (await ground.rows<{ words: string }>('select words::text as words from matters.search where matter = $1', [found.at.matter]))[0]?.words;
    const before = await words();
    expect(before).not.toContain('守');
    expect(await rebuildSearch(ground.database.owner, ground.keys)).toMatchObject({ changed: 0 });
    expect(await words()).toBe(before);
  });

  it('as a file: shares with their sum and a list to sign, logged as exported', async () => {
    const found = await withGroup(world);
    const { bytes } = await ground.query(op.memberFile, world.mediator, found.at);
    const { good } = await readSheet(bytes, { ...rosterColumns, contact: { ...rosterColumns.contact, read: (value: string) => ({ value }) }, amount: { ...rosterColumns.amount, read: (value: string) => ({ value }) } });
    expect(good.map(({ value }) => [value.name, value.amount])).toEqual([...found.members.map(({ name }, index) => [name, String(1000 + index)]), ['3 人', '3003']]);
    const logged = await ground.rows("select 1 from kernel.access_log where matter = $1 and outcome = 'exported'", [found.at.matter]);
    expect(logged).toHaveLength(1);
  });
});

describe('being told through a representative', () => {
  it('counts for the members who authorised it, by that day, and for nobody else', async () => {
    let found = await withGroup(world, 'accepted', 3);
    await ground.command(op.enrol, world.mediator, { ...found.at, side: 'applicant', members: rosterLines(1, () => ({ name: '未授权者', contact: { by: 'phone', value: '13711110001' }, authorisedOn: undefined })) });
    await represent(found, electing(world, known(found.members[0]).id, 'general'));
    found = await fresh(found);
    await ground.command(op.tellGroup, world.mediator, { ...found.at, happenedOn: world.today, how: 'read-out', representative: known(found.members[0]).id, answer: 'consented' }, { basis: found.revision });
    expect((await view(found)).group).toMatchObject({ members: 4, told: 3, toldOn: null });
    await expect(world.take(await fresh(found), 'holdSession')).rejects.toMatchObject({ details: { rule: 'not-told' } });
    const [other] = (await ground.query(op.members, world.mediator, { ...found.at })).items.filter(({ told }) => !told);
    await ground.command(op.leaveGroup, world.mediator, { ...found.at, party: known(other).id });
    expect((await view(await world.take(await fresh(found), 'holdSession'))).sessions).toHaveLength(1);
  });
});

/** A group that was told, with its agreement drafted. */
async function draftedGroup(powers: 'general' | 'special') {
  const grouped = await withGroup(world, 'accepted', 3);
  const representative = known(grouped.members[0]).id;
  await represent(grouped, electing(world, representative, powers));
  const before = await fresh(grouped);
  await ground.command(op.tellGroup, world.mediator, { ...grouped.at, happenedOn: world.today, how: 'read-out', representative, answer: 'consented' }, { basis: before.revision });
  const found = await world.take(await fresh(grouped), 'draftAgreement');
  const signatures = [...world.signatures(found.parties), { signer: representative, asWhat: 'party', how: 'fingerprint', behalf: true }];
  return { found, representative, signatures };
}

describe('a representative signs for the members', () => {
  it('with special powers: all have signed, each row says by whom, and the seal may be put', async () => {
    const { found, representative, signatures } = await draftedGroup('special');
    const signed = await world.withSignedPage(await world.take(found, 'sign', { signatures }));
    expect((await view(signed)).group).toMatchObject({ members: 3, signed: 3 });
    const rows = await ground.rows<{ signer: string; by_party: string | null }>('select signer, by_party from disputes.signature where matter = $1 and by_party is not null', [found.at.matter]);
    expect(rows.map(({ by_party }) => by_party)).toEqual([representative, representative]);
    const agreed = await world.take(signed, 'putSeal');
    expect((await view(agreed)).status).toBe('agreed');
    expect(await faultsOf(ground, agreed, (await view(agreed)).summary)).toEqual([]);
  });

  it('with general powers: stopped with the article (Civil Procedure Law art 62); each signs for themselves', async () => {
    const { found, representative, signatures } = await draftedGroup('general');
    await expect(world.take(found, 'sign', { signatures })).rejects.toMatchObject({ code: 'disputes.not-lawful-now', article: 'cpl-62', details: { rule: 'no-special-authority' } });
    const own = [...world.signatures(found.parties), { signer: representative, asWhat: 'party', how: 'fingerprint' }];
    const signed = await world.withSignedPage(await world.take(found, 'sign', { signatures: own }));
    expect((await view(signed)).group).toMatchObject({ signed: 1 });
    await expect(world.take(signed, 'putSeal')).rejects.toMatchObject({ details: { rule: 'unsigned' } });
    const members = (await ground.query(op.members, world.mediator, { ...found.at })).items.filter(({ signed: done }) => !done);
    const all = await world.take(signed, 'sign', { signatures: members.map(({ id }) => ({ signer: id, asWhat: 'party', how: 'fingerprint' })) });
    expect((await view(await world.take(all, 'putSeal'))).status).toBe('agreed');
  });

  it('already done without powers: taken down with its defect, and it binds nobody else', async () => {
    const { found, signatures } = await draftedGroup('general');
    const signed = await world.take(found, 'sign', { signatures, already: true });
    const seen = await view(signed);
    expect(seen.defects.map(({ code }) => code)).toEqual(['no-special-authority']);
    expect(seen.group).toMatchObject({ signed: 1 });
  });

  it('an agent from outside and a guardian sign for those named', async () => {
    const found = await world.dispute('accepted');
    const [first, second] = [known(found.parties[0]).id, known(found.parties[1]).id];
    const agent = newId();
    await represent(found, { representation: newId(), representative: { is: 'outside', id: agent, name: '律师甲', contact: { by: 'phone', value: '13722223333' } }, kind: 'agent', powers: 'special', represents: [first], fromOn: world.today });
    await represent(found, { representation: newId(), representative: { is: 'party', party: first }, kind: 'guardian', powers: 'general', represents: [second], fromOn: world.today });
    const drafted = await world.take(await fresh(found), 'draftAgreement');
    const signatures = [{ signer: agent, asWhat: 'agent', how: 'signature' }, { signer: world.mediator.post, asWhat: 'mediator', how: 'signature' }, { signer: first, asWhat: 'party', how: 'fingerprint', behalf: true }];
    const signed = await world.withSignedPage(await world.take(drafted, 'sign', { signatures }));
    expect((await view(await world.take(signed, 'putSeal'))).status).toBe('agreed');
  });

  it('is somebody of the matter, for somebody else of it, with a paper that is there', async () => {
    const found = await withGroup(world);
    const [one, two] = [known(found.members[0]).id, known(found.parties[0]).id];
    const refused = async (more: object, path: readonly unknown[]) => expect(represent(found, { ...electing(world, one), ...more })).rejects.toMatchObject({ fields: [{ path }] });
    await refused({ representative: { is: 'party', party: newId() } }, ['representative']);
    await refused({ wholeGroup: false, represents: [] }, ['represents']);
    await refused({ wholeGroup: false, represents: [one] }, ['represents', 0]);
    await refused({ wholeGroup: false, represents: [two, two] }, ['represents', 1]);
    await refused({ fromOn: addDays(world.today, 1) }, ['fromOn']);
    await refused({ authority: newId() }, ['authority']);
    await refused({ representative: { is: 'outside', id: newId(), name: '外人', contact: { by: 'village' } } }, ['kind']);
    const authority = newId();
    await ground.command(matterOperations.attach, world.mediator, { ...found.at, attachment: authority, kind: 'authority', upload: await world.upload(world.mediator), happenedOn: world.today, seen: true });
    await represent(found, { ...electing(world, one), authority });
    expect((await group(found)).findings).toEqual([]);
  });

  it('more than five are named, and stopped they are not (local rows)', async () => {
    const found = await withGroup(world, 'accepted', 6);
    for (const { id } of found.members) await represent(found, electing(world, id));
    expect((await group(found)).findings.map(({ code }) => code)).toContain('too-many-representatives');
  });
});

