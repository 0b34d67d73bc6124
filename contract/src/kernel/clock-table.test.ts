import { describe, expect, it } from 'vitest';
import { makeCalendar } from './calendar.ts';
import { clockState, dueDay } from './clock.ts';
import type { ClockRule, ClockUnit } from './clock.ts';
import { instantAt } from './dates.ts';

/*
 * Last days of limits, each worked out by hand from the State Council's arrangement; the count stands beside the case.
 *
 * 2024  off: Jan 1 · Feb 10–17 · Apr 4–6 · May 1–5 · Jun 10 · Sep 15–17 · Oct 1–7
 *       worked: Sun Feb 4, Sun Feb 18, Sun Apr 7, Sun Apr 28, Sat May 11, Sat Sep 14, Sun Sep 29, Sat Oct 12
 * 2025  off: Jan 1 · Jan 28–Feb 4 · Apr 4–6 · May 1–5 · May 31–Jun 2 · Oct 1–8
 *       worked: Sun Jan 26, Sat Feb 8, Sun Apr 27, Sun Sep 28, Sat Oct 11
 * 2026  off: Jan 1–3 · Feb 15–23 · Apr 4–6 · May 1–5 · Jun 19–21 · Sep 25–27 · Oct 1–7
 *       worked: Sun Jan 4, Sat Feb 14, Sat Feb 28, Sat May 9, Sun Sep 20, Sat Oct 10
 * 2027  not announced: the days that the statute names are off, nothing is made up for
 * New Year 2019 took Dec 30 and 31 of 2018, and Sat Dec 29 was worked: the end of a year leans on the next one.
 */
const calendar = makeCalendar();
const limit = (amount: number, unit: ClockUnit, lastDay: ClockRule['lastDay']): ClockRule => ({ amount, unit, lastDay, force: 'law', verified: true, basis: { zh: '测试', en: 'test' } });

/** A limit's start and its last day; `provisional` where the result leans on a year not announced. */
type Line = readonly [name: string, amount: number, start: string, due: string, provisional?: 'provisional'];

function holds(amount: number, unit: ClockUnit, lastDay: ClockRule['lastDay'], [, , start, due, provisional]: Line): void {
  const rule = limit(amount, unit, lastDay);
  const state = clockState(rule, { start }, calendar, instantAt(start, '09:00'));
  expect({ due: state.due, provisional: state.provisional }).toEqual({ due, provisional: provisional === 'provisional' });
  expect(dueDay(rule, start, calendar)).toBe(due);
}

