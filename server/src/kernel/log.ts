import { pino } from 'pino';
import type { Logger } from 'pino';

export type Log = Logger;

/** The program's log: JSON lines, no personal data. @param level pino's level name, or "silent" */
export function openLog(level: string): Log {
  return pino({ level, redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.code', '*.word'] });
}
