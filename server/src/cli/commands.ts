import type { Command } from './command.ts';
import { migrateCommand } from './migrate.ts';

/** The command table, in the order of the help. */
export const commands: readonly Command[] = [migrateCommand];
