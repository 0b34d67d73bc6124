import type { Locator, Page } from 'playwright-core';
import { accept, act, choose, openStep, settled, stepForm } from './desk.ts';
import { signedPage } from './signed-page.ts';

/** Accepted, mediated and told: the parties consent, so that an agreement may be drafted. */
export async function readyToDraft(page: Page): Promise<void> {
  await accept(page);
  await appointedAndTold(page);
}

/** A mediator is there, and the parties were told and consent. */
export async function appointedAndTold(page: Page): Promise<void> {
  const appoint = await openStep(page, '确定调解员');
  await appoint.getByRole('group', { name: '调解员' }).getByRole('radio').first().check();
  for (const question of ['怎样产生', '和当事人有没有利害关系']) await choose(page, question, /当事人选定|^没有/);
  await stepForm(page).getByRole('button', { name: /^确定/ }).click();
  await page.locator('.notice-kept[role="status"]').filter({ hasText: '已记录：确定调解员' }).waitFor();
  await settled(page);
  const tell = await openStep(page, '告知权利义务');
  const all = tell.getByRole('button', { name: '各方都同意调解' });
  if (await all.isVisible().catch(() => false)) await all.click();
  await act(page, '告知权利义务', '记录已告知');
}

/** In the form of signatures: the first party on the screen, the second and the mediator on a page that was photographed and seen. */
export async function signOnBoth(page: Page, sign: Locator): Promise<void> {
  const blocks = sign.locator('.signer-block');
  await blocks.nth(0).getByRole('checkbox').check();
  await blocks.nth(0).getByText('屏幕上', { exact: true }).click();
  await pick(page, blocks.nth(0).getByLabel(/出示的证件/), '居民身份证');
  await draw(page, blocks.nth(0).locator('.pad'));
  await blocks.nth(1).getByRole('checkbox').check();
  await blocks.nth(2).getByRole('checkbox').first().check();
  await sign.locator('input[type="file"]').first().setInputFiles({ name: '签字页.png', mimeType: 'image/png', buffer: signedPage() });
  await sign.getByText('签字页已有，并已看过原件').waitFor();
}

/** Draws a line across a pad, as a hand does. */
export async function draw(page: Page, pad: Locator): Promise<void> {
  const canvas = pad.locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('the pad is in sight');
  await page.mouse.move(box.x + 30, box.y + 90);
  await page.mouse.down();
  for (let step = 1; step <= 20; step += 1) await page.mouse.move(box.x + 30 + step * 12, box.y + 90 + 40 * Math.sin(step));
  await page.mouse.up();
}

/** Takes one of the options of a list that opens. */
export async function pick(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option).first().click();
}
