import { expect, test } from 'vitest';
import { useBrowser } from './ground/browser.ts';
import { comeHome, heading, loseSignal, press, sent, setUpPhone, unexpected } from './ground/field.ts';
import { complaints, looked } from './ground/look.ts';

const browser = useBrowser();

test('at a door without a signal a paper is taken, and later given back against its receipt', async () => {
  const page = await browser.open('pocket');
  const found = complaints(page);
  await setUpPhone(page, 'grid');
  await page.getByRole('link', { name: /手上的代办/ }).click();
  await heading(page, '手上的代办');
  // One of the demo is past its authorisation: its papers may only go back.
  await page.getByText('授权已到期').first().waitFor();
  await looked(page, 'errands on a phone', 'pocket', 'main li');
  await page.locator('li a.row:not(.late)', { hasText: /在手 \d+ 份/ }).first().click();
  const held = page.getByRole('region', { name: /在手的材料/ }).getByRole('listitem');
  await held.first().waitFor();
  const before = await held.count();
  await looked(page, 'an errand on a phone', 'pocket', 'main button');
  await loseSignal(page);
  await press(page, '收下材料');
  await press(page, '记下');
  await page.getByText('还没有写材料').waitFor();
  await press(page, '加一份材料');
  await page.getByLabel('是什么材料').fill('银行卡');
  await page.getByRole('radio', { name: '复印件' }).check();
  await looked(page, 'a paper is taken at a door', 'pocket', 'main button');
  const here = page.url().split('#')[1] ?? '';
  await press(page, '记下');
  await page.getByText('“收下材料”已存在手机上').waitFor();
  await comeHome(page);
  await page.goto(`${page.url().split('#')[0] ?? ''}#${here}`);
  await page.getByText(/银行卡（复印件，1 份/).waitFor();
  expect(await held.count()).toBe(before + 1);
  await press(page, '退还材料');
  await page.getByRole('checkbox', { name: /银行卡/ }).check();
  await page.getByRole('radio', { name: '本人签收' }).check();
  await looked(page, 'a paper is given back', 'pocket', 'main button');
  await press(page, '记下');
  // Said on the list, to which the form leads back by itself.
  await page.getByText('“退还材料”已存在手机上').waitFor();
  await sent(page);
  await page.goto(`${page.url().split('#')[0] ?? ''}#${here}`);
  await expect.poll(() => page.getByText(/银行卡（复印件/).count()).toBe(0);
  await expect.poll(() => held.count()).toBe(before);
  expect(unexpected(found), 'complaints of the browser').toEqual([]);
});

test('a volunteer takes a task on their own phone and leaves it again; requests and errands are not for them', async () => {
  const page = await browser.open('pocket');
  await setUpPhone(page, 'volunteer');
  await page.getByRole('region', { name: /我的志愿任务/ }).getByRole('link', { name: /看任务/ }).click();
  await heading(page, '志愿任务');
  const open = page.getByRole('region', { name: /可以报名的/ });
  await looked(page, 'tasks on a volunteer’s phone', 'pocket', 'main li');
  const row = open.getByRole('listitem').filter({ has: page.getByRole('button', { name: '报名' }) }).first();
  const what = (await row.locator('span').first().innerText()).trim();
  await row.getByRole('button', { name: '报名' }).click();
  await sent(page);
  const mine = page.getByRole('region', { name: /已报名/ }).getByRole('listitem').filter({ hasText: what });
  await mine.waitFor();
  await page.goto(`${page.url().split('#')[0] ?? ''}#/`);
  await heading(page, '今天');
  await page.getByText(what).waitFor();
  await looked(page, 'a volunteer’s first page', 'pocket', 'main li');
  expect(await page.getByRole('link', { name: /手上的代办|记诉求/ }).count(), 'neither errands nor requests').toBe(0);
  await page.getByRole('link', { name: /看任务/ }).click();
  await mine.getByRole('button', { name: '退出任务' }).click();
  await sent(page);
  await open.getByRole('listitem').filter({ hasText: what }).waitFor();
});
