import { County, Refusal, fieldErrors, fill, invalid, kernelErrors, newId } from '@anhe/contract/kernel';
import type { CatalogueEntry, ParsedInputOf, PlaceCode, Wording } from '@anhe/contract/kernel';
import { placeOperations } from '@anhe/contract/places';
import { requestErrors, requestOperations } from '@anhe/contract/requests';
import { z } from 'zod';
import type { StaffActor, SystemActor } from '../../../kernel/access/actor.ts';
import { isJson, readJson } from '../../../kernel/json-table.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import type { Road } from '../../../kernel/run/run.ts';
import { SpreadsheetError, readSheet, reportOf } from '../../../kernel/spreadsheet.ts';
import type { BadRow, GoodRow, TableReport } from '../../../kernel/spreadsheet.ts';
import { listTypes } from '../catalogue.ts';
import { isRace, ticketMatter } from '../commands/tickets.ts';
import { derivedId } from '../filing.ts';
import { datums, plain, ticketColumns } from './columns.ts';
import type { TicketLine } from './columns.ts';
import { PlaceNames } from './place-names.ts';

export interface TicketOptions {
  readonly language: 'zh' | 'en';
  readonly today: string;
  readonly book: ReferenceBook;
  readonly file: { readonly name: string; readonly mediaType: string };
  /** `system` and, where it is not the sender's own, `county`; `datum` where the file does not say it. */
  readonly about: Readonly<Record<string, unknown>>;
}

const About = z.object({ system: z.string().trim().min(1).max(40).default('12345'), county: County, datum: z.enum(Object.keys(datums) as [string, ...string[]]).optional() }); // the keys of a record of names

/** Rows of one file. */
export const mostTickets = 5000;

const catalogue: Readonly<Record<string, CatalogueEntry>> = { ...kernelErrors, ...requestErrors };
type Key = keyof typeof ticketColumns;
type Reasons = BadRow['reasons'];
type Ticket = ParsedInputOf<(typeof requestOperations)['takeTicket']>;

const reason = (column: Key, what: Wording): Reasons[number] => {
  const { header } = ticketColumns[column];
  return { column, message: { zh: `${header.zh}：${what.zh}`, en: `${header.en}: ${what.en}` } };
};

/** The column that stands for a field of the command. */
const columnOf = (field: string | number | undefined): Key => {
  const own: Readonly<Record<string, Key>> = { point: 'lng', receivedOn: 'receivedAt', person: 'phone', matter: 'ticket', detail: 'type', answers: 'type' };
  const name = String(field);
  return own[name] ?? (Object.hasOwn(ticketColumns, name) ? (name as Key) : 'text'); // one of its own keys
};

/** What is wrong with a row, in words. Throws on when the error is a fault of the program. */
function reasonsOf(error: unknown): Reasons {
  if (error instanceof z.ZodError) return error.issues.map(({ path, message }) => reason(columnOf(path[0] as string | number), Object.hasOwn(fieldErrors, message) ? fieldErrors[message as keyof typeof fieldErrors] : fieldErrors['wrong-kind'])); // a field's name; one of its keys
  if (!(error instanceof Refusal)) throw error;
  if (error.fields.length > 0) return error.fields.map(({ path, code, details }) => reason(columnOf(path[0]), fill(fieldErrors[code], details)));
  const entry = catalogue[error.code];
  if (entry === undefined) throw error;
  return [{ column: '', message: fill(entry, error.details) }];
}

interface Names {
  readonly types: ReadonlyMap<string, { readonly type: string; readonly detail?: string }>;
  readonly places: PlaceNames;
}

/** Types and details by code and by name; what two of them are called alike is none. */
function typeNames(book: ReferenceBook, today: string): Names['types'] {
  const names = new Map<string, { readonly type: string; readonly detail?: string } | null>();
  const add = (name: string, what: { readonly type: string; readonly detail?: string }): void => {
    const key = plain(name);
    const there = names.get(key);
    names.set(key, there === undefined || there?.type === what.type ? (there ?? what) : null);
  };
  for (const { code, name } of listTypes(book, today)) for (const one of [code, name.zh, name.en]) add(one, { type: code });
  const taken = new Set(names.keys());
  for (const { code, body } of book.list('request-details', today)) {
    const { zh, en } = body['name'] as Wording; // the list's schema
    for (const one of [code, zh, en]) if (!taken.has(plain(one))) add(one, { type: String(body['type']), detail: code });
  }
  return new Map([...names].flatMap(([name, what]) => (what === null ? [] : [[name, what] as const])));
}

async function placeNames(road: Road, actor: StaffActor | SystemActor, county: string): Promise<PlaceNames> {
  const below = async (place: PlaceCode) => (await road.query(placeOperations.children, actor, { place })).items;
  const { name } = await road.query(placeOperations.get, actor, { place: county });
  const towns = await below(county);
  const villages = await Promise.all(towns.map(({ place }) => below(place)));
  return new PlaceNames([{ place: county, name }, ...towns, ...villages.flat()]);
}

