import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openInstallation } from '../compose.ts';
import { layOutDemo } from '../demo/index.ts';
import { ConfigError } from '../kernel/config-error.ts';
import type { Lifetime } from '../kernel/process.ts';
import type { CommandContext } from './command.ts';

/** `anhe demo`: the demo of an installation, laid out where it is not there yet. */
export async function runDemo({ config, say, life }: CommandContext): Promise<void> {
  if (!config.demo) throw new ConfigError([{ variable: 'ANHE_DEMO', message: '没有设置演示；要布置演示数据请设 ANHE_DEMO=1 · no demo is asked for; set ANHE_DEMO=1 to lay one out' }]);
  const { connections, keys, files, roadAt, signIn, clock } = await openInstallation(config, life, () => undefined);
  await layOutDemo({ owner: connections.owner, keys, files, roadAt, accounts: signIn.accounts, now: clock(), say });
}

/**
 * The same in a process of its own, under the settings of this one: three years of a city's work leave a hundred megabytes
 * behind that a server would go on holding. Gives its exit code; null where a signal ended it.
 */
export async function layOutApart(life: Lifetime): Promise<number | null> {
  const child = fork(process.argv[1] ?? '', ['demo'], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  await life.add('demo', async () => {
    child.kill();
    await ended;
  });
  const [code] = await ended;
  return code;
}
