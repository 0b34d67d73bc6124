import { enumOf } from '../kernel/index.ts';

export const deviceStates = {
  active: { zh: '使用中', en: 'In use' },
  locked: { zh: '已锁定，重新登录后可用', en: 'Locked until its owner signs in again' },
  wiping: { zh: '等待清除', en: 'To be wiped when it reports' },
  wiped: { zh: '已清除', en: 'Wiped' },
  ended: { zh: '已停用', en: 'Not used any more' },
} as const;
export type DeviceState = keyof typeof deviceStates;
export const DeviceState = enumOf(deviceStates).meta({ id: 'DeviceState' });

/** What became of an act that a device sent. */
export const actOutcomes = {
  done: { zh: '已办成', en: 'Done' },
  refused: { zh: '没有办成，等人处理', en: 'Refused, waiting for somebody' },
} as const;
export type ActOutcome = keyof typeof actOutcomes;
export const ActOutcome = enumOf(actOutcomes).meta({ id: 'DeviceActOutcome' });

/** How somebody settled an act that was refused. */
export const settlements = {
  redone: { zh: '已另行办理', en: 'Done another way' },
  dropped: { zh: '不再办理', en: 'Not done' },
} as const;
export type Settlement = keyof typeof settlements;
export const Settlement = enumOf(settlements).meta({ id: 'DeviceActSettlement' });

/** Why a device is locked: it was away too long, somebody asked for it, or another phone spoke with its key. */
export const lockReasons = {
  away: { zh: '太久没有联网', en: 'It did not report for too long' },
  asked: { zh: '管理员锁定', en: 'Locked by the administrator' },
  copied: { zh: '发现另一台手机使用同一密钥', en: 'Another phone spoke with its key' },
} as const;
export type LockReason = keyof typeof lockReasons;
export const LockReason = enumOf(lockReasons).meta({ id: 'DeviceLockReason' });
