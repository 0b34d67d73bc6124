import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { address, useBrowser } from './ground/browser.ts';
import { comeHome, heading, loseSignal, openPhone, press, sent, setUpPhone, shellKept, unexpected } from './ground/field.ts';
import { complaints, looked } from './ground/look.ts';
import { pressStart, startAlone } from './ground/patrolling.ts';

const browser = useBrowser();

const toPatrol = (page: Page): Promise<void> => page.getByRole('link', { name: '巡逻', exact: true }).click();

async function walk(page: Page): Promise<void> {
  await toPatrol(page);
  await startAlone(page);
}

async function note(page: Page, text: string): Promise<void> {
  await page.getByLabel('记下所见').fill(text);
  await press(page, '记下');
}

const noted = (page: Page): Promise<void> => page.getByText(/已记下（\d\d:\d\d）/).waitFor();

/** Whether the browser's database has room; Chromium's own quota lets small writes pass for a while, so that the database itself says so. */
const fillDisk = (page: Page, full: boolean): Promise<void> => page.evaluate((on) => {
  const { prototype } = IDBObjectStore;
  const kept = globalThis as unknown as { usual?: Pick<IDBObjectStore, 'add' | 'put'> }; // put there the first time
  kept.usual ??= { add: prototype.add, put: prototype.put };
  const none = (): never => { throw new DOMException('no room', 'QuotaExceededError'); };
  Object.assign(prototype, on ? { add: none, put: none } : kept.usual);
}, full);

/** Somebody's hand in the phone's database: the second act that waits is changed, the third taken out. */
const editOutbox = (page: Page): Promise<void> => page.evaluate(async () => {
  const asked = indexedDB.open('anhe-field');
  const database = await new Promise<IDBDatabase>((resolve) => { asked.addEventListener('success', () => resolve(asked.result)); });
  const store = database.transaction('waiting', 'readwrite').objectStore('waiting');
  const listed = store.getAll();
  const rows = await new Promise<{ sequence: number; sealed: { bytes: ArrayBuffer } }[]>((resolve) => { listed.addEventListener('success', () => resolve(listed.result)); });
  const [, changed, gone] = rows;
  if (changed === undefined || gone === undefined) throw new Error('three acts wait');
  new Uint8Array(changed.sealed.bytes)[9] = 255 - (new Uint8Array(changed.sealed.bytes)[9] ?? 0);
  store.put(changed);
  const last = store.delete(gone.sequence);
  await new Promise((resolve) => { last.addEventListener('success', resolve); });
  database.close();
});

test('a full disk, an outbox edited by hand, storage that the browser cleared: each is said on the phone, and the rest goes on', async () => {
  const page = await browser.open('pocket');
  const found = complaints(page);
  await setUpPhone(page, 'grid');
  await shellKept(page);
  await walk(page);
  await sent(page);

  await fillDisk(page, true);
  await note(page, '涝池边的灯亮着');
  await page.getByText('手机存满了，这一条没有存下').waitFor();
  expect(await page.getByLabel('记下所见').inputValue(), 'what was typed stays').toBe('涝池边的灯亮着');
  await looked(page, 'a full disk', 'pocket', 'main button');
  await fillDisk(page, false);
  await press(page, '记下');
  await noted(page);
  await sent(page);

  await loseSignal(page);
  for (const text of ['甲巷没有人', '乙巷没有人', '丙巷没有人']) {
    await note(page, text);
    await page.locator('.strip').getByText(`${['甲', '乙', '丙'].indexOf(text.slice(0, 1)) + 1} 条待发`).waitFor();
  }
  await editOutbox(page);
  await comeHome(page);
  await page.locator('.strip a').click();
  const refused = page.getByRole('region', { name: '没办成（2）' });
  await refused.waitFor();
  expect(await refused.innerText()).toMatch(/读不出来的一条[\s\S]*坏了或者被改动过[\s\S]*按记忆补记/);
  await page.getByText('已收到（3）').waitFor();
  await looked(page, 'acts that were spoilt', 'pocket', 'main button');

  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: address(), storageTypes: 'indexeddb' });
  await page.reload();
  await page.getByText('把本机的内容清掉了').waitFor();
  await looked(page, 'storage that was cleared', 'pocket', 'main input');
  expect(unexpected(found), 'complaints of the browser').toEqual([]);
});

test('a copy of a phone that speaks too stops both, and each says so', async () => {
  const page = await browser.open('pocket');
  await setUpPhone(page, 'volunteer');
  const state = await page.context().storageState({ indexedDB: true });
  const copy = await browser.open('pocket', { storageState: state });
  await copy.goto(`${address()}/field/`);
  await openPhone(copy);
  await walk(page);
  await sent(page);
  // The copy gives its act the number that the other's has; it may be locked before its patrol is seen.
  await toPatrol(copy);
  await pressStart(copy);
  await heading(copy, '这台手机已锁定');
  await copy.getByText('另一台手机用了同一把钥匙').waitFor();
  await looked(copy, 'a phone that was copied', 'pocket', 'main summary');
  await note(page, '涝池边的灯亮着');
  await heading(page, '这台手机已锁定');
  await page.getByText('另一台手机用了同一把钥匙').waitFor();
  await page.getByText('这台手机上有 1 条待发').waitFor();
});

test('a clock that is hours ahead: what it wrote down is refused with words of the clock, the phone says how far, and what follows is right', async () => {
  const page = await browser.open('pocket');
  await setUpPhone(page, 'grid');
  await shellKept(page);
  await loseSignal(page);
  await page.clock.setSystemTime(Date.now() + 5 * 3_600_000);
  await walk(page);
  await comeHome(page);
  await page.getByText('手机的时间快了约 5 小时').waitFor();
  await looked(page, 'a clock that is wrong', 'pocket', 'main button');
  await page.locator('.strip a').click();
  const refused = page.getByRole('region', { name: '没办成（1）' });
  expect(await refused.innerText()).toMatch(/开始巡逻[\s\S]*请检查手机的时间/);
  // The patrol that was not taken down can be begun anew, and a hazard is right at once.
  await page.goto(`${page.url().split('#')[0] ?? ''}#/patrol`);
  await page.getByText('这次巡逻没有登记上').waitFor();
  await looked(page, 'a patrol that was not taken down', 'pocket', 'main button');
  await press(page, '重新开始');
  await heading(page, '开始巡逻');
  await page.goto(`${page.url().split('#')[0] ?? ''}#/new-hazard`);
  await heading(page, '报隐患');
  await page.getByLabel('是什么隐患').selectOption({ index: 1 });
  await page.getByLabel('具体位置').fill('涝池西岸护栏');
  await press(page, '登记');
  await page.getByText('“登记隐患”已存在手机上').waitFor();
  await sent(page);
  await page.locator('.strip a').click();
  await page.getByText(/已收到（\d）/).waitFor();
  expect(await page.getByRole('region', { name: /没办成/ }).innerText()).not.toContain('登记隐患');
});
