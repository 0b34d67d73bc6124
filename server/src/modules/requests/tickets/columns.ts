import { fieldErrors, fill, instantAt, instantOf, isPlaceCode, parseDay } from '@anhe/contract/kernel';
import type { Day, Instant, Wording } from '@anhe/contract/kernel';
import { Contact } from '@anhe/contract/parties';
import { longestText } from '@anhe/contract/requests';
import type { Column, Reading, RowOf } from '../../../kernel/spreadsheet.ts';

const column = <Value>(zh: string, en: string, required: boolean, read: (text: string) => Reading<Value>, also: readonly string[] = []): Column<Value> => ({ header: { zh, en }, required, read, also });

export const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

const optional = <Value>(read: (text: string) => Reading<Value>) => (text: string): Reading<Value | null> => (text === '' ? { value: null } : read(text));

const words = (least: number, most: number) => (text: string): Reading<string> => {
  if (text === '') return { wrong: fieldErrors.required };
  if (text.length < least) return { wrong: fill(fieldErrors['too-short'], { limit: least }) };
  return text.length > most ? { wrong: fill(fieldErrors['too-long'], { limit: most }) } : { value: text };
};

/** When a ticket came in: the day, and the moment where the file says it. */
export interface Received {
  readonly on: Day;
  readonly at: Instant | null;
}

const noMoment: Wording = { zh: '看不懂这一时间；请写成 2026-11-24 10:30', en: 'This time cannot be read; write 2026-11-24 10:30' };

/** A moment as spreadsheets and programs write it: day, day and time (China's), or with an offset. */
function received(text: string): Reading<Received> {
  if (text === '') return { wrong: fieldErrors.required };
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? { wrong: noMoment } : { value: { on: instantOf(at).slice(0, 10), at: instantOf(at) } };
  }
  const [, head = text, time] = /^(.*?[\d日号])[\sT]+(\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)$/u.exec(text) ?? [];
  const on = parseDay(head);
  if (on === undefined) return { wrong: fieldErrors['impossible-date'] };
  if (time === undefined) return { value: { on, at: null } };
  try {
    return { value: { on, at: instantAt(on, time.replaceAll('：', ':').padStart(time.length + (/^\d[:：]/u.test(time) ? 1 : 0), '0')) } };
  } catch {
    return { wrong: noMoment };
  }
}

const phone = (text: string): Reading<string> => {
  const read = Contact.safeParse({ by: 'phone', value: text.replaceAll(/[\s—–]/gu, '') });
  return read.success && read.data.by === 'phone' ? { value: read.data.value } : { wrong: fieldErrors['phone-number'] };
};

const degrees = (most: number) => (text: string): Reading<number> => {
  const value = Number(text);
  return Number.isFinite(value) && Math.abs(value) <= most ? { value } : { wrong: fieldErrors['wrong-kind'] };
};

function among<Value>(names: Readonly<Record<string, Value>>): (text: string) => Reading<Value> {
  const known = new Map(Object.entries(names).map(([name, value]) => [plain(name), value]));
  return (text) => {
    const value = known.get(plain(text));
    return value === undefined ? { wrong: fieldErrors['unknown-choice'] } : { value };
  };
}

export type Datum = 'wgs84' | 'gcj02';
export const datums: Readonly<Record<string, Datum>> = { gcj02: 'gcj02', 'gcj-02': 'gcj02', 国测局: 'gcj02', 火星坐标: 'gcj02', 高德: 'gcj02', wgs84: 'wgs84', 'wgs-84': 'wgs84', gps: 'wgs84', cgcs2000: 'wgs84', 国家2000: 'wgs84' };

const yes = among<boolean>({ '': false, 是: true, 要: true, 需要: true, 需回复: true, 有: true, yes: true, true: true, y: true, 1: true, 否: false, 不要: false, 不需要: false, 无: false, no: false, false: false, n: false, 0: false });

/** A code of a place, or names that are settled against the county's own. */
const place = (text: string): Reading<string> => (isPlaceCode(text) ? { value: text } : words(2, 60)(text));

/** One row is one ticket of the hotline. The last names of each column are those by which programs call it. */
export const ticketColumns = {
  ticket: column('工单编号', 'Ticket', true, words(1, 60), ['工单号', '单号', 'ticket number', 'number']),
  receivedAt: column('受理时间', 'Received at', true, received, ['来电时间', '登记时间', '创建时间', 'receivedAt', 'received_at']),
  text: column('诉求内容', 'Text', true, words(2, longestText), ['内容', '工单内容', '问题描述', 'description']),
  type: column('诉求类型', 'Type', false, optional(words(1, 60)), ['类型', '事项类型']),
  place: column('所属区划', 'Place', false, optional(place), ['区划', '区划代码', '镇村', '事发地']),
  spot: column('具体位置', 'Spot', false, optional(words(1, 120)), ['地址', '详细地址', 'address']),
  name: column('来电人', 'Name', false, optional(words(1, 60)), ['姓名', '诉求人', '联系人']),
  phone: column('联系电话', 'Telephone', false, optional(phone), ['电话', '手机', '来电号码', 'phone']),
  lng: column('经度', 'Longitude', false, optional(degrees(180)), ['lng', 'lon', 'long']),
  lat: column('纬度', 'Latitude', false, optional(degrees(90)), ['lat']),
  datum: column<Datum | null>('坐标系', 'Datum', false, optional(among<Datum>(datums))),
  wantsReply: column('是否要求回复', 'Wants a reply', false, yes, ['是否回复', '要求回复', 'wantsReply', 'wants_reply']),
} as const;

export type TicketLine = RowOf<typeof ticketColumns>;

export const ticketHeaders = (language: 'zh' | 'en'): readonly string[] => Object.values(ticketColumns).map(({ header }) => header[language]);
