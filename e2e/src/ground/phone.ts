import type { Page } from 'playwright-core';

/** The passphrase of the journeys' phones. */
export const passphrase = '石榴树下的三块石头';
const password = 'anhe-demo-1';

export const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
export const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

/** Until all that was done has gone out. */
export async function sent(page: Page): Promise<void> {
  await page.locator('.strip').getByText('都已发出').waitFor();
}

/** Sets a phone up as its owner does: signs in, chooses a passphrase, waits until the village has come. @param house where it answers */
export async function setUpPhoneAt(page: Page, house: string, login: string): Promise<void> {
  await page.goto(`${house}/field/`);
  await page.getByLabel('登录名或手机号').fill(login);
  await page.getByLabel('密码').fill(password);
  await press(page, '登录');
  await heading(page, '给这台手机定一个口令');
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByLabel('再输一遍').fill(passphrase);
  await press(page, '启用');
  await heading(page, '今天');
  await sent(page);
}

/** Opens it again after it was shut or loaded anew. */
export async function openPhone(page: Page): Promise<void> {
  await heading(page, '输入口令');
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await press(page, '打开');
  await page.locator('.strip').waitFor();
}
