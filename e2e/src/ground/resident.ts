import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { address } from './browser.ts';
import { Typing } from './desk.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A type of the catalogue, as far as journeys ask. */
export interface Kind {
  readonly code: string;
  readonly name: Words;
  readonly department: string;
  readonly promise: Words;
  readonly guarded: boolean;
  readonly administrative: boolean;
  readonly publish: { readonly place: 'point' | 'village' | 'town' } | null;
  readonly questions: readonly { readonly code: string; readonly kind: string; readonly required: boolean; readonly name: Words }[];
  readonly emergency: { readonly phone: string; readonly say: Words } | null;
}

/** What a public operation answers. */
export async function asked<T>(page: Page, path: string, input: object = {}): Promise<T> {
  const answer = await page.context().request.get(`${address()}/api${path}?q=${encodeURIComponent(JSON.stringify(input))}`);
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
  return (await answer.json()) as T; // as the contract says
}

/** The first type of the catalogue that is as a journey needs it: types have other codes in another city. */
export async function kindWhere(page: Page, is: (kind: Kind) => boolean): Promise<Kind> {
  const { types } = await asked<{ types: readonly Kind[] }>(page, '/requests/catalogue');
  const found = types.find(is);
  if (found === undefined) throw new Error('the catalogue has no such type');
  return found;
}

/** The community whose staff can be signed in as, and its county. */
export const village = { name: '乾落社区', county: '合阳县', code: '610524' } as const;

export const main = (page: Page): Locator => page.locator('main');
export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

/** The step of filing that is shown, by its heading. */
export const step = (page: Page, heading: string): Promise<void> => page.getByRole('heading', { level: 1, name: heading }).waitFor();

/** Says on the home page what has happened, and goes on. */
export async function say(page: Page, text: string, typing = new Typing()): Promise<void> {
  await page.goto(`${address()}/`);
  await page.locator('html.scripted').waitFor();
  await typing.type(page.getByRole('textbox', { name: '您遇到了什么事？' }), text);
  await button(page, '下一步').click();
  await page.getByLabel('您的话').waitFor();
}

/** Chooses the kind: among those that were found by the words, else from the whole list. */
export async function chooseKind(page: Page, { name }: Kind): Promise<void> {
  // By how it begins: other kinds name it where they say what they are not.
  const choice = page.getByRole('radio', { name: new RegExp(`^${name.zh}`) }).first();
  await page.getByRole('radio', { name: /说不准/ }).waitFor();
  if (!(await choice.isVisible())) {
    await button(page, /从全部里面选/).click();
    await page.locator('details').filter({ has: page.locator('strong', { hasText: new RegExp(`^${name.zh}$`) }) }).first().locator('summary').click();
  }
  await choice.check();
}

/** Names the community and takes it from what is found. */
export async function choosePlace(page: Page, typing = new Typing()): Promise<void> {
  await typing.type(page.getByLabel(/写村（社区）/), village.name.slice(0, 2));
  await page.getByRole('button', { name: village.name }).click();
  await page.getByText(`地点：${village.county}`).waitFor();
}

/** Passes what may be the same, if anything is shown, and comes to the last look. */
export async function toCheck(page: Page): Promise<void> {
  const last = page.getByRole('heading', { name: '看一遍，就交上去' });
  const same = button(page, '都不是，我的是另一件');
  await last.or(same).first().waitFor();
  if (await same.isVisible()) await same.click();
  await last.waitFor();
}

/** The code on the page that says that it has arrived. */
export async function codeOf(page: Page): Promise<string> {
  const code = page.locator('.big-code');
  await code.waitFor();
  const written = (await code.innerText()).trim();
  expect(written).toMatch(/^6105\d\d-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  return written;
}

/** Goes all the way with the least that is needed; gives the receipt's code. For journeys about what comes afterwards. */
export async function filed(page: Page, kind: Kind, text: string): Promise<string> {
  await say(page, text);
  await chooseKind(page, kind);
  await button(page, '下一步').click();
  await step(page, '在哪里？');
  await choosePlace(page);
  await button(page, '下一步').click();
  await step(page, '照片和细节');
  for (const { code } of kind.questions.filter(({ required }) => required)) await page.locator(`#q-${code}`).fill('平安小区');
  await button(page, '下一步').click();
  await toCheck(page);
  await button(page, '交上去').click();
  return codeOf(page);
}

/** An easy kind that a department with a sign-in of the demo answers: open, shown on the map, nothing must be answered. */
export const easyKind = (page: Page): Promise<Kind> =>
  kindWhere(page, ({ department, guarded, administrative, publish, questions }) => department === 'housing' && !guarded && !administrative && publish?.place === 'point' && questions.every(({ required }) => !required));
