import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { address, useBrowser } from './ground/browser.ts';
import { choose, enter, openDesk, openStep, said, settled, stepButton, stepForm } from './ground/desk.ts';
import type { Login } from './ground/desk.ts';
import { complaints, due, hasCursor, looked, unfold } from './ground/look.ts';
import { dawdles, fails } from './ground/trouble.ts';
import { photograph } from './ground/photograph.ts';

const browser = useBrowser();

/** A day so many days from now, as China counts it. */
const dayIn = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
/** The Monday of a week that the demo planned nothing for. */
const monday = (): string => {
  const far = new Date(`${dayIn(35)}T00:00:00Z`);
  return dayIn(35 - ((far.getUTCDay() + 6) % 7));
};

const person = async (page: Page): Promise<string> => ((await page.locator('.who').textContent()) ?? '').replace('▾', '').trim();

/** Chooses the first that the words find. */
async function pick(page: Page, field: string, words: string): Promise<void> {
  const box = page.locator(field);
  await box.fill(words);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: words }).first().click();
  // A field of several stays open for the next one; in a window Escape would close the window.
  if (field === '#plan-people') await box.press('Escape');
}

const shiftsOf = (page: Page): Locator => page.locator('button.shift');

test('a week is planned, one asks for a swap, the other takes it, and whoever plans finds a substitute', async () => {
  const [desk, worker, volunteer] = [await browser.open(), await browser.open('small'), await browser.open('phone')];
  const found = [desk, worker, volunteer].map(complaints);
  const week = monday();
  await enter(worker, 'grid', '/rota');
  await enter(volunteer, 'volunteer', '/rota');
  const [asks, takes] = [await person(worker), await person(volunteer)];

  await enter(desk, 'director', `/rota?day=${week}`);
  await desk.getByText('这段时间没有班次').waitFor();
  await desk.getByRole('button', { name: '排一组班' }).first().click();
  const form = desk.locator('form.plan');
  await form.getByLabel('从哪天').fill(week);
  await form.getByLabel('到哪天').fill(dayIn(0) < week ? new Date(Date.parse(week) + 6 * 86_400_000).toISOString().slice(0, 10) : week);
  await pick(desk, '#plan-people', asks);
  await pick(desk, '#plan-people', '调解员');
  await form.getByLabel('交代几句').fill('先看涝池');
  expect(await form.locator('.plan-preview tbody tr').count(), 'a week').toBe(7);
  await looked(desk, 'planning', 'desktop', '.plan input, .plan button');
  await form.getByRole('button', { name: '排这 7 班' }).click();
  await desk.getByText('已排 7 班').waitFor();
  await settled(desk);
  expect(await shiftsOf(desk).count()).toBe(7);

  // The same again would put people on two shifts: said of the day, and nothing is lost.
  await desk.getByRole('button', { name: '排一组班' }).first().click();
  await form.getByLabel('从哪天').fill(week);
  await form.getByLabel('到哪天').fill(week);
  await pick(desk, '#plan-people', asks);
  await form.getByRole('button', { name: '排这 1 班' }).click();
  await desk.getByRole('alert').filter({ hasText: '已有 20:00 至 22:00 的班次' }).first().waitFor();
  await form.getByRole('button', { name: '先不排' }).click();

  // By keyboard from day to day.
  await shiftsOf(desk).first().focus();
  await desk.keyboard.press('ArrowRight');
  await hasCursor(shiftsOf(desk).nth(1), 'the next day');
  await looked(desk, 'a week of the rota', 'desktop', 'button.shift');

  await openDesk(worker, `/rota?day=${week}&mine=true`);
  await shiftsOf(worker).first().click();
  const window = worker.getByRole('dialog');
  await window.locator('summary', { hasText: '申请换班' }).click();
  await pick(worker, '#field-to', takes);
  await window.getByRole('button', { name: `请${takes}接班` }).click();
  await window.getByText(`已发出，等${takes}答复`).waitFor();
  await looked(worker, 'a shift', 'small', '.ant-modal button');

  await openDesk(volunteer, `/rota?day=${week}`);
  const asked = volunteer.getByRole('region', { name: /换班待答复/ });
  await asked.getByText(`${asks}请${takes}接班`).waitFor();
  await looked(volunteer, 'a swap to answer', 'phone', 'button');
  await asked.getByRole('button', { name: '我来接班' }).click();
  await asked.waitFor({ state: 'detached' });
  await shiftsOf(volunteer).first().getByText(takes).waitFor();
  expect(await shiftsOf(volunteer).first().innerText()).not.toContain(asks);

  await openDesk(desk, `/rota?day=${week}`);
  await shiftsOf(desk).first().click();
  const change = desk.getByRole('dialog');
  await change.locator('summary', { hasText: '替班' }).click();
  await pick(desk, '#field-out', takes);
  await pick(desk, '#field-in', asks);
  await change.getByRole('button', { name: `${asks}替${takes}` }).click();
  await change.getByText('已换人').waitFor();
  await change.getByRole('button', { name: '关闭' }).last().click();
  await shiftsOf(desk).first().getByText(asks).waitFor();

  await desk.getByRole('button', { name: '我的班次日历' }).click();
  await desk.getByRole('button', { name: '生成地址' }).click();
  const feed = await desk.locator('.copy-text').innerText();
  const calendar = await desk.context().request.get(feed);
  expect(await calendar.text()).toContain('BEGIN:VCALENDAR');
  // The refusal of the clash is one, and meant.
  expect(found.flat().filter((one) => !one.includes('409')), 'complaints of the browser').toEqual([]);
});

