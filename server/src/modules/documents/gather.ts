/** All that the papers of one dispute are made from, asked for in one round. */
import { z } from 'zod';
import { dayOf } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { disputeEvents, erasedText, withheldText } from '@anhe/contract/disputes';
import type { DisputeEventType, DisputeView, handInOrgans, representations } from '@anhe/contract/disputes';
import type { TextRef } from '@anhe/contract/matters';
import type { HandoverView, attachmentKinds } from '@anhe/contract/matters';
import type { ClearParty, Side } from '@anhe/contract/parties';
import { db, first, raw } from '../../kernel/database/statement.ts';
import type { Known, Statement } from '../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';
import type { Request } from '../../kernel/run/handler.ts';
import { afterRows, clearMembers, contentRows, disputeDetail, disputeParts, memberRows } from '../disputes/index.ts';
import type { AfterRows, ClearMember, DisputeFound } from '../disputes/index.ts';
import { handoversColumn, openContent, openedHandover } from '../matters/index.ts';
import type { HandoverStored } from '../matters/index.ts';
import { openParty } from '../parties/index.ts';
import { roomPapers, roomRows } from './room.ts';
import type { RoomPapers } from './room.ts';

interface EventRow {
  readonly type: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly bytes: Buffer;
  readonly name: string | null;
  readonly unit_name: string | null;
  readonly unit_phone: string | null;
  readonly unit_address: string | null;
}

// Who acted is a post of the county, or of the city that looks after it; a deputy acts under their own name.
const eventsText = `
  select e.type, e.occurred_at, e.recorded_at, e.bytes, coalesce(d.name, n.name) as name, u.name as unit_name, u.phone as unit_phone, u.address as unit_address
    from kernel.event e
    left join staff.post p on p.county in (e.county, '610500') and p.id = case when e.actor like 'post:%' then substr(e.actor, 6, 36)::uuid end
    left join staff.person n on n.county = p.county and n.id = p.person
    left join staff.person d on d.county = p.county and d.id = case when e.actor like 'post:%/%' then substr(e.actor, 43, 36)::uuid end
    left join staff.unit u on u.county = p.county and u.id = p.unit
   where e.county = $1 and e.stream = $2 and e.type like 'disputes.%' order by e.seq limit 1000`;

interface SealedRow {
  readonly county: string;
  readonly id: string;
  readonly sealed: Buffer | null;
}

const partiesText = `
  select p.county, p.id, p.sealed from matters.matter_party mp join parties.party p on p.county = mp.county and p.id = mp.party
   where mp.county = $1 and mp.matter = $2 and mp.standing is null`;

const filesText = `
  select a.id, a.kind, a.happened_on::text as "happenedOn", f.name, f.media_type as "mediaType", f.size::int as size, encode(f.digest, 'hex') as digest, a.seen_at is not null as seen
    from matters.attachment a join kernel.file f on f.county = a.county and f.id = a.file
   where a.county = $1 and a.matter = $2 and a.removed_at is null order by a.happened_on, a.recorded_at, a.id`;

interface OfficeRow {
  readonly phone: string | null;
  readonly address: string | null;
  readonly director: string | null;
}

const officeText = `
  select u.phone, u.address,
         (select n.name from staff.post p join staff.person n on n.county = p.county and n.id = p.person
           where p.county = u.county and p.unit = u.id and p.role = 'director' order by p.valid_to is not null, p.valid_from desc limit 1) as director
    from disputes.dispute d join staff.unit u on u.county = d.county and u.id = d.committee where d.county = $1 and d.matter = $2`;

const handInText = `
  select organ, name, letter, received_on::text as "receivedOn", returned_on::text as "returnedOn", result, return_letter as "returnLetter"
    from disputes.hand_in where county = $1 and matter = $2`;

/** The organ that handed the dispute in; texts by their content row. */
interface HandInRow {
  readonly organ: keyof typeof handInOrgans;
  readonly name: Id;
  readonly letter: Id | null;
  readonly receivedOn: Day;
  readonly returnedOn: Day | null;
  readonly result: Id | null;
  readonly returnLetter: Id | null;
}

// The office, the organ that handed it in and the handovers are asked for together: each statement has its price.
const besideText = `
  select (select row_to_json(o) from (${officeText}) o) as office, (select row_to_json(h) from (${handInText}) h) as "handIn", ${handoversColumn}`;

interface BesideRow {
  readonly office: OfficeRow | null;
  readonly handIn: HandInRow | null;
  readonly handovers: readonly HandoverStored[];
}

