import { disputeOperations, oldSeries, readOldNumber } from '@anhe/contract/disputes';
import type { OldRow } from '@anhe/contract/disputes';
import { Refusal, contains, invalid } from '@anhe/contract/kernel';
import type { County, Day, FieldError, Id, OutputOf, PlaceCode } from '@anhe/contract/kernel';
import type { StaffActor } from '../../../kernel/access/actor.ts';
import { inScope } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Acting, Append } from '../../../kernel/run/handler.ts';
import { matterInsert, numberInsert, partiesInsert, searchInsert } from '../../matters/index.ts';
import { enteredTwice, partyInsert, partyLine } from '../../parties/index.ts';
import { assertPlaceHolds, placeFacts } from '../../places/index.ts';
import type { KnownPlace } from '../../places/index.ts';
import { readUnit } from '../../staff/index.ts';
import type { UnitRow } from '../../staff/index.ts';
import { assertCommittee } from '../committee.ts';
import { recordHandIn } from '../commands/origin.ts';
import { Work } from '../work.ts';

interface Post {
  readonly post: Id;
  readonly name: string;
  readonly from: Day;
}

/** What is there already: matters of these ids, numbers of old registers of this committee, its mediators of all times. */
interface There {
  readonly matters: readonly Id[];
  /** Of these numbers, those that the committee's matters have. */
  readonly texts: readonly string[];
  /** Running numbers that are taken in these years, and the highest of each. */
  readonly taken: readonly string[];
  readonly highest: Readonly<Record<string, number>>;
  readonly posts: readonly Post[];
}

const thereText = `
  select (select coalesce(json_agg(id), '[]') from matters.matter where county = $1 and id = any($3::uuid[])) as matters,
         (select coalesce(json_agg(text), '[]') from matters.number where county = $1 and unit = $2 and series = $4 and text = any($7)) as texts,
         (select coalesce(json_agg(year || ' ' || value), '[]') from matters.number where county = $1 and unit = $2 and series = $4 and (year, value) in (select * from unnest($5::smallint[], $6::int[]))) as taken,
         (select coalesce(json_object_agg(year, value), '{}') from (select year, max(value) as value from matters.number where county = $1 and unit = $2 and series = $4 and year = any($5::smallint[]) group by year) h) as highest,
         (select coalesce(json_agg(json_build_object('post', p.id, 'name', n.name, 'from', p.valid_from)), '[]')
            from staff.post p join staff.person n on n.county = p.county and n.id = p.person
           where p.county = $1 and p.unit = $2 and p.role in ('mediator', 'director')) as posts`;

function there(county: County, committee: Id, rows: readonly OldRow[]): Statement<There> {
  const numbers = rows.flatMap(({ number, filedOn }) => (number === undefined ? [] : [readOldNumber(number, filedOn)])).filter((one) => one !== undefined);
  return raw(thereText, [county, committee, rows.map(({ matter }) => matter), oldSeries, numbers.map(({ year }) => year), numbers.map(({ value }) => value), rows.flatMap(({ number }) => (number === undefined ? [] : [number]))], (found) => found[0] as There); // the columns of the text
}

/** A row with its place settled. */
type Placed = OldRow & { readonly place: PlaceCode };

type Late = 'filedOn' | 'happenedOn' | 'acceptedOn' | 'agreedOn' | 'closedOn';

/** Days that are in the wrong order or still to come. */
function dayErrors(row: OldRow, today: Day): FieldError[] {
  const errors: FieldError[] = [];
  const late = (field: Late, limit: Day): void => {
    const day = row[field];
    if (day !== undefined && day > limit) errors.push({ path: [field], code: 'future-date' });
  };
  late('filedOn', today);
  late('happenedOn', row.filedOn);
  let before = row.filedOn;
  for (const field of ['acceptedOn', 'agreedOn', 'closedOn'] as const) {
    const day = row[field];
    if (day === undefined) continue;
    late(field, today);
    if (day < before) errors.push({ path: [field], code: 'past-date', details: { limit: before } });
    before = day;
  }
  return errors;
}

const isAgreed = ({ outcome }: OldRow): boolean => outcome === 'oral' || outcome === 'written';

/** What an outcome asks for, and what it leaves no room for. */
function outcomeErrors(row: OldRow): FieldError[] {
  const { outcome, acceptedOn, agreedOn, closedOn } = row;
  const wrong = (field: string, code: 'required' | 'unknown-field', when: boolean): FieldError[] => (when ? [{ path: [field], code }] : []);
  return [
    ...wrong('outcome', 'required', outcome === undefined && (agreedOn !== undefined || closedOn !== undefined)),
    ...wrong('agreedOn', 'required', isAgreed(row) && agreedOn === undefined),
    ...wrong('agreedOn', 'unknown-field', outcome !== undefined && !isAgreed(row) && agreedOn !== undefined),
    ...wrong('closedOn', 'required', outcome !== undefined && !isAgreed(row) && closedOn === undefined),
    ...wrong('acceptedOn', 'unknown-field', outcome === 'not-admissible' && acceptedOn !== undefined),
  ];
}

