import { Refusal, idFromDigest, isPlaceCode } from '@anhe/contract/kernel';
import type { Id, InputOf, Upload } from '@anhe/contract/kernel';
import { Contact } from '@anhe/contract/parties';
import { requestOperations } from '@anhe/contract/requests';
import type { Answers, Open311Service, Point } from '@anhe/contract/requests';
import { publicActor } from '../../kernel/access/actor.ts';
import { canonical } from '../../kernel/crypto/canonical.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import type { Road } from '../../kernel/run/run.ts';
import { problemOf } from '../../http/problem.ts';
import type { Catalogue } from '../../http/problem.ts';
import { keepPhoto } from '../../http/uploads.ts';
import { Failure, badRequest, notFound } from './failure.ts';
import type { Form, Media } from './form.ts';
import { momentOf, truthIn } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { jurisdictionIn } from './reading.ts';
import { requestId } from './views.ts';
import type { Made } from './views.ts';
import type { Language } from './words.ts';

export interface FilingParts {
  readonly road: Road;
  readonly files: FileStore;
  readonly keys: Keyring;
  readonly clock: () => Date;
  readonly publicUrl: string;
  readonly catalogue: Catalogue;
}

/** A form as far as it can be read, with what is wrong in it. */
export interface Draft {
  readonly service: Open311Service | undefined;
  readonly jurisdiction: string | undefined;
  readonly extensions: boolean;
  readonly point: Point | undefined;
  readonly place: string | undefined;
  readonly said: Pick<InputOf<typeof requestOperations.file>, 'text' | 'spot' | 'answers' | 'device' | 'mediaUrl'> & { readonly person: { readonly name?: string; readonly contact?: Contact } };
  readonly failures: readonly Failure[];
}

const longestText = 4000;
const longestSpot = 120;

/** Runs each reading and keeps what it threw, so that all mistakes are told at once. */
class Reader {
  readonly failures: Failure[] = [];

  try<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.failures.push(error);
      return undefined;
    }
  }
}

function serviceOf(parameters: Parameters, services: readonly Open311Service[]): Open311Service {
  const code = parameters.one('service_code');
  if (code === undefined) throw badRequest('service_code: 请填写 · Please give it');
  const found = services.find((service) => service.code === code);
  if (found === undefined) throw notFound(`service_code: 没有“${code}”这一类型 · There is no service ${code}`);
  return found;
}

function degreeIn(parameters: Parameters, name: string, most: number): number | undefined {
  const text = parameters.one(name);
  if (text === undefined) return undefined;
  if (!/^[+-]?\d{1,3}(\.\d{1,18})?$/.test(text) || Math.abs(Number(text)) > most) throw badRequest(`${name}: 须为度数，在 -${most} 到 ${most} 之间 · Degrees from -${most} to ${most} are needed`);
  return Number(text);
}

function pointOf(parameters: Parameters): Point | undefined {
  const [lat, lng] = [degreeIn(parameters, 'lat', 90), degreeIn(parameters, 'long', 180)];
  const datum = parameters.one('datum')?.toLowerCase().replaceAll('-', '') ?? 'wgs84';
  if (datum !== 'wgs84' && datum !== 'gcj02') throw badRequest('datum: 须为 wgs84 或 gcj02 · wgs84 or gcj02 is needed');
  if (lat === undefined && lng === undefined) return undefined;
  if (lat === undefined || lng === undefined) throw badRequest('lat, long: 两项须同时给出 · Both are needed');
  return { lat, lng, datum };
}

function placeOf(parameters: Parameters): string | undefined {
  const code = parameters.one('address_id');
  if (code !== undefined && !isPlaceCode(code)) throw badRequest('address_id: 须为 6、9、12 或 15 位区划代码 · A division code of 6, 9, 12 or 15 digits is needed');
  return code;
}

// A tag, a comment, a declaration, or an entity that only markup has; "a < b" is none of them.
const markup = /<\/?[a-z][^<>]*>|<!--|<!doctype|<\?xml|&(#\d+|#x[0-9a-f]+|lt|gt|amp|quot|nbsp);/i;

function descriptionOf(parameters: Parameters): string | undefined {
  const text = parameters.one('description');
  if (text === undefined) return undefined;
  if ([...text].length > longestText) throw badRequest(`description: 最多 ${longestText} 个字 · At most ${longestText} characters`);
  if (markup.test(text)) throw badRequest('description: 不能含有 HTML 或者代码 · No HTML or code can be in it');
  return text;
}

function addressIn(parameters: Parameters, name: string): string | undefined {
  const text = parameters.one(name);
  if (text !== undefined && !(text.length <= 500 && URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol))) throw badRequest(`${name}: 须为 http 或 https 网址，最多 500 个字符 · An http or https address of at most 500 characters is needed`);
  return text;
}

const mostAnswers = 20;

function answersOf(parameters: Parameters, service: Open311Service | undefined): Answers {
  const answers: Record<string, Answers[string]> = {};
  for (const name of parameters.names) {
    const [, code, many] = /^attribute\[([^[\]]{1,60})\](\[\])?$/.exec(name) ?? [];
    if (code === undefined) {
      if (name.startsWith('attribute')) throw badRequest(`${name}: 须写成 attribute[代码] · It is written attribute[code]`);
      continue;
    }
    const kind = service?.questions.find((question) => question.code === code)?.kind;
    if (kind === 'multivaluelist') {
      const before = answers[code];
      answers[code] = [...new Set([...(Array.isArray(before) ? before : []), ...parameters.all(name)])];
    } else if (many !== undefined && service !== undefined) throw badRequest(`${name}: 只能有一个值 · Only one value can be given`);
    else answers[code] = parameters.one(name) ?? '';
    if (kind === 'datetime' && momentOf(String(answers[code])) === undefined) throw badRequest(`attribute[${code}]: 须为带时区的 W3C 日期时间 · A W3C date and time with its time zone is needed`);
    if (kind === 'string' && /[\r\n]/.test(String(answers[code]))) throw badRequest(`attribute[${code}]: 不能换行 · It is one line`);
  }
  if (Object.keys(answers).length > mostAnswers) throw badRequest('attribute: 过多 · Too many');
  return answers;
}

