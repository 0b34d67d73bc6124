import { expect, test } from 'vitest';
import { makesNew, operationTitle, sortOf, wantedLines } from './wanted.ts';

const id = '01920000-0000-7000-8000-000000000001';

test('what a phone wanted is told in words, without ids and without what is empty', () => {
  const lines = wantedLines({ county: '610524', matter: id, severity: 'serious', where: '涝池西岸', danger: false, photos: [], text: '', newer: { a: 1 } });
  expect(lines.map(({ label, value }) => [label.zh, value.zh])).toEqual([['程度', '较大'], ['具体位置', '涝池西岸'], ['可能马上伤人', '否'], ['newer', '{"a":1}']]);
});

test('an act is called as its operation is; the kind of its matter follows from it', () => {
  expect(operationTitle('patrols.mendHazard').zh).toBe('整改完成');
  expect(operationTitle('later.thing').zh).toBe('later.thing');
  expect(sortOf({ operation: 'patrols.mendHazard', matter: id })).toBe('hazard');
  expect(sortOf({ operation: 'disputes.register', matter: id })).toBe('dispute');
  expect(sortOf({ operation: 'patrols.checkIn', matter: null })).toBeUndefined();
  expect(makesNew('patrols.reportHazard') && !makesNew('patrols.mendHazard')).toBe(true);
});
