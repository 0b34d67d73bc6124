import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../kernel/index.ts';
import { deliverAt, draftText, draftTitle, judgeLetter, judgeRaise, listingLevel, nextQuarter, restsOn, seenBy, writesTo } from './index.ts';
import type { FindingRule, LetterFacts, MatterSeen } from './index.ts';

const quiet: MatterSeen = { kind: 'dispute', open: true, dueOn: null, dueClock: null, refusals: 0, emptySince: null, minutes: null };
const rule = (test: FindingRule['test'], amount: number): FindingRule => ({ code: test, test, kinds: ['dispute'], amount });
const today = '2026-11-25';

describe('a rule', () => {
  it.each([
    ['late by a day', rule('late', 1), { dueOn: '2026-11-24', dueClock: 'mediation' }, { test: 'late', dueOn: '2026-11-24', clock: 'mediation', days: 1 }],
    ['on its last day', rule('late', 1), { dueOn: today, dueClock: 'mediation' }, undefined],
    ['late and closed', rule('late', 1), { open: false, dueOn: '2026-11-01', dueClock: 'mediation' }, undefined],
    ['refused twice', rule('refused', 2), { refusals: 2 }, { test: 'refused', times: 2 }],
    ['refused once', rule('refused', 2), { refusals: 1 }, undefined],
    ['without anybody since yesterday', rule('ownerless', 1), { emptySince: '2026-11-24' }, { test: 'ownerless', since: '2026-11-24', days: 1 }],
    ['answered in nine minutes, closed or not', rule('fast', 10), { open: false, minutes: 9 }, { test: 'fast', minutes: 9 }],
    ['answered in ten', rule('fast', 10), { minutes: 10 }, undefined],
    ['of another kind', rule('refused', 2), { kind: 'alarm', refusals: 9 }, undefined],
  ] as const)('%s', (_name, one, more, expected) => {
    expect(seenBy(one, { ...quiet, ...more }, today)).toEqual(expected);
  });

  it('finds the next clock anew, and not the next day', () => {
    const [day, next, other] = [seenBy(rule('late', 1), { ...quiet, dueOn: '2026-11-20', dueClock: 'mediation' }, today), seenBy(rule('late', 1), { ...quiet, dueOn: '2026-11-20', dueClock: 'mediation' }, '2026-11-26'), seenBy(rule('late', 1), { ...quiet, dueOn: '2026-11-22', dueClock: 'mediation' }, today)];
    if (day === undefined || next === undefined || other === undefined) throw new Error('all are late');
    expect(restsOn(next)).toBe(restsOn(day));
    expect(restsOn(other)).not.toBe(restsOn(day));
  });
});

describe('the next quarter', () => {
  it.each([['2026-01-01', '2026-04-01'], ['2026-03-31', '2026-04-01'], ['2026-06-30', '2026-07-01'], ['2026-11-25', '2027-01-01'], ['2026-12-31', '2027-01-01']])('after %s begins on %s', (day, first) => {
    expect(nextQuarter(day)).toBe(first);
  });
});

describe('raising', () => {
  const issued = { kind: 'reminder', status: 'issued', dueOn: '2026-11-20', returned: 0 } as const;
  it.each([
    ['late, in order', issued, 'order', true], ['late, over the order', issued, 'bulletin', false], ['in time', { ...issued, dueOn: today }, 'order', false], ['in time, but its answer was returned', { ...issued, dueOn: today, returned: 1 }, 'order', true],
    ['answered', { ...issued, status: 'replied' }, 'order', false], ['a listing has none after it', { ...issued, kind: 'listing' }, 'bulletin', false],
  ] as const)('%s', (_name, before, to, lawful) => {
    expect(judgeRaise(before, to, today).legal).toBe(lawful);
  });
});

describe('a listing’s level', () => {
  it.each([['610500', 'city'], ['610524', 'county'], ['610524100', 'town']] as const)('of %s is %s', (place, level) => {
    expect(listingLevel(place)).toBe(level);
  });
});

describe('who writes to whom', () => {
  it.each([['610524', '610524', true], ['610500', '610524', true], ['610500', '610500', true], ['610524', '610500', false], ['610524', '610502', false], ['610500', '610402', false]] as const)('from %s to %s: %s', (from, to, may) => {
    expect(writesTo(from, to)).toBe(may);
  });
});

