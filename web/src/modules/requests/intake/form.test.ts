import type { CatalogueType } from '@anhe/contract/requests';
import { describe, expect, it } from 'vitest';
import { answersFor, check, contactOf, emptyForm, isBegun, takeInput } from './form.ts';

const lamp: CatalogueType = {
  code: 'lamp', group: 'roads', name: { zh: '路灯', en: 'Lamp' }, about: { zh: '', en: '' }, department: 'housing', departmentName: { zh: '住建', en: 'Housing' }, promise: { zh: '', en: '' }, guarded: false, administrative: false, publish: null,
  questions: [{ code: 'pole', kind: 'string', required: true, name: { zh: '灯杆号', en: 'Pole' }, hint: null, values: [] }], emergency: null,
};
const begun = { ...emptyForm({ place: '610524102003', outreach: undefined }), text: '村口路灯坏了三天' };
const wrongFields = (form: typeof begun, type?: CatalogueType): string[] => check(form, type)?.problem.fields?.map(({ path }) => path.join('.')) ?? [];

describe('an intake of a request', () => {
  it('is worth keeping once something was typed', () => {
    expect(isBegun(emptyForm({ place: undefined, outreach: undefined }))).toBe(false);
    expect(isBegun(begun)).toBe(true);
  });

  it('needs no name and no number', () => {
    expect(wrongFields(begun)).toEqual([]);
    expect(takeInput(begun, undefined, []).person).toEqual({ id: begun.person });
  });

  it('names what is missing where it is missing', () => {
    expect(wrongFields({ ...begun, text: ' ', place: '610524' })).toEqual(['text', 'place']);
    expect(wrongFields({ ...begun, value: '1390000' })).toEqual(['person.contact.value']);
    expect(wrongFields({ ...begun, to: { unit: 'u', name: '住建局' } })).toEqual(['type']);
  });

  it('asks what its type asks, and sends no answer to a question of another type', () => {
    expect(wrongFields({ ...begun, type: 'lamp' }, lamp)).toEqual(['answers.pole']);
    expect(answersFor({ pole: '12', colour: 'red', empty: '' }, lamp)).toEqual({ pole: '12' });
  });

  it('sends messages only where there is a telephone for them', () => {
    expect(takeInput({ ...begun, wantsMessages: true, by: 'village' }, undefined, []).wantsMessages).toBe(false);
    expect(takeInput({ ...begun, wantsMessages: true, value: '13900001234' }, undefined, []).wantsMessages).toBe(true);
  });

  it('takes the village or the receipt alone as a way of contact', () => {
    expect(contactOf({ by: 'receipt', value: 'left over' })).toEqual({ by: 'receipt' });
    expect(contactOf({ by: 'phone', value: ' ' })).toBeUndefined();
  });
});
