import type { Command } from './command.ts';
import { migrateCommand } from './migrate.ts';
import { serveCommand, workerCommand } from './serve.ts';
import { jobsCommand } from './jobs.ts';
import { userCommand } from './user.ts';
import { verifyCommand } from './verify.ts';
import { backupCommand, restoreCommand } from './backup.ts';

/** The command table, in the order of the help. */
export const commands: readonly Command[] = [serveCommand, workerCommand, migrateCommand, userCommand, verifyCommand, backupCommand, restoreCommand, jobsCommand];
