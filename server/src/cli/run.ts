import { readConfig } from '../kernel/config.ts';
import { ConfigError } from '../kernel/config-error.ts';
import { Interrupted, takeCharge } from '../kernel/process.ts';
import { type Command, type Language, splitWords, UsageError, type Wording } from './command.ts';

/** What a command line ends with. */
export const exitCodes = { fine: 0, failed: 1, usage: 2, configuration: 3 } as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the lines go. */
export type Console = { readonly out: (line: string) => void; readonly error: (line: string) => void };

/** Chinese unless the environment asks for English (ANHE_LANG, then the usual variables). */
export function languageOf(environment: Environment): Language {
  const asked = environment['ANHE_LANG'] || environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return asked.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/**
 * Runs one command line and gives its exit code; everything the command started has been stopped by then.
 *
 * 0 fine, 1 failed, 2 wrong usage, 3 settings that cannot be used.
 */
export async function runCommandLine(
  commands: readonly Command[],
  given: readonly string[],
  environment: Environment,
  console: Console,
): Promise<number> {
  const language = languageOf(environment);
  const [name, ...rest] = given;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.out(overview(commands, language));
    return name === undefined ? exitCodes.usage : exitCodes.fine;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    console.error(`${say({ zh: '没有此命令', en: 'no such command' }, language)}: ${name}\n\n${overview(commands, language)}`);
    return exitCodes.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.out(helpOf(command, language));
    return exitCodes.fine;
  }
  try {
    const { words, options } = splitWords(command.options, rest);
    if (words.length < command.words.least || words.length > command.words.most) {
      throw new UsageError(say({ zh: '参数个数不对', en: 'wrong number of words' }, language));
    }
    return await execute(command, { words, options, environment, language, console });
  } catch (error) {
    return tell(error, command, language, console);
  }
}

async function execute(
  command: Command,
  input: { words: string[]; options: string[]; environment: Environment; language: Language; console: Console },
): Promise<number> {
  const { console, language } = input;
  const config = readConfig(input.environment);
  for (const unknown of config.unknown) {
    console.error(`${unknown}: ${say({ zh: '没有此设置，已忽略', en: 'no such setting; ignored' }, language)}`);
  }
  const life = takeCharge({ say: console.error });
  const context = { config, language, say: console.out, life };
  let outcome: number;
  try {
    outcome = (await command.run(context, input.words, input.options)) ?? exitCodes.fine;
  } catch (error) {
    // What fails once everything is being stopped fails because of that: the code of the stop tells how it ended.
    outcome = error instanceof Interrupted || life.stopping ? exitCodes.fine : tell(error, command, language, console);
  }
  life.stop(outcome);
  return life.ended;
}

function tell(error: unknown, command: Command, language: Language, console: Console): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${helpOf(command, language)}`);
    return exitCodes.usage;
  }
  if (error instanceof ConfigError) {
    console.error(error.message);
    return exitCodes.configuration;
  }
  console.error(error instanceof Error ? error.message : String(error));
  return exitCodes.failed;
}

const say = (wording: Wording, language: Language): string => wording[language];

function overview(commands: readonly Command[], language: Language): string {
  const widest = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(widest)}  ${say(command.summary, language)}`);
  return [
    say({ zh: '安和 Anhe 的命令：', en: 'Commands of Anhe 安和:' }, language),
    '',
    ...lines,
    '',
    say({ zh: 'anhe <命令> --help 查看用法。', en: 'anhe <command> --help tells how to use one.' }, language),
  ].join('\n');
}

function helpOf(command: Command, language: Language): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const short = option.short === undefined ? '    ' : `-${option.short}, `;
    const value = option.type === 'string' ? ' …' : '';
    return `  ${short}--${`${name}${value}`.padEnd(20)} ${say(option.help, language)}`;
  });
  const words = command.words.shown === '' ? '' : ` ${command.words.shown}`;
  const usage = `anhe ${command.name}${words}${options.length > 0 ? say({ zh: ' [选项]', en: ' [options]' }, language) : ''}`;
  return [usage, '', say(command.summary, language), ...(options.length > 0 ? ['', ...options] : [])].join('\n');
}
