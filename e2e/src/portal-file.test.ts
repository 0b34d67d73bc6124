import { expect, test } from 'vitest';
import type { CDPSession, Page } from 'playwright-core';
import { address, useBrowser } from './ground/browser.ts';
import { Calls } from './ground/calls.ts';
import { Typing, enter } from './ground/desk.ts';
import { hasCursor } from './ground/look.ts';
import { cameraMaker, photograph } from './ground/photograph.ts';
import { button, chooseKind, choosePlace, codeOf, easyKind, filed, kindWhere, main, say, step, toCheck, village } from './ground/resident.ts';

const browser = useBrowser();

/** From the first word to the receipt: the story, the place, the answer that the kind must have, the telephone. This number only goes down. */
const typedFields = 4;
/** Compressed script on the first load, in bytes; this page and all that filing needs. */
const mostScript = 61_440;

/** Keeps what the page hands in as photographs, byte for byte. */
async function watchPhotographs(page: Page): Promise<() => Promise<readonly Buffer[]>> {
  await page.addInitScript(() => {
    const kept: string[] = [];
    Object.assign(globalThis, { handedIn: kept });
    const send = globalThis.fetch;
    globalThis.fetch = async (to, init) => {
      const file = init?.body instanceof FormData ? init.body.get('file') : null;
      if (file instanceof Blob) kept.push(Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => byte.toString(16).padStart(2, '0')).join(''));
      return send(to, init);
    };
  });
  return async () => (await page.evaluate(() => (globalThis as unknown as { handedIn: string[] }).handedIn)).map((hex) => Buffer.from(hex, 'hex')); // put there by the script above
}

interface Line {
  readonly county: string;
  readonly id: string;
  readonly number: string;
  readonly excerpt: string | null;
  readonly joiners: number;
}

/** What the county's desk finds in its register of the newest requests. */
async function atTheDesk(): Promise<{ readonly calls: Calls; readonly lines: readonly Line[] }> {
  const page = await browser.open();
  await enter(page, 'county-clerk');
  const calls = new Calls(page);
  const { items } = (await calls.get(`/requests?q=${encodeURIComponent(JSON.stringify({ limit: 100 }))}`)) as unknown as { items: readonly Line[] }; // the contract's answer
  return { calls, lines: items };
}

/** Where it is: asked for, pointed at on the map, and named. */
async function pointOut(page: Page, typing: Typing): Promise<void> {
  await step(page, '在哪里？');
  await button(page, '下一步').click();
  await page.getByText('请选一个地方，至少到县（区）').waitFor();
  await button(page, '在地图上点').click();
  await page.locator('.map .county-name').filter({ hasText: village.county.slice(0, 2) }).waitFor();
  const at = await page.locator('.map .county-name').filter({ hasText: village.county.slice(0, 2) }).boundingBox();
  if (at === null) throw new Error('the county is on the map');
  await page.touchscreen.tap(at.x + at.width / 2, at.y + at.height / 2);
  await page.getByText(`已点在${village.county}`).waitFor();
  await page.locator('.map .pin').waitFor();
  await choosePlace(page, typing);
  await button(page, '下一步').click();
}

interface Arrived {
  readonly story: string;
  readonly code: string;
  readonly number: string;
  /** What went out without an answer. */
  readonly sent: { readonly url: string; readonly body: string } | undefined;
  /** The photographs as they left the phone. */
  readonly photos: readonly Buffer[];
}

/** One request at the desk, however often it was sent, and photographs that tell nothing of where they were taken. */
async function arrivedOnce(page: Page, { story, code, number, sent, photos }: Arrived): Promise<void> {
  // The very same form once more: the same receipt, no second request.
  const again = await page.context().request.post(sent?.url ?? '', { data: sent?.body, headers: { 'content-type': 'application/json', origin: address() } });
  expect(await again.json()).toMatchObject({ code });
  const { calls, lines } = await atTheDesk();
  const mine = lines.filter(({ excerpt }) => excerpt?.startsWith(story.slice(0, 16)) === true);
  expect(mine.map((line) => line.number), 'one request at the desk').toEqual([number]);

  // Neither what left the phone nor what is kept tells where it was taken.
  expect(photos).toHaveLength(1);
  const [{ county, id } = { county: '', id: '' }] = mine;
  const { items } = (await calls.get(`/matters/${county}/${id}/attachments`)) as unknown as { items: readonly { id: string }[] }; // the contract's answer
  expect(items).toHaveLength(1);
  const kept = await calls.bytes(`/matters/${county}/${id}/attachments/${items[0]?.id}/file`);
  for (const bytes of [...photos, kept]) {
    expect(bytes.subarray(0, 2).toString('hex'), 'a JPEG').toBe('ffd8');
    for (const trace of [cameraMaker, 'Exif', 'GPS']) expect(bytes.includes(trace), trace).toBe(false);
  }
}

