import { deskOperations } from './desk-operations.ts';
import { open311Operations } from './open311-operations.ts';
import { publicOperations } from './public-operations.ts';
import { settingOperations } from './setting-operations.ts';
import { stepOperations } from './step-operations.ts';

/** All that can be asked about requests: by anybody, by the holder of a receipt, by the desk, by an administrator, by other programs. */
export const requestOperations = { ...publicOperations, ...deskOperations, ...stepOperations, ...settingOperations, ...open311Operations };
