import type { County, Day, Id } from '@anhe/contract/kernel';
import type { LetterFacts, LetterKind, LetterStatus, ListingLevel } from '@anhe/contract/supervision';
import { headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { SupervisionSubject } from '../rows.ts';

/** A letter's row with what stands beside it: who drafted it, and between which units it goes. */
export interface LetterRow extends StreamHead {
  readonly kind: LetterKind;
  readonly level: ListingLevel | null;
  readonly status: LetterStatus;
  /** The writing unit's county: the letter's own, or the city. */
  readonly from_county: County;
  readonly from_unit: Id;
  readonly to_unit: Id;
  readonly follows: Id | null;
  readonly heading: Buffer;
  readonly body: Buffer;
  readonly remark: Buffer | null;
  readonly number: string | null;
  readonly issued_on: Day | null;
  readonly due_on: Day | null;
  readonly object_by: Day | null;
  readonly received_on: Day | null;
  readonly meet_on: Day | null;
  readonly meet_at: string | null;
  readonly meet_where: Buffer | null;
  readonly minutes: Buffer | null;
  readonly held_on: Day | null;
  readonly objection: Buffer | null;
  readonly objected_on: Day | null;
  readonly decision: Buffer | null;
  readonly upheld: boolean | null;
  readonly settled_on: Day | null;
  readonly replies: number;
  readonly returned: number;
  readonly look_from: Day | null;
  readonly looked_on: Day | null;
  readonly effect: 'lasting' | 'partly' | 'relapsed' | null;
  readonly effect_words: Buffer | null;
  readonly ended_for: Buffer | null;
  readonly drafted_person: Id;
  /** The principal whom it was given to, and their name. */
  readonly principal: Id | null;
  readonly principal_name: string | null;
  readonly from_name: string;
  readonly from_place: string;
  readonly to_name: string;
  /** The issuing unit's own word in its numbers. */
  readonly word: string;
}

export interface LetterSubject extends SupervisionSubject {
  readonly row: LetterRow;
  readonly facts: LetterFacts;
}

const text = `
  select l.county, l.id, l.place, l.revision, l.chain, l.kind, l.level, l.status, l.from_county, l.from_unit, l.to_unit, l.follows, l.heading, l.body, l.remark, l.number, l.issued_on, l.due_on, l.object_by, l.received_on,
         l.meet_on, l.meet_at, l.meet_where, l.minutes, l.held_on, l.objection, l.objected_on, l.decision, l.upheld, l.settled_on, l.replies, l.returned, l.look_from, l.looked_on, l.effect, l.effect_words, l.ended_for,
         d.person as drafted_person, l.principal, pn.name as principal_name, fu.name as from_name, fu.place as from_place, tu.name as to_name, coalesce(fu.number_word, fu.short_name) as word
    from supervision.letter l
    join staff.post d on d.county = l.from_county and d.id = l.drafted_by
    join staff.unit fu on fu.county = l.from_county and fu.id = l.from_unit
    join staff.unit tu on tu.county = l.county and tu.id = l.to_unit
    left join staff.post pp on pp.county = l.county and pp.id = l.principal
    left join staff.person pn on pn.county = pp.county and pn.id = pp.person`;

export const factsOf = (row: LetterRow): LetterFacts => ({
  kind: row.kind, status: row.status, draftedBy: row.drafted_person, received: row.received_on !== null, objected: row.objected_on !== null, objectBy: row.object_by, heldOn: row.held_on, issuedOn: row.issued_on,
  dueOn: row.due_on, lookFrom: row.look_from, looked: row.looked_on !== null,
});

const subjectOf = (rows: readonly unknown[]): LetterSubject | undefined => {
  const row = rows[0] as LetterRow | undefined; // the columns above
  return row === undefined ? undefined : { head: headOf(row), from: row.from_unit, to: row.to_unit, status: row.status, row, facts: factsOf(row) };
};

export const readLetter = (county: County, letter: Id): Statement<LetterSubject | undefined> => raw(`${text} where l.county = $1 and l.id = $2`, [county, letter], subjectOf);
export const lockLetter = (county: County, letter: Id): Statement<LetterSubject | undefined> => raw(`${text} where l.county = $1 and l.id = $2 for update of l`, [county, letter], subjectOf);

/** The letter that this one follows, locked; undefined where it follows none. */
export const lockBefore = (county: County, letter: Id): Statement<LetterSubject | undefined> =>
  raw(`${text} where l.county = $1 and l.id = (select n.follows from supervision.letter n where n.county = $1 and n.id = $2) for update of l`, [county, letter], subjectOf);

/** Lets the acting unit see the letter that it wrote or got, also where its post's area is narrower than the unit's place. */
export const openOwn = ({ input, actor }: { readonly input: { readonly county: County; readonly letter: Id }; readonly actor: Actor }): Statement<boolean> =>
  raw('select supervision.open_own($1, $2, $3) as opened', [input.county, actor.kind === 'staff' ? actor.unit : null, input.letter], () => true);
