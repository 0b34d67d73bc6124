const name = 'anhe-portal';
const box = 'photos';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore(box));
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('the store of photographs cannot be opened')));
  });
}

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const asked = work(database.transaction(box, mode).objectStore(box));
      asked.addEventListener('success', () => resolve(asked.result));
      asked.addEventListener('error', () => reject(asked.error ?? new Error('the store of photographs refused')));
    });
  } finally {
    database.close();
  }
}

// A private window may have no such store: photographs then live as long as the page.
const held = new Map<string, Blob>();

export async function keepPhoto(id: string, photo: Blob): Promise<void> {
  held.set(id, photo);
  await within('readwrite', (store) => store.put(photo, id)).catch(() => undefined);
}

/** The photograph of an id; undefined when this device no longer has it. */
export async function keptPhoto(id: string): Promise<Blob | undefined> {
  const known = held.get(id);
  if (known !== undefined) return known;
  const found: unknown = await within<unknown>('readonly', (store) => store.get(id)).catch(() => undefined);
  return found instanceof Blob ? found : undefined;
}

export async function dropPhotos(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    held.delete(id);
    await within('readwrite', (store) => store.delete(id)).catch(() => undefined);
  }
}
