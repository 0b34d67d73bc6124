import { describe, expect, it } from 'vitest';
import { besideQueue, inQueue, queueNames, queueOf, queues, readFilters, tidy } from './queues.ts';

describe('the parts of the register', () => {
  it('are each found again from their own filters', () => {
    for (const name of queueNames) expect(queueOf({ ...queues[name], place: '610524' })).toBe(name);
    expect(queueOf({ status: ['filed', 'offered'] })).toBeUndefined();
  });

  it('keep the other filters when one goes to another', () => {
    expect(inQueue({ status: ['filed'], place: '610524', door: ['phone'] }, 'overdue')).toEqual({ clock: 'overdue', place: '610524', door: ['phone'] });
    expect(besideQueue({ hands: true, words: '路灯' })).toEqual({ words: '路灯' });
  });

  it('read from an address only what is a filter', () => {
    expect(readFilters({ status: ['filed'], place: 'nowhere', colour: 'red', open: true })).toEqual({ status: ['filed'], open: true });
  });

  it('write only what is set', () => {
    expect(tidy({ status: [], words: '', mine: false, place: '610524', unit: undefined })).toEqual({ place: '610524' });
  });
});