interface Known {
  readonly actor: StaffActor;
  readonly committee: UnitRow;
  readonly places: ReadonlyMap<string, KnownPlace>;
  readonly posts: readonly Post[];
  readonly numbers: OldNumbers;
}

/**
 * The numbers that a committee's old registers have given. A committee may have kept several registers with a number 1 each:
 * what a number says is there once, its running number is taken as it is where it is free, else the next one above all.
 */
class OldNumbers {
  readonly #texts: Set<string>;
  readonly #taken: Set<string>;
  readonly #highest: Map<number, number>;

  constructor({ texts, taken, highest }: There) {
    this.#texts = new Set(texts);
    this.#taken = new Set(taken);
    this.#highest = new Map(Object.entries(highest).map(([year, value]) => [Number(year), value]));
  }

  has(text: string): boolean {
    return this.#texts.has(text);
  }

  take(text: string, { year, value: wanted }: { readonly year: number; readonly value: number }): number {
    const highest = this.#highest.get(year) ?? 0;
    const value = this.#taken.has(`${year} ${wanted}`) ? highest + 1 : wanted;
    this.#texts.add(text);
    this.#taken.add(`${year} ${value}`);
    this.#highest.set(year, Math.max(highest, value));
    return value;
  }
}

function placeErrors(row: Placed, known: Known, county: County, today: Day): FieldError[] {
  if (!contains(county, row.place) || !contains(known.committee.place, row.place) || !inScope(known.actor.scope, row.place)) return [{ path: ['place'], code: 'not-in-scope' }];
  // Where a unit is was judged when the unit was made.
  if (row.place === known.committee.place) return [];
  try {
    assertPlaceHolds(known.places.get(row.place), today, ['place']);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [...error.fields];
    throw error;
  }
}

/** What is wrong with a row. */
function rowErrors(row: Placed, known: Known, county: County, today: Day): FieldError[] {
  const sides = new Set(row.parties.map(({ side }) => side));
  const number = row.number === undefined ? undefined : readOldNumber(row.number, row.filedOn);
  const errors: FieldError[] = [
    ...placeErrors(row, known, county, today), ...dayErrors(row, today), ...outcomeErrors(row), ...enteredTwice(row.parties),
    ...(sides.has('applicant') && sides.has('respondent') ? [] : [{ path: ['parties'], code: 'required' as const }]),
  ];
  if (row.number !== undefined && number === undefined) errors.push({ path: ['number'], code: 'wrong-kind' });
  if (row.number !== undefined && known.numbers.has(row.number)) errors.push({ path: ['number'], code: 'already-used' });
  return errors;
}

/** The day on which a row's dispute was over: an agreement of an old register counts as closed with it. */
const endedOn = (row: OldRow): Day | null => (row.outcome === undefined ? null : (row.closedOn ?? row.agreedOn ?? null));

/** Accepted on the day that the row says; what was mediated to an end had been accepted when it was filed. */
const acceptedOn = (row: OldRow): Day | null => row.acceptedOn ?? (isAgreed(row) || row.outcome === 'failed' ? row.filedOn : null);

function firstRows(work: Work, row: Placed, known: Known): Change[] {
  const { home, request: { now, keys } } = work;
  const { committee, actor } = known;
  return [
    matterInsert(home, now, { kind: 'dispute', type: row.type, partyLine: partyLine(row.parties), status: 'registered', holderUnit: committee.id, filedUnit: actor.unit, filedOn: row.filedOn }),
    insert('disputes.dispute', {
      county: home.county, matter: home.matter, place: home.place, type: row.type, origin: row.origin, round: null, happened_on: row.happenedOn, committee: committee.id,
      amount: row.amount ?? null, outcome: row.outcome ?? null, accepted_on: acceptedOn(row), agreed_on: row.agreedOn ?? null, effective_on: row.agreedOn ?? null, performed: null, offered_by: null, returned_on: null,
    }),
    searchInsert(home, [row.summary], row.parties.map(({ name }) => name)),
    ...row.parties.map((party) => partyInsert(keys, home, party)),
    partiesInsert(home, row.parties),
  ];
}

