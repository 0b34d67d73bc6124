import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { useBrowser, useOwnHouse } from './ground/browser.ts';
import type { Size } from './ground/chromium.ts';
import { JourneyClock } from './ground/clock.ts';
import { choose, entered, openDesk, paperOf, settled } from './ground/desk.ts';
import type { Login } from './ground/desk.ts';
import { looked } from './ground/look.ts';
import { photograph } from './ground/photograph.ts';

const clock = new JourneyClock(150);
useOwnHouse(clock);
const browser = useBrowser(clock);

const as = (login: Login, path: string, size: Size = 'desktop'): Promise<Page> => entered(browser, login, path, size);

/** What this post may do with a letter. */
const steps = (page: Page): Locator => page.getByRole('region', { name: '能办什么' });
const status = (page: Page, word: string): Promise<void> => page.locator('.desk-work .tag', { hasText: word }).first().waitFor();
const pathOf = (page: Page): string => new URL(page.url()).pathname.replace(/^\/desk/, '');

/** Opens a step, fills in what it asks, and does it. */
async function act(page: Page, name: string, button: string = name, fill: (window: Locator) => Promise<void> = async () => undefined): Promise<void> {
  await steps(page).getByRole('button', { name, exact: true }).click();
  const window = page.getByRole('dialog');
  await fill(window);
  await window.getByRole('button', { name: button, exact: true }).click();
  await window.waitFor({ state: 'detached' });
  await settled(page);
}

/** A draft is handed in, reviewed by another and signed by a third; gives where the letter is. */
async function issued(drafter: Page, kind: string, by: { readonly reviewer: Login; readonly signer: Login } = { reviewer: 'county-clerk', signer: 'leader' }): Promise<string> {
  await drafter.getByRole('heading', { level: 1, name: new RegExp(`的${kind}$`) }).waitFor();
  await settled(drafter);
  await act(drafter, '送审');
  await status(drafter, '待审核');
  const path = pathOf(drafter);
  const clerk = await as(by.reviewer, path);
  await act(clerk, '审核', '通过，送签发');
  const leader = await as(by.signer, path);
  await act(leader, '签发');
  await status(leader, '待回复');
  return path;
}

/** What was let pass is followed by a sterner letter. */
async function raise(path: string, kind: string): Promise<string> {
  const desk = await as('supervisor', path);
  await desk.getByText(/逾期 \d+ 天/).first().waitFor();
  await act(desk, '升级', `拟${kind}`);
  expect(await desk.getByRole('region', { name: '正文' }).innerText()).toContain('你单位逾期没有回复');
  const next = await issued(desk, kind);
  await openDesk(desk, path);
  await status(desk, '已升级');
  return next;
}

