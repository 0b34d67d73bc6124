import { expect, test } from 'vitest';
import { photosByRecord } from './photo-groups.ts';

const entry = (seq: number, type: string, minute: string) => ({ seq, type, occurredOn: '2026-11-25', recordedAt: `2026-11-25T10:${minute}:00+08:00`, by: null });
const file = (id: string, minute: string, mediaType = 'image/jpeg') => ({ id, recordedAt: `2026-11-25T02:${minute}:00.000Z`, mediaType });
const entries = [entry(3, 'patrols.hazard-mended', '20'), entry(1, 'patrols.hazard-found', '00'), entry(2, 'patrols.hazard-assigned', '10')];

test('photographs stand with the record they came with, before beside after', () => {
  const groups = photosByRecord([file('a', '00'), file('b', '20'), file('c', '20')], entries);
  expect(groups.map(({ group, photos }) => [group, photos])).toEqual([['found', ['a']], ['mended', ['b', 'c']]]);
});

test('one that came with no known record is shown all the same; a paper is no photograph', () => {
  expect(photosByRecord([file('d', '33'), file('e', '00', 'application/pdf')], entries)).toMatchObject([{ group: 'added', photos: ['d'] }]);
});
