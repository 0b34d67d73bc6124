import type { Day } from '@anhe/contract/kernel';
import { readAmount } from '../../../ui/fields/read-amount.ts';
import { readDay } from '../../../ui/fields/read-day.ts';
import { namesIn } from './names.ts';

export interface FoundPerson {
  readonly name: string;
  readonly phone: string | undefined;
}

/** What was understood of a text that someone writes while a person talks. Everything is offered, nothing is taken over. */
export interface Understood {
  readonly people: readonly FoundPerson[];
  /** Telephone numbers that stand beside no name. */
  readonly phones: readonly string[];
  readonly amounts: readonly { readonly text: string; readonly yuan: string }[];
  readonly days: readonly { readonly text: string; readonly day: Day }[];
  /** Words that may be names of places, to be looked up. */
  readonly places: readonly string[];
}

const most = 4;
const digits = '零一二三四五六七八九';

/** Reads a number in Chinese words up to 万万 (三千五百, 两万); undefined when it is none. */
export function chineseNumber(text: string): number | undefined {
  if (!/^[零〇一二两三四五六七八九十百千万]+$/.test(text)) return undefined;
  let [total, section, digit] = [0, 0, 0];
  for (const sign of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    const value = digits.indexOf(sign);
    if (value >= 0) {
      digit = value;
      continue;
    }
    const unit = sign === '十' ? 10 : sign === '百' ? 100 : sign === '千' ? 1000 : 10_000;
    if (unit === 10_000) {
      total += (section + digit) * unit;
      section = 0;
    } else section += (digit === 0 ? 1 : digit) * unit;
    digit = 0;
  }
  return total + section + digit;
}

interface Phone {
  readonly value: string;
  readonly at: number;
}

/** Mobile numbers (also in groups) and landlines with their area code. */
function phonesIn(text: string): readonly Phone[] {
  const mobiles = [...text.matchAll(/(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g)];
  const landlines = [...text.matchAll(/(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g)];
  return [...mobiles, ...landlines].map((match) => ({ value: match[0].startsWith('1') ? match[0].replaceAll(/[\s-]/g, '') : match[0], at: match.index })).toSorted((a, b) => a.at - b.at);
}

const unique = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] => [...new Map(items.map((item) => [keyOf(item), item])).values()];

/** Gives each number to the name it stands beside: the last one before it within a clause, else the one right after. */
function peopleIn(text: string): { people: readonly FoundPerson[]; phones: readonly string[] } {
  const names = namesIn(text);
  const owner = new Map<string, string>();
  const loose: string[] = [];
  for (const { value, at } of phonesIn(text)) {
    const before = names.findLast((name) => name.at < at);
    const between = before === undefined ? '' : text.slice(before.at + before.name.length, at);
    const after = names.find((name) => name.at > at && name.at - at - value.length <= 6);
    const near = before !== undefined && between.length <= 12 && !/[。；\n\d]/.test(between) ? before : after;
    if (near !== undefined && !owner.has(near.name)) owner.set(near.name, value);
    else loose.push(value);
  }
  const ordered = [...names].toSorted((a, b) => Number(b.sure) - Number(a.sure) || a.at - b.at);
  const people = unique(ordered, ({ name }) => name).slice(0, most).map(({ name }) => ({ name, phone: owner.get(name) }));
  return { people, phones: unique(loose, (one) => one) };
}

function amountsIn(text: string): Understood['amounts'] {
  const plain = [...text.matchAll(/(?<![\d.])[\d,，]+(?:\.\d+)?\s*[十百千]?[万亿]?\s*(?:元|块)/g)].map(([whole]) => ({ text: whole.trim(), yuan: readAmount(whole) }));
  const worded = [...text.matchAll(/([零〇一二两三四五六七八九十百千万]+)(?:多|余)?\s*(?:元|块)/g)].map(([whole, number = '']) => {
    const value = chineseNumber(number);
    return { text: whole, yuan: value === undefined || value === 0 ? undefined : `${value}.00` };
  });
  return unique([...plain, ...worded].flatMap(({ text: words, yuan }) => (yuan === undefined ? [] : [{ text: words, yuan }])), ({ yuan }) => yuan).slice(0, most);
}

function daysIn(text: string, today: Day): Understood['days'] {
  const dates = [...text.matchAll(/(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|今天|昨天|前天/g)];
  return unique(dates.flatMap(([words]) => {
    const day = readDay(words, today, true);
    return day === undefined || day > today ? [] : [{ text: words, day }];
  }), ({ day }) => day).slice(0, most);
}

/** Two characters before 村, 社区, 镇 and the like: enough to find the place by, whatever stands before them. */
function placesIn(text: string): readonly string[] {
  const named = [...text.matchAll(/(\p{Script=Han}{2})(?:村|社区|街道|镇|乡)/gu)].map((match) => match[1] ?? '');
  return unique(named.filter((word) => !/[我你他这那本全同个各们在到]/.test(word)), (one) => one).slice(0, 3);
}

/**
 * Reads what a text says of persons, money, days and places.
 * @param today the day from which 昨天 and days without a year are counted
 */
export function understand(text: string, today: Day): Understood {
  const plain = text.normalize('NFC');
  return { ...peopleIn(plain), amounts: amountsIn(plain), days: daysIn(plain, today), places: placesIn(plain) };
}
