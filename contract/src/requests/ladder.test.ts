import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../kernel/index.ts';
import { nextRung } from './ladder.ts';
import type { LadderFacts } from './ladder.ts';

const calendar = makeCalendar([]);
const limits = { unreadHours: 4, rungHours: 8 };
const instant = (text: string): string => `${text}:00+08:00`;
// Friday.
const sent = instant('2026-11-27T09:00');
const facts: LadderFacts = { offered: true, read: false, dispatchedAt: sent, recipientDue: '2026-12-01', reply: null, somebody: true, rungs: ['deputy', 'leader', 'centre'], hands: [] };
const at = (text: string, more: Partial<LadderFacts> = {}) => nextRung({ ...facts, ...more }, limits, calendar, new Date(instant(text)), text.slice(0, 10));
const hand = (rung: 'deputy' | 'leader' | 'centre', raisedAt: string, why: 'unread' | 'overdue' = 'unread') => ({ rung, why, since: sent, raisedAt: instant(raisedAt) });

describe('the ladder', () => {
  it('tells of unread work after office hours, a rung at a time', () => {
    expect(at('2026-11-27T11:59')).toBeUndefined();
    expect(at('2026-11-27T15:00')).toEqual({ rung: 'deputy', why: 'unread', since: sent });
    expect(at('2026-11-27T17:00', { hands: [hand('deputy', '2026-11-27T15:00')] })).toBeUndefined();
    expect(at('2026-11-30T15:00', { hands: [hand('deputy', '2026-11-27T15:00')] })?.rung).toBe('leader');
    expect(at('2026-12-01T15:00', { recipientDue: '2026-12-31', hands: [hand('deputy', '2026-11-27T15:00'), hand('leader', '2026-11-30T15:00')] })?.rung).toBe('centre');
    expect(at('2026-12-01T15:00', { recipientDue: '2026-12-31', hands: [hand('centre', '2026-11-30T09:00')] })).toBeUndefined();
  });

  it('steps over a rung where nobody is', () => {
    expect(at('2026-11-27T15:00', { rungs: ['leader', 'centre'] })?.rung).toBe('leader');
    expect(at('2026-11-27T15:00', { rungs: ['centre'] })?.rung).toBe('centre');
  });

  it('is quiet at weekends and at night, whatever is late', () => {
    expect(at('2026-11-28T10:00', { recipientDue: '2026-11-26' })).toBeUndefined();
    expect(at('2026-11-27T22:00')).toBeUndefined();
  });

  it('tells of silence, of a late answer and of an empty unit', () => {
    expect(at('2026-12-02T09:00', { read: true })).toMatchObject({ rung: 'deputy', why: 'silent' });
    expect(at('2026-12-01T17:59', { read: true })).toBeUndefined();
    const reply = { dueOn: '2026-11-26', dueAt: null, since: instant('2026-11-19T10:00') };
    expect(at('2026-11-27T09:30', { offered: false, reply })).toEqual({ rung: 'deputy', why: 'overdue', since: reply.since });
    expect(at('2026-11-27T09:30', { offered: false, reply: { ...reply, dueOn: '2026-11-27', dueAt: instant('2026-11-27T09:00') } })?.why).toBe('overdue');
    expect(at('2026-11-27T09:30', { somebody: false })).toMatchObject({ rung: 'centre', why: 'no-post' });
  });

  it('begins anew with another dispatch', () => {
    expect(at('2026-11-27T15:00', { hands: [{ ...hand('centre', '2026-11-26T15:00'), since: instant('2026-11-25T09:00') }] })?.rung).toBe('deputy');
  });
});
