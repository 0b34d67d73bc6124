import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { useBrowser } from './ground/browser.ts';
import { enter, openDesk, settled } from './ground/desk.ts';
import { complaints, looked } from './ground/look.ts';

const browser = useBrowser();
const lastYear = new Date(Date.now() + 8 * 3_600_000 - 15 * 86_400_000).getUTCFullYear() - 1;

test('a county leader makes the yearly report, opens one figure to its rows, takes the PDF home and issues a town’s', async () => {
  const page = await browser.open();
  const found = complaints(page);
  await enter(page, 'leader', `/figures/yearly?year=${lastYear}`);
  await page.getByRole('heading', { level: 1, name: `合阳县${lastYear}年年度报告` }).waitFor();
  const chapter = page.getByRole('region', { name: '全年一页' });
  await chapter.waitFor();
  await looked(page, 'the yearly report', 'desktop', '.figure-table a');

  // A number opens its rows, which make it.
  const number = chapter.getByRole('row', { name: /^登记纠纷/ }).getByRole('link').first();
  const printed = (await number.innerText()).trim();
  expect(Number(printed.replaceAll(',', ''))).toBeGreaterThan(20);
  await number.click();
  await page.getByRole('heading', { level: 1, name: '登记纠纷的明细' }).waitFor();
  await page.getByRole('status').filter({ hasText: `合计 ${printed}` }).waitFor();
  await page.goBack();
  await chapter.waitFor();

  // What is no figure opens its own rows.
  await page.getByRole('link', { name: /^提醒函|^排查轮次/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /的明细$/ }).waitFor();
  await settled(page);
  await looked(page, 'the rows of a tally', 'desktop', 'main a');
  await page.goBack();
  await chapter.waitFor();

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 PDF' }).click()]);
  expect(download.suggestedFilename()).toBe(`合阳县-${lastYear}-年度报告.pdf`);
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');

  // A town’s report is issued; it stands with its digest and does not change.
  await openDesk(page, `/figures/yearly?year=${lastYear}&place=610524101`);
  await page.getByRole('button', { name: '发布这份报告' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /第1版$/ }).click();
  await page.getByText('内容与校验值相符').waitFor();
  await looked(page, 'an issued report', 'desktop', '.desk-work a');
  // The running year is looked at, and says until when.
  await openDesk(page, `/figures/yearly?year=${lastYear + 1}`);
  await page.getByText('本年未结束').waitFor();
  expect(await page.getByRole('button', { name: '发布这份报告' }).count()).toBe(0);
  expect(found, 'complaints of the browser').toEqual([]);
});

test('on a telephone the report reads like on the desk', async () => {
  const page = await browser.open('phone');
  const found = complaints(page);
  await enter(page, 'leader', `/figures/yearly?year=${lastYear}`);
  await page.getByRole('region', { name: '全年一页' }).waitFor();
  await looked(page, 'the yearly report on a phone', 'phone', '.figure-table a');
  expect(found, 'complaints of the browser').toEqual([]);
});
