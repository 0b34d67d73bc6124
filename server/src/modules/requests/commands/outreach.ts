import { contains, idFromDigest, invalid, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { outreachEvents, requestOperations } from '@anhe/contract/requests';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Append } from '../../../kernel/run/handler.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { assertPlaceHolds } from '../../places/index.ts';
import { filingFacts, openRequest } from '../filing.ts';
import { readReceiver } from '../owner.ts';

/** Ids that follow from a visit and the place of a promise in it. */
const promiseId = (outreach: Id, index: number, what: string): Id => idFromDigest(sha256(`requests.promise ${outreach} ${index} ${what}`));

/** A visit to a village with what was promised there: each promise is a request of its own, with its clock. */
export const holdOutreach = onCommand({
  operation: requestOperations.holdOutreach,
  facts: (request) => ({ ...filingFacts(request), own: readReceiver(request.input.county, actingPost(request.actor).unit, request.today) }),
  decide: (request, { facts }) => {
    const { input, actor, today, now } = request;
    const { unit } = actingPost(request.actor);
    // A visit is of a unit of its own county.
    const { own } = facts;
    if (own === undefined) throw invalid({ path: ['county'], code: 'not-in-scope' });
    assertPlaceHolds(facts.place, today, ['place']);
    if (!contains(input.county, input.place) || !inScope(actor.scope, input.place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
    if (input.heldOn > today) throw invalid({ path: ['heldOn'], code: 'future-date' });
    const strangers = input.groups.findIndex((group) => request.book.find('request-groups', group, today) === undefined);
    if (strangers >= 0) throw invalid({ path: ['groups', strangers], code: 'unknown-choice' });
    const head: StreamHead = { county: input.county, id: input.outreach, place: input.place, revision: 0, chain: chainStart };
    const promises = input.promises.map((promise, index) => {
      const id = (what: string): Id => promiseId(input.outreach, index, what);
      const opened = openRequest(request, {
        county: input.county, matter: id('matter'), place: input.place, text: promise.text, type: promise.type, answers: {}, photos: [], person: { id: id('party'), name: input.topic.slice(0, 60) },
        receipt: id('receipt'), wantsMessages: false,
      }, { door: input.kind === 'meeting' ? 'meeting' : 'service-day', consentOral: true, outreach: input.outreach, desk: own.kind === 'centre' ? own : undefined }, facts);
      return opened.work.decision(null);
    });
    const held: Append = {
      table: 'requests.outreach', head, matter: null,
      events: [{ type: 'requests.outreach-held', version: 1, occurredAt: now, body: outreachEvents['requests.outreach-held'].parse({ kind: input.kind, unit, heldOn: input.heldOn, people: input.people, promises: promises.length }) }],
    };
    return {
      appends: [held, ...promises.flatMap(({ appends }) => appends)],
      changes: [
        insert('requests.outreach', {
          county: input.county, id: input.outreach, place: input.place, kind: input.kind, unit, held_on: input.heldOn, topic: input.topic, people: input.people, groups: input.groups, revision: 0, chain: chainStart, recorded_at: now,
        }),
        ...promises.flatMap(({ changes }) => changes),
      ],
      answer: { outreach: input.outreach, promises: promises.length },
    };
  },
});

interface Answered {
  readonly matter: Id;
  readonly place: string;
  readonly revision: number;
  readonly chain: Buffer;
}

/** A sample by chance of what was answered in a span of days: each is called by the centre, not by the unit that answered. */
export const drawCalls = onCommand({
  operation: requestOperations.drawCalls,
  facts: ({ input, ...request }) => ({
    answered: raw(
      `select r.matter, m.place, m.revision, m.chain from requests.request r join matters.matter m on m.county = r.county and m.id = r.matter
        where r.county = $1 and r.replied_at >= ($2::date)::timestamp at time zone 'Asia/Shanghai' and r.replied_at < ($3::date + 1)::timestamp at time zone 'Asia/Shanghai'
          and m.status in ('replied', 'closed') and r.replied_unit <> $4 and r.about_unit is distinct from $4 and not exists (select from requests.call c where c.county = r.county and c.matter = r.matter)
        order by r.matter for update of m limit 5000`,
      [input.county, input.from, input.to, actingPost(request.actor).unit], (rows) => rows as readonly Answered[], // the four columns
    ),
  }),
  decide: (request, { facts }) => {
    const { input, now, today, command } = request;
    if (input.to < input.from) throw invalid({ path: ['to'], code: 'past-date', details: { limit: input.from } });
    const { unit } = actingPost(request.actor);
    // Drawn by a digest over the command's own id: nobody chose, and a repeat draws the same.
    const ranked = facts.answered.map((row) => ({ row, at: sha256(`draw ${command} ${row.matter}`).toString('hex') })).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    const drawn = ranked.slice(0, Math.ceil((ranked.length * input.percent) / 100)).map(({ row }) => ({ row, call: newId(now.getTime()) }));
    return {
      appends: drawn.map(({ row, call }) => ({
        table: 'matters.matter' as const, head: { county: input.county, id: row.matter, place: row.place, revision: row.revision, chain: row.chain }, matter: row.matter,
        events: [{ type: 'requests.call-due', version: 1, occurredAt: now, body: { call, unit } }],
      })),
      changes: drawn.length === 0 ? [] : [insert('requests.call', ...drawn.map(({ row, call }) => ({ county: input.county, id: call, place: row.place, matter: row.matter, unit, sampled_on: today, called_on: null, called_by: null, result: null, note: null })))],
      answer: { drawn: drawn.length, of: facts.answered.length },
    };
  },
});
