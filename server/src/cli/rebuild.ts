import { openInstallation } from '../compose.ts';
import { rebuildSearch } from '../modules/matters/index.ts';
import { UsageError } from './command.ts';
import type { CommandContext, Given } from './command.ts';
import { either } from './words.ts';

/** `anhe rebuild`: what is derived from records and texts, made anew while the installation works. */
export async function runRebuild({ config, language, life, say }: CommandContext, { words: [what = ''] }: Given): Promise<void> {
  if (what !== 'search') throw new UsageError(what);
  const { connections, keys } = await openInstallation(config, life, say);
  const { matters, changed } = await rebuildSearch(connections.owner, keys);
  say(either(language, `重建了 ${matters} 件事项的检索，其中 ${changed} 件有变化`, `search of ${matters} matters made anew; ${changed} of them differed`));
}
