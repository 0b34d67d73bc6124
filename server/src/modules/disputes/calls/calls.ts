import { callsAhead, disputeOperations, restsUntil } from '@anhe/contract/disputes';
import { addDays, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { optionalText } from '../room/common.ts';
import { stepHandler } from '../steps.ts';
import { callLines } from './lines.ts';

const calledText = `
  select count(*)::int as count from disputes.call c join staff.post s on s.county = c.county and s.id = c.called_by
   where c.county = $1 and s.unit = $2 and ($3::uuid is null or s.id = $3) and c.called_on = $4`;

const calledOn = (county: string, unit: Id, post: Id | null, day: Day): Statement<number> =>
  raw(calledText, [county, unit, post, day], (rows) => (rows[0] as { count: number }).count); // the column of the text

/** How many people a line names. */
const named = 6;

/** Whom to call or visit today, and why. */
export const calls = onQuery({
  operation: disputeOperations.calls,
  facts: ({ actor, today }) => {
    const { county, unit, post, role } = actingPost(actor);
    const own = role === 'director' ? null : post;
    return { lines: callLines({ county, unit, post: own, matter: null }, today, false), called: calledOn(county, unit, own, today) };
  },
  answer: ({ actor }, { facts }) => ({
    items: facts.lines.map(({ people, ...line }) => ({ ...line, people: people.slice(0, named), more: people.length > named })),
    called: facts.called, whole: actingPost(actor).role === 'director',
  }),
});

/** What came of one line: an event of the matter; the line leaves the sheet for a while. */
export const recordCall = stepHandler(
  disputeOperations.recordCall,
  ({ actor, input, today }) => ({ lines: callLines({ county: input.county, unit: actingPost(actor).unit, post: null, matter: input.matter }, today, true) }),
  (work, input, _dispute, { lines }) => {
    const { today, now } = work.request;
    const line = lines.find(({ reason, about, party }) => reason === input.reason && about === input.about && party === (input.party ?? null));
    if (line === undefined) throw invalid({ path: ['about'], code: 'unknown-choice' });
    if (input.result === 'later' && input.again === undefined) throw invalid({ path: ['again'], code: 'required' });
    if (input.result !== 'later' && input.again !== undefined) throw invalid({ path: ['again'], code: 'unknown-field' });
    if (input.again !== undefined && input.again <= today) throw invalid({ path: ['again'], code: 'past-date', details: { limit: addDays(today, 1) } });
    if (input.again !== undefined && input.again > addDays(today, callsAhead)) throw invalid({ path: ['again'], code: 'too-large', details: { limit: addDays(today, callsAhead) } });
    const note = optionalText(work, 'call', input.note);
    work.add(insert('disputes.call', {
      ...work.address, id: input.call, place: work.home.place, reason: line.reason, about: line.about, party: line.party, result: input.result, called_on: today,
      rests_until: restsUntil(line.reason, input.result, line.dueOn, today, input.again), note: note?.content ?? null, called_by: actingPost(work.request.actor).post, recorded_at: now,
    }));
    work.event('disputes.called', today, { call: input.call, reason: line.reason, about: line.about, party: line.party, result: input.result, again: input.again ?? null, note });
  },
);
