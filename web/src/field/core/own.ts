import type { Role } from '@anhe/contract/kernel';
import type { FieldStore } from '../../offline/store.ts';
import { seal, unseal } from '../../offline/vault.ts';
import type { Keys } from '../../offline/vault.ts';

/** Whose phone it is and as what they act. */
export interface Owner {
  readonly name: string;
  readonly phoneName: string;
  readonly post: string;
  readonly role: Role;
  readonly unit: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly place: string;
}

/** The patrol that goes on, as far as the phone must know it; where somebody was is not in it. */
export interface Walk {
  readonly patrol: string;
  /** Of its start; one that was begun by an older app has none. */
  readonly command?: string;
  readonly place: string;
  readonly placeName: string;
  readonly startedAt: string;
  readonly shift: string | null;
  /** Points of the shift; without, those of the place. */
  readonly points: readonly string[];
  readonly passed: readonly { readonly checkIn: string; readonly command: string; readonly at: string; readonly point: string | null; readonly way: 'plate' | 'near' | 'said' }[];
  readonly notes: number;
  readonly hazards: number;
}

/** How far the phone has pulled; `at` is when all pages were there. */
export interface Pulling {
  readonly since: string | null;
  readonly at: string | null;
}

interface OwnThings {
  readonly owner: Owner;
  readonly walk: Walk | null;
  readonly pulling: Pulling;
}

const bound = (key: string): string => `own ${key}`;

/** What the app keeps for itself, sealed; undefined where it never was or does not open any more. */
export async function readOwn<K extends keyof OwnThings>(store: FieldStore, keys: Keys, key: K): Promise<OwnThings[K] | undefined> {
  return (await readKept(store, keys, key)) as OwnThings[K] | undefined; // as `writeOwn` sealed it under this key
}

export const writeOwn = <K extends keyof OwnThings>(store: FieldStore, keys: Keys, key: K, value: OwnThings[K]): Promise<void> => keep(store, keys, key, value);

async function readKept(store: FieldStore, keys: Keys, key: string): Promise<unknown> {
  const row = await store.own.get(key);
  if (row === undefined) return undefined;
  try {
    return await unseal(keys, row.sealed, bound(key));
  } catch {
    // Spoilt on the disk: as if it had not been kept.
    return undefined;
  }
}

async function keep(store: FieldStore, keys: Keys, key: string, value: unknown): Promise<void> {
  await store.own.put({ key, sealed: await seal(keys, value, bound(key)) });
}

const draftKey = (form: string): string => `draft ${form}`;
/** What was begun in a form and not done yet. */
export const readDraft = (store: FieldStore, keys: Keys, form: string): Promise<unknown> => readKept(store, keys, draftKey(form));
export const keepDraft = (store: FieldStore, keys: Keys, form: string, value: unknown): Promise<void> => keep(store, keys, draftKey(form), value);
/** What was begun, all of it, as text. */
export async function draftTexts(store: FieldStore, keys: Keys): Promise<readonly string[]> {
  const forms = (await store.own.toCollection().primaryKeys()).filter((key) => key.startsWith(draftKey('')));
  return Promise.all(forms.map(async (key) => JSON.stringify(await readKept(store, keys, key)) ?? ''));
}
export const dropDraft = (store: FieldStore, form: string): Promise<void> => store.own.delete(draftKey(form));
