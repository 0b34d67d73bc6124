import { kernelErrors } from '@anhe/contract/kernel';
import { problemOf } from '../http/problem.ts';
import { SpreadsheetError } from '../kernel/spreadsheet.ts';
import { errorCatalogue } from '../modules/index.ts';
import type { CommandContext, Language } from './command.ts';

/** One of two wordings. */
export const either = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en);

/** Runs some work; what it refuses is said in words, and gives exit code 1. */
export async function inWords({ say, language }: Pick<CommandContext, 'say' | 'language'>, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SpreadsheetError) {
      say(error.wording[language]);
      return 1;
    }
    const known = problemOf(error, { ...kernelErrors, ...errorCatalogue });
    if (known === undefined) throw error;
    say(known.problem.message[language]);
    for (const { path, message } of known.problem.fields ?? []) say(`  ${path.join('.')}: ${message[language]}`);
    return 1;
  }
}
