import { instantOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type { MessageView, RequestView } from '@anhe/contract/requests';
import { abilities } from '../../../kernel/access/policy.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { clockView, openContent } from '../../matters/index.ts';
import type { ClockRow } from '../../matters/index.ts';
import { maskedParty } from '../../parties/index.ts';
import type { PartyColumns } from '../../parties/index.ts';
import { mayReadWords, requestPolicies } from '../policy.ts';
import { factsOf, readRequest, requestKnown } from '../subject.ts';
import { lineColumns, lineOf, lineTables } from './list.ts';
import type { LineRow } from './list.ts';

const unitName = (unit: string): string => `(select u.name from staff.unit u where u.county = $1 and u.id = ${unit})`;
const named = (unit: string): string => `case when ${unit} is not null then json_build_object('unit', ${unit}, 'name', ${unitName(unit)}) end`;

/** Kinds of texts that the person wrote or was written; notes and reasons of the house are none of them. */
export const messageKinds = ['inform', 'ask', 'answer', 'more', 'reply', 'contest', 'explain', 'correct'] as const;
const byPerson: readonly string[] = ['answer', 'more', 'contest'];

const besideText = `
  select
    (select json_build_object('id', p.id, 'kind', p.kind, 'side', 'applicant', 'position', 1, 'masked_name', p.masked_name, 'masked_contact', p.masked_contact,
              'contact_by', case when p.erased_at is null then p.contact_by else 'none' end)
       from requests.request r join parties.party p on p.county = r.county and p.id = r.party where r.county = $1 and r.matter = $2) as party,
    (select json_build_object('said', said, 'answers', answers, 'wants', wants_messages, 'oral', consent_oral, 'askedBy', asked_by, 'readAt', read_at, 'impossible', impossible, 'doubts', doubts, 'filed', ${named('(select m.filed_unit from matters.matter m where m.county = $1 and m.id = $2)')})
       from requests.request where county = $1 and matter = $2) as own,
    (select json_build_object('post', p.id, 'name', n.name, 'role', p.role, 'unit', p.unit, 'unitName', ${unitName('p.unit')})
       from matters.matter m join staff.post p on p.county = m.county and p.id = m.holder_post join staff.person n on n.county = p.county and n.id = p.person where m.county = $1 and m.id = $2) as holder_post,
    (select coalesce(json_agg(json_build_object('id', o.id, 'from', ${named('o.from_unit')}, 'named', ${named('o.named_unit')}, 'namedWords', o.named_words, 'reason', o.reason, 'raisedOn', o.raised_on, 'dueOn', o.due_on,
              'decidedOn', o.decided_on, 'upheld', o.upheld, 'to', ${named('o.to_unit')}, 'ground', o.ground) order by o.raised_on, o.id), '[]') from requests.objection o where o.county = $1 and o.matter = $2) as objections,
    (select coalesce(json_agg(json_build_object('id', e.id, 'unit', e.unit, 'name', ${unitName('e.unit')}, 'question', e.question, 'askedOn', e.asked_on, 'dueOn', e.due_on, 'answer', e.answer, 'answeredOn', e.answered_on) order by e.asked_on, e.id), '[]')
       from requests.help e where e.county = $1 and e.matter = $2) as helps,
    (select coalesce(json_agg(json_build_object('id', c.id, 'unit', c.unit, 'unitName', ${unitName('c.unit')}, 'sampledOn', c.sampled_on, 'calledOn', c.called_on, 'result', c.result, 'note', c.note) order by c.sampled_on), '[]')
       from requests.call c where c.county = $1 and c.matter = $2) as calls,
    (select coalesce(json_agg(json_build_object('rung', x.rung, 'why', x.why, 'unit', x.unit, 'unitName', ${unitName('x.unit')}, 'raisedAt', x.raised_at) order by x.raised_at), '[]') from requests.hand x where x.county = $1 and x.matter = $2) as hands,
    (select coalesce(json_agg(json_build_object('county', m.county, 'id', m.id, 'number', m.number, 'filedOn', m.filed_on) order by m.filed_on), '[]')
       from requests.request j join matters.matter m on m.county = j.county and m.id = j.matter where j.county = $1 and j.joined_to = $2) as joined,
    (select coalesce(json_agg(json_build_object('at', j.joined_at, 'remark', j.remark) order by j.joined_at, j.party), '[]') from requests.joiner j where j.county = $1 and j.matter = $2 and j.remark is not null) as remarks,
    (select json_build_object('county', m.county, 'id', m.id, 'number', m.number) from requests.request j join matters.matter m on m.county = j.county and m.id = j.joined_to where j.county = $1 and j.matter = $2) as joined_to,
    (select json_build_object('title', title, 'answer', answer, 'publishedAt', published_at) from requests.publication where county = $1 and matter = $2 and withdrawn_at is null) as publication,
    (select json_build_object('system', system, 'id', external_id, 'status', status, 'checkedAt', checked_at) from requests.forwarding where county = $1 and matter = $2) as external,
    (select json_build_object('system', system, 'id', ticket) from requests.ticket where county = $1 and matter = $2 limit 1) as ticket,
    (select coalesce(json_agg(json_build_object('kind', kind, 'started_on', started_on, 'due_on', due_on, 'limit_from', limit_from, 'limit_code', limit_code, 'started_at', started_at, 'due_at', due_at, 'stopped_at', stopped_at,
              'stopped_on', stopped_on, 'outcome', outcome, 'pauses', pauses, 'extensions', extensions, 'paused_on', paused_on) order by due_on), '[]') from matters.clock where county = $1 and matter = $2) as clocks`;

interface Beside {
  readonly party: PartyColumns | null;
  readonly own: { readonly said: Id; readonly answers: Id | null; readonly wants: boolean; readonly oral: boolean; readonly askedBy: Id | null; readonly readAt: string | null; readonly impossible: RequestView['impossible']; readonly doubts: readonly string[]; readonly filed: RequestView['filedBy'] };
  readonly holder_post: RequestView['holderPost'];
  readonly objections: readonly (Omit<RequestView['objections'][number], 'reason'> & { readonly reason: Id; readonly namedWords: string | null })[];
  readonly helps: readonly (Omit<RequestView['helps'][number], 'question' | 'answer'> & { readonly question: Id; readonly answer: Id | null })[];
  readonly calls: readonly (Omit<RequestView['calls'][number], 'note'> & { readonly note: Id | null })[];
  readonly hands: readonly RequestView['hands'][number][];
  readonly joined: RequestView['joined'];
  readonly remarks: readonly { readonly at: string; readonly remark: Id }[];
  readonly joined_to: RequestView['joinedTo'];
  readonly publication: RequestView['publication'];
  readonly external: RequestView['external'];
  readonly ticket: RequestView['ticket'];
  readonly clocks: readonly ClockRow[];
}

export interface TextRow {
  readonly id: Id;
  readonly kind: string;
  readonly sealed: Buffer | null;
  readonly recorded_at: Date;
  readonly unit_name: string | null;
}

/** All texts of a request with the unit that wrote each. */
export const requestTexts = (county: string, matter: Id): Statement<readonly TextRow[]> =>
  raw(
    `select c.id, c.kind, c.sealed, c.recorded_at, (select u.name from kernel.event e join staff.post p on p.county = e.county and p.id = kernel.post_of(e.actor) join staff.unit u on u.county = p.county and u.id = p.unit
        where e.county = c.county and e.stream = c.matter and e.recorded_at = c.recorded_at limit 1) as unit_name
       from matters.content c where c.county = $1 and c.matter = $2 order by c.recorded_at, c.id`,
    [county, matter], (rows) => rows as readonly TextRow[], // the columns above
  );

export function messagesOf(keys: Keyring, county: string, texts: readonly TextRow[]): MessageView[] {
  const kinds: readonly string[] = messageKinds;
  return texts.filter(({ kind }) => kinds.includes(kind)).map((row) => ({
    id: row.id, kind: row.kind as MessageView['kind'], by: byPerson.includes(row.kind) ? 'person' : 'desk', unitName: row.unit_name, at: instantOf(row.recorded_at), text: openContent(keys, county, row.id, row.sealed), // one of the kinds just asked for
  }));
}

const moment = (text: string | null): string | null => (text === null ? null : instantOf(new Date(text)));

export const get = onQuery({
  operation: requestOperations.get,
  subject: ({ input }) => readRequest(input.county, input.matter),
  facts: ({ input }) => ({
    line: raw(`select ${lineColumns} from (select m.* from matters.matter m where m.county = $1 and m.id = $2) m ${lineTables}`, [input.county, input.matter], (rows) => rows[0] as LineRow), // the columns of the list
    known: requestKnown(input.county, input.matter), beside: raw(besideText, [input.county, input.matter], (rows) => rows[0] as Beside), texts: requestTexts(input.county, input.matter), // the columns of the text
  }),
  answer: ({ actor, keys, book, now }, { subject, facts }) => {
    if (subject === undefined) throw new Error('a request was found, or the road would have refused');
    const { row } = subject;
    const mayRead = mayReadWords(actor, subject);
    const text = (id: Id | null): string | null => {
      const found = mayRead && id !== null ? facts.texts.find((one) => one.id === id) : undefined;
      return found === undefined ? null : openContent(keys, row.county, found.id, found.sealed);
    };
    const { own, party } = facts.beside;
    const answers = text(own.answers);
    return {
      line: lineOf(keys, facts.line, mayRead), facts: factsOf(book, row, facts.known), text: text(own.said), position: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
      answers: answers === null ? [] : Object.entries(JSON.parse(answers) as Record<string, string | number | string[]>).map(([code, value]) => ({ code, value })), // as the filing stored it
      party: party === null ? null : maskedParty(party), wantsMessages: own.wants, consentOral: own.oral, askedBy: text(own.askedBy), filedBy: own.filed, holderPost: facts.beside.holder_post, readAt: moment(own.readAt),
      photos: mayRead ? [...row.photos] : [], messages: mayRead ? messagesOf(keys, row.county, facts.texts) : [],
      objections: facts.beside.objections.map(({ namedWords, ...one }) => ({ ...one, named: one.named ?? (namedWords === null ? null : { unit: one.from.unit, name: namedWords }), reason: text(one.reason) })),
      helps: facts.beside.helps.map((one) => ({ ...one, question: text(one.question), answer: text(one.answer) })), calls: facts.beside.calls.map((one) => ({ ...one, note: text(one.note) })),
      hands: facts.beside.hands.map((one) => ({ ...one, raisedAt: moment(one.raisedAt) ?? one.raisedAt })), clocks: facts.beside.clocks.map((clock) => clockView(book, clock, now)), joined: facts.beside.joined,
      remarks: facts.beside.remarks.flatMap(({ at, remark }) => {
        const said = text(remark);
        return said === null ? [] : [{ at: instantOf(new Date(at)), text: said }];
      }),
      joinedTo: facts.beside.joined_to, impossible: own.impossible,
      publication: facts.beside.publication === null ? null : { ...facts.beside.publication, publishedAt: moment(facts.beside.publication.publishedAt) ?? '' },
      external: facts.beside.external === null ? null : { ...facts.beside.external, checkedAt: moment(facts.beside.external.checkedAt) }, ticket: facts.beside.ticket, doubts: [...own.doubts], mayRead,
      abilities: abilities(requestOperations, requestPolicies, actor, subject),
    };
  },
});
