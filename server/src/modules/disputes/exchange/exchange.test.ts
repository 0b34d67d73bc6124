import { describe, expect, it } from 'vitest';
import { disputeOperations as op } from '@anhe/contract/disputes';
import { addDays } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { partyOperations } from '@anhe/contract/parties';
import { buildCommittee, places } from '../../../../test/build.ts';
import { exchangeInput, oldRow } from '../../../../test/cases/exchange.ts';
import { useGround } from '../../../../test/ground.ts';
import { known, useWorld } from '../../../../test/world.ts';
import { verifyAll } from '../../../kernel/events/verify.ts';
import { readReferenceBook } from '../../../kernel/reference.ts';
import { readSheet, writeCsv, writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { modules } from '../../index.ts';
import { textSource } from '../../matters/index.ts';
import { importAnswers } from './import-answers.ts';
import { importOldRegister } from './old-register.ts';
import { oldHeaders } from './old-columns.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);


type Line = Readonly<Record<string, string | number>>;
const table = (lines: readonly Line[]) => writeWorkbook([{ name: '旧台账', headers: oldHeaders, rows: lines.map((line) => oldHeaders.map((header) => line[header] ?? '')) }]);
const settled: Line = {
  编号: '（2023）坊人调字第12号', 登记日期: '2023-03-01', 发生日期: '2023.2.27', 区划代码: places.village, 类型: '邻里纠纷', 来源: '当事人口头申请', 申请人: '石守仁、石守义', 被申请人: '渭北果品有限公司', 联系方式: '13800001234',
  简要情况: '石守仁家果园排水淹了道路', 结果: '达成协议', 协议方式: '书面', 协议日期: '2023/3/5', '金额（元）': '1,200.50元', 调解员: '无此人',
};
const send = (bytes: Uint8Array, about: object = {}, actor = world.mediator) => importOldRegister(ground.road, actor, bytes, { language: 'zh', about: { ...about } });
const reasonsOf = async (file: Uint8Array | null): Promise<readonly string[]> => {
  const column = { header: { zh: '原因', en: 'Reason' }, required: true, read: (value: string) => ({ value }) };
  return (await readSheet(known(file ?? undefined), { why: column })).good.map(({ value }) => value.why);
};
const matterByNumber = async (number: string): Promise<Id> => known((await ground.rows<{ matter: string }>('select matter from matters.number where text = $1', [number]))[0]).matter;
const countOf = async (text: string): Promise<number> => known((await ground.rows<{ n: number }>(`select count(*)::int as n from ${text}`, []))[0]).n;

describe('an old register', () => {
  it('becomes matters of the past: days, outcome, number as it was, no clock, its parties sealed', async () => {
    expect(await send(await table([settled]))).toEqual({ added: { matters: 1 }, unchanged: 0, refused: 0, file: null });
    const at = { county: world.county, matter: await matterByNumber('（2023）坊人调字第12号') };
    const view = await ground.query(op.get, world.mediator, at);
    expect(view).toMatchObject({
      status: 'closed', outcome: 'written', filedOn: '2023-03-01', happenedOn: '2023-02-27', acceptedOn: '2023-03-01', closedOn: '2023-03-05', amount: '1200.50', numbers: { old: '（2023）坊人调字第12号' },
      clocks: [], mediators: [], agreement: null, summary: '石守仁家果园排水淹了道路',
    });
    expect(view.parties.map(({ name, contact, side }) => [name, contact, side])).toEqual([['石*', '138****1234', 'applicant'], ['石*', '由村里转告', 'applicant'], ['渭北果品有限公司', '由村里转告', 'respondent']]);
    const { entries } = await ground.query(matterOperations.timeline, world.mediator, { ...at, after: 0 });
    expect(entries.map(({ type }) => type)).toEqual(['disputes.registered', 'disputes.taken-in']);
    expect(entries[1]).toMatchObject({ text: '调解员：无此人', body: { outcome: 'written', agreedOn: '2023-03-05', acceptedOn: '2023-03-01' } });
    expect(JSON.stringify(entries[1]?.body)).not.toContain('无此人');
    const revealed = await ground.command(partyOperations.reveal, world.mediator, { ...at, party: known(view.parties[0]).id, reason: '核对旧档' });
    expect(JSON.stringify(revealed)).toContain('石守仁');
    const { rows } = await ground.query(op.count, world.mediator, { filters: { from: '2023-03-01', to: '2023-03-01' } });
    expect(rows).toBe(1);
  });

  it('the same file again, also by a colleague, changes nothing; a corrected line with a number that is there comes back', async () => {
    const before = await countOf('kernel.event');
    const bytes = await table([settled]);
    expect(await send(bytes)).toMatchObject({ added: { matters: 0 }, unchanged: 1, refused: 0 });
    expect(await send(bytes, {}, world.post('committee', 'director').actor)).toMatchObject({ added: { matters: 0 }, unchanged: 1 });
    const changed = await send(await table([{ ...settled, 简要情况: '另一件事' }]));
    expect(changed).toMatchObject({ added: { matters: 0 }, refused: 1 });
    expect(await reasonsOf(changed.file)).toEqual(['编号：已经使用']);
    expect(await countOf('kernel.event')).toBe(before);
  });

  it('gives bad rows back with their reasons and takes the rest', async () => {
    const line = (more: Line): Line => ({ ...settled, 编号: '', ...more });
    const report = await send(await table([
      line({ 登记日期: '2023-02-30' }), line({ 类型: '邪祟' }), line({ 结果: '达成协议', 协议方式: '' }), line({ 结果: '调解不成', 协议日期: '', 协议方式: '' }), line({ 协议日期: '2022-01-01' }), line({ 联系方式: '12' }),
      line({ 申请人: '' }), line({ 区划代码: '610502001001' }), line({ 区划代码: '610524001999' }), line({ 编号: '第零号' }), line({ 登记日期: addDays(world.today, 3), 发生日期: '', 协议日期: addDays(world.today, 4) }),
      line({ 申请人: '甲乙', 被申请人: '甲乙', 联系方式: '' }), line({ 简要情况: '完好的一件' }), line({ 简要情况: '完好的一件' }),
    ]));
    expect(report).toMatchObject({ added: { matters: 1 }, refused: 13 });
    const reasons = await reasonsOf(report.file);
    [/登记日期：没有这一天/, /类型：不在可选范围内/, /协议方式：请填写/, /结案日期：请填写/, /协议日期：不能早于/, /联系方式：电话号码/, /申请人：请填写/, /区划代码：不在您的工作范围内/, /区划代码：/, /编号：格式不对/, /登记日期：不能晚于今天/, /被申请人：与第 1 位/, /与第 14 行完全相同/]
      .forEach((wanted, index) => expect(reasons[index]).toMatch(wanted));
  });

  it('what is not over stays open, without a clock; each outcome ends on its day', async () => {
    const line = (number: string, more: Line): Line => ({ ...settled, 编号: number, 协议方式: '', 协议日期: '', ...more });
    const report = await send(await table([
      line('旧1', { 结果: '' }), line('旧2', { 结果: '调解中', 受理日期: '2023-03-02' }), line('旧3', { 结果: '调解不成', 结案日期: '2023-04-01' }), line('旧4', { 结果: '不予受理', 结案日期: '2023-03-03' }),
      line('旧5', { 结果: '达成口头协议', 协议日期: '2023-03-02', 来源: '委托移送' }), line('旧6', { 结果: '撤回申请', 结案日期: '2023-03-09', 来源: '排查发现' }),
    ]));
    expect(report).toMatchObject({ added: { matters: 6 }, refused: 0 });
    const rows = await ground.rows<Record<string, unknown>>(
      `select n.text, m.status, m.open, m.due_on, d.outcome, d.origin, m.closed_on::text as closed_on, d.accepted_on::text as accepted_on from matters.number n join matters.matter m on m.id = n.matter join disputes.dispute d on d.matter = m.id where n.text like '旧_' order by n.text`, []);
    expect(rows.map(({ status, open, outcome, origin, closed_on, accepted_on, due_on }) => [status, open, outcome, origin, closed_on, accepted_on, due_on])).toEqual([
      ['registered', true, null, 'oral', null, null, null], ['accepted', true, null, 'oral', null, '2023-03-02', null], ['closed', false, 'failed', 'oral', '2023-04-01', '2023-03-01', null],
      ['closed', false, 'not-admissible', 'oral', '2023-03-03', null, null], ['closed', false, 'oral', 'handed-in', '2023-03-02', '2023-03-01', null], ['closed', false, 'withdrawn', 'initiative', '2023-03-09', null, null],
    ]);
    expect(await countOf("matters.clock c join matters.number n on n.matter = c.matter where n.series = 'old'")).toBe(0);
    // What is still open goes on by the product's own steps.
    const matter = await matterByNumber('旧1');
    const view = await ground.query(op.get, world.mediator, { county: world.county, matter });
    await ground.command(op.accept, world.mediator, { county: world.county, matter, acceptedOn: world.today, seised: 'no', authorityAct: false }, { basis: view.revision });
  });

  it('the window takes one in for a committee of its area, a committee only its own', async () => {
    const other = await buildCommittee(ground, places.otherVillage);
    const about = { county: world.county, committee: other.unit.id };
    const line = { ...settled, 编号: '东2', 区划代码: '' };
    await expect(send(await table([line]), about)).rejects.toMatchObject({ fields: [{ path: ['committee'], code: 'not-in-scope' }] });
    expect(await send(await table([line]), about, world.clerk)).toMatchObject({ added: { matters: 1 } });
    expect(await ground.rows('select m.place, m.holder_unit from matters.matter m join matters.number n on n.matter = m.id where n.text = $1', ['东2'])).toEqual([{ place: places.otherVillage, holder_unit: other.unit.id }]);
    await expect(send(await table([line]), { committee: 'x' })).rejects.toMatchObject({ fields: [{ path: ['committee'] }] });
  });

  it('two thousand lines come in chunks, one more is refused whole', async () => {
    const lines = (count: number): Line[] => Array.from({ length: count }, (_, index) => ({ ...settled, 编号: `批${index + 1}`, 申请人: `甲${index}`, 被申请人: `乙${index}`, 联系方式: '' }));
    await expect(send(await table(lines(2001)))).rejects.toMatchObject({ name: 'SpreadsheetError' });
    expect(await send(await table(lines(120)))).toMatchObject({ added: { matters: 120 }, refused: 0 });
    expect(await send(await table(lines(125)))).toMatchObject({ added: { matters: 5 }, unchanged: 120 });
    expect(await verifyAll(ground.database.owner, textSource(ground.keys))).toMatchObject({ found: 0 });
  });

  it('of two kinds with a number 1 each keeps both; the text of a number is there once', async () => {
    const line = (number: string, who: string): Line => ({ ...settled, 编号: number, 登记日期: '2018-05-01', 发生日期: '', 协议日期: '2018-05-02', 申请人: who, 联系方式: '' });
    const report = await send(await table([line('（2018）人调第1号', '甲一'), line('（2018）诉调第1号', '甲二'), line('（2018）诉调第2号', '甲三'), line('（2018）诉调第2号', '甲四')]));
    expect(report).toMatchObject({ added: { matters: 3 }, refused: 1 });
    expect(await ground.rows("select text, value from matters.number where year = 2018 and series = 'old' order by text", [])).toEqual([{ text: '（2018）人调第1号', value: 1 }, { text: '（2018）诉调第1号', value: 2 }, { text: '（2018）诉调第2号', value: 3 }]);
  });

  it('may be CSV with the words of others; a template is there', async () => {
    const csv = writeCsv(['登记时间', '纠纷类别', '纠纷来源', '甲方', '乙方', '案情', '调解结果', '结案时间'], [['2022-01-02', '合同纠纷', '申请', '丙', '丁', '欠款不还', '失败', '2022-02-02']]);
    expect(await send(csv)).toMatchObject({ added: { matters: 1 }, refused: 0 });
    const { bytes } = await ground.query(op.oldTemplate, world.mediator, {});
    expect((await readSheet(bytes, { filedOn: { header: { zh: '登记日期', en: '' }, required: true, read: (value: string) => ({ value }) } })).headers).toEqual(oldHeaders);
    await expect(send(await table([]))).rejects.toMatchObject({ name: 'SpreadsheetError' });
  });

  it('a mediator of the committee by that name has it', async () => {
    const { name, id } = world.post('committee', 'mediator');
    await send(await table([{ ...settled, 编号: '有名1', 调解员: name }]));
    const view = await ground.query(op.get, world.mediator, { county: world.county, matter: await matterByNumber('有名1') });
    expect(view.mediators).toMatchObject([{ post: id, chosen: 'appointed' }]);
  });
});

const cells = async (bytes: Uint8Array, ...headers: readonly string[]): Promise<readonly (readonly string[])[]> => {
  const columns = Object.fromEntries(headers.map((header) => [header, { header: { zh: header, en: '—' }, required: true, read: (value: string) => ({ value }) }]));
  return (await readSheet(bytes, columns)).good.map(({ value }) => headers.map((header) => String(value[header])));
};
const exported = async (map: string, filters: object = {}, actor = world.mediator) => (await ground.query(op.exportAs, actor, { map, filters })).bytes;

describe('another platform’s columns', () => {
  const day = () => ({ from: world.today, to: world.today });
  it('with names in clear go out for the committee that holds the matter alone, each matter logged', async () => {
    ground.now = new Date(ground.now.getTime() + 86_400_000);
    const found = await world.dispute('agreed');
    const [one] = found.parties;
    const ask = () => ground.rows<{ fields: string[] }>("select fields from kernel.access_log where matter = $1 and outcome = 'exported'", [found.at.matter]);
    const [row] = await cells(await exported('provincial-example', day()), '纠纷类型代码', '申请人', '联系方式', '登记时间', '数据来源', '纠纷简要情况', '调解结果');
    expect(row?.slice(0, 2)).toEqual(['02', known(one).name]);
    expect(row?.[2]).toContain('1380000');
    expect(row?.slice(3)).toEqual([world.today.replaceAll('-', '/'), '安和', '两家因院墙排水发生争吵', '达成口头协议']);
    expect((await ask()).map(({ fields }) => fields)).toEqual([['applicants', 'respondents', 'contacts', 'summary']]);
    for (const actor of [world.clerk, world.post('county', 'bureau').actor, world.post('area', 'mediator').actor]) {
      const [masked] = await cells(await exported('provincial-example', day(), actor), '申请人', '联系方式', '纠纷简要情况');
      expect(masked?.[0]).toBe('当事*');
      expect(masked?.[1]).not.toContain('1380000');
      expect(masked?.[2]).toBe('');
    }
    expect(await ask()).toHaveLength(1);
  });

  it('of a map without names hold none; an unknown map is refused', async () => {
    const [row] = await cells(await exported('governance-example', day()), '当事人', '事件类别', '发生日期', '事件大类');
    expect(row).toEqual(['当事*、当事*', '邻里', addDays(world.today, -1).replaceAll('-', ''), '矛盾纠纷']);
    await expect(exported('no-such-map')).rejects.toMatchObject({ fields: [{ path: ['map'], code: 'unknown-choice' }] });
    const { items } = await ground.query(op.columnMaps, world.mediator, {});
    expect(items.map(({ code, clear, verified }) => [code, clear, verified])).toEqual([['provincial-example', true, false], ['governance-example', false, false]]);
  });
});

describe('another platform’s answer', () => {
  const answers = async (bytes: Uint8Array, actor = world.mediator) =>
    importAnswers(ground.road, actor, bytes, { language: 'zh', today: world.today, book: await readReferenceBook(ground.pool), about: { map: 'governance-example' } });
  const file = (rows: readonly (readonly string[])[]) => writeCsv(['事件编号', '综治编号', '校验结果', '退回原因'], rows);

  it('is recorded on its matter by our number, later by theirs; the same again changes nothing; rows of no matter come back', async () => {
    const found = await world.dispute('accepted');
    const { numbers } = await ground.query(op.get, world.mediator, found.at);
    const rows = [[known(numbers['acceptance']), 'ZZ-1', '退回', '缺少网格'], ['没有这件', 'ZZ-2', '通过', ''], [known(numbers['acceptance']), '', '通过', '']];
    const report = await answers(file(rows));
    expect(report).toMatchObject({ added: { answers: 1 }, unchanged: 0, refused: 2 });
    expect(await reasonsOf(report.file)).toEqual(['在本单位的工作范围内没有找到这个编号', '综治编号：请填写']);
    const items = async () => (await ground.query(op.exchanges, world.mediator, found.at)).items;
    expect(await items()).toEqual([{ map: 'governance-example', name: { zh: '综治平台示例', en: 'Governance platform (example)' }, theirs: 'ZZ-1', sentOn: null, answeredOn: world.today, answer: '退回：缺少网格' }]);
    const { revision } = await ground.query(op.get, world.mediator, found.at);
    expect(await answers(file(rows))).toMatchObject({ added: { answers: 0 }, unchanged: 1 });
    expect((await ground.query(op.get, world.mediator, found.at)).revision).toBe(revision);
    expect(await answers(file([['', 'ZZ-1', '通过', '']]))).toMatchObject({ added: { answers: 1 } });
    expect((await items()).map(({ answer }) => answer)).toEqual(['通过']);
    const { entries } = await ground.query(matterOperations.timeline, world.mediator, { ...found.at, after: 0 });
    expect(entries.filter(({ type }) => type === 'disputes.exchanged').map(({ text }) => text)).toEqual(['退回：缺少网格', '通过']);
  });

  it('is not another unit’s to record; whoever may not read texts does not read it', async () => {
    const found = await world.dispute('accepted');
    const { numbers } = await ground.query(op.get, world.mediator, found.at);
    const report = await answers(file([[known(numbers['acceptance']), 'ZZ-9', '通过', '']]), world.post('area', 'mediator').actor);
    expect(report).toMatchObject({ added: { answers: 0 }, refused: 1 });
    await ground.command(op.recordExchange, world.mediator, { ...found.at, ...exchangeInput(world) });
    const { items } = await ground.query(op.exchanges, world.post('area', 'mediator').actor, found.at);
    expect(items[0]?.answer).toContain('仅办理单位可见');
  });

  it.each(['answeredOn', 'sentOn', 'map'] as const)('with a wrong %s is refused', async (field) => {
    const { at } = await world.dispute('accepted');
    const wrong = { answeredOn: addDays(world.today, 1), sentOn: addDays(world.today, 1), map: 'none' };
    await expect(ground.command(op.recordExchange, world.mediator, { ...at, ...exchangeInput(world), [field]: wrong[field] })).rejects.toMatchObject({ fields: [{ path: [field] }] });
  });

  it('without its map is refused', async () => {
    const wrong = importAnswers(ground.road, world.mediator, file([]), { language: 'zh', today: world.today, book: await readReferenceBook(ground.pool), about: {} });
    await expect(wrong).rejects.toMatchObject({ fields: [{ path: ['map'] }] });
  });
});

describe('rows of an old register as a command', () => {
  it('are told one by one; a row that is refused leaves nothing', async () => {
    const [good, bad] = [oldRow(world), oldRow(world, { closedOn: addDays(world.today, 1) })];
    const { rows } = await ground.command(op.takeIn, world.mediator, { county: world.county, committee: world.unit('committee').id, rows: [good, bad, good] });
    expect(rows.map(({ done }) => done)).toEqual(['added', 'refused', 'unchanged']);
    expect(rows[1]?.errors).toMatchObject([{ field: 'closedOn', code: 'future-date' }]);
    expect(await ground.rows('select 1 from matters.matter where id = $1', [bad.matter])).toEqual([]);
  });
});