/** Name and telephone are kept for who answers; Anhe writes no e-mail, so that an address is not kept. */
function personOf(parameters: Parameters): { name?: string; contact?: Contact } {
  const [first = '', last = ''] = [parameters.one('first_name'), parameters.one('last_name')];
  const name = /\p{Script=Han}/u.test(first + last) ? `${last}${first}` : `${first} ${last}`.trim();
  const digits = parameters.one('phone')?.replaceAll(/[\s()（）-]/g, '').replace(/^(\+|00)86/, '');
  const contact = digits === undefined ? undefined : Contact.safeParse({ by: 'phone', value: digits });
  if (contact?.success === false) throw badRequest('phone: 须为 11 位手机号，或带区号的座机号 · A mobile number of 11 digits or a landline with its area code is needed');
  return { ...(name === '' ? {} : { name }), ...(contact === undefined ? {} : { contact: contact.data }) };
}

/** What a form says, with everything that is wrong with it. */
export function draftOf({ parameters }: Form, services: readonly Open311Service[]): Draft {
  const reader = new Reader();
  const service = reader.try(() => serviceOf(parameters, services));
  const [point, place] = [reader.try(() => pointOf(parameters)), reader.try(() => placeOf(parameters))];
  const given = reader.try(() => parameters.one('address_string'));
  const located = ['lat', 'long', 'address_id', 'address_string'].some((name) => parameters.all(name).length > 0);
  if (!located) reader.failures.push(badRequest('lat 和 long、address_string 或 address_id 须给出一种 · One of lat and long, address_string or address_id is needed'));
  const description = reader.try(() => descriptionOf(parameters));
  // A long address stands whole among the words, its beginning where addresses are shown.
  const whole = given !== undefined && [...given].length > longestSpot;
  const text = [description ?? service?.name.zh ?? '—', ...(whole ? [`地址：${given}`] : [])].join('\n');
  const mediaUrl = reader.try(() => addressIn(parameters, 'media_url'));
  const device = reader.try(() => parameters.one('device_id'));
  return {
    service, point, place, jurisdiction: reader.try(() => jurisdictionIn(parameters)), extensions: reader.try(() => truthIn(parameters, 'extensions')) ?? false, failures: reader.failures,
    said: {
      text, answers: reader.try(() => answersOf(parameters, service)) ?? {}, person: reader.try(() => personOf(parameters)) ?? {}, ...(mediaUrl === undefined ? {} : { mediaUrl }),
      ...(given === undefined ? {} : { spot: whole ? `${[...given].slice(0, longestSpot - 1).join('')}…` : given }),
      ...(device === undefined ? {} : { device: sha256(`open311 device ${device}`).toString('hex') }),
    },
  };
}

/** Photographs as the portal takes them, too: by their content, not larger than the limits, without position and time. */
async function keepMedia(parts: FilingParts, media: readonly Media[]): Promise<Upload[]> {
  const uploads: Upload[] = [];
  for (const one of media) {
    uploads.push(await keepPhoto(parts, one, parts.clock()).catch((error: unknown) => {
      const message = error instanceof Refusal ? problemOf(error, parts.catalogue)?.problem.message : undefined;
      throw message === undefined ? error : badRequest(`media: ${message.zh} · ${message.en}`);
    }));
  }
  return uploads;
}

/**
 * Files what a draft says, once: ids follow from the key, the content and the day in the city. A second post of the same
 * is answered with the request that is there.
 */
export async function fileDraft(parts: FilingParts, draft: Draft, form: Form, at: { readonly apiKey: string; readonly county: string; readonly place: string; readonly day: string; readonly language: Language }): Promise<Made> {
  const { road, publicUrl } = parts;
  const uploads = await keepMedia(parts, form.media);
  const content = canonical({ said: { ...draft.said }, point: draft.point, place: at.place, type: draft.service?.code, media: uploads.map(({ digest }) => digest) });
  const id = (what: string): Id => idFromDigest(sha256(`open311 ${what} ${at.day} ${at.apiKey} ${content}`));
  const matter = id('matter');
  const { person, ...said } = draft.said;
  try {
    const filed = await road.command(requestOperations.file, publicActor, {
      command: id('command'),
      input: {
        county: at.county, matter, place: at.place, type: draft.service?.code, ...said, point: draft.point, person: { id: id('party'), ...person }, receipt: id('receipt'), wantsMessages: false,
        photos: uploads.map((upload, index) => ({ id: id(`photo ${index}`), upload })), door: 'open311', apiKey: at.apiKey,
      },
    });
    return { id: requestId({ county: filed.county, id: filed.matter }), notice: filed.promise[at.language], receipt: { code: filed.code, url: `${publicUrl}/r/${filed.code}`, number: filed.number } };
  } catch (error) {
    // The same post again: its pictures carry other tickets, or its answer is no longer kept. What it made is there.
    if (!(error instanceof Refusal) || (error.code !== 'kernel.command-reused' && error.code !== 'kernel.answer-gone')) throw error;
    return { id: requestId({ county: at.county, id: matter }), notice: draft.service?.promise[at.language] ?? null };
  }
}

