import { describe, expect, it } from 'vitest';
import { asksForPersons } from './persons.ts';
import { groupsOf, spansOf, tallyOf } from './report.ts';
import { judgeCampaign, judgeDuty, lateDays, standingOf, sumLength } from './rules.ts';
import type { CampaignFacts, DutyFacts } from './rules.ts';

const bars = [{ code: 'names', words: ['姓名', '人员名单', 'list of names'], why: { zh: '不收集名单', en: 'no list' } }, { code: 'watched', words: ['重点人'], why: { zh: '不设名单', en: 'no list' } }];

describe('a text that asks for persons', () => {
  it.each(['请上报重点人员', '填报姓 名和住址', '附人员名单', '联系人13812345678', '号码 610524 19800101 123X', 'send a list of names'])('is refused: %s', (text) => {
    expect(asksForPersons(text, bars)).toBeDefined();
  });

  it.each(['不收集姓名，只报场次', '严禁上报重点人员名单', '逐店查看灭火器', '填报户数 128', 'No list of names is asked for'])('is let stand where it asks for none: %s', (text) => {
    expect(asksForPersons(text, bars)).toBeUndefined();
  });

  it('is read clause by clause: a “no” before a comma does not excuse what follows', () => {
    expect(asksForPersons('不要漏报，填写姓名', bars)?.words).toBe('姓名');
    expect(asksForPersons('号码13812345678', bars)?.words).toBe('');
  });
});

const running: CampaignFacts = { status: 'running', draftedBy: 'a', reportedBy: null, from: '2026-11-01', to: '2026-11-30', unsettled: 2 };
const said = { person: 'b', today: '2026-11-25' };
const code = (verdict: ReturnType<typeof judgeCampaign>): string => (verdict.legal ? 'legal' : verdict.reason.code);

describe('a campaign', () => {
  it('is reviewed and signed by another than drafted it, and its report is approved by another than wrote it', () => {
    expect(code(judgeCampaign({ ...running, status: 'review' }, 'review', { ...said, person: 'a' }))).toBe('own-plan');
    expect(code(judgeCampaign({ ...running, status: 'signing' }, 'publish', said))).toBe('legal');
    expect(code(judgeCampaign({ ...running, status: 'checking', reportedBy: 'b' }, 'close', said))).toBe('own-report');
    expect(code(judgeCampaign({ ...running, status: 'checking', reportedBy: 'a' }, 'close', said))).toBe('legal');
  });

  it('is reported when its days are over or all is settled, not before', () => {
    expect(code(judgeCampaign(running, 'summarise', said))).toBe('still-running');
    expect(code(judgeCampaign({ ...running, unsettled: 0 }, 'summarise', said))).toBe('legal');
    expect(code(judgeCampaign(running, 'summarise', { ...said, today: '2026-12-01' }))).toBe('legal');
    expect(code(judgeCampaign({ ...running, from: '2026-11-28', unsettled: 0 }, 'summarise', said))).toBe('not-begun');
    expect(code(judgeCampaign(running, 'prolong', { ...said, to: '2026-11-30' }))).toBe('not-later');
    expect(code(judgeCampaign(running, 'prolong', { ...said, to: '2029-11-30' }))).toBe('too-long');
    expect(code(judgeCampaign(running, 'revise', said))).toBe('wrong-status');
  });
});

const duty: DutyFacts = { campaign: 'running', status: 'open', measure: 'reported', target: 5, proof: true, proven: false, dueOn: '2026-11-20', to: '2026-11-30', held: true };
const dutyCode = (facts: Partial<DutyFacts>, step: Parameters<typeof judgeDuty>[1], more: object = {}): string => code(judgeDuty({ ...duty, ...facts }, step, { today: '2026-11-18', ...more }));