test('on a small phone: said in one’s own words, with photograph and pin, kept through a reload, filed once, told what is promised', async () => {
  const page = await browser.open('pocket');
  const handedIn = await watchPhotographs(page);
  const kind = await kindWhere(page, ({ emergency, guarded, publish, questions }) => emergency !== null && !guarded && publish !== null && questions.some(({ required, kind: asks }) => required && asks === 'string'));
  const question = kind.questions.find(({ required }) => required);
  const typing = new Typing();
  // Another one each time: a request that was there before is not this one.
  const story = `${100 + Math.floor(Math.random() * 900)} 号院${kind.name.zh}，困了人，物业说等配件，老人上不了楼`;

  await say(page, story, typing);
  // The right number at once, before anything else is asked.
  const call = page.getByRole('link', { name: new RegExp(`有危险，马上打 ?${kind.emergency?.phone ?? ''}`) });
  await call.waitFor();
  expect(await call.getAttribute('href')).toBe(`tel:${kind.emergency?.phone}`);
  expect(await page.getByLabel('您的话').inputValue(), 'what was said at the beginning is not asked again').toBe(story);
  await chooseKind(page, kind);
  await button(page, '下一步').click();

  await pointOut(page, typing);

  await step(page, '照片和细节');
  const taken = await photograph(page);
  expect(taken.includes(cameraMaker), 'the camera wrote who made it').toBe(true);
  await page.locator('#photos').setInputFiles({ name: '楼道.jpg', mimeType: 'image/jpeg', buffer: taken });
  await page.getByRole('img', { name: '楼道.jpg' }).waitFor();
  await button(page, '下一步').click();
  await page.getByText('请回答这一项').waitFor();
  const answer = page.locator(`#q-${question?.code}`);
  await hasCursor(answer, 'the cursor is where something is missing');
  await typing.type(answer, '平安小区 3 号楼');

  // Half way, the phone throws the page away.
  await page.reload();
  await step(page, '照片和细节');
  expect(await answer.inputValue()).toBe('平安小区 3 号楼');
  await page.getByRole('img', { name: '楼道.jpg' }).waitFor();
  await button(page, '下一步').click();
  await toCheck(page);
  const shown = await main(page).innerText();
  for (const said of [story, kind.name.zh, village.name, '图上已点', '平安小区 3 号楼', '1 张', '承诺', kind.promise.zh, village.county, '不公开您的话和您是谁', '每看一次都有记录']) expect(shown).toContain(said);
  await typing.type(page.getByLabel('电话'), '13900005678');

  // It arrives, and its answer does not.
  let sent: { readonly url: string; readonly body: string } | undefined;
  await page.route(/\/api\/requests$/, async (route) => {
    await route.fetch();
    sent = { url: route.request().url(), body: route.request().postData() ?? '' };
    await route.abort();
  });
  await button(page, '交上去').click();
  const trouble = page.getByRole('alert').filter({ hasText: '没有连上网，或者对方没有回音' });
  await trouble.waitFor();
  expect(await trouble.innerText()).toContain('不会重复');
  const photos = await handedIn();
  await page.unroute(/\/api\/requests$/);
  await page.reload();
  await page.getByText('可能已经到了').waitFor();
  await button(page, '再交一次').click();
  const code = await codeOf(page);
  expect(typing.fields, 'fields typed into').toBe(typedFields);

  const slip = page.getByRole('region', { name: '您的编号' });
  await expect.poll(() => slip.locator('img').evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)), { message: 'the square code is there' }).toBeGreaterThan(0);
  expect(await slip.innerText()).toContain(`${address()}/r/${code}`);
  expect(await main(page).innerText()).toMatch(/现在在.+。/);
  const number = (await slip.locator('.number').last().innerText()).trim();

  await arrivedOnce(page, { story, code, number, sent, photos });

  await page.goto(`${address()}/`);
  await page.getByRole('link', { name: number }).click();
  await page.getByRole('heading', { level: 1, name: /已收到/ }).waitFor();
});

