import { requestOperations as op } from '@anhe/contract/requests';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../../test/answers.ts';
import { useGround } from '../../../../test/ground.ts';
import { plainType, receiver, typeWhere } from '../../../../test/requests.ts';
import { known, useWorld } from '../../../../test/world.ts';
import { systemActor } from '../../../kernel/access/actor.ts';
import type { StaffActor, SystemActor } from '../../../kernel/access/actor.ts';
import { SpreadsheetError, readSheet, writeCsv, writeWorkbook } from '../../../kernel/spreadsheet.ts';
import type { Column } from '../../../kernel/spreadsheet.ts';
import { modules } from '../../index.ts';
import { importTickets } from '../index.ts';
import { ticketHeaders } from './columns.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
const headers = ticketHeaders('zh');
type Cells = Partial<Record<(typeof headers)[number], string>>;
const row = (cells: Cells): string[] => headers.map((header) => cells[header] ?? '');
const ticket = (number: string, more: Cells = {}): string[] =>
  row({ 工单编号: number, 受理时间: '2026-11-24 09:30', 诉求内容: '村口路灯不亮，晚上看不清路', 所属区划: world.village, 来电人: '韩冬生', 联系电话: '13900005678', 是否要求回复: '是', ...more });

const send = (bytes: Uint8Array, options: { actor?: StaffActor | SystemActor; name?: string; about?: object } = {}) =>
  importTickets(ground.road, options.actor ?? world.clerk, bytes, { language: 'zh', today: world.today, book: ground.book, file: { name: options.name ?? '工单.xlsx', mediaType: '' }, about: { ...options.about } });

const reason: Column<string> = { header: { zh: '原因', en: 'Reason' }, required: true, read: (text) => ({ value: text }) };
const number: Column<string> = { header: { zh: '工单编号', en: 'Ticket' }, required: true, read: (text) => ({ value: text }) };
const reasonsIn = async (file: Uint8Array | null) => Object.fromEntries((await readSheet(known(file), { number, reason })).good.map(({ value }) => [value.number, value.reason]));

const requestOf = async (wanted: string) => known((await ground.rows<{ county: string; matter: string; revision: number }>('select t.county, t.matter, m.revision from requests.ticket t join matters.matter m on m.id = t.matter where t.ticket = $1', [wanted]))[0]);

