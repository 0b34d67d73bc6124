import { describe, expect, it } from 'vitest';
import { readReference } from './reference-data.ts';

const groups = readReference('request-groups');
const departments = readReference('departments');
const types = readReference('request-types');
const details = readReference('request-details');
const clocks = new Map(readReference('clocks').map((row) => [row.code, row.body]));
const codes = (rows: readonly { code: string }[]): Set<string> => new Set(rows.map(({ code }) => code));

/** All texts under a key, however deep. */
function texts(value: unknown, key: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => (name === key && typeof inner === 'string' ? [inner] : texts(inner, key)));
}

/** The names in quotation marks: an `about` puts only names of types there. */
const quoted = (text: string): string[] => [...text.matchAll(/“([^”]+)”/gu)].map((match) => match[1] ?? '');

const bare = /[^\u3000-\u9fff\uff00-\uffef]/u;
const wordsOf = (row: { body: { words: Readonly<Record<string, number>> } }): string => Object.keys(row.body.words).toSorted().join(' ');

describe('the catalogue of requests', () => {
  it('has three levels, every row with its own code', () => {
    expect(groups.length).toBeGreaterThanOrEqual(15);
    expect(types.length).toBeGreaterThanOrEqual(100);
    expect(details.length).toBeGreaterThanOrEqual(280);
    for (const rows of [groups, departments, types, details]) expect(codes(rows).size).toBe(rows.length);
    expect(groups.filter(({ code }) => !types.some(({ body }) => body.group === code)).map(({ code }) => code)).toEqual([]);
    expect(types.filter(({ code }) => !details.some(({ body }) => body.type === code)).map(({ code }) => code)).toEqual([]);
  });

  it('names only what exists: group, department, promise, type of dispute, type of a detail', () => {
    const disputes = codes(readReference('dispute-types'));
    const [known, heads] = [codes(groups), codes(departments)];
    for (const { code, body } of types) {
      expect(known, code).toContain(body.group);
      expect(heads, code).toContain(body.department);
      expect([...clocks.keys()], code).toContain(body.promise);
      if (body.disputeType !== null) expect(disputes, code).toContain(body.disputeType);
    }
    expect(details.filter(({ body }) => !codes(types).has(body.type)).map(({ code }) => code)).toEqual([]);
    expect(departments.filter(({ code }) => !types.some(({ body }) => body.department === code)).map(({ code }) => code)).toEqual([]);
  });

  it('sends to another type by its very name', () => {
    const [zh, en] = [types.map(({ body }) => body.name.zh), types.map(({ body }) => body.name.en)];
    expect(new Set(zh).size).toBe(types.length);
    expect(types.flatMap(({ body }) => quoted(body.about.zh)).filter((name) => !zh.includes(name))).toEqual([]);
    expect(types.flatMap(({ body }) => quoted(body.about.en)).filter((name) => !en.includes(name))).toEqual([]);
    expect(types.filter(({ body }) => quoted(body.about.zh).includes(body.name.zh)).map(({ code }) => code)).toEqual([]);
  });

  it('promises what its clock can keep: only a clock that may pause is paused, and every kind of clock has its row', () => {
    expect(types.filter(({ body }) => body.pausable.length > 0 && clocks.get(body.promise)?.pausable !== true).map(({ code }) => code)).toEqual([]);
    for (const kind of ['recipient', 'arbitration', 'reply', 'response']) expect(clocks.has(kind), kind).toBe(true);
    const hours = [...clocks].filter(([, body]) => body.unit === 'hour');
    expect(hours.map(([code, body]) => [code, body.amount, body.pausable])).toEqual([['reply-2h', 2, false], ['reply-24h', 24, false]]);
  });

  it('publishes nothing of what is guarded', () => {
    const guarded = types.filter(({ body }) => body.privacy === 'guarded');
    expect(guarded.filter(({ body }) => body.publish !== null).map(({ code }) => code)).toEqual([]);
    const must = ['family-violence', 'child-protect', 'school-harm', 'site-wages', 'medical-dispute', 'crisis-help', 'subsistence', 'corruption', 'staff-attitude', 'public-interest'];
    expect(must.filter((code) => !codes(guarded).has(code))).toEqual([]);
  });

  it('lets a person read first where there is danger, where staff are complained of, and what goes to the procuratorate', () => {
    const loose = codes(types.filter(({ body }) => !body.reserved));
    const offices = ['procuratorate', 'discipline', 'petition', 'court'];
    const must = types.filter(({ code, body }) => body.emergency !== null || offices.includes(body.department) || ['staff-attitude', 'slow-work', 'illegal-charge'].includes(code));
    expect(must.length).toBeGreaterThan(25);
    expect(must.filter(({ code }) => loose.has(code)).map(({ code }) => code)).toEqual([]);
  });

  it('names only numbers that answer in the whole country', () => {
    expect([...new Set(types.flatMap(({ body }) => body.emergency?.phone ?? []))].toSorted()).toEqual(['110', '119', '120', '122', '95598']);
  });

  it('says of a dispute with an authority that it is not mediated, and makes no dispute of it', () => {
    const administrative = types.filter(({ body }) => body.administrative);
    expect(administrative.map(({ code }) => code).toSorted()).toEqual(['admin-decision', 'expropriation', 'insurance-decision', 'tax-decision', 'traffic-fine', 'welfare-decision']);
    for (const { code, body } of administrative) {
      expect(body.about.zh, code).toContain('不做人民调解');
      expect(body.about.en, code).toMatch(/(not|never) mediated/);
      expect([body.disputeType, body.villageMay], code).toEqual([null, false]);
    }
  });

  it('gives a village only what a village can settle', () => {
    const given = types.filter(({ body }) => body.villageMay).map(({ code }) => code);
    expect(given.toSorted()).toEqual(['elder-support', 'mediation-ask', 'noise-neighbour', 'upstairs-leak', 'village-cleaning', 'village-lamp']);
    expect(types.filter(({ body }) => body.department === 'village' && !body.villageMay).map(({ code }) => code)).toEqual([]);
  });

  it('is short and written in both languages', () => {
    expect(types.filter(({ body }) => [...body.about.zh].length > 120).map(({ code }) => code)).toEqual([]);
    for (const row of [...groups, ...departments, ...types, ...details]) {
      const english = texts(row.body, 'en');
      expect(english.length, row.code).toBeGreaterThan(0);
      expect(english.filter((text) => [...text].some((sign) => !bare.test(sign)) || !/[a-z]/i.test(text)), row.code).toEqual([]);
    }
  });

  it('asks little: four questions at most, each once, a list with something to choose', () => {
    for (const { code, body } of types) {
      expect(body.questions.length, code).toBeLessThanOrEqual(4);
      expect(codes(body.questions).size, code).toBe(body.questions.length);
      for (const question of body.questions) if (question.kind.endsWith('list')) expect(codes(question.values).size, `${code} ${question.code}`).toBeGreaterThanOrEqual(2);
    }
  });

  it('calls a department by no name that is another’s', () => {
    const names = departments.flatMap(({ body }) => [body.name.zh, ...body.also]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('has words of its own for every row', () => {
    for (const { code, body } of types) {
      expect(Object.keys(body.words).length, code).toBeGreaterThanOrEqual(8);
      expect(Object.keys(body.words).length, code).toBeLessThanOrEqual(30);
    }
    for (const { code, body } of details) expect(Object.keys(body.words).length, code).toBeGreaterThanOrEqual(2);
    for (const rows of [types, details]) expect(new Set(rows.map(wordsOf)).size).toBe(rows.length);
  });
});
