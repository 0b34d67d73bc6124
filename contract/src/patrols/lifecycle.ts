import type { Lifecycle } from '../kernel/index.ts';

export const hazardStatuses = {
  found: { zh: '待定整改', en: 'To be given to somebody' },
  mending: { zh: '整改中', en: 'To be mended' },
  mended: { zh: '待复查', en: 'To be looked at again' },
  cleared: { zh: '已销号', en: 'Cleared', final: true },
  void: { zh: '不成立', en: 'None', final: true },
} as const;
export type HazardStatus = keyof typeof hazardStatuses;
export type HazardStep = 'assign' | 'guard' | 'extend' | 'mend' | 'check' | 'cancel' | 'addTo';

/** From being found to being cleared: whoever mended it does not look at it again. */
export const hazardLifecycle: Lifecycle<HazardStatus, HazardStep> = {
  name: 'hazard',
  statuses: hazardStatuses,
  initial: 'found',
  steps: {
    assign: { title: { zh: '落实整改', en: 'Say who mends it' }, from: ['found', 'mending'], to: 'mending' },
    guard: { title: { zh: '临时防护', en: 'Guard it meanwhile' }, from: ['found', 'mending', 'mended'], to: 'same' },
    extend: { title: { zh: '延长整改期限', en: 'Give more time' }, from: ['mending'], to: 'same' },
    mend: { title: { zh: '整改完成', en: 'It is mended' }, from: ['found', 'mending'], to: 'mended' },
    check: { title: { zh: '复查', en: 'Look at it again' }, from: ['mended'], to: 'cleared', otherwise: ['mending'] },
    cancel: { title: { zh: '认定不成立', en: 'It is none' }, from: ['found', 'mending'], to: 'void' },
    addTo: { title: { zh: '补充情况', en: 'Add something' }, from: ['found', 'mending', 'mended'], to: 'same' },
  },
};

export const hazardStation: Readonly<Record<HazardStatus, number>> = { found: 0, mending: 2, mended: 3, cleared: 4, void: 4 };
export const hazardNext: Readonly<Record<HazardStatus, HazardStep | null>> = { found: 'assign', mending: 'mend', mended: 'check', cleared: null, void: null };

export const patrolStatuses = {
  under: { zh: '巡逻中', en: 'Under way' },
  ended: { zh: '已结束', en: 'Ended', final: true },
} as const;
export type PatrolStatus = keyof typeof patrolStatuses;

/** A round of points: started, points passed, what was seen, ended. No route is in it. */
export const patrolLifecycle: Lifecycle<PatrolStatus, 'checkIn' | 'noteSeen' | 'end'> = {
  name: 'patrol',
  statuses: patrolStatuses,
  initial: 'under',
  steps: {
    checkIn: { title: { zh: '打卡', en: 'Check in at a point' }, from: ['under', 'ended'], to: 'same' },
    noteSeen: { title: { zh: '记下所见', en: 'Note what was seen' }, from: ['under', 'ended'], to: 'same' },
    end: { title: { zh: '结束巡逻', en: 'End the patrol' }, from: ['under'], to: 'ended' },
  },
};