const workingDays: readonly Line[] = [
  ['three from the Friday before New Year 2024', 3, '2023-12-29', '2024-01-04'], // Dec 30, 31 weekend, Jan 1 off; Tue 2, Wed 3, Thu 4
  ['three over the worked Sunday before Spring Festival 2024', 3, '2024-02-02', '2024-02-06'], // Sat 3 off; Sun 4 worked, Mon 5, Tue 6
  ['one from the eve of Spring Festival 2024, itself a working day', 1, '2024-02-09', '2024-02-18'], // 10–17 off; Sun 18 worked
  ['three from two days before the eve of 2024', 3, '2024-02-08', '2024-02-19'], // Fri 9; 10–17 off; Sun 18, Mon 19
  ['five across Spring Festival 2024', 5, '2024-02-07', '2024-02-20'], // 8, 9; 10–17 off; 18, 19, 20
  ['ten across Spring Festival 2024 with both worked Sundays', 10, '2024-02-01', '2024-02-20'], // 2, 4, 5, 6, 7, 8, 9 (7); 18, 19, 20 (10)
  ['three from the day before Qingming 2024', 3, '2024-04-03', '2024-04-09'], // 4–6 off; Sun 7 worked, 8, 9
  ['three over the worked Sunday before Labour Day 2024', 3, '2024-04-26', '2024-04-30'], // Sat 27 off; Sun 28 worked, 29, 30
  ['three across Labour Day 2024', 3, '2024-04-30', '2024-05-08'], // May 1–5 off; 6, 7, 8
  ['five that end on a worked Saturday of May 2024', 5, '2024-05-06', '2024-05-11'], // 7, 8, 9, 10; Sat 11 worked
  ['three across Dragon Boat 2024', 3, '2024-06-07', '2024-06-13'], // weekend, Mon 10 off; 11, 12, 13
  ['three across Mid-autumn 2024', 3, '2024-09-13', '2024-09-19'], // Sat 14 worked; 15–17 off; 18, 19
  ['three from the Friday before National Day 2024', 3, '2024-09-27', '2024-10-08'], // Sat 28 off; Sun 29 worked, Mon 30; 1–7 off; 8
  ['ten across National Day 2024', 10, '2024-09-30', '2024-10-18'], // 1–7 off; 8, 9, 10, 11, Sat 12 (5); 14–18 (10)
  ['three from the last day of 2024', 3, '2024-12-31', '2025-01-06'], // Jan 1 off; Thu 2, Fri 3; weekend; Mon 6
  ['three across Spring Festival 2025', 3, '2025-01-24', '2025-02-05'], // Sat 25 off; Sun 26 worked, Mon 27; Jan 28–Feb 4 off; Wed 5
  ['five from the last working day before Spring Festival 2025', 5, '2025-01-27', '2025-02-10'], // Feb 5, 6, 7, Sat 8 worked; Sun 9 off; Mon 10
  ['ten across Spring Festival 2025 that end on the worked Saturday', 10, '2025-01-20', '2025-02-08'], // 21–24 (4), Sun 26, Mon 27 (6); Feb 5, 6, 7 (9), Sat 8 (10)
  ['three across Qingming 2025', 3, '2025-04-03', '2025-04-09'], // 4–6 off; Mon 7, 8, 9
  ['three over the worked Sunday of April 2025', 3, '2025-04-25', '2025-04-29'], // Sat 26 off; Sun 27 worked, 28, 29
  ['one across Labour Day 2025', 1, '2025-04-30', '2025-05-06'], // May 1–5 off; Tue 6
  ['three across Dragon Boat 2025', 3, '2025-05-30', '2025-06-05'], // May 31–Jun 2 off; Tue 3, 4, 5
  ['three over the worked Sunday before National Day 2025', 3, '2025-09-26', '2025-09-30'], // Sat 27 off; Sun 28 worked, 29, 30
  ['three across National Day and Mid-autumn 2025', 3, '2025-09-30', '2025-10-11'], // 1–8 off; Thu 9, Fri 10, Sat 11 worked
  ['ten across National Day 2025', 10, '2025-09-25', '2025-10-15'], // 26, Sun 28, 29, 30 (4); 9, 10, Sat 11 (7); 13, 14, 15 (10)
  ['three from the last day of 2025', 3, '2025-12-31', '2026-01-06'], // 1–3 off; Sun 4 worked, 5, 6
  ['three across Spring Festival 2026', 3, '2026-02-13', '2026-02-25'], // Sat 14 worked; 15–23 off; Tue 24, Wed 25
  ['five from the worked Saturday itself, which is not counted', 5, '2026-02-14', '2026-02-28'], // 24, 25, 26, 27; Sat 28 worked
  ['ten across Spring Festival 2026 with both worked Saturdays', 10, '2026-02-09', '2026-02-28'], // 10–13 (4), Sat 14 (5); 24–27 (9), Sat 28 (10)
  ['three over the worked Saturday after Spring Festival 2026', 3, '2026-02-27', '2026-03-03'], // Sat 28 worked; Sun off; Mon 2, Tue 3
  ['three across Qingming 2026', 3, '2026-04-03', '2026-04-09'], // 4–6 off; Tue 7, 8, 9
  ['three across Labour Day 2026', 3, '2026-04-30', '2026-05-08'], // 1–5 off; Wed 6, 7, 8
  ['four across Labour Day 2026 that end on the worked Saturday', 4, '2026-04-30', '2026-05-09'], // 6, 7, 8, Sat 9 worked
  ['three across Dragon Boat 2026', 3, '2026-06-18', '2026-06-24'], // 19–21 off; Mon 22, 23, 24
  ['three over the worked Sunday of September 2026', 3, '2026-09-18', '2026-09-22'], // Sat 19 off; Sun 20 worked, 21, 22
  ['three across Mid-autumn 2026', 3, '2026-09-24', '2026-09-30'], // 25–27 off; Mon 28, 29, 30
  ['five across Mid-autumn and National Day 2026', 5, '2026-09-24', '2026-10-09'], // 28, 29, 30; 1–7 off; Thu 8, Fri 9
  ['ten across Mid-autumn and National Day 2026', 10, '2026-09-23', '2026-10-14'], // 24 (1); 28, 29, 30 (4); 8, 9, Sat 10 (7); 12, 13, 14 (10)
  ['three from a day inside National Day 2026', 3, '2026-10-03', '2026-10-10'], // 8, 9, Sat 10 worked
  ['three from a Sunday', 3, '2026-11-22', '2026-11-25'], // Mon 23, 24, 25
  ['three within one week', 3, '2026-11-23', '2026-11-26'], // 24, 25, 26
  ['fifteen over three ordinary weekends', 15, '2026-11-02', '2026-11-23'], // 3–6 (4), 9–13 (9), 16–20 (14), Mon 23 (15)
  ['three that end before the days that the next New Year may reach back to', 3, '2026-12-23', '2026-12-28'], // 24, 25, Mon 28
  ['three that end on days that the next New Year may reach back to', 3, '2026-12-28', '2026-12-31', 'provisional'], // 29, 30, 31
  ['three that end in the New Year holidays of 2019, announced in 2018', 3, '2018-12-27', '2019-01-02'], // Fri 28, Sat 29 worked; Dec 30–Jan 1 off; Wed 2
  ['three into a year not announced', 3, '2026-12-30', '2027-01-05', 'provisional'], // Thu 31; Fri Jan 1 off by statute, weekend; Mon 4, Tue 5
  ['five across Spring Festival 2027 by the statute', 5, '2027-02-04', '2027-02-15', 'provisional'], // Fri 5 eve, 6 first, 7, 8 third day off; 9–12 (4); weekend; Mon 15
  ['one across Qingming 2027 by the statute', 1, '2027-04-02', '2027-04-06', 'provisional'], // weekend, Mon 5 off; Tue 6
  ['one across Labour Day 2027 by the statute', 1, '2027-04-30', '2027-05-03', 'provisional'], // Sat 1, Sun 2 off; Mon 3 (made up for once it is announced)
  ['one across Dragon Boat 2027 by the statute', 1, '2027-06-08', '2027-06-10', 'provisional'], // Wed 9 (fifth of the fifth month) off; Thu 10
  ['one across Mid-autumn 2027 by the statute', 1, '2027-09-14', '2027-09-16', 'provisional'], // Wed 15 (fifteenth of the eighth month) off; Thu 16
  ['three across National Day 2027 by the statute', 3, '2027-09-30', '2027-10-06', 'provisional'], // Fri 1–Sun 3 off; Mon 4, 5, 6
];