describe('tickets of the hotline', () => {
  it('come in from Excel once, whoever sends the file again', async () => {
    const bytes = await writeWorkbook([{ name: '工单', headers, rows: [ticket('A-1', { 诉求类型: plainType(world).name.zh }), ticket('A-2', { 受理时间: '2026年11月24日' })] }]);
    expect(await send(bytes)).toMatchObject({ added: { tickets: 2 }, unchanged: 0, refused: 0, file: null });
    expect(await send(bytes)).toMatchObject({ added: { tickets: 0 }, unchanged: 2, refused: 0 });
    expect(await send(bytes, { actor: world.otherClerk })).toMatchObject({ unchanged: 2, refused: 0 });
    expect(await ground.rows("select 1 from requests.ticket where ticket like 'A-%'")).toHaveLength(2);
    const { county, matter } = await requestOf('A-1');
    const view = await ground.query(op.get, world.clerk, { county, matter });
    expect(view).toMatchObject({ ticket: { system: '12345', id: 'A-1' }, wantsMessages: true, party: { name: '韩*', contact: '139****5678' } });
    expect(view.line).toMatchObject({ door: 'hotline', type: plainType(world).code, filedAt: '2026-11-24T09:30:00+08:00', holderUnit: world.unit('window').id });
  });

  it('with other words come back and overwrite nothing', async () => {
    const first = writeCsv(headers, [ticket('B-1')]);
    await send(first, { name: '工单.csv' });
    const report = await send(writeCsv(headers, [ticket('B-1', { 诉求内容: '村口路灯不亮，还有一根电线掉下来' })]), { name: '工单.csv' });
    expect(report).toMatchObject({ added: { tickets: 0 }, unchanged: 0, refused: 1 });
    const { county, matter } = await requestOf('B-1');
    const view = await ground.query(op.get, world.clerk, { county, matter });
    expect((await reasonsIn(report.file))['B-1']).toContain(view.line.number);
    expect(view.text).toBe('村口路灯不亮，晚上看不清路');
    expect(await send(first, { name: '工单.csv' })).toMatchObject({ unchanged: 1, refused: 0 });
  });

  it('are taken one by one: what is wrong comes back with every reason, the rest is in', async () => {
    const report = await send(writeCsv(headers, [
      ticket('C-1', { 联系电话: '12', 诉求内容: '' }), ticket('C-2', { 所属区划: '没有这个村' }), ticket('C-3', { 诉求类型: '没有的类型' }), ticket('C-4', { 受理时间: '2026-11-26 09:00' }),
      ticket('C-5', { 经度: '109.9', 纬度: '34.9' }), ticket('C-6', { 经度: '116.4', 纬度: '39.9', 坐标系: 'WGS84' }), ticket('C-7', { 所属区划: '610502001001' }), ticket('C-8', { 受理时间: '2026-11-24 25:10' }), ticket('C-9'),
    ]));
    expect(report).toMatchObject({ added: { tickets: 1 }, refused: 8 });
    const reasons = await reasonsIn(report.file);
    expect(reasons['C-1']).toMatch(/诉求内容：请填写；联系电话：电话号码/u);
    expect(reasons['C-2']).toMatch(/所属区划：在本县没有找到/u);
    expect(reasons['C-3']).toMatch(/诉求类型：目录里没有/u);
    expect(reasons['C-4']).toMatch(/受理时间：不能晚于今天/u);
    expect(reasons['C-5']).toMatch(/坐标系：/u);
    expect(reasons['C-6']).toMatch(/经度：不在/u);
    expect(reasons['C-7']).toMatch(/所属区划：不在/u);
    expect(reasons['C-8']).toMatch(/受理时间：看不懂/u);
    expect(await send(writeCsv(headers, [ticket('C-5', { 经度: '109.9', 纬度: '34.9' })]), { about: { datum: 'gcj02' } })).toMatchObject({ added: { tickets: 1 } });
  });

  it('name a place as people call it', async () => {
    const [village] = await ground.rows<{ full: string; name: string }>('select places.full_name($1) as full, places.name_of($1) as name', [world.village]);
    const short = (text: string): string => text.replace(/村?村民委员会$|村委会$/u, '村').replace(/社区居民委员会$|社区居委会$|居民委员会$/u, '社区');
    await send(writeCsv(headers, [ticket('D-1', { 所属区划: known(village).full }), ticket('D-2', { 所属区划: short(known(village).full) }), ticket('D-3', { 所属区划: `陕西省渭南市${known(village).full}` })]));
    for (const wanted of ['D-1', 'D-2', 'D-3']) {
      const [found] = await ground.rows<{ place: string }>('select place from requests.ticket where ticket = $1', [wanted]);
      expect([wanted, found?.place]).toEqual([wanted, world.village]);
    }
  });

  it('come in as JSON, an array or line by line, and a broken line alone comes back', async () => {
    const one = (id: string) => ({ ticket: id, receivedAt: '2026-11-24T09:30:00+08:00', text: '自来水发黄，烧开后有沉淀', place: world.village, wantsReply: false });
    expect(await send(Buffer.from(JSON.stringify([one('E-1'), one('E-2')])), { name: 'tickets.json' })).toMatchObject({ added: { tickets: 2 }, refused: 0 });
    const lines = `${JSON.stringify(one('E-2'))}\n{"ticket": "E-3",\n\n${JSON.stringify({ ...one('E-4'), extra: 1 })}\n`;
    expect(await send(Buffer.from(lines), { name: 'tickets.jsonl' })).toMatchObject({ added: { tickets: 1 }, unchanged: 1, refused: 1 });
    await expect(send(Buffer.from('[{'), { name: 'tickets.json' })).rejects.toThrow(SpreadsheetError);
    await expect(send(Buffer.from([0x7b, 0xff, 0xfe]), { name: 'tickets.json' })).rejects.toThrow(SpreadsheetError);
  });

  it('may be one and the same twice in a file, or in two imports at once', async () => {
    const bytes = writeCsv(headers, [ticket('F-1'), ticket('F-1'), ticket('F-2')]);
    const reports = await Promise.all([send(bytes), send(bytes, { actor: world.otherClerk })]);
    expect(reports.map(({ added, unchanged, refused }) => added.tickets + unchanged + refused)).toEqual([3, 3]);
    expect(reports.reduce((sum, { added }) => sum + added.tickets, 0)).toBe(2);
    expect(reports.every(({ refused }) => refused === 0)).toBe(true);
  });

  it('come in from the command line for the centre of their place', async () => {
    expect(await send(writeCsv(headers, [ticket('G-1')]), { actor: systemActor('command-line', world.county) })).toMatchObject({ added: { tickets: 1 } });
    const { county, matter } = await requestOf('G-1');
    expect((await ground.query(op.get, world.clerk, { county, matter })).line.holderUnit).toBe(world.unit('window').id);
  });

  it('have a template that reads itself', async () => {
    const { bytes } = await ground.query(op.ticketTemplate, world.clerk, {});
    expect((await readSheet(bytes as Uint8Array, { number })).good).toHaveLength(1); // a file's bytes
  });
});

