import { randomBytes } from 'node:crypto';
import { Refusal } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { reporting, screeningOperations } from '@anhe/contract/screening';
import type { Hazard, ReportStep } from '@anhe/contract/screening';
import { saltedDigest } from '../../../kernel/crypto/keyring.ts';
import { canonical } from '../../../kernel/crypto/canonical.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Acting, Decision } from '../../../kernel/run/handler.ts';
import { append, insist, lockReport } from '../rows.ts';
import type { ReportSubject } from '../rows.ts';
import { boundTo } from '../sealed.ts';

/** What a report says: disputes registered in the round, hazards, and why it is corrected. */
interface Said {
  readonly matters: readonly Id[];
  readonly hazards: readonly Hazard[];
  readonly reason: string | null;
}

/** The disputes that the report's committee registered in its round. */
const registeredIn = (county: string, report: Id): Statement<readonly Id[]> =>
  raw(
    `select d.matter from screening.report p join disputes.dispute d on d.county = p.county and d.round = p.round and d.committee = p.unit where p.county = $1 and p.id = $2`,
    [county, report], (rows) => (rows as readonly { matter: Id }[]).map(({ matter }) => matter), // the one column
  );

const events = { fileReport: 'screening.reported', signNil: 'screening.nil-signed', correct: 'screening.corrected' } as const;

/** Writes the next version of a report; the older ones stay. */
function written(request: Acting, { head, report }: ReportSubject, step: ReportStep, said: Said): Decision<{ revision: number }> {
  const { actor, keys, now, today } = request;
  if (actor.kind !== 'staff') throw new Refusal('kernel.not-allowed', { details: { role: actor.kind } });
  insist(reporting(step, report.status, report.round_status));
  const nil = said.matters.length === 0 && said.hazards.length === 0;
  const version = report.version + 1;
  const words = { salt: randomBytes(16).toString('hex'), hazards: said.hazards, reason: said.reason };
  const key = { county: head.county, id: head.id };
  const hazards = said.hazards.reduce((sum, { count }) => sum + count, 0);
  const digest = saltedDigest(Buffer.from(words.salt, 'hex'), canonical({ hazards: words.hazards, reason: words.reason })).toString('hex');
  return {
    appends: [append('screening.report', head, now, events[step], { version, signedBy: actor.post, matters: [...said.matters], hazards, nil, digest })],
    changes: [
      update('screening.report', key, { status: nil ? 'nil' : 'reported', version, disputes: said.matters.length, hazards, filed_on: today }),
      insert('screening.report_version', {
        county: head.county, report: head.id, version, place: head.place, nil, matters: [...said.matters], sealed: keys.seal(words, boundTo(head.county, head.id, version)),
        signed_by: actor.post, recorded_at: now,
      }),
    ],
    answer: { revision: head.revision + 1 },
  };
}

function assertOfRound(matters: readonly Id[], known: readonly Id[]): void {
  const strangers = matters.filter((matter) => !known.includes(matter)).length;
  if (strangers > 0) throw new Refusal('screening.not-of-round', { details: { count: strangers }, fields: [{ path: ['matters'], code: 'unknown-choice' }] });
}

const lockIt = ({ input }: { input: { county: string; report: Id } }) => lockReport(input.county, input.report);
const itsDisputes = ({ input }: { input: { county: string; report: Id } }) => ({ known: registeredIn(input.county, input.report) });
type Known = { subject: ReportSubject; facts: { known: readonly Id[] } };
const once = (matters: readonly Id[]): Id[] => [...new Set(matters)];

export const fileReport = onCommand<(typeof screeningOperations)['fileReport'], ReportSubject, ReturnType<typeof itsDisputes>>({
  operation: screeningOperations.fileReport, subject: lockIt, facts: itsDisputes,
  decide: (request, { subject, facts }: Known) => {
    const { hazards } = request.input;
    const matters = once(request.input.matters);
    assertOfRound(matters, facts.known);
    if (matters.length === 0 && hazards.length === 0) throw new Refusal('screening.empty-report');
    return written(request, subject, 'fileReport', { matters, hazards, reason: null });
  },
});

export const signNil = onCommand<(typeof screeningOperations)['signNil'], ReportSubject>({
  operation: screeningOperations.signNil, subject: lockIt,
  decide: (request, { subject }) => written(request, subject, 'signNil', { matters: [], hazards: [], reason: null }),
});

export const correct = onCommand<(typeof screeningOperations)['correct'], ReportSubject, ReturnType<typeof itsDisputes>>({
  operation: screeningOperations.correct, subject: lockIt, facts: itsDisputes,
  decide: (request, { subject, facts }: Known) => {
    const matters = once(request.input.matters);
    assertOfRound(matters, facts.known);
    return written(request, subject, 'correct', { matters, hazards: request.input.hazards, reason: request.input.reason });
  },
});

