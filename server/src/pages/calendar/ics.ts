import { shiftKinds } from '@anhe/contract/patrols';
import type { ShiftKind } from '@anhe/contract/patrols';
import type { Instant } from '@anhe/contract/kernel';

/** A shift as a calendar shows it: no person is named, the calendar may lie with whoever runs it. */
export interface CalendarShift {
  readonly id: string;
  readonly placeName: string;
  readonly kind: ShiftKind;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly unitName: string;
  readonly cancelled: boolean;
  readonly revision: number;
}

const crlf = '\r\n';
const longest = 75;
const encoder = new TextEncoder();

/** RFC 5545, 3.1: a line has 75 octets at most; what follows begins with a blank, and no character is cut. */
export function folded(line: string): string {
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > longest) {
      lines.push(current);
      // The blank in front counts, too.
      [current, octets] = [' ', 1];
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join(crlf);
}

/** RFC 5545, 3.3.11: backslash, comma, semicolon and line breaks of a text; other signs that steer a terminal are left out. */
export const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r\n|\r|\n/g, '\\n').replaceAll(/\p{Cc}/gu, '');

/** A moment in UTC: 20261125T140500Z. */
export const utc = (moment: Date | Instant): string => new Date(moment).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

type Language = 'zh' | 'en';

function eventLines(shift: CalendarShift, now: Date, { language, host }: { readonly language: Language; readonly host: string }): string[] {
  return [
    'BEGIN:VEVENT', `UID:${shift.id}@${host}`, `DTSTAMP:${utc(now)}`, `SEQUENCE:${shift.revision}`, `DTSTART:${utc(shift.startsAt)}`, `DTEND:${utc(shift.endsAt)}`,
    `SUMMARY:${escaped(`${shiftKinds[shift.kind][language]} · ${shift.placeName}`)}`, `LOCATION:${escaped(shift.placeName)}`, `DESCRIPTION:${escaped(shift.unitName)}`,
    `STATUS:${shift.cancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'TRANSP:OPAQUE', 'END:VEVENT',
  ];
}

/** An iCalendar file (RFC 5545) of somebody's shifts. @param host after the id of a shift, so that it is one of its own in the world */
export function calendarFile(shifts: readonly CalendarShift[], now: Date, { language, host, unit }: { readonly language: Language; readonly host: string; readonly unit: string }): string {
  const name = { zh: `班次 · ${unit}`, en: `Shifts · ${unit}` }[language];
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Anhe//Shifts//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...shifts.flatMap((shift) => eventLines(shift, now, { language, host })), 'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}${crlf}`).join('');
}