describe('a drafted text', () => {
  const items = [{ kind: 'dispute', number: '（2026）合人调受字第3号', filedOn: '2026-10-08', facts: { test: 'late', dueOn: '2026-11-08', clock: 'mediation', days: 17 } }, { kind: 'request', number: null, filedOn: '2026-10-09', facts: { test: 'refused', times: 3 } }] as const;
  it('says what is recorded, item by item, and what is asked by when', () => {
    const text = draftText({ kind: 'order', items, answerIn: '10个工作日', objectIn: '3个工作日', before: { name: '提醒函', number: '合督〔2026〕1号', issuedOn: '2026-11-10', returned: false }, meeting: null });
    expect(text.split('\n')).toEqual([
      '2026年11月10日发出的提醒函（合督〔2026〕1号），你单位逾期没有回复。下列事项需要督促办理：',
      '1. 矛盾纠纷（2026）合人调受字第3号（2026年10月8日登记），应于2026年11月8日前办理，至今逾期17天。',
      '2. 群众诉求（2026年10月9日登记），先后3次被推拒，未落实承办单位。',
      '请你单位限期整改，逐项落实，并附整改佐证材料，自签发之日起10个工作日内书面回复。',
      '对所列情况有异议的，可以自签发之日起3个工作日内提出一次。',
    ]);
  });

  it('has a title that says what it is about, or something general of several things', () => {
    expect(draftTitle({ kind: 'reminder', items: items.slice(0, 1) })).toBe('关于矛盾纠纷逾期未办情况的提醒函');
    expect(draftTitle({ kind: 'listing', items })).toBe('关于有关事项办理情况的挂牌督办通知');
    expect(draftTitle({ kind: 'bulletin', items: [] })).toBe('关于有关工作的通报');
  });
});

describe('an urging', () => {
  const calendar = makeCalendar();
  const quiet = { from: 18, to: 8 };
  it.each([
    ['in working hours', '2026-11-25T10:00:00+08:00', '2026-11-25T10:00:00+08:00'], ['at the last minute of them', '2026-11-25T17:59:00+08:00', '2026-11-25T17:59:00+08:00'], ['in the evening', '2026-11-25T18:00:00+08:00', '2026-11-26T08:00:00+08:00'],
    ['before dawn', '2026-11-26T03:00:00+08:00', '2026-11-26T08:00:00+08:00'], ['on a Friday evening', '2026-11-27T20:00:00+08:00', '2026-11-30T08:00:00+08:00'], ['on a Sunday', '2026-11-29T10:00:00+08:00', '2026-11-30T08:00:00+08:00'],
    ['on New Year’s Eve at night', '2026-12-31T22:00:00+08:00', '2027-01-04T08:00:00+08:00'],
  ])('%s', (_name, said, arrives) => {
    expect(deliverAt(new Date(said), quiet, calendar)).toBe(arrives);
  });
});

describe('a letter', () => {
  const facts: LetterFacts = { kind: 'order', status: 'issued', draftedBy: 'a', received: false, objected: false, objectBy: '2026-11-28', heldOn: null, issuedOn: '2026-11-25', dueOn: '2026-12-09', lookFrom: null, looked: false };
  const said = { person: 'b', today };
  it.each([
    ['is reviewed by somebody else', { status: 'review' }, 'review', said, true], ['is not reviewed by its drafter', { status: 'review' }, 'review', { ...said, person: 'a' }, false], ['is not signed by its drafter', { status: 'signing' }, 'sign', { ...said, person: 'a' }, false],
    ['is not signed before it was reviewed', { status: 'review' }, 'sign', said, false], ['is answered with a proof', {}, 'reply', { ...said, proofs: 1 }, true], ['is not answered without one where it is an order', {}, 'reply', { ...said, proofs: 0 }, false],
    ['is answered without one where it is a reminder', { kind: 'reminder' }, 'reply', { ...said, proofs: 0 }, true], ['is objected to on the last day', {}, 'object', { ...said, today: '2026-11-28' }, true], ['is not objected to after it', {}, 'object', { ...said, today: '2026-11-29' }, false],
    ['is not objected to twice', { objected: true }, 'object', said, false], ['is looked back at from its day on', { status: 'released', lookFrom: '2027-01-01' }, 'look', { ...said, today: '2027-01-01' }, true], ['and not before', { status: 'released', lookFrom: '2027-01-01' }, 'look', said, false],
    ['that invites is not answered before it was held', { kind: 'interview' }, 'reply', { ...said, proofs: 1 }, false], ['is not released without an answer', {}, 'check', said, false], ['is revoked while it is open', {}, 'revoke', said, true], ['and not after its release', { status: 'released' }, 'revoke', said, false],
  ] as const)('%s', (_name, more, step, by, lawful) => {
    expect(judgeLetter({ ...facts, ...more }, step, by).legal).toBe(lawful);
  });
});
