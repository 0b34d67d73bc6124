import { measures } from '@anhe/contract/figures';
import { openInstallation } from '../compose.ts';
import type { Connection } from '../kernel/database/connection.ts';
import { checkFigures, rebuildFigures } from '../modules/figures/index.ts';
import type { Difference } from '../modules/figures/index.ts';
import { rebuildSearch } from '../modules/matters/index.ts';
import { UsageError } from './command.ts';
import type { CommandContext, Given } from './command.ts';
import { either } from './words.ts';

/** `anhe rebuild`: what is derived from records and texts, made anew while the installation works. */
export async function runRebuild(context: CommandContext, { words: [what = ''], options }: Given<never, 'check'>): Promise<number | void> {
  if (what === 'figures') return rebuildOf(context, options.check === true);
  if (what !== 'search' || options.check === true) throw new UsageError(what);
  const { config, language, life, say } = context;
  const { connections, keys } = await openInstallation(config, life, say);
  const { matters, changed } = await rebuildSearch(connections.owner, keys);
  say(either(language, `重建了 ${matters} 件事项的检索，其中 ${changed} 件有变化`, `search of ${matters} matters made anew; ${changed} of them differed`));
}

/** Differences that are named one by one; of more only the number is told. */
const mostNamed = 50;

function lineOf(language: 'zh' | 'en', { place, day, measure, stream, counted, recounted }: Difference): string {
  const name = measure in measures ? measures[measure as keyof typeof measures][language] : measure; // just asked
  const of = stream === null ? either(language, '汇总', 'put together') : either(language, `事项 ${stream}`, `matter ${stream}`);
  return either(language, `${place}  ${day ?? '截至今天'}  ${name}  ${of}：现为 ${counted}，重算为 ${recounted}，相差 ${recounted - counted}`, `${place}  ${day ?? 'up to now'}  ${name}  ${of}: ${counted}, recounted ${recounted}, a difference of ${recounted - counted}`);
}

/** The figures counted anew from events and rows; with `--check` nothing is changed, and a difference is exit code 1. */
async function rebuildOf({ config, language, life, say }: CommandContext, checkOnly: boolean): Promise<number> {
  const { connections, clock } = await openInstallation(config, life, say);
  if (!checkOnly) {
    const corrected = await rebuildFigures(connections.owner, clock());
    say(either(language, `指标已重算，更正 ${corrected} 处`, `figures counted anew; ${corrected} corrections`));
    return 0;
  }
  return (await figuresAgree(connections.owner, clock(), { say, language })) ? 0 : 1;
}

/** Says where the figures differ from the recount, and whether they do not. */
export async function figuresAgree(owner: Connection, now: Date, { say, language }: Pick<CommandContext, 'say' | 'language'>): Promise<boolean> {
  let named = 0;
  const found = await checkFigures(owner, now, (difference) => {
    named += 1;
    if (named <= mostNamed) say(lineOf(language, difference));
  });
  say(found > 0 ? either(language, `指标与重算有 ${found} 处不符`, `the figures differ from the recount in ${found} places`) : either(language, '指标与重算一致', 'the figures are equal to the recount'));
  return found === 0;
}
