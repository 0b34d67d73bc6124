import { expect, test } from 'vitest';
import type { HazardLine } from '@anhe/contract/patrols';
import { byPlace, markOf, sitesOf } from './map-data.ts';

const today = '2026-11-25';
const id = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const hazard = (n: number, more: Partial<HazardLine>): HazardLine => ({
  county: '610524', id: id(n), number: String(n), status: 'found', kind: 'village-road', severity: 'general', source: 'patrol', place: '610524102003', placeName: '太里村', where: '', spot: null, point: null, pointName: null,
  holderUnit: id(90), holderName: '', mender: null, foundOn: today, dueOn: null, overdueDays: null, closedOn: null, nextStep: null, open: true, revision: 1, ...more,
});
const points = [{ id: id(50), spot: { lat: 35.05, lng: 110.22 } }, { id: id(51), spot: null }];
const lines = [
  hazard(1, { point: id(50), foundOn: '2026-11-13' }), hazard(2, { spot: { lat: 35.05, lng: 110.22 }, severity: 'major', foundOn: '2026-11-24' }), hazard(3, { spot: { lat: 35.06, lng: 110.2 }, place: '610524102004001', placeName: '东村一组', foundOn: '2026-08-01' }),
  hazard(4, { point: id(51) }),
];

test('hazards of one spot are one sign: the worst gives its shape, the oldest its days, and how many there are', () => {
  const sites = sitesOf(lines, points, today);
  expect(sites.map((site) => markOf(site, ''))).toMatchObject([{ text: '12×2', className: 'mark-major mark-age-1' }, { text: '116', className: 'mark-general mark-age-3' }]);
});

test('what is not on the map is in the table all the same, by village and age', () => {
  expect(byPlace(lines, today)).toMatchObject([{ place: '610524102003', counts: [2, 1, 0, 0], total: 3 }, { place: '610524102004', counts: [0, 0, 0, 1], total: 1 }]);
});
