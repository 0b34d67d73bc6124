import type { Command } from './command.ts';
import { migrateCommand } from './migrate.ts';
import { serveCommand, workerCommand } from './serve.ts';
import { userCommand } from './user.ts';

/** The command table, in the order of the help. */
export const commands: readonly Command[] = [serveCommand, workerCommand, migrateCommand, userCommand];
