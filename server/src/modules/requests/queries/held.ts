import { Refusal, dayOf, formatAmount } from '@anhe/contract/kernel';
import type { ReferenceBody } from '@anhe/contract/kernel';
import { judgeRequest, requestOperations } from '@anhe/contract/requests';
import type { HeldRequest } from '@anhe/contract/requests';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { clockView, countyOfCode, narrowed, openContent, readOpened } from '../../matters/index.ts';
import type { ClockRow } from '../../matters/index.ts';
import { departmentName, findType } from '../catalogue.ts';
import { factsOf, inFocus, readRequest, requestKnown } from '../subject.ts';
import type { RequestRow } from '../subject.ts';
import { messagesOf, requestTexts } from './get.ts';
import type { TextRow } from './get.ts';

interface HeldRow {
  readonly place_name: string;
  readonly holder_phone: string | null;
  readonly filed_with: string;
  readonly said: string;
  readonly dispatched_on: string | null;
  readonly accepted_on: string | null;
  readonly replied_on: string | null;
  readonly clock: ClockRow | null;
}

const day = (column: string): string => `(${column} at time zone 'Asia/Shanghai')::date::text`;

const heldText = `
  select places.full_name(r.place) as place_name, h.phone as holder_phone, f.name as filed_with, r.said, ${day('r.dispatched_at')} as dispatched_on, ${day('r.accepted_at')} as accepted_on, ${day('r.replied_at')} as replied_on,
         (select json_build_object('kind', kind, 'started_on', started_on, 'due_on', due_on, 'limit_from', limit_from, 'limit_code', limit_code, 'started_at', started_at, 'due_at', due_at, 'stopped_at', stopped_at,
                   'stopped_on', stopped_on, 'outcome', outcome, 'pauses', pauses, 'extensions', extensions, 'paused_on', paused_on) from matters.clock c where c.county = r.county and c.matter = r.matter and c.kind = 'reply') as clock
    from requests.request r cross join lateral (select m.holder_unit, m.filed_unit, m.county from matters.matter m where m.county = r.county and m.id = r.matter limit 1) m
    join staff.unit h on h.county = m.county and h.id = m.holder_unit join staff.unit f on f.county = m.county and f.id = m.filed_unit
   where r.county = $1 and r.matter = $2`;

/** What became of the request that this one was joined to: its state alone. */
interface MainState {
  readonly number: string;
  readonly status: HeldRequest['status'];
  readonly holder_name: string;
  readonly outcome: HeldRequest['outcome'];
  readonly dispatched_on: string | null;
  readonly accepted_on: string | null;
  readonly replied_on: string | null;
  readonly closed_on: string | null;
}

const mainState = (county: string): Statement<MainState | undefined> =>
  raw(
    `select number, status, holder_name, outcome, ${day('dispatched_at')} as dispatched_on, ${day('accepted_at')} as accepted_on, ${day('replied_at')} as replied_on, closed_on::text as closed_on from requests.main_state($1, (select kernel.focus()))`,
    [county], (rows) => rows[0] as MainState | undefined, // the columns above
  );

const mainTexts = (county: string): Statement<readonly TextRow[]> =>
  raw('select id, kind, sealed, recorded_at, unit_name from requests.main_texts($1, (select kernel.focus()))', [county], (rows) => rows as readonly TextRow[]); // the columns named

/** Where else to go, where it ended without help: for a dispute with an authority the law's own windows. */
function remediesOf(book: ReferenceBook, row: RequestRow, administrative: boolean, today: string): HeldRequest['remedies'] {
  if (row.outcome !== 'not-possible' && !administrative) return [];
  return book.list('remedies', today).flatMap(({ body, verified }) => {
    const remedy = body as unknown as ReferenceBody<'remedies'>; // checked when loaded
    const after: readonly string[] = remedy.after;
    if (!after.includes(administrative ? 'administrative' : 'not-possible')) return [];
    if (!remedy.types.includes('*') && (row.type === null || !remedy.types.includes(row.type))) return [];
    const amount = remedy.window === null ? undefined : formatAmount(remedy.window.amount, remedy.window.unit);
    const within = remedy.window === null || amount === undefined ? { zh: '法律没有规定期限', en: 'The law sets no time limit' } : { zh: `${amount.zh}内，${remedy.window.from.zh}起算`, en: `within ${amount.en}, ${remedy.window.from.en}` };
    const labels = remedy.articles.map((article) => book.articleLabel(article, today));
    return [{ form: remedy.form, where: remedy.where, within, basis: { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join('; ') }, verified }];
  });
}