describe('a task at a place', () => {
  it('is done with its number, its proof and its target; a counted one is never typed', () => {
    expect(dutyCode({}, 'report', { done: true, amount: 3, proofs: 1 })).toBe('below-target');
    expect(dutyCode({}, 'report', { done: true, amount: 5, proofs: 0 })).toBe('proof-needed');
    expect(dutyCode({ proven: true }, 'report', { done: true, amount: 5, proofs: 0 })).toBe('legal');
    expect(dutyCode({}, 'report', { done: false })).toBe('amount-needed');
    expect(dutyCode({ measure: 'counted' }, 'report', { done: false, amount: 4 })).toBe('counted');
    expect(dutyCode({ measure: 'counted' }, 'report', { done: true })).toBe('counts-itself');
    expect(dutyCode({ campaign: 'closed' }, 'report', { done: true, amount: 5, proofs: 1 })).toBe('not-running');
  });

  it('is given a later day that is asked for in time and lies within the campaign', () => {
    expect(dutyCode({}, 'ask', { day: '2026-11-25' })).toBe('legal');
    expect(dutyCode({}, 'ask', { day: '2026-12-01' })).toBe('other-day');
    expect(dutyCode({}, 'ask', { day: '2026-11-25', today: '2026-11-21' })).toBe('too-late');
    expect(dutyCode({ dueOn: '2026-11-30' }, 'ask')).toBe('at-end');
  });

  it('is urged only when late, and only where a unit has it', () => {
    expect(dutyCode({}, 'urge')).toBe('still-time');
    expect(dutyCode({}, 'urge', { today: '2026-11-21' })).toBe('legal');
    expect(dutyCode({ held: false }, 'urge', { today: '2026-11-21' })).toBe('no-unit');
  });

  it('stands as its days and counts say', () => {
    const of = { status: 'open' as const, dueOn: '2026-11-20', doneOn: null, measure: 'counted' as const, target: 5, amount: 2 };
    expect(standingOf(of, '2026-11-20')).toBe('open');
    expect(standingOf(of, '2026-11-21')).toBe('late');
    expect(standingOf({ ...of, amount: 5 }, '2026-11-20')).toBe('done');
    expect(standingOf({ ...of, amount: 5 }, '2026-11-21')).toBe('done-late');
    expect(standingOf({ ...of, status: 'asked' }, '2026-11-25')).toBe('asked');
    expect(standingOf({ ...of, status: 'nothing' }, '2026-11-25')).toBe('excused');
    expect(standingOf({ ...of, status: 'done', doneOn: '2026-11-19' }, '2026-11-25')).toBe('done');
    expect(lateDays('late', '2026-11-20', '2026-11-25')).toBe(5);
    expect(lateDays('open', '2026-11-20', '2026-11-25')).toBeNull();
  });
});

describe('a report', () => {
  it('puts places in the order of their codes, whatever they did, and the parts make the total', () => {
    const rows = [
      { key: '610524002', place: '610524002', name: '乙镇', standing: 'done' as const, amount: 9 }, { key: '610524001', place: '610524001', name: '甲镇', standing: 'late' as const, amount: null },
      { key: '610524002', place: '610524002', name: '乙镇', standing: 'excused' as const, amount: 1 },
    ];
    expect(groupsOf(rows).map(({ name, amount, tally: { total, done, late, excused } }) => [name, amount, total, done, late, excused])).toEqual([['甲镇', null, 1, 0, 1, 0], ['乙镇', 10, 2, 1, 0, 1]]);
    const { total, done, doneLate, excused, late, open } = tallyOf(rows);
    expect(done + doneLate + excused + late + open).toBe(total);
  });

  it('compares as many days before, and the same days a year before', () => {
    expect(spansOf({ from: '2026-11-01', to: '2026-11-20' }, '2026-12-01')).toEqual({ during: { from: '2026-11-01', to: '2026-11-20' }, before: { from: '2026-10-12', to: '2026-10-31' }, yearBefore: { from: '2025-11-01', to: '2025-11-20' } });
    expect(spansOf({ from: '2026-11-01', to: '2026-11-20' }, '2026-11-05').during.to).toBe('2026-11-05');
    expect([sumLength('610500', []), sumLength('610524', ['610524001002']), sumLength('610524', ['610524001']), sumLength('610524001', ['610524001002'])]).toEqual([6, 9, 12, 12]);
  });
});
