import { expect, test } from 'vitest';
import type { Page, Route } from 'playwright-core';
import { address, useBrowser } from './ground/browser.ts';
import { Calls } from './ground/calls.ts';
import { enter } from './ground/desk.ts';
import { complaints, looked } from './ground/look.ts';
import { photograph } from './ground/photograph.ts';
import { keptBack } from './ground/trouble.ts';
import { asked, button, chooseKind, choosePlace, codeOf, easyKind, filed, main, say, step, toCheck } from './ground/resident.ts';

const browser = useBrowser();
for (const size of ['desktop', 'pocket'] as const) {
  test(`every page of residents, in both languages, ${size}`, async () => {
    const page = await browser.open(size);
    const found = complaints(page);
    /** Looks at the page as it stands, turns it into English, looks again and turns it back: nothing of it is lost. */
    const look = async (name: string, what: string): Promise<void> => {
      await looked(page, name, size, what);
      await button(page, 'English').click();
      await page.locator('html[lang="en"]').waitFor();
      await looked(page, `${name}, English`, size, what);
      await button(page, '中文').click();
    };
    const kind = await easyKind(page);
    await page.goto(`${address()}/`);
    await page.locator('html.scripted').waitFor();
    await button(page, '下一步').click();
    await page.getByRole('alert').waitFor();
    await look('home, nothing written', '#text');
    await page.locator('#text').fill(`${kind.name.zh}，看一看每一页`);
    await button(page, '下一步').click();
    await page.getByRole('radio').nth(1).waitFor();
    await button(page, /从全部里面选/).click();
    await button(page, '下一步').click();
    await look('what, nothing chosen', 'input[type="radio"]');
    await page.getByRole('radio', { name: new RegExp(`^${kind.name.zh}`) }).first().check();
    await button(page, '下一步').click();
    await button(page, '在地图上点').click();
    await page.locator('.county-name').first().waitFor();
    await look('where, with the map', 'svg');
    await choosePlace(page);
    await button(page, '换一个地方').waitFor();
    await look('where, chosen', '#spot');
    await button(page, '下一步').click();
    await page.locator('#photos').setInputFiles([{ name: '一.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) }, { name: '二.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('不是照片') }]);
    await page.getByRole('alert').waitFor();
    await look('photographs', '#photos');
    await button(page, '下一步').click();
    const none = button(page, '都不是，我的是另一件');
    const last = page.getByRole('heading', { name: '看一遍，就交上去' });
    await last.or(none).first().waitFor();
    if (await none.isVisible()) {
      await look('the same thing', '.act');
      await none.click();
    }
    await last.waitFor();
    await look('the last look', '#send');
    await page.locator('#send').click();
    const code = await codeOf(page);
    await look('it has arrived', '.act');
    await page.goto(`${address()}/`);
    await page.locator('html.scripted').waitFor();
    await look('home, with a receipt', '.rows a');
    await page.goto(`${address()}/#/nearby`);
    await page.getByRole('article').first().waitFor();
    await button(page, '看地图').click();
    await page.locator('.county-name').first().waitFor();
    await look('nearby, on a map', '#county');
    const feed = (await (await page.request.get(`${address()}/api/requests/feed/json`)).json()) as { items: { county: string; id: string }[] }; // as the feed writes it
    await page.goto(`${address()}/open/${feed.items[0]?.county}/${feed.items[0]?.id}`);
    await page.getByRole('article').waitFor();
    await look('one published', '.plain');
    for (const language of ['zh', 'en']) {
      for (const [name, path, what] of [['the receipt before an answer', `/r/${code}`, 'summary'], ['the form without scripts', '/file', 'textarea'], ['a sheet of paper', '/file/paper', '']] as const) {
        await page.goto(`${address()}${path}?lang=${language}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        // Nothing on the sheet is pressed.
        if (what !== '' || size === 'pocket') await looked(page, `${name}, ${language}`, size, what);
      }
    }
    expect(found, 'complaints of the browser').toEqual([]);
  });
}

test('the receipt after an answer, on both sizes and in both languages', async () => {
  const page = await browser.open('pocket');
  const kind = await easyKind(page);
  const story = `${kind.name.zh}，磨面坊对面`;
  const code = await filed(page, kind, story);
  const { owners } = await asked<{ owners: readonly { department: string; unit: string | null }[] }>(page, '/requests/understand', { county: code.slice(0, 6), text: kind.name.zh });
  const [clerk, handler] = [await browser.open(), await browser.open()];
  await enter(clerk, 'county-clerk');
  await enter(handler, 'housing');
  const { items } = (await new Calls(clerk).get(`/requests?q=${encodeURIComponent(JSON.stringify({ limit: 30 }))}`)) as unknown as { items: readonly { county: string; id: string; excerpt: string | null; revision: number }[] }; // the contract's answer
  const line = items.find(({ excerpt }) => excerpt?.startsWith(story.slice(0, 10)));
  const at = `/requests/${line?.county}/${line?.id}`;
  const offered = await new Calls(clerk).post(`${at}/dispatch`, { to: owners.find(({ department }) => department === kind.department)?.unit }, line?.revision);
  const taken = await new Calls(handler).post(`${at}/accept`, {}, offered.revision);
  await new Calls(handler).post(`${at}/reply`, { outcome: 'not-possible', impossible: 'budget', text: '这一段明年三月和水管一起改，今年没有钱；先放了围栏和反光条。', remedy: '可以向县住建局申请列入年度计划' }, taken.revision);
  for (const [size, language] of [['pocket', 'zh'], ['desktop', 'zh'], ['pocket', 'en'], ['desktop', 'en']] as const) {
    const one = await browser.open(size);
    await one.goto(`${address()}/r/${code}?lang=${language}`);
    await one.getByText('先放了围栏和反光条').waitFor();
    await looked(one, `the receipt after an answer, ${language}`, size, 'button');
  }
});

const down = (route: Route): Promise<void> => route.fulfill({ status: 503, contentType: 'text/plain', body: 'down' });

/** To the last look, with a telephone typed. */
async function readyToSend(page: Page, text: string): Promise<void> {
  const kind = await easyKind(page);
  await say(page, `${kind.name.zh}，${text}`);
  await chooseKind(page, kind);
  await button(page, '下一步').click();
  await step(page, '在哪里？');
  await choosePlace(page);
  await button(page, '下一步').click();
  await step(page, '照片和细节');
  await button(page, '下一步').click();
  await toCheck(page);
  await page.getByLabel('电话').fill('13900004321');
}

test('slow, failing, gone: each is said plainly, and nothing that was typed is lost', async () => {
  const page = await browser.open('pocket');
  await readyToSend(page, '供电所后面，量一量掉线');

  await page.route(/\/api\/requests$/, down);
  await button(page, '交上去').click();
  const told = page.getByRole('alert');
  await told.filter({ hasText: '那边现在收不下。您写的都存在这台手机上' }).waitFor();
  expect(await main(page).innerText(), 'what was said stays in sight').toContain('量一量掉线');
  expect(await page.getByLabel('电话').inputValue()).toBe('13900004321');
  await page.unroute(/\/api\/requests$/);

  await page.context().setOffline(true);
  await page.getByRole('status').filter({ hasText: '现在没有网' }).waitFor();
  await button(page, '再交一次').click();
  await told.filter({ hasText: '没有连上网，或者对方没有回音' }).waitFor();
  expect(await main(page).innerText()).toContain('量一量掉线');
  await page.context().setOffline(false);

  // A line that crawls: it says what it does, and is not pressed twice.
  const arrive = await keptBack(page, /\/api\/requests$/);
  await button(page, '再交一次').click();
  const sending = button(page, '正在交……');
  await sending.waitFor();
  expect(await sending.isDisabled()).toBe(true);
  arrive();
  await page.locator('.big-code').waitFor();
  await page.unroute(/\/api\/requests$/);

  // Looking around: slow, then failing, then there again.
  const show = await keptBack(page, /\/api\/requests\/published/);
  await page.goto(`${address()}/#/nearby`);
  await page.getByText('正在打开').first().waitFor();
  await page.getByText('网络有点慢，再等一等').first().waitFor();
  show();
  await page.getByRole('article').first().waitFor();
  await page.unroute(/\/api\/requests\/published/);
  await page.route(/\/api\/requests\/published/, down);
  await page.reload();
  await page.getByRole('alert').filter({ hasText: '现在打不开' }).waitFor();
  await page.unroute(/\/api\/requests\/published/);
  await button(page, '再试一次').click();
  await page.getByRole('article').first().waitFor();

  await page.route(/\/api\/requests\/published/, (route) => route.fulfill({ json: { items: [], next: null } }));
  await page.reload();
  await page.getByText('这里还没有公开的事').waitFor();
  await page.unroute(/\/api\/requests\/published/);

  // One of them: slow, failing, there again.
  const passedOn = await page.request.get(`${address()}/api/requests/feed/json`).then(async (answer) => (await answer.json()) as { items: { county: string; id: string }[] }); // as the feed writes it
  const showOne = await keptBack(page, /\/api\/requests\/published\//);
  await page.goto(`${address()}/open/${passedOn.items[0]?.county}/${passedOn.items[0]?.id}`);
  await page.getByText('网络有点慢，再等一等').first().waitFor();
  showOne();
  await page.getByRole('article').waitFor();
  await page.unroute(/\/api\/requests\/published\//);
  await page.route(/\/api\/requests\/published\//, down);
  await page.reload();
  await page.getByRole('alert').filter({ hasText: '现在打不开' }).waitFor();
  await page.unroute(/\/api\/requests\/published\//);
  await button(page, '再试一次').click();
  await page.getByRole('article').waitFor();
  await page.goto(`${address()}/open/610524/none`);
  await page.getByText('这件事没有公开').waitFor();
  await looked(page, 'none published', 'pocket', '.plain');
});

test('places and kinds that cannot be asked for stop nobody: one is told, and tries again', async () => {
  const page = await browser.open('pocket');
  await page.route(/\/api\/(requests\/(catalogue|understand)|places)/, down);
  await say(page, '河边的护栏倒了，楼下着火了也没人管');
  // Danger needs no connection to be recognised.
  await page.getByRole('link', { name: /有危险，马上打 ?119/ }).waitFor();
  await page.getByText('现在连不上，找不出是哪一类').waitFor();
  await button(page, '下一步').click();
  await step(page, '在哪里？');
  await page.getByRole('alert').filter({ hasText: '现在打不开' }).waitFor();
  await page.unroute(/\/api\/(requests\/(catalogue|understand)|places)/);
  await button(page, '再试一次').click();
  await page.getByRole('button', { name: '合阳县' }).click();
  await page.getByText('地点：合阳县').waitFor();
});

test('a photograph that is too large, and a file that is none, are named; the others are taken, and the words stay', async () => {
  const page = await browser.open('pocket');
  const kind = await easyKind(page);
  await say(page, `${kind.name.zh}，照片放不进去`);
  await chooseKind(page, kind);
  await button(page, '下一步').click();
  await choosePlace(page);
  await button(page, '下一步').click();
  await step(page, '照片和细节');
  const good = await photograph(page);
  await page.evaluate(() => {
    // Larger than is taken; made here, so that nothing of that size goes over the wire of the test.
    const input = document.querySelector<HTMLInputElement>('#photos');
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(41 * 1024 * 1024)], '全景.jpg', { type: 'image/jpeg' }));
    if (input === null) throw new Error('photographs are asked for');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.getByRole('alert').filter({ hasText: '“全景.jpg”太大，手机处理不了' }).waitFor();
  await page.locator('#photos').setInputFiles([{ name: '名单.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('这是一张名单') }, { name: '现场.jpg', mimeType: 'image/jpeg', buffer: good }]);
  await page.getByRole('alert').filter({ hasText: '“名单.jpg”不是照片' }).waitFor();
  await page.getByRole('img', { name: '现场.jpg' }).waitFor();
  await page.getByRole('button', { name: /去掉这张 现场/ }).click();
  await page.getByRole('img', { name: '现场.jpg' }).waitFor({ state: 'detached' });
});