const acts = ['rate', 'contest', 'reopen', 'withdraw', 'addMore', 'answerAsked'] as const;

/** Of one that was joined, the stations of the one that it goes on with. */
function stationsOf(row: RequestRow, { dispatched_on: dispatched, accepted_on: accepted, replied_on: replied, closed_on: closed }: Pick<MainState, 'dispatched_on' | 'accepted_on' | 'replied_on' | 'closed_on'>): HeldRequest['stations'] {
  return [
    { title: { zh: '已提交', en: 'Filed' }, done: true, on: row.filed_on }, { title: { zh: '已分派', en: 'Dispatched' }, done: dispatched !== null, on: dispatched },
    { title: { zh: '办理中', en: 'In hand' }, done: accepted !== null, on: accepted }, { title: { zh: '已答复', en: 'Answered' }, done: replied !== null, on: replied },
    { title: { zh: '已办结', en: 'Closed' }, done: closed !== null, on: closed },
  ];
}

/** What the holder of a code sees of the request: how it stands, and the words where its type is not private or the word was given. */
export const held = onQuery({
  operation: requestOperations.held,
  county: ({ input }) => countyOfCode(input.code),
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  facts: ({ input, keys, now }) => {
    const county = countyOfCode(input.code);
    return {
      receipt: readOpened(keys, input.code, input.pass ?? '', now), request: inFocus(readRequest(county, '')), known: inFocus(requestKnown(county, '')),
      held: inFocus(raw(heldText, [county, ''], (rows) => rows[0] as HeldRow | undefined)), texts: inFocus(requestTexts(county, '')), main: mainState(county), mainTexts: mainTexts(county), // the columns of the text
    };
  },
  answer: ({ keys, book, now, today }, { facts }): HeldRequest => {
    const { receipt: { receipt, holds }, request, held: row, known } = facts;
    if (receipt === undefined || request === undefined || row === undefined) throw new Refusal('matters.receipt-unknown');
    const rules = factsOf(book, request.row, known);
    const own = receipt.party === request.row.party;
    // Who joined sees how it stands and what is told; the words of the person who filed are theirs.
    const mayRead = !request.row.guarded || holds;
    const said = own && mayRead ? facts.texts.find(({ id }) => id === row.said) : undefined;
    const type = findType(book, request.row.type, request.row.filed_on);
    const shown = own ? facts.texts : facts.texts.filter(({ kind }) => kind === 'inform' || kind === 'reply');
    return {
      number: request.row.number, status: facts.main?.status ?? request.row.status, type: request.row.type, typeName: type?.name ?? null, placeName: row.place_name, filedOn: request.row.filed_on, joinedAs: !own || facts.main !== undefined,
      holderName: facts.main?.holder_name ?? request.row.holder_name, holderPhone: row.holder_phone, outcome: facts.main?.outcome ?? request.row.outcome, impossible: request.row.impossible as HeldRequest['impossible'], // a constraint of the step that writes it
      ending: facts.main !== undefined && facts.main.closed_on === null ? null : request.row.ending, rating: request.row.rating, guarded: request.row.guarded, mayRead, text: said === undefined ? null : openContent(keys, request.row.county, said.id, said.sealed),
      messages: mayRead ? messagesOf(keys, request.row.county, [...shown, ...facts.mainTexts].toSorted((a, b) => a.recorded_at.getTime() - b.recorded_at.getTime())) : [], clock: row.clock === null ? null : clockView(book, row.clock, now), respondBy: request.row.respond_by,
      can: own ? acts.filter((act) => judgeRequest(rules, act, { today: dayOf(now) }).legal) : [], remedies: remediesOf(book, request.row, type?.administrative ?? false, today),
      filedWith: type === undefined ? row.filed_with : departmentName(book, type.department, today).zh, stations: stationsOf(request.row, facts.main ?? { ...row, closed_on: request.row.closed_on }),
    };
  },
});
