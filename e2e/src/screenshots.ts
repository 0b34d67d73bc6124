// Makes the pictures of the README from the demo. Run by `npm run screenshots`; the pages must be built.
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launch, sizes } from './ground/chromium.ts';
import { startHouse } from './ground/house.ts';

const folder = resolve(import.meta.dirname, '../../docs/pictures');

async function desk(browser: Browser, address: string, login: string): Promise<Page> {
  const context = await browser.newContext({ ...sizes.desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const answer = await context.request.post(`${address}/api/sign-in/password`, { data: { login, password: 'anhe-demo-1', keep: false }, headers: { origin: address } });
  if (!answer.ok()) throw new Error(`the sign-in of ${login} was refused`);
  return context.newPage();
}

/** Opens a page, waits until nothing loads any longer, and keeps its picture. */
async function picture(page: Page, url: string, name: string, before?: (page: Page) => Promise<void>): Promise<void> {
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  await before?.(page);
  await page.waitForTimeout(600);
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  console.log(`${name}: ${Math.round(readFileSync(file).length / 1024)} KB`);
}

const story = '村民王小满（19900008888）来说，邻居赵大勇家翻修屋檐，雨水顺着檐口流进他家院墙，墙根泡塌了一截，昨天两家吵了一架。要求改排水并赔修墙钱两千元。';

const house = await startHouse();
const browser = await launch(chromiumPath());
try {
  mkdirSync(folder, { recursive: true });
  const page = await desk(browser, house.address, 'mediator');
  await picture(page, `${house.address}/desk/`, 'my-work');
  await picture(page, `${house.address}/desk/intake`, 'intake', async (intake) => {
    await intake.getByLabel('边听边记').fill(story);
    await intake.getByRole('region', { name: '听到的' }).getByRole('button').first().waitFor();
  });
  await picture(page, `${house.address}/desk/register`, 'register');
  await page.locator('tbody a[href*="/matters/"]').nth(5).click();
  await page.getByText('谁在办', { exact: true }).waitFor();
  await picture(page, page.url(), 'matter');
  await picture(page, `${house.address}/desk/places`, 'map');
  const phone = await browser.newContext({ ...sizes.phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const code = house.printed().match(/\/r\/(\S+?)（/)?.[1];
  if (code === undefined) throw new Error('the demo printed no receipt');
  await picture(await phone.newPage(), `${house.address}/r/${code}`, 'receipt');
} finally {
  await browser.close();
  await house.end();
}
