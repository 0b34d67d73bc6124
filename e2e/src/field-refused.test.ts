import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { useBrowser } from './ground/browser.ts';
import { Calls, dayFromNow } from './ground/calls.ts';
import { enter, openDesk, settled } from './ground/desk.ts';
import { comeHome, heading, loseSignal, press, setUpPhone, unexpected } from './ground/field.ts';
import { complaints, looked } from './ground/look.ts';
import { photograph } from './ground/photograph.ts';
import { village } from './ground/requests.ts';

const browser = useBrowser();

test('a hazard is mended without a signal while the desk finds that it is none: the phone says so, and a person settles it', async () => {
  const [page, desk] = [await browser.open('pocket'), await browser.open()];
  const found = complaints(page);
  await enter(desk, 'director');
  const calls = new Calls(desk);
  const { items: kinds } = (await calls.get('/hazards/kinds')) as unknown as { items: { code: string }[] }; // the contract's answer
  const [county, matter, where] = [village.place.slice(0, 6), randomUUID(), `井台盖板 ${randomUUID().slice(0, 6)}`];
  const { revision } = await calls.post('/hazards', { county, matter, place: village.place, kind: kinds[0]?.code, severity: 'general', source: 'visit', where, text: '', foundOn: dayFromNow(0), photos: [] });

  await setUpPhone(page, 'grid');
  await page.goto(`${page.url().split('#')[0] ?? ''}#/hazards`);
  await page.getByRole('link', { name: new RegExp(where) }).click();
  await heading(page, new RegExp(where));
  await looked(page, 'a hazard on the phone', 'pocket', 'main button');
  await loseSignal(page);
  await press(page, '整改完成');
  await page.getByLabel('怎么整改的').fill('换了新盖板，用水泥固定');
  await press(page, '记下');
  await page.getByText('要有整改后的照片').waitFor();
  await page.getByLabel('拍照或选照片').setInputFiles({ name: 'IMG_3.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) });
  await page.getByAltText('第 1 张照片').waitFor();
  await press(page, '记下');
  await page.getByText('“整改完成”已存在手机上').waitFor();
  // It waits: no second step is built upon it.
  await page.getByRole('link', { name: new RegExp(where) }).click();
  await page.getByText('已记下“整改完成”，待发').waitFor();

  await calls.post(`/hazards/${county}/${matter}/cancel`, { why: 'none', text: '到现场看过，盖板完好' }, revision);
  await comeHome(page);
  await page.locator('.strip a').click();
  const refused = page.getByRole('region', { name: /没办成/ });
  await refused.waitFor();
  expect(await refused.innerText()).toMatch(/整改完成[\s\S]*原因：/);
  await looked(page, 'what was refused', 'pocket', 'main button');

  await openDesk(desk, '/devices');
  const entry = desk.locator('article.refused').filter({ hasText: '换了新盖板' });
  await entry.getByRole('radio', { name: '不再办理' }).check();
  await entry.locator('textarea').fill('盖板完好，不用整改');
  await entry.locator('button[type="submit"]').click();
  await desk.getByText('不再办理').first().waitFor();
  await settled(desk);
  await entry.waitFor({ state: 'detached' });
  expect(unexpected(found), 'complaints of the browser').toEqual([]);
});
