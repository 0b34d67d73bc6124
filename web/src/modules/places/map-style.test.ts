import { expect, test } from 'vitest';
import { mixed } from './map-style.ts';

test('a shade is the colour for acting mixed into the paper, from none of it to all of it', () => {
  expect([0, 50, 100].map((percent) => mixed('#ffffff', '#0d6767', percent))).toEqual(['#ffffff', '#86b3b3', '#0d6767']);
  expect(mixed('#1d2224', '#62c2b9', 0)).toBe('#1d2224');
});
