import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClauseBody, ClauseCheckBody, parseReferenceFile } from '../../kernel/index.ts';
import { disputeTypes } from '../vocabulary.ts';
import { checkClauses, linesAsClauses, stopsOf } from './checks.ts';
import type { CheckRow } from './checks.ts';
import type { Clause } from './clauses.ts';

const file = (list: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../../../data/lists', `${list}.json`), 'utf8'));
const rows: CheckRow[] = parseReferenceFile('clause-checks', file('clause-checks')).map(({ code, body }) => ({ code, ...ClauseCheckBody.parse(body) }));
const shelf = parseReferenceFile('clauses', file('clauses')).map(({ code, body }) => ({ code, ...ClauseBody.parse(body) }));
const articles = new Set((file('articles') as { rows: { code: string }[] }).rows.map(({ code }) => code)); // the shape of every list

const today = '2026-11-25';
const codes = (text: string): string[] => checkClauses(linesAsClauses(text), rows, today).map(({ code }) => code);
const [one, two] = ['0196f000-0000-7000-8000-000000000001', '0196f000-0000-7000-8000-000000000002'];
const sound: Clause = { kind: 'pay', who: one, to: two, what: '修墙款', amount: 2000, by: '2026-12-10', how: '转账', text: '甲方于2026年12月10日前向乙方支付修墙款2,000元，方式：转账。' };
const found = (more: Partial<Clause>): string[] => checkClauses([{ ...sound, ...more }], rows, today).map(({ code }) => code);
const without = (...fields: (keyof Clause)[]): Clause => Object.fromEntries(Object.entries(sound).filter(([key]) => !fields.some((field) => field === key))) as unknown as Clause; // the text is never taken out

describe('forbidden terms', () => {
  it.each([
    ['乙方不得再就此事向法院起诉', 'waives-lawsuit'], ['双方放弃一切诉讼权利', 'waives-lawsuit'], ['任何一方不得到法院打官司', 'waives-lawsuit'], ['工人不得申请仲裁', 'waives-lawsuit'],
    ['甲方不追究乙方的刑事责任', 'criminal'], ['双方同意私了', 'criminal'], ['乙方不得报警', 'criminal'],
    ['付清以前乙方不得离开本村', 'freedom'], ['甲方扣押乙方的身份证', 'freedom'],
    ['乙方可以强行带走孩子', 'custody-force'], ['自此断绝父子关系', 'no-support'], ['女方不得再婚', 'no-marriage'], ['双方各付调解费二百元', 'mediation-fee'],
  ])('%s stops the seal', (text, code) => {
    const findings = checkClauses(linesAsClauses(text), rows, today);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(stopsOf(findings, [])).toContain(code);
    const finding = findings.find((one) => one.code === code);
    expect(text.slice(...(finding?.span ?? [0, 0]))).not.toBe('');
    expect(articles.has(finding?.article ?? '')).toBe(true);
  });

  it.each([
    '双方履行完毕后，就本次纠纷再无其他争议。', '任一期逾期超过十日的，收款人可以就全部未付款项向人民法院起诉。', '本协议不影响任何一方向人民法院起诉。', '甲方对乙方表示谅解。',
    '双方不得以本协议为由阻止对方起诉。', '人民调解不收取调解费。', '乙方每月第一个周六探望孩子。', '四名子女共同赡养母亲，每人每月支付200元。',
  ])('%s may stand', (text) => {
    expect(stopsOf(checkClauses(linesAsClauses(text), rows, today), [])).toEqual([]);
  });

  it('are let through when the drafter answers, each by its own code', () => {
    const findings = checkClauses(linesAsClauses('乙方不得起诉\n甲方不追究刑事责任'), rows, today);
    expect(stopsOf(findings, [{ code: 'criminal', why: '引述派出所的决定' }])).toEqual(['waives-lawsuit']);
  });
});

describe('vague terms', () => {
  it.each(['尽快付清', '给予适当补偿', '酌情赔偿', '其余协商解决', '有钱再还', '支付相关费用'])('%s is to be looked at and stops nothing', (text) => {
    const findings = checkClauses(linesAsClauses(text), rows, today);
    expect(findings.length).toBeGreaterThan(0);
    expect(stopsOf(findings, [])).toEqual([]);
  });

  it('name what a clause leaves open', () => {
    expect(found({})).toEqual([]);
    const missing = (...fields: (keyof Clause)[]): string[] => checkClauses([without(...fields)], rows, today).map(({ code }) => code);
    expect(missing('who')).toContain('no-who');
    expect(missing('to')).toContain('no-receiver');
    expect(missing('amount')).toContain('no-amount');
    expect(missing('by')).toContain('no-when');
    expect(missing('how')).toContain('no-how');
    expect(checkClauses([{ kind: 'act', who: one, by: '2026-12-01', text: '甲方修好水沟' }], rows, today).map(({ code }) => code)).toEqual(['no-what', 'no-where']);
    expect(found({ text: '甲方向乙方支付____款2,000元' })).toContain('blank-left');
  });
});

describe('impossible terms', () => {
  it('are days past, amounts that are none, sums that do not add up', () => {
    expect(found({ by: '2026-11-24' })).toContain('day-past');
    expect(found({ by: today })).not.toContain('day-past');
    expect(found({ text: '甲方赔偿乙方若干元' })).toContain('amount-not-a-number');
    expect(found({ plan: [{ amount: 1999, due: '2026-12-01' }] })).toContain('sum-differs');
    expect(found({ text: '甲方向乙方支付修墙款3,000元' })).toContain('amount-differs');
    expect(found({ amount: 20_000, text: '甲方向乙方支付修墙款2万元' })).not.toContain('amount-differs');
  });
});

describe('interest', () => {
  it.each([['逾期按月利率2%计息', 24], ['逾期每日按万分之五计算违约金', 18.25], ['年利率24%', 24], ['月息二分', 24], ['按日千分之一支付', 36.5]])('%s is %d%% a year and above the limit', (text, yearly) => {
    const finding = checkClauses(linesAsClauses(text), rows, today).find(({ code }) => code === 'interest-cap');
    expect(finding?.why.zh).toContain(`${yearly}%`);
  });

  it.each(['年利率6%', '按年利率12%计息', '月息一分', '每日万分之三', '甲方承担80%的责任', '每月10日前支付500元'])('%s is within it', (text) => {
    expect(codes(text)).not.toContain('interest-cap');
  });
});

describe('the shelf', () => {
  it('has clauses for each of the eighteen types, well-formed, none of which is forbidden', () => {
    expect(shelf.length).toBeGreaterThanOrEqual(40);
    for (const type of Object.keys(disputeTypes)) expect(shelf.some(({ types }) => types.includes(type) || (type === 'other' && types.includes('*'))), type).toBe(true);
    const texts = shelf.map(({ what, how = '', where = '', time = '' }) => [what, how, where, time].join('，'));
    expect(stopsOf(checkClauses(linesAsClauses(texts.join('\n')), rows, today), [])).toEqual([]);
  });

  it('and the checks name articles that are there', () => {
    expect(rows.map(({ article }) => article).filter((article) => article !== null && !articles.has(article))).toEqual([]);
  });
});

describe('checks', () => {
  it('take any text, and every span lies in its clause', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 5 }), fc.constantFrom('不得', '起诉', '月息三分', '尽快', '____'), (lines, word) => {
      const clauses = linesAsClauses(lines.map((line) => `${line}${word}`).join('\n'));
      for (const { clause, span } of checkClauses(clauses, rows, today)) {
        const text = clauses[clause]?.text ?? '';
        if (span !== null) expect(span[0] >= 0 && span[0] < span[1] && span[1] <= text.length).toBe(true);
      }
    }), { seed: 20261125, numRuns: 300 });
  });
});
