import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { addDays, kernelErrors, newId } from '@anhe/contract/kernel';
import { patrolErrors, patrolOperations as op } from '@anhe/contract/patrols';
import { useGround } from '../../../test/ground.ts';
import { planner, shiftOf, walker } from '../../../test/patrols.ts';
import { useWorld } from '../../../test/world.ts';
import { createServer } from '../../http/server.ts';
import { openLog } from '../../kernel/log.ts';
import { modules } from '../../modules/index.ts';
import { calendarFile, escaped, folded, utc } from './ics.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
let app: FastifyInstance;
beforeAll(async () => {
  app = await createServer({ log: openLog('silent'), catalogue: { ...kernelErrors, ...patrolErrors }, tls: undefined });
  const { mountCalendar } = await import('./routes.ts');
  mountCalendar(app, { road: ground.road, clock: () => ground.now, publicUrl: 'https://anhe.example' });
});
afterAll(() => app.close());

/** The lines of a file as a reader of RFC 5545 puts them together again. */
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n').filter((line) => line !== '');

describe('the calendar of shifts', () => {
  it('is an iCalendar file with the shifts of the token’s holder, a cancelled one named as such', async () => {
    const one = await walker(world);
    const stays = await shiftOf(world, [one.id], { day: addDays(world.today, 1) });
    const { at } = await shiftOf(world, [one.id], { day: addDays(world.today, 2), to: '01:00' });
    await ground.command(op.cancelShift, planner(world), { ...at, reason: '大雪' }, { basis: 1 });
    const { token } = await ground.command(op.calendarLink, one.actor, { county: world.county, link: newId() });
    const answer = await app.inject({ method: 'GET', url: `/field/calendar/${token}.ics` });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store' });
    const lines = unfolded(answer.body);
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Anhe//Shifts//ZH']);
    expect(lines.at(-1)).toBe('END:VCALENDAR');
    const events = lines.join('\n').split('BEGIN:VEVENT\n').slice(1).map((event) => event.split('\n'));
    expect(events).toHaveLength(2);
    // 20:00 in China is noon in UTC.
    const day = addDays(world.today, 1).replaceAll('-', '');
    expect(events[0]).toEqual(expect.arrayContaining([`UID:${stays.at.shift}@anhe.example`, `DTSTAMP:${utc(ground.now)}`, 'SEQUENCE:1', `DTSTART:${day}T120000Z`, `DTEND:${day}T140000Z`, 'STATUS:CONFIRMED']));
    expect(events[1]).toEqual(expect.arrayContaining([`UID:${at.shift}@anhe.example`, 'SEQUENCE:2', 'STATUS:CANCELLED', `DTEND:${addDays(world.today, 2).replaceAll('-', '')}T170000Z`]));
    // No person is named.
    expect(answer.body).not.toContain(one.name);
    for (const line of answer.body.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect((await app.inject({ method: 'GET', url: `/field/calendar/${token}.ics?lang=en` })).body).toContain('By night');
  });

  it('says the same for every token that opens nothing', async () => {
    const answers = await Promise.all([`610524${'x'.repeat(32)}`, `610599${'y'.repeat(32)}`, 'z'.repeat(30), 'short', encodeURIComponent("'; drop table--aaaaaaaaaaaaaaa")].map((token) => app.inject({ method: 'GET', url: `/field/calendar/${token}.ics`, headers: { accept: 'application/json' } })));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]));
    expect(answers.every(({ body }) => body.includes('patrols.feed-unknown'))).toBe(true);
  });

  it('folds at seventy-five octets without cutting a character, and lets no text break out of its line', () => {
    const long = `SUMMARY:${'渭'.repeat(80)}`;
    const parts = folded(long).split('\r\n');
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.slice(1).every((part) => part.startsWith(' '))).toBe(true);
    expect(parts.map((part, index) => (index === 0 ? part : part.slice(1))).join('')).toBe(long);
    expect(escaped('村口;第一,第二\\三\r\nEND:VCALENDAR\u0007')).toBe('村口\\;第一\\,第二\\\\三\\nEND:VCALENDAR');
    const evil = { id: newId(), placeName: '村口\r\nSTATUS:TENTATIVE', kind: 'night' as const, startsAt: '2026-11-25T20:00:00+08:00', endsAt: '2026-11-25T22:00:00+08:00', unitName: '单位', cancelled: false, revision: 1 };
    const lines = unfolded(calendarFile([evil], ground.now, { language: 'zh', host: 'anhe.example', unit: '单位' }));
    expect(lines.filter((line) => line.startsWith('STATUS:'))).toEqual(['STATUS:CONFIRMED']);
  });
});
