import chineseDays from 'chinese-days';
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { addDays, dayNumber, dayOfNumber, partsOf, weekdayOf, type Day } from './dates.ts';

/**
 * Working days in China: the State Council's yearly arrangement (holidays and make-up working days) from the package
 * `chinese-days`, overridden by dated rows. The package's table of days is read, not its functions on it: those give
 * another day where the machine stands west of Greenwich. (Its lunar function counts in UTC and does not.)
 */

/**
 * A row of the installation that overrides one day: a late announcement, a local holiday. Rows for all days that are
 * holidays of a year by the statute are that year's announcement.
 */
export interface CalendarRow {
  readonly day: Day;
  readonly working: boolean;
  readonly name: { readonly zh: string; readonly en: string };
  readonly source: string;
}

export interface DayKind {
  readonly working: boolean;
  /** Name of the holiday or of the make-up day; absent for an ordinary weekday or weekend. */
  readonly name?: { readonly zh: string; readonly en: string };
  /**
   * `row`: an override; `announced`: the State Council's arrangement of that year; `statute`: the year is not yet
   * announced, the day is a holiday by the statute itself; `week`: an ordinary day of the week.
   */
  readonly from: 'row' | 'announced' | 'statute' | 'week';
}

export interface Calendar {
  kindOf(day: Day): DayKind;
  isWorkingDay(day: Day): boolean;
  /** Whether that year's arrangement is known; if not, make-up days are missing and a result is provisional. */
  isAnnounced(year: number): boolean;
  /** The same day when it is a working day, else the next working day after it. */
  onOrAfter(day: Day): Day;
  /** The `count`-th working day after `day`, which itself is not counted; `count` ≥ 0, and 0 is the day itself. */
  addWorkingDays(day: Day, count: number): Day;
  /** Working days after `from` up to and with `to`; negative (those after `to` up to `from`) when `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number;
}

const holidays: Readonly<Record<string, string>> = announced.holidays;
const makeUps: Readonly<Record<string, string>> = announced.workdays;
const announcedYears = new Set(Object.keys(holidays).map((day) => Number(day.slice(0, 4))));

function nameFrom(text: string): { zh: string; en: string } {
  const [en = '', zh = ''] = text.split(',');
  return { zh, en };
}

/** Lunar month and day, `1-1`; a leap month is never a festival's. */
function lunarOf(day: Day): string {
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(day);
  return `${isLeap ? 'leap ' : ''}${lunarMon}-${lunarDay}`;
}

/** Day of April on which Qingming falls; the usual formula for 2000–2099. */
const qingming = (year: number): number => Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4);

const names = {
  newYear: { zh: '元旦', en: "New Year's Day" },
  spring: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明', en: 'Tomb-sweeping Day' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  dragon: { zh: '端午', en: 'Dragon Boat Festival' },
  moon: { zh: '中秋', en: 'Mid-autumn Festival' },
  national: { zh: '国庆节', en: 'National Day' },
} as const;

/**
 * The holidays that the Regulation on holidays for festivals (2024 revision, in force 2025-01-01, art 2) itself names,
 * for a year whose arrangement is not yet announced.
 */
function statutory(day: Day): { zh: string; en: string } | undefined {
  const { year, month, day: date } = partsOf(day);
  const solar = `${month}-${date}`;
  if (solar === '1-1') return names.newYear;
  if (solar === '5-1' || solar === '5-2') return names.labour;
  if (month === 10 && date <= 3) return names.national;
  if (month === 4 && date === qingming(year)) return names.qingming;
  const moon = lunarOf(day);
  if (['1-1', '1-2', '1-3'].includes(moon) || lunarOf(addDays(day, 1)) === '1-1') return names.spring;
  if (moon === '5-5') return names.dragon;
  return moon === '8-15' ? names.moon : undefined;
}

const daysOf = (year: number): Day[] => {
  const [first, next] = [dayNumber(`${year}-01-01`), dayNumber(`${year + 1}-01-01`)];
  return Array.from({ length: next - first }, (_, index) => dayOfNumber(first + index));
};

function kindByAnnouncement(day: Day): DayKind {
  const holiday = holidays[day];
  if (holiday !== undefined) return { working: false, name: nameFrom(holiday), from: 'announced' };
  const makeUp = makeUps[day];
  if (makeUp !== undefined) {
    const { zh, en } = nameFrom(makeUp);
    return { working: true, name: { zh: `${zh}调休上班`, en: `make-up working day for ${en}` }, from: 'announced' };
  }
  const year = Number(day.slice(0, 4));
  const name = announcedYears.has(year) || year < 2025 ? undefined : statutory(day);
  return name === undefined ? { working: weekdayOf(day) <= 5, from: 'week' } : { working: false, name, from: 'statute' };
}

/** A calendar with the installation's rows over the announced arrangements. The last row for a day wins. */
export function makeCalendar(rows: readonly CalendarRow[] = []): Calendar {
  const overrides = new Map(rows.map((row) => [row.day, row]));
  const seen = new Map<Day, DayKind>();

  const kindOf = (day: Day): DayKind => {
    const known = seen.get(day);
    if (known !== undefined) return known;
    const row = overrides.get(day);
    const kind: DayKind = row === undefined ? kindByAnnouncement(day) : { working: row.working, name: row.name, from: 'row' };
    seen.set(day, kind);
    return kind;
  };
  const isWorkingDay = (day: Day): boolean => kindOf(day).working;

  const byRows = new Map<number, boolean>();
  const isAnnounced = (year: number): boolean => {
    const known = announcedYears.has(year) || byRows.get(year);
    if (known !== undefined) return known;
    const announcedHere = rows.some(({ day }) => Number(day.slice(0, 4)) === year) && daysOf(year).every((day) => statutory(day) === undefined || overrides.has(day));
    byRows.set(year, announcedHere);
    return announcedHere;
  };

  const onOrAfter = (day: Day): Day => {
    let at = day;
    for (let tries = 0; tries < 60 && !isWorkingDay(at); tries += 1) at = addDays(at, 1);
    if (!isWorkingDay(at)) throw new RangeError(`no working day within 60 days of ${day}`);
    return at;
  };
  const addWorkingDays = (day: Day, count: number): Day => {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a count of working days: ${count}`);
    let at = day;
    for (let left = count; left > 0; left -= 1) at = onOrAfter(addDays(at, 1));
    return at;
  };
  const workingDaysBetween = (from: Day, to: Day): number => {
    if (to < from) return -workingDaysBetween(to, from) || 0;
    let count = 0;
    for (let at = dayNumber(from) + 1; at <= dayNumber(to); at += 1) if (isWorkingDay(dayOfNumber(at))) count += 1;
    return count;
  };

  return { kindOf, isWorkingDay, isAnnounced, onOrAfter, addWorkingDays, workingDaysBetween };
}
