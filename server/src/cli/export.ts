import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { disputeOperations } from '@anhe/contract/disputes';
import { countyOf, isPlaceCode } from '@anhe/contract/kernel';
import type { PlaceCode } from '@anhe/contract/kernel';
import { openInstallation } from '../compose.ts';
import { systemActor } from '../kernel/access/actor.ts';
import type { Road } from '../kernel/run/run.ts';
import { UsageError } from './command.ts';
import type { CommandContext, Given } from './command.ts';
import { either, inWords } from './words.ts';

/** The register of a place as an Excel file, masked as on the screen; the export is logged as the command line's. Gives the exit code. */
export async function exportRegister(road: Road, { place, out }: { readonly place: PlaceCode; readonly out: string }, { say, language }: Pick<CommandContext, 'say' | 'language'>): Promise<number> {
  const actor = systemActor('command-line', countyOf(place), place);
  const filters = { place };
  const { rows, capped } = await road.query(disputeOperations.count, actor, { filters });
  const { bytes } = await road.query(disputeOperations.export, actor, { filters, language });
  await writeFile(out, bytes, { mode: 0o600 });
  const counted = capped ? `${rows}+` : String(rows);
  say(`${out}: ${either(language, `${counted} 件`, `${counted} rows`)}`);
  return 0;
}

/** `anhe export`: the register. */
export async function runExport(context: CommandContext, { words: [what = ''], options: { place = '', out } }: Given<'place' | 'out'>): Promise<number> {
  if (what !== 'register') throw new UsageError(what);
  if (!isPlaceCode(place)) throw new UsageError(`--place ${place}`);
  if (out === undefined) throw new UsageError('--out');
  const { road } = await openInstallation(context.config, context.life, context.say);
  return inWords(context, () => exportRegister(road, { place, out: resolve(out) }, context));
}
