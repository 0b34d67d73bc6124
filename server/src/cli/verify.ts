import { openInstallation } from '../compose.ts';
import { checkEverything } from './check.ts';
import { command } from './command.ts';

/** `anhe verify`: exit code 1 when something is not as it was written. */
export const verifyCommand = command({
  name: 'verify',
  summary: { zh: '核对全部记录、文字、封存和文件', en: 'checks every record, text, seal and file' },
  run: async (context) => {
    const { connections, keys, files } = await openInstallation(context.config, context.life, context.say);
    return (await checkEverything({ owner: connections.owner, keys, files }, context)) ? 0 : 1;
  },
});
