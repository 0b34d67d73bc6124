import { formatShort } from '@anhe/contract/kernel';
import { openInstallation } from '../compose.ts';
import { deadLetters, migrateQueue, retryDeadLetters, withPool } from '../kernel/jobs/index.ts';
import { UsageError } from './command.ts';
import type { CommandContext, Given } from './command.ts';

/** `anhe jobs`: what gave up after its last attempt, and a way to let it start again. */
export async function runJobsCommand({ config, language, life, say }: CommandContext, { words: [act = ''] }: Given): Promise<void> {
  if (act !== 'list' && act !== 'retry') throw new UsageError(act);
  const { connections } = await openInstallation(config, life, say);
  await migrateQueue(connections.job);
  await withPool(connections.job, 1, async (pool) => {
    if (act === 'retry') {
      const count = await retryDeadLetters(pool);
      return say(language === 'zh' ? `${count} 个任务将重新执行` : `${count} jobs start again`);
    }
    const dead = await deadLetters(pool);
    for (const { id, task, attempts, error, at } of dead) say(`${id}  ${formatShort(at)}  ${task}  ${attempts}×  ${error?.split('\n')[0] ?? ''}`);
    say(language === 'zh' ? `共 ${dead.length} 个` : `${dead.length} in all`);
  });
}
