import { askedApart, disputeOperations, erasedText } from '@anhe/contract/disputes';
import type { RoomView } from '@anhe/contract/disputes';
import { WarningSignBody, addDays } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { isPausable, openContent } from '../../matters/index.ts';
import type { OpenClock } from '../../matters/index.ts';
import { contentRows, disputeFound } from '../queries/get.ts';
import type { ContentRow, DisputeFound } from '../queries/get.ts';
import { mediatesInPerson } from './common.ts';

type Signed = RoomView['jointFacts'][number]['signatures'];

/** The rows of a room, texts named by their content. */
interface RoomParts {
  readonly parties: readonly { readonly id: Id; readonly side: 'applicant' | 'respondent' | 'third' }[];
  readonly mediators: readonly { readonly post: Id }[];
  readonly sealed: readonly { readonly party: Id; readonly post: Id }[];
  readonly asked_apart: readonly Id[];
  readonly kept_apart: boolean;
  readonly joint_facts: readonly { readonly id: Id; readonly happenedOn: Day; readonly content: Id; readonly signatures: Signed }[];
  readonly investigations: readonly (Omit<RoomView['investigations'][number], 'record' | 'venue' | 'respondentWords'> & { readonly record: Id; readonly venue: Id | null; readonly respondentWords: Id | null })[];
  readonly evidence: readonly (Omit<RoomView['evidence'][number], 'proves'> & { readonly proves: Id | null })[];
  readonly guests: readonly { readonly session: Id; readonly names: Id }[];
  readonly warnings: readonly { readonly id: Id; readonly kind: string; readonly notedOn: Day; readonly owner: Id; readonly ownerName: string; readonly precaution: Id | null; readonly endedOn: Day | null }[];
  readonly visits: readonly { readonly sign: Id; readonly after: number; readonly visitedOn: Day; readonly record: Id | null }[];
  readonly reports: readonly (Omit<RoomView['reports'][number], 'unit' | 'account'> & { readonly unit: Id; readonly account: Id })[];
  readonly challenges: readonly (Omit<RoomView['challenges'][number], 'reason' | 'answer'> & { readonly reason: Id; readonly answer: Id | null })[];
  readonly plans: readonly (Omit<RoomView['plans'][number], 'venue'> & { readonly venue: Id | null })[];
  readonly clock: OpenClock | null;
  readonly colleagues: RoomView['colleagues'];
}

const list = (columns: string, from: string, order: string): string => `(select coalesce(json_agg(json_build_object(${columns}) order by ${order}), '[]') from ${from})`;
const here = (alias: string): string => `${alias}.county = $1 and ${alias}.matter = $2`;
const nameOf = (post: string): string => `(select n.name from staff.post p join staff.person n on n.county = p.county and n.id = p.person where p.county = $1 and p.id = ${post})`;

const partsText = `
  select
    ${list("'id', mp.party, 'side', mp.side", `matters.matter_party mp where ${here('mp')}`, 'mp.position')} as parties,
    ${list("'post', x.post", `disputes.mediator x where ${here('x')} and x.to_on is null`, 'x.from_on')} as mediators,
    ${list("'party', s.party, 'post', s.post", `disputes.sealed_note s where ${here('s')} and s.state = 'kept'`, 's.id')} as sealed,
    d.asked_apart, d.kept_apart,
    ${list("'id', f.id, 'happenedOn', f.happened_on, 'content', f.content, 'signatures', f.signatures", `disputes.joint_fact f where ${here('f')}`, 'f.happened_on, f.id')} as joint_facts,
    ${list("'id', i.id, 'kind', i.kind, 'happenedOn', i.happened_on, 'venue', i.venue, 'respondent', i.respondent, 'respondentWords', i.respondent_words, 'record', i.record, 'investigators', i.investigators, 'readBack', i.read_back", `disputes.investigation i where ${here('i')}`, 'i.happened_on, i.id')} as investigations,
    ${list("'attachment', a.id, 'name', f.name, 'mediaType', f.media_type, 'happenedOn', a.happened_on, 'proves', e.proves, 'form', e.form, 'party', e.party", `matters.attachment a join kernel.file f on f.county = a.county and f.id = a.file left join disputes.evidence e on e.county = a.county and e.attachment = a.id where ${here('a')} and a.kind = 'evidence' and a.removed_at is null`, 'a.recorded_at, a.id')} as evidence,
    ${list("'session', s.id, 'names', s.guest_names", `disputes.session s where ${here('s')} and s.guest_names is not null`, 's.held_on, s.id')} as guests,
    ${list(`'id', w.id, 'kind', w.kind, 'notedOn', w.noted_on, 'owner', w.owner, 'ownerName', ${nameOf('w.owner')}, 'precaution', w.precaution, 'endedOn', w.ended_on`, `disputes.warning_sign w where ${here('w')}`, 'w.noted_on, w.id')} as warnings,
    ${list("'sign', v.sign, 'after', v.after_days, 'visitedOn', v.visited_on, 'record', v.record", `disputes.warning_visit v where ${here('v')}`, 'v.after_days')} as visits,
    ${list("'id', r.id, 'kind', r.kind, 'unit', r.unit, 'reportedOn', r.reported_on, 'account', r.account", `disputes.police_report r where ${here('r')}`, 'r.reported_on, r.id')} as reports,
    ${list("'id', c.id, 'party', c.party, 'post', c.post, 'askedOn', c.asked_on, 'reason', c.reason, 'upheld', c.upheld, 'decidedOn', c.decided_on, 'answer', c.answer", `disputes.challenge c where ${here('c')}`, 'c.asked_on, c.id')} as challenges,
    ${list(`'id', l.id, 'day', l.day, 'time', l.time, 'minutes', l.minutes, 'venue', l.venue, 'mediator', l.mediator, 'mediatorName', ${nameOf('l.mediator')}, 'invited', l.invited, 'told', l.told, 'state', l.state, 'sequence', l.sequence`, `disputes.planned_session l where ${here('l')}`, 'l.day, l.time, l.id')} as plans,
    (select json_build_object('kind', k.kind, 'limit_from', k.limit_from, 'paused_on', k.paused_on) from matters.clock k where ${here('k')} and k.kind = 'mediation' and k.stopped_on is null) as clock,
    (select coalesce(json_agg(json_build_object('post', p.id, 'name', n.name) order by n.name), '[]') from staff.post p join staff.person n on n.county = p.county and n.id = p.person
      where p.county = $1 and p.unit = d.committee and p.role in ('mediator', 'director') and p.valid_to is null) as colleagues
  from disputes.dispute d where d.county = $1 and d.matter = $2`;

