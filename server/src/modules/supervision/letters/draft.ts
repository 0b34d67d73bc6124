import { Refusal, formatAmount, invalid } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { draftText, draftTitle, judgeRaise, letterKinds, listingLevel, replyClock, supervisionOperations, writesTo } from '@anhe/contract/supervision';
import type { DraftFacts } from '@anhe/contract/supervision';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import type { StaffActor } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Acting, CommandRequest } from '../../../kernel/run/handler.ts';
import { lockDraftable } from '../findings/decide.ts';
import type { FindingSubject } from '../findings/decide.ts';
import { findingEvent, letterEvent } from '../rows.ts';
import { seal } from '../sealed.ts';
import { assertStep, at, left } from './step.ts';
import { lockLetter, openOwn, readLetter } from './subject.ts';
import type { LetterSubject } from './subject.ts';

type Op = (typeof supervisionOperations)['draft'];
interface Ends {
  readonly to: { readonly name: string; readonly place: string } | null;
  readonly own: { readonly place: string } | null;
}

/** The unit that it goes to, if it is at work, and the one that writes. */
const endsOf = (county: County, to: Id, [ownCounty, own]: readonly [County, Id], day: Day): Statement<Ends> =>
  raw(
    `select (select json_build_object('name', u.name, 'place', u.place) from staff.unit u where u.county = $1 and u.id = $2 and u.valid_from <= $4 and (u.valid_to is null or $4 < u.valid_to)) as to,
            (select json_build_object('place', u.place) from staff.unit u where u.county = $5 and u.id = $3) as own`,
    [county, to, own, day, ownCounty], (rows) => rows[0] as Ends, // the two columns above
  );

function assertEnds({ input, actor }: CommandRequest<Op>, { to, own }: Ends): { readonly to: NonNullable<Ends['to']>; readonly own: NonNullable<Ends['own']> } {
  const { unit, scope, county }: StaffActor = actingPost(actor);
  if (input.to === unit) throw new Refusal('supervision.own-unit', { fields: [{ path: ['to'], code: 'unknown-choice' }] });
  if (!writesTo(county, input.county)) throw invalid({ path: ['county'], code: 'not-in-scope' });
  if (to === null || own === null) throw new Refusal('supervision.unit-unknown', { fields: [{ path: ['to'], code: 'unknown-choice' }] });
  if (!inScope(scope, to.place)) throw invalid({ path: ['to'], code: 'not-in-scope' });
  return { to, own };
}

/** The findings that are asked for are open and lie with the unit; what nobody does may be put to any. */
function assertFindings({ input, actor }: CommandRequest<Op>, found: readonly FindingSubject[], name: string): readonly FindingSubject[] {
  const wanted = new Set(input.findings);
  const taken = found.filter(({ head, finding, unit, item, keptOut }) => wanted.has(head.id) && finding === 'open' && keptOut !== actingPost(actor).unit && (unit === input.to || item.facts.test === 'ownerless'));
  if (taken.length !== wanted.size) throw new Refusal('supervision.findings-gone', { details: { count: wanted.size - taken.length, unit: name }, fields: [{ path: ['findings'], code: 'unknown-choice' }] });
  return taken;
}

function assertFollows({ input, actor, today }: CommandRequest<Op>, before: LetterSubject | undefined): void {
  if (input.follows === undefined) return;
  if (before === undefined || before.row.from_unit !== actingPost(actor).unit || before.row.to_unit !== input.to) throw invalid({ path: ['follows'], code: 'unknown-choice' });
  const verdict = judgeRaise({ ...before.facts, returned: before.row.returned }, input.kind, today);
  if (!verdict.legal) throw new Refusal('supervision.cannot-follow', { details: { kind: letterKinds[input.kind].zh, reason: verdict.reason.wording.zh, reasonEn: verdict.reason.wording.en, rule: verdict.reason.code } });
}

/** What the text is written from. */
function draftFacts({ input, actor, book, today }: CommandRequest<Op>, ownPlace: string, items: DraftFacts['items'], before: LetterSubject | undefined): DraftFacts {
  const organ = book.of(actor.county);
  const [answer, objection] = [organ.clock(replyClock(input.kind, ownPlace), today).rule, organ.clock('letter-objection', today).rule];
  const earlier = before === undefined || before.row.number === null || before.row.issued_on === null ? null : before.row;
  return {
    kind: input.kind, items, answerIn: formatAmount(answer.amount, answer.unit).zh, objectIn: formatAmount(objection.amount, objection.unit).zh, meeting: input.meeting ?? null,
    before: earlier === null ? null : { name: letterKinds[earlier.kind].zh, number: earlier.number ?? '', issuedOn: earlier.issued_on ?? today, returned: earlier.returned > 0 },
  };
}

