import { describe, expect, it } from 'vitest';
import { verdicts } from '../rules.ts';
import type { DisputeFacts } from '../rules.ts';
import { checkUp } from './check-up.ts';
import type { CheckUpFacts } from './check-up.ts';
import { centsOf, ledgerOf, spread, sumDifference, yuanOf } from './ledger.ts';
import type { Due } from './ledger.ts';

const today = '2026-11-25';
const [one, two] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
const dues: readonly Due[] = [{ id: one, cents: 10, dueOn: '2026-11-24' }, { id: two, cents: null, dueOn: '2026-11-25' }];

describe('the ledger', () => {
  it('counts in cents, where fractions of yuan would not add up', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(centsOf(0.1) + centsOf('0.2')).toBe(centsOf(0.3));
    expect(yuanOf(centsOf(1234.5))).toBe('1234.50');
    expect(sumDifference('0.30', [{ amount: 0.1 }, { amount: 0.2 }])).toBe(0);
    expect(sumDifference('0.30', [{ amount: 0.1 }, { amount: 0.19 }])).toBe(-1);
    expect(sumDifference(null, [{ amount: 5 }])).toBe(0);
  });

  it('is overdue from the day after, not on the day', () => {
    const { lines, next, performed } = ledgerOf(dues, [], [], today);
    expect(lines.map(({ state }) => state)).toEqual(['overdue', 'open']);
    expect([next?.id, performed]).toEqual([one, 'none']);
  });

  it('is in breach while an instalment with its breach is open, and no longer', () => {
    const breach = { instalment: one, remediesTold: true };
    expect(ledgerOf(dues, [], [breach], today).state).toBe('breach');
    expect(ledgerOf(dues, [], [{ ...breach, remediesTold: false }], today).state).toBe('open');
    const paid = { instalment: one, cents: 10, full: true };
    expect(ledgerOf(dues, [paid], [breach], today)).toMatchObject({ state: 'open', performed: 'part' });
    expect(ledgerOf(dues, [paid, { instalment: two, cents: null, full: false }], [breach], today)).toMatchObject({ state: 'open', performed: 'part' });
    expect(ledgerOf(dues, [paid, { instalment: two, cents: null, full: true }], [breach], today)).toMatchObject({ state: 'performed', performed: 'full', next: null });
  });

  it('lays a sum on open lines in order and says what is over', () => {
    const { lines } = ledgerOf([{ id: one, cents: 10, dueOn: today }, { id: two, cents: 5, dueOn: today }], [{ instalment: one, cents: 4, full: false }], [], today);
    expect(spread(lines, 8)).toMatchObject({ parts: [{ cents: 6 }, { cents: 2 }], over: 0 });
    expect(spread(lines, 12)).toMatchObject({ parts: [{ cents: 6 }, { cents: 5 }], over: 1 });
  });
});

const facts: CheckUpFacts = {
  type: 'neighbour', form: 'written', status: 'effective', signedPageSeen: true, content: '乙方于2026年12月10日前将修墙费用2000元转账到甲方的银行账户。', performance: 'by-date', performBy: '2026-12-10', performHow: null,
  amount: '2000.00', schedule: [], parties: 2, lastDay: '2026-12-20', today,
};
const stateOf = (code: string, change: Partial<CheckUpFacts>): string => checkUp({ ...facts, ...change }).find((check) => check.code === code)?.state ?? 'none';

