import { Upload, idFromDigest, newId } from '@anhe/contract/kernel';
import type { Id, InputOf } from '@anhe/contract/kernel';
import type { PlaceLine } from '@anhe/contract/places';
import { mostPhotos, requestOperations } from '@anhe/contract/requests';
import type { CatalogueType } from '@anhe/contract/requests';
import { publicActor } from '../../kernel/access/actor.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import type { Road } from '../../kernel/run/run.ts';
import { keepPhoto } from '../../http/uploads.ts';
import { problemOf } from '../../http/problem.ts';
import type { Catalogue } from '../../http/problem.ts';
import type { Manner } from '../receipt/speaker.ts';
import type { Typed } from './form.ts';
import { placesMeant } from './place.ts';
import { fileWords } from './words.ts';

export interface FileParts {
  readonly road: Road;
  readonly catalogue: Catalogue;
  readonly files: FileStore;
  readonly keys: Keyring;
  readonly clock: () => Date;
}

/** What a browser without scripts sent: its fields in order, and its files. */
export interface Sent {
  readonly fields: URLSearchParams;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

export interface Outcome {
  /** The receipt's code, once it is filed. */
  readonly code?: string;
  readonly call?: string;
  readonly typed: Typed;
  readonly places: readonly PlaceLine[];
  readonly errors: ReadonlyMap<string, string>;
  readonly status: number;
}

const isId = (text: string | null): text is Id => text !== null && /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
/** The moment in a UUIDv7: every sending of one form names the same for its photographs. */
const momentOf = (id: Id): Date => new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
const derived = (command: Id, what: string): Id => idFromDigest(sha256(`form ${what} ${command}`));

function photosOf(fields: URLSearchParams): Upload[] {
  return fields.getAll('photo').slice(0, mostPhotos).flatMap((text) => {
    try {
      return [Upload.parse(JSON.parse(text))];
    } catch {
      // Not what this form wrote: as if it were not there.
      return [];
    }
  });
}

/** The fields as they stand in the form, whatever they hold. */
export function typedOf(fields: URLSearchParams, now: Date): Typed {
  const given = (name: string): string => (fields.get(name) ?? '').replaceAll('\r\n', '\n');
  const command = fields.get('command');
  const questions = [...new Set([...fields.keys()].filter((name) => name.startsWith('q-')))].slice(0, 20);
  const answers = Object.fromEntries(questions.map((name) => {
    const values = fields.getAll(name).filter((value) => value !== '');
    return [name.slice(2), values.length > 1 ? values : (values[0] ?? '')];
  }));
  return {
    command: isId(command) ? command : newId(now.getTime()), text: given('text'), type: given('type'), place: given('place'), placeCode: given('placeCode'), spot: given('spot'), answers,
    name: given('name'), phone: given('phone'), wants: fields.get('wants') === 'yes', word: given('word'), photos: photosOf(fields),
  };
}

/** Answers in the shape that the type asks for; what was left empty is left out. */
function answersOf(typed: Typed, type: CatalogueType | undefined): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(typed.answers).flatMap(([code, value]): [string, string | string[]][] => {
    const kind = type?.questions.find((question) => question.code === code)?.kind;
    // Of another type that was chosen before.
    if (kind === undefined || value === '') return [];
    if (typeof value !== 'string') return [[code, [...value]]];
    return [[code, kind === 'multivaluelist' ? [value] : kind === 'datetime' ? `${value}:00+08:00` : value]];
  }));
}

/** Which field of the form a field of the operation is. */
function fieldOf(path: readonly (string | number)[]): string {
  const [first = 'form', second = ''] = path.map(String);
  if (first === 'person') return second === 'contact' ? 'phone' : 'name';
  if (first === 'answers') return `answers.${second}`;
  return ['text', 'type', 'place', 'spot', 'photos', 'word'].includes(first) ? first : 'form';
}

