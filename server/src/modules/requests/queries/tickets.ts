import { dayOf, invalid, timeOf } from '@anhe/contract/kernel';
import { outcomes, requestOperations, requestStatuses } from '@anhe/contract/requests';
import type { RequestOutcome, RequestStatus } from '@anhe/contract/requests';
import { scopeText } from '../../../kernel/access/actor.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { openContent } from '../../matters/index.ts';
import { listTypes } from '../catalogue.ts';
import { seesArea } from '../policy.ts';
import { ticketHeaders } from '../tickets/columns.ts';

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const explanations = {
  zh: [
    '一行一张工单；工单编号、受理时间、诉求内容必填。', '受理时间写 2026-11-24 10:30；只写日期的，时限从当日中午起算。', '诉求类型写名称或者代码，可选的见“类型”一页；不清楚的留空，由受理员确定。',
    '所属区划写代码，或者县、镇、村的名称（重名的连镇名一起写）；留空的算在本县。', '来电人、联系电话可以留空；座机要带区号。', '有经纬度的要写坐标系：GCJ-02（高德等地图）或者 WGS84（GPS）。', '是否要求回复写“是”或者“否”；写“是”并留有手机号的，办理进展发短信告知。',
    '同一工单编号再次导入，不会重复登记；内容有变化的会退回并注明，不会覆盖。', '一次最多 5000 行。也可以导入 JSON：一个数组，或者每行一条；字段名与表头相同，或者用 ticket、receivedAt、text、type、place、spot、name、phone、lng、lat、datum、wantsReply。', '不要填身份证号。',
  ],
  en: [
    'One row is one ticket; ticket, received at and text are needed.', 'Received at is written 2026-11-24 10:30; with a day alone the promise runs from noon.', 'Type: a name or a code from the sheet of types; leave it empty when in doubt, the desk will set it.',
    'Place: a code, or the name of the county, town or village (with its town where several are called so); empty means the county.', 'Name and telephone may be empty; a landline needs its area code.', 'A position needs its datum: GCJ-02 (maps in China) or WGS84 (GPS).', 'Wants a reply: yes or no; with yes and a mobile number, progress is told by message.',
    'The same ticket again is not taken twice; one whose words changed comes back with a note, nothing is overwritten.', 'At most 5000 rows. JSON is taken, too: an array or one object a line, with these headings or ticket, receivedAt, text, type, place, spot, name, phone, lng, lat, datum, wantsReply as keys.', 'No identity numbers.',
  ],
} as const;

const examples = {
  zh: ['示例-20261124-0001（导入前删去这一行）', '2026-11-24 10:30', '路灯不亮，晚上看不清路', '', '', '村委会门口', '', '', '', '', '', '否'],
  en: ['example-20261124-0001 (delete this row)', '2026-11-24 10:30', 'The street lamp is out', '', '', 'At the village office', '', '', '', '', '', 'no'],
} as const;

/** An empty table of tickets with an example, the types that may be named, and how to fill it in. */
export const ticketTemplate = onQuery({
  operation: requestOperations.ticketTemplate,
  facts: () => ({}),
  answer: async ({ input: { language }, book, today }) => {
    const name = (zh: string, en: string): string => (language === 'zh' ? zh : en);
    return {
      fileName: name('工单-模板.xlsx', 'tickets-template.xlsx'), mediaType: excel,
      bytes: await writeWorkbook([
        { name: name('工单', 'Tickets'), headers: ticketHeaders(language), rows: [examples[language]] },
        { name: name('说明', 'How to'), headers: [name('填写说明', 'How to fill it in')], rows: explanations[language].map((text) => [text]) },
        { name: name('类型', 'Types'), headers: [name('名称', 'Name'), name('代码', 'Code')], rows: listTypes(book, today).map((type) => [type.name[language], type.code]) },
      ]),
    };
  },
});

interface AnsweredRow {
  readonly ticket: string;
  readonly matter: string;
  readonly place: string;
  readonly number: string;
  readonly status: RequestStatus;
  readonly outcome: RequestOutcome;
  readonly guarded: boolean;
  readonly replied_at: Date;
  readonly unit: string;
  readonly content: string | null;
  readonly sealed: Buffer | null;
}

