import { z } from 'zod';
import { Day, Id } from '../../kernel/index.ts';
import { TextRef } from '../../matters/index.ts';
import { Answered, CourtGround, LedgerState, PerformanceHow } from './vocabulary.ts';

/** What happens after the agreement. Ids, codes, days, amounts and digests. */
export const afterEvents = {
  'disputes.scheduled': z.object({ agreement: Id, replaced: z.boolean(), instalments: z.array(z.object({ id: Id, payer: Id, payee: Id, amount: z.string().nullable(), dueOn: Day })) }),
  'disputes.performance-recorded': z.object({ entry: Id, instalments: z.array(Id), amount: z.string().nullable(), full: z.boolean(), how: PerformanceHow, proofs: z.array(Id), ledger: LedgerState, note: TextRef.nullable() }),
  'disputes.performance-reversed': z.object({ entry: Id, reverses: Id, amount: z.string().nullable(), ledger: LedgerState.nullable(), reason: TextRef }),
  'disputes.breach-recorded': z.object({ breach: Id, instalment: Id.nullable(), remediesTold: z.boolean(), ledger: LedgerState, note: TextRef.nullable() }),
  'disputes.confirmation-applied': z.object({ application: Id, agreement: Id, ground: CourtGround, unit: Id.nullable(), applicants: z.array(Id), lastDay: Day.nullable(), court: TextRef }),
  'disputes.ruling-recorded': z.object({ application: Id, result: Answered, ground: z.string().nullable(), servedOn: Day.nullable() }),
  'disputes.review-applied': z.object({ application: Id, agreement: Id, applicants: z.array(Id), lastDay: Day.nullable(), commission: TextRef }),
  'disputes.review-recorded': z.object({ application: Id, result: Answered, servedOn: Day.nullable() }),
  'disputes.no-penalty-applied': z.object({ application: Id, agreement: Id, applicants: z.array(Id), station: TextRef }),
} as const;