const monthsAsIs: readonly Line[] = [
  ['one from 28 January 2026, whose corresponding day is there', 1, '2026-01-28', '2026-02-28'], // day 28 of February
  ['one from 29 January 2026, whose corresponding day is not', 1, '2026-01-29', '2026-02-28'], // February has 28 days
  ['one from 30 January 2026', 1, '2026-01-30', '2026-02-28'], // February has 28 days
  ['one from 31 January 2026', 1, '2026-01-31', '2026-02-28'], // February has 28 days
  ['one from 29 January of the leap year 2024', 1, '2024-01-29', '2024-02-29'], // day 29 is there
  ['one from 30 January of the leap year 2024', 1, '2024-01-30', '2024-02-29'], // February has 29 days
  ['one from 31 January of the leap year 2024', 1, '2024-01-31', '2024-02-29'], // February has 29 days
  ['one from 31 January of the leap year 2028', 1, '2028-01-31', '2028-02-29'], // February has 29 days
  ['one from the leap day 2024', 1, '2024-02-29', '2024-03-29'], // the corresponding day, not the end of March
  ['one from the leap day 2028', 1, '2028-02-29', '2028-03-29'], // the corresponding day
  ['one from the end of February 2026', 1, '2026-02-28', '2026-03-28'], // the corresponding day, not the end of March
  ['one from 31 March', 1, '2026-03-31', '2026-04-30'], // April has 30 days
  ['one from 31 May', 1, '2026-05-31', '2026-06-30'], // June has 30 days
  ['one from 31 July', 1, '2026-07-31', '2026-08-31'], // August has 31 days
  ['one from 31 August', 1, '2026-08-31', '2026-09-30'], // September has 30 days
  ['one from 31 October', 1, '2026-10-31', '2026-11-30'], // November has 30 days
  ['one from 30 November', 1, '2026-11-30', '2026-12-30'], // the corresponding day, not the end of December
  ['one over the end of the year', 1, '2026-12-31', '2027-01-31'], // the corresponding day
  ['one that ends inside National Day stays there', 1, '2026-09-01', '2026-10-01'], // as it is
  ['one that ends on a Saturday stays there', 1, '2026-10-28', '2026-11-28'], // Sat, as it is
  ['three from 30 November into a February of 28 days', 3, '2026-11-30', '2027-02-28'], // no day 30
  ['three from 30 November into a February of 29 days', 3, '2027-11-30', '2028-02-29'], // no day 30
  ['six from 31 August', 6, '2026-08-31', '2027-02-28'], // no day 31
  ['six from 29 August into a February of 28 days', 6, '2025-08-29', '2026-02-28'], // no day 29
  ['thirteen', 13, '2026-11-25', '2027-12-25'], // a year and a month
];

