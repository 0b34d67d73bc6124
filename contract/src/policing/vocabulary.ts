import { enumOf } from '../kernel/index.ts';

/** Whether an officer answers for a village or stands beside the one who does. */
export const assignmentParts = {
  lead: { zh: '包村民警', en: 'Lead officer' },
  support: { zh: '协助民警', en: 'Supporting officer' },
} as const;
export type AssignmentPart = keyof typeof assignmentParts;
export const AssignmentPart = enumOf(assignmentParts).meta({ id: 'AssignmentPart' });

/** What is looked at on a visit: matters, points and spots. Nobody's home is looked at, and nobody is. */
export const lookedKinds = {
  matter: { zh: '事项', en: 'A matter' },
  point: { zh: '巡逻点位', en: 'A patrol point' },
  spot: { zh: '地方', en: 'A spot' },
} as const;
export type LookedKind = keyof typeof lookedKinds;
export const LookedKind = enumOf(lookedKinds).meta({ id: 'VillageLookedKind' });

/** How it was found there. */
export const lookedStates = {
  fine: { zh: '正常', en: 'In order' },
  moving: { zh: '正在办理', en: 'Being worked on' },
  attention: { zh: '需要处理', en: 'Something has to be done' },
} as const;
export type LookedState = keyof typeof lookedStates;
export const LookedState = enumOf(lookedStates).meta({ id: 'VillageLookedState' });

export const jointKinds = {
  session: { zh: '联合调解', en: 'Joint session' },
  patrol: { zh: '联合巡逻', en: 'Joint patrol' },
} as const;
export type JointKind = keyof typeof jointKinds;
export const JointKind = enumOf(jointKinds).meta({ id: 'JointKind' });

/** Who works together: told from the kind and the place of the units that take part. */
export const jointLevels = {
  town: { zh: '镇街', en: 'Town' },
  police: { zh: '派出所', en: 'Police station' },
  village: { zh: '村（社区）', en: 'Village or community' },
} as const;
export type JointLevel = keyof typeof jointLevels;
export const JointLevel = enumOf(jointLevels).meta({ id: 'JointLevel' });
