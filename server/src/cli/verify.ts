import { openInstallation } from '../compose.ts';
import { checkEverything } from './check.ts';
import type { CommandContext } from './command.ts';

/** `anhe verify`: exit code 1 when something is not as it was written. */
export async function runVerify(context: CommandContext): Promise<number> {
  const { connections, keys, files } = await openInstallation(context.config, context.life, context.say);
  return (await checkEverything({ owner: connections.owner, keys, files }, context)) ? 0 : 1;
}
