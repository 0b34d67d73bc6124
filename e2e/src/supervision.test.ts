import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { useBrowser } from './ground/browser.ts';
import { enter, openDesk, settled } from './ground/desk.ts';
import type { Login } from './ground/desk.ts';
import { complaints, looked } from './ground/look.ts';
import { photograph } from './ground/photograph.ts';

const browser = useBrowser();

/** The buttons of what this post may do with a letter. */
const step = (page: Page, name: string) => page.getByRole('region', { name: '能办什么' }).getByRole('button', { name, exact: true });

/** Opens a step, fills its fields by their labels, and does it. */
async function act(page: Page, name: string, fields: Readonly<Record<string, string>> = {}, button: string = name): Promise<void> {
  await step(page, name).click();
  const window = page.getByRole('dialog');
  for (const [label, text] of Object.entries(fields)) await window.getByLabel(label).first().fill(text);
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

test('what lies is found, a reminder is drafted from the facts, reviewed and signed by others, raised in the end; an answer is checked and released', async () => {
  const desk = await browser.open();
  const found = complaints(desk);
  const proof = await photograph(desk);

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
  await act(desk, '审核', {}, '通过，送签发');
  await as(desk, 'leader', path);
  await act(desk, '签发', {}, '签发');
  await status(desk, '待回复');
  await desk.getByText(/提醒函〔\d{4}〕\d+号/).first().waitFor();

  // A reminder that the town's committee let pass becomes an order; the reminder is raised by its signature.
  await as(desk, 'supervisor', '/supervision');
  await desk.getByRole('link', { name: '关于排水纠纷逾期未办情况的提醒函' }).first().click();
  await status(desk, '待回复');
  await step(desk, '升级').click();
  await desk.getByRole('dialog').getByRole('button', { name: '拟督办单', exact: true }).click();
  await desk.getByRole('heading', { level: 1, name: /的督办单/ }).waitFor();
  await settled(desk);
  await act(desk, '送审');
  const order = pathOf(desk);
  await as(desk, 'county-clerk', order);
  await act(desk, '审核', {}, '通过，送签发');
  await as(desk, 'leader', order);
  await act(desk, '签发', {}, '签发');
  await desk.getByRole('link', { name: '关于排水纠纷逾期未办情况的提醒函' }).click();
  await status(desk, '已升级');

  // The unit answers with a proof; the centre releases it.
  await as(desk, 'town-director', '/supervision');
  await openDesk(desk, order);
  await act(desk, '签收', {}, '签收');
  await step(desk, '回复').click();
  const window = desk.getByRole('dialog');
  await window.getByLabel('回复').first().fill('已上门调解，双方约定本周内修好水沟。');
  await window.getByText('请附上整改佐证材料').waitFor();
  await window.locator('input[type="file"]').setInputFiles({ name: '修好的水沟.jpg', mimeType: 'image/jpeg', buffer: proof });
  await window.getByRole('button', { name: '回复', exact: true }).click();
  await window.waitFor({ state: 'detached' });
  await status(desk, '待核查');
  await as(desk, 'supervisor', order);
  await act(desk, '核查回复', { 正文: '核查属实' }, '通过，销号');
  await status(desk, '已销号');
  await looked(desk, 'a released letter', 'desktop', '.ant-btn');
  for (const other of ['/supervision', '/supervision/urges', '/supervision/duties']) {
    await openDesk(desk, other);
    await looked(desk, other, 'desktop', '.ant-btn');
  }
  expect(found, 'nothing complains').toEqual([]);
});