const yearsAsIs: readonly Line[] = [
  ['one from the leap day', 1, '2024-02-29', '2025-02-28'], // no day 29
  ['three from the leap day', 3, '2024-02-29', '2027-02-28'], // no day 29
  ['four from the leap day', 4, '2024-02-29', '2028-02-29'], // day 29 is there again
  ['one from the end of February to a leap year', 1, '2027-02-28', '2028-02-28'], // the corresponding day, not the leap day
  ['three, the limitation of the Civil Code', 3, '2026-11-25', '2029-11-25'], // the corresponding day
  ['one from the last day of a year', 1, '2023-12-31', '2024-12-31'], // the corresponding day
];

const monthsMoved: readonly Line[] = [
  ['one that ends on National Day 2026', 1, '2026-09-01', '2026-10-08'], // Oct 1 off to 7; Thu 8
  ['one that ends in Spring Festival 2026', 1, '2026-01-17', '2026-02-24'], // Feb 17 off to 23; Tue 24
  ['one without a corresponding day that ends on a worked Saturday', 1, '2026-01-31', '2026-02-28'], // Feb 28 is worked
  ['one that ends on the leap day, a Thursday', 1, '2024-01-31', '2024-02-29'], // worked
  ['one that ends on a Wednesday', 1, '2026-10-25', '2026-11-25'], // worked
  ['one that ends on a Saturday', 1, '2026-10-28', '2026-11-30'], // Sat 28; Mon 30
  ['six of an interested person’s objection that end on National Day', 6, '2026-04-01', '2026-10-08'], // Oct 1; Thu 8
  ['twelve that end on 1 January of a year not announced', 12, '2026-01-01', '2027-01-04', 'provisional'], // Fri Jan 1 off by statute, weekend; Mon 4
];

