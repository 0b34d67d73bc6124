import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { useBrowser } from './ground/browser.ts';
import { enter, openDesk, settled } from './ground/desk.ts';
import { complaints, looked } from './ground/look.ts';

const browser = useBrowser();

/** Day and time in China so many minutes from now. */
const clockIn = (minutes: number): { readonly day: string; readonly time: string } => {
  const text = new Date(Date.now() + 8 * 3_600_000 + minutes * 60_000).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
};

const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Chooses in a select of the open window. */
async function pick(page: Page, field: string, words: string): Promise<void> {
  await page.locator(field).fill(words);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: words }).first().click();
}

/** Does what the window is for and waits until it is gone. */
async function done(page: Page, act: string): Promise<void> {
  await dialog(page).getByRole('button', { name: act, exact: true }).click();
  await dialog(page).waitFor({ state: 'hidden' });
  await settled(page);
}

const step = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const rowOf = (page: Page, name: string): Locator => page.locator('li.candidate').filter({ hasText: name });

async function train(page: Page, course: string): Promise<void> {
  await step(page, '登记培训').click();
  await pick(page, '#field-course', course);
  await dialog(page).getByLabel('由谁培训').fill('镇消防站');
  await done(page, '登记培训');
  await page.getByText(course).first().waitFor();
}

const textOf = (page: Page): Promise<string> => page.locator('main').innerText();

/** Writes the application down and takes the person on; gives the address of their page. */
async function applies(desk: Page): Promise<string> {
  // The application: what is not there yet keeps the button waiting; the list shows it masked.
  await step(desk, '登记申请').first().click();
  const form = dialog(desk);
  expect(await form.getByRole('button', { name: '登记，等待答复' }).isDisabled()).toBe(true);
  await form.locator('summary', { hasText: '看同意书全文' }).click();
  await form.getByText('不给我打分，不排名次').waitFor();
  await form.getByLabel('姓名').fill('阙志明');
  await form.getByLabel('电话').fill('13911112222');
  await form.getByLabel('出生年份').fill('1986');
  await pick(desk, '#field-wants', '防火宣传');
  await desk.locator('#field-wants').press('Tab');
  await form.getByRole('button', { name: '登记，等待答复' }).click();
  await desk.getByRole('heading', { level: 1, name: '阙*' }).waitFor();
  const address = new URL(desk.url()).pathname.replace('/desk', '');
  expect(await textOf(desk)).not.toMatch(/阙志明|13911112222/u);
  await step(desk, '接纳').click();
  await desk.getByText('已接纳').first().waitFor();
  await looked(desk, 'a volunteer', 'desktop', '.desk-work button');
  return address;
}

/** Offers a task that may bring danger, and looks at what the person is missing; gives the address of its page. */
async function offers(desk: Page): Promise<string> {
  // A task that may bring danger: the button is grey, and says what is missing.
  const [from, to] = [clockIn(-50), clockIn(15)];
  await openDesk(desk, '/volunteers/tasks');
  await step(desk, '发布任务').first().click();
  await pick(desk, '#field-kind', '防火宣传');
  await dialog(desk).getByLabel('集合地点').fill('草料场东门');
  await dialog(desk).getByLabel('哪天').fill(from.day);
  await dialog(desk).getByLabel('开始').fill(from.time);
  await dialog(desk).getByLabel('结束').fill(to.time);
  await dialog(desk).getByRole('button', { name: '发布', exact: true }).click();
  await desk.getByRole('heading', { level: 1, name: '防火宣传和检查提醒' }).waitFor();
  const task = new URL(desk.url()).pathname.replace('/desk', '');
  const grey = rowOf(desk, '阙*').getByRole('button', { name: /替 阙\* 报名/ });
  expect(await grey.getAttribute('aria-disabled')).toBe('true');
  expect(await rowOf(desk, '阙*').innerText()).toMatch(/火灾预防和疏散.*没有登记保险/su);
  await looked(desk, 'a task for volunteers', 'desktop', '.desk-work button');
  return task;
}

