import { describe, expect, it } from 'vitest';
import { makeCalendar } from './calendar.ts';
import { inOfficeHours, officeHoursBetween } from './office-hours.ts';

const calendar = makeCalendar([]);
const at = (text: string): Date => new Date(`${text}:00+08:00`);

describe('office hours', () => {
  it('leave out noon, nights, weekends and holidays', () => {
    expect(officeHoursBetween(calendar, at('2026-11-25T09:00'), at('2026-11-25T11:30'))).toBe(2.5);
    expect(officeHoursBetween(calendar, at('2026-11-25T11:00'), at('2026-11-25T15:00'))).toBe(2);
    // Friday afternoon to Monday morning.
    expect(officeHoursBetween(calendar, at('2026-11-27T17:00'), at('2026-11-30T09:00'))).toBe(2);
    // The seven days of National Day 2026, and a moment later than the first.
    expect(officeHoursBetween(calendar, at('2026-10-01T08:00'), at('2026-10-07T18:00'))).toBe(0);
    expect(officeHoursBetween(calendar, at('2026-11-25T11:00'), at('2026-11-25T09:00'))).toBe(0);
    expect(officeHoursBetween(calendar, at('2020-01-01T00:00'), at('2026-11-25T09:00'), 40)).toBe(40);
  });

  it('are when somebody is at work', () => {
    expect(inOfficeHours(calendar, at('2026-11-25T08:00'))).toBe(true);
    for (const text of ['2026-11-25T12:00', '2026-11-25T07:59', '2026-11-25T18:00', '2026-11-28T10:00']) expect([text, inOfficeHours(calendar, at(text))]).toEqual([text, false]);
  });
});
