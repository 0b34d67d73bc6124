import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { disputeOperations } from '@anhe/contract/disputes';
import { countyOf, isPlaceCode } from '@anhe/contract/kernel';
import type { PlaceCode } from '@anhe/contract/kernel';
import { openInstallation } from '../compose.ts';
import { systemActor } from '../kernel/access/actor.ts';
import type { Road } from '../kernel/run/run.ts';
import { UsageError, command } from './command.ts';
import type { CommandContext } from './command.ts';
import { either, inWords } from './words.ts';

/** The register of a place as an Excel file, masked as on the screen; the export is logged as the command line's. Gives the exit code. */
export async function exportRegister(road: Road, { place, out }: { readonly place: PlaceCode; readonly out: string }, { say, language }: Pick<CommandContext, 'say' | 'language'>): Promise<number> {
  const actor = systemActor('command-line', countyOf(place), place);
  const filters = { place };
  const { rows, capped } = await road.query(disputeOperations.count, actor, { filters });
  const { bytes } = await road.query(disputeOperations.export, actor, { filters, language });
  await writeFile(out, bytes, { mode: 0o600 });
  say(`${out}: ${either(language, `${rows} 件`, `${rows} rows`)}`);
  if (capped) say(either(language, '超过上限，只导出了最近登记的；请按下级区划分别导出。', 'More than can be exported at once: the newest are in the file; export the places below one by one.'));
  return capped ? 1 : 0;
}

/** `anhe export`: the register. */
export const exportCommand = command({
  name: 'export',
  summary: { zh: '导出台账（Excel）', en: 'writes the register as an Excel file' },
  words: { shown: 'register', least: 1, most: 1 },
  options: {
    place: { type: 'string', help: { zh: '区划代码', en: 'place code' } },
    out: { type: 'string', help: { zh: '写入的文件', en: 'file to write' } },
  },
  run: async (context, { words: [what = ''], options: { place = '', out } }) => {
    if (what !== 'register') throw new UsageError(what);
    if (!isPlaceCode(place)) throw new UsageError(`--place ${place}`);
    if (out === undefined) throw new UsageError('--out');
    const { road } = await openInstallation(context.config, context.life, context.say);
    return inWords(context, () => exportRegister(road, { place, out: resolve(out) }, context));
  },
});
