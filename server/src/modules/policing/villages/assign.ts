import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { judgeBeginning, judgeEnding, leadsWithin, policingOperations } from '@anhe/contract/policing';
import type { AssignmentPart } from '@anhe/contract/policing';
import { insert, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { append, assertInArea, assertMayLookAfter, assertTellsOfNobody, insist, lockLeads, officerPost } from '../rows.ts';
import type { Lead, OfficerPost } from '../rows.ts';
import { sealTexts } from '../sealed.ts';
import { lockAssignment, lockLeadsAround, openOf } from './subject.ts';
import type { AssignmentSubject, Open } from './subject.ts';

/** Throws where a village would have two leads on any day. */
function assertNobodyLeads(leads: readonly Lead[], place: PlaceCode, placeName: string, from: Day): void {
  const [other] = leadsWithin(leads, place, from, null);
  if (other !== undefined) throw new Refusal('policing.led-already', { details: { place: placeName, day: other.from, name: other.name }, fields: [{ path: ['post'], code: 'already-used' }] });
}

const firstRow = (county: string, id: Id, place: PlaceCode, given: { readonly post: Id; readonly part: AssignmentPart; readonly from: Day }): Change =>
  insert('policing.assignment', { county, id, place, post: given.post, part: given.part, valid_from: given.from, valid_to: null, revision: 0, chain: chainStart });

/** An officer looks after a village from a day: as its lead, of which there is one, or beside it. */
export const assign = onCommand({
  operation: policingOperations.assign,
  facts: ({ input }) => ({ place: placeFact(input.place), leads: lockLeads(input.county, input.place), post: officerPost(input.county, input.post) }),
  decide: ({ input, actor, now, today }, { facts }) => {
    const { county, assignment, place, post, part, from } = input;
    assertPlaceHolds(facts.place, today, ['place']);
    if (place.length !== 12) throw invalid({ path: ['place'], code: 'unknown-choice' });
    assertInArea(actor, county, place);
    insist(judgeBeginning(from, today));
    assertMayLookAfter(facts.post, place, from);
    if (part === 'lead') assertNobodyLeads(facts.leads, place, facts.place.name, from);
    return {
      appends: [append('policing.assignment', { county, id: assignment, place, revision: 0, chain: chainStart }, now, 'policing.assigned', { place, post, part, from })],
      changes: [firstRow(county, assignment, place, { post, part, from })],
      answer: { revision: 1 },
    };
  },
});

export const endAssignment = onCommand({
  operation: policingOperations.endAssignment,
  subject: ({ input }) => lockAssignment(input.county, input.assignment),
  decide: ({ input, keys, now }, { subject }: { subject: AssignmentSubject }) => {
    insist(judgeEnding(subject.status, 'endAssignment', subject, input.on));
    const { county, id } = subject.head;
    const { sealed, digest } = sealTexts(keys, 'assignment.words', county, id, [input.reason]);
    return {
      appends: [append('policing.assignment', subject.head, now, 'policing.assignment-ended', { on: input.on, digest })],
      changes: [update('policing.assignment', { county, id }, { valid_to: input.on, words: sealed })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});

interface HandingOver {
  readonly leads: readonly Lead[];
  readonly post: OfficerPost | undefined;
  readonly open: Open;
}

/** One officer's last day is the day before another's first: the village is never without one, and what lay open then is kept. */
export const handOver = onCommand({
  operation: policingOperations.handOver,
  subject: ({ input }) => lockAssignment(input.county, input.assignment),
  facts: ({ input }) => ({ leads: lockLeadsAround(input.county, input.assignment), post: officerPost(input.county, input.post), open: openOf(input.county, input.assignment) }),
  decide: ({ input, keys, now, today }, { subject, facts }: { subject: AssignmentSubject; facts: HandingOver }) => {
    const { on, next, post, note } = input;
    const { head, part } = subject;
    const { county, id, place } = head;
    insist(judgeEnding(subject.status, 'handOver', subject, on));
    insist(judgeBeginning(on, today));
    if (post === subject.post) throw invalid({ path: ['post'], code: 'already-used' });
    assertMayLookAfter(facts.post, place, on);
    if (part === 'lead') assertNobodyLeads(facts.leads.filter((lead) => lead.id !== id), place, place, on);
    assertTellsOfNobody([{ text: note, path: ['note'] }]);
    const { sealed, digest } = sealTexts(keys, 'assignment.words', county, id, [note]);
    return {
      appends: [
        append('policing.assignment', head, now, 'policing.handed-over', { to: next, post, on, ...facts.open, digest }),
        append('policing.assignment', { county, id: next, place, revision: 0, chain: chainStart }, now, 'policing.assigned', { place, post, part, from: on }),
      ],
      changes: [
        update('policing.assignment', { county, id }, { valid_to: on, next, words: sealed, disputes_open: facts.open.disputes, requests_open: facts.open.requests, hazards_open: facts.open.hazards }),
        firstRow(county, next, place, { post, part, from: on }),
      ],
      answer: { revision: head.revision + 1 },
    };
  },
});
