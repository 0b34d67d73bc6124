import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { docxText } from '../../server/test/docx.ts';
import { address, seriousFindings, useBrowser, useOwnHouse } from './ground/browser.ts';
import type { Size } from './ground/chromium.ts';
import { JourneyClock } from './ground/clock.ts';
import { entered, openDesk, paperOf, settled } from './ground/desk.ts';
import type { Login } from './ground/desk.ts';
import { looked } from './ground/look.ts';

const clock = new JourneyClock(40);
useOwnHouse(clock);
const browser = useBrowser(clock);
let path = '';

const as = (login: Login, to = path, size: Size = 'desktop'): Promise<Page> => entered(browser, login, to, size);

const step = (page: Page, name: string): Locator => page.locator('.desk-work').getByRole('button', { name, exact: true });
const stands = (page: Page, text: string | RegExp): Promise<void> => page.locator('.desk-work').getByRole('status').filter({ hasText: text }).first().waitFor();

/** The codes on the printed forms, as their editable twin has them. */
async function codesOf(page: Page): Promise<string[]> {
  const answer = await page.context().request.get(`${address()}/api/documents${path}/forms?q=${encodeURIComponent(JSON.stringify({ format: 'docx' }))}`);
  expect(answer.status()).toBe(200);
  return [...new Set(docxText(await answer.body()).match(/6105\d\d-[2-9A-Z]{5}-[2-9A-Z]{5}/g) ?? [])];
}

/** An answer as a browser without scripts sends it. */
async function sent(page: Page, code: string, overall: string): Promise<void> {
  const answer = await page.context().request.post(`${address()}/s/${code}`, { form: { command: randomUUID(), blind: randomUUID(), 'q-overall': overall, 'q-solved': 'yes' }, headers: { origin: address() } });
  expect(await answer.text()).toContain('已收到');
}

/** Plan, seed, frame, draw: in this order, there is no other. */
async function draws(office: Page): Promise<void> {
  await office.getByRole('button', { name: '拟定调查' }).first().click();
  const plan = office.getByRole('dialog');
  await plan.locator('#field-title').fill('合阳县办结事项满意度调查');
  await plan.locator('#field-from').fill(clock.dayFromNow(-340));
  await plan.locator('#field-to').fill(clock.dayFromNow(-3));
  await plan.locator('#field-to').blur();
  await plan.getByRole('button', { name: '拟定这次调查' }).click();
  await stands(office, '下一步：定随机种子');
  path = new URL(office.url()).pathname.replace('/desk', '');
  await step(office, '定随机种子').click();
  await office.getByRole('dialog').locator('#field-seed').fill('双色球 05 12 19 23 30 33 08');
  await office.getByRole('dialog').getByRole('button', { name: '定随机种子' }).click();
  await stands(office, '下一步：封定抽样框');
  await step(office, '封定抽样框').click();
  await stands(office, '下一步：定每层抽多少');
  await step(office, '抽样并开始填答').click();
  const draw = office.getByRole('dialog');
  await draw.locator('#field-total').fill('30');
  await draw.getByRole('button', { name: '按各层大小分' }).click();
  await draw.getByRole('button', { name: /^抽 \d+ 件并开始填答$/ }).click();
}

/** Somebody answers on a phone, without an account: once, and with at least one question answered. */
async function answersByLink(byLink: string): Promise<Page> {
  const resident = await browser.open('phone');
  await resident.goto(`${address()}/s/${byLink.toLowerCase()}`);
  await resident.getByText('谁也查不出是谁答的').waitFor();
  expect(await seriousFindings(resident), 'the form').toEqual([]);
  await looked(resident, 'the form of a survey', 'phone', 'button');
  await resident.getByRole('button', { name: '交上答卷' }).click();
  await resident.getByRole('alert').filter({ hasText: '至少选一题' }).waitFor();
  await resident.getByRole('group', { name: /总的来说/ }).getByText('满意', { exact: true }).click();
  await resident.getByRole('button', { name: '交上答卷' }).click();
  await resident.getByRole('heading', { name: '已收到，谢谢您' }).waitFor();
  await resident.goto(`${address()}/s/${byLink}?lang=en&size=large`);
  await resident.getByRole('heading', { name: 'This form was answered already' }).waitFor();
  return resident;
}

