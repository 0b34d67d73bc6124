import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sharesOf, sharpnessFrom } from './confidence.ts';
import { evaluateRouting } from './evaluate.ts';
import { messages } from './examples.fixture.ts';
import { KeyTable } from './key-table.ts';
import { decodeModel, encodeModel } from './model.ts';
import { assertEnough, readExamples, TooLittle } from './read-examples.ts';
import { longestText } from './see.ts';
import { suggestRouting } from './suggest.ts';
import { shareOf, trainRouting } from './train.ts';

const model = trainRouting(messages.filter(({ text }) => shareOf(text) >= 0.2));
const kept = messages.filter(({ text }) => shareOf(text) < 0.2);
const unheard = '邻居说水厂要修水管，这两天楼上一直没水，水压也低。电话 13800001234';

describe('a routing suggestion', () => {
  it('is right for messages that were not learned from', () => {
    expect(kept.length).toBeGreaterThan(40);
    const { accuracy, macroF1, labels } = evaluateRouting(model, kept);
    expect(accuracy).toEqual({ count: kept.length, of: kept.length });
    expect(macroF1).toBe(1);
    expect(labels.map(({ label }) => label).toSorted()).toEqual(['交通', '供水', '教育'].toSorted());
  });

  it('names the words of the text that led to it: no bits of each other, no numbers', () => {
    const [first, ...others] = suggestRouting(model, unheard);
    expect(first?.label).toBe('供水');
    expect(first?.words).toEqual(expect.arrayContaining(['水压']));
    for (const { words } of [first, ...others].flatMap((one) => one ?? [])) {
      expect(words.length).toBeLessThanOrEqual(5);
      for (const word of words) {
        expect(word).toMatch(/^\p{L}{2,}$/u);
        expect(unheard).toContain(word);
        expect(words.filter((other) => other.includes(word))).toEqual([word]);
      }
    }
  });

  it('names of a word within another the weightier', () => {
    const words = suggestRouting(model, '小学招生，小学生入学')[0]?.words ?? [];
    expect(words.filter((word) => word.includes('小学'))).toHaveLength(1);
    expect(words).toEqual(expect.arrayContaining(['招生', '入学']));
  });

  it('gives words as they were written, and none with a number', () => {
    const mixed = trainRouting(messages.map(({ text, department }) => ({ text: department === '教育' ? `${text}WIFI坏了，P0区` : text, department })));
    const first = suggestRouting(mixed, '图书馆WiFi坏了，p0区')[0];
    expect(first).toMatchObject({ label: '教育', words: expect.arrayContaining(['WiFi']) });
    expect(first?.words.join('')).not.toContain('0');
  });

  it('has confidences that are shares of one', () => {
    for (const { text } of [...kept, { text: unheard }]) {
      const all = suggestRouting(model, text, 10).map(({ confidence }) => confidence);
      expect(all).toEqual(all.toSorted((a, b) => b - a));
      for (const confidence of all) expect(confidence > 0 && confidence < 1).toBe(true);
      expect(all.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      expect(suggestRouting(model, text, 2)).toHaveLength(2);
    }
  });

  it('is none where the text holds nothing that was learned', () => {
    for (const text of ['', '  ', '。！', 'xyz']) expect(suggestRouting(model, text)).toEqual([]);
    expect(evaluateRouting(model, [{ text: 'xyz', department: '供水' }]).accuracy).toEqual({ count: 0, of: 1 });
  });

  it('does not depend on what follows the longest text', () => {
    const long = unheard.repeat(Math.ceil(longestText / unheard.length)).slice(0, longestText);
    expect(suggestRouting(model, `${long}红绿灯`)).toEqual(suggestRouting(model, long));
  });
});

describe('what was learned', () => {
  it('is the same to the byte whatever the order of the history', () => {
    const again = trainRouting(messages.filter(({ text }) => shareOf(text) >= 0.2).toReversed());
    expect(encodeModel(again).equals(encodeModel(model))).toBe(true);
  });

  it('is the same after it was written and read', () => {
    const read = decodeModel(encodeModel(model));
    expect(suggestRouting(read, unheard)).toEqual(suggestRouting(model, unheard));
    expect(read.learned.messages + kept.length).toBe(messages.length);
  });

  it('holds no word of the messages, only their hashes', () => {
    const bytes = encodeModel(model);
    for (const word of ['自来水', '红绿灯', '河东', '招生']) expect(bytes.includes(word)).toBe(false);
    expect(bytes.includes('供水')).toBe(true);
  });

  it('changes with a correction only once it is learned anew', () => {
    const text = '快递柜占了消防通道';
    const before = suggestRouting(model, text);
    const corrected = trainRouting([...messages, ...['一', '二', '三', '四'].map((which) => ({ text: `${text}，第${which}次反映`, department: '消防' }))]);
    expect(suggestRouting(model, text)).toEqual(before);
    expect(suggestRouting(corrected, text)[0]?.label).toBe('消防');
  });

  it('is refused where its bytes are damaged, cut, foreign, or of another version', () => {
    const bytes = encodeModel(model);
    const damaged = Buffer.from(bytes);
    damaged.writeUInt8(damaged.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
    expect(() => decodeModel(damaged)).toThrow('damaged');
    expect(() => decodeModel(bytes.subarray(0, -1))).toThrow('damaged');
    expect(() => decodeModel(Buffer.from('PK\u0003\u0004'.repeat(50)))).toThrow('no routing model');
    expect(() => decodeModel(Buffer.alloc(0))).toThrow('no routing model');
    const other = Buffer.from(bytes.subarray(0, -32).toString('latin1').replace('"features":1', '"features":9'), 'latin1');
    expect(() => decodeModel(Buffer.concat([other, createHash('sha256').update(other).digest()]))).toThrow('another version');
  });
});

describe('a confidence', () => {
  const judged = (count: number, wrongOf: number) => Array.from({ length: count }, (_one, index) => ({ margins: Float64Array.of(1, -1, -1), truth: (index + 1) % wrongOf === 0 ? 1 : 0 }));
  const confidence = (sharpness: number): number => sharesOf(Float64Array.of(1, -1, -1), sharpness)[0] ?? 0;

  it('is high where those alike were nearly always right', () => {
    expect(confidence(sharpnessFrom(judged(1000, 200)))).toBeGreaterThan(0.95);
  });

  it('stays below 0.8 where one in twenty was wrong, although nineteen were right', () => {
    const modest = confidence(sharpnessFrom(judged(1000, 20)));
    expect(modest).toBeLessThan(0.8);
    expect(modest).toBeGreaterThan(0.7);
  });

  it('is not certain after a few messages, all right', () => {
    expect(confidence(sharpnessFrom(judged(20, 1000)))).toBeLessThan(0.98);
  });
});

describe('a history', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-routing-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const fileOf = (lines: readonly string[]): string => {
    const file = join(folder, 'history.jsonl');
    writeFileSync(file, lines.join('\n'));
    return file;
  };
  const line = (text: string, department = '供水'): string => JSON.stringify({ text, department });

  it('is read line by line; what cannot be used is told by its number', async () => {
    const { examples, bad, older } = await readExamples(fileOf([
      `\uFEFF${line('水管漏水')}`, '', '{', line('  '), JSON.stringify({ text: '停水' }), JSON.stringify({ department: '供水' }), '"text"', line('长'.repeat(longestText + 1)), line('水表坏了'),
    ]));
    expect(examples).toEqual([{ text: '水管漏水', department: '供水' }, { text: '水表坏了', department: '供水' }]);
    expect(bad.map((one) => [one.line, one.reason.en])).toEqual([
      [3, 'no JSON'], [4, 'text is missing'], [5, expect.stringContaining('department is missing')], [6, 'text is missing'], [7, 'text is missing'], [8, `text is longer than ${longestText} characters`],
    ]);
    expect(older).toBe(0);
  });

  it('counts by its newest lines where it is too long', async () => {
    const { examples, older } = await readExamples(fileOf(['一', '二', '三', '四', '五', '六', '七'].map((text) => line(text))), 3);
    expect([examples.map(({ text }) => text), older]).toEqual([['五', '六', '七'], 4]);
  });

  it('is refused where it is too little', () => {
    expect(() => assertEnough(messages.filter(({ department }) => department === '供水'))).toThrow(TooLittle);
    expect(() => assertEnough([...messages.slice(0, 10), ...messages.slice(-9)])).toThrow('only 19 usable lines of 2 departments; at least 20 of 2');
    assertEnough([...messages.slice(0, 10), ...messages.slice(-10)]);
  });

  it('teaches something even where it is as small as it may be', () => {
    const small = trainRouting([...messages.slice(0, 12), ...messages.slice(-8)]);
    expect(suggestRouting(small, '自来水管爆裂')[0]?.label).toBe('供水');
  });
});

describe('the table of keys', () => {
  it('numbers keys in the order of their coming, however many', () => {
    const table = new KeyTable(1);
    const keys = Array.from({ length: 5000 }, (_key, index) => Math.imul(index, 0x9e3779b1));
    for (const [number, key] of keys.entries()) expect(table.add(key)).toBe(number);
    for (const [number, key] of keys.entries()) expect([table.add(key), table.find(key)]).toEqual([number, number]);
    expect(table.find(0x12345)).toBe(-1);
    expect([...table.keys()]).toEqual(keys);
  });
});
