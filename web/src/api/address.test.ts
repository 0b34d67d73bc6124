import { describe, expect, it } from 'vitest';
import { addressOf, queryUrl } from './call.ts';
import { failureOf, fieldMessage } from './problem.ts';

describe('the address of an operation', () => {
  it('takes its parameters out of the input', () => {
    expect(addressOf({ path: '/matters/{county}/{matter}' }, { county: '610524', matter: 'a/b', text: 'x', left: undefined }))
      .toEqual({ url: '/api/matters/610524/a%2Fb', rest: { text: 'x' } });
  });
  it('carries the other fields of a query as one', () => {
    expect(queryUrl({ path: '/disputes' }, { filters: { type: ['neighbour'] }, cursor: undefined })).toBe(`/api/disputes?q=${encodeURIComponent('{"filters":{"type":["neighbour"]}}')}`);
    expect(queryUrl({ path: '/places/{place}' }, { place: '610500' })).toBe('/api/places/610500');
  });
  it('needs each of its parameters', () => {
    expect(() => addressOf({ path: '/places/{place}' }, {})).toThrow('needs place');
  });
});

describe('a refused call', () => {
  it('says which field is wrong', () => {
    const failure = failureOf(422, { code: 'kernel.invalid-input', message: { zh: '有 1 处', en: '1 entry' }, fields: [{ path: ['parties', 0, 'name'], code: 'required', message: { zh: '请填写', en: 'Fill in' } }] });
    expect(failure.kind).toBe('refused');
    expect(fieldMessage(failure.problem, 'parties', 0, 'name')).toEqual({ zh: '请填写', en: 'Fill in' });
    expect(fieldMessage(failure.problem, 'parties', 1, 'name')).toBeUndefined();
  });
  it('is a broken server when its body is no problem of ours', () => {
    const failure = failureOf(502, '<html>');
    expect(failure.kind).toBe('server');
    expect(failure.problem.message.zh).toContain('仍在本页');
  });
});