/** The same with its texts. */
export interface FileHandIn {
  readonly organ: HandInRow['organ'];
  readonly name: string;
  readonly letter: string | undefined;
  readonly receivedOn: Day;
  readonly returnedOn: Day | null;
  readonly result: string | undefined;
  readonly returnLetter: string | undefined;
}

interface ActingRow extends SealedRow {
  readonly representative: string;
  readonly kind: keyof typeof representations;
  readonly powers: 'general' | 'special';
}

const actingText = `
  select p.county, p.id, p.sealed, r.representative, r.kind, r.powers from disputes.representation r join parties.party p on p.county = r.county and p.id = r.representative
   where r.county = $1 and r.matter = $2 and r.to_on is null order by r.recorded_at, r.id`;

/** A file on the matter, with where its bytes lie. */
export interface FiledFile {
  readonly id: Id;
  readonly kind: keyof typeof attachmentKinds;
  readonly happenedOn: Day;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly digest: string;
  readonly seen: boolean;
}

/** What is asked of the database for the papers of one dispute. */
export const paperFacts = (county: County, matter: Id) => ({
  parts: disputeParts(county, matter),
  contents: contentRows(county, matter),
  events: raw(eventsText, [county, matter], (rows) => rows as readonly EventRow[]), // the columns of the text above
  sealed: raw(partiesText, [county, matter], (rows) => rows as readonly SealedRow[]), // likewise
  files: raw(filesText, [county, matter], (rows) => rows as readonly FiledFile[]), // likewise
  beside: raw(besideText, [county, matter], (rows) => rows[0] as BesideRow), // likewise
  room: roomRows(county, matter),
  after: afterRows(county, matter),
  members: memberRows(county, matter),
  acting: raw(actingText, [county, matter], (rows) => rows as readonly ActingRow[]), // likewise
});
type Gathered = Known<ReturnType<typeof paperFacts>>;
/** For a party with a receipt the roster and who acts for others are not read: they are the members’ own. */
export type PaperFacts = Omit<Gathered, 'members' | 'acting'> & Partial<Pick<Gathered, 'members' | 'acting'>>;

/** The same of the one matter that the transaction is narrowed to, for callers who do not know its id. */
export function focusedFacts(county: County): Omit<ReturnType<typeof paperFacts>, 'members' | 'acting'> {
  const facts = paperFacts(county, '');
  return {
    parts: focused(facts.parts), contents: focused(facts.contents), events: focused(facts.events), sealed: focused(facts.sealed), files: focused(facts.files),
    beside: focused(facts.beside), after: focused(facts.after), room: focused(facts.room),
  };
}

/** A statement about county $1 and matter $2, asked of the matter in focus. */
export function focused<T>(statement: Statement<T>): Statement<T> {
  return { ...statement, text: statement.text.replaceAll('$2', '(select kernel.focus())'), values: statement.values.slice(0, 1) };
}

/** A step as it was recorded: of which day, when written down, by whom. */
export interface FileEvent<T extends DisputeEventType = DisputeEventType> {
  readonly type: T;
  readonly on: Day;
  readonly recordedOn: Day;
  readonly by: string | undefined;
  readonly unit: { readonly name: string; readonly phone: string | undefined; readonly address: string | undefined } | undefined;
  readonly body: z.output<(typeof disputeEvents)[T]>;
}

/** A party with its place in the dispute. Its personal data only where the papers may show it. */
export interface FileParty {
  readonly id: Id;
  readonly kind: 'person' | 'organisation';
  readonly side: Side;
  /** As lists show it. */
  readonly maskedName: string;
  /** Undefined in a masked file. */
  readonly clear: ClearParty | undefined;
}

/** One dispute, ready to be put on paper. */
export interface DisputeFile {
  readonly detail: Omit<DisputeView, 'abilities'>;
  readonly parties: readonly FileParty[];
  readonly events: readonly FileEvent[];
  readonly files: readonly FiledFile[];
  /** Schedule, performance, breaches, applications of the agreement that holds. */
  readonly after: AfterRows;
  readonly committee: { readonly name: string; readonly phone?: string; readonly address?: string };
  readonly director: string | undefined;
  /** Members of its group in clear; opened when a paper asks. */
  readonly members: () => readonly ClearMember[];
  /** Who acts for others, by name. */
  readonly acting: () => readonly { readonly representative: Id; readonly name: string; readonly kind: ActingRow['kind']; readonly powers: ActingRow['powers'] }[];
  /** Name of a post's holder, where the dispute names the post by id only. */
  readonly nameOf: (post: Id) => string | undefined;
  /** A free text by the reference that an event keeps of it. */
  readonly textOf: (ref: TextRef | null | undefined) => string | undefined;
  readonly handovers: readonly HandoverView[];
  readonly handIn: FileHandIn | undefined;
  /** What the room gives to papers. */
  readonly room: RoomPapers;
  readonly book: ReferenceBook;
  readonly today: Day;
}