const daysMoved: readonly Line[] = [
  ['thirty that end on a Friday', 30, '2026-11-25', '2026-12-25'], // Nov 30 is the 5th, Dec 25 the 30th
  ['thirty that end on the last working day before National Day', 30, '2026-08-31', '2026-09-30'], // Sep 30 is the 30th
  ['thirty that end on National Day itself', 30, '2026-09-01', '2026-10-08'], // Sep 30 the 29th, Oct 1; Thu 8
  ['thirty that end inside National Day', 30, '2026-09-03', '2026-10-08'], // Sep 30 the 27th, Oct 3; Thu 8
  ['thirty that end on the last day of National Day', 30, '2026-09-07', '2026-10-08'], // Sep 30 the 23rd, Oct 7; Thu 8
  ['thirty that end on the first day after National Day', 30, '2026-09-08', '2026-10-08'], // Sep 30 the 22nd, Oct 8 worked
  ['thirty that end on a worked Saturday stay there', 30, '2026-09-10', '2026-10-10'], // Sep 30 the 20th, Sat Oct 10 worked
  ['thirty that end on an ordinary Sunday', 30, '2026-09-11', '2026-10-12'], // Sep 30 the 19th, Sun Oct 11; Mon 12
  ['thirty that end on a worked Sunday stay there', 30, '2026-08-21', '2026-09-20'], // Aug 31 the 10th, Sun Sep 20 worked
  ['thirty that end on the Saturday before a worked Sunday', 30, '2026-08-20', '2026-09-20'], // Aug 31 the 11th, Sat Sep 19; Sun 20 worked
  ['thirty that end on the Saturday of Mid-autumn', 30, '2026-08-27', '2026-09-28'], // Aug 31 the 4th, Sat Sep 26; Mon 28
  ['thirty that end on the worked Saturday before Spring Festival', 30, '2026-01-15', '2026-02-14'], // Jan 31 the 16th, Sat Feb 14 worked
  ['thirty that end on the first day of Spring Festival', 30, '2026-01-16', '2026-02-24'], // Jan 31 the 15th, Feb 15; Tue 24
  ['thirty that end on the last day of Spring Festival', 30, '2026-01-24', '2026-02-24'], // Jan 31 the 7th, Mon Feb 23 off; Tue 24
  ['thirty that end on the worked Saturday after Spring Festival', 30, '2026-01-29', '2026-02-28'], // Jan 31 the 2nd, Sat Feb 28 worked
  ['thirty over a February of 28 days to a Sunday', 30, '2026-01-30', '2026-03-02'], // Jan 31 the 1st, Feb 28 the 29th, Sun Mar 1; Mon 2
  ['thirty that end on the eve of 2024, a working day', 30, '2024-01-10', '2024-02-09'], // Jan 31 the 21st, Fri Feb 9
  ['thirty that end on the first day of Spring Festival 2024', 30, '2024-01-11', '2024-02-18'], // Jan 31 the 20th, Feb 10 off to 17; Sun 18 worked
  ['thirty that end on a worked Sunday of February 2024', 30, '2024-01-05', '2024-02-04'], // Jan 31 the 26th, Sun Feb 4 worked
  ['thirty over the leap day 2024', 30, '2024-01-31', '2024-03-01'], // Feb 29 the 29th, Fri Mar 1
  ['thirty over a February without a leap day', 30, '2025-01-31', '2025-03-03'], // Feb 28 the 28th, Sun Mar 2; Mon 3
  ['thirty over the leap day 2028', 30, '2028-01-31', '2028-03-01', 'provisional'], // Feb 29 the 29th, Wed Mar 1
  ['thirty that end on Qingming 2024', 30, '2024-03-05', '2024-04-07'], // Mar 31 the 26th, Apr 4 off to 6; Sun 7 worked
  ['thirty that end on Mid-autumn 2024', 30, '2024-08-16', '2024-09-18'], // Aug 31 the 15th, Sep 15 off to 17; Wed 18
  ['thirty that end inside National Day 2024', 30, '2024-09-05', '2024-10-08'], // Sep 30 the 25th, Oct 5 off to 7; Tue 8
  ['thirty that end on the eighth day off of 2025', 30, '2025-09-08', '2025-10-09'], // Sep 30 the 22nd, Oct 8 off; Thu 9
  ['thirty that end on the worked Saturday of October 2025', 30, '2025-09-11', '2025-10-11'], // Sep 30 the 19th, Sat Oct 11 worked
  ['thirty that end on Qingming 2025', 30, '2025-03-06', '2025-04-07'], // Mar 31 the 25th, Apr 5 off to 6; Mon 7
  ['thirty that end on Labour Day 2025', 30, '2025-04-01', '2025-05-06'], // Apr 30 the 29th, May 1 off to 5; Tue 6
  ['thirty that end on Dragon Boat 2025', 30, '2025-05-01', '2025-06-03'], // May 31 the 30th, off to Jun 2; Tue 3
  ['thirty that end on New Year 2026', 30, '2025-12-02', '2026-01-04'], // Dec 31 the 29th, Jan 1 off to 3; Sun 4 worked
  ['thirty that end on the worked Sunday of New Year 2026', 30, '2025-12-05', '2026-01-04'], // Dec 31 the 26th, Sun Jan 4 worked
  ['thirty that end on the last day of a year before an announced one', 30, '2025-12-01', '2025-12-31'], // Dec 31 the 30th, a Wednesday
  ['thirty that end on 28 December before a year not announced', 30, '2026-11-28', '2026-12-28'], // Nov 30 the 2nd, Mon Dec 28
  ['thirty that end on 29 December before a year not announced', 30, '2026-11-29', '2026-12-29', 'provisional'], // Nov 30 the 1st, Tue Dec 29
  ['thirty that end on the last day before a year not announced', 30, '2026-12-01', '2026-12-31', 'provisional'], // Dec 31 the 30th, a Thursday
  ['thirty that end on the Monday that 2019 took from 2018', 30, '2018-12-01', '2019-01-02'], // Mon Dec 31 the 30th, off to Jan 1; Wed 2
  ['thirty that end on New Year of a year not announced', 30, '2026-12-02', '2027-01-04', 'provisional'], // Dec 31 the 29th, Fri Jan 1 off by statute, weekend; Mon 4
  ['fifteen that end before National Day', 15, '2026-09-15', '2026-09-30'], // Sep 30 the 15th
  ['fifteen that end on National Day', 15, '2026-09-16', '2026-10-08'], // Sep 30 the 14th, Oct 1; Thu 8
  ['fifteen that end on a Saturday', 15, '2026-11-13', '2026-11-30'], // Nov 28, Sat; Mon 30
  ['three that end inside National Day', 3, '2026-09-29', '2026-10-08'], // Sep 30, Oct 1, Oct 2; Thu 8
  ['three from the last day of National Day end on a worked Saturday', 3, '2026-10-07', '2026-10-10'], // 8, 9, Sat 10 worked
  ['one from a Friday', 1, '2026-11-27', '2026-11-30'], // Sat 28; Mon 30
];

