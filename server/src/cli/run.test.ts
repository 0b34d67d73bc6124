import { describe, expect, it } from 'vitest';
import { command } from './command.ts';
import { commands } from './commands.ts';
import { exitCodes, languageOf, runCommandLine } from './run.ts';

const seen: unknown[] = [];

const greet = command({
  name: 'greet',
  summary: { zh: '问候', en: 'greets' },
  words: { shown: '<name>', least: 1, most: 1 },
  options: {
    loud: { type: 'boolean', short: 'l', help: { zh: '大声', en: 'loudly' } },
    times: { type: 'string', help: { zh: '次数', en: 'how often' } },
  },
  run: async ({ say, life }, { words, options }) => {
    await life.add('voice', async () => void seen.push('voice stopped'));
    const times: string | undefined = options.times;
    const loud: boolean | undefined = options.loud;
    say(`${words[0] ?? ''} ${times ?? '1'} ${loud === true ? '!' : '.'}`);
    if (words[0] === 'nobody') throw new Error('nobody is there');
    if (words[0] === 'interrupted') {
      life.stop(exitCodes.fine);
      throw new Error('the connection was closed under way');
    }
  },
});

async function run(line: string, environment: Record<string, string> = {}): Promise<{ code: number; out: string; error: string }> {
  const out: string[] = [];
  const error: string[] = [];
  seen.length = 0;
  const given = line === '' ? [] : line.split(' ');
  const code = await runCommandLine([greet], given, environment, {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
  });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

describe('the command line', () => {
  it('runs a command with its words and options and stops what it started', async () => {
    expect(await run('greet Wei --times 3 -l')).toEqual({ code: exitCodes.fine, out: 'Wei 3 !', error: '' });
    expect(seen).toEqual(['voice stopped']);
  });

  it('tells a failure by its code, having stopped what was started', async () => {
    expect(await run('greet nobody')).toMatchObject({ code: exitCodes.failed, error: 'nobody is there' });
    expect(seen).toEqual(['voice stopped']);
  });

  it('does not call a failure what its own stopping brought about', async () => {
    expect(await run('greet interrupted')).toEqual({ code: exitCodes.fine, out: 'interrupted 1 .', error: '' });
    expect(seen).toEqual(['voice stopped']);
  });

  it.each(['greet', 'greet a b', 'greet a --shrill', 'greet a --times', 'dance', ''])('refuses %j and shows how it is done', async (line) => {
    const { code, out, error } = await run(line);
    expect(code).toBe(exitCodes.usage);
    expect(out + error).toMatch(/greet/u);
    expect(seen).toEqual([]);
  });

  it('names a setting that cannot be used, and one it does not know', async () => {
    expect(await run('greet Wei', { ANHE_PORT: 'x' })).toMatchObject({
      code: exitCodes.configuration,
      error: expect.stringMatching(/^ANHE_PORT: /u),
    });
    expect((await run('greet Wei', { ANHE_PROT: '1' })).error).toMatch(/^ANHE_PROT: /u);
  });

  it('helps in Chinese first, in English when asked', async () => {
    expect((await run('--help')).out).toMatch(/问候/u);
    expect((await run('greet --help', { LANG: 'en_GB.UTF-8' })).out).toBe(
      'anhe greet <name> [options]\n\ngreets\n\n  -l, --loud                 loudly\n      --times …              how often',
    );
    expect(languageOf({ LANG: 'C.UTF-8' })).toBe('zh');
    expect(languageOf({ LANG: 'en_US.UTF-8', ANHE_LANG: 'zh' })).toBe('zh');
  });

  it('has a table of commands with their wording in both languages', () => {
    expect(commands.length).toBeGreaterThan(0);
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
    for (const { summary, options } of commands) {
      for (const wording of [summary, ...Object.values(options).map(({ help }) => help)]) {
        expect(wording.zh).toMatch(/\p{Script=Han}/u);
        expect(wording.en).toMatch(/^[\x20-\x7e]+$/u);
      }
    }
  });
});
