import { z } from 'zod';
import { Id } from '../kernel/index.ts';
import { LockReason, Settlement } from './vocabulary.ts';

export const deviceEvents = {
  'devices.enrolled': z.object({ post: Id, key: z.string() }),
  'devices.locked': z.object({ why: LockReason }),
  'devices.unlocked': z.object({}),
  'devices.wipe-asked': z.object({}),
  'devices.wiped': z.object({}),
  'devices.ended': z.object({}),
  'devices.settled': z.object({ sequence: z.int(), how: Settlement }),
} as const;
export type DeviceEvent = keyof typeof deviceEvents;
