import { z } from 'zod';
import { Day, Id } from '../kernel/index.ts';
import { AwardGrade, AwardKind } from './vocabulary.ts';

const digest = z.string();
const Act = z.object({ act: Id, digest: digest.nullable() });
const Results = z.object({ met: z.int(), notMet: z.int(), notProven: z.int() });

/** Events of awards: ids, codes, days, counts and salted digests. */
export const awardEvents = {
  'awards.applied': z.object({ kind: AwardKind, grade: AwardGrade, year: z.int(), unit: Id }),
  'awards.saved': z.object({ stated: z.array(z.string()), digest }),
  'awards.submitted': z.object({ scheme: z.string(), version: z.string(), results: Results }),
  'awards.withdrawn': z.object({ digest }),
  'awards.county-passed': Act,
  'awards.sent-back': Act,
  'awards.city-passed': Act,
  'awards.inspected': Act.extend({ visitedOn: Day, seen: z.array(z.string()), results: Results }),
  'awards.noticed': z.object({ act: Id, from: Day, until: Day }),
  'awards.objection-recorded': z.object({ objection: Id, receivedOn: Day, dueOn: Day, digest }),
  'awards.objection-answered': z.object({ objection: Id, upheld: z.boolean(), digest }),
  'awards.granted': z.object({ act: Id, number: z.string(), namedOn: Day, until: Day }),
  'awards.refused': Act,
  'awards.entered': z.object({ kind: AwardKind, grade: AwardGrade, unit: Id, act: Id, number: z.string(), namedOn: Day, until: Day, digest }),
  'awards.reviewed': Act.extend({ year: z.int(), kept: z.boolean(), mendBy: Day.nullable() }),
  'awards.warned': Act.extend({ mendBy: Day }),
  'awards.revoked': Act.extend({ ground: z.string(), appealUntil: Day }),
  'awards.appealed': z.object({ appeal: Id, dueOn: Day, digest }),
  'awards.appeal-answered': z.object({ appeal: Id, upheld: z.boolean(), digest }),
  'awards.expired': z.object({ until: Day }),
} as const;
export type AwardEvent = keyof typeof awardEvents;
