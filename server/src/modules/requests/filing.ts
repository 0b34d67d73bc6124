import { Refusal, contains, dayOf, idFromDigest, instantOf, invalid } from '@anhe/contract/kernel';
import type { Day, FieldError, Id, ParsedInputOf } from '@anhe/contract/kernel';
import { unnamed } from '@anhe/contract/parties';
import type { PartyInput } from '@anhe/contract/parties';
import { cellOf, doubtsOf, noType, toWgs84 } from '@anhe/contract/requests';
import type { CameAgain, Door, Doubt, Filed, requestOperations } from '@anhe/contract/requests';
import { publicActor } from '../../kernel/access/actor.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import { insert } from '../../kernel/database/changes.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { chainStart } from '../../kernel/events/chain.ts';
import { assertTicket } from '../../kernel/files/index.ts';
import type { Acting } from '../../kernel/run/handler.ts';
import { attachmentInsert, matterInsert, newReceipt, partiesInsert, searchInsert } from '../matters/index.ts';
import { partyInsert, partyLine } from '../parties/index.ts';
import { assertPlaceHolds, countyAround, placeFact } from '../places/index.ts';
import type { KnownPlace } from '../places/index.ts';
import { assertAnswers, findType, getType, promiseWords, typeFacts } from './catalogue.ts';
import type { RequestType } from './catalogue.ts';
import { centreOf } from './owner.ts';
import type { Receiver } from './owner.ts';
import { RequestWork } from './work.ts';

/** A request as it comes in, through whichever door. */
export type Said = Omit<ParsedInputOf<(typeof requestOperations)['file']>, 'door' | 'apiKey' | 'mediaUrl'>;

/** What a door says beside it. */
export interface FilingContext {
  readonly door: Door;
  readonly consentOral: boolean;
  readonly askedBy?: string | undefined;
  readonly aboutUnit?: Id | undefined;
  readonly outreach?: Id | undefined;
  /** When it was said, where that was earlier: paper, a ticket. */
  readonly saidAt?: Date | undefined;
  /** A window of a centre that takes it down keeps it; else the county's centre gets it. */
  readonly desk?: Receiver | undefined;
  /** The key of the program that hands it in, and a picture that it names. */
  readonly apiKey?: Id | null | undefined;
  readonly mediaUrl?: string | undefined;
  /** Floods are looked for where nobody of the staff stands between. */
  readonly again?: CameAgain | undefined;
}

/** What is asked of the database before a filing, by every door. */
export const filingFacts = ({ input, today }: { readonly input: Pick<Said, 'county' | 'place'> & { readonly aboutUnit?: Id | undefined }; readonly today: Day }) => ({ place: placeFact(input.place), centre: centreOf(input.county, input.place, today, input.aboutUnit) });

const textIndex = (request: Acting, text: string): Buffer => request.keys.index('request text', text.normalize('NFKC').replaceAll(/\s+/g, ''));
const deviceIndex = (request: Acting, device: string | undefined): Buffer | null => (device === undefined ? null : request.keys.index('request device', device));

const aDay = 86_400_000;

export const cameAgain = (request: Acting, said: Pick<Said, 'county' | 'text' | 'device'>): Statement<CameAgain> =>
  raw('select same, device from requests.came_again($1, $2, $3, $4)', [said.county, textIndex(request, said.text), deviceIndex(request, said.device), new Date(request.now.getTime() - aDay)], (rows) => rows[0] as CameAgain); // the two columns

/** A number that nobody has to draw: county, day, and five characters of the request's own id. */
export function requestNumber(county: string, matter: Id, day: Day): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  const bytes = sha256(`request number ${county} ${matter}`);
  const letters = Array.from({ length: 5 }, (_, index) => alphabet[(bytes[index] ?? 0) % alphabet.length]).join('');
  return `诉${county}-${day.slice(2).replaceAll('-', '')}-${letters}`;
}