/** Tickets whose answer that stands was given in a span of days, in the order of the answers. */
function answered({ input: { county, system, from, to }, actor }: Request<typeof requestOperations.ticketAnswers>): Statement<readonly AnsweredRow[]> {
  const own = actor.kind === 'staff' && !seesArea(actor) ? actor.unit : null;
  return raw(
    `select t.ticket, t.matter, t.place, m.number, m.status, r.outcome, r.guarded, r.replied_at, u.name as unit, c.id as content, c.sealed
       from requests.ticket t
       join requests.request r on r.county = t.county and r.matter = t.matter
       join matters.matter m on m.county = t.county and m.id = t.matter
       join staff.unit u on u.county = t.county and u.id = r.replied_unit
       left join lateral (select c.id, c.sealed from matters.content c where c.county = t.county and c.matter = t.matter and c.kind = 'reply' order by c.recorded_at desc, c.id desc limit 1) c on true
      where t.county = $1 and t.system = $2 and r.outcome is not null and r.replied_at >= ($3::date)::timestamp at time zone 'Asia/Shanghai' and r.replied_at < ($4::date + 1)::timestamp at time zone 'Asia/Shanghai'
        and m.place operator(pg_catalog.<@) $5::kernel.place_ranges and ($6::uuid is null or m.holder_unit = $6 or m.filed_unit = $6) and r.about_unit is distinct from $7
      order by r.replied_at, t.ticket`,
    [county, system, from, to, scopeText(actor.scope), own, actor.kind === 'staff' ? actor.unit : null], (rows) => rows as readonly AnsweredRow[], // the columns above
  );
}

const withheld = '涉及个人隐私，由承办单位直接答复本人';

const answerText = (keys: Keyring, county: string, row: AnsweredRow): string => {
  if (row.guarded) return withheld;
  return (row.content === null ? null : openContent(keys, county, row.content, row.sealed)) ?? '';
};

/** What the city answered, as the hotline takes it back. Names and telephone numbers stay here: the ticket's number is enough. */
export const ticketAnswers = onQuery({
  operation: requestOperations.ticketAnswers,
  facts: (request) => {
    if (request.input.to < request.input.from) throw invalid({ path: ['to'], code: 'past-date', details: { limit: request.input.from } });
    return { rows: answered(request) };
  },
  log: ({ actor, input }, { facts: { rows } }) => [
    { place: 'place' in actor ? actor.place : actor.county, outcome: 'exported', fields: ['tickets', `rows:${rows.length}`], reason: `${input.system} ${input.from}–${input.to}` },
    ...rows.filter(({ guarded }) => !guarded).map(({ place, matter }) => ({ place, matter, outcome: 'exported' as const, fields: ['reply'], reason: `ticket:${input.system}` })),
  ],
  answer: async ({ input, keys }, { facts: { rows } }) => {
    const lines = rows.map((row) => ({
      ticket: row.ticket, number: row.number, status: row.status, statusName: requestStatuses[row.status].zh, outcome: row.outcome, outcomeName: outcomes[row.outcome].zh, answer: answerText(keys, input.county, row),
      answeredOn: dayOf(row.replied_at), answeredAt: `${dayOf(row.replied_at)} ${timeOf(row.replied_at)}`, unit: row.unit,
    }));
    const name = `工单答复-${input.system}-${input.from}-${input.to}`;
    if (input.format === 'json') {
      return { fileName: `${name}.json`, mediaType: 'application/json; charset=utf-8', bytes: Buffer.from(JSON.stringify({ system: input.system, county: input.county, from: input.from, to: input.to, answers: lines }, undefined, 1)) };
    }
    const headers = ['工单编号', '事项编号', '状态', '结果', '答复内容', '答复日期', '承办单位'];
    return { fileName: `${name}.xlsx`, mediaType: excel, bytes: await writeWorkbook([{ name: '工单答复', headers, rows: lines.map((line) => [line.ticket, line.number, line.statusName, line.outcomeName, line.answer, line.answeredOn, line.unit]) }]) };
  },
});
