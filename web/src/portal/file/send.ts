import { newId } from '@anhe/contract/kernel';
import type { Upload } from '@anhe/contract/kernel';
import { act, handIn } from '../api.ts';
import { deviceNumber } from '../draft.ts';
import type { Draft, Step } from '../draft.ts';
import { keptPhoto } from '../photo-box.ts';
import type { CatalogueType } from '../known.ts';
import type { Answer, Input } from '../ways.ts';

/** A field of the operation as a place on the pages: its step and the id of its control. */
export interface Spot {
  readonly step: Step;
  readonly id: string;
}

/** Where on the pages a field that was refused is mended. */
export function spotOf([first = '', second = '']: readonly (string | number)[]): Spot {
  if (first === 'text') return { step: 'what', id: 'text' };
  if (first === 'type' || first === 'detail') return { step: 'what', id: 'types' };
  if (first === 'place' || first === 'county' || first === 'point') return { step: 'where', id: 'search' };
  if (first === 'spot') return { step: 'where', id: 'spot' };
  if (first === 'photos') return { step: 'more', id: 'photos' };
  if (first === 'answers') return { step: 'more', id: `q-${second}` };
  if (first === 'person') return { step: 'check', id: second === 'contact' ? 'phone' : 'name' };
  return { step: 'check', id: first === 'word' ? 'word' : 'send' };
}

/** Answers to what the type asks; those of a type that was chosen before are left out. */
function answersOf(draft: Draft, type: CatalogueType | undefined): Record<string, string | string[]> {
  const asked = new Map(type?.questions.map(({ code, kind }) => [code, kind]));
  return Object.fromEntries(Object.entries(draft.answers).flatMap(([code, value]): [string, string | string[]][] => {
    if (!asked.has(code) || value.length === 0) return [];
    if (typeof value !== 'string') return [[code, [...value]]];
    return [[code, asked.get(code) === 'datetime' ? `${value}:00+08:00` : value]];
  }));
}

/** What is sent of a draft. */
export function inputOf(draft: Draft, type: CatalogueType | undefined, photos: readonly { readonly id: string; readonly upload: Upload }[], device: string): Input<'file'> {
  const { ids, place, point, name, phone, word, spot } = draft;
  if (place === undefined) throw new Error('a place is chosen before it is sent');
  return {
    county: place.code.slice(0, 6), matter: ids.matter, place: place.code, text: draft.text.trim(), answers: answersOf(draft, type), photos: [...photos], receipt: ids.receipt, device,
    person: { id: ids.person, ...(name.trim() === '' ? {} : { name: name.trim() }), ...(phone.trim() === '' ? {} : { contact: { by: 'phone' as const, value: phone.replaceAll(/\s/g, '') } }) },
    wantsMessages: draft.wants && phone.trim() !== '',
    ...(type === undefined ? {} : { type: type.code }), ...(spot.trim() === '' ? {} : { spot: spot.trim() }), ...(point === undefined ? {} : { point }), ...(word.trim() === '' ? {} : { word: word.trim() }),
  };
}

/** Photographs that this device no longer has. */
export class LostPhotos extends Error {
  readonly ids: readonly string[];
  constructor(ids: readonly string[]) {
    super('photographs were not kept');
    this.ids = ids;
  }
}

// Kept while the page is open, so that a second try does not send a photograph again.
const handedIn = new Map<string, Upload>();

/**
 * Sends a draft: the photographs first, then the request. What went out is told through `onSent` before it goes, so that
 * it goes out unchanged when no answer came. Throws a `Trouble` or `LostPhotos`.
 */
export async function sendDraft(draft: Draft, type: CatalogueType | undefined, told: { readonly onPhoto: (at: number) => void; readonly onSent: (input: Input<'file'>) => void }): Promise<Answer<'file'>> {
  if (draft.sent !== undefined) return act('file', draft.sent, draft.ids.command);
  const photos: { id: string; upload: Upload }[] = [];
  const lost: string[] = [];
  for (const [at, { id }] of draft.photos.entries()) {
    told.onPhoto(at + 1);
    const photo = await keptPhoto(id);
    if (photo === undefined) { lost.push(id); continue; }
    const upload = handedIn.get(id) ?? await handIn(photo, photo.type === 'image/jpeg' ? `photo-${at + 1}.jpg` : `photo-${at + 1}.heic`);
    handedIn.set(id, upload);
    photos.push({ id, upload });
  }
  if (lost.length > 0) throw new LostPhotos(lost);
  const input = inputOf(draft, type, photos, deviceNumber());
  told.onSent(input);
  return act('file', input, draft.ids.command);
}

/** After a refusal nothing was kept there: photographs are handed in anew, with the ids that they have. */
export const forgetHandedIn = (): void => handedIn.clear();

/** Ids for joining somebody's request, made once for one intention. */
export const joiningIds = () => ({ command: newId(), person: newId(), receipt: newId() });
