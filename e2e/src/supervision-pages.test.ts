import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { address, useBrowser } from './ground/browser.ts';
import { enter, openDesk, settled } from './ground/desk.ts';
import { complaints, due, looked, unfold } from './ground/look.ts';
import { dawdles, fails } from './ground/trouble.ts';
import type { PageLook } from './ground/trouble.ts';

const browser = useBrowser();

const pages: readonly PageLook[] = [
  { name: 'letters', path: '/supervision', main: '.bucket', reads: /\/api\/supervision\/letters(\?|$)/ },
  { name: 'findings to decide', path: '/supervision/findings', main: '.desk-work .ant-btn', reads: /\/api\/supervision\/findings(\?|$)/ },
  { name: 'urgings', path: '/supervision/urges', main: '.bucket', reads: /\/api\/supervision\/urges(\?|$)/ },
  { name: 'who answers', path: '/supervision/duties', main: '#duties-on', reads: /\/api\/supervision\/offices(\?|$)/ },
];

/** A letter of each status and kind that the centre wrote, those of listed supervision among them. */
async function someLetters(page: Page): Promise<readonly (readonly [string, string])[]> {
  const answer = await page.context().request.get(`${address()}/api/supervision/letters?q=${encodeURIComponent(JSON.stringify({ box: 'sent', limit: 100 }))}`);
  const { items } = (await answer.json()) as { items: readonly { county: string; id: string; kind: string; status: string }[] }; // the contract's own answer
  return [...new Map(items.map(({ county, id, kind, status }) => [`${kind}, ${status}`, `/supervision/letters/${county}/${id}`])).entries()];
}

for (const size of ['desktop', 'pocket'] as const) {
  test(`every page of supervision, ${size}`, async () => {
    const page = await browser.open(size);
    const found = complaints(page);
    await enter(page, 'supervisor', '/supervision');
    for (const { name, path, main } of pages.filter((one) => due(one.name, size))) {
      await openDesk(page, path);
      await unfold(page);
      await looked(page, name, size, main);
    }
    for (const [name, path] of await someLetters(page)) {
      if (!due(name, size)) continue;
      await openDesk(page, path);
      await page.getByRole('region', { name: '正文' }).waitFor();
      await looked(page, name, size, '.desk-work button');
    }
    // Its windows, each with what it says before anything is done.
    for (const [name, path, button] of [['a letter in one’s own words', '/supervision', '拟写文书'], ['a dismissal', '/supervision/findings', '不予督办'], ['the end of an office', '/supervision/duties', '结束任职'], ['a handover', '/supervision/duties', '换人交接'], ['the end of a charge', '/supervision/duties', '结束责任']] as const) {
      if (!due(name, size)) continue;
      await openDesk(page, path);
      await page.getByRole('button', { name: button }).first().click();
      await page.getByRole('dialog').waitFor();
      await settled(page);
      await looked(page, name, size, '.ant-modal button, .ant-modal input, .ant-modal textarea');
    }
    expect(found, 'complaints of the browser').toEqual([]);
  });
}

test('supervision: nothing there, very much there, slow, failing, each said in words', async () => {
  const page = await browser.open('small');
  await enter(page, 'supervisor', '/supervision');
  const all = /\/api\/supervision\/(letters|findings|urges|offices|charges|pledges)(\?|$)/;
  await page.route(all, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), items: [], missing: [], next: null } }); // the contract's own answer, without rows
  });
  for (const [path, words] of [['/supervision', '这里还没有文书'], ['/supervision/findings', '没有待处理的线索'], ['/supervision/urges', '没有催办'], ['/supervision/duties', '这一天没有登记任职']] as const) {
    await openDesk(page, path);
    await page.getByText(words).first().waitFor();
    await looked(page, `${path}, empty`, 'small', '.desk-work a, .desk-work button, .desk-work input');
  }
  await page.unrouteAll();

  // Two hundred rows with the longest name of a unit, at the width of an old phone.
  const long = '合阳县坊镇乾落社区人民调解委员会驻灵泉村联合调解工作室';
  const phone = await browser.open('pocket');
  await enter(phone, 'supervisor', '/supervision');
  await phone.route(all, async (route) => {
    const answer = await route.fetch();
    const { items, ...rest } = (await answer.json()) as { items: readonly { id: string }[] }; // the contract's own answer
    const many = items.length === 0 ? [] : Array.from({ length: 200 }, (_, at) => ({ ...items[at % items.length], id: `${at}`, unitName: long, fromName: long, toName: long }));
    await route.fulfill({ response: answer, json: { ...rest, items: many } });
  });
  for (const { name, path } of pages) {
    await openDesk(phone, path);
    await looked(phone, `${name}, very many`, 'pocket', '');
  }
  await fails(page, pages, (path) => (path === '/supervision/findings' ? '.notice button' : '.desk-work a, .desk-work button, .desk-work input'));
  await dawdles(page, { path: '/supervision', reads: /\/api\/supervision\/letters(\?|$)/ });
});