/** An interview has its time; it is not over before the letter goes out. */
function assertMeeting(kind: Op['input']['_output']['kind'], meeting: { readonly on: Day } | undefined, today: Day): void {
  if (kind !== 'interview') return;
  if (meeting === undefined) throw invalid({ path: ['meeting'], code: 'required' });
  if (meeting.on < today) throw invalid({ path: ['meeting', 'on'], code: 'past-date', details: { limit: today } });
}

const meetingOf = (request: Acting, [county, letter]: readonly [County, Id], meeting: { readonly on: Day; readonly time: string; readonly where: string } | undefined) =>
  meeting === undefined ? { meet_on: null, meet_at: null, meet_where: null } : { meet_on: meeting.on, meet_at: meeting.time, meet_where: seal(request.keys, 'letter.where', county, letter, meeting.where).sealed };

/** A letter is drafted from findings, after another one, or in one's own words. It lies in the county of the unit that it goes to. */
export const draft = onCommand({
  operation: supervisionOperations.draft,
  facts: ({ input, actor, today }) => ({
    ends: endsOf(input.county, input.to, [actor.county, actor.kind === 'staff' ? actor.unit : input.to], today), found: lockDraftable(input.county, input.findings, input.follows ?? null), before: readLetter(input.county, input.follows ?? input.letter),
  }),
  decide: (request, { facts }) => {
    const { input, actor, keys, now, today } = request;
    const { county, letter, kind } = input;
    const { post, unit, county: from } = actingPost(actor);
    const { to, own } = assertEnds(request, facts.ends);
    const taken = assertFindings(request, facts.found, to.name);
    assertFollows(request, facts.before);
    assertMeeting(kind, input.meeting, today);
    const before = input.follows === undefined ? undefined : facts.before;
    if (facts.found.length === 0 && input.text === undefined && before === undefined) throw new Refusal('supervision.nothing-said', { fields: [{ path: ['text'], code: 'required' }] });
    const known = draftFacts(request, own.place, facts.found.map(({ item }) => item), before);
    const heading = seal(keys, 'letter.heading', county, letter, input.heading ?? draftTitle(known));
    const body = seal(keys, 'letter.body', county, letter, input.text ?? draftText(known));
    const head = { county, id: letter, place: to.place, revision: 0, chain: chainStart };
    return {
      appends: [
        letterEvent(head, now, 'supervision.drafted', { kind, from: unit, to: input.to, findings: taken.map(({ head: { id } }) => id), follows: input.follows ?? null, digest: body.digest }),
        ...taken.map((one) => findingEvent(one.head, now, 'supervision.finding-taken', { letter })),
      ],
      changes: [
        insert('supervision.letter', {
          county, id: letter, place: to.place, kind, level: kind === 'listing' ? listingLevel(own.place) : null, status: 'draft', from_county: from, from_unit: unit, to_unit: input.to, follows: input.follows ?? null,
          heading: heading.sealed, body: body.sealed, drafted_by: post, drafted_on: today, ...meetingOf(request, [county, letter], kind === 'interview' ? input.meeting : undefined), revision: 0, chain: chainStart,
        }),
        ...taken.map(({ head: { id } }) => update('supervision.finding', { county, id }, { status: 'taken', letter })),
      ],
      answer: { status: 'draft' as const, dueOn: null, revision: 1 },
    };
  },
});

const locked = ({ input }: { input: { county: County; letter: Id } }): Statement<LetterSubject | undefined> => lockLetter(input.county, input.letter);
type Known = { readonly subject: LetterSubject };

export const revise = onCommand({
  operation: supervisionOperations.revise, narrow: openOwn, subject: locked,
  decide: (request, { subject }: Known) => {
    const { input, keys, now, today } = request;
    assertStep(request, subject, 'revise');
    assertMeeting(subject.row.kind, input.meeting, today);
    const body = seal(keys, 'letter.body', ...at(subject), input.text);
    const meeting = subject.row.kind === 'interview' ? meetingOf(request, at(subject), input.meeting) : {};
    return left(subject, letterEvent(subject.head, now, 'supervision.revised', { digest: body.digest }), { heading: seal(keys, 'letter.heading', ...at(subject), input.heading).sealed, body: body.sealed, ...meeting });
  },
});

export const submit = onCommand({
  operation: supervisionOperations.submit, narrow: openOwn, subject: locked,
  decide: (request, { subject }: Known) => {
    assertStep(request, subject, 'submit');
    return left(subject, letterEvent(subject.head, request.now, 'supervision.submitted', {}), { status: 'review', remark: null });
  },
});
