import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { address } from './browser.ts';
import type { Login } from './desk.ts';
import { sent, setUpPhoneAt } from './phone.ts';

export { heading, openPhone, passphrase, press, sent } from './phone.ts';

/** Sets a phone up as its owner does. */
export const setUpPhone = (page: Page, login: Login): Promise<void> => setUpPhoneAt(page, address(), login);

/** What the strip on top says. */
export const strip = async (page: Page): Promise<string> => (await page.locator('.strip').innerText()).replaceAll(/\s+/g, ' ');

/** Goes where there is no signal, and waits until the strip says so. */
export async function loseSignal(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.locator('.strip').getByText('没有信号').waitFor();
}

/** Comes home. */
export async function comeHome(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await sent(page);
}

/** Waits until the worker of this release has the shell and the page. */
export async function shellKept(page: Page): Promise<void> {
  const kept = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    for (let tries = 0; tries < 100 && navigator.serviceWorker.controller === null; tries += 1) await new Promise((resume) => setTimeout(resume, 50));
    return navigator.serviceWorker.controller !== null;
  });
  expect(kept, 'the worker has the page').toBe(true);
}

/** Rows in the phone's database, table by table. */
export const rowsOn = (page: Page): Promise<Readonly<Record<string, number>>> => page.evaluate(async () => {
  const asked = indexedDB.open('anhe-field');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('no database')));
  });
  const names = [...database.objectStoreNames];
  const counts = await Promise.all(names.map((name) => new Promise<readonly [string, number]>((resolve) => {
    const counted = database.transaction(name).objectStore(name).count();
    counted.addEventListener('success', () => resolve([name, counted.result]));
  })));
  database.close();
  return Object.fromEntries(counts);
});

/** Bytes that a form which was begun has on the phone's disk, sealed; 0 while there is none. */
export const draftBytes = (page: Page, form: string): Promise<number> => page.evaluate(async (key) => {
  const asked = indexedDB.open('anhe-field');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('no database')));
  });
  const found = database.transaction('own').objectStore('own').get(key);
  await new Promise((resolve) => found.addEventListener('success', resolve));
  const row = found.result as { sealed: { bytes: ArrayBuffer } } | undefined; // as the app keeps it
  database.close();
  return row?.sealed.bytes.byteLength ?? 0;
}, `draft ${form}`);

/** What the browser complained of, but for having no signal, which a journey takes from it on purpose. */
export const unexpected = (complaints: readonly string[]): readonly string[] => complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'));
