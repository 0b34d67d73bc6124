import { disputeOperations } from '@anhe/contract/disputes';
import { Refusal, addDays, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, update, upsert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { readPost } from '../../staff/index.ts';
import { isMemberOn } from '../commands/mediation.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import { assertInRoom, assertParty, optionalContent, optionalText } from './common.ts';
import { addSealed, openSealed } from './sealed.ts';

/** Facts that all parties signed: they alone of what was said may leave the room (courts' rules art 18). */
export const confirmFacts = stepHandler(disputeOperations.confirmFacts, nothingMore, (work, input) => {
  input.signatures.forEach(({ signer }, index) => {
    assertParty(work, signer, ['signatures', index, 'signer']);
    if (input.signatures.findIndex((other) => other.signer === signer) !== index) throw invalid({ path: ['signatures', index, 'signer'], code: 'already-used' });
  });
  work.judge('confirmFacts', input, { signedBy: input.signatures.map(({ signer }) => signer) });
  const facts = work.text('joint-facts', input.facts.map((fact) => fact.replaceAll(/\s*\n\s*/g, ' ')).join('\n'));
  work.add(insert('disputes.joint_fact', {
    ...work.address, id: input.record, place: work.home.place, happened_on: input.happenedOn, content: facts.content, signatures: JSON.stringify(input.signatures), seen_by: actingPost(work.request.actor).post,
  }));
  work.take('confirmFacts', 'disputes.facts-confirmed', input.happenedOn, { record: input.record, facts, signatures: input.signatures });
});

interface Answered {
  readonly id: Id;
  readonly party: Id;
  readonly sealed: Buffer | null;
}

// Row security gives the texts to the acting post alone.
const answersText = `
  select n.id, n.party, t.sealed from disputes.sealed_note n left join disputes.sealed_text t on t.county = n.county and t.id = n.id
   where n.county = $1 and n.matter = $2 and n.state = 'kept' order by n.recorded_at, n.id`;

const answers = (county: string, matter: Id): Statement<readonly Answered[]> => raw(answersText, [county, matter], (rows) => rows as Answered[]); // the columns of the text

/**
 * One side is asked apart about violence. That it was asked belongs to the matter; the answer goes under seal, and only
 * that the sides are better kept apart stands open, of no side in particular. Who is asked again is asked anew.
 */
export const askViolence = stepHandler(
  disputeOperations.askViolence,
  ({ input }) => ({ notes: answers(input.county, input.matter) }),
  (work, input, dispute, { notes }) => {
    work.judge('askViolence', input);
    assertParty(work, input.party);
    addSealed(work, dispute, { note: input.note, party: input.party, on: input.happenedOn, body: { kind: 'violence', text: input.answer } });
    const latest = new Map<Id, string>();
    for (const { id, party, sealed } of notes) {
      const body = openSealed(work.request.keys, work.home.county, id, sealed);
      if (body?.kind === 'violence') latest.set(party, body.text);
    }
    latest.set(input.party, input.answer);
    const before = work.facts.violence ?? { asked: [], found: false };
    // What another mediator wrote cannot be read here: what it led to stays.
    const unread = before.found && notes.some(({ sealed }) => sealed === null);
    const violence = { asked: input.apart ? [...new Set([...before.asked, input.party])] : before.asked, found: unread || [...latest.values()].includes('found') };
    work.set({ asked_apart: [...violence.asked], kept_apart: violence.found });
    work.know({ violence });
    work.take('askViolence', 'disputes.violence-asked', input.happenedOn, { party: input.party, apart: input.apart });
  },
);

export const investigate = stepHandler(disputeOperations.investigate, nothingMore, (work, input) => {
  work.judge('investigate', input);
  assertParty(work, input.respondent, ['respondent']);
  // An inspection may find nobody there; a visit or an inquiry asks somebody.
  if (input.kind !== 'inspection' && input.respondent === undefined && (input.respondentWords ?? '') === '') throw invalid({ path: ['respondentWords'], code: 'required' });
  const record = work.text('investigation', input.record);
  work.add(insert('disputes.investigation', {
    ...work.address, id: input.investigation, place: work.home.place, kind: input.kind, happened_on: input.happenedOn, venue: optionalContent(work, 'venue', input.venue),
    respondent: input.respondent ?? null, respondent_words: optionalContent(work, 'respondent', input.respondentWords), record: record.content,
    investigators: [...input.investigators], read_back: input.readBack,
  }));
  work.take('investigate', 'disputes.investigated', input.happenedOn, { investigation: input.investigation, kind: input.kind, respondent: input.respondent ?? null, readBack: input.readBack, record });
});

/** One line of the list of evidence: what the file proves. Said again, it takes the place of what was said before. */
export const describeEvidence = stepHandler(
  disputeOperations.describeEvidence,
  ({ input }) => ({
    known: raw("select 1 from matters.attachment where county = $1 and matter = $2 and id = $3 and kind = 'evidence' and removed_at is null", [input.county, input.matter, input.attachment], (rows) => rows.length > 0),
  }),
  (work, input, _dispute, { known }) => {
    assertInRoom(work);
    if (!known) throw invalid({ path: ['attachment'], code: 'unknown-choice' });
    assertParty(work, input.party);
    const proves = work.text('evidence', input.proves);
    work.add(upsert('disputes.evidence', ['county', 'attachment'], {
      ...work.address, attachment: input.attachment, place: work.home.place, proves: proves.content, form: input.form, party: input.party ?? null,
    }));
    work.event('disputes.evidence-described', work.request.today, { attachment: input.attachment, party: input.party ?? null, form: input.form, proves });
  },
);

/** A sign that it may turn violent, with what is done about it (art 25). It belongs to the matter, not to anybody. */
export const noteWarning = stepHandler(
  disputeOperations.noteWarning,
  ({ input }) => ({ owner: readPost(input.county, input.owner) }),
  (work, input, dispute, { owner }) => {
    const precaution = input.precaution === undefined || input.precaution === '' ? undefined : input.precaution;
    work.judge('noteWarning', input, { precaution: precaution !== undefined });
    if (work.request.book.find('warning-signs', input.kind, input.happenedOn) === undefined) throw invalid({ path: ['kind'], code: 'unknown-choice' });
    if (!isMemberOn(owner, dispute.committee, input.happenedOn, ['owner'])) throw invalid({ path: ['owner'], code: 'unknown-choice' });
    const done = optionalText(work, 'precaution', precaution);
    work.add(insert('disputes.warning_sign', {
      ...work.address, id: input.sign, place: work.home.place, kind: input.kind, noted_on: input.happenedOn, owner: input.owner, precaution: done?.content ?? null, ended_on: null,
      next_visit_on: addDays(input.happenedOn, 7),
    }));
    work.take('noteWarning', 'disputes.warning-noted', input.happenedOn, { sign: input.sign, kind: input.kind, owner: input.owner, precaution: done });
  },
);

interface SignRow {
  readonly noted_on: Day;
  readonly visited: readonly number[];
}

const signText = `
  select s.noted_on::text as noted_on, (select coalesce(json_agg(v.after_days), '[]') from disputes.warning_visit v where v.county = s.county and v.sign = s.id) as visited
    from disputes.warning_sign s where s.county = $1 and s.matter = $2 and s.id = $3`;

/** Somebody looked in on the seventh, thirtieth or ninetieth day. */
export const visitWarning = stepHandler(
  disputeOperations.visitWarning,
  ({ input }) => ({ sign: raw(signText, [input.county, input.matter, input.sign], (rows) => rows[0] as SignRow | undefined) }), // the columns of the text
  (work, input, _dispute, { sign }) => {
    work.judge('visitWarning', input);
    if (sign === undefined) throw invalid({ path: ['sign'], code: 'unknown-choice' });
    if (input.happenedOn < sign.noted_on) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: sign.noted_on } });
    if (sign.visited.includes(input.after)) throw new Refusal('disputes.visit-done');
    const record = optionalText(work, 'warning-visit', input.record);
    const left = ([7, 30, 90] as const).filter((days) => days !== input.after && !sign.visited.includes(days));
    work.add(
      insert('disputes.warning_visit', {
        ...work.address, id: input.visit, place: work.home.place, sign: input.sign, after_days: input.after, visited_on: input.happenedOn, record: record?.content ?? null,
        visited_by: actingPost(work.request.actor).post,
      }),
      update('disputes.warning_sign', { county: work.home.county, id: input.sign }, { next_visit_on: left[0] === undefined ? null : addDays(sign.noted_on, left[0]) }),
    );
    work.take('visitWarning', 'disputes.warning-visited', input.happenedOn, { sign: input.sign, visit: input.visit, after: input.after, record });
  },
);

/** The police are told in time of what it may turn into (art 25); mediation goes on unless somebody ends it. */
export const reportToPolice = stepHandler(disputeOperations.reportToPolice, nothingMore, (work, input) => {
  work.judge('reportToPolice', input);
  const account = work.text('police-report', input.account);
  work.add(insert('disputes.police_report', {
    ...work.address, id: input.report, place: work.home.place, kind: input.kind, reported_on: input.happenedOn, unit: work.text('police-unit', input.unit).content, account: account.content,
    reported_by: actingPost(work.request.actor).post,
  }));
  work.take('reportToPolice', 'disputes.reported-to-police', input.happenedOn, { report: input.report, kind: input.kind, account });
});