test('“me too”: a second phone finds the open request nearby and joins it, with a receipt of its own', async () => {
  const [first, second] = [await browser.open('pocket'), await browser.open('pocket')];
  const kind = await easyKind(first);
  const story = `${kind.name.zh}：供销社门口往东三十步，已经坏了四天`;
  const code = await filed(first, kind, story);

  await say(second, `供销社门口往东，${kind.name.zh}，我妈差点绊倒`);
  await chooseKind(second, kind);
  await button(second, '下一步').click();
  await step(second, '在哪里？');
  await choosePlace(second);
  await button(second, '下一步').click();
  await step(second, '照片和细节');
  await button(second, '下一步').click();
  await step(second, '是不是这件事？');
  const item = second.getByRole('article').filter({ hasText: kind.name.zh }).first();
  expect(await item.innerText(), 'nothing that the first person wrote').not.toContain('供销社');
  await item.getByRole('button', { name: '我也遇到了' }).click();
  await item.getByRole('button', { name: '记上我' }).click();
  await second.getByRole('heading', { name: /您也遇到了这件事/ }).waitFor();
  const own = await codeOf(second);
  expect(own).not.toBe(code);
  await second.getByRole('link', { name: '看进度' }).click();
  await second.getByText('您是和别人一起反映这件事的').waitFor();

  await first.goto(`${address()}/#/nearby`);
  await first.getByText('另有 1 人说“我也遇到了”').first().waitFor();

  // As a feed gives it, or a neighbour passes it on: a third phone opens that very one, and joins it there.
  const third = await browser.open('pocket');
  const feed = (await (await third.request.get(`${address()}/api/requests/feed/json`)).json()) as { items: { url: string; joiners: number; typeName: string }[] }; // as the feed writes it
  const passedOn = feed.items.find(({ joiners, typeName }) => joiners === 1 && typeName === kind.name.zh)?.url ?? '';
  await third.goto(passedOn.replace(/^https?:\/\/[^/]+/u, address()));
  await third.getByRole('heading', { level: 1, name: '公开的一件事' }).waitFor();
  const only = third.getByRole('article');
  await only.getByText('另有 1 人说“我也遇到了”').waitFor();
  expect(await only.count()).toBe(1);
  expect(await main(third).innerText(), 'nothing that anybody wrote').not.toContain('供销社');
  await only.getByRole('button', { name: '我也遇到了' }).click();
  await only.getByRole('button', { name: '记上我' }).click();
  await third.getByRole('heading', { name: /您也遇到了这件事/ }).waitFor();
  for (const [wrong, path] of [['none such', '/open/610524/01930000-0000-7000-8000-000000000001'], ['cut off', '/open/610524/0193']] as const) {
    await third.goto(`${address()}${path}`);
    await third.getByText('这件事没有公开，或者已经撤下了。').waitFor();
    expect(await third.getByRole('alert').count(), wrong).toBe(0);
  }
  await third.getByRole('link', { name: '看附近别的事' }).click();
  await third.getByText('另有 2 人说“我也遇到了”').first().waitFor();
});

