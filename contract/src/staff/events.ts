import { z } from 'zod';
import { Day, Id, PlaceCode, Role } from '../kernel/index.ts';
import { CredentialKind, UnitKind } from './kinds.ts';

/** Events of units, posts and persons: ids, codes and days, never names. */
export const staffEvents = {
  'staff.unit-added': z.object({ kind: UnitKind, parent: Id.nullable(), validFrom: Day }),
  'staff.unit-changed': z.object({ fields: z.array(z.string()) }),
  'staff.unit-closed': z.object({ lastDay: Day }),
  'staff.numbers-started': z.object({ series: z.string(), year: z.int(), start: z.int() }),
  'staff.person-added': z.object({}),
  'staff.person-changed': z.object({ fields: z.array(z.string()) }),
  'staff.person-invited': z.object({ invitation: Id }),
  'staff.card-printed': z.object({ card: Id, codes: z.int() }),
  'staff.card-ended': z.object({ card: Id }),
  'staff.credential-added': z.object({ credential: Id, kind: CredentialKind }),
  'staff.post-added': z.object({ unit: Id, person: Id, role: Role, areas: z.array(PlaceCode), validFrom: Day, lastDay: Day.nullable() }),
  'staff.post-ended': z.object({ person: Id, lastDay: Day }),
  'staff.post-areas-set': z.object({ person: Id, areas: z.array(PlaceCode) }),
  'staff.deputy-appointed': z.object({ deputy: Id, person: Id, firstDay: Day, lastDay: Day }),
  'staff.deputy-ended': z.object({ deputy: Id, person: Id, lastDay: Day }),
} as const;
export type StaffEvent = keyof typeof staffEvents;
