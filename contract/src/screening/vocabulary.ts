import { z } from 'zod';
import { enumOf } from '../kernel/index.ts';

/** What a village may find beside early disputes. */
export const hazardKinds = {
  road: { zh: '道路', en: 'Road' },
  water: { zh: '水渠排水', en: 'Canals and drains' },
  power: { zh: '用电', en: 'Electricity' },
  fire: { zh: '消防', en: 'Fire safety' },
  building: { zh: '危旧房屋', en: 'Unsafe buildings' },
  ground: { zh: '山体地面', en: 'Slopes and ground' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type HazardKind = keyof typeof hazardKinds;
export const HazardKind = enumOf(hazardKinds).meta({ id: 'HazardKind' });

/** Hazards of one kind at one spot: how many, and where in words. It names a spot, never a household or a person. */
export const Hazard = z.strictObject({ kind: HazardKind, count: z.int().min(1).max(999), where: z.string().trim().min(2).max(60) }).meta({ id: 'ScreeningHazard' });
export type Hazard = z.infer<typeof Hazard>;
