import { disputeOperations } from '@anhe/contract/disputes';
import { describe, expect, it } from 'vitest';
import { check, emptyForm, isBegun, registerInput, settleInput, withPerson } from './form.ts';
import type { IntakeForm } from './form.ts';

const today = '2026-11-25';
const committee = '0198b0a0-0000-7000-8000-000000000001';
const mediator = '0198b0a0-0000-7000-8000-000000000002';
const empty = emptyForm({ today, place: '610524100201', committee, mediator });
const paths = (form: IntakeForm): string[] => (check(form)?.problem.fields ?? []).map((field) => field.path.join('.'));

/** Two neighbours settled orally: what a clerk types, and two presses. */
const settled = (): IntakeForm => {
  const named = withPerson(withPerson({ ...empty, summary: '排水沟堵了', type: 'neighbour', way: 'oral', content: '李秀英三日内疏通' }, '张建国', '13800001234'), '李秀英', undefined);
  return { ...named, parties: named.parties.map((party, at) => (at === 1 ? { ...party, by: 'village' as const } : party)) };
};

describe('an intake', () => {
  it('presets day, place, committee, mediator and how the rights were told', () => {
    expect(empty).toMatchObject({ happenedOn: today, filedOn: today, place: '610524100201', committee, mediator, toldHow: 'read-out', origin: 'oral' });
    expect(isBegun(empty)).toBe(false);
  });
  it('never chooses the type by itself', () => {
    expect(empty.type).toBeUndefined();
    expect(paths({ ...settled(), type: undefined })).toEqual(['type']);
  });
  it('names what is missing where it is missing', () => {
    expect(paths(empty)).toEqual(['summary', 'type', 'parties.0.name', 'parties.0.contact.value']);
  });
  it('asks a settled one for both sides and the content', () => {
    expect(paths({ ...empty, way: 'oral', summary: '堵了', type: 'neighbour' })).toEqual([
      'parties.0.name', 'parties.0.contact.value', 'parties.1.name', 'parties.1.contact.value', 'content',
    ]);
  });
  it('asks for a day only where performance lies ahead', () => {
    expect(paths({ ...settled(), performance: 'by-date' })).toEqual(['performBy']);
  });
  it('takes a number that is none for a mistake at its field', () => {
    const form = settled();
    expect(paths({ ...form, parties: form.parties.map((party) => ({ ...party, by: 'phone' as const, value: '138' })) })).toEqual(['parties.0.contact.value', 'parties.1.contact.value']);
  });
});

describe('what goes to the server', () => {
  it('is what the contract takes, for an oral settlement', () => {
    const input = settleInput(settled(), today);
    expect(disputeOperations.settleOnSpot.input.safeParse(input).error?.issues).toBeUndefined();
    expect(input).toMatchObject({ form: 'oral', facts: '排水沟堵了', writtenNotNeeded: true, already: false, county: '610524' });
  });
  it('is what the contract takes, for a written one of last week', () => {
    const input = settleInput({ ...settled(), way: 'written', happenedOn: '2026-11-10', filedOn: '2026-11-18', performance: 'instalments', performBy: '2027-01-01', amount: '3000.00' }, today);
    expect(disputeOperations.settleOnSpot.input.safeParse(input).error?.issues).toBeUndefined();
    expect(input).toMatchObject({ form: 'written', copies: 3, already: true, amount: 3000 });
  });
  it('leaves an untouched second side out of a filing', () => {
    const input = registerInput(withPerson({ ...empty, summary: '堵了', type: 'other' }, '王芳', '13900000000'));
    expect(input.parties).toHaveLength(1);
    expect(disputeOperations.register.input.safeParse(input).success).toBe(true);
  });
});

describe('a person found in the text', () => {
  it('takes the first free side, then stands beside', () => {
    const form = withPerson(withPerson(withPerson(empty, '甲一', undefined), '乙二', undefined), '丙三', '13700000000');
    expect(form.parties.map(({ name, side }) => [name, side])).toEqual([['甲一', 'applicant'], ['乙二', 'respondent'], ['丙三', 'third']]);
  });
  it('is not entered twice', () => {
    expect(withPerson(withPerson(empty, '甲一', undefined), '甲一', '13700000000').parties.map(({ name, value }) => [name, value])).toEqual([['甲一', '13700000000'], ['', '']]);
  });
});
