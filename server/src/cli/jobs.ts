import { formatShort } from '@anhe/contract/kernel';
import { openInstallation } from '../compose.ts';
import { deadLetters, retryDeadLetters, withPool } from '../kernel/jobs/index.ts';
import { UsageError, command } from './command.ts';

/** `anhe jobs`: what gave up after its last attempt, and a way to let it start again. */
export const jobsCommand = command({
  name: 'jobs',
  summary: { zh: '后台任务：列出多次失败后停下的，或让它们重来', en: 'jobs that gave up: lists them, or lets them start again' },
  words: { shown: 'list|retry', least: 1, most: 1 },
  run: async ({ config, language, life, say }, { words: [act = ''] }) => {
    if (act !== 'list' && act !== 'retry') throw new UsageError(act);
    const { connections } = await openInstallation(config, life, say);
    await withPool(connections.job, 1, async (pool) => {
      if (act === 'retry') {
        const count = await retryDeadLetters(pool);
        return say(language === 'zh' ? `${count} 个任务将重新执行` : `${count} jobs start again`);
      }
      const dead = await deadLetters(pool);
      for (const { id, task, attempts, error, at } of dead) say(`${id}  ${formatShort(at)}  ${task}  ${attempts}×  ${error?.split('\n')[0] ?? ''}`);
      say(language === 'zh' ? `共 ${dead.length} 个` : `${dead.length} in all`);
    });
  },
});
