import { Logger } from 'graphile-worker';
import { openLog } from '../log.ts';
import type { Log } from '../log.ts';

export const quiet: Log = openLog('silent');

/** The queue's own words in the program's log; its everyday chatter is for debugging. */
export function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    const line = { part: 'jobs' };
    if (level === 'error') log.error(line, message);
    else if (level === 'warning') log.warn(line, message);
    else log.debug(line, message);
  });
}