const daysAsIs: readonly Line[] = [
  ['thirty that end inside National Day stay there', 30, '2026-09-03', '2026-10-03'], // as it is
  ['thirty that end in Spring Festival stay there', 30, '2026-01-16', '2026-02-15'], // as it is
  ['thirty that end on an ordinary Sunday stay there', 30, '2026-09-11', '2026-10-11'], // as it is
  ['thirty that end in a year not announced are certain all the same', 30, '2026-12-02', '2027-01-01'], // no holiday matters
  ['seven over the leap day', 7, '2028-02-25', '2028-03-03'], // 26, 27, 28, 29 (4), Mar 1, 2, 3 (7)
  ['ninety', 90, '2026-11-25', '2027-02-23'], // Nov 30 the 5th, Dec 31 the 36th, Jan 31 the 67th, Feb 23 the 90th
];

const titled = (lines: readonly Line[]): readonly (readonly [string, Line])[] => lines.map((line) => [`${line[0]}: the last day is ${line[3]}${line[4] === undefined ? '' : ', provisionally'}`, line]);

describe('working days', () => {
  it.each(titled(workingDays))('%s', (_, line) => holds(line[1], 'working-day', 'as-is', line));

  it.each(titled(workingDays.filter(([name]) => name.includes('across'))))('never end on a day off, so that nothing moves: %s', (_, line) => holds(line[1], 'working-day', 'after-holiday', line));
});

