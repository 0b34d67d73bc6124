import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { address, useBrowser } from './ground/browser.ts';
import type { Size } from './ground/chromium.ts';
import { enter, openDesk, openStep, settled } from './ground/desk.ts';
import { complaints, due, hasCursor, looked, unfold } from './ground/look.ts';

const browser = useBrowser();

interface Look {
  readonly name: string;
  readonly path: string;
  /** What a person comes here to do: reached by Tab, and seen to be reached. */
  readonly main: string;
}

const desk: readonly Look[] = [
  { name: 'my work', path: '/', main: '.buckets button, .desk-work a' },
  { name: 'intake', path: '/intake', main: 'form.intake textarea' },
  { name: 'ledger', path: '/register', main: '[data-search]' },
  { name: 'calendar', path: '/calendar', main: '.calendar-bar button' },
  { name: 'calls of the day', path: '/calls', main: '.desk-work button, .desk-work a' },
  { name: 'registers', path: '/registers', main: '.desk-work a' },
  { name: 'use of the seal', path: '/registers/seal', main: '.desk-work a' },
  { name: 'rounds of screening', path: '/screening', main: '.desk-work a, .desk-work button' },
  { name: 'dossiers to review', path: '/dossiers', main: '.desk-work button' },
  { name: 'returns', path: '/returns', main: '.desk-work a' },
  { name: 'allowances', path: '/allowances', main: '.desk-work button' },
  { name: 'applications for awards', path: '/awards', main: '.desk-work button, .desk-work a' },
  { name: 'holders of awards', path: '/awards/holders', main: '.desk-work input' },
  { name: 'units and people', path: '/units', main: '.desk-work input, .desk-work a' },
  { name: 'places', path: '/places', main: '[data-search]' },
  { name: 'a county', path: '/places/610524', main: '[data-search]' },
  { name: 'rota', path: '/rota', main: '.page-acts button' },
  { name: 'hazards', path: '/hazards', main: '.bucket' },
  { name: 'report of a hazard', path: '/hazards/new', main: 'form input' },
  { name: 'coverage', path: '/patrols', main: '.desk-work input' },
  { name: 'map of hazards', path: '/patrols/map', main: '.desk-work input' },
  { name: 'log of patrols', path: '/patrols/rounds', main: '.desk-work input' },
  { name: 'points', path: '/patrols/points', main: '.desk-work input' },
  { name: 'errands', path: '/errands', main: '.bucket' },
  { name: 'taking an authorisation', path: '/errands/new', main: 'form input' },
  { name: 'villages and officers', path: '/villages', main: '.desk-work input' },
  { name: 'visits to villages', path: '/villages/visits', main: '.desk-work input' },
  { name: 'planner of patrols', path: '/villages/planner', main: '.desk-work button' },
  { name: 'volunteers', path: '/volunteers', main: '.page-acts button' },
  { name: 'tasks for volunteers', path: '/volunteers/tasks', main: '.page-acts button' },
  { name: 'service by unit', path: '/volunteers/units', main: '.desk-work input' },
  { name: 'phones', path: '/devices', main: '.desk-work a, .desk-work button' },
  { name: 'settings', path: '/settings', main: '.desk-work button' },
  { name: 'no such page', path: '/nowhere', main: 'a.act-link' },
];

