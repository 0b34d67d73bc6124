import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { useBrowser } from './ground/browser.ts';
import { enter, openDesk, settled } from './ground/desk.ts';
import type { Login } from './ground/desk.ts';
import { complaints, looked } from './ground/look.ts';

const browser = useBrowser();

const dialog = (page: Page): Locator => page.getByRole('dialog');
const pathOf = (page: Page): string => new URL(page.url()).pathname.replace(/^\/desk/, '');
/** Today in China. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

const as = async (page: Page, login: Login, path: string): Promise<void> => {
  await page.context().clearCookies();
  await enter(page, login, path);
};

/** Chooses in a select of the page. @param shown what the choice says, where it is found by other words */
async function pick(page: Page, field: string, words: string, shown: string | RegExp = words): Promise<void> {
  await page.locator(field).fill(words);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: shown }).first().click();
}

/** Opens a step and does it. */
async function act(page: Page, name: string, button: string = name): Promise<void> {
  await page.getByRole('region', { name: '能办什么' }).getByRole('button', { name, exact: true }).click();
  await dialog(page).getByRole('button', { name: button, exact: true }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await settled(page);
}

const status = (page: Page, word: string): Promise<void> => page.locator('.page-sub .tag', { hasText: word }).first().waitFor();

/** Drafts a campaign of today for the model town; what asks for persons is told at once. Gives the address of its page. */
async function drafts(desk: Page): Promise<string> {
  await enter(desk, 'supervisor', '/campaigns');
  await desk.getByRole('link', { name: '今冬明春夜间巡防和防诈宣传' }).first().waitFor();
  await looked(desk, 'campaigns', 'desktop', '.desk-work .ant-btn');
  await desk.getByRole('button', { name: '拟定专项行动' }).first().click();
  await desk.getByRole('heading', { level: 1, name: '拟定专项行动' }).waitFor();
  await pick(desk, '#field-plan-kind', '消防隐患整治');
  await desk.getByLabel('名称').fill('集镇消防通道集中查看');
  await desk.getByLabel('目的和要求').fill('节前查看集镇沿街的消防通道。');
  await desk.getByLabel('依据').fill('县平安办节前工作安排');
  await desk.getByLabel('到哪天').fill(today());
  await pick(desk, '#field-plan-places', '610524102', /镇|街道/);
  await desk.getByRole('button', { name: /合阳县.*去掉/ }).click();
  await desk.getByLabel('做什么').fill('查看消防通道');
  await desk.getByLabel('具体要求').fill('查看沿街通道，并上报重点人员情况');
  await desk.getByText('这里写了“重点人”').waitFor();
  await desk.getByLabel('具体要求').fill('查看沿街通道，堵塞的当场清理，填报查看的处数。');
  await desk.getByText('这里写了“重点人”').waitFor({ state: 'detached' });
  await desk.getByRole('radio', { name: '每个乡镇（街道）' }).check();
  await pick(desk, '#field-plan-tasks-0-charge', '矛盾纠纷化解');
  await desk.getByLabel('数量的单位').fill('处');
  await looked(desk, 'a plan', 'desktop', '.desk-work .ant-btn');
  await desk.getByRole('button', { name: '拟好，存为方案' }).click();
  await desk.getByRole('heading', { level: 1, name: '集镇消防通道集中查看' }).waitFor();
  await act(desk, '送审');
  await status(desk, '待审核');
  return pathOf(desk);
}

/** The unit finds its task above its work, reports it done, on a phone. */
async function reports(phone: Page): Promise<void> {
  await enter(phone, 'town-director', '/');
  const strip = phone.getByRole('region', { name: '专项行动' });
  await strip.getByText('集镇消防通道集中查看').waitFor();
  await openDesk(phone, '/campaigns/tasks');
  await looked(phone, 'campaign tasks', 'phone', '.desk-work a');
  await phone.getByRole('link', { name: '查看消防通道' }).click();
  await phone.getByRole('heading', { level: 1, name: '查看消防通道' }).waitFor();
  await settled(phone);
  await looked(phone, 'a campaign task', 'phone', '.ant-btn');
  await phone.getByRole('button', { name: '报进展', exact: true }).click();
  await dialog(phone).getByLabel(/到现在一共多少/).fill('12');
  await dialog(phone).getByLabel('做了什么，一两句话').fill('十二处通道都已查看，两处杂物当场清理。');
  await dialog(phone).getByLabel('已经完成').check();
  await dialog(phone).getByRole('button', { name: '报进展', exact: true }).click();
  await dialog(phone).waitFor({ state: 'detached' });
  await phone.locator('.page-sub .tag', { hasText: '按期完成' }).waitFor();
}

test('a campaign is drafted without asking for persons, signed, reported by its unit, and closed with a report from what was counted', async () => {
  const desk = await browser.open();
  const phone = await browser.open('phone');
  const faults = [...[desk, phone].map(complaints)];
  const path = await drafts(desk);
  await as(desk, 'county-clerk', path);
  await act(desk, '审核', '通过，送签发');
  await as(desk, 'leader', path);
  await act(desk, '签发', '签发，任务到各单位');
  await status(desk, '进行中');
  await desk.getByText(/专项〔\d{4}〕\d+号/).first().waitFor();

  await reports(phone);

  // All is settled: the report is drafted from the facts, and approved by somebody else.
  await as(desk, 'supervisor', path);
  await act(desk, '生成总结');
  const report = desk.getByRole('region', { name: '总结', exact: true });
  await report.waitFor();
  expect(await report.innerText()).toMatch(/共1项，按期完成1项；填报合计12处/);
  await act(desk, '总结送审');
  await as(desk, 'leader', path);
  await looked(desk, 'a campaign', 'desktop', '.ant-btn');
  await act(desk, '审定总结', '审定，结束行动');
  await status(desk, '已结束');
  await desk.getByRole('button', { name: '打印总结（PDF）' }).waitFor();
  expect(faults.flat()).toEqual([]);
});