test('with scripts turned off the plain form files it; what is wrong is said by field, what was typed stays', async () => {
  const page = await browser.open('pocket', { javaScriptEnabled: false });
  const scripted = await browser.open();
  const photo = await photograph(scripted);
  await page.goto(`${address()}/`);
  await page.getByRole('textbox', { name: '您遇到了什么事？' }).fill('村口的桥栏杆断了两根，孩子上学要走这里');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel(/发生了什么事/).waitFor();
  expect(await page.getByLabel(/发生了什么事/).inputValue()).toContain('桥栏杆断了');
  await page.getByLabel('在哪里（要写）').fill('没有这个村');
  await page.getByLabel('具体位置（可以不写）').fill('学校东边第一座桥');
  await page.getByLabel('约定一个词（可以不写）').fill('桥');
  await page.getByLabel('电话').fill('12');
  await page.getByLabel(/^照片/).setInputFiles([{ name: '桥.jpg', mimeType: 'image/jpeg', buffer: photo }, { name: '说明.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('这不是照片') }]);
  await page.getByRole('button', { name: '交上去' }).click();

  const wrong = page.getByRole('alert');
  await wrong.waitFor();
  const told = await wrong.innerText();
  for (const field of ['没有找到“没有这个村”', '说明.jpg', '4 处要改']) expect(told).toContain(field);
  for (const label of ['在哪里（要写）', '约定一个词（可以不写）', '电话']) expect(await page.getByLabel(label).getAttribute('aria-invalid'), label).toBe('true');
  expect(await page.getByLabel(/发生了什么事/).inputValue()).toContain('桥栏杆断了');
  expect(await page.getByLabel('具体位置（可以不写）').inputValue()).toBe('学校东边第一座桥');
  expect(await page.getByLabel('电话').inputValue()).toBe('12');
  await page.getByText('已收下 1 张：桥.jpg').waitFor();
  await page.getByLabel('在哪里（要写）').fill(`${village.county}坊镇${village.name}`);
  await page.getByLabel('约定一个词（可以不写）').fill('石桥');
  await page.getByLabel('电话').fill('13900007788');
  await page.getByRole('button', { name: '交上去' }).click();

  await page.waitForURL(/\/r\/6105\d\d-/);
  await page.getByText(/请把这一页存下来，或者抄下编号：6105\d\d-[0-9A-Z]{5}-[0-9A-Z]{5}/).waitFor();
  await page.getByRole('heading', { level: 1, name: /已收到/ }).waitFor();
  await page.getByText('桥栏杆断了两根').waitFor();
});

/** Scripts as they came over the line: their compressed bytes, head included. */
async function weighScripts(page: Page): Promise<{ readonly line: CDPSession; readonly scripts: Map<string, { readonly name: string; bytes: number }> }> {
  const line = await page.context().newCDPSession(page);
  const scripts = new Map<string, { readonly name: string; bytes: number }>();
  line.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || response.mimeType.includes('javascript')) scripts.set(requestId, { name: new URL(response.url).pathname, bytes: 0 });
  });
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script !== undefined) script.bytes = encodedDataLength;
  });
  await line.send('Network.enable');
  return { line, scripts };
}

test('the first load and the whole of filing fetch at most 60 KB of compressed script, all of it from here', async () => {
  const page = await browser.open('pocket');
  const hosts = new Set<string>();
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  const { scripts } = await weighScripts(page);
  const weight = (): number => [...scripts.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const kind = await easyKind(page);
  await page.goto(`${address()}/`, { waitUntil: 'networkidle' });
  const first = weight();
  await say(page, `${kind.name.zh}，量一量要多少流量`);
  await chooseKind(page, kind);
  await button(page, '下一步').click();
  await button(page, '在地图上点').click();
  await page.locator('.map svg').waitFor();
  await choosePlace(page);
  await button(page, '下一步').click();
  await step(page, '照片和细节');
  await page.locator('#photos').setInputFiles({ name: '一.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) });
  await page.getByRole('img', { name: '一.jpg' }).waitFor();
  await button(page, '下一步').click();
  await toCheck(page);
  const whole = weight();
  console.log(`compressed script over the line: ${first} bytes for the first load, ${whole} for the whole of filing (${[...scripts.values()].map(({ name, bytes }) => `${name.replace('/assets/', '')} ${bytes}`).join(', ')})`);
  expect(first, 'the first load').toBeGreaterThan(1000);
  expect(first, 'the first load').toBeLessThanOrEqual(mostScript);
  expect(whole, 'the whole of filing').toBeLessThanOrEqual(mostScript);
  expect([...hosts], 'nothing from elsewhere').toEqual([new URL(address()).host]);
});
