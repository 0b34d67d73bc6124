import { backupCommand, restoreCommand } from './backup.ts';
import type { Command } from './command.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { jobsCommand } from './jobs.ts';
import { migrateCommand } from './migrate.ts';
import { rebuildCommand } from './rebuild.ts';
import { serveCommand, workerCommand } from './serve.ts';
import { userCommand } from './user.ts';
import { verifyCommand } from './verify.ts';

/** The command table, in the order of the help. */
export const commands: readonly Command[] = [
  serveCommand, workerCommand, migrateCommand, userCommand, importCommand, exportCommand, backupCommand, restoreCommand, verifyCommand, rebuildCommand, jobsCommand,
];
