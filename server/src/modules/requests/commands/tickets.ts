import { Refusal, dayOf, idFromDigest, instantAt, invalid } from '@anhe/contract/kernel';
import type { Id, ParsedInputOf } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { inScope } from '../../../kernel/access/actor.ts';
import { canonical } from '../../../kernel/crypto/canonical.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { promiseWords, findType } from '../catalogue.ts';
import { filedAnswer, filingFacts, openRequest, requestNumber } from '../filing.ts';
import { deskOf, readReceiver } from '../owner.ts';

type Ticket = ParsedInputOf<(typeof requestOperations)['takeTicket']>;

/** The matter of a ticket, whichever file it comes in with. */
export const ticketMatter = (county: string, system: string, ticket: string): Id => idFromDigest(sha256(`requests.ticket ${county} ${system} ${ticket}`));

/** A keyed digest of what a ticket says, by which one that came again with other words is told. */
function saidIndex(keys: Keyring, { receivedOn, receivedAt, place, text, type, detail, spot, point, person, wantsMessages }: Ticket): Buffer {
  const said = { receivedOn, receivedAt, place, text, type, detail, spot, point, name: person.name, contact: person.contact, wantsMessages };
  return keys.index('request ticket', canonical(said));
}

interface There {
  readonly matter: Id;
  readonly said_index: Buffer;
  readonly number: string;
  readonly revision: number;
  readonly status: string;
  readonly holder: string;
  readonly due_on: string | null;
  readonly type: string | null;
}

const there = (county: string, system: string, ticket: string): Statement<There | undefined> =>
  raw(
    `select t.matter, t.said_index, m.number, m.revision, m.status, h.name as holder, m.due_on::text as due_on, r.type
       from requests.ticket t join matters.matter m on m.county = t.county and m.id = t.matter join requests.request r on r.county = t.county and r.matter = t.matter
       join staff.unit h on h.county = m.county and h.id = m.holder_unit
      where t.county = $1 and t.system = $2 and t.ticket = $3`,
    [county, system, ticket], (rows) => rows[0] as There | undefined, // the columns above
  );

/** One ticket of the hotline. Sent in again it changes nothing; with other words it is told, and still changes nothing. */
export const takeTicket = onCommand({
  operation: requestOperations.takeTicket,
  facts: (request) => ({
    ...filingFacts(request), own: readReceiver(request.input.county, request.actor.kind === 'staff' ? request.actor.unit : request.input.matter, request.today),
    there: there(request.input.county, request.input.system, request.input.ticket),
  }),
  decide: (request, { facts }) => {
    const { input, actor, now, today, keys, book } = request;
    const said = saidIndex(keys, input);
    const before = facts.there;
    if (before !== undefined) {
      return {
        appends: [], changes: [],
        answer: {
          county: input.county, matter: before.matter, revision: before.revision, code: null, number: before.number, status: before.status as 'filed', // the column's own check
          holder: before.holder, dueOn: before.due_on, dueAt: null, promise: promiseWords(book, findType(book, before.type, today), today), done: before.said_index.equals(said) ? 'unchanged' as const : 'changed' as const,
        },
      };
    }
    if (!inScope(actor.scope, input.place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
    const receivedAt = input.receivedAt === undefined ? undefined : new Date(input.receivedAt);
    if (receivedAt !== undefined && dayOf(receivedAt) !== input.receivedOn) throw invalid({ path: ['receivedAt'], code: 'wrong-kind' });
    if (input.receivedOn > today || (receivedAt !== undefined && receivedAt > now)) throw invalid({ path: ['receivedAt'], code: 'future-date' });
    const saidAt = receivedAt ?? (input.receivedOn === today ? now : new Date(instantAt(input.receivedOn, '12:00')));
    const opened = openRequest(request, input, { door: 'hotline', consentOral: true, saidAt, desk: actor.kind === 'staff' ? deskOf(facts.own) : undefined }, facts);
    opened.work.add(insert('requests.ticket', { county: input.county, system: input.system, ticket: input.ticket, matter: input.matter, place: input.place, received_on: input.receivedOn, said_index: said }));
    return opened.work.decision({ ...filedAnswer(opened, requestNumber(input.county, input.matter, input.receivedOn)), done: 'added' as const });
  },
});

/** Whether it was refused because another took the same ticket at that moment. */
export const isRace = (error: unknown): boolean => error instanceof Refusal && (error.code === 'kernel.conflict' || error.code === 'kernel.busy');
