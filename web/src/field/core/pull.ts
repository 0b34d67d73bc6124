import type { DeviceWord, DownKind, DownThing } from '@anhe/contract/devices';
import type { ErrandInHand } from '@anhe/contract/errands';
import type { MatterLine } from '@anhe/contract/matters';
import type { HazardKindLine, HazardLine, PointLine, ShiftLine } from '@anhe/contract/patrols';
import type { CatalogueType } from '@anhe/contract/requests';
import type { DueReport } from '@anhe/contract/screening';
import type { OwnTask } from '@anhe/contract/volunteers';
import type { FieldStore } from '../../offline/store.ts';
import { seal, unseal } from '../../offline/vault.ts';
import type { Keys } from '../../offline/vault.ts';
import { readOwn } from './own.ts';
import type { Pulling } from './own.ts';

export interface Village {
  readonly place: string;
  readonly name: string;
  readonly within: string;
}

/** What a phone holds of its villages, by kind, as the house sends it down. */
export interface Things {
  readonly shift: ShiftLine;
  readonly round: DueReport;
  readonly hazard: HazardLine;
  readonly matter: MatterLine;
  readonly errand: ErrandInHand;
  readonly task: OwnTask;
  readonly point: PointLine;
  readonly village: Village;
  readonly 'hazard-kind': HazardKindLine;
  readonly 'request-type': CatalogueType;
}
export type Holding = { readonly [K in DownKind]: readonly Things[K][] };

const emptied = (): { -readonly [K in DownKind]: Things[K][] } => ({ shift: [], round: [], hazard: [], matter: [], errand: [], task: [], point: [], village: [], 'hazard-kind': [], 'request-type': [] });
/** What a phone holds that holds nothing. */
export const nothingHeld: Holding = emptied();

/** One page of what has changed. */
export interface Page {
  readonly word: DeviceWord;
  readonly fresh: boolean;
  readonly things: readonly DownThing[];
  readonly next: string;
  readonly more: boolean;
}

const boundTo = (kind: string, id: string): string => `held ${kind} ${id}`;
/** Pages after which something is wrong: more than all that a phone may hold. */
const mostPages = 300;

/**
 * Takes page after page until there is no more. Each page is on the disk together with the place from which it goes on, so that
 * one that is cut goes on there. Throws as `ask` does.
 * @param ask for the page after `since`
 */
export async function pullAll(store: FieldStore, keys: Keys, ask: (since: string | null) => Promise<Page>, now: () => Date): Promise<{ readonly word: DeviceWord; readonly changed: boolean }> {
  let known: Pulling = (await readOwn(store, keys, 'pulling')) ?? { since: null, at: null };
  let changed = false;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await ask(known.since);
    if (page.word.state !== 'active') return { word: page.word, changed };
    changed ||= page.fresh || page.things.length > 0;
    known = { since: page.next, at: page.more ? known.at : now().toISOString() };
    await takePage(store, keys, page, known);
    if (!page.more) return { word: page.word, changed };
  }
  throw new Error('there is no end of pages');
}

async function takePage(store: FieldStore, keys: Keys, { fresh, things }: Page, known: Pulling): Promise<void> {
  // Sealing takes its time outside of the transaction.
  const rows = await Promise.all(things.filter(({ gone }) => gone !== true).map(async ({ kind, id, body }) => ({ kind, id, sealed: await seal(keys, body, boundTo(kind, id)) })));
  const pulling = { key: 'pulling', sealed: await seal(keys, known, 'own pulling') };
  await store.transaction('rw', store.held, store.own, async () => {
    if (fresh) await store.held.clear();
    await store.held.bulkDelete(things.filter(({ gone }) => gone === true).map(({ kind, id }): [string, string] => [kind, id]));
    await store.held.bulkPut(rows);
    await store.own.put(pulling);
  });
}

/** All that the phone holds. What does not open any more is left out: the next whole pull brings it anew. */
export async function readHolding(store: FieldStore, keys: Keys): Promise<Holding> {
  const rows = await store.held.toArray();
  const found = emptied();
  const bodies = await Promise.all(rows.map(async ({ kind, id, sealed }) => unseal(keys, sealed, boundTo(kind, id)).then((body) => [kind, body] as const, () => undefined)));
  for (const one of bodies) {
    if (one === undefined || !(one[0] in found)) continue;
    const list: unknown[] = found[one[0] as DownKind]; // one of its own keys
    list.push(one[1]);
  }
  return found;
}