/** Takes the photographs in, each with its own word where it is refused; what was taken before stays. */
async function withPhotos(parts: FileParts, { language }: Manner, sent: Sent, typed: Typed, errors: Map<string, string>): Promise<Typed> {
  const photos = [...typed.photos];
  const refused: string[] = [];
  for (const file of sent.files) {
    if (photos.length >= mostPhotos) { refused.push(fileWords.photoMany[language]); break; }
    try {
      const photo = await keepPhoto(parts, file, momentOf(typed.command));
      if (!photos.some(({ digest }) => digest === photo.digest)) photos.push(photo);
    } catch (error) {
      const known = problemOf(error, parts.catalogue);
      if (known === undefined) throw error;
      refused.push(fileWords.photoBad[language].replace('{name}', file.name).replace('{why}', (known.problem.fields?.[0]?.message ?? known.problem.message)[language]));
    }
  }
  if (refused.length > 0) errors.set('photos', [...new Set(refused)].join(' '));
  return { ...typed, photos };
}

const elsewhere = '610500';

/** What is filed; everything in it follows from what was typed and from the form's own command id. */
function inputOf(typed: Typed, types: readonly CatalogueType[], place: string = elsewhere): InputOf<typeof requestOperations.file> {
  const { command } = typed;
  const phone = typed.phone.replaceAll(/\s/g, '');
  return {
    county: place.slice(0, 6), matter: derived(command, 'matter'), place, text: typed.text, ...(typed.type === '' ? {} : { type: typed.type }), ...(typed.spot.trim() === '' ? {} : { spot: typed.spot }),
    answers: answersOf(typed, types.find(({ code }) => code === typed.type)), photos: typed.photos.map((upload, index) => ({ id: derived(command, `photo ${index}`), upload })),
    person: { id: derived(command, 'person'), ...(typed.name.trim() === '' ? {} : { name: typed.name }), ...(phone === '' ? {} : { contact: { by: 'phone', value: phone } }) },
    receipt: derived(command, 'receipt'), ...(typed.word.trim() === '' ? {} : { word: typed.word }), wantsMessages: typed.wants && phone !== '', door: 'portal',
  };
}

/**
 * Files what a form says, or tells what is to be mended. Everything follows from the form's own command id, so that the
 * same form sent again gives the same receipt.
 */
export async function submit(parts: FileParts, manner: Manner, sent: Sent, types: readonly CatalogueType[]): Promise<Outcome> {
  const { language } = manner;
  const errors = new Map<string, string>();
  const typed = await withPhotos(parts, manner, sent, typedOf(sent.fields, parts.clock()), errors);
  const chosen = typed.placeCode !== '';
  const places = typed.place.trim() === '' && !chosen ? [] : await placesMeant(parts.road, chosen ? typed.placeCode : typed.place);
  const place = places.length === 1 ? places[0] : undefined;
  if (place === undefined) errors.set('place', places.length > 1 ? fileWords.placeChoose[language] : typed.place.trim() === '' ? fileWords.placeCity[language] : fileWords.placeUnknown[language].replace('{typed}', typed.place));
  const outcome = (status: number): Outcome => ({ typed, places: place === undefined ? places : [], errors, status });
  const input = inputOf(typed, types, place?.place);
  // All that is wrong is told at once: the shape is looked at before anything is asked.
  const shape = requestOperations.file.input.safeParse(input);
  for (const { path, message } of shape.success ? [] : (problemOf(shape.error, parts.catalogue)?.problem.fields ?? [])) {
    if (!errors.has(fieldOf(path))) errors.set(fieldOf(path), message[language]);
  }
  if (errors.size > 0) return outcome(422);
  try {
    const filed = await parts.road.command(requestOperations.file, publicActor, { command: typed.command, input });
    const { emergency } = await parts.road.query(requestOperations.understand, publicActor, { county: input.county, text: typed.text });
    return { ...outcome(200), code: filed.code, ...(emergency === null ? {} : { call: emergency.phone }) };
  } catch (error) {
    const known = problemOf(error, parts.catalogue);
    if (known === undefined) throw error;
    for (const { path, message } of known.problem.fields ?? []) errors.set(fieldOf(path), message[language]);
    if (errors.size === 0) errors.set('form', known.problem.message[language]);
    // A ticket that is too old, or was not ours: the photographs are chosen anew, with a form of its own.
    if (!errors.has('photos')) return outcome(known.status);
    errors.set('photos', fileWords.photoOld[language]);
    return { ...outcome(known.status), typed: { ...typed, photos: [], command: newId(parts.clock().getTime()) } };
  }
}