test('a late dispute: found, reminded of, ordered, named in a bulletin, corrected with proof, released, and looked at a quarter later', async () => {
  const desk = await as('supervisor', '/supervision/findings');
  // The first of which nothing came yet.
  const found = desk.getByRole('row').filter({ hasText: '乾落社区' }).filter({ hasText: '矛盾纠纷' }).filter({ hasText: '逾期' }).filter({ has: desk.getByRole('button', { name: '拟提醒函' }) }).first();
  await found.waitFor();
  const number = await found.locator('.number').first().innerText();
  await looked(desk, 'findings', 'desktop', '.ant-btn');
  await found.getByRole('button', { name: '拟提醒函' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '拟提醒函', exact: true }).click();
  await desk.getByRole('heading', { level: 1, name: /的提醒函$/ }).waitFor();
  await settled(desk);
  const text = await desk.getByRole('region', { name: '正文' }).innerText();
  expect(text).toContain('经查，你单位承办的下列事项需要督促办理');
  expect(text).toContain(number);
  expect(text).toMatch(/至今逾期\d+天/);
  // Whoever drafted it does not review it.
  const reminder = await issued(desk, '提醒函');
  await openDesk(desk, reminder);
  await desk.getByText(/提醒函〔\d{4}〕\d+号/).first().waitFor();
  expect(await steps(desk).getByRole('button', { name: '升级' }).count(), 'the unit still has its time').toBe(0);
  const paper = await paperOf(desk, desk.getByRole('button', { name: '打印（PDF）' }), /\/documents\//);
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');

  // It is with the village, which confirms that it has it and says nothing more.
  const village = await as('director', '/', 'phone');
  await village.getByRole('region', { name: '督办待回复' }).getByRole('listitem').filter({ hasText: '矛盾纠纷逾期未办情况的提醒函' }).getByRole('link', { name: '去办' }).click();
  await steps(village).waitFor();
  expect(pathOf(village)).toBe(reminder);
  await act(village, '签收');
  await looked(village, 'a letter that was received', 'phone', '.desk-work button');

  await clock.pass(12);
  const order = await raise(reminder, '督办单');
  await clock.pass(20);
  const bulletin = await raise(order, '通报');

  await clock.pass(2);
  const answer = await as('director', bulletin);
  const photo = await photograph(answer);
  await act(answer, '回复', '回复', async (window) => {
    await window.locator('#field-text').fill('已上门调解，双方签了协议，排水沟已改好。');
    await window.locator('input[type="file"]').first().setInputFiles({ name: '改好的水沟.jpg', mimeType: 'image/jpeg', buffer: photo });
    await window.locator('img.photo').waitFor();
  });
  await status(answer, '待核查');

  const check = await as('supervisor', bulletin);
  await check.getByRole('button', { name: '改好的水沟.jpg' }).waitFor();
  await act(check, '核查回复', '通过，销号', (window) => window.locator('#field-remark').fill('到现场看过，属实。'));
  await status(check, '已销号');
  expect(await steps(check).getByRole('button', { name: /^回看成效/ }).getAttribute('aria-disabled'), 'not within the same quarter').toBe('true');
  await looked(check, 'a released letter', 'desktop', '.desk-work button');

  await clock.pass(92);
  const later = await as('supervisor', '/supervision');
  await later.getByRole('combobox', { name: '只看' }).click();
  await later.locator('.ant-select-item-option', { hasText: '待回看成效的' }).click();
  await later.getByRole('row').filter({ hasText: '通报' }).first().locator('[data-row-link]').click();
  await later.getByRole('heading', { level: 1, name: /的通报$/ }).waitFor();
  await openDesk(later, bulletin);
  await act(later, '回看成效', '回看成效', async (window) => {
    await choose(later, '成效', '已改观');
    await window.locator('#field-text').fill('本季度这个村没有再逾期。');
  });
  await later.getByText('本季度这个村没有再逾期。').waitFor();
  await later.getByRole('region', { name: '办理过程' }).getByText('回看成效').waitFor();
});

test('the city writes to a county’s centre, which answers it; and an office is handed over with what is open', async () => {
  const city = await as('city-supervisor', '/supervision');
  await city.getByRole('button', { name: '拟写文书' }).first().click();
  const window = city.getByRole('dialog');
  await window.getByRole('combobox', { name: '发往' }).click();
  await city.locator('.ant-select-item-option', { hasText: '合阳县' }).click();
  await window.getByRole('combobox', { name: '收文单位' }).fill('综治中心');
  await city.locator('.ant-select-item-option', { hasText: '合阳县综治中心' }).first().click();
  await window.getByLabel('标题').fill('关于冬季矛盾纠纷排查的提醒函');
  await window.getByLabel('正文').fill('请你单位组织各乡镇排查，并书面回复排查情况。');
  await looked(city, 'a letter of the city', 'desktop', '.ant-modal button');
  await window.getByRole('button', { name: '拟好，存为文稿' }).click();
  const path = await issued(city, '提醒函', { reviewer: 'city-clerk', signer: 'city-leader' });
  expect(path).toMatch(/^\/supervision\/letters\/610524\//);
  await openDesk(city, path);
  await city.getByText(/^渭南市综治中心提醒函〔\d{4}〕\d+号$/).first().waitFor();

  // Before anybody answers, the centre's principal changes: what is open is shown and goes over.
  const leader = await as('leader', '/supervision/duties');
  await leader.getByRole('button', { name: '登记任职' }).click();
  const form = leader.getByRole('dialog');
  await form.getByRole('combobox', { name: '单位' }).fill('合阳县综治中心');
  await leader.locator('.ant-select-item-option', { hasText: '合阳县综治中心' }).first().click();
  const goes = form.getByRole('region', { name: '交接内容' });
  await goes.getByText('现在没有人担任').waitFor();
  await goes.getByText(/渭南市综治中心提醒函〔\d{4}〕\d+号/).waitFor();
  await form.getByRole('combobox', { name: '由哪个岗位担任' }).click();
  await leader.locator('.ant-select-item-option', { hasText: '负责人' }).first().click();
  await looked(leader, 'an office to give', 'desktop', '.ant-modal button');
  await form.getByRole('button', { name: '登记任职', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  const offices = leader.getByRole('table', { name: '领导小组和单位负责人' });
  const office = offices.getByRole('row').filter({ hasText: '合阳县综治中心' }).filter({ hasText: '主要负责人' });
  await office.getByRole('button', { name: '换人交接' }).waitFor();
  await office.getByRole('button', { name: '结束任职' }).click();
  await leader.getByRole('dialog').getByText(/没有办完；结束后暂无人负责/).waitFor();
  await leader.getByRole('dialog').getByRole('button', { name: /^结束.+的任职$/ }).click();
  await office.waitFor({ state: 'detached' });
  await openDesk(leader, path);
  await leader.getByText('没有登记主要负责人').waitFor();

  const county = await as('county-clerk', path);
  await act(county, '签收');
  await act(county, '回复', '回复', (box) => box.locator('#field-text').fill('已布置各乡镇排查，月底报结果。'));
  await openDesk(city, path);
  await act(city, '核查回复', '通过，销号', (box) => box.locator('#field-remark').fill('属实'));
  await status(city, '已销号');
});