const roomParts = (county: string, matter: Id): Statement<RoomParts> => raw(partsText, [county, matter], (rows) => rows[0] as RoomParts); // the columns of the text above

/** What is kept under seal, by party: how much this post reads, and what waits for the party's word since its writer left. */
function sealedCounts({ actor }: Request, parts: RoomParts): RoomView['sealed'] {
  const me = actor.kind === 'staff' && actor.standsInFor === null ? actor.post : undefined;
  const current = new Set(parts.mediators.map(({ post }) => post));
  return parts.parties.map(({ id: party }) => {
    const notes = parts.sealed.filter((note) => note.party === party);
    return { party, mine: notes.filter(({ post }) => post === me).length, waiting: notes.filter(({ post }) => !current.has(post)).length };
  });
}

const visitDays = [7, 30, 90] as const;

function warningViews({ book, today }: Request, parts: RoomParts, text: (id: Id | null) => string | null): RoomView['warnings'] {
  return parts.warnings.map(({ precaution, kind, ...sign }) => ({
    ...sign, kind, name: WarningSignBody.parse(book.row('warning-signs', kind, today).body).name, precaution: text(precaution),
    visits: visitDays.map((after) => {
      const visit = parts.visits.find((one) => one.sign === sign.id && one.after === after);
      return { after, dueOn: addDays(sign.notedOn, after), visitedOn: visit?.visitedOn ?? null, record: text(visit?.record ?? null) };
    }),
  }));
}

function roomView(request: Request, found: DisputeFound, parts: RoomParts, contents: readonly ContentRow[]): RoomView {
  const { actor, book, keys, today } = request;
  const { county, id: matter, type } = found.row;
  const byId = new Map(contents.map((content) => [content.id, content]));
  const text = (id: Id | null): string | null => (id === null ? null : (openContent(keys, county, id, byId.get(id)?.sealed ?? null) ?? erasedText));
  const said = (id: Id): string => text(id) ?? erasedText;
  const violence = { asked: [...parts.asked_apart], found: parts.kept_apart };
  const { clock } = parts;
  return {
    county, matter, mediates: mediatesInPerson(actor, parts.mediators), sealed: sealedCounts(request, parts),
    violence: type === 'marriage-family' ? { ...violence, complete: askedApart({ type, parties: parts.parties, violence }) } : null,
    jointFacts: parts.joint_facts.map(({ content, ...facts }) => ({ ...facts, facts: said(content).split('\n') })),
    investigations: parts.investigations.map((one) => ({ ...one, record: said(one.record), venue: text(one.venue), respondentWords: text(one.respondentWords) })),
    evidence: parts.evidence.map((one) => ({ ...one, proves: text(one.proves) })),
    guests: parts.guests.map(({ session, names }) => ({ session, names: said(names).split('\n') })),
    warnings: warningViews(request, parts, text),
    warningKinds: book.list('warning-signs', today).map(({ code, body }) => {
      const { name, precautions } = WarningSignBody.parse(body);
      return { code, name, precautions };
    }),
    reports: parts.reports.map((one) => ({ ...one, unit: said(one.unit), account: said(one.account) })),
    challenges: parts.challenges.map((one) => ({ ...one, reason: said(one.reason), answer: text(one.answer) })),
    plans: parts.plans.map((one) => ({ ...one, venue: text(one.venue) })),
    clock: clock === null ? null : { paused: clock.paused_on !== null, pausable: isPausable(book, clock) },
    colleagues: [...parts.colleagues],
  };
}

/** All that the room of a dispute shows to the committee that holds it; what lies under seal is counted, not shown. */
export const room = onQuery({
  operation: disputeOperations.room,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => ({ parts: roomParts(input.county, input.matter), contents: contentRows(input.county, input.matter) }),
  answer: (request, { subject, facts }: { subject: DisputeFound; facts: { parts: RoomParts; contents: readonly ContentRow[] } }) => roomView(request, subject, facts.parts, facts.contents),
});
