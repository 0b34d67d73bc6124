import { newId } from '@anhe/contract/kernel';
import type { Input } from './ways.ts';

/** The steps of filing, in their order. */
export const steps = ['what', 'where', 'more', 'same', 'check'] as const;
export type Step = (typeof steps)[number];

export interface DraftPlace {
  readonly code: string;
  readonly name: string;
}

export interface DraftPhoto {
  readonly id: string;
  readonly name: string;
}

/** What was said so far. It stays on this device until it is filed or thrown away. */
export interface Draft {
  /** Made at the beginning, so that sending it twice has one effect. */
  readonly ids: { readonly command: string; readonly matter: string; readonly person: string; readonly receipt: string };
  readonly text: string;
  /** Null where the person is not sure; undefined while nothing was chosen. */
  readonly type?: string | null | undefined;
  readonly place?: DraftPlace | undefined;
  readonly point?: { readonly lat: number; readonly lng: number } | undefined;
  readonly spot: string;
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  readonly photos: readonly DraftPhoto[];
  readonly name: string;
  readonly phone: string;
  readonly wants: boolean;
  readonly word: string;
  /** The number to call at once, where the words speak of danger. */
  readonly call?: { readonly phone: string; readonly zh: string; readonly en: string } | undefined;
  /** What went out and was not answered: it goes out again as it was, so that nothing is filed twice. */
  readonly sent?: Input<'file'> | undefined;
}

export const newDraft = (): Draft => ({
  ids: { command: newId(), matter: newId(), person: newId(), receipt: newId() }, text: '', spot: '', answers: {}, photos: [], name: '', phone: '', wants: false, word: '',
});

const draftKey = 'anhe.draft';
const deviceKey = 'anhe.device';
const keptKey = 'anhe.receipts';
const mostKept = 10;

/** Storage may be shut off, full, or hold what another release wrote: the page then goes on without. */
function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    // As if nothing had been kept.
    return null;
  }
}

function write(key: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    // Told to the person where it matters.
    return false;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The draft of this device; undefined without one or where it cannot be read. */
export function keptDraft(): Draft | undefined {
  const value = read(draftKey);
  if (!isRecord(value) || !isRecord(value['ids']) || typeof value['text'] !== 'string') return undefined;
  return { ...newDraft(), ...value }; // what this page wrote itself, with what a newer one may ask
}

/** Whether it could be kept. */
export const keepDraft = (draft: Draft): boolean => write(draftKey, draft);
export const dropDraft = (): void => void write(draftKey, undefined);

/** A number that this browser made for itself; it tells floods from one device, and nothing else. */
export function deviceNumber(): string {
  const known = read(deviceKey);
  if (typeof known === 'string' && /^[0-9a-f-]{8,64}$/.test(known)) return known;
  const made = newId();
  write(deviceKey, made);
  return made;
}

export interface KeptReceipt {
  readonly code: string;
  readonly number: string;
  readonly on: string;
}

/** Receipts that were given on this device, newest first. */
export function keptReceipts(): readonly KeptReceipt[] {
  const value = read(keptKey);
  return Array.isArray(value) ? value.filter((one): one is KeptReceipt => isRecord(one) && typeof one['code'] === 'string' && typeof one['number'] === 'string' && typeof one['on'] === 'string') : [];
}

export const keepReceipt = (receipt: KeptReceipt): boolean => write(keptKey, [receipt, ...keptReceipts().filter(({ code }) => code !== receipt.code)].slice(0, mostKept));
export const dropReceipts = (): void => void write(keptKey, undefined);
