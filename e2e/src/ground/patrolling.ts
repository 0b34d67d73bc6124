import type { Page } from 'playwright-core';
import { Calls } from './calls.ts';
import { heading, press } from './field.ts';
import { photograph } from './photograph.ts';

export interface Plate {
  readonly name: string;
  readonly placeName: string;
  readonly code: string;
  readonly point: string;
}

/** The plates of a place, as whoever plans there prints them. */
export const platesOf = async (page: Page, place: string): Promise<readonly Plate[]> => ((await new Calls(page).get(`/patrols/plates?q=${encodeURIComponent(JSON.stringify({ place }))}`)) as unknown as { readonly items: readonly Plate[] }).items; // the contract's answer

/** Begins a patrol of the night, by no shift, and does not wait for what comes of it. */
export async function pressStart(page: Page): Promise<void> {
  await heading(page, '开始巡逻');
  // Who has no shift about now is asked nothing.
  const alone = page.getByRole('radio', { name: '不按班次，自己巡' });
  if (await alone.isVisible()) await alone.check();
  await page.getByLabel('哪一种').selectOption('night');
  await press(page, '开始');
}

/** Begins a patrol of the night, by no shift, which then goes on. */
export async function startAlone(page: Page): Promise<void> {
  await pressStart(page);
  await heading(page, /巡逻中/);
}

/** Adds a photograph to the form that is open. */
export async function addPhoto(page: Page): Promise<void> {
  await page.getByLabel('拍照或选照片').setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) });
  await page.getByAltText('第 1 张照片').waitFor();
}

/** From a page that has the link; ends on the patrol, or on the first page where nobody patrols. */
export async function reportHazard(page: Page, where: string): Promise<void> {
  await page.getByRole('link', { name: '报隐患' }).click();
  await heading(page, '报隐患');
  await addPhoto(page);
  await page.getByLabel('是什么隐患').selectOption({ index: 1 });
  await page.getByRole('radio', { name: '较大' }).check();
  await page.getByLabel('具体位置').fill(where);
  await press(page, '登记');
  await page.getByText('“登记隐患”已存在手机上').waitFor();
}

/** Types the code of a point's plate. */
export async function checkIn(page: Page, code: string): Promise<void> {
  await page.getByLabel('牌上的编号').fill(code);
  await press(page, '打卡');
  await page.getByText('点位牌已记下').waitFor();
}

export async function endPatrol(page: Page): Promise<void> {
  await page.locator('summary', { hasText: '结束巡逻' }).click();
  await press(page, '结束');
  await page.getByText('巡逻已结束').waitFor();
}
