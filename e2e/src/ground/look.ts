import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { seriousFindings } from './browser.ts';
import type { Size } from './chromium.ts';
import { settled } from './desk.ts';

const proving = process.env['ANHE_PROVE'] === '1';
const roomy: readonly Size[] = ['desktop', 'small'];

/**
 * Whether a page is looked over at this size in this run: `npm run prove` takes every page at both sizes, `npm test` each at one of them,
 * always the same, half of them at each.
 */
export function due(name: string, size: Size): boolean {
  const sum = [...name].reduce((so, letter) => so + (letter.codePointAt(0) ?? 0), 0);
  return proving || (sum % 2 === 0) === roomy.includes(size);
}

/** What the browser complained of; a sign-in that is not there yet is asked for by a 401. */
export function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) found.push(message.text());
  });
  return found;
}

/** Looks a page over as it stands: accessibility; on a phone that it fits, on a desktop that Tab comes to what one is here for. */
export async function looked(page: Page, name: string, size: Size, main: string): Promise<void> {
  await settled(page);
  // A form lies on a page that was looked over before it was opened.
  const within = main.startsWith('.step-sheet') ? '.step-sheet' : undefined;
  expect(await seriousFindings(page, within), `${name}, ${size}: accessibility`).toEqual([]);
  if (size === 'phone' || size === 'pocket') {
    const beyond = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const over = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1).map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`);
      return scrollWidth > clientWidth ? over.slice(-3) : [];
    });
    expect(beyond, `${name}: wider than the phone`).toEqual([]);
    return;
  }
  expect(await reached(page, main), `${name}: Tab comes to ${main} and shows it`).toBe(true);
}

/** Goes through the page by Tab until the thing has the focus; whether one can see that it has. */
async function reached(page: Page, main: string): Promise<boolean> {
  // From the top of the page: what merely loses the focus stays the place from which Tab goes on.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  for (let at = 0; at < 50; at += 1) {
    await page.keyboard.press('Tab');
    // The first thing on a page of the desk leads past its bar, as whoever goes by keys takes it.
    if (at === 0 && (await page.evaluate(() => document.activeElement?.matches('a.skip') === true))) await page.keyboard.press('Enter');
    const seen = await page.evaluate((selector) => {
      const now = document.activeElement;
      if (now === null || !now.matches(selector)) return undefined;
      // A select shows it on its frame, some way up.
      const frames = [now, now.parentElement, now.closest('.ant-select'), now.closest('.ant-input-affix-wrapper')].filter((one) => one !== null);
      const marks = frames.map((one) => getComputedStyle(one));
      return marks.some((style) => (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none');
    }, main);
    if (seen !== undefined) return seen;
  }
  return false;
}

/** That the cursor comes to a field: a page puts it there once it is painted. */
export async function hasCursor(field: Locator, why: string): Promise<void> {
  await expect.poll(() => field.evaluate((one) => one === document.activeElement), { message: why }).toBe(true);
}

/** Opens everything that is folded, and what shows only then. */
export async function unfold(page: Page): Promise<void> {
  for (let again = 0; again < 2; again += 1) {
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')) fold.open = true;
    });
    await settled(page);
  }
}
