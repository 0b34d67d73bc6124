import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceLifecycle, volunteerLifecycle } from './lifecycle.ts';
import type { ServiceStatus, ServiceStep, VolunteerStatus, VolunteerStep } from './lifecycle.ts';
import { agesOn, articleOf, barsOf, judgeService, judgeTimes, judgeVolunteer, minutesOf } from './rules.ts';
import type { Readiness, ServiceFacts, TaskRule } from './rules.ts';

const task: TaskRule = { name: { zh: '夜间巡防', en: 'Night patrol' }, minAge: 18, maxAge: 60, courses: ['safety'], insured: true };
const span = { id: '0192a000-0000-7000-8000-000000000001', startsAt: '2026-11-27T20:00:00+08:00', endsAt: '2026-11-28T01:00:00+08:00' };
const fit: Readiness = {
  status: 'accepted', birthYear: 1980, trained: [{ course: 'safety', passed: true, on: '2026-01-01', until: '2027-01-01' }], insured: [{ from: '2026-11-27', to: '2026-11-28' }], busy: [],
};
const codes = (more: Partial<Readiness>, rule: Partial<TaskRule> = {}): string[] => barsOf({ ...fit, ...more }, { ...task, ...rule }, span, new Map()).map(({ code }) => code);
const codeOf = (verdict: ReturnType<typeof judgeService>): string => (verdict.legal ? 'legal' : verdict.reason.code);

describe('what stands in the way of a task', () => {
  it('is nothing where age, training and insurance are there for all of its days', () => {
    expect(codes({})).toEqual([]);
  });

  it('is an insurance that ends the evening before it is over, or none', () => {
    expect(codes({ insured: [{ from: '2026-11-01', to: '2026-11-27' }] })).toEqual(['no-insurance']);
    expect(codes({ insured: [{ from: '2026-11-28', to: '2026-12-31' }] })).toEqual(['no-insurance']);
    const [bar] = barsOf({ ...fit, insured: [] }, task, span, new Map());
    expect(bar?.wording.zh).toContain('没有登记保险');
    expect(bar === undefined ? '' : articleOf(bar)).toBe('volunteer-service-17');
    expect(codes({ insured: [] }, { insured: false })).toEqual([]);
  });

  it('is a training that is missing, was not passed, is over by then or still to come', () => {
    for (const one of [{ passed: false }, { until: '2026-11-27' }, { on: '2026-11-28' }, { course: 'fire' }]) expect(codes({ trained: [{ course: 'safety', passed: true, on: '2026-01-01', until: null, ...one }] })).toEqual(['no-training']);
  });

  it('is an age that the year of birth does not rule out, counted to the side of caution', () => {
    expect(agesOn(2008, '2026-11-27')).toEqual({ least: 17, most: 18 });
    expect(codes({ birthYear: 2008 })).toEqual(['too-young']);
    expect(codes({ birthYear: 2007 })).toEqual([]);
    expect(codes({ birthYear: 1966 })).toEqual([]);
    expect(codes({ birthYear: 1965 })).toEqual(['too-old']);
    expect(codes({ birthYear: 1930 }, { maxAge: null })).toEqual([]);
  });

  it('is another task at the same time, and not one that ends as this begins', () => {
    const other = { id: '0192a000-0000-7000-8000-000000000002', startsAt: '2026-11-27T18:00:00+08:00', endsAt: '2026-11-27T20:00:00+08:00' };
    expect(codes({ busy: [other] })).toEqual([]);
    expect(codes({ busy: [{ ...other, endsAt: '2026-11-27T20:01:00+08:00' }] })).toEqual(['clash']);
    expect(codes({ busy: [{ ...other, id: span.id, endsAt: '2026-11-27T23:00:00+08:00' }] })).toEqual([]);
  });

  it('is that they are not taken on, or paused; everything is said at once', () => {
    expect(codes({ status: 'applied' })).toEqual(['not-accepted']);
    expect(codes({ status: 'suspended', trained: [], insured: [], birthYear: 2010 })).toEqual(['paused', 'too-young', 'no-training', 'no-insurance']);
  });
});

