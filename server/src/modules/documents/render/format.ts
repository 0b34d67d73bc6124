/** How papers write days, instants and money. All days and instants are those of Asia/Shanghai. */
import { dayOf, formatDayZh, timeOf } from '@anhe/contract/kernel';

/** `2026-01-05` → 2026年1月5日; nothing → room to write the date by hand. */
export function chineseDate(date: string | undefined): string {
  return date === undefined ? '　　　　年　　月　　日' : formatDayZh(date);
}

/** `2026-01-05` → 2026-01-05 for narrow columns; nothing → empty. */
export function shortDate(date: string | undefined): string {
  return date ?? '';
}

/** An ISO instant → 2026年1月5日14时05分; nothing → room to write it by hand. */
export function chineseMoment(moment: string | undefined): string {
  if (moment === undefined) return '　　　　年　　月　　日　　时　　分';
  const [hour = '', minute = ''] = timeOf(moment).split(':');
  return `${formatDayZh(dayOf(moment))}${Number(hour)}时${minute}分`;
}

/** A day whose hour is not known → 2026年1月5日　　时　　分, the hour left to the pen. */
export function chineseDayAndHour(day: string): string {
  return `${formatDayZh(day)}　　时　　分`;
}

/** From one instant to another; the day is not repeated when it is the same. */
export function chineseSpan(start: string | undefined, end: string | undefined): string {
  if (end === undefined) return `${chineseMoment(start)}至　　时　　分`;
  const from = chineseMoment(start);
  const to = chineseMoment(end);
  const day = from.slice(0, from.indexOf('日') + 1);
  return start !== undefined && to.startsWith(day) ? `${from}至${to.slice(day.length)}` : `${from}至${to}`;
}

/** Fen → “1,234.00元”. */
export function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(fen % 100).padStart(2, '0')}元`;
}

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const units = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '兆'];

/** A group of four digits in words, without its leading zeros. */
function groupInWords(group: number): string {
  let words = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.trunc(group / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== '';
      continue;
    }
    words += `${gap ? '零' : ''}${digits[digit]}${units[place]}`;
    gap = false;
  }
  return words;
}

/** Fen → the amount in words as cheques and agreements write it, such as 壹万贰仟元整. Below 10^16 yuan. */
export function yuanInWords(fen: number): string {
  const whole = Math.trunc(fen / 100);
  let words = '';
  let gap = false;
  for (let index = groups.length - 1; index >= 0; index--) {
    const group = Math.trunc(whole / 10_000 ** index) % 10_000;
    if (group === 0) {
      gap = words !== '';
      continue;
    }
    const zero = words !== '' && (gap || group < 1000) ? '零' : '';
    words += `${zero}${groupInWords(group)}${groups[index]}`;
    gap = false;
  }
  const jiao = Math.trunc(fen / 10) % 10;
  const cents = fen % 10;
  const head = words === '' ? '' : `${words}元`;
  if (jiao === 0 && cents === 0) return `${head || '零元'}整`;
  if (cents === 0) return `${head}${digits[jiao]}角整`;
  const middle = jiao === 0 ? (head === '' ? '' : '零') : `${digits[jiao]}角`;
  return `${head}${middle}${digits[cents]}分`;
}

/** Whole numbers 1–99 as Chinese ordinals write them: 一, 十, 二十三. */
export function chineseNumber(value: number): string {
  const names = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const tens = Math.trunc(value / 10);
  const ones = names[value % 10] ?? '';
  if (value >= 100 || value < 1) return String(value);
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : names[tens]}十${ones}`;
}

/** A paragraph without the number that somebody typed before it: 一、 （二） 3. 4） and the like; where the paper counts itself. */
export const uncounted = (text: string): string =>
  text.replace(/^\s*(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[、）)]|[.．](?!\d)))\s*(?=\S)/u, '');