async function attachPhoto(page: Page): Promise<void> {
  await stepForm(page).locator('input[type="file"]').first().setInputFiles({ name: '整改后.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) });
  await stepForm(page).locator('img.photo').waitFor();
}

async function done(page: Page, step: string, button: RegExp): Promise<string> {
  await stepForm(page).getByRole('button', { name: button }).click();
  const words = said(page).filter({ hasText: `已记录：${step}` });
  await words.waitFor();
  await settled(page);
  return words.innerText();
}

test('a hazard is reported, its mending ordered and proved, and another looks at it again', async () => {
  const [worker, head] = [await browser.open(), await browser.open('small')];
  const found = [worker, head].map(complaints);
  await enter(worker, 'grid', '/hazards/new');
  await pick(worker, '#field-kind', '井盖');
  await worker.getByLabel('具体位置').fill('小学西墙外');
  await worker.getByLabel('情况').fill('井盖裂成两半，一踩就翘');
  await choose(worker, '程度（事情本身）', '较大');
  await worker.getByLabel('已做的临时防护').fill('压了石板');
  await looked(worker, 'reporting', 'desktop', 'form button');
  await worker.getByRole('button', { name: '登记隐患' }).click();
  await worker.getByText(/已登记，编号/).waitFor();
  await worker.getByRole('link', { name: '打开这一处' }).click();
  await worker.getByRole('region', { name: '发现的情况' }).waitFor();
  await settled(worker);
  const path = new URL(worker.url()).pathname.replace('/desk', '');

  await enter(head, 'director', path);
  await openStep(head, '落实整改');
  await looked(head, 'ordering the mending', 'small', '.step-sheet input, .step-sheet button');
  expect(await done(head, '落实整改', /^交给.*整改$/)).toContain('下一步：整改完成');
  await openStep(head, '整改完成');
  await stepForm(head).getByLabel('怎么改的').fill('换了新井盖');
  expect(await stepForm(head).getByRole('button', { name: /登记整改完成/ }).isDisabled(), 'without proof').toBe(true);
  await attachPhoto(head);
  expect(await done(head, '整改完成', /登记整改完成/)).toContain('待复查');
  // Whoever recorded the mending does not check it, and is told why.
  const check = await stepButton(head, /^复查/);
  expect(await check.getAttribute('aria-disabled')).toBe('true');
  expect(await check.innerText()).toContain('请由另一位工作人员复查');
  await looked(head, 'mended', 'small', '.desk-work button');
  await head.getByRole('button', { name: '看 1 张照片' }).first().click();
  await head.locator('.proofs img.photo').first().waitFor();

  await openDesk(worker, path);
  await openStep(worker, '复查');
  await choose(worker, '改好了没有', /已整改到位/);
  await stepForm(worker).getByLabel('看到的情况').fill('新井盖平稳，看过');
  expect(await done(worker, '复查', /^销号$/)).toContain('已销号');
  await looked(worker, 'cleared', 'desktop', '.desk-work a');

  // In the work list a hazard has its kind in words and leads to its page.
  await openDesk(head, '/');
  const line = head.locator('.data-list a[href^="/desk/hazards/"]').first();
  await expect.poll(() => line.innerText()).toMatch(/^\p{Script=Han}/u);
  await line.click();
  await head.getByRole('region', { name: '发现的情况' }).waitFor();
  expect(found.flat(), 'complaints of the browser').toEqual([]);
});

test('what a phone could not do is settled with both versions side by side', async () => {
  const page = await browser.open();
  const found = complaints(page);
  await enter(page, 'director');
  await page.getByRole('link', { name: '去处理' }).click();
  const act = page.getByRole('article', { name: '整改完成' });
  await act.getByText('现在是“已销号”').waitFor();
  await act.getByRole('region', { name: '手机上要做的' }).getByText('栏杆已焊好').waitFor();
  await act.getByRole('region', { name: '现在是这样' }).getByText('已销号', { exact: true }).waitFor();
  await settled(page);
  await looked(page, 'refused acts', 'desktop', '.settle input');
  await act.getByRole('radio', { name: '不再办理' }).check();
  await act.getByLabel('说明').fill('早已复查销号，不用再登记');
  await act.getByRole('button', { name: '不再办理' }).click();
  await page.getByText('已处理：不再办理').waitFor();
  await act.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('article', { name: '登记隐患' }).waitFor();
  expect(await page.getByRole('article', { name: '整改完成' }).count(), 'settled once').toBe(0);
  expect(found, 'complaints of the browser').toEqual([]);
});

test('an administrator locks a phone, opens it again and has another one wiped', async () => {
  const page = await browser.open('small');
  await enter(page, 'administrator', '/devices');
  const row = page.getByRole('row').filter({ hasText: '华为平板' });
  await row.getByRole('button', { name: /^锁定/ }).click();
  await page.getByRole('button', { name: '锁定这台手机' }).click();
  await row.getByText('管理员锁定').waitFor();
  await row.getByRole('button', { name: /^重新启用/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '重新启用' }).click();
  await row.getByText('使用中').waitFor();
  await row.getByRole('button', { name: /^清除/ }).click();
  await page.getByLabel('为什么清除').fill('旧机交回，清空再发');
  await looked(page, 'wiping', 'small', '.ant-modal button, .ant-modal textarea');
  await page.getByRole('button', { name: '清除这台手机' }).click();
  await row.getByText('等待清除').waitFor();
});

interface Look {
  readonly path: string;
  readonly main: string;
  /** What it reads. */
  readonly reads: RegExp;
  /** An empty answer of it, and what is said then. */
  readonly empty: object;
  readonly says: string;
}

const nothing = { items: [], next: null };
const pages: readonly Look[] = [
  { path: '/rota', main: '.page-acts button', reads: /\/api\/patrols\/shifts\?/, empty: { items: [], days: [] }, says: '这段时间没有班次' },
  { path: '/hazards', main: '.bucket', reads: /\/api\/hazards\?/, empty: nothing, says: '还没有登记过隐患' },
  { path: '/patrols', main: '.desk-work input', reads: /\/api\/patrols\/coverage\?/, empty: { weeks: [], points: [], days: [], neglected: [], ages: [] }, says: '这里还没有点位' },
  { path: '/patrols/map', main: '.desk-work input', reads: /\/api\/(hazards|patrols\/points)\?/, empty: nothing, says: '这里没有未办结的隐患，也没有点位' },
  { path: '/patrols/rounds', main: '.desk-work input', reads: /\/api\/patrols\?/, empty: nothing, says: '还没有巡逻' },
  { path: '/patrols/points', main: '.page-acts button', reads: /\/api\/patrols\/points\?/, empty: { items: [] }, says: '这里还没有点位' },
  { path: '/patrols/plates?place=610524102003', main: '.desk-work button, .desk-work a', reads: /\/api\/patrols\/plates\?/, empty: { items: [] }, says: '这里没有在用的点位' },
  { path: '/devices', main: '.desk-work input', reads: /\/api\/devices(\/refused)?(\?|$)/, empty: nothing, says: '没有要处理的' },
];

test('empty, failing and slow: each page says so in words', async () => {
  const page = await browser.open('small');
  await enter(page, 'director');
  for (const { path, main, reads, empty, says } of pages) {
    await page.route(reads, async (route) => route.fulfill({ response: await route.fetch(), json: empty }));
    await openDesk(page, path);
    await page.getByText(says).first().waitFor();
    await looked(page, `${path}, empty`, 'small', main.includes('input') ? '.desk-work input, .desk-work a, .desk-work button' : main);
    await page.unroute(reads);
    // The parts of a register and their counts stand before the notice: more than Tab is tried for.
    await fails(page, [{ path, reads }], () => (path === '/hazards' ? main : '.notice button'));
  }
  await dawdles(page, { path: '/hazards', reads: /\/api\/hazards\?/ });
});

/** One hazard of each status, and a patrol. */
async function oneOfEach(page: Page): Promise<readonly (readonly [string, string])[]> {
  const ask = async (path: string, input: object): Promise<readonly { readonly id: string; readonly county: string }[]> => {
    const answer = await page.context().request.get(`${address()}/api${path}?q=${encodeURIComponent(JSON.stringify(input))}`);
    return ((await answer.json()) as { items: readonly { id: string; county: string }[] }).items; // the contract's own answer
  };
  const hazards = await Promise.all(['found', 'mending', 'mended', 'cleared', 'void'].map(async (status) => (await ask('/hazards', { status, limit: 20 })).slice(-1).map(({ county, id }) => [status, `/hazards/${county}/${id}`] as const)));
  const patrols = await ask('/patrols', {});
  return [...hazards.flat(), ...patrols.slice(0, 1).map(({ county, id }) => ['a patrol', `/patrols/${county}/${id}`] as const)];
}

for (const [size, login] of [['small', 'town-director'], ['phone', 'director']] as const satisfies readonly (readonly ['small' | 'phone', Login])[]) {
  test(`pages of patrols in English, and one of each, ${size}`, async () => {
    const page = await browser.open(size);
    const found = complaints(page);
    await enter(page, login, '/rota?span=month');
    await looked(page, 'a month', size, '.page-acts button');
    for (const [name, path] of await oneOfEach(page)) {
      if (!due(name, size)) continue;
      await openDesk(page, path);
      await unfold(page);
      await looked(page, name, size, '.desk-work button, .desk-work a');
    }
    await page.context().clearCookies();
    await page.addInitScript(() => localStorage.setItem('anhe.language', 'en'));
    await enter(page, login);
    for (const { path, main } of [...pages, { path: '/hazards/new', main: 'form input' }, { path: '/rota?span=month', main: '.page-acts button' }, { path: '/rota?plan=true', main: '.plan input' }].filter((one) => due(one.path, size))) {
      await openDesk(page, path);
      await looked(page, `${path}, English`, size, main);
      expect(await page.locator('main h1').innerText(), `${path}: its title in English`).not.toMatch(/\p{Script=Han}/u);
    }
    expect(found, 'complaints of the browser').toEqual([]);
  });
}
