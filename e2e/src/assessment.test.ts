import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { useBrowser, useOwnHouse } from './ground/browser.ts';
import { JourneyClock } from './ground/clock.ts';
import { enter, openDesk, settled } from './ground/desk.ts';
import type { Login } from './ground/desk.ts';
import { complaints, looked } from './ground/look.ts';

const clock = new JourneyClock(25);
useOwnHouse(clock);
const browser = useBrowser(clock);

async function as(login: Login, path: string, size: 'desktop' | 'phone' = 'desktop'): Promise<Page> {
  const page = await browser.open(size);
  await enter(page, login, path);
  return page;
}

const inWindow = (page: Page): Locator => page.getByRole('dialog');

/** Presses the button of the window that is open, and waits until it is gone. */
async function press(page: Page, button: string): Promise<void> {
  await inWindow(page).getByRole('button', { name: button, exact: true }).click();
  await inWindow(page).waitFor({ state: 'hidden' });
  await settled(page);
}

const pathOf = (page: Page): string => new URL(page.url()).pathname.replace('/desk', '');
/** First and last day of the month before the journey's today. */
function lastMonth(): { readonly from: string; readonly to: string } {
  const first = `${clock.dayFromNow(0).slice(0, 7)}-01`;
  const to = new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10);
  return { from: `${to.slice(0, 7)}-01`, to };
}

test('a scheme is drafted, tried and published; a village objects, its result is corrected, and the month is sealed', async () => {
  const { from, to } = lastMonth();
  const supervisor = await as('supervisor', '/assessment/schemes');
  await supervisor.getByRole('link', { name: '起草方案' }).first().click();
  await supervisor.getByLabel('方案名称').fill('秋季平安考评');
  await supervisor.getByLabel('依据的文件').fill('合平安办发〔2026〕7号（演示）');
  await supervisor.getByLabel('从哪天开始的考评期起用').fill(from);
  // Weights that do not make the full marks: the page says by how much, and the server refuses.
  await supervisor.getByLabel('分值', { exact: true }).first().fill('35');
  await supervisor.getByText('各项合计 105 分，满分 100 分').waitFor();
  await supervisor.getByRole('button', { name: '保存草案' }).click();
  await supervisor.getByText('相差 5').first().waitFor();
  await supervisor.getByLabel('分值', { exact: true }).first().fill('30');
  await supervisor.getByRole('button', { name: '保存草案' }).click();
  await supervisor.waitForURL(/\/assessment\/schemes\/610524\//);
  await settled(supervisor);
  const scheme = pathOf(supervisor);
  expect(await supervisor.getByRole('button', { name: '公布' }).getAttribute('aria-disabled')).toBe('true');
  await supervisor.getByRole('button', { name: '用去年数据试算' }).click();
  await supervisor.getByText('已试算', { exact: true }).waitFor();

  const leader = await as('leader', scheme);
  await leader.getByRole('button', { name: '公布', exact: true }).click();
  await press(leader, '公布');
  await leader.getByText('已公布', { exact: true }).waitFor();

  await openDesk(supervisor, scheme);
  await supervisor.getByRole('button', { name: '计算一期' }).click();
  await inWindow(supervisor).getByLabel('从', { exact: true }).fill(from);
  await inWindow(supervisor).getByLabel('到', { exact: true }).fill(to);
  await inWindow(supervisor).getByRole('button', { name: '计算一期', exact: true }).click();
  await supervisor.waitForURL(/\/assessment\/runs\/610524\//);
  await settled(supervisor);
  const run = pathOf(supervisor);
  await supervisor.getByText('已计算，尚未告知').first().waitFor();

  // Before it is shown, the village hears nothing of it.
  const director = await as('director', '/assessment');
  expect(await director.getByRole('link', { name: /秋季平安考评/ }).count()).toBe(0);
  await supervisor.getByRole('button', { name: '告知各单位' }).click();
  await press(supervisor, '告知各单位');
  await supervisor.getByText('已告知，可提异议').first().waitFor();

  await openDesk(director, '/assessment');
  await director.getByRole('link', { name: /^秋季平安考评 ·/ }).click();
  await director.getByRole('table', { name: '指标' }).waitFor();
  const result = pathOf(director);
  // From the score to the indicator, its formula and version, and the rows.
  await director.getByText(/口径第 1 版/).first().waitFor();
  await director.getByRole('link', { name: '看明细' }).first().click();
  await director.getByRole('heading', { level: 1, name: /的明细$/ }).waitFor();
  await openDesk(director, result);
  await director.getByRole('button', { name: '提出异议' }).click();
  await inWindow(director).getByRole('checkbox').nth(1).check();
  await inWindow(director).getByLabel('哪里不对，有什么依据').fill('两件停电补录，纸质卷宗在期限内');
  await press(director, '提出异议');
  await director.getByText('异议待答复').first().waitFor();

  await clock.pass(15);
  const answerer = await as('leader', run);
  await answerer.getByText('1 条异议待答复').first().waitFor();
  expect(await answerer.getByRole('button', { name: /^定格并封存/ }).getAttribute('aria-disabled')).toBe('true');
  await openDesk(answerer, result);
  await answerer.getByRole('button', { name: '答复异议' }).click();
  await inWindow(answerer).getByRole('radio', { name: '异议成立', exact: true }).check();
  await inWindow(answerer).getByLabel(/更正为/).fill('95');
  await inWindow(answerer).getByLabel('答复和理由').fill('核对纸质卷宗，情况属实');
  await press(answerer, '答复异议');
  await answerer.getByText('已更正', { exact: true }).first().waitFor();
  await answerer.getByText(/→ 95/).waitFor();

  await openDesk(answerer, run);
  await answerer.getByRole('button', { name: '定格并封存', exact: true }).click();
  await press(answerer, '定格并封存');
  await answerer.getByText('核对一致').waitFor();
  await answerer.getByText(/封存码 [0-9a-f]{64}/).waitFor();
});

for (const size of ['desktop', 'phone'] as const) {
  test(`the pages of assessment, ${size}`, async () => {
    const page = await as('leader', '/assessment', size);
    const found = complaints(page);
    for (const [name, list] of [['assessments', '/assessment'], ['schemes', '/assessment/schemes'], ['tiers', '/assessment/tiers']] as const) {
      await openDesk(page, list);
      await looked(page, name, size, '.desk-work a');
      await page.locator('.desk-work [data-row-link]').first().click();
      await page.waitForURL(/610524\//);
      await looked(page, `one of ${name}`, size, '.desk-work a');
    }
    await openDesk(page, '/assessment');
    await page.locator('.desk-work [data-row-link]').last().click();
    await page.locator('a[href*="/assessment/results/"]').first().click();
    await page.getByRole('table', { name: '指标' }).waitFor();
    await looked(page, 'a result', size, '.desk-work a.link');
    expect(found, 'complaints of the browser').toEqual([]);
  });
}
