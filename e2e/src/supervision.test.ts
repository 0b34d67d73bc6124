import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { useBrowser } from './ground/browser.ts';
import { enter, settled } from './ground/desk.ts';
import type { Login } from './ground/desk.ts';
import { looked } from './ground/look.ts';

const browser = useBrowser();

/** The buttons of what this post may do with a letter. */
const step = (page: Page, name: string) => page.getByRole('region', { name: '能办什么' }).getByRole('button', { name, exact: true });

/** Opens a step and does it. */
async function act(page: Page, name: string, button: string = name): Promise<void> {
  await step(page, name).click();
  const window = page.getByRole('dialog');
  await window.getByRole('button', { name: button, exact: true }).click();
  await window.waitFor({ state: 'detached' });
  await settled(page);
}

const status = (page: Page, word: string): Promise<void> => page.locator('.tag', { hasText: word }).first().waitFor();
const pathOf = (page: Page): string => new URL(page.url()).pathname.replace(/^\/desk/, '');
const as = async (page: Page, login: Login, path: string): Promise<void> => {
  await page.context().clearCookies();
  await enter(page, login, path);
};

test('what lies is found by night; a reminder is drafted from its facts, reviewed by another and signed by a third', async () => {
  const desk = await browser.open();

  // The night found what lies: nothing has come of it yet.
  await enter(desk, 'supervisor', '/supervision/findings');
  await desk.getByRole('button', { name: '拟提醒函' }).first().waitFor();
  await looked(desk, 'findings', 'desktop', '.ant-btn');
  await desk.getByRole('button', { name: '拟提醒函' }).first().click();
  await desk.getByRole('dialog').getByRole('button', { name: '拟提醒函', exact: true }).click();
  await desk.getByRole('heading', { level: 1, name: /的提醒函/ }).waitFor();
  await settled(desk);
  const text = await desk.getByRole('region', { name: '正文' }).innerText();
  expect(text).toContain('经查，你单位承办的下列事项需要督促办理');
  expect(text).toMatch(/至今逾期\d+天|无人在岗/);
  await act(desk, '送审');
  await status(desk, '待审核');
  const path = pathOf(desk);
  await looked(desk, 'a letter', 'desktop', '.ant-btn');

  await as(desk, 'county-clerk', path);
  await act(desk, '审核', '通过，送签发');
  await as(desk, 'leader', path);
  await act(desk, '签发');
  await status(desk, '待回复');
  await desk.getByText(/提醒函〔\d{4}〕\d+号/).first().waitFor();
});
