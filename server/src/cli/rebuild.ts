import { openInstallation } from '../compose.ts';
import { rebuildSearch } from '../modules/matters/index.ts';
import { UsageError, command } from './command.ts';
import { either } from './words.ts';

/** `anhe rebuild`: what is derived from records and texts, made anew while the installation works. */
export const rebuildCommand = command({
  name: 'rebuild',
  summary: { zh: '由文字内容重建检索', en: 'makes the search anew from the texts' },
  words: { shown: 'search', least: 1, most: 1 },
  run: async ({ config, language, life, say }, { words: [what = ''] }) => {
    if (what !== 'search') throw new UsageError(what);
    const { connections, keys } = await openInstallation(config, life, say);
    const { matters, changed } = await rebuildSearch(connections.owner, keys);
    say(either(language, `重建了 ${matters} 件事项的检索，其中 ${changed} 件有变化`, `search of ${matters} matters made anew; ${changed} of them differed`));
  },
});
