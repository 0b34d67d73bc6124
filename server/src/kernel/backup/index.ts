export { backUp } from './backup.ts';
export type { Manifest } from './manifest.ts';
export { checkBackup, restore } from './restore.ts';
