import type { Page } from 'playwright-core';
import { act, openStep } from './desk.ts';

/** Names the unit, why, and that all parties were told and agree. */
export async function askFor(page: Page, step: '移交' | '请求协助', unit: string, purpose: string): Promise<string> {
  const form = await openStep(page, step);
  const to = form.getByLabel(step === '移交' ? '移交给谁' : '请谁协助');
  await to.click();
  await to.fill(unit);
  await page.locator('.ant-select-item-option').filter({ hasText: unit }).first().click();
  await form.getByLabel('为什么、请对方做什么').fill(purpose);
  await form.getByRole('button', { name: '都已当面告知并同意' }).click();
  return act(page, step, new RegExp(step === '移交' ? `^移交给.*${unit}` : `^请.*${unit}.*协助`));
}
