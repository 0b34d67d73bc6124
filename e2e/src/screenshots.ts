// Makes the pictures of the README from the demo. Run by `npm run screenshots`; the pages must be built.
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launch, sizes } from './ground/chromium.ts';
import type { Size } from './ground/chromium.ts';
import { startHouse } from './ground/house.ts';

const folder = resolve(import.meta.dirname, '../../docs/pictures');
/** Larger ones would weigh on everyone who clones. */
const most = 250 * 1024;
const story = '我叫张建文，电话13900000000，住乾落社区三组。邻居李忠民把房子翻修了，屋檐水接到我家院墙这边，昨天一场雨把墙根泡塌了一截，请人看过要2000元才修得好。他说水往低处流，不认。';

/** What the clerk's window and the resident's phone show. */
const asked = '村口的路灯坏了三天，晚上黑得看不见路，老人孩子走夜路怕摔。';

async function open(browser: Browser, address: string, size: Size): Promise<Page> {
  const context = await browser.newContext({ ...sizes[size], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', baseURL: address });
  return context.newPage();
}

/** Keeps the picture of a page once nothing loads any longer. */
async function take(page: Page, name: string): Promise<void> {
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(path);
  console.log(`${name}: ${Math.round(size / 1024)} KB`);
  if (size > most) throw new Error(`${name}.png is larger than ${most / 1024} KB`);
}

async function signIn(page: Page, address: string, login: string): Promise<void> {
  const answer = await page.context().request.post('/api/sign-in/password', { data: { login, password: 'anhe-demo-1', keep: false }, headers: { origin: address } });
  if (!answer.ok()) throw new Error(`the sign-in of ${login} was refused`);
}

/** The pages of the desk; gives the code of a receipt of the matter that was shown. */
async function desk(browser: Browser, address: string): Promise<string> {
  const page = await open(browser, address, 'desktop');
  await signIn(page, address, 'mediator');
  await page.goto('/desk/');
  const mediated = page.getByRole('row').filter({ hasText: '调解中' }).first();
  await mediated.waitFor();
  await take(page, 'my-work');

  await mediated.getByRole('link').first().click();
  await page.getByRole('region', { name: '当事人', exact: true }).waitFor();
  await take(page, 'matter');
  const slips = page.getByRole('region', { name: '受理单' });
  await slips.locator('summary').first().click();
  await slips.getByLabel(/约定词/).first().fill('石榴树');
  await slips.getByRole('button', { name: /^(重新)?开给/ }).first().click();
  const code = (await slips.locator('.receipt-code .number').first().innerText()).trim();

  await page.goto('/desk/register');
  await page.getByRole('row').nth(4).waitFor();
  await take(page, 'register');

  await page.goto('/desk/places');
  await page.locator('canvas').waitFor();
  // The map draws by itself once its borders are there; nothing of the page tells when it has.
  await page.waitForTimeout(2000);
  await take(page, 'map');

  await page.goto('/desk/intake');
  await page.getByLabel('边听边记').fill(story);
  const heard = page.getByRole('region', { name: '听到的' });
  for (const chip of [/邻里/, /张建文/, /李忠民/]) await heard.getByRole('button', { name: chip }).first().click();
  await page.getByText(/草稿已存/).waitFor();
  await page.mouse.move(0, 0);
  await take(page, 'intake');
  return code;
}

/** A resident's phone: one field, and what the house makes of it. */
async function portal(browser: Browser, address: string): Promise<void> {
  const page = await open(browser, address, 'phone');
  await page.goto('/');
  await page.locator('html.scripted').waitFor();
  await page.getByRole('textbox', { name: '您遇到了什么事？' }).fill(asked);
  await take(page, 'portal');
}

/** The requests of the county's window, and what patrols found. */
async function windowAndPatrols(browser: Browser, address: string): Promise<void> {
  const page = await open(browser, address, 'desktop');
  await signIn(page, address, 'county-clerk');
  await page.goto('/desk/requests');
  await page.getByRole('row').nth(4).waitFor();
  await take(page, 'requests');
  await page.goto('/desk/hazards');
  await page.getByRole('row').nth(2).waitFor();
  await take(page, 'hazards');
}

const house = await startHouse();
const browser = await launch(chromiumPath());
try {
  mkdirSync(folder, { recursive: true });
  const code = await desk(browser, house.address);
  const phone = await open(browser, house.address, 'phone');
  await phone.goto(`/r/${code}`);
  await take(phone, 'receipt');
  await portal(browser, house.address);
  await windowAndPatrols(browser, house.address);
} finally {
  await browser.close();
  await house.end();
}