interface Source {
  readonly county: string;
  readonly system: string;
  readonly datum: string | undefined;
  readonly names: Names;
}

/** A row as the command takes it, or what it cannot mean. */
function ticketOf(value: TicketLine, { county, system, datum: usual, names }: Source): Ticket | Reasons {
  const { ticket, receivedAt: received, text, spot, name, phone, lng, lat, wantsReply } = value;
  const wrong: Reasons[number][] = [];
  const type = value.type === null ? undefined : names.types.get(plain(value.type));
  if (value.type !== null && type === undefined) wrong.push(reason('type', { zh: `目录里没有“${value.type}”；不清楚的可以留空，由受理员确定`, en: `The catalogue has no “${value.type}”; leave it empty and the desk will set it` }));
  const place = value.place === null ? county : names.places.find(value.place);
  if (typeof place !== 'string') wrong.push(reason('place', place));
  if ((lng === null) !== (lat === null)) wrong.push(reason(lng === null ? 'lng' : 'lat', fieldErrors.required));
  const datum = value.datum ?? (usual === undefined ? undefined : datums[usual]);
  if (lng !== null && lat !== null && datum === undefined) wrong.push(reason('datum', { zh: '写了经纬度就要写坐标系（GCJ-02 或者 WGS84），两者相差几百米', en: 'A position needs its datum (GCJ-02 or WGS84): they differ by hundreds of metres' }));
  if (wrong.length > 0 || typeof place !== 'string') return wrong;
  const idOf = (what: string) => derivedId(`ticket ${what} ${county} ${system} ${ticket}`);
  return {
    county, matter: ticketMatter(county, system, ticket), system, ticket, receivedOn: received.on, ...(received.at === null ? {} : { receivedAt: received.at }), place, text, ...type,
    ...(spot === null ? {} : { spot }), ...(lng === null || lat === null || datum === undefined ? {} : { point: { lat, lng, datum } }), answers: {}, photos: [],
    person: { id: idOf('party'), ...(name === null ? {} : { name }), ...(phone === null ? {} : { contact: { by: 'phone', value: phone } }) }, receipt: idOf('receipt'), wantsMessages: wantsReply,
  };
}

const changedWords = (number: string): Wording => ({
  zh: `这张工单已登记为 ${number}，这次的内容与上次不同；没有覆盖，请打开该事项补充`, en: `This ticket is here as ${number}, with other words; nothing was overwritten: open it and add what is new`,
});

/**
 * Takes the hotline's tickets from an Excel, CSV or JSON file: each row is taken by itself, in the order of the file; bad rows come
 * back with their reasons, and so does a ticket that is there with other words. The same file again changes nothing. Throws
 * SpreadsheetError for a file that is none.
 */
export async function importTickets(road: Road, actor: StaffActor | SystemActor, bytes: Uint8Array, options: TicketOptions): Promise<TableReport<'tickets'>> {
  const about = About.safeParse({ county: actor.county, ...options.about });
  if (!about.success) throw invalid({ path: [String(about.error.issues[0]?.path[0] ?? 'system')], code: 'unknown-choice' });
  const { county, system, datum } = about.data;
  const sheet = isJson(options.file) ? readJson(bytes, ticketColumns) : await readSheet(bytes, ticketColumns);
  if (sheet.good.length + sheet.bad.length > mostTickets) throw new SpreadsheetError({ zh: `一次最多 ${mostTickets} 张工单，请分开`, en: `At most ${mostTickets} tickets at once, split the file` });
  const source: Source = { county, system, datum, names: { types: typeNames(options.book.of(county), options.today), places: await placeNames(road, actor, county) } };
  const bad: BadRow[] = [...sheet.bad];
  const counted = { added: 0, unchanged: 0 };
  const take = async ({ row, cells, value }: GoodRow<TicketLine>): Promise<void> => {
    const refuse = (reasons: Reasons): void => void bad.push({ row, cells, reasons });
    const ticket = ticketOf(value, source);
    if (!('ticket' in ticket)) return refuse(ticket);
    try {
      const { done, number } = await takeOnce(road, actor, ticket);
      if (done === 'changed') refuse([reason('ticket', changedWords(number))]);
      else counted[done] += 1;
    } catch (error) {
      refuse(reasonsOf(error));
    }
  };
  // One after the other: two rows may be the same ticket.
  for (const line of sheet.good) await take(line);
  return reportOf({ added: { tickets: counted.added }, unchanged: counted.unchanged, headers: sheet.headers, bad }, options.language);
}

/** Another import of the same ticket at that moment comes first; then it is there. */
async function takeOnce(road: Road, actor: StaffActor | SystemActor, input: Ticket) {
  const take = () => road.command(requestOperations.takeTicket, actor, { command: newId(), input });
  try {
    return await take();
  } catch (error) {
    if (!isRace(error)) throw error;
    return take();
  }
}
