import type { Day } from '@anhe/contract/kernel';

/** One event of a calendar file. */
export interface CalendarEntry {
  /** Stays the same whatever changes. */
  readonly uid: string;
  readonly day: Day;
  /** `HH:MM` in China. */
  readonly time: string;
  readonly minutes: number;
  readonly summary: string;
  readonly url: string;
  readonly cancelled: boolean;
  /** Goes up with every change. */
  readonly sequence: number;
  readonly changedAt: Date;
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n');

/** A line of at most 75 octets, continued by a blank; no character is cut in two (RFC 5545, 3.1). */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      [part, octets] = ['', 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

const utc = (moment: Date): string => `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const zone = [
  'BEGIN:VTIMEZONE', 'TZID:Asia/Shanghai', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0800', 'TZOFFSETTO:+0800', 'TZNAME:CST', 'END:STANDARD', 'END:VTIMEZONE',
] as const;

const event = (entry: CalendarEntry): string[] => [
  'BEGIN:VEVENT', `UID:${entry.uid}`, `DTSTAMP:${utc(entry.changedAt)}`, `LAST-MODIFIED:${utc(entry.changedAt)}`, `SEQUENCE:${entry.sequence}`,
  `DTSTART;TZID=Asia/Shanghai:${entry.day.replaceAll('-', '')}T${entry.time.replace(':', '')}00`, `DURATION:PT${entry.minutes}M`, `SUMMARY:${escaped(entry.summary)}`, `URL:${entry.url}`,
  `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'CLASS:PRIVATE', 'END:VEVENT',
];

/** A calendar as RFC 5545 writes it. */
export function calendarText(entries: readonly CalendarEntry[]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Anhe//Sessions//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', ...zone, ...entries.flatMap(event), 'END:VCALENDAR'];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
