import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { address } from './browser.ts';
import { Calls } from './calls.ts';
import { settled, stepForm } from './desk.ts';

/** Where the requests of the journeys are: a community in whose town everything of the demo is. */
export const village = { place: '610524102003', name: '乾落社区', committee: '坊镇乾落社区人民调解委员会' } as const;
const county = village.place.slice(0, 6);

interface Question {
  readonly code: string;
  readonly kind: string;
  readonly required: boolean;
  readonly values: readonly { readonly code: string }[];
}
export interface Type {
  readonly code: string;
  readonly name: { readonly zh: string };
  readonly guarded: boolean;
  readonly administrative: boolean;
  readonly questions: readonly Question[];
}

/** A type as a journey needs it, with the unit that answers for it: found by what it is, not by its code. */
export async function typeFor(page: Page, is: (type: Type) => boolean, owner: string): Promise<Type & { readonly unit: { readonly id: string; readonly name: string } }> {
  const calls = new Calls(page);
  const { types } = (await calls.get('/requests/catalogue')) as unknown as { types: readonly Type[] }; // the contract's answer
  for (const type of types.filter(is)) {
    const asked = { county, place: village.place, text: type.name.zh, type: type.code };
    const { owner: found } = (await calls.get(`/requests/suggest?q=${encodeURIComponent(JSON.stringify(asked))}`)) as unknown as { owner: { unit: string | null; name: string | null } | null }; // the contract's answer
    if (found?.unit !== null && found?.unit !== undefined && found.name?.includes(owner) === true) return { ...type, unit: { id: found.unit, name: found.name } };
  }
  throw new Error(`the demo has no such type of ${owner}`);
}

/** A type that anybody may read and of which nothing more is asked. */
export const ordinary = (type: Type): boolean => !type.guarded && !type.administrative && type.questions.every(({ required }) => !required);

export interface Taken {
  readonly county: string;
  readonly matter: string;
  /** Its page on the desk. */
  readonly path: string;
  readonly code: string;
  readonly number: string;
}

/** A request taken down by whoever is signed in, without its page: for journeys about what comes afterwards. */
export async function takenDown(page: Page, text: string, type: Type | undefined, more: object = {}): Promise<Taken> {
  const matter = randomUUID();
  const answers = Object.fromEntries((type?.questions ?? []).filter(({ required }) => required).map(({ code, kind, values }) => [code, kind === 'number' ? 1 : kind === 'datetime' ? '2026-11-20' : kind === 'singlevaluelist' ? (values[0]?.code ?? '') : '记不清了']));
  const input = {
    county, matter, place: village.place, text, answers, door: 'phone', consentOral: true, receipt: randomUUID(), person: { id: randomUUID(), name: '韩小麦', contact: { by: 'phone', value: '13900007788' } }, ...(type === undefined ? {} : { type: type.code }), ...more,
  };
  const filed = (await new Calls(page).post('/requests/take', input)) as unknown as Pick<Taken, 'code' | 'number'>; // what a filing gives back
  return { county, matter, path: `/requests/${county}/${matter}`, code: filed.code, number: filed.number };
}

/** Presses the button of the open step's form and gives what is said of it. */
export async function done(page: Page, title: string, button: string | RegExp): Promise<string> {
  await stepForm(page).getByRole('button', { name: button }).click();
  const words = page.locator('.notice-kept[role="status"]').filter({ hasText: `已办：${title}` });
  await words.waitFor();
  await settled(page);
  return words.innerText();
}

/** Finds a unit by its name in the field and takes it. */
export async function takeUnit(page: Page, field: Locator, name: string): Promise<void> {
  await field.click();
  await field.fill(name);
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
}

/** Goes on by Tab until the thing has the focus; the keyboard alone, as whoever holds the telephone works. */
export async function tabTo(page: Page, thing: Locator, most = 60): Promise<void> {
  for (let at = 0; at < most; at += 1) {
    if (await thing.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${String(thing)}`);
}

/** What the holder of a receipt sees, without any second factor. */
export async function onReceipt(page: Page, code: string): Promise<string> {
  await page.goto(`${address()}/r/${code}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const seen = await page.locator('body').innerText();
  expect(seen).not.toContain('没有找到');
  return seen;
}