const Envelope = z.object({ body: z.unknown() });

const isDisputeEvent = (type: string): type is DisputeEventType => type in disputeEvents;

function eventOf(row: EventRow): FileEvent[] {
  if (!isDisputeEvent(row.type)) return [];
  const { body } = Envelope.parse(JSON.parse(row.bytes.toString()));
  const unit = row.unit_name === null ? undefined : { name: row.unit_name, phone: row.unit_phone ?? undefined, address: row.unit_address ?? undefined };
  return [{
    type: row.type, on: dayOf(row.occurred_at), recordedOn: dayOf(row.recorded_at), by: row.name ?? undefined, unit,
    body: disputeEvents[row.type].parse(body), // the schema of that very type
  }];
}

/** Puts the facts together. `clear` opens the parties' data and the texts: only for papers, whose reader was asked for. */
export function fileOf(request: Request, found: DisputeFound, facts: PaperFacts, clear: boolean): DisputeFile {
  const { keys, book, today } = request;
  const detail = clear ? disputeDetail(request, found, facts.parts, facts.contents, () => true) : disputeDetail(request, found, facts.parts, facts.contents);
  const sealed = new Map(facts.sealed.map((row) => [row.id, row]));
  const contents = new Map(facts.contents.map((row) => [row.id, row]));
  const names = new Map<string, string>([...facts.room.recorders.map(({ id, name }) => [id, name] as const), ...detail.mediators.map(({ post, name }) => [post, name] as const)]);
  const textBy = (id: Id | null): string | undefined => (id === null ? undefined : (openContent(keys, detail.county, id, contents.get(id)?.sealed ?? null) ?? undefined));
  const { handIn } = facts.beside;
  const { phone, address, director } = facts.beside.office ?? { phone: null, address: null, director: null };
  return {
    detail, book, today, files: facts.files, after: facts.after, director: director ?? undefined,
    committee: { name: detail.committee.name, ...(phone === null ? {} : { phone }), ...(address === null ? {} : { address }) },
    parties: detail.parties.map(({ id, kind, side, name }) => {
      const row = sealed.get(id);
      return { id, kind, side, maskedName: name, clear: clear && row !== undefined && row.sealed !== null ? openParty(keys, row) : undefined };
    }),
    events: facts.events.flatMap(eventOf),
    room: roomPapers(facts.room, (content) => (clear ? (openContent(keys, detail.county, content, contents.get(content)?.sealed ?? null) ?? erasedText) : withheldText)),
    members: () => clearMembers(keys, facts.members ?? []),
    acting: () => (facts.acting ?? []).map(({ representative, kind, powers, ...row }) => ({ representative, kind, powers, name: row.sealed === null ? '' : openParty(keys, row).name })),
    nameOf: (post) => names.get(post),
    textOf: (ref) => textBy(ref?.content ?? null),
    handovers: facts.beside.handovers.map((row) => openedHandover(keys, detail.county, row, clear)),
    handIn: handIn === null ? undefined : {
      organ: handIn.organ, name: textBy(handIn.name) ?? '', letter: textBy(handIn.letter), receivedOn: handIn.receivedOn, returnedOn: handIn.returnedOn, result: textBy(handIn.result),
      returnLetter: textBy(handIn.returnLetter),
    },
  };
}

/** The last event of a type; undefined when it never happened. */
export function lastEvent<T extends DisputeEventType>(file: Pick<DisputeFile, 'events'>, type: T): FileEvent<T> | undefined {
  // Its body was parsed by the schema of its type.
  return file.events.findLast((event) => event.type === type) as FileEvent<T> | undefined;
}

/** A unit as a register is of it. */
export interface RegisterUnit {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
}

export const registerUnit = (county: County, unit: Id): Statement<RegisterUnit | undefined> =>
  first(db.selectFrom('staff.unit').select(['county', 'id', 'place', 'name', 'phone', 'address']).where('county', '=', county).where('id', '=', unit));
