import type { Upload, Wording } from '@anhe/contract/kernel';
import type { Done, Outbox } from '../../offline/outbox.ts';
import type { FieldStore } from '../../offline/store.ts';
import { seal, unseal } from '../../offline/vault.ts';
import type { Keys } from '../../offline/vault.ts';
import { Said } from './house.ts';
import { draftTexts } from './own.ts';

/** An act whose photographs go ahead of it. It is signed once the house has them, with the moment at which it was done. */
export interface Parcel extends Done {
  readonly at: string;
  /** Ids of photographs, which the input names as `photos`. */
  readonly photos: readonly string[];
}

const bound = 'parcel';

/** Keeps an act with its photographs; the same command again is kept once. Resolves once it is on the disk. */
export async function putParcel(store: FieldStore, keys: Keys, parcel: Parcel): Promise<void> {
  if ((await parcels(store, keys)).some(({ command }) => command === parcel.command)) return;
  await store.parcels.add({ sealed: await seal(keys, parcel, bound) });
}

/** What waits for its photographs, the oldest first. */
export async function parcels(store: FieldStore, keys: Keys): Promise<readonly (Parcel & { readonly number: number })[]> {
  const rows = await store.parcels.orderBy('number').toArray();
  const found = await Promise.all(rows.map(async ({ number = 0, sealed }) => unseal(keys, sealed, bound).then((parcel) => ({ ...(parcel as Parcel), number }), () => undefined))); // as `putParcel` sealed it
  return found.filter((one) => one !== undefined);
}

/** How many acts became ready, and what the house said where it did not take a photograph yet. */
export interface Readied {
  readonly ready: number;
  readonly trouble: Wording | undefined;
}

/**
 * Brings photographs ahead, parcel after parcel, and puts each act into the outbox once they are there; without those that the
 * house does not take as such. What it will not have now waits, and does not hold up the others. Throws where the line was cut.
 * @param bring undefined for a photograph that is not taken
 */
export async function makeReady(store: FieldStore, keys: Keys, outbox: Outbox, bring: (photo: string) => Promise<Upload | undefined>): Promise<Readied> {
  let ready = 0;
  let trouble: Wording | undefined;
  for (const { number, photos, ...done } of await parcels(store, keys)) {
    const brought: { readonly id: string; readonly upload: Upload }[] = [];
    try {
      for (const id of photos) {
        const upload = await bring(id);
        if (upload !== undefined) brought.push({ id, upload });
      }
    } catch (error) {
      if (!(error instanceof Said)) throw error;
      trouble = error.words;
      continue;
    }
    // Closed in between, the act is in both: its command is the same, and it is done once.
    await outbox.put({ ...done, input: { ...done.input, photos: brought } });
    await store.transaction('rw', store.parcels, store.photos, async () => {
      await store.parcels.delete(number);
      await store.photos.bulkDelete([...photos]);
    });
    ready += 1;
  }
  return { ready, trouble };
}

/** Lets go of photographs that neither a form that was begun nor an act that waits names any more. Only while no form is open. */
export async function sweepPhotos(store: FieldStore, keys: Keys): Promise<void> {
  const named = [...(await draftTexts(store, keys)), ...(await parcels(store, keys)).map(({ photos }) => photos.join(' '))].join(' ');
  const ids = await store.photos.toCollection().primaryKeys();
  await store.photos.bulkDelete(ids.filter((id) => !named.includes(id)));
}
