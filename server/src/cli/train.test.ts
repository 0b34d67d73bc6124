import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeModel, suggestRouting } from '../modules/requests/index.ts';
import { commands } from './commands.ts';
import { runCommandLine } from './run.ts';
import { trainRoutingFrom } from './train.ts';

const folder = mkdtempSync(join(tmpdir(), 'anhe-train-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [input, out] = [join(folder, 'history.jsonl'), join(folder, 'routing.model')];

const said: string[] = [];
const talk = { say: (line: string) => void said.push(line), language: 'en' as const };
beforeEach(() => void said.splice(0));

const streets = ['东风街', '解放路', '胜利巷', '建设路', '仓程路', '前进街', '渭清路', '乐天街', '朝阳路', '站南路', '三贤路', '杜化路', '民生街', '新盛路', '华山大街', '滨河路'];
const lines = streets.flatMap((street) => [
  { text: `${street}的垃圾桶满了没人清运，臭味很大`, department: '环卫' }, { text: `${street}路边小广告和油烟扰民，清运车不来`, department: '环卫' },
  { text: `${street}的幼儿园收费不公示，家长有意见`, department: '教育' }, { text: `${street}小学门口放学时家长拥堵，学生危险`, department: '教育' },
]).map((line) => JSON.stringify(line));

describe('train routing', () => {
  it('learns from a part, tells how often it is right with the rest, and writes what it learned for its owner alone', async () => {
    writeFileSync(input, lines.join('\n'));
    expect(await trainRoutingFrom({ input, heldOut: 0.3, out }, talk)).toBe(0);
    expect(said[0]).toBe(`${input}: 64 usable lines, 0 not usable`);
    const text = said.join('\n');
    expect(text).toMatch(/checking with a part kept out 5\/5[^]*learned from \d+ messages in [\d.]+ s; [\d.]+% \(\d+\/\d+\) right where kept out in turn/u);
    expect(text).toMatch(/accuracy [\d.]+% \(\d+\/\d+\), macro-F1 [01]\.\d{3}\n {2}department +precision +recall +F1\n {2}教育 /u);
    expect(text).toMatch(/≥ 0\.5 [^]*≥ 0\.95 /u);
    expect(said.at(-1)).toBe(`written to ${out}`);
    expect(statSync(out).mode & 0o077).toBe(0);
    expect(suggestRouting(decodeModel(readFileSync(out)), '垃圾没人清运')[0]?.label).toBe('环卫');
  });

  it('checks a model that was learned before', async () => {
    const evaluate = join(folder, 'check.jsonl');
    writeFileSync(evaluate, `${lines[0] ?? ''}\nnot a line\n${lines[2] ?? ''}`);
    expect(await trainRoutingFrom({ model: out, evaluate }, { ...talk, language: 'zh' })).toBe(1);
    expect(said).toContain(`${evaluate}：可用 2 行，不可用 1 行`);
    expect(said).toContain('  第 2 行: 不是 JSON');
    expect(said).toContain('正确率 100.0% (2/2)，宏平均 F1 1.000');
    await expect(trainRoutingFrom({ model: input, evaluate }, talk)).rejects.toThrow('no routing model');
  });

  it('says what is too little', async () => {
    const few = join(folder, 'few.jsonl');
    writeFileSync(few, lines.slice(0, 19).join('\n'));
    expect(await trainRoutingFrom({ input: few, out }, talk)).toBe(1);
    expect(said.at(-1)).toBe('only 19 usable lines of 2 departments; at least 20 of 2 departments are needed');
  });

  it.each([
    ['type'], ['routing'], ['routing', '--input', 'x'], ['routing', '--input', 'x', '--model', 'y'], ['routing', '--model', 'x', '--evaluate', 'y', '--out', 'z'],
    ['routing', '--input', 'x', '--held-out', '1'], ['routing', '--input', 'x', '--held-out', 'some'],
  ])('cannot do %s %s %s %s %s', async (...words) => {
    const errors: string[] = [];
    expect(await runCommandLine(commands, ['train', ...words], { ANHE_LANG: 'en' }, { out: () => undefined, error: (line) => void errors.push(line) })).toBe(2);
    expect(errors.join('\n')).toContain('anhe train routing [options]');
  });
});