/** Who asks, as a party: without a name nobody's, without a way of contact by the receipt alone. */
export const partyOf = ({ id, name, contact }: Said['person']): PartyInput => ({
  id, kind: 'person', side: 'applicant', name: name === undefined || name === '' ? unnamed : name, contact: contact ?? { by: 'receipt' }, details: {},
});

function assertSaid(request: Acting, said: Said, place: KnownPlace | undefined, type: RequestType | undefined): void {
  assertPlaceHolds(place, request.today, ['place']);
  const errors: FieldError[] = contains(said.county, said.place) ? [] : [{ path: ['place'], code: 'not-in-scope' }];
  if (said.detail !== undefined && request.book.find('request-details', said.detail, request.today)?.body['type'] !== type?.code) errors.push({ path: ['detail'], code: 'unknown-choice' });
  const ids = said.photos.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) errors.push({ path: ['photos'], code: 'already-used' });
  if (errors.length > 0) throw invalid(...errors);
  assertAnswers(type, said.answers);
}

/** A position in WGS 84, five decimals (a metre): what was given in GCJ-02 is converted here, at the edge. Throws outside the city. */
function positionOf(said: Said): { lat: number; lng: number; cell: string } | undefined {
  if (said.point === undefined) return undefined;
  const { lat, lng } = said.point.datum === 'gcj02' ? toWgs84(said.point) : said.point;
  if (countyAround({ lat, lng }) === undefined) throw new Refusal('requests.position-outside', { fields: [{ path: ['point'], code: 'not-in-scope' }] });
  const rounded = { lat: Math.round(lat * 1e5) / 1e5, lng: Math.round(lng * 1e5) / 1e5 };
  return { ...rounded, cell: cellOf(rounded) };
}

/** Photographs that the person sent or the desk took. */
function addPhotos(work: RequestWork, photos: Said['photos'], path: string): Id[] {
  const { request } = work;
  photos.forEach(({ upload }, index) => {
    if (!upload.mediaType.startsWith('image/')) throw new Refusal('kernel.wrong-content', { details: { name: upload.name, actual: upload.mediaType }, fields: [{ path: [path, index], code: 'wrong-kind' }] });
    // What a person sends on the receipt's page was handed in as anybody's.
    assertTicket(request.keys, upload, request.actor.kind === 'staff' ? request.actor : publicActor, request.now, [path, index, 'upload']);
  });
  for (const { id, upload } of photos) {
    work.add(...attachmentInsert(request, work.home, { attachment: id, kind: 'scene', upload, happenedOn: request.today, seenBy: request.actor.kind === 'staff' ? request.actor.post : null }));
  }
  return photos.map(({ id }) => id);
}

export { addPhotos };

export interface Opening {
  readonly work: RequestWork;
  readonly type: RequestType | undefined;
  readonly code: string;
  readonly doubts: readonly Doubt[];
}

/**
 * The first rows and the first event of a request. It waits at the county's centre (or the window that took it down) and
 * its promise runs from the moment it was said.
 */
