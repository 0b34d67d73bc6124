import { disputeTypes } from '@anhe/contract/disputes';
import type { DisputeType, OldOrigin, OldOutcome } from '@anhe/contract/disputes';
import { fieldErrors, fill, isPlaceCode, parseDay } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import type { Contact } from '@anhe/contract/parties';
import type { Column, Reading, RowOf } from '../../../kernel/spreadsheet.ts';
import { rosterColumns } from '../agree/columns.ts';

const column = <Value>(zh: string, en: string, required: boolean, read: (text: string) => Reading<Value>, also: readonly string[] = []): Column<Value> => ({ header: { zh, en }, required, read, also });

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

function among<Value>(names: Readonly<Record<string, Value>>): (text: string) => Reading<Value> {
  const known = new Map(Object.entries(names).map(([name, value]) => [plain(name), value]));
  return (text) => {
    const value = known.get(plain(text));
    return value === undefined ? { wrong: text === '' ? fieldErrors.required : fieldErrors['unknown-choice'] } : { value };
  };
}

const optional = <Value>(read: (text: string) => Reading<Value>) => (text: string): Reading<Value | null> => (text === '' ? { value: null } : read(text));

const words = (most: number) => (text: string): Reading<string> => {
  if (text === '') return { wrong: fieldErrors.required };
  return text.length > most ? { wrong: fill(fieldErrors['too-long'], { limit: most }) } : { value: text };
};

const day = (text: string): Reading<Day> => {
  if (text === '') return { wrong: fieldErrors.required };
  const read = parseDay(text);
  return read === undefined ? { wrong: fieldErrors['impossible-date'] } : { value: read };
};

const place = (text: string): Reading<PlaceCode> => (isPlaceCode(text) ? { value: text } : { wrong: fieldErrors['place-code'] });

// 邻里, 邻里纠纷 and neighbour are the same type.
const types = among<DisputeType>(Object.fromEntries((Object.entries(disputeTypes) as [DisputeType, (typeof disputeTypes)[DisputeType]][]) // its own keys
  .flatMap(([code, { zh, en }]) => [code, en, zh, `${zh}纠纷`, zh.replace(/争议$/u, '纠纷')].map((name) => [name, code]))));

const origins = among<OldOrigin>({
  当事人书面申请: 'written', 书面申请: 'written', 当事人口头申请: 'oral', 口头申请: 'oral', 当事人申请: 'oral', 依申请: 'oral', 申请: 'oral', 调委会主动调解: 'initiative', 主动调解: 'initiative', 主动: 'initiative',
  排查发现: 'initiative', 排查: 'initiative', 委托移送: 'handed-in', 移送: 'handed-in', 移交: 'handed-in', written: 'written', oral: 'oral', initiative: 'initiative', 'handed-in': 'handed-in',
});

/** `agreed` leaves to the next column whether it was oral or written. */
const outcomes = among<OldOutcome | 'agreed' | null>({
  '': null, 调解中: null, 未结: null, 已登记: null, 达成协议: 'agreed', 调解成功: 'agreed', 成功: 'agreed', 已调解: 'agreed', 达成口头协议: 'oral', 口头协议: 'oral', 达成书面协议: 'written', 书面协议: 'written',
  调解不成: 'failed', 未达成协议: 'failed', 不成功: 'failed', 调解失败: 'failed', 失败: 'failed', 撤回申请: 'withdrawn', 撤回: 'withdrawn', 当事人不愿调解: 'declined', 拒绝调解: 'declined', 不予受理: 'not-admissible',
  agreed: 'agreed', oral: 'oral', written: 'written', failed: 'failed', withdrawn: 'withdrawn', declined: 'declined', 'not-admissible': 'not-admissible',
});

const forms = among<'oral' | 'written' | null>({ '': null, 口头: 'oral', 口头协议: 'oral', 书面: 'written', 书面协议: 'written', 协议书: 'written', oral: 'oral', written: 'written' });

const split = (text: string): string[] => text.split(/[、,，;；/\n]+/u).map((one) => one.trim()).filter((one) => one !== '');

/** At most six names on each side: twelve parties in all. */
function names(text: string): Reading<readonly string[]> {
  const found = split(text);
  if (found.length === 0) return { wrong: fieldErrors.required };
  if (found.length > 6) return { wrong: fill(fieldErrors['too-large'], { limit: 6 }) };
  return found.some((name) => name.length > 60) ? { wrong: fill(fieldErrors['too-long'], { limit: 60 }) } : { value: found };
}

/** Ways of contact in the order of the parties, the applicants first; who has none is reached through the village. */
function contacts(text: string): Reading<readonly Contact[]> {
  const found: Contact[] = [];
  for (const one of split(text)) {
    const reading = rosterColumns.contact.read(one);
    if ('wrong' in reading) return reading;
    found.push(reading.value);
  }
  return { value: found };
}

function amount(text: string): Reading<number | null> {
  const bare = text.replaceAll(/[,，\s¥￥元]/gu, '');
  if (bare === '') return { value: null };
  return /^\d{1,9}(\.\d{1,2})?$/.test(bare) ? { value: Number(bare) } : { wrong: { zh: '应为数字，单位为元', en: 'A number in yuan' } };
}

/** One row is one dispute; the headings are those of our own register where it has them. */
export const oldColumns = {
  number: column('编号', 'Number', false, optional(words(60)), ['受理编号', '案号', '卷号', '协议编号']),
  filedOn: column('登记日期', 'Filed on', true, day, ['登记时间', '申请日期']),
  happenedOn: column('发生日期', 'Happened on', false, optional(day), ['发生时间']),
  placeCode: column('区划代码', 'Place code', false, optional(place), ['地点/区划代码']),
  placeName: column('地点', 'Place', false, optional(words(60)), ['发生地点']),
  type: column('类型', 'Type', true, types, ['纠纷类型', '纠纷类别']),
  origin: column('来源', 'Origin', true, origins, ['纠纷来源']),
  applicants: column('申请人', 'Applicant', true, names, ['甲方', '当事人甲', '申请人姓名']),
  respondents: column('被申请人', 'Respondent', true, names, ['乙方', '当事人乙', '被申请人姓名']),
  contacts: column('联系方式', 'Contact', false, contacts, ['联系电话', '电话']),
  summary: column('简要情况', 'Summary', true, words(2000), ['纠纷简要情况', '案情', '事由']),
  outcome: column('结果', 'Outcome', true, outcomes, ['调解结果']),
  form: column('协议方式', 'Form of agreement', false, forms, ['协议形式']),
  agreedOn: column('协议日期', 'Agreed on', false, optional(day), ['达成协议日期', '调解日期']),
  amount: column('金额（元）', 'Amount (yuan)', false, amount, ['金额', '涉及金额', '协议金额']),
  mediator: column('调解员', 'Mediator', false, optional(words(30)), ['主持调解员']),
  acceptedOn: column('受理日期', 'Accepted on', false, optional(day), ['受理时间']),
  closedOn: column('结案日期', 'Closed on', false, optional(day), ['结案时间']),
} as const;

export type OldLine = RowOf<typeof oldColumns>;

/** The headings in their order, as the template writes them. */
export const oldHeaders: readonly string[] = Object.values(oldColumns).map(({ header }) => header.zh);