describe('a volunteer', () => {
  it('may leave from wherever they stand until they have left, and nothing follows on that', () => {
    const steps = Object.keys(volunteerLifecycle.steps) as VolunteerStep[]; // the table's own keys
    fc.assert(fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 20 }), (walk) => {
      let status: VolunteerStatus = volunteerLifecycle.initial;
      for (const step of walk) {
        if (!judgeVolunteer(status, step, { minutes: 60 }).legal) continue;
        const { to } = volunteerLifecycle.steps[step];
        status = to === 'same' ? status : to;
      }
      const over = status === 'left' || status === 'refused';
      expect(judgeVolunteer(status, 'leave').legal).toBe(!over);
      if (over) for (const step of steps) expect(judgeVolunteer(status, step, { minutes: 60 }).legal).toBe(false);
    }));
  });

  it('gets a certificate of what was confirmed, and none of nothing', () => {
    expect(judgeVolunteer('accepted', 'certify', { minutes: 0 }).legal).toBe(false);
    expect(judgeVolunteer('accepted', 'certify', { minutes: 1 }).legal).toBe(true);
  });
});

describe('the time of a task', () => {
  const now = new Date('2026-11-28T02:30:00+08:00');
  const [me, you] = ['0192a000-0000-7000-8000-00000000000a', '0192a000-0000-7000-8000-00000000000b'];
  const facts: ServiceFacts = { status: 'attended', startsAt: span.startsAt, endsAt: span.endsAt, cancelled: false, recordedBy: me, self: null };

  it('lies around the task, in its order, and is over', () => {
    const times = (from: string, to: string): string => codeOf(judgeTimes(facts, { from: `2026-11-2${from}:00+08:00`, to: `2026-11-2${to}:00+08:00` }, now));
    expect(times('7T20:00', '8T01:00')).toBe('legal');
    expect(times('7T19:00', '8T02:00')).toBe('legal');
    expect(times('7T18:59', '8T01:00')).toBe('outside-task');
    expect(times('7T20:00', '8T02:01')).toBe('outside-task');
    expect(times('8T01:00', '8T01:00')).toBe('wrong-order');
    expect(times('7T20:00', '8T02:36')).toBe('in-future');
    expect(minutesOf({ from: span.startsAt, to: span.endsAt })).toBe(300);
  });

  it('is confirmed by a second person, never by the one who recorded it nor by the volunteer', () => {
    expect(codeOf(judgeService(facts, 'confirm', { now, by: me }))).toBe('same-hand');
    expect(codeOf(judgeService(facts, 'confirm', { now, by: you }))).toBe('legal');
    expect(codeOf(judgeService({ ...facts, self: you }, 'confirm', { now, by: you }))).toBe('own-time');
    expect(codeOf(judgeService({ ...facts, status: 'taken', self: you }, 'attend', { now, by: you, times: { from: span.startsAt, to: span.endsAt } }))).toBe('own-time');
  });

  it('is taken before the task is over, and a task that has begun is not cancelled', () => {
    const open: ServiceFacts = { ...facts, status: 'offered', recordedBy: null };
    expect(codeOf(judgeService(open, 'take', { now }))).toBe('over');
    expect(codeOf(judgeService(open, 'take', { now: new Date('2026-11-27T21:00:00+08:00') }))).toBe('legal');
    expect(codeOf(judgeService(open, 'cancelTask', { now: new Date('2026-11-27T21:00:00+08:00') }))).toBe('begun');
    expect(codeOf(judgeService({ ...open, cancelled: true }, 'take', { now }))).toBe('cancelled');
  });

  it('never counts unconfirmed: every way to a confirmed time leads through two persons', () => {
    const steps = Object.keys(serviceLifecycle.steps) as ServiceStep[]; // the table's own keys
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...steps), fc.constantFrom(me, you)), { maxLength: 25 }), (walk) => {
      let [status, recorder]: [ServiceStatus, string | null] = ['offered', null];
      const during = new Date('2026-11-27T19:30:00+08:00');
      for (const [step, by] of walk) {
        const late = step === 'attend' || step === 'correct' || step === 'confirm';
        if (!judgeService({ ...facts, status, recordedBy: recorder }, step, { now: late ? now : during, by }).legal) continue;
        if (step === 'confirm') expect(by).not.toBe(recorder);
        if (step === 'attend' || step === 'correct') recorder = by;
        const { to } = serviceLifecycle.steps[step];
        status = to === 'same' ? status : to;
        if (status === 'confirmed') expect(recorder).not.toBeNull();
      }
    }));
  });
});
