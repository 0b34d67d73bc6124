import { schemeErrors } from '@anhe/contract/assessment';
import { expect, test } from 'vitest';
import { blankScheme, bodyOf, draftOf, rowsSum } from './scheme-draft.ts';

const names = new Map(['disputes-success-rate', 'disputes-on-time-rate', 'requests-on-time-rate', 'hazards-on-time-rate'].map((code) => [code, { zh: `${code}的名称`, en: code }]));
const written = { ...blankScheme(), name: ' 秋季考评 ', basis: '测试文件', validFrom: '2026-10-01' };

test('what a new scheme begins with is right as it stands, but for what only a person can say', () => {
  const body = bodyOf(written, names);
  expect(schemeErrors(body, new Set(names.keys()))).toEqual([]);
  expect(body.name).toEqual({ zh: '秋季考评', en: '秋季考评' });
  expect(body.indicators[0]?.name.zh).toBe('disputes-success-rate的名称');
});

test('a scheme that is opened again and saved is the same, with the formulas and groups that the page does not write', () => {
  const own = { code: 'sights', name: { zh: '景区', en: 'Sights' }, level: 'town' as const, sorts: [], places: ['610524101'] };
  const body = bodyOf(written, names);
  const [first, ...rest] = body.indicators;
  if (first === undefined) throw new Error('it begins with four');
  const richer = {
    ...body, groups: [...body.groups, own], bonusCap: 3, extras: [{ code: 'help', name: { zh: '协助', en: 'Help' }, sort: 'bonus' as const, figure: 'disputes-agreed', each: 1, cap: 3 }],
    indicators: [{ ...first, code: 'mixed', source: { by: 'formula' as const, formula: 'disputes_agreed + 1.0' } }, ...rest],
  };
  expect(bodyOf(draftOf(richer), names)).toEqual(richer);
});

test('a formula gives way to a figure that is chosen in its place', () => {
  const body = bodyOf(written, names);
  const [first] = body.indicators;
  if (first === undefined) throw new Error('it begins with four');
  const draft = draftOf({ ...body, indicators: [{ ...first, code: 'mixed', source: { by: 'formula', formula: 'disputes_agreed + 1.0' } }] });
  const changed = bodyOf({ ...draft, rows: draft.rows.map((row) => ({ ...row, figure: 'hazards-on-time-rate' })) }, names);
  expect(changed.indicators[0]).toMatchObject({ code: 'hazards-on-time-rate', source: { by: 'figure', figure: 'hazards-on-time-rate' } });
});

test('the sum of the marks is exact to the hundredth', () => {
  const draft = blankScheme();
  expect(rowsSum({ ...draft, rows: [0.1, 0.2, 99.7].flatMap((weight) => draft.rows.slice(0, 1).map((row) => ({ ...row, weight }))) })).toBe(100);
});
