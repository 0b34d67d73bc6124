import { fieldErrors, fill, isPlaceCode, parseDay, roles } from '@anhe/contract/kernel';
import type { Day, PlaceCode, Role, Wording } from '@anhe/contract/kernel';
import { StaffPhone, unitKinds } from '@anhe/contract/staff';
import type { UnitKind } from '@anhe/contract/staff';
import type { Column, Reading, RowOf } from '../../../kernel/spreadsheet.ts';

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

function choice<Key extends string>(names: Readonly<Record<Key, Wording>>): (text: string) => Reading<Key> {
  const entries = Object.entries<Wording>(names) as [Key, Wording][]; // the keys of that record
  const known = new Map(entries.flatMap(([key, { zh, en }]) => [[plain(zh), key], [plain(en), key], [plain(key), key]]));
  return (text) => {
    const key = known.get(plain(text));
    return key === undefined ? { wrong: text === '' ? fieldErrors.required : fieldErrors['unknown-choice'] } : { value: key };
  };
}

const optional = <Value>(read: (text: string) => Reading<Value>) => (text: string): Reading<Value | null> => (text === '' ? { value: null } : read(text));

const words = (least: number, most: number) => (text: string): Reading<string> => {
  if (text === '') return { wrong: fieldErrors.required };
  if (text.length < least) return { wrong: fill(fieldErrors['too-short'], { limit: least }) };
  return text.length > most ? { wrong: fill(fieldErrors['too-long'], { limit: most }) } : { value: text };
};

const place = (text: string): Reading<PlaceCode> => (isPlaceCode(text) ? { value: text } : { wrong: fieldErrors['place-code'] });

const phone = (text: string): Reading<string> => {
  const read = StaffPhone.safeParse(text.replaceAll(/[\s—–]/g, ''));
  return read.success ? { value: read.data } : { wrong: fieldErrors['phone-number'] };
};

const day = (text: string): Reading<Day> => {
  const read = parseDay(text);
  return read === undefined ? { wrong: fieldErrors['impossible-date'] } : { value: read };
};

function places(text: string): Reading<readonly PlaceCode[]> {
  const codes = text.split(/[、,，;；\s]+/u).filter((code) => code !== '');
  return codes.every((code) => isPlaceCode(code)) ? { value: codes } : { wrong: fieldErrors['place-code'] };
}

const column = <Value>(zh: string, en: string, required: boolean, read: (text: string) => Reading<Value>): Column<Value> => ({ header: { zh, en }, required, read });

/** One row is one post; a unit without staff has a row without the person's columns. */
export const importColumns = {
  place: column('区划代码', 'Place code', true, place),
  kind: column<UnitKind>('单位类型', 'Kind of unit', true, choice(unitKinds)),
  unit: column('单位名称', 'Unit', true, words(2, 60)),
  shortName: column('简称', 'Short name', false, optional(words(1, 20))),
  numberWord: column('文号用字', 'Word in numbers', false, optional(words(1, 10))),
  unitPhone: column('单位电话', 'Unit’s phone', false, optional(phone)),
  address: column('地址', 'Address', false, optional(words(2, 100))),
  name: column('姓名', 'Name', false, optional(words(1, 30))),
  phone: column('手机', 'Mobile', false, optional(phone)),
  role: column<Role | null>('岗位', 'Post', false, optional(choice(roles))),
  title: column('岗位名称', 'Title', false, optional(words(1, 30))),
  areas: column('负责区划', 'Places in care', false, places),
  from: column('任职起', 'From', false, optional(day)),
  lastDay: column('任职止', 'Until', false, optional(day)),
} as const;

export type ImportRow = RowOf<typeof importColumns>;

/** The headings in their order, as the template and the export write them. */
export const importHeaders: readonly string[] = Object.values(importColumns).map(({ header }) => header.zh);
