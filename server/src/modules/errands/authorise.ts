import { Refusal, addDays, contains, invalid } from '@anhe/contract/kernel';
import type { FieldError } from '@anhe/contract/kernel';
import { errandOperations, judgeAuthorisation } from '@anhe/contract/errands';
import type { PartyInput } from '@anhe/contract/parties';
import { actingPost, inScope } from '../../kernel/access/actor.ts';
import { insert } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import { raw } from '../../kernel/database/statement.ts';
import { chainStart } from '../../kernel/events/chain.ts';
import { onCommand } from '../../kernel/run/handler.ts';
import type { CommandRequest } from '../../kernel/run/handler.ts';
import { drawNumber } from '../../kernel/series.ts';
import { matterInsert, newReceipt, numberInsert, partiesInsert } from '../matters/index.ts';
import { enteredTwice, partyInsert, partyLine } from '../parties/index.ts';
import { assertPlaceHolds, placeFact } from '../places/index.ts';
import { isKind, limitOf } from './kinds.ts';
import { insist } from './subject.ts';
import { ErrandWork } from './work.ts';

type Authorise = CommandRequest<(typeof errandOperations)['authorise']>;

function assertSaid({ input, actor, book, today }: Authorise, parties: readonly PartyInput[]): void {
  const { county, place, kind, authorisedOn, until, manner, papers } = input;
  if (actingPost(actor).county !== county || !contains(county, place) || !inScope(actor.scope, place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
  if (!isKind(book, kind, today)) throw new Refusal('errands.unknown-kind', { details: { kind }, fields: [{ path: ['kind'], code: 'unknown-choice' }] });
  insist(judgeAuthorisation({ authorisedOn, until, manner, witness: input.witness !== undefined, latest: addDays(authorisedOn, limitOf(book, 'longest-days', today)) }, today));
  const ids = papers.map(({ id }) => id);
  const errors: FieldError[] = enteredTwice(parties).map(({ details, code }) => ({ path: ['witness', 'name'], code, ...(details === undefined ? {} : { details }) }));
  if (new Set(ids).size !== ids.length) errors.push({ path: ['papers'], code: 'already-used' });
  if (errors.length > 0) throw invalid(...errors);
}

/** Who authorises, and who heard it read aloud: parties of this one errand. */
const partiesOf = ({ input: { resident, witness } }: Authorise): PartyInput[] => [
  { ...resident, kind: 'person', side: 'applicant' }, ...(witness === undefined ? [] : [{ ...witness, kind: 'person' as const, side: 'third' as const }]),
];

const wordOf = ({ input, actor }: Authorise) =>
  raw('select coalesce(u.number_word, u.short_name) as word from staff.unit u where u.county = $1 and u.id = $2', [input.county, actingPost(actor).unit], (rows) => (rows[0] as { word: string } | undefined)?.word); // the one column

/** A resident authorises the acting worker to do one errand until a day; papers that come with it are listed at once. */
export const authorise = onCommand({
  operation: errandOperations.authorise,
  facts: (request) => {
    const { input, actor, book, today } = request;
    return {
      place: placeFact(input.place), word: wordOf(request),
      number: drawNumber({ county: input.county, unit: actingPost(actor).unit, series: 'errand', day: today, start: book.numberStart('errand', today) }),
    };
  },
  decide: (request, { facts }) => {
    const { input, actor, keys, book, now, today } = request;
    const { unit, post } = actingPost(actor);
    assertPlaceHolds(facts.place, today, ['place']);
    const parties = partiesOf(request);
    assertSaid(request, parties);
    if (facts.word === undefined) throw new Refusal('kernel.no-post');
    const { county, matter, place, kind, manner, authorisedOn, until, resident, witness } = input;
    const head = { county, id: matter, place, revision: 0, chain: chainStart };
    const work = new ErrandWork(request, head, { status: 'authorised', authorisedOn, until, held: 0 });
    const { home } = work;
    const number = book.numberText('errand', today, facts.word, facts.number);
    const scope = work.text('summary', input.scope);
    work.event('errands.authorised', { kind, manner, authorisedOn, until, witnessed: witness !== undefined, text: scope }, authorisedOn);
    work.becomes('authorised');
    // A paper is taken when the authorisation is, or later: never on a day before it.
    if (input.papers.length > 0) work.takePapers(input.papers, authorisedOn);
    const held = newReceipt(keys, home, { receipt: input.receipt, party: resident.id, word: input.word, now });
    const { sets } = work;
    const first: Change[] = [
      withSet(matterInsert(home, now, { kind: 'errand', type: kind, partyLine: partyLine(parties.slice(0, 1)), status: 'authorised', holderUnit: unit, filedUnit: unit, filedOn: today }), { ...sets.matter, number, holder_post: post }),
      insert('errands.errand', { county, matter, place, kind, worker: post, authoriser: resident.id, witness: witness?.id ?? null, manner, authorised_on: authorisedOn, until_on: until, scope: scope.content, open: true }),
      ...parties.map((party) => partyInsert(keys, home, party)), partiesInsert(home, parties), numberInsert(home, unit, 'errand', today, facts.number, number), held.change,
    ];
    return work.decision({ ...work.left(), number, code: held.shown }, first);
  },
});

/** A first row with all that the same command sets. */
const withSet = (change: Change, set: Readonly<Record<string, unknown>>): Change => (change.kind === 'insert' ? { ...change, rows: change.rows.map((row) => ({ ...row, ...set })) } : change);
