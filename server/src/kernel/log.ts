import { pino } from 'pino';
import type { FastifyBaseLogger } from 'fastify';

/** The few methods of a log that anyone here uses; pino's logger is one. */
export type Log = FastifyBaseLogger;

/** The program's log: JSON lines, no personal data. @param level pino's level name, or "silent" */
export function openLog(level: string): Log {
  return pino({ level, redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.code', '*.word'] });
}