/** A clerk of a unit that did not handle the matter copies what is on the paper. */
async function entersPaper(onPaper: string): Promise<void> {
  const clerk = await as('county-clerk', '/surveys/enter');
  await clerk.locator('#field-code').fill(onPaper);
  await clerk.getByRole('button', { name: '打开问卷' }).click();
  await clerk.getByRole('group', { name: /总的来说/ }).getByRole('radio', { name: '很满意' }).check();
  await looked(clerk, 'entering an answer', 'desktop', '.desk-work button');
  await clerk.getByRole('button', { name: '录入这份答卷' }).click();
  await clerk.getByText('答案和事项已经分开保存').waitFor();
}

test('an office draws closed matters, people answer by link and on paper, and the result is published with its interval and an honest trend', async () => {
  const office = await as('supervisor', '/surveys');
  await office.getByText('去年合阳县办结事项满意度调查').first().waitFor();
  await draws(office);
  await stands(office, '正在填答');
  await office.getByRole('table', { name: '抽中的事项' }).waitFor();
  await looked(office, 'a survey that takes answers', 'desktop', '.desk-work button');
  // Not before its last day: the button says why.
  await office.getByText(/不能提前结束/).first().waitFor({ state: 'attached' });
  const forms = await paperOf(office, office.getByRole('button', { name: '打印问卷（带二维码）' }), /\/documents\/surveys\//);
  expect(forms.subarray(0, 5).toString()).toBe('%PDF-');
  const codes = await codesOf(office);
  expect(codes.length).toBeGreaterThan(15);
  const [byLink = '', onPaper = '', ...rest] = codes;

  const resident = await answersByLink(byLink);
  await entersPaper(onPaper);
  for (const [at, code] of rest.slice(0, 12).entries()) await sent(resident, code, at % 4 === 3 ? 'fair' : 'satisfied');

  await clock.pass(32);
  const after = await as('supervisor');
  await step(after, '结束填答').click();
  await stands(after, '填答结束');
  const leader = await as('leader');
  await step(leader, '公布结果').click();
  await stands(leader, '已于');
  await leader.getByText(/\d+\.\d%（\d+\.\d%—\d+\.\d%）/).first().waitFor();
  await leader.getByText(/代表抽样框 \d+ 件中的 \d+ 件，依据 \d+ 份答卷/).first().waitFor();
  await looked(leader, 'a published survey', 'desktop', '.desk-work button');
  const report = await paperOf(leader, leader.getByRole('button', { name: '打印结果报告' }), /\/documents\/surveys\//);
  expect(report.subarray(0, 5).toString()).toBe('%PDF-');

  await openDesk(leader, '/surveys/trend');
  await leader.getByRole('row', { name: /今年合阳县办结事项满意度调查/ }).getByText(/从这里断开：.*填答方式改了/).waitFor();
  // Each survey is joined to the one before, but for those that something broke off.
  const [surveys, breaks] = [await leader.getByRole('row', { name: /满意度调查/ }).count(), await leader.getByText(/从这里断开/).count()];
  expect(breaks).toBeGreaterThan(0);
  expect(await leader.locator('.survey-picture [data-joined]').count(), 'lines between years').toBe(surveys - 1 - breaks);
  await looked(leader, 'satisfaction by year', 'desktop', '.desk-work button');
  const phone = await as('leader', '/surveys/trend', 'phone');
  await settled(phone);
  await looked(phone, 'satisfaction by year', 'phone', '.desk-work button');

  const late = await browser.open('phone');
  await late.goto(`${address()}/s/${rest.at(-1) ?? ''}`);
  await late.getByRole('heading', { name: '这次调查已经结束' }).waitFor();
  expect(await seriousFindings(late), 'a form that came too late').toEqual([]);
});
