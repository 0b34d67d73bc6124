import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import type { Config } from '../kernel/config.ts';
import type { Lifetime } from '../kernel/process.ts';

/** Something said in both languages. */
export type Wording = { readonly zh: string; readonly en: string };

export type Language = keyof Wording;

/** An option of a command, as node's parseArgs takes it, with its explanation. */
type OptionDefinition = {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly help: Wording;
};

type OptionTable = Readonly<Record<string, OptionDefinition>>;

/** What options become: strings and switches, absent when not given. */
export type OptionValues<Options extends OptionTable> = {
  readonly [Name in keyof Options]?: Options[Name]['type'] extends 'boolean' ? boolean : string;
};

/** What a command works with. */
export type CommandContext = {
  readonly config: Config;
  readonly language: Language;
  /** One line to the person at the console. */
  readonly say: (message: string) => void;
  /** What the command starts is added here, and stopped when it ends or is interrupted. */
  readonly life: Lifetime;
};

/** What was given to a command whose options are these texts and switches. */
export interface Given<Texts extends string = never, Switches extends string = never> {
  readonly words: readonly string[];
  readonly options: { readonly [Name in Texts]?: string } & { readonly [Name in Switches]?: boolean };
}

/** One entry of the command table; `run` gives the exit code (nothing means 0). */
export type Command = {
  readonly name: string;
  readonly summary: Wording;
  /** Words after the name, as shown in the help: `<file> [sheet]`. */
  readonly words: { readonly shown: string; readonly least: number; readonly most: number };
  readonly options: OptionTable;
  readonly run: (context: CommandContext, words: readonly string[], options: readonly string[]) => Promise<number | void>;
};

/** Wrong words or options on the command line: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Defines a command with typed options; see `commands.ts` for the table. */
export function command<const Options extends OptionTable>(definition: {
  readonly name: string;
  readonly summary: Wording;
  readonly words?: Command['words'];
  readonly options?: Options;
  readonly run: (
    context: CommandContext,
    input: { readonly words: readonly string[]; readonly options: OptionValues<Options> },
  ) => Promise<number | void>;
}): Command {
  const options: OptionTable = definition.options ?? {};
  return {
    name: definition.name,
    summary: definition.summary,
    words: definition.words ?? { shown: '', least: 0, most: 0 },
    options,
    run: async (context, words, given) => {
      const values = readOptions(options, given);
      // parseArgs has checked the names and sorts of the values against the very table the type is made from.
      return definition.run(context, { words, options: values as OptionValues<Options> });
    },
  };
}

/** Splits the words after a command's name; throws UsageError in the parser's words. */
export function splitWords(options: OptionTable, given: readonly string[]): { words: string[]; options: string[] } {
  const { tokens } = parse(options, given, true);
  const words: string[] = [];
  const rest: string[] = [];
  for (const token of tokens ?? []) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind === 'option') rest.push(token.value === undefined ? `--${token.name}` : `--${token.name}=${token.value}`);
  }
  return { words, options: rest };
}

const readOptions = (options: OptionTable, given: readonly string[]): Record<string, unknown> => ({
  ...parse(options, given, false).values,
});

function parse(options: OptionTable, given: readonly string[], allowPositionals: boolean) {
  const table: ParseArgsConfig['options'] = {};
  for (const [name, { type, short }] of Object.entries(options)) table[name] = short === undefined ? { type } : { type, short };
  try {
    return parseArgs({ args: [...given], options: table, allowPositionals, strict: true, tokens: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
