import { expect, test } from 'vitest';
import { address, useBrowser } from './ground/browser.ts';
import { enter, openDesk } from './ground/desk.ts';
import { complaints, due, looked, unfold } from './ground/look.ts';
import { dawdles, fails } from './ground/trouble.ts';
import type { PageLook } from './ground/trouble.ts';

const browser = useBrowser();

const pages: readonly PageLook[] = [
  { name: 'board', path: '/figures', main: '.figure-areas a, .figure-table a', reads: /\/api\/figures\/board(\?|$)/ },
  { name: 'one figure', path: '/figures/disputes-registered', main: '.page-acts a', reads: /\/api\/figures\/board(\?|$)/ },
  { name: 'a rate', path: '/figures/disputes-success-rate', main: '.figure-of a', reads: /\/api\/figures\/trend(\?|$)/ },
  { name: 'rows', path: '/figures/disputes-registered/rows', main: '[data-row-link]', reads: /\/api\/figures\/rows(\?|$)/ },
  { name: 'definitions', path: '/figures/definitions', main: '.desk-work input', reads: /\/api\/figures\/definitions(\?|$)/ },
  { name: 'outside', path: '/figures/outside', main: '.desk-work input', reads: /\/api\/figures\/outside(\?|$)/ },
  { name: 'notices', path: '/figures/notices', main: '.page-acts button', reads: /\/api\/figures\/notices(\?|$)/ },
];

for (const size of ['desktop', 'phone'] as const) {
  test(`every page of figures, ${size}`, async () => {
    const page = await browser.open(size);
    const found = complaints(page);
    await enter(page, 'leader', '/figures');
    for (const { name, path, main } of pages.filter((one) => due(one.name, size))) {
      await openDesk(page, path);
      await unfold(page);
      await looked(page, name, size, main);
    }
    // A place of a long name, a village that has nothing below it, and a unit alone.
    for (const [name, search] of [['a town', '?place=%22610524102%22'], ['a village', '?place=%22610524102003%22'], ['a year', '?period=%222026%22']] as const) {
      if (!due(name, size)) continue;
      await openDesk(page, `/figures${search}`);
      await looked(page, name, size, '.figure-areas a, .figure-tile a');
    }
    expect(found, 'complaints of the browser').toEqual([]);
  });

  test(`pages of figures in English, ${size}`, async () => {
    const page = await browser.open(size);
    const found = complaints(page);
    await page.addInitScript(() => localStorage.setItem('anhe.language', 'en'));
    await enter(page, 'supervisor', '/figures/definitions');
    for (const { name, path, main } of pages.filter((one) => due(`${one.name}, English`, size))) {
      await openDesk(page, path);
      await looked(page, `${name}, English`, size, main);
      // A board bears the name of its place.
      if (name !== 'board') expect(await page.locator('main h1').innerText(), `${name}: its title in English`).not.toMatch(/\p{Script=Han}/u);
    }
    expect(found, 'complaints of the browser').toEqual([]);
  });
}

test('figures: nothing there, slow, failing, each said in words', async () => {
  const page = await browser.open('small');
  await enter(page, 'leader', '/figures');
  // A village where nothing ever happened: nought and “nothing to divide by” are told apart.
  await page.route(/\/api\/figures\/(rows|outside|notices|lately)(\?|$)/, async (route) => {
    const answer = await route.fetch();
    const given = (await answer.json()) as object; // the contract's own answer
    await route.fulfill({ response: answer, json: { ...given, total: 0, shown: 0, hidden: 0, items: [], next: null } });
  });
  for (const [path, words] of [['/figures', '还没有可以列出的'], ['/figures/disputes-registered/rows', '没有明细'], ['/figures/outside', '还没有外部数据'], ['/figures/notices', '没有通报']] as const) {
    await openDesk(page, path);
    await page.getByText(words).first().waitFor();
    await looked(page, `${path}, empty`, 'small', '.desk-work a, .desk-work button, .desk-work input');
  }
  await page.unrouteAll();
  await page.route(/\/api\/figures\/rows\?/, async (route) => {
    const answer = await route.fetch();
    const given = (await answer.json()) as { readonly total: number }; // the contract's own answer
    await route.fulfill({ response: answer, json: { ...given, total: given.total + 2, hidden: 2 } });
  });
  await openDesk(page, '/figures/disputes-registered/rows');
  await page.getByText(/另有 2 不在本岗位可看的范围/).waitFor();
  await page.unrouteAll();

  await fails(page, pages);

  await dawdles(page, { path: '/figures', reads: /\/api\/figures\/board(\?|$)/ });
});

test('on paper a picture is the table that stands beside it, and every formula is there', async () => {
  const page = await browser.open('small');
  await enter(page, 'leader', '/figures/disputes-success-rate');
  await page.locator('.figure-chart svg').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.figure-chart').isVisible()).toBe(false);
  expect(await page.getByRole('table', { name: '调解成功率逐月' }).locator('tbody tr').last().isVisible()).toBe(true);
  expect(await page.locator('.figure-scroll').first().evaluate((box) => box.scrollHeight <= box.clientHeight), 'nothing is cut off').toBe(true);
  await openDesk(page, '/figures/definitions');
  const articles = page.locator('.definition');
  const { items } = (await (await page.context().request.get(`${address()}/api/figures/definitions?q=%7B%7D`)).json()) as { items: readonly { formula: string; numerator: string }[] }; // the contract's own answer
  expect(await articles.count()).toBe(items.length);
  expect(items.length).toBeGreaterThan(20);
  const text = await page.locator('main').innerText();
  for (const { numerator } of items) expect(text).toContain(numerator);
});