for (const size of ['desktop', 'phone'] as const) {
  test(`every page of the desk, ${size}`, async () => {
    const page = await browser.open(size);
    const found = complaints(page);
    await page.goto(`${address()}/desk/`);
    await page.getByLabel('登录名或手机号').waitFor();
    await page.getByText('演示登录').waitFor();
    await looked(page, 'sign-in', size, 'button[type="submit"]');
    await enter(page, 'town-director');
    for (const { name, path, main } of desk.filter((one) => due(one.name, size))) {
      await openDesk(page, path);
      await looked(page, name, size, main);
    }
    for (const [status, path] of await mattersOfManyKinds(page)) {
      if (!due(status, size)) continue;
      await openDesk(page, path);
      await page.getByRole('region', { name: '当事人', exact: true }).waitFor();
      await looked(page, status, size, '.desk-work button, .desk-work a');
    }
    await palette(page, size);
    expect(found, 'complaints of the browser').toEqual([]);
  });

  test(`what the page of a dispute opens, ${size}`, async () => {
    const page = await browser.open(size);
    const found = complaints(page);
    await enter(page, 'mediator');
    await openDesk(page, '/calls');
    await looked(page, 'calls with lines', size, '.call-buttons button');
    for (const [status, steps] of stages) {
      await openDesk(page, await matterIn(page, status));
      await page.getByRole('region', { name: '当事人', exact: true }).waitFor();
      for (const [at, fold] of (await page.locator('.steps-fold').all()).entries()) {
        await fold.click();
        if (due(`${status} ${at}`, size)) await looked(page, `${status}: steps under “${await fold.innerText()}”`, size, '.desk-work button');
      }
      await unfold(page);
      if (due(`${status} open`, size)) await looked(page, `${status}: all panels open`, size, '.desk-work button');
      for (const step of steps.filter((one) => due(one, size))) {
        const form = await openStep(page, step);
        for (const part of ['按条款写', '屏幕上']) {
          const choice = form.getByText(part, { exact: true }).first();
          if (await choice.isVisible()) await choice.click();
        }
        await unfold(page);
        await looked(page, `${status}: ${step}`, size, '.step-sheet button, .step-sheet input, .step-sheet textarea');
      }
    }
    expect(found, 'complaints of the browser').toEqual([]);
  });

  test(`one of each: a round, a dossier, a return, an allowance, ${size}`, async () => {
    const page = await browser.open(size);
    const found = complaints(page);
    await enter(page, 'guide');
    for (const list of ['/screening', '/dossiers', '/returns', '/allowances'].filter((one) => due(one, size))) {
      await openDesk(page, list);
      const first = page.locator(`.desk-work a[href^="/desk${list}/"]`).first();
      if ((await first.count()) === 0) continue;
      await page.goto(`${address()}${(await first.getAttribute('href')) ?? ''}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      await unfold(page);
      await looked(page, `one of ${list}`, size, '.desk-work button, .desk-work a, .desk-work input');
    }
    expect(found, 'complaints of the browser').toEqual([]);
  });

  test(`the pages of residents, ${size}`, async () => {
    const page = await browser.open(size);
    const found = complaints(page);
    await page.goto(address());
    await page.getByRole('heading', { level: 1 }).waitFor();
    await looked(page, 'portal', size, 'main a, main button, main input');
    await page.goto(`${address()}/r`);
    await page.getByLabel('受理单编号').waitFor();
    await looked(page, 'entering a code', size, 'input');

    const word = '石榴树';
    const code = await receiptWith(word, await browser.open());
    await page.goto(`${address()}/r/${code}`);
    await page.getByRole('heading', { name: '查看材料和谁看过' }).waitFor();
    await looked(page, 'a receipt', size, '#word');
    await page.getByLabel(/约定/).fill(word);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '我的材料' }).waitFor();
    await looked(page, 'an opened receipt', size, 'form button');
    expect(found, 'complaints of the browser').toEqual([]);
  });
}

// On the phone, where long words have the least room.
test('pages in English', async () => {
  const page = await browser.open('phone');
  const found = complaints(page);
  await page.addInitScript(() => localStorage.setItem('anhe.language', 'en'));
  await enter(page, 'town-director');
  for (const { name, path, main } of desk.filter((one) => !['no such page', 'a county'].includes(one.name))) {
    await openDesk(page, path);
    await looked(page, `${name}, English`, 'phone', main);
  }
  const [first] = await mattersOfManyKinds(page);
  await openDesk(page, first?.[1] ?? '/');
  await page.getByRole('region', { name: 'Parties', exact: true }).waitFor();
  await looked(page, 'a matter, English', 'phone', '.desk-work button, .desk-work a');
  expect(found, 'complaints of the browser').toEqual([]);
});

/** Statuses with the forms that are opened in them. */
const stages: readonly (readonly [string, readonly string[]])[] = [
  ['registered', []], ['accepted', ['拟定协议书', '请求协助']], ['drafted', ['登记签字']], ['agreed', ['记录回访']], ['closed', []],
];

/** The oldest matter of a status among the last hundred: one that no other journey is at work on at the same time. */
async function matterIn(page: Page, status: string): Promise<string> {
  const answer = await page.context().request.get(`${address()}/api/disputes?q=${encodeURIComponent(JSON.stringify({ filters: { status: [status] }, limit: 100 }))}`);
  const { items } = (await answer.json()) as { items: readonly { id: string; county: string }[] }; // the contract's own answer
  const found = items.at(-1);
  if (found === undefined) throw new Error(`the demo has no dispute that is ${status}`);
  return `/matters/${found.county}/${found.id}`;
}

/** Opens the palette as one does at this size: what is typed lands in its field, Enter goes there, Escape leaves. */
async function palette(page: Page, size: Size): Promise<void> {
  const field = page.getByRole('combobox', { name: /编号、当事人/ });
  const openIt = (): Promise<void> => (size === 'desktop' ? page.keyboard.press('Control+k') : page.getByRole('button', { name: '搜索' }).tap());
  await openIt();
  await hasCursor(field, 'the field has the cursor');
  await looked(page, 'palette', size, '.palette-input');
  await field.focus();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await openIt();
  await hasCursor(field, 'the field has the cursor again');
  await page.keyboard.type('设置');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();
}

/** Issues a receipt with a word for a party of a matter that is being mediated; gives its code. */
async function receiptWith(word: string, page: Page): Promise<string> {
  await enter(page, 'mediator');
  await page.getByRole('row').filter({ hasText: '调解中' }).first().getByRole('link').first().click();
  const slips = page.getByRole('region', { name: '受理单' });
  await slips.locator('summary').first().click();
  await slips.getByLabel(/约定词/).first().fill(word);
  await slips.getByRole('button', { name: /^(重新)?开给/ }).first().click();
  return (await slips.locator('.receipt-code .number').first().innerText()).trim();
}

/** One matter of each status that the register lists, at most five. */
async function mattersOfManyKinds(page: Page): Promise<readonly (readonly [string, string])[]> {
  const answer = await page.context().request.get(`${address()}/api/disputes?q=${encodeURIComponent(JSON.stringify({ filters: {}, limit: 100 }))}`);
  const { items } = (await answer.json()) as { items: readonly { id: string; county: string; status: string }[] }; // the contract's own answer
  return [...new Map(items.map((item) => [item.status, `/matters/${item.county}/${item.id}`]))].slice(0, 5);
}
