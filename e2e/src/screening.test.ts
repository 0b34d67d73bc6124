import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { useBrowser } from './ground/browser.ts';
import { Typing, enter, openDesk, said, settled, takeIn, wallStory } from './ground/desk.ts';
import { looked } from './ground/look.ts';

const browser = useBrowser();
const day = (ahead: number): string => new Date(Date.now() + (8 + ahead * 24) * 3_600_000).toISOString().slice(0, 10);
const sheet = (page: Page, heading: string): Locator => page.locator('section.sheet').filter({ has: page.getByRole('heading', { level: 2, name: heading, exact: true }) });
/** The report to make, from the strip above one's work. */
const toReport = (page: Page, topic: string): Locator => page.getByRole('region', { name: '排查待报' }).getByRole('listitem').filter({ hasText: topic }).getByRole('link', { name: '去上报' });

/** From the page of a report: takes in what was found and comes back to it. */
async function takeInFound(page: Page, applicant: string, respondent: string, phone: string): Promise<void> {
  const report = new URL(page.url()).pathname.replace('/desk', '');
  await page.getByRole('link', { name: '登记一件排查发现的纠纷' }).click();
  await page.getByLabel('边听边记').waitFor();
  await takeIn(page, new Typing(), wallStory(applicant, respondent, phone));
  await page.getByRole('button', { name: '登记，由本调委会办理' }).click();
  await said(page).waitFor();
  await openDesk(page, report);
}

test('a village answers two rounds at the desk: one with nothing, corrected when a dispute came up, one with a dispute and a hazard', async () => {
  const mediator = await browser.open();
  await enter(mediator, 'mediator', '/');
  await toReport(mediator, '采暖季').click();
  await mediator.getByRole('button', { name: '没有，零报告' }).waitFor();
  await looked(mediator, 'a report to make', 'desktop', '.report-acts button');
  await mediator.getByRole('button', { name: '没有，零报告' }).click();
  await mediator.getByRole('dialog').getByText(/没有排出纠纷和隐患/).waitFor();
  await mediator.getByRole('dialog').getByRole('button', { name: '签零报告' }).click();
  await sheet(mediator, '上报记录').getByText('第 1 版 · 零报告').waitFor();

  // A dispute comes up the next day: what was signed stays, and a second version says what is so.
  await takeInFound(mediator, '温小麦', '盛大勇', '13900008821');
  const correct = sheet(mediator, '更正');
  await correct.getByText(/温\*/).waitFor();
  expect(await correct.getByRole('button', { name: '更正上报' }).isDisabled(), 'not without its reason').toBe(true);
  await correct.getByRole('checkbox').first().check();
  await correct.getByLabel('为什么更正').fill('签报之后有人来反映房檐滴水');
  await correct.getByRole('button', { name: '更正上报' }).click();
  await sheet(mediator, '上报记录').getByText('更正原因：签报之后有人来反映房檐滴水').waitFor();
  await sheet(mediator, '上报记录').getByText('第 1 版 · 零报告').waitFor();

  const guide = await browser.open();
  await enter(guide, 'guide', '/screening');
  await guide.getByRole('button', { name: '发起排查' }).first().click();
  const start = guide.getByRole('dialog');
  await start.getByLabel('主题').click();
  await guide.locator('.ant-select-item-option', { hasText: '矛盾纠纷大排查' }).click();
  await start.getByLabel('到', { exact: true }).fill(day(10));
  await start.getByLabel('上报截止').fill(day(12));
  await start.getByRole('button', { name: '发起，通知各村' }).click();
  await guide.getByRole('heading', { level: 1, name: /^矛盾纠纷大排查/ }).waitFor();
  const round = new URL(guide.url()).pathname.replace('/desk', '');

  const director = await browser.open('phone');
  await enter(director, 'director', '/');
  await toReport(director, '矛盾纠纷大排查').click();
  await takeInFound(director, '鲁小满', '翟大川', '13900008822');
  const form = sheet(director, '上报');
  await form.getByText(/鲁\*/).waitFor();
  await form.getByRole('button', { name: '加一处隐患' }).click();
  await form.getByLabel(/^位置/).fill('村东头水渠转弯处');
  await looked(director, 'a report with what was found', 'phone', '.report-acts button');
  await form.getByRole('button', { name: '上报 1 件纠纷、1 处隐患' }).click();
  await sheet(director, '上报记录').getByText('村东头水渠转弯处').waitFor();

  await openDesk(guide, round);
  const row = guide.getByRole('table', { name: '各村上报' }).getByRole('row').filter({ hasText: '已报' });
  expect(await row.count()).toBe(1);
  expect((await row.getByRole('cell').allInnerTexts()).slice(-2)).toEqual(['1', '1']);
  await looked(guide, 'a round', 'desktop', '.page-acts button');
  await guide.getByRole('link', { name: '在台账看这轮排出的纠纷' }).click();
  await guide.getByRole('row').filter({ hasText: /鲁\*/ }).first().waitFor();
  await settled(guide);
  expect(await guide.getByRole('row').filter({ hasText: /温\*/ }).count(), 'of another round').toBe(0);
});
