import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { address, seriousFindings, useBrowser } from './ground/browser.ts';
import { Calls } from './ground/calls.ts';
import { Typing, enter } from './ground/desk.ts';
import { asked, button, chooseKind, choosePlace, easyKind, filed, main, say, step, toCheck, village } from './ground/resident.ts';
import type { Kind } from './ground/resident.ts';

const browser = useBrowser();

/** Words of offices that nobody says at home; none of them is on a page of residents. */
const officialese = /收悉|业已|予以|经查|贵单位|该同志|办结率|诉求人|工单|承办人员|相关部门|系统繁忙|操作成功/;

/** The department's and the centre's side of one request, over the product's operations. */
class Desk {
  readonly #clerk: Calls;
  readonly #handler: Calls;
  #matter = '';

  constructor(clerk: Calls, handler: Calls) {
    this.#clerk = clerk;
    this.#handler = handler;
  }

  static async open(): Promise<Desk> {
    const [clerk, handler] = [await browser.open(), await browser.open()];
    await enter(clerk, 'county-clerk');
    await enter(handler, 'housing');
    return new Desk(new Calls(clerk), new Calls(handler));
  }

  /** Looks the newest request with these words up. */
  async find(words: string): Promise<void> {
    const { items } = (await this.#clerk.get(`/requests?q=${encodeURIComponent(JSON.stringify({ limit: 30 }))}`)) as unknown as { items: readonly { county: string; id: string; excerpt: string | null }[] }; // the contract's answer
    const found = items.find(({ excerpt }) => excerpt?.startsWith(words.slice(0, 12)));
    if (found === undefined) throw new Error(`the desk has no request “${words}”`);
    this.#matter = `/requests/${found.county}/${found.id}`;
  }

  async #step(calls: Calls, act: string, input: object): Promise<void> {
    const { line } = (await calls.get(this.#matter)) as unknown as { line: { revision: number } }; // the contract's answer
    await calls.post(`${this.#matter}/${act}`, input, line.revision);
  }

  dispatch = (to: string): Promise<void> => this.#step(this.#clerk, 'dispatch', { to });
  accept = (): Promise<void> => this.#step(this.#handler, 'accept', {});
  ask = (text: string): Promise<void> => this.#step(this.#handler, 'ask', { text });
  reply = (outcome: string, text: string): Promise<void> => this.#step(this.#handler, 'reply', { outcome, text, personSaid: outcome === 'solved' });
}

/** The unit that answers for the kind in the county, as anybody is told. */
async function unitFor(page: Page, kind: Kind): Promise<{ readonly unit: string; readonly name: string }> {
  const { owners } = await asked<{ owners: readonly { department: string; unit: string | null; name: string | null }[] }>(page, '/requests/understand', { county: village.code, text: kind.name.zh });
  const owner = owners.find(({ department }) => department === kind.department);
  if (owner?.unit == null || owner.name === null) throw new Error('the kind has its unit');
  return { unit: owner.unit, name: owner.name };
}

/** Reads the receipt anew; what stands there is said plainly and fits the phone. */
async function now(page: Page): Promise<string> {
  await page.reload();
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  const all = await page.locator('body').innerText();
  expect(officialese.exec(all)?.[0], 'words of an office').toBeUndefined();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 'wider than the phone').toBe(0);
  return heading.replaceAll(/\s/g, '');
}

test('followed to its end on a small phone: dispatched, asked, answered, contested, answered again, rated, reopened', async () => {
  const page = await browser.open('pocket');
  const kind = await easyKind(page);
  const { unit, name } = await unitFor(page, kind);
  const story = `${kind.name.zh}，卫生室后墙那一段，走路要绕开`;
  const code = await filed(page, kind, story);
  const desk = await Desk.open();
  await desk.find(story);
  const typing = new Typing();

  await page.getByRole('link', { name: '看进度' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(page.url()).toContain(`/r/${code}`);
  expect(await now(page)).toMatch(/^已收到，.+正在确定由哪个单位办。$/);
  await page.getByText(story).waitFor();
  expect(await page.locator('.stations [aria-current="step"]').innerText()).toContain('现在');

  await desk.dispatch(unit);
  expect(await now(page)).toBe(`已交给${name}，等它接收。`);
  await desk.accept();
  expect(await now(page)).toBe(`${name}正在办理。`);
  await page.getByText(/还剩 ?\d+ ?天|今天是最后一天/).waitFor();

  await desk.ask('是卫生室东边还是西边那一段？');
  await now(page);
  await page.getByText('是卫生室东边还是西边那一段？').waitFor();
  await typing.type(page.getByLabel('写在这里').first(), '西边，靠水塔');
  await button(page, '把这些告诉承办单位').first().click();
  await page.getByRole('status').filter({ hasText: '补充的内容已交给' }).waitFor();
  await page.getByText('西边，靠水塔').waitFor();

  await desk.reply('solved', '水塔西边的那一段，我们今天上午已经修好，现场试过了。');
  expect(await now(page)).toBe(`${name}已经答复，请您看看、评一评。`);
  await page.getByText('水塔西边的那一段').waitFor();
  await page.getByText(/以前可以评价、可以说没有解决。过了这一天不说，记作“未评价”，不算满意/).waitFor();
  await page.locator('summary').filter({ hasText: /^没有解决$/ }).click();
  await typing.type(page.locator('#contest-text'), '只修了一半，靠墙的还是坏的');
  await button(page, '告诉他们：没有解决').click();
  await page.getByRole('status').filter({ hasText: '已记下“没有解决”' }).waitFor();
  expect(await now(page)).toMatch(/正在办理|等它接收/);
  await page.getByText('只修了一半，靠墙的还是坏的').waitFor();

  await desk.reply('solved', '靠墙的半截今天也换好了，您说的地方我们拍了照片。');
  await now(page);
  await button(page, '解决了，满意').click();
  await page.getByRole('status').filter({ hasText: '您的评价已记下：满意。这件事办结了' }).waitFor();
  expect(await now(page)).toBe('已经办结。');

  await page.locator('summary').filter({ hasText: '又出问题了，重新办' }).click();
  await typing.type(page.locator('#reopen-text'), '下了一场雨，又坏了');
  await button(page, '请重新办理').click();
  await page.getByRole('status').filter({ hasText: '已重新办理' }).waitFor();
  expect(await now(page)).toMatch(/正在办理|等它接收/);
  expect(typing.fields, 'fields typed into, one for each time that something is said').toBe(3);
});

interface Touch {
  readonly what: string;
  readonly width: number;
  readonly height: number;
  readonly size: number;
}

/** What can be touched, and how large; links within a sentence are part of it. */
const touches = (page: Page): Promise<readonly Touch[]> => page.evaluate(() => {
  const found = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type="hidden"]), textarea, select, summary')].filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
  return found.filter((one) => getComputedStyle(one).display !== 'inline').map((one) => {
    // The whole label is touched, not the circle in it.
    const area = (one.closest('label.choice') ?? one).getBoundingClientRect();
    return { what: `${one.tagName} ${(one.closest('label')?.textContent ?? one.textContent ?? '').trim().slice(0, 24) || one.id}`, width: Math.round(area.width), height: Math.round(area.height), size: Number.parseFloat(getComputedStyle(one).fontSize) };
  });
});

/** What DOMAIN C10 asks of the large print: text of 18 and more, its lines 1.3 and more, touch areas of 60 × 60, contrast. */
async function large(page: Page, name: string): Promise<void> {
  const small = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('body *')].filter((one) => one.checkVisibility() && one.closest('svg, .slip, .demo') === null && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '') && one.getBoundingClientRect().width > 2)
    .map((one) => ({ text: (one.textContent ?? '').trim().slice(0, 20), size: Number.parseFloat(getComputedStyle(one).fontSize), line: Number.parseFloat(getComputedStyle(one).lineHeight) }))
    .filter(({ size, line }) => size < 18 || line < size * 1.29));
  expect(small, `${name}: print`).toEqual([]);
  expect((await touches(page)).filter(({ width, height }) => width < 60 || height < 60), `${name}: touch areas`).toEqual([]);
  expect(await seriousFindings(page), `${name}: accessibility`).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name}: wider than the phone`).toBe(0);
}

const sizeOf = (page: Page, selector: string): Promise<number> => page.locator(selector).first().evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));

test('large print: every step is large enough to read and to touch, is read aloud, and waits as long as it takes', async () => {
  const page = await browser.open('pocket');
  await page.clock.install();
  await page.addInitScript(() => {
    const read: string[] = [];
    Object.assign(globalThis, { read });
    if ('speechSynthesis' in globalThis) globalThis.speechSynthesis.speak = ({ text }) => void read.push(text);
  });
  const kind = await easyKind(page);
  await page.goto(`${address()}/`);
  await button(page, '长辈版').tap();
  await button(page, '标准字号').waitFor();
  await large(page, 'home');
  // The main functions: the question and the button under it.
  for (const selector of ['h1', '.ask .act']) expect(await sizeOf(page, selector), selector).toBeGreaterThanOrEqual(30);
  await button(page, '读给我听').tap();
  expect((await page.evaluate(() => (globalThis as unknown as { read: string[] }).read)).join('')).toContain('您遇到了什么事？'); // put there by the script above
  await button(page, '不读了').tap();

  await say(page, `${kind.name.zh}，我眼睛不好，晚上出门怕摔`);
  await page.clock.runFor(2000);
  await chooseKind(page, kind);
  await large(page, 'what has happened');
  await page.clock.fastForward('08:00:00');
  expect(await page.getByLabel('您的话').inputValue(), 'nobody is thrown out').toContain('我眼睛不好');
  await button(page, '下一步').tap();
  await step(page, '在哪里？');
  await button(page, '在地图上点').tap();
  await page.locator('.map svg').waitFor();
  await large(page, 'where');
  await page.getByLabel(/写村（社区）/).fill(village.name.slice(0, 2));
  await page.clock.runFor(2000);
  await choosePlace(page);
  await button(page, '下一步').tap();
  await step(page, '照片和细节');
  await large(page, 'photographs');
  await button(page, '下一步').tap();
  await toCheck(page);
  await large(page, 'the last look');
  await button(page, '交上去').tap();
  await page.locator('.big-code').waitFor();
  await large(page, 'it has arrived');
  await page.getByRole('link', { name: '看进度' }).tap();
  await page.getByRole('heading', { level: 1, name: /已收到/ }).waitFor();
  expect(page.url(), 'the receipt comes in large print').toContain('size=large');
  await large(page, 'the receipt');
  for (const path of ['/#/nearby', '/file?size=large', '/r?size=large']) {
    await page.goto(`${address()}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (path === '/#/nearby') await page.getByRole('article').first().waitFor();
    await large(page, path);
  }
  expect(await main(page).innerText()).not.toBe('');
});
