import { z } from 'zod';
import { Day, Id } from '../../kernel/index.ts';
import { TextRef } from '../../matters/index.ts';
import { DestroyedGround, EvidenceForm, InvestigationKind, PauseReason, PoliceReportKind, VisitDay } from './vocabulary.ts';

const Signed = z.object({ signer: Id, how: z.string() });

/**
 * What happens in the room. Of what was said apart an event tells that something was written, about whose side, and a
 * digest whose salt goes with the text; of the question about violence that it was asked, never the answer.
 */
export const roomEvents = {
  'disputes.sealed-noted': z.object({ note: Id, party: Id, digest: z.string() }),
  'disputes.sealed-passed': z.object({ party: Id, to: Id, how: z.string(), notes: z.int() }),
  'disputes.sealed-destroyed': z.object({ party: Id.nullable(), ground: DestroyedGround, notes: z.int() }),
  'disputes.facts-confirmed': z.object({ record: Id, facts: TextRef, signatures: z.array(Signed) }),
  'disputes.violence-asked': z.object({ party: Id, apart: z.boolean() }),
  'disputes.investigated': z.object({ investigation: Id, kind: InvestigationKind, respondent: Id.nullable(), readBack: z.boolean(), record: TextRef }),
  'disputes.evidence-described': z.object({ attachment: Id, party: Id.nullable(), form: EvidenceForm, proves: TextRef }),
  'disputes.warning-noted': z.object({ sign: Id, kind: z.string(), owner: Id, precaution: TextRef.nullable() }),
  'disputes.warning-visited': z.object({ sign: Id, visit: Id, after: VisitDay, record: TextRef.nullable() }),
  'disputes.reported-to-police': z.object({ report: Id, kind: PoliceReportKind, account: TextRef }),
  'disputes.challenged': z.object({ challenge: Id, party: Id, post: Id, reason: TextRef }),
  'disputes.challenge-decided': z.object({ challenge: Id, upheld: z.boolean(), reason: TextRef }),
  'disputes.mediator-changed': z.object({ from: Id, to: Id, chosen: z.enum(['chosen', 'appointed']), conflict: z.enum(['none', 'accepted', 'declared']), reason: TextRef }),
  'disputes.clock-paused': z.object({ clock: z.string(), reason: PauseReason }),
  'disputes.clock-resumed': z.object({ clock: z.string(), dueOn: Day }),
  'disputes.clock-extended': z.object({ clock: z.string(), amount: z.int(), unit: z.string(), asked: z.array(Id), dueOn: Day.nullable(), reason: TextRef }),
  'disputes.session-planned': z.object({ plan: Id, day: Day, time: z.string(), invited: z.array(Id), told: z.string() }),
  'disputes.session-moved': z.object({ plan: Id, day: Day, time: z.string(), sequence: z.int() }),
  'disputes.session-cancelled': z.object({ plan: Id, sequence: z.int() }),
} as const;
