import { expect, test } from 'vitest';
import { useBrowser } from './ground/browser.ts';
import { Calls } from './ground/calls.ts';
import { enter } from './ground/desk.ts';
import { heading, loseSignal, openPhone, press, rowsOn, setUpPhone, shellKept, unexpected } from './ground/field.ts';
import { complaints, looked } from './ground/look.ts';
import { startAlone } from './ground/patrolling.ts';

const browser = useBrowser();
const empty = { held: 0, own: 0, parcels: 0, photos: 0, receipts: 0, self: 0, waiting: 0 };

test('a lost phone is wiped from afar, and hands in first what it holds', async () => {
  const [page, desk] = [await browser.open('pocket'), await browser.open()];
  await setUpPhone(page, 'volunteer');
  const name = await page.locator('.who').innerText();
  expect((await rowsOn(page))['held'], 'the village is on it').toBeGreaterThan(0);
  await enter(desk, 'administrator');
  const calls = new Calls(desk);
  const { items } = (await calls.get(`/devices?q=${encodeURIComponent(JSON.stringify({ limit: 100 }))}`)) as unknown as { items: { id: string; county: string; name: string; state: string; enrolledAt: string; person: string }[] }; // the contract's answer
  const lost = items.filter((one) => one.name === '我的手机' && one.state === 'active' && name.startsWith(one.person)).toSorted((a, b) => (a.enrolledAt < b.enrolledAt ? 1 : -1))[0];
  if (lost === undefined) throw new Error('the phone is listed');
  await calls.post(`/devices/${lost.county}/${lost.id}/wipe`, { reason: '手机在集市上丢失' });
  await page.locator('.strip a').click();
  await press(page, '现在联络一次');
  await page.getByText('管理员已远程清空这台手机').waitFor();
  await looked(page, 'a wiped phone', 'pocket', 'main input');
  expect(await rowsOn(page)).toEqual(empty);
  const { items: after } = (await calls.get(`/devices?q=${encodeURIComponent(JSON.stringify({ limit: 100 }))}`)) as unknown as { items: { id: string; state: string }[] }; // the contract's answer
  expect(after.find(({ id }) => id === lost.id)?.state).toBe('wiped');
});

test('a forgotten passphrase: what would be lost is told first, then everything goes', async () => {
  const page = await browser.open('pocket');
  const found = complaints(page);
  await setUpPhone(page, 'volunteer');
  await shellKept(page);
  await loseSignal(page);
  await page.getByRole('link', { name: '巡逻', exact: true }).click();
  await startAlone(page);
  await page.reload();
  await heading(page, '输入口令');
  await page.getByText('这台手机上有 1 条待发').waitFor();
  await looked(page, 'a phone that is shut', 'pocket', 'main input');
  await page.getByLabel('口令', { exact: true }).fill('记不清的口令啊');
  await press(page, '打开');
  await page.getByText(/口令不对，还可试 9 次/).waitFor();
  await openPhone(page);
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByLabel('大字').check();
  await page.getByRole('radio', { name: '强光下' }).check();
  await looked(page, 'the settings, large and in the sun', 'pocket', 'main button');
  await page.getByLabel('大字').uncheck();
  await page.getByRole('radio', { name: '夜间' }).check();
  await looked(page, 'the settings at night', 'pocket', 'main button');
  await press(page, '锁上');
  await press(page, '忘了口令');
  await page.getByText('手机上还有 1 条没有发出').waitFor();
  await press(page, '再想想');
  await press(page, '忘了口令');
  await looked(page, 'a forgotten passphrase', 'pocket', 'main button');
  await press(page, '知道了，清空');
  await heading(page, '在这台手机上启用');
  expect(await rowsOn(page)).toEqual(empty);
  expect(unexpected(found), 'complaints of the browser').toEqual([]);
});
