import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { address, useBrowser } from './ground/browser.ts';
import { entered, openDesk, paperOf, settled } from './ground/desk.ts';
import type { Login } from './ground/desk.ts';

const browser = useBrowser();

/** A page of the desk for somebody, in a browser of their own. */
const as = (login: Login, path: string): Promise<Page> => entered(browser, login, path);

const first = (page: Page, list: string): Promise<string> => page.getByRole('table', { name: list }).locator('[data-row-link]').first().getAttribute('href').then((href) => (href ?? '').replace('/desk', ''));

/** Presses a button of the window that is open, and waits until it is gone. */
async function press(page: Page, button: string | RegExp): Promise<void> {
  const window = page.getByRole('dialog');
  await window.getByRole('button', { name: button }).click();
  await window.waitFor({ state: 'hidden' });
  await settled(page);
}

test('the register goes out as Excel', async () => {
  const page = await as('guide', '/register');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出' }).first().click()]);
  expect(download.suggestedFilename()).toMatch(/台账.*\.xlsx$/);
});

test('a dossier is returned, mended, handed in again and passed', async () => {
  const director = await as('director', '/dossiers');
  const dossier = await first(director, '卷宗评查');
  const guide = await as('guide', dossier);
  await guide.getByRole('button', { name: '加一条意见' }).click();
  await guide.getByLabel('缺什么、错在哪里').fill('调解记录没有记录人签名');
  await guide.getByRole('button', { name: '退回补正（1 条）' }).click();
  await guide.getByText('第 1 次：已退回补正').waitFor();

  await openDesk(director, dossier);
  await director.getByText('调解记录没有记录人签名').waitFor();
  await director.getByLabel('怎样补正的').fill('记录人已补签');
  await director.getByRole('button', { name: '补正后再报' }).click();
  await director.getByText('补正情况：记录人已补签').waitFor();

  await openDesk(guide, dossier);
  await guide.getByLabel('评查意见').fill('材料齐全');
  await guide.getByRole('button', { name: '评查合格' }).click();
  await guide.getByText('第 2 次：评查合格').waitFor();
  const sheet = await paperOf(guide, guide.getByRole('button', { name: '打印卷宗评查表' }), /\/review/);
  expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a village’s return is submitted and locked', async () => {
  const director = await as('director', '/returns');
  const form = await first(director, '统计报表');
  await openDesk(director, form);
  await director.getByLabel('排查次数').fill('3');
  await director.getByRole('button', { name: '上报', exact: true }).click();
  await director.getByText('已上报待审').first().waitFor();
  const guide = await as('guide', form);
  await guide.getByRole('button', { name: '审核锁定' }).click();
  await press(guide, '审核锁定');
  await guide.getByText('已锁定').first().waitFor();
  await openDesk(director, form);
  expect(await director.getByRole('button', { name: '上报', exact: true }).count()).toBe(0);
});

test('an allowance is declared, checked, approved, put on notice; the notice that has run is paid', async () => {
  const mediator = await as('mediator', '/allowances');
  await mediator.getByRole('button', { name: '申报补贴' }).first().click();
  const window = mediator.getByRole('dialog');
  for (const field of ['哪件纠纷', '档次']) {
    await window.getByLabel(field).click();
    await mediator.keyboard.press('ArrowDown');
    await mediator.keyboard.press('Enter');
  }
  await window.getByLabel('做了哪些工作，依据是什么').fill('三次上门，当面调成，已经履行');
  await window.getByRole('button', { name: '申报给司法所' }).click();
  await mediator.waitForURL(/\/allowances\/610524\//);
  const allowance = new URL(mediator.url()).pathname.replace('/desk', '');

  const guide = await as('guide', allowance);
  await guide.getByRole('button', { name: '核实通过，报司法局' }).click();
  await press(guide, '核实通过，报司法局');
  await guide.getByText('司法所已核').first().waitFor();

  const bureau = await as('bureau', allowance);
  await bureau.getByRole('button', { name: '审批通过' }).click();
  await bureau.getByText('司法局已批').first().waitFor();
  await openDesk(bureau, '/allowances');
  await bureau.getByRole('button', { name: /公示已批的/ }).click();
  await bureau.getByRole('dialog').getByRole('button', { name: '开始公示' }).click();
  await bureau.waitForURL(/\/allowances\/notices\//);
  await settled(bureau);
  const make = bureau.getByRole('button', { name: /^生成发放表/ });
  expect(await make.getAttribute('aria-disabled')).toBe('true');
  expect(await make.innerText()).toContain('期满后才能发放');
  const notice = await paperOf(bureau, bureau.getByRole('button', { name: '打印公示' }), /\/notice/);
  expect(notice.subarray(0, 5).toString()).toBe('%PDF-');

  // The demo has one whose days are over.
  await openDesk(bureau, '/allowances/notices');
  for (const href of await bureau.getByRole('table').locator('[data-row-link]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
    await bureau.goto(`${address()}${href}`);
    await bureau.getByRole('heading', { level: 1 }).waitFor();
    await settled(bureau);
    if ((await make.count()) === 1 && (await make.getAttribute('aria-disabled')) === null) break;
  }
  await make.click();
  await bureau.getByText(/已生成发放表/).waitFor();
  const [download] = await Promise.all([bureau.waitForEvent('download'), bureau.getByRole('button', { name: '导出发放表' }).click()]);
  expect(download.suggestedFilename()).toMatch(/发放表.*\.xlsx$/);
});