/** The task is taken and served; one records the time, a colleague confirms it on a phone. */
async function serves(desk: Page, other: Page, task: string): Promise<void> {
  await openDesk(desk, task);
  await rowOf(desk, '阙*').getByRole('button', { name: '替 阙* 报名' }).click();
  await rowOf(desk, '阙*').getByText('已报名').waitFor();
  await rowOf(desk, '阙*').getByRole('button', { name: '登记到场' }).click();
  const [came, went] = [clockIn(-46), clockIn(-1)];
  await dialog(desk).getByLabel('哪天').fill(came.day);
  await dialog(desk).getByLabel('到场').fill(came.time);
  await dialog(desk).getByLabel('离开').fill(went.time);
  await done(desk, '登记到场');
  await rowOf(desk, '阙*').getByText('已到场，待确认').waitFor();
  // Whoever recorded it sees the button grey; a colleague confirms, on a phone.
  expect(await rowOf(desk, '阙*').getByRole('button', { name: /^确认时间/ }).getAttribute('aria-disabled')).toBe('true');
  await enter(other, 'grid', task);
  await looked(other, 'a task to be confirmed', 'phone', '.desk-work button');
  await rowOf(other, '阙*').getByRole('button', { name: '确认时间' }).click();
  await rowOf(other, '阙*').getByText('已确认').waitFor();
}

test('somebody applies, is trained and insured, serves, gets a certificate, and leaves with everything gone', async () => {
  const [desk, other] = [await browser.open('desktop'), await browser.open('phone')];
  const found = [desk, other].map(complaints);
  await enter(desk, 'director', '/volunteers');
  const address = await applies(desk);
  const task = await offers(desk);
  await openDesk(desk, address);
  await train(desk, '安全常识和急救');
  await train(desk, '火灾预防和疏散');
  await step(desk, '登记保险').click();
  await dialog(desk).getByLabel('保险公司').fill('某财产保险公司');
  await dialog(desk).getByLabel('保险单号').fill('PZ20260001');
  await done(desk, '登记保险');
  await desk.getByText('某财产保险公司').waitFor();
  await serves(desk, other, task);

  await openDesk(desk, address);
  await desk.getByText('0 小时 45 分').first().waitFor();
  await step(desk, '开具服务时间证明').click();
  await desk.getByText(/志证字第\d+号/u).first().waitFor();
  const file = desk.waitForEvent('download');
  await step(desk, '可编辑文档').click();
  expect((await file).suggestedFilename()).toMatch(/^志愿服务时间证明.*\.docx$/u);
  await openDesk(desk, address);
  await desk.getByText('打印证明').waitFor();

  // Shown whole only with a reason, which stands on the page for the volunteer.
  await desk.locator('.masked-show').click();
  await desk.locator('.why-form .ant-radio-wrapper').first().click();
  await desk.locator('.why-form button[type="submit"]').click();
  await desk.getByText('13911112222').waitFor();

  await step(desk, '退出').click();
  await dialog(desk).getByText('当即删除，不能恢复').waitFor();
  await done(desk, '退出，删除资料');
  await desk.getByRole('heading', { level: 1, name: '资料已删除' }).waitFor();
  expect(await textOf(desk)).not.toMatch(/阙|13911112222|某财产保险|志证字|45 分/u);
  await openDesk(desk, task);
  expect(await textOf(desk)).not.toContain('阙');
  await openDesk(desk, '/volunteers/units');
  await desk.getByText('个人不打分、不排名').waitFor();
  expect(await textOf(desk)).not.toContain('阙');
  expect(found.flat()).toEqual([]);
});

test('a volunteer sees everything that is kept of them and takes a task by themselves', async () => {
  const page = await browser.open('phone');
  const found = complaints(page);
  await enter(page, 'volunteer', '/volunteers/mine');
  for (const heading of ['可以报名的任务', '服务记录', '登记的资料', '谁看过原文']) await page.getByRole('heading', { name: heading }).waitFor();
  await looked(page, 'one’s own service', 'phone', 'button');
  const night = rowOf(page, '夜间巡防').first();
  await night.getByRole('button', { name: '报名' }).click();
  await page.getByRole('button', { name: '退出任务' }).first().waitFor();
  const school = rowOf(page, '护学岗').first();
  expect(await school.innerText()).toContain('护学站位和手势');
  await page.getByRole('button', { name: '退出任务' }).first().click();
  await page.getByRole('button', { name: '退出任务' }).first().waitFor({ state: 'detached' });
  expect(found).toEqual([]);
});
