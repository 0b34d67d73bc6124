import { fieldErrors, fill, parseDay } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { Phone } from '@anhe/contract/parties';
import type { Contact } from '@anhe/contract/parties';
import type { Column, Reading, RowOf } from '../../../kernel/spreadsheet.ts';

const column = <Value>(zh: string, en: string, required: boolean, read: (text: string) => Reading<Value>, also: readonly string[] = []): Column<Value> => ({ header: { zh, en }, required, read, also });

const name = (text: string): Reading<string> => {
  if (text === '') return { wrong: fieldErrors.required };
  return text.length > 60 ? { wrong: fill(fieldErrors['too-long'], { limit: 60 }) } : { value: text };
};

const village = new Set(['', '由村里转告', '村里转告', '由村委会转告', '无', '没有', 'through the village', 'none']);

/** A number, an address, or through the village; a number that is none is said to be none. */
function contact(text: string): Reading<Contact> {
  if (village.has(text.toLowerCase())) return { value: { by: 'village' } };
  const digits = text.replaceAll(/[\s—–]/g, '');
  const mobile = digits.replaceAll('-', '');
  const phone = Phone.safeParse(/^1\d{10}$/.test(mobile) ? mobile : digits);
  if (phone.success) return { value: { by: 'phone', value: phone.data } };
  if (/^[\d\-+()（）]+$/.test(digits)) return { wrong: fieldErrors['phone-number'] };
  return text.length < 2 || text.length > 120 ? { wrong: fieldErrors['contact-needed'] } : { value: { by: 'address', value: text } };
}

function amount(text: string): Reading<number | null> {
  if (text === '') return { value: null };
  const plain = text.normalize('NFKC').replaceAll(/[,\s元¥￥]/g, '');
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(plain)) return { wrong: { zh: '应为数字，最多两位小数', en: 'A number with at most two decimals' } };
  return { value: Number(plain) };
}

const yes = new Set(['是', '有', '已授权', 'yes', 'y', '√', '✓']);
const no = new Set(['', '否', '无', '没有', '未授权', 'no', 'n', '×']);

const authorised = (text: string): Reading<boolean> => {
  const plain = text.toLowerCase();
  return yes.has(plain) ? { value: true } : no.has(plain) ? { value: false } : { wrong: { zh: '请填“是”或“否”', en: 'Write yes or no' } };
};

const day = (text: string): Reading<Day | null> => {
  if (text === '') return { value: null };
  const read = parseDay(text);
  return read === undefined ? { wrong: fieldErrors['impossible-date'] } : { value: read };
};

const note = (text: string): Reading<string | null> => (text.length > 200 ? { wrong: fill(fieldErrors['too-long'], { limit: 200 }) } : { value: text === '' ? null : text });

/** One row is one member. */
export const rosterColumns = {
  name: column('姓名', 'Name', true, name),
  contact: column('联系方式', 'Contact', false, contact, ['电话', '手机', '手机号', 'Phone', 'Mobile']),
  amount: column('金额', 'Amount', false, amount, ['金额（元）', '工资', '欠薪金额', '应付金额']),
  authorised: column('是否授权', 'Authorised', false, authorised, ['授权', '是否授权代表人']),
  authorisedOn: column('授权日期', 'Authorised on', false, day),
  note: column('备注', 'Note', false, note),
} as const;

export type RosterRow = RowOf<typeof rosterColumns>;

/** The headings in their order, as the template writes them. */
export const rosterHeaders: readonly string[] = Object.values(rosterColumns).map(({ header }) => header.zh);
