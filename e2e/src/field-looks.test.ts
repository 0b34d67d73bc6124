import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { useBrowser } from './ground/browser.ts';
import { heading, loseSignal, press, setUpPhone, shellKept } from './ground/field.ts';
import { looked } from './ground/look.ts';
import { startAlone } from './ground/patrolling.ts';

const browser = useBrowser();
const shots = process.env['ANHE_SHOTS'];

/** Twice the usual letters, as the phone's own setting makes them. */
const doubled = (page: Page, on: boolean): Promise<void> => page.evaluate((large) => { document.documentElement.style.fontSize = large ? '34px' : ''; }, on);

/** Texts whose lines run into one another. */
const cramped = (page: Page): Promise<readonly string[]> => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('body *')].filter((one) => {
  const { fontSize, lineHeight } = getComputedStyle(one);
  return one.checkVisibility() && [...one.childNodes].some((part) => part.nodeType === Node.TEXT_NODE && part.textContent?.trim() !== '') && Number.parseFloat(lineHeight) < 1.2 * Number.parseFloat(fontSize);
}).map((one) => one.textContent.slice(0, 30)));

async function seen(page: Page, name: string): Promise<void> {
  await looked(page, name, 'pocket', 'main button');
  expect(await cramped(page), `${name}: lines that run into one another`).toEqual([]);
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

/** A page of the phone by its address, in both lights and twice as large. */
async function each(page: Page, path: string, name: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0] ?? ''}#/${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await doubled(page, false);
  await seen(page, `${name}, large in the sun`);
  await doubled(page, true);
  await seen(page, `${name}, twice as large`);
  await doubled(page, false);
}

test('every page fits a small phone, large, in the sun and with letters twice as large, full and empty, with and without a signal', async () => {
  const page = await browser.open('pocket');
  await setUpPhone(page, 'mediator');
  await shellKept(page);
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByLabel('大字').check();
  await page.getByRole('radio', { name: '强光下' }).check();
  await each(page, 'acts', 'nothing was done yet');
  await each(page, '', 'the first page');
  await each(page, 'patrol', 'starting a patrol');
  await each(page, 'hazards', 'hazards');
  await each(page, 'request', 'a request');
  await each(page, 'agreement', 'an agreement');
  await each(page, 'matters', 'matters in hand');
  await each(page, 'settings', 'settings');
  await loseSignal(page);
  await page.goto(`${page.url().split('#')[0] ?? ''}#/patrol`);
  await startAlone(page);
  await each(page, 'patrol', 'on patrol');
  await each(page, 'new-hazard', 'a hazard');
  await press(page, '登记');
  await page.locator('.wrong').first().waitFor();
  await seen(page, 'a hazard without its kind');
  await each(page, 'acts', 'what waits');
  await page.goto(`${page.url().split('#')[0] ?? ''}#/settings`);
  await press(page, '锁上');
  await heading(page, '输入口令');
  await seen(page, 'shut, large in the sun');
  await press(page, '忘了口令');
  await seen(page, 'forgotten, large in the sun');
  await press(page, '再想想');
  expect(await page.locator('html').getAttribute('class')).toContain('sun');
});
