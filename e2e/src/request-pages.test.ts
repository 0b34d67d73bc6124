import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { address, useBrowser } from './ground/browser.ts';
import { enter, openDesk, openStep } from './ground/desk.ts';
import { complaints, due, looked, unfold } from './ground/look.ts';
import { dawdles, fails } from './ground/trouble.ts';
import type { PageLook } from './ground/trouble.ts';

const browser = useBrowser();

const pages: readonly PageLook[] = [
  { name: 'queues', path: '/requests', main: '.buckets button', reads: /\/api\/requests(\?|$)/ },
  { name: 'intake', path: '/requests/new', main: 'form.intake textarea', reads: /\/api\/requests\/suggest/ },
  { name: 'call sheet', path: '/requests/calls', main: '.call-line button, summary', reads: /\/api\/requests\/calls\?/ },
  { name: 'visits', path: '/requests/outreach', main: '.page-acts button, .desk-work button, .desk-work a', reads: /\/api\/requests\/outreach(\?|$)/ },
  { name: 'who answers', path: '/requests/duties', main: '[data-search]', reads: /\/api\/requests\/duties\?/ },
  { name: 'tickets', path: '/requests/tickets', main: '.desk-work input, .desk-work button', reads: /\/api\/requests\/tickets\?/ },
  { name: 'figures', path: '/requests/figures', main: '.desk-work input', reads: /\/api\/requests\/figures\?/ },
];

/** One request of each status that the register lists. */
async function oneOfEach(page: Page): Promise<readonly (readonly [string, string])[]> {
  const answer = await page.context().request.get(`${address()}/api/requests?q=${encodeURIComponent(JSON.stringify({ filters: {}, limit: 100 }))}`);
  const { items } = (await answer.json()) as { items: readonly { id: string; county: string; status: string; guarded: boolean }[] }; // the contract's own answer
  // One that may be read and published rather than a private one.
  return [...new Map(items.toSorted((a, b) => Number(b.guarded) - Number(a.guarded)).map((item) => [item.status, `/requests/${item.county}/${item.id}`] as const))];
}

/** The forms that the clerk opens on the way. */
const formsOf: Readonly<Record<string, readonly string[]>> = { filed: ['分派', '更改类型', '并入同一件事', '转其他平台办理', '转为矛盾纠纷', '不予登记'], working: ['告知进展', '调整轻重缓急'], replied: ['公开答复'] };

for (const size of ['small', 'pocket'] as const) {
  test(`every page of requests, ${size}`, async () => {
    const page = await browser.open(size);
    const found = complaints(page);
    await enter(page, 'county-clerk', '/requests');
    for (const { name, path, main } of pages.filter((one) => due(one.name, size))) {
      await openDesk(page, path);
      if (name !== 'queues') await unfold(page);
      await looked(page, name, size, main);
    }
    await openDesk(page, '/requests/outreach');
    await page.getByRole('button', { name: '登记一次' }).click();
    await looked(page, 'a visit to record', size, 'form.step-sheet input');
    for (const [status, path] of await oneOfEach(page)) {
      await openDesk(page, path);
      await page.getByRole('region', { name: '他说的' }).waitFor();
      await unfold(page);
      if (due(status, size)) await looked(page, status, size, '.desk-work button, .desk-work a');
      for (const step of (formsOf[status] ?? []).filter((one) => due(one, size))) {
        await openStep(page, step);
        await looked(page, `${status}: ${step}`, size, '.step-sheet button, .step-sheet input, .step-sheet textarea');
      }
    }
    expect(found, 'complaints of the browser').toEqual([]);
  });

  test(`pages of requests in English, and those of arbiter and administrator, ${size}`, async () => {
    const page = await browser.open(size);
    const found = complaints(page);
    await enter(page, 'supervisor', '/requests?status=%5B%22objected%22%5D');
    await page.locator('[data-row-link]').first().click();
    await page.getByRole('heading', { level: 2, name: '裁定归属' }).waitFor();
    await looked(page, 'to decide', size, '.step-sheet input, .step-sheet button');
    await openDesk(page, '/requests/duties');
    await page.getByRole('button', { name: '设定一条' }).first().click();
    await page.getByRole('dialog').waitFor();
    await looked(page, 'a duty to set', size, '.ant-modal button, .ant-modal input');
    await page.context().clearCookies();
    await enter(page, 'administrator', '/settings/keys');
    await looked(page, 'keys', size, '.desk-work input');

    await page.context().clearCookies();
    await page.addInitScript(() => localStorage.setItem('anhe.language', 'en'));
    await enter(page, 'county-clerk', '/requests');
    for (const { name, path, main } of pages.filter((one) => due(`${one.name}, English`, size))) {
      await openDesk(page, path);
      await looked(page, `${name}, English`, size, main);
      expect((await page.locator('main h1').innerText()), `${name}: its title in English`).not.toMatch(/\p{Script=Han}/u);
    }
    const [, path] = (await oneOfEach(page)).find(([status]) => status === 'working') ?? [];
    await openDesk(page, path ?? '/requests');
    await page.getByRole('region', { name: 'What was said' }).waitFor();
    await looked(page, 'a request, English', size, '.desk-work button, .desk-work a');
    expect(found, 'complaints of the browser').toEqual([]);
  });
}

test('requests: nothing there, slow, failing, each said in words, and nothing that was typed is lost', async () => {
  const page = await browser.open('small');
  await page.route(/\/api\/requests(\/(calls|outreach|duties))?(\?|$)/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { items: [], next: null } });
  });
  await page.route(/\/api\/requests\/count/, async (route) => route.fulfill({ response: await route.fetch(), json: { count: 0, capped: false } }));
  await enter(page, 'county-clerk', '/requests');
  for (const [path, words] of [['/requests', '还没有诉求'], ['/requests/calls', '没有要打的电话'], ['/requests/outreach', '还没有登记过'], ['/requests/duties', '还没有设定']] as const) {
    await openDesk(page, path);
    await page.getByText(words).waitFor();
    await looked(page, `${path}, empty`, 'small', '.desk-work a, .desk-work button, summary');
  }
  await page.unrouteAll();

  await fails(page, pages.filter(({ name }) => !['intake', 'tickets'].includes(name)));

  await dawdles(page, { path: '/requests', reads: /\/api\/requests(\?|$)/ });

  await openDesk(page, '/requests/new');
  await page.getByLabel('边听边记').fill('北门外的水管漏水，流了一夜，路面都结冰了。');
  const heard = page.getByRole('region', { name: '听到的' });
  await heard.locator('.chip').first().click();
  await page.getByRole('combobox', { name: /在哪个村/ }).fill('乾落');
  await page.locator('.ant-select-item-option, .ant-cascader-menu-item').filter({ hasText: '乾落' }).first().click();
  await page.route(/\/api\/requests\/take$/, (route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'down' }));
  await page.keyboard.press('Control+Enter');
  const notice = page.getByRole('alert').filter({ hasText: '没有送达' });
  await notice.waitFor();
  expect(await page.getByLabel('边听边记').inputValue()).toContain('流了一夜');
  await page.unroute(/\/api\/requests\/take$/);
  await notice.getByRole('button').click();
  await page.getByRole('heading', { name: /✓ 已登记/ }).waitFor();
});