describe('months and years', () => {
  it.each(titled(monthsAsIs))('months, %s', (_, line) => holds(line[1], 'month', 'as-is', line));
  it.each(titled(yearsAsIs))('years, %s', (_, line) => holds(line[1], 'year', 'as-is', line));
  it.each(titled(monthsMoved))('months whose last day moves, %s', (_, line) => holds(line[1], 'month', 'after-holiday', line));
});

describe('days', () => {
  it.each(titled(daysMoved))('whose last day moves, %s', (_, line) => holds(line[1], 'day', 'after-holiday', line));
  it.each(titled(daysAsIs))('whose last day stays, %s', (_, line) => holds(line[1], 'day', 'as-is', line));
});

describe('rows of the installation', () => {
  const row = (day: string, working: boolean) => ({ day, working, name: { zh: '放假安排', en: 'Arrangement' }, source: 'test' });
  const off = (...days: readonly string[]) => days.map((day) => row(day, false));
  // A year’s days by the statute: New Year, four of Spring Festival, Qingming, two of Labour Day, Dragon Boat, Mid-autumn, three of National Day.
  const statute2027 = ['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02', '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03'];
  const due = (rows: ReturnType<typeof off>, rule: ClockRule, start: string) => {
    const { due: day, provisional } = clockState(rule, { start }, makeCalendar(rows), instantAt(start, '09:00'));
    return { day, provisional };
  };

  it('move a limit by a local holiday', () => {
    // Wed 25 off by the row: Thu 26, Fri 27, Mon 30.
    expect(due(off('2026-11-25'), limit(3, 'working-day', 'as-is'), '2026-11-24')).toEqual({ day: '2026-11-30', provisional: false });
    // Nov 25 + 30 = Fri Dec 25, off by the row; Mon 28.
    expect(due(off('2026-12-25'), limit(30, 'day', 'after-holiday'), '2026-11-25')).toEqual({ day: '2026-12-28', provisional: false });
  });

  it('win over the announced arrangement, for a day worked as for a day off', () => {
    // Oct 7 worked by the row: thirty days that end on Oct 3 move to it.
    expect(due([row('2026-10-07', true)], limit(30, 'day', 'after-holiday'), '2026-09-03')).toEqual({ day: '2026-10-07', provisional: false });
  });

  it('announce a year when they hold all its days by the statute, and only then', () => {
    // Thu 31; Jan 1–3 off; Mon 4, Tue 5.
    expect(due(off(...statute2027), limit(3, 'working-day', 'as-is'), '2026-12-30')).toEqual({ day: '2027-01-05', provisional: false });
    expect(due(off(...statute2027.slice(1)), limit(3, 'working-day', 'as-is'), '2026-12-30').provisional).toBe(true);
    expect(due(off('2027-11-25'), limit(3, 'working-day', 'as-is'), '2026-12-30').provisional).toBe(true);
    expect(makeCalendar(off(...statute2027)).isAnnounced(2028)).toBe(false);
    // Labour Day 2027 with Mon 3 to Wed 5 off as well and Sat 8 worked: Thu 6, Fri 7, Sat 8.
    const announced = [...off(...statute2027, '2027-05-03', '2027-05-04', '2027-05-05'), row('2027-05-08', true)];
    expect(due(announced, limit(3, 'working-day', 'as-is'), '2027-04-30')).toEqual({ day: '2027-05-08', provisional: false });
  });
});
