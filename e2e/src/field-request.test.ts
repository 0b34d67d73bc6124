import { expect, test } from 'vitest';
import { address, useBrowser } from './ground/browser.ts';
import { comeHome, draftBytes, heading, loseSignal, openPhone, press, setUpPhone, shellKept, unexpected } from './ground/field.ts';
import { complaints, looked } from './ground/look.ts';
import { photograph } from './ground/photograph.ts';

const browser = useBrowser();

test('a request is taken down at the door without a signal; what was begun survives the phone being switched off, and the person follows it by its code', async () => {
  const page = await browser.open('pocket');
  const found = complaints(page);
  await setUpPhone(page, 'grid');
  await shellKept(page);
  await loseSignal(page);
  await page.getByRole('link', { name: '记诉求' }).click();
  await heading(page, '记诉求');
  await page.getByLabel('他说了什么').fill('巷子里的路灯坏了半个月，老人晚上出门摔了一跤。');
  await page.getByLabel('拍照或选照片').setInputFiles({ name: 'no.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('这不是照片') });
  await page.getByText('这不是手机能看的照片').waitFor();
  const kept = (): Promise<number> => draftBytes(page, 'request');
  await expect.poll(kept, { message: 'what he said is kept' }).toBeGreaterThan(0);
  const said = await kept();
  await page.getByLabel('拍照或选照片').setInputFiles({ name: 'IMG_2.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) });
  await page.getByAltText('第 1 张照片').waitFor();
  await expect.poll(kept, { message: 'the photograph is kept' }).toBeGreaterThan(said);
  await page.getByLabel('电话').fill('12');
  await press(page, '登记');
  await page.getByText('手机号是 11 位').waitFor();
  await looked(page, 'a request at the door', 'pocket', 'main button');

  // Switched off in the middle: it goes on where it was.
  await page.reload();
  await openPhone(page);
  await page.getByText('接着上次没填完的').waitFor();
  expect(await page.getByLabel('他说了什么').inputValue()).toContain('摔了一跤');
  await page.getByAltText('第 1 张照片').waitFor();
  await page.getByLabel('姓名').fill('党秀莲');
  await page.getByLabel('电话').fill('13900003579');
  await page.getByLabel('约定一个词').fill('石榴树');
  await page.getByLabel(/他口头同意/).check();
  await press(page, '登记');
  await page.getByText('“登记诉求”已存在手机上').waitFor();

  await comeHome(page);
  await page.locator('.strip a').click();
  await page.getByText('已收到（1）').waitFor();
  const told = await page.locator('.code-told').innerText();
  const code = /6105\d\d-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(told)?.[0] ?? '';
  expect(code, told).not.toBe('');

  const visitor = await browser.open('phone');
  await visitor.goto(`${address()}/r/${code}`);
  await visitor.getByRole('heading', { level: 1 }).waitFor();
  expect(await visitor.locator('body').innerText()).not.toContain('党秀莲');
  await visitor.getByLabel(/约定/).fill('石榴树');
  await visitor.keyboard.press('Enter');
  await visitor.getByText('摔了一跤').first().waitFor();
  expect(unexpected(found), 'complaints of the browser').toEqual([]);
});
