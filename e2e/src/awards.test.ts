import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { address, seriousFindings, useBrowser, useOwnHouse } from './ground/browser.ts';
import type { Size } from './ground/chromium.ts';
import { JourneyClock } from './ground/clock.ts';
import { choose, entered, openDesk, paperOf, settled } from './ground/desk.ts';
import type { Login } from './ground/desk.ts';
import { looked } from './ground/look.ts';

const clock = new JourneyClock(60);
useOwnHouse(clock);
const browser = useBrowser(clock);
let path = '';

/** The application as somebody sees it today. */
const as = (login: Login, to = path, size: Size = 'desktop'): Promise<Page> => entered(browser, login, to, size);

const step = (page: Page, name: string): Locator => page.locator('.desk-work').getByRole('button', { name, exact: true });

/** Opens the form of a step, fills its text, and does it. */
async function act(page: Page, name: string, text: string, more: (form: Locator) => Promise<void> = async () => undefined): Promise<void> {
  await step(page, name).click();
  const window = page.getByRole('dialog');
  await more(window);
  if (text !== '') await window.locator('#field-text').fill(text);
  await window.getByRole('button', { name, exact: true }).click();
  await window.waitFor({ state: 'hidden' });
  await settled(page);
}

/** What is stated of one criterion, with the paper that shows it. */
async function state(within: Page | Locator, criterion: string, value: string, source: string, of?: string): Promise<void> {
  const row = within.getByRole('group', { name: criterion, exact: true });
  await row.getByLabel(/^数值/).fill(value);
  if (of !== undefined) await row.getByLabel('样本数').fill(of);
  await row.getByLabel('证明材料').fill(source);
}

/** Something is said against it while the notice runs; whoever judged it does not answer, somebody else does, with the reason. */
async function objected(county: Page): Promise<void> {
  await openDesk(county, path);
  await act(county, '登记异议', '村里巡逻有两周没有人到岗');
  await county.getByRole('button', { name: '答复', exact: true }).click();
  await county.getByRole('dialog').locator('#field-text').fill('属实，已补');
  await county.getByRole('dialog').getByRole('button', { name: '答复异议' }).click();
  await county.getByText('您参与过这份申报的审核').first().waitFor();
  const other = await as('leader');
  await other.getByRole('button', { name: '答复', exact: true }).click();
  await choose(other, '结论', '异议不成立');
  await other.getByRole('dialog').locator('#field-text').fill('两周因强降雨改为上门排查，有记录，不影响达标。');
  await other.getByRole('dialog').getByRole('button', { name: '答复异议' }).click();
  await other.getByText('不影响达标', { exact: false }).waitFor();
}

test('a village goes from copper to silver, is named after its notice, and loses the name again', async () => {
  const director = await as('director', '/awards');
  await director.getByText('现用的命名标准是示例').waitFor();
  await director.getByRole('button', { name: '发起申报' }).first().click();
  await choose(director, '等次', '银鼎');
  await director.getByRole('dialog').getByRole('button', { name: '开始填写' }).click();
  await director.getByRole('heading', { name: '需要填报的项目' }).waitFor();
  path = new URL(director.url()).pathname.replace('/desk', '');
  await state(director, '群众安全感', '97.2', '第三方调查报告 渭调〔2026〕8号', '62');
  await state(director, '没有发生重大刑事案件', '0', '派出所证明');
  await state(director, '没有发生较大群体性事件', '0', '信访局证明');
  await state(director, '没有发生死亡责任事故', '0', '应急管理局证明');
  await state(director, '没有弄虚作假', '0', '自查报告');
  await director.getByLabel('申报说明').fill('一年来坚持每周排查，小事不出村。');
  await director.getByRole('button', { name: '保存', exact: true }).click();
  await director.getByText('已保存；还没有提交').waitFor();
  await director.getByRole('button', { name: '看明细' }).or(director.getByRole('link', { name: '看明细' })).first().waitFor();
  await looked(director, 'an application', 'desktop', '.award-stated input');
  await step(director, '提交申报').click();
  await director.getByText('由县级初审').waitFor();

  const county = await as('supervisor', '/awards');
  await county.getByRole('button', { name: /待县级初审/ }).waitFor();
  await openDesk(county, path);
  await act(county, '县级初审通过', '台账与系统一致');
  // The county's turn is over; the steps of the city are not drawn for it.
  expect(await step(county, '市级复核通过').count()).toBe(0);

  let city = await as('city-leader');
  await act(city, '市级复核通过', '同意');
  await act(city, '记录实地核查', '走访二十户，查看台账', async (window) => {
    for (const row of await window.locator('.award-stated').all()) {
      await row.getByLabel(/^数值/).fill((await row.getByLabel('样本数').count()) === 0 ? '0' : '98');
      if ((await row.getByLabel('样本数').count()) > 0) await row.getByLabel('样本数').fill('40');
      await row.getByLabel('证明材料').fill('村级台账');
    }
  });
  await step(city, '公示').click();
  await city.locator('.law-text').filter({ hasText: '公示到' }).waitFor();
  // Not before the notice is over: the button says why.
  await city.getByText(/期满后才能决定/).first().waitFor({ state: 'attached' });

  const resident = await browser.open('phone');
  await resident.goto(`${address()}/#/awards`);
  await resident.getByRole('heading', { name: /平安村（社区）银鼎/ }).first().waitFor();
  expect(await seriousFindings(resident), 'notices for everybody').toEqual([]);

  await objected(county);

  await clock.pass(25);
  city = await as('city-leader');
  await step(city, '决定命名').click();
  await city.getByText('每年复核一次').waitFor();
  const certificate = await paperOf(city, city.getByRole('button', { name: '打印命名证书' }), /\/documents\/awards\//);
  expect(certificate.subarray(0, 5).toString()).toBe('%PDF-');
  await looked(city, 'an award', 'desktop', '.desk-work button');

  await clock.pass(20);
  city = await as('city-leader');
  await act(city, '撤销命名', '经查申报时隐瞒一起案件。');
  await city.getByText('申报单位可以申诉一次').waitFor();
  const phone = await as('director', path, 'phone');
  await act(phone, '对撤销提出申诉', '案件发生在邻村，请复查。');
  await phone.getByText('由没有参与审核的人答复').waitFor();
  await looked(phone, 'a revoked award', 'phone', '.desk-work button');
  const leader = await as('leader');
  await act(leader, '答复申诉', '案发地经核实在本村辖区，维持撤销。');
  await leader.getByText('申诉不成立，维持撤销').waitFor();
  await openDesk(leader, '/awards/holders');
  await leader.getByRole('table', { name: '命名名单' }).waitFor();
  await looked(leader, 'who bears an award', 'desktop', '.desk-work button');
});