/** A matter of the past: no clock runs, no number is drawn; what it says of its way is one event. */
function pastDispute(request: Acting, county: County, row: Placed, known: Known): Work {
  const { committee, actor } = known;
  const work = new Work(request, {
    head: { county, id: row.matter, place: row.place, revision: 0, chain: chainStart },
    facts: {
      status: 'registered', type: row.type, outcome: row.outcome ?? null, mediators: [], consents: [], sessions: [], agreement: null, followUps: [], filedOn: row.filedOn, acceptedOn: acceptedOn(row),
      effectiveOn: row.agreedOn ?? null, closedOn: endedOn(row), transferPending: false, handIn: row.origin === 'handed-in' ? 'open' : 'none', violence: { asked: [], found: false }, challenged: false,
      parties: row.parties.map(({ id, side }) => ({ id, side })), group: null,
    },
    clocks: [], clockKinds: [], number: null, holder: { unit: committee.id, name: committee.name },
  });
  const accepted = acceptedOn(row);
  const mediator = known.posts.find(({ name, from }) => name === row.mediator && from <= (accepted ?? row.filedOn))?.post ?? null;
  work.add(...firstRows(work, row, known));
  work.event('disputes.registered', row.filedOn, {
    place: row.place, type: row.type, origin: row.origin, parties: row.parties.map(({ id }) => id), committee: committee.id, filedUnit: actor.unit, offered: false, summary: work.text('summary', row.summary),
  });
  if (row.origin === 'handed-in') recordHandIn(work, { organ: 'other', name: '（旧台账未写明）', receivedOn: row.filedOn });
  if (mediator !== null) {
    work.add(insert('disputes.mediator', { ...work.address, post: mediator, place: row.place, chosen: 'appointed', from_on: accepted ?? row.filedOn, to_on: null, conflict: 'none' }));
    work.matter({ holder_post: mediator });
  }
  const number = row.number === undefined ? undefined : readOldNumber(row.number, row.filedOn);
  if (row.number !== undefined && number !== undefined) {
    work.add(numberInsert(work.home, committee.id, oldSeries, `${number.year}-01-01`, known.numbers.take(row.number, number), row.number));
    work.matter({ number: row.number });
  }
  const remark = [...(row.mediator === undefined || mediator !== null ? [] : [`调解员：${row.mediator}`]), ...(row.remark === undefined ? [] : [row.remark])].join('；');
  const ended = endedOn(row);
  work.event('disputes.taken-in', request.today, {
    committee: committee.id, number: row.number ?? null, outcome: row.outcome ?? null, acceptedOn: accepted, agreedOn: row.agreedOn ?? null, closedOn: ended, mediator,
    remark: remark === '' ? null : work.text('remark', remark),
  });
  work.becomes(ended !== null ? 'closed' : accepted !== null ? 'accepted' : 'registered', ended ?? accepted ?? row.filedOn);
  return work;
}

/** A committee takes in its own register; the window that of a committee in its area. */
function assertOwn(actor: StaffActor, committee: UnitRow): void {
  const own = actor.role === 'clerk' ? inScope(actor.scope, committee.place) : actor.unit === committee.id;
  if (!own) throw invalid({ path: ['committee'], code: 'not-in-scope' });
}

type RowDone = OutputOf<typeof disputeOperations.takeIn>['rows'][number];

/** Each row by itself: those that are there already and those with faults change nothing. */
export const takeIn = onCommand({
  operation: disputeOperations.takeIn,
  facts: ({ input }) => ({ committee: readUnit(input.county, input.committee), places: placeFacts([...new Set(input.rows.flatMap(({ place }) => (place === undefined ? [] : [place])))]), there: there(input.county, input.committee, input.rows) }),
  decide: (request, { facts }) => {
    const { input: { county, rows }, actor, today } = request;
    if (actor.kind !== 'staff') throw new Refusal('kernel.not-allowed', { details: { role: actor.kind } });
    const committee = assertCommittee(facts.committee, facts.committee?.place ?? county, ['committee']);
    assertOwn(actor, committee);
    const known: Known = { actor, committee, places: new Map(facts.places.map((place) => [place.place, place])), posts: facts.there.posts, numbers: new OldNumbers(facts.there) };
    const before = new Set(facts.there.matters);
    const [appends, changes]: [Append[], Change[]] = [[], []];
    const done = rows.map((given): RowDone => {
      const row = { ...given, place: given.place ?? committee.place };
      if (before.has(row.matter)) return { matter: row.matter, done: 'unchanged', errors: [] };
      const errors = rowErrors(row, known, county, today);
      if (errors.length > 0) return { matter: row.matter, done: 'refused', errors: errors.map(({ path, code, details }) => ({ field: fieldOf(row, path), code, ...(details === undefined ? {} : { details: { ...details } }) })) };
      before.add(row.matter);
      const decision = pastDispute(request, county, row, known).decision();
      appends.push(...decision.appends);
      changes.push(...decision.changes);
      return { matter: row.matter, done: 'added', errors: [] };
    });
    return { appends, changes, answer: { rows: done } };
  },
});

/** The name of a row's field; of a party, the side it stands on. */
function fieldOf(row: OldRow, [field, index]: FieldError['path']): string {
  if (field !== 'parties') return String(field);
  const party = typeof index === 'number' ? row.parties[index] : undefined;
  return party?.side === 'applicant' ? 'applicants' : 'respondents';
}
