import { describe, expect, it } from 'vitest';
import { clauseErrors, clauseText, contentOf, contractName, contractNames, duesOf, planGap } from './clauses.ts';
import type { Clause, ClauseParts } from './clauses.ts';

const [one, two, stranger] = ['0196f000-0000-7000-8000-000000000001', '0196f000-0000-7000-8000-000000000002', '0196f000-0000-7000-8000-000000000009'];
const parties = [{ id: one }, { id: two }];
const nameOf = contractNames(parties);
const pay: ClauseParts = { kind: 'pay', who: one, to: two, what: '修墙款', amount: 2000.5, by: '2026-12-10', how: '银行转账' };
const clause = (parts: ClauseParts): Clause => ({ ...parts, text: clauseText(parts, nameOf) });

describe('a clause’s text', () => {
  it('says who does what for whom, how much, by when and how', () => {
    expect(clauseText(pay, nameOf)).toBe('甲方于2026年12月10日前向乙方支付修墙款2,000.50元，方式：银行转账。');
    expect(clauseText({ kind: 'act', who: two, what: '修好水沟', where: '东墙外', by: '2026-12-01', how: '用水泥' }, nameOf)).toBe('乙方于2026年12月1日前在东墙外修好水沟，方式：用水泥。');
  });

  it('lists the payments of a plan', () => {
    const plan = [{ amount: 1000, due: '2026-12-10' }, { amount: 1000.5, due: '2027-01-10' }];
    expect(clauseText({ ...pay, plan }, nameOf)).toBe('甲方向乙方支付修墙款2,000.50元，方式：银行转账，分2期付清：第1期2026年12月10日前付1,000元，第2期2027年1月10日前付1,000.50元。');
  });

  it('calls parties by their place, the eleventh by its number, a group by its word', () => {
    expect([0, 1, 9, 10].map(contractName)).toEqual(['甲方', '乙方', '癸方', '第11方']);
    expect(nameOf('group')).toBe('群体各成员');
    expect(nameOf(stranger)).toBeUndefined();
  });
});

describe('what clauses ask for by a day', () => {
  it('is each payment of a plan, or the whole; what has no day asks for nothing by then', () => {
    const plan = [{ amount: 1000, due: '2026-12-10' }, { amount: 1000.5, due: '2027-01-10' }];
    const base = { who: one, to: two, what: '修墙款', how: '银行转账' };
    expect(duesOf([clause({ ...pay, plan }), clause({ kind: 'act', who: two, what: '修好水沟', by: '2026-12-01' }), clause({ kind: 'act', who: one, what: '每年清淤', time: '每年汛期前' })])).toEqual([
      { ...base, amount: 1000, dueOn: '2026-12-10' }, { ...base, amount: 1000.5, dueOn: '2027-01-10' }, { who: two, to: undefined, amount: undefined, what: '修好水沟', how: undefined, dueOn: '2026-12-01' },
    ]);
  });
});

describe('a plan', () => {
  const plan = (...amounts: number[]) => amounts.map((amount, index) => ({ amount, due: `2027-0${index + 1}-10` }));

  it.each([[[0.1, 0.2], 0.3, 0], [[1000, 1000], 2000, 0], [[1000, 1000.01], 2000, 1], [[333.33, 333.33, 333.33], 1000, -1]])('of %j comes to %d with a gap of %d fen', (amounts, amount, gap) => {
    expect(planGap({ plan: plan(...amounts), amount })).toBe(gap);
  });

  it('that misses its total names the field and the difference', () => {
    const bad = clause({ ...pay, amount: 2000, plan: plan(900, 1000) });
    expect(clauseErrors([bad], bad.text, [one, two], false)).toEqual([{ path: ['clauses', 0, 'plan'], code: 'sum-differs', details: { sum: '1,900元', total: '2,000元', difference: '-100元' } }]);
  });

  it('runs forward and has a total', () => {
    const back = clause({ ...pay, amount: 2, plan: [{ amount: 1, due: '2027-02-01' }, { amount: 1, due: '2027-01-01' }] });
    expect(clauseErrors([back], back.text, [one, two], false)).toEqual([{ path: ['clauses', 0, 'plan', 1, 'due'], code: 'past-date', details: { limit: '2027-02-01' } }]);
    const { amount: _none, ...rest } = back;
    expect(clauseErrors([rest], back.text, [one, two], false)[0]).toEqual({ path: ['clauses', 0, 'amount'], code: 'required' });
  });
});

describe('clauses', () => {
  it('name parties of the matter, and a group only where there is one', () => {
    const foreign = { ...clause(pay), to: stranger };
    expect(clauseErrors([foreign], foreign.text, [one, two], false)).toEqual([{ path: ['clauses', 0, 'to'], code: 'unknown-choice' }]);
    const grouped = { ...clause(pay), to: 'group' as const };
    expect(clauseErrors([grouped], grouped.text, [one, two], false)).toEqual([{ path: ['clauses', 0, 'to'], code: 'unknown-choice' }]);
    expect(clauseErrors([grouped], grouped.text, [one, two], true)).toEqual([]);
  });

  it('are the text of the agreement and nothing else is', () => {
    const both = [clause(pay), clause({ kind: 'refrain', who: two, what: '再堆放杂物' })];
    expect(clauseErrors(both, contentOf(both), [one, two], false)).toEqual([]);
    expect(clauseErrors(both, `${contentOf(both)}另付一千元`, [one, two], false)).toEqual([{ path: ['content'], code: 'text-differs' }]);
  });
});