describe('the check-up', () => {
  it('finds nothing against a definite agreement; what only a person can judge is named', () => {
    expect(checkUp(facts).filter(({ state }) => state !== 'ok').map(({ code }) => code)).toEqual(['lawful']);
    for (const check of checkUp({ ...facts, content: '离婚，房屋归甲方所有，尽快适当补偿。' })) if (check.state !== 'ok') expect([check.code, check.mend?.zh, check.article]).toEqual([check.code, expect.any(String), expect.stringMatching(/^(?:cpi|pml)-\d+$/)]);
  });

  it.each([
    ['identity', { content: '双方自愿离婚，甲方付给乙方2000元。' }, 'stops'], ['identity', { content: '确认父子关系。' }, 'stops'], ['identity', { type: 'marriage-family' }, 'look'], ['identity', {}, 'ok'],
    ['rights', { content: '争议地块的使用权归甲方享有。' }, 'stops'], ['rights', { content: '该商标权属于乙方。' }, 'stops'], ['rights', { type: 'forest-land' }, 'look'], ['rights', {}, 'ok'],
    ['scope', { content: '撤销行政处罚。' }, 'stops'], ['scope', { type: 'expropriation' }, 'look'],
    ['how-much', { content: '乙方给予甲方适当补偿。', amount: null }, 'stops'], ['how-much', { content: '乙方赔偿甲方医疗费。', amount: null }, 'stops'], ['how-much', { content: '乙方把水沟改回原处。', amount: null }, 'ok'],
    ['when', { content: '乙方尽快付给甲方2000元。' }, 'stops'], ['when', { content: '乙方有钱了就还2000元。' }, 'stops'], ['when', { performance: 'instalments' }, 'look'], ['when', { performBy: null, content: '乙方付给甲方钱。' }, 'stops'],
    ['where', { content: '乙方付给甲方2000元。', performHow: null }, 'look'], ['how', { content: '乙方给甲方2000元。', performHow: null }, 'look'], ['what', { content: '大家都满意。' }, 'look'],
    ['form', { form: 'oral', signedPageSeen: false }, 'stops'], ['form', { form: 'oral' }, 'ok'], ['form', { status: 'draft' }, 'stops'], ['form', { parties: 1 }, 'stops'],
    // The last day itself is in time; seven days before it is to be looked at.
    ['days', { lastDay: today }, 'look'], ['days', { lastDay: '2026-11-24' }, 'stops'], ['days', { lastDay: '2026-12-02' }, 'look'], ['days', { lastDay: '2026-12-03' }, 'ok'], ['days', { lastDay: null }, 'look'],
  ] satisfies readonly (readonly [string, Partial<CheckUpFacts>, string])[])('%s of %o is %s', (code, change, state) => {
    expect(stateOf(code, change)).toBe(state);
  });
});

describe('the buttons', () => {
  const agreed: DisputeFacts = {
    status: 'agreed', type: 'neighbour', outcome: 'written', parties: [{ id: one, side: 'applicant' }, { id: two, side: 'respondent' }], filedOn: '2026-10-01', acceptedOn: '2026-10-01', effectiveOn: '2026-10-20', closedOn: null,
    mediators: [], consents: [], sessions: [], followUps: [], transferPending: false, handIn: 'none', group: null, agreement: { form: 'written', status: 'effective', performance: 'instalments', signers: [one, two], mediatorSigned: true, signedPageSeen: true, onPaper: true, stops: [] },
    after: { performed: null, ledger: null, confirmation: null, review: null, confirmBy: '2026-11-19', reviewBy: null },
  };
  const reason = (step: keyof ReturnType<typeof verdicts>, facts: DisputeFacts): string => {
    const verdict = verdicts(facts, today)[step];
    return verdict.legal ? 'legal' : `${verdict.reason.code} ${verdict.reason.article ?? ''}`.trim();
  };

  it('say why not, with the article, and nothing before there is an agreement', () => {
    expect(reason('applyConfirmation', agreed)).toBe('confirmation-late pml-33');
    expect(reason('recordRuling', agreed)).toBe('not-applied cpl-205');
    expect(reason('applyReview', agreed)).toBe('not-labour labour-rules-74');
    expect(reason('applyNoPenalty', agreed)).toBe('not-performed-in-full psa-9');
    expect(reason('resume', agreed)).toBe('agreement-in-force cpl-206');
    expect(reason('schedule', { ...agreed, status: 'accepted' })).toBe('wrong-status');
    const rejected = { ...agreed, after: { ...agreed.after, confirmation: 'rejected' } } as DisputeFacts; // the spread of an optional field
    expect(reason('resume', rejected)).toBe('legal');
    expect(reason('applyConfirmation', rejected)).toBe('rejected-once cpl-206');
  });
});
