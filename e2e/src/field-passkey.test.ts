import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { useBrowser } from './ground/browser.ts';
import { heading, loseSignal, openPhone, passphrase, press, sent, setUpPhone, shellKept, unexpected } from './ground/field.ts';
import { complaints, looked } from './ground/look.ts';

const browser = useBrowser();

/** Gives the page's phone an authenticator of its own; its owner is recognised, or turns away. */
async function authenticator(page: Page, hasPrf: boolean) {
  const tools = await page.context().newCDPSession(page);
  await tools.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, hasPrf, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return {
    recognises: (isUserVerified: boolean) => tools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    count: async (): Promise<number> => (await tools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    remove: () => tools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
  };
}

async function toSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: '设置' }).click();
  await heading(page, '设置');
}

async function add(page: Page, pass: string): Promise<void> {
  await page.getByLabel('先输一遍口令').fill(pass);
  await press(page, '加上锁屏验证');
}

test('a phone is opened by its own lock, without a signal too, and by the passphrase as before', async () => {
  const page = await browser.open('pocket');
  const found = complaints(page);
  const own = await authenticator(page, true);
  await setUpPhone(page, 'grid');
  await shellKept(page);
  await toSettings(page);
  await page.locator('summary', { hasText: '加上锁屏验证' }).click();
  await looked(page, 'the phone’s lock, before it is added', 'pocket', 'main button');
  await add(page, '记不清的口令啊啊');
  await page.getByText(/口令不对，还可试 9 次/).waitFor();
  expect(await own.count(), 'nothing is made for a wrong passphrase').toBe(0);
  await add(page, passphrase);
  await page.getByText('已加上').waitFor();
  expect(await own.count()).toBe(1);
  await loseSignal(page);
  await page.reload();
  await heading(page, '输入口令');
  await looked(page, 'a phone that its own lock opens', 'pocket', 'main input');
  await press(page, '用手机的锁屏验证打开');
  await page.locator('.strip').waitFor();
  await page.context().setOffline(false);
  await sent(page);
  // Whoever is not recognised often enough is locked out by the phone itself; the passphrase opens it all the same.
  await page.reload();
  await heading(page, '输入口令');
  await own.recognises(false);
  await press(page, '用手机的锁屏验证打开');
  await page.getByText('手机没有验证成，或者取消了').waitFor();
  await openPhone(page);
  await toSettings(page);
  await press(page, '去掉锁屏验证');
  await page.getByText('以后只能用口令打开').waitFor();
  await press(page, '锁上');
  await heading(page, '输入口令');
  expect(await page.getByRole('button', { name: '用手机的锁屏验证打开' }).count(), 'it is not offered any more').toBe(0);
  expect(unexpected(found), 'complaints of the browser').toEqual([]);
});

test('a phone whose lock gives no secret keeps none, and one without a lock is offered nothing', async () => {
  const page = await browser.open('pocket');
  const own = await authenticator(page, false);
  await setUpPhone(page, 'grid');
  await toSettings(page);
  await page.locator('summary', { hasText: '加上锁屏验证' }).click();
  await add(page, passphrase);
  await page.getByText('这台手机的通行密钥打不开这里').waitFor();
  await own.remove();
  await page.reload();
  await openPhone(page);
  await toSettings(page);
  await page.getByRole('heading', { name: '我名下的手机' }).waitFor();
  expect(await page.getByText('锁屏验证').count(), 'nothing is offered').toBe(0);
});
