import { Refusal, contains, idFromDigest, instantOf, rangeOf } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { isOfBand, judgeProposal, policingOperations, proposed, weigh } from '@anhe/contract/policing';
import type { ProposalLine, ProposalStatus } from '@anhe/contract/policing';
import { actingPost } from '../../../kernel/access/actor.ts';
import { sha256 } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import { areaOf } from '../../patrols/index.ts';
import { append, assertInArea, assertTellsOfNobody, insist } from '../rows.ts';
import type { PolicingSubject } from '../rows.ts';
import { openTexts, sealTexts } from '../sealed.ts';
import { countsOf, firstDay, formulaOn } from './counts.ts';

interface CountedPoint {
  readonly id: Id;
  readonly name: string;
  readonly village: PlaceCode;
  readonly hazards: number;
}

/** The points of a place with how many hazards were found at each since a day, the most first. */
const pointsOf = (place: PlaceCode, from: Day): Statement<readonly CountedPoint[]> => {
  const range = rangeOf(place);
  return raw(
    `select p.id, p.name, left(p.place, 12) as village, (select count(*)::int from patrols.hazard h where h.county = p.county and h.point = p.id and h.found_on >= $3 and h.void_why is null) as hazards
       from patrols.point p where p.active and p.place >= $1 and p.place < $2 order by hazards desc, p.name, p.id limit 2000`,
    [range.from, range.to, from], (rows) => rows as readonly CountedPoint[], // the columns above
  );
};

/** Villages and hours for which a proposal waits already. */
const waiting = (place: PlaceCode): Statement<ReadonlySet<string>> => {
  const range = rangeOf(place);
  return raw("select asked_for || ' ' || hour as key from policing.proposal where status = 'open' and place >= $1 and place < $2", [range.from, range.to], (rows) => new Set((rows as readonly { key: string }[]).map(({ key }) => key))); // the one column
};

const mostPoints = 6;
const proposalId = (run: Id, place: PlaceCode, hour: number): Id => idFromDigest(sha256(`policing.proposal ${run} ${place} ${hour}`));

/** What the formula proposes for a place, kept with its counts; it decides nothing. */
export const propose = onCommand({
  operation: policingOperations.propose,
  facts: ({ input, actor, book, today }) => {
    assertInArea(actor, input.county, input.place);
    const from = firstDay(formulaOn(book, today).formula, today);
    return { counted: countsOf(input.place, from, today), points: pointsOf(input.place, from), waiting: waiting(input.place) };
  },
  decide: ({ input: { county, run, place }, actor, book, now, today }, { facts }) => {
    const { formula, validFrom } = formulaOn(book, today);
    const weighed = weigh(facts.counted.counts, formula);
    const rows = proposed(weighed, formula).filter((band) => !facts.waiting.has(`${band.place} ${band.hour}`)).map((band) => ({ ...band, id: proposalId(run, band.place, band.hour) }));
    const { post } = actingPost(actor);
    const points = (village: PlaceCode) => facts.points.filter((point) => point.village === village).slice(0, mostPoints).map(({ id, name, hazards }) => ({ id, name, hazards }));
    return {
      appends: rows.map(({ id, place: village, hour, until, hazards, matters }) =>
        append('policing.proposal', { county, id, place: village, revision: 0, chain: chainStart }, now, 'policing.proposed', { place: village, hour, until, hazards, matters, weeks: formula.weeks, formula: validFrom })),
      changes: rows.length === 0 ? [] : [insert('policing.proposal', ...rows.map(({ id, place: village, hour, until, hazards, matters, weight }) => ({
        county, id, place: village, asked_for: village, status: 'open', hour, until, hazards, matters, weight: String(weight), weeks: formula.weeks, from_on: firstDay(formula, today), to_on: today, formula: validFrom, points: JSON.stringify(points(village)),
        proposed_by: post, proposed_at: now, revision: 0, chain: chainStart,
      })))],
      answer: { proposed: rows.length, thin: weighed.filter((band) => contains(place, band.place) && !band.enough).length },
    };
  },
});

interface ProposalSubject extends PolicingSubject {
  readonly head: StreamHead;
  readonly status: ProposalStatus;
  readonly hour: number;
  readonly until: number;
}

const lockProposal = (county: string, proposal: Id): Statement<ProposalSubject | undefined> =>
  raw('select county, id, place, revision, chain, status, hour, until from policing.proposal where county = $1 and id = $2 for update', [county, proposal], (rows) => {
    const row = rows[0] as (StreamHead & Omit<ProposalSubject, 'head'>) | undefined; // the columns above
    if (row === undefined) return undefined;
    const { status, hour, until, ...head } = row;
    return { head, status, hour, until };
  });