describe('answers to the hotline', () => {
  const answers = async (more: object = {}) => {
    const { bytes } = await ground.query(op.ticketAnswers, world.clerk, { county: world.county, system: '12345', from: world.today, to: world.today, format: 'json', ...more });
    return JSON.parse(Buffer.from(bytes as Uint8Array).toString()) as { answers: { ticket: string; answer: string; outcome: string; unit: string; answeredOn: string }[] }; // as the handler writes it
  };

  async function answeredTicket(id: string, type: string): Promise<void> {
    await send(writeCsv(headers, [ticket(id, { 诉求类型: type })]));
    const { county, matter, revision } = await requestOf(id);
    const at = { county, matter };
    const { actor, unit } = receiver(world);
    const sent = await ground.command(op.dispatch, world.clerk, { ...at, to: unit }, { basis: revision });
    const taken = await ground.command(op.accept, actor, at, { basis: sent.revision });
    await ground.command(op.reply, actor, { ...at, outcome: 'solved', text: '灯泡已经换好，今晚起恢复照明。', personSaid: true }, { basis: taken.revision });
  }

  it('hold what was answered in the span, by ticket number, no name and no telephone, and are logged', async () => {
    await answeredTicket('H-1', plainType(world).code);
    await send(writeCsv(headers, [ticket('H-2')]));
    const before = await ground.rows("select 1 from kernel.access_log where operation = 'requests.ticketAnswers'");
    const { answers: found } = await answers();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ ticket: 'H-1', outcome: 'solved', answer: '灯泡已经换好，今晚起恢复照明。', unit: world.unit('area').name, answeredOn: world.today });
    expect(JSON.stringify(found)).not.toMatch(/韩冬生|13900005678/u);
    expect((await ground.rows("select 1 from kernel.access_log where operation = 'requests.ticketAnswers'")).length - before.length).toBe(2);
    expect((await answers({ system: 'elsewhere' })).answers).toEqual([]);
    expect((await answers({ from: '2026-11-01', to: '2026-11-24' })).answers).toEqual([]);
    const { bytes } = await ground.query(op.ticketAnswers, world.clerk, { county: world.county, system: '12345', from: world.today, to: world.today });
    expect((await readSheet(bytes as Uint8Array, { number })).good.map(({ value }) => value.number)).toEqual(['H-1']); // a file's bytes
    expect(await codeOf(ground.query(op.ticketAnswers, world.clerk, { county: world.county, system: '12345', from: world.today, to: '2026-11-01' }))).toBe('kernel.invalid-input');
  });

  it('of a private matter say that it was answered, not what', async () => {
    const guarded = typeWhere(world, ({ privacy, administrative }) => privacy === 'guarded' && !administrative);
    await answeredTicket('H-3', guarded.code);
    expect((await answers()).answers.find(({ ticket: id }) => id === 'H-3')?.answer).not.toContain('灯泡');
  });

  it('are kept apart: a post of another village gets none of them', async () => {
    const elsewhere = world.post('elsewhere', 'clerk').actor;
    await expect(ground.query(op.ticketAnswers, elsewhere, { county: world.county, system: '12345', from: world.today, to: world.today, format: 'json' })).rejects.toMatchObject({ code: 'kernel.not-allowed' });
  });
});