export function openRequest(request: Acting, said: Said, context: FilingContext, known: { readonly place: KnownPlace | undefined; readonly centre: Receiver | undefined }): Opening {
  const { now, today, keys, book } = request;
  const type = said.type === undefined ? undefined : getType(book, said.type, today);
  assertSaid(request, said, known.place, type);
  const { aboutUnit = null } = context;
  // Nobody keeps what is said of them.
  const holder = context.desk?.id === aboutUnit ? known.centre : (context.desk ?? known.centre);
  if (holder === undefined) throw new Refusal('requests.no-centre', { details: { place: known.place?.fullName ?? said.place } });
  const position = positionOf(said);
  const at = context.saidAt ?? now;
  const filedOn = dayOf(at);
  const doubts = context.again === undefined ? [] : doubtsOf(said.text, context.again);
  const home = { county: said.county, matter: said.matter, place: said.place };
  const party = partyOf(said.person);
  const work = new RequestWork(request, {
    head: { county: home.county, id: home.matter, place: home.place, revision: 0, chain: chainStart }, clocks: [], clockKinds: [], holder: { unit: holder.id, name: holder.name },
    facts: {
      status: 'filed', type: type?.code ?? null, ...typeFacts(type), guarded: type?.privacy === 'guarded', holderUnit: holder.id, holderKind: holder.kind, objectBy: null, objected: false, settled: [], paused: false,
      askedPerson: false, outcome: null, respondBy: null, closedOn: null, ending: null, extensions: 0, explained: false, published: false, forwarded: false, openHelp: 0, aboutUnit, openCall: false, read: false, joiners: 0,
    },
  });
  // The address of a picture is kept with the words; it is nobody's advertisement, so that it raises no doubt.
  const text = work.text('summary', context.mediaUrl === undefined ? said.text : `${said.text}\n图片：${context.mediaUrl}`);
  const held = newReceipt(keys, home, { receipt: said.receipt, party: party.id, word: said.word, now });
  work.add(
    matterInsert(home, now, { kind: 'request', type: type?.code ?? noType.code, partyLine: partyLine([party]), status: 'filed', holderUnit: holder.id, filedUnit: holder.id, filedOn }),
    partyInsert(keys, home, party),
    partiesInsert(home, [party]),
    held.change,
    // A guarded text is not found by its words: it leaves the desk in no way.
    ...(type?.privacy === 'guarded' ? [] : [searchInsert(home, [said.text], party.name === unnamed ? [] : [party.name])]),
  );
  const photos = addPhotos(work, said.photos, 'photos');
  work.add(insert('requests.request', {
    county: home.county, matter: home.matter, place: home.place, door: context.door, type: type?.code ?? null, detail: said.detail ?? null, department: type?.department ?? null, guarded: type?.privacy === 'guarded',
    publish: type?.publish?.place ?? null, said: text.content, spot: said.spot === undefined || said.spot === '' ? null : work.text('spot', said.spot).content,
    answers: Object.keys(said.answers).length === 0 ? null : work.text('answers', JSON.stringify(said.answers)).content, lat: position?.lat ?? null, lng: position?.lng ?? null, cell: position?.cell ?? null,
    photos, party: party.id, consent_oral: context.consentOral, asked_by: context.askedBy === undefined || context.askedBy === '' ? null : work.text('asked-by', context.askedBy).content,
    wants_messages: said.wantsMessages, about_unit: aboutUnit, outreach: context.outreach ?? null, api_key: context.apiKey ?? null, doubts: [...doubts], filed_at: at, open: true,
    said_index: textIndex(request, said.text), device_index: deviceIndex(request, said.device),
  }));
  work.matter({ number: requestNumber(home.county, home.matter, filedOn), ...(aboutUnit === null ? {} : { kept_out: aboutUnit }) });
  const dueOn = work.startReply(type?.code ?? null, at, filedOn);
  work.event('requests.filed', { door: context.door, type: type?.code ?? null, text, photos: photos.length, doubts: [...doubts], consentOral: context.consentOral, dueOn, centre: holder.id }, at);
  work.event('matters.receipt-issued', { receipt: said.receipt, party: party.id, hasWord: said.word !== undefined });
  work.becomes(doubts.length > 0 ? 'doubtful' : 'filed');
  return { work, type, code: held.shown, doubts };
}

/** What a filing gives back. */
export function filedAnswer({ work, type, code }: Opening, number: string): Filed {
  const { revision, status, holder } = work.left();
  const reply = work.clock('reply');
  return {
    ...work.address, revision, code, number, status, holder, dueOn: reply?.due_on ?? null, dueAt: reply?.due_at === null || reply?.due_at === undefined ? null : instantOf(reply.due_at),
    promise: promiseWords(work.request.book, type, work.request.today),
  };
}

/** Ids of what follows from one source, so that a repeat gives the same. */
export const derivedId = (source: string): Id => idFromDigest(sha256(`requests ${source}`));

export const typeNow = (request: Acting, code: string | null): RequestType | undefined => findType(request.book, code, request.today);
