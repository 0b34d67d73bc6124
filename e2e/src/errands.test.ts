import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { address, useBrowser } from './ground/browser.ts';
import { choose, enter, settled } from './ground/desk.ts';
import { complaints, looked } from './ground/look.ts';

const browser = useBrowser();

/** Chooses the first that the words find. */
async function pick(page: Page, field: string, words: string): Promise<void> {
  await page.locator(field).fill(words);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: words }).first().click();
}

const step = (page: Page, name: string) => page.getByRole('region', { name: '办理', exact: true }).getByRole('button', { name, exact: true });

/** A step that is not lawful yet: its reason is part of what is read out. */
const grey = (page: Page, name: string) => page.getByRole('region', { name: '办理', exact: true }).getByRole('button', { name: new RegExp(`^${name}`) });

/** Unfolds what is not lawful yet. */
const unfoldLater = (page: Page): Promise<void> => page.getByRole('region', { name: '办理', exact: true }).getByRole('button', { name: /还不能/ }).click();

/** Opens a step and presses its button. */
async function take(page: Page, name: string, act: string | RegExp, fill?: () => Promise<void>): Promise<void> {
  await step(page, name).click();
  const window = page.getByRole('dialog');
  await window.waitFor();
  await fill?.();
  await window.getByRole('button', { name: act }).click();
  await window.waitFor({ state: 'hidden' });
  await settled(page);
}

test('somebody authorises the village, papers are listed, the office says no, every paper goes back, and only then it is closed', async () => {
  const page = await browser.open();
  const found = complaints(page);
  await enter(page, 'grid', '/errands');
  // One of the demo is past its authorisation with papers still held.
  await page.getByText('授权已到期').first().waitFor();
  await looked(page, 'errands', 'desktop', 'a.act-link');
  await page.getByRole('link', { name: '登记委托' }).first().click();
  await page.getByLabel('委托人姓名').waitFor();
  await pick(page, '#field-kind', '医疗费报销');
  await page.getByText('办理单位和材料未与办事指南核对').waitFor();
  await page.getByLabel('授权内容').fill('递交住院报销材料，不代领钱');
  await page.getByLabel('委托人姓名').fill('石桂兰');
  await choose(page, '怎样联系', '由村里转告');
  await choose(page, '怎样授权', '当面宣读，见证人在场');
  expect(await page.getByRole('button', { name: '登记这件委托' }).isDisabled()).toBe(true);
  await page.getByText('还差：见证人').waitFor();
  await page.getByLabel('见证人姓名').fill('石永昌');
  // Of the usual papers the bank card is not handed over.
  await page.getByRole('button', { name: '去掉第 4 份' }).click();
  await page.getByLabel('约定一个词').fill('核桃');
  await looked(page, 'a new errand', 'desktop', '.sheet input');
  await page.getByRole('button', { name: '登记这件委托' }).click();
  await page.getByText(/已登记，编号 （\d{4}）.*代办第\d+号/).waitFor();
  const code = (await page.locator('.receipt-code').innerText()).trim();
  await page.getByRole('link', { name: '打开这件代办' }).click();
  await page.getByText('石*').first().waitFor();
  expect(await page.getByRole('main').innerText()).not.toContain('石桂兰');
  expect(await page.locator('.paper-list tbody tr').count()).toBe(3);

  await take(page, '交到办理单位', '已交到办理单位', () => page.getByLabel('交给哪个窗口').fill('县医保窗口'));
  await take(page, '登记结果', '登记“办理单位不予办理”', async () => {
    await choose(page, '结果', '办理单位不予办理');
    await page.getByLabel('办理单位说的理由').fill('缺出院记录');
  });
  await page.getByText('缺出院记录').first().waitFor();
  // Not closed while a paper is held: the button stays, grey, with its reason.
  await unfoldLater(page);
  const close = grey(page, '办结');
  expect(await close.getAttribute('aria-disabled')).toBe('true');
  expect(await close.textContent()).toContain('还有 3 份材料没有退还');
  await take(page, '退还材料', '登记 3 份的去向', async () => {
    await page.getByRole('dialog').getByRole('checkbox', { name: '由办理单位留存' }).last().check();
    await page.getByLabel('为什么留存').fill('窗口留存清单');
  });
  await page.getByText(/起由办理单位留存：窗口留存清单/).waitFor();
  await take(page, '办结', '办结');
  await page.getByText(/个人信息保存到/).waitFor();
  expect(await step(page, '办结').count()).toBe(0);
  await looked(page, 'a closed errand', 'desktop', 'a.plain-link');

  const resident = await browser.open('phone');
  await resident.goto(`${address()}/r/${code.replaceAll('-', '')}`);
  await resident.getByRole('heading', { level: 1, name: '已办结，材料都已退还。' }).waitFor();
  expect(await resident.locator('main, body').first().innerText()).not.toContain('住院');
  await resident.getByLabel(/词/).fill('核桃');
  await resident.getByRole('button', { name: '打开' }).click();
  await resident.getByText('递交住院报销材料，不代领钱').waitFor();
  expect(found).toEqual([]);
});

test('on a phone the worker sees what has to go back, and prints the sheet to sign', async () => {
  const page = await browser.open('phone');
  const found = complaints(page);
  await enter(page, 'grid', '/errands?queue=pressing');
  await page.getByText('授权已到期').first().waitFor();
  await looked(page, 'errands on a phone', 'phone', 'a');
  await page.locator('[data-row]').filter({ hasText: '授权已到期' }).first().locator('[data-row-link]').click();
  await page.getByText('已到期：只能退还材料，退清后办结').waitFor();
  await unfoldLater(page);
  expect(await grey(page, '登记结果').getAttribute('aria-disabled')).toBe('true');
  await looked(page, 'an errand on a phone', 'phone', 'a');
  await page.getByRole('link', { name: '打印授权书和材料收据' }).click();
  await page.getByRole('heading', { level: 2, name: '委托代办授权书' }).waitFor();
  await page.getByText('委托人（签名或按指印）').waitFor();
  await looked(page, 'the sheet of an errand', 'phone', 'button');
  expect(found).toEqual([]);
});