interface PlannedShift {
  readonly place: PlaceCode;
  readonly startsAt: Date;
  readonly used: boolean;
}

const plannedShift = (county: string, shift: Id): Statement<PlannedShift | undefined> =>
  raw(
    `select s.place, s.starts_at as "startsAt", exists (select from policing.proposal o where o.county = s.county and o.shift = s.id) as used from patrols.shift s where s.county = $1 and s.id = $2 and s.cancelled_at is null`,
    [county, shift], (rows) => rows[0] as PlannedShift | undefined, // the columns above
  );

/** A person planned a shift of it, by the rota's own operation, in the village and hours that were proposed. */
export const takeProposal = onCommand({
  operation: policingOperations.takeProposal,
  subject: ({ input }) => lockProposal(input.county, input.proposal),
  facts: ({ input }) => ({ shift: plannedShift(input.county, input.shift) }),
  decide: ({ input, actor, now }, { subject, facts: { shift } }: { subject: ProposalSubject; facts: { shift: PlannedShift | undefined } }) => {
    insist(judgeProposal(subject.status, 'takeProposal'));
    const fields = [{ path: ['shift'], code: 'unknown-choice' as const }];
    if (shift === undefined) throw new Refusal('policing.not-there', { details: { count: 1 }, fields });
    if (shift.used || !contains(subject.head.place, shift.place) || !isOfBand({ startsAt: instantOf(shift.startsAt) }, subject)) throw new Refusal('policing.shift-differs', { fields });
    const { county, id } = subject.head;
    return {
      appends: [append('policing.proposal', subject.head, now, 'policing.proposal-planned', { shift: input.shift })],
      changes: [update('policing.proposal', { county, id }, { status: 'planned', shift: input.shift, decided_by: actingPost(actor).post, decided_at: now })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});

export const dismissProposal = onCommand({
  operation: policingOperations.dismissProposal,
  subject: ({ input }) => lockProposal(input.county, input.proposal),
  decide: ({ input, actor, keys, now }, { subject }: { subject: ProposalSubject }) => {
    insist(judgeProposal(subject.status, 'dismissProposal'));
    assertTellsOfNobody([{ text: input.reason, path: ['reason'] }]);
    const { county, id } = subject.head;
    const { sealed, digest } = sealTexts(keys, 'proposal.reason', county, id, [input.reason]);
    return {
      appends: [append('policing.proposal', subject.head, now, 'policing.proposal-dismissed', { digest })],
      changes: [update('policing.proposal', { county, id }, { status: 'dismissed', reason: sealed, decided_by: actingPost(actor).post, decided_at: now })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});

type ProposalRow = Omit<ProposalLine, 'proposedAt' | 'shiftStartsAt' | 'reason' | 'weight'> & { readonly weight: string; readonly proposed_at: Date; readonly starts_at: Date | null; readonly reason: Buffer | null };

const nameOf = (post: string): string => `(select n.name from staff.post p join staff.person n on n.county = p.county and n.id = p.person where p.county = o.county and p.id = ${post})`;

const proposalsText = `
  select o.county, o.id, o.place, places.full_name(o.place) as "placeName", o.status, o.hour, o.until, o.hazards, o.matters, o.weight::text as weight, o.weeks, o.from_on::text as "from", o.to_on::text as "to", o.points,
         o.formula::text as formula, o.proposed_at, ${nameOf('o.proposed_by')} as by, o.shift, s.starts_at, ${nameOf('o.decided_by')} as "decidedBy", o.reason, o.revision
    from policing.proposal o left join patrols.shift s on s.county = o.county and s.id = o.shift`;


/** Proposals of an area: those to be decided first, then the newest. */
export const proposals = onQuery({
  operation: policingOperations.proposals,
  facts: ({ actor, input }) => {
    const area = areaOf(actor, input.place);
    const p = area.after;
    return {
      rows: raw(
        `${proposalsText} where ${area.on('o.place')} and (${p(1)}::text is null or o.status = ${p(1)}) order by o.status = 'open' desc, o.weight desc, o.proposed_at desc, o.id limit 200`,
        [...area.values, input.status ?? null], (rows) => rows as readonly ProposalRow[], // the columns of the text
      ),
    };
  },
  answer: ({ keys }, { facts }) => ({
    items: facts.rows.map(({ proposed_at: proposedAt, starts_at: startsAt, reason, weight, ...row }) => ({
      ...row, weight: Number(weight), proposedAt: instantOf(proposedAt), shiftStartsAt: startsAt === null ? null : instantOf(startsAt), reason: openTexts(keys, 'proposal.reason', row.county, row.id, reason)[0] ?? null,
    })),
  }),
});
