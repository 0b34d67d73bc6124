import { expect, test } from 'vitest';
import budget from '../../bench/budgets-phone.json' with { type: 'json' };
import { useBrowser } from './ground/browser.ts';
import { enter, openDesk, settled } from './ground/desk.ts';
import { agreeAtDoor, shortQuarrel } from './ground/door.ts';
import { comeHome, heading, loseSignal, press, setUpPhone, unexpected } from './ground/field.ts';
import { Hands } from './ground/hands.ts';
import { complaints, looked } from './ground/look.ts';

const browser = useBrowser();

test('an oral agreement is made at the door without a signal: rights read out, read back, confirmed by both', async () => {
  const page = await browser.open('pocket');
  const found = complaints(page);
  await setUpPhone(page, 'mediator');
  await loseSignal(page);
  // Made in a minute: what it takes of one's fingers is counted, and only goes down.
  const hands = new Hands();
  await agreeAtDoor(page, hands, shortQuarrel);
  expect({ taps: hands.taps, typed: hands.typed }).toEqual({ taps: budget.taps, typed: budget.typed });

  await page.getByRole('link', { name: '口头协议' }).click();
  await heading(page, '口头协议');
  await page.locator('#first-name').fill('田秋收');
  await page.locator('#second-name').fill('马有粮');
  await page.locator('#second-phone').fill('1390000');
  await page.getByLabel('哪一类纠纷').selectOption('neighbour');
  await page.getByLabel('什么事').fill('马有粮家的屋檐水排到田秋收家院墙，墙根泡塌。');
  await page.getByLabel('怎么定的').fill('马有粮三天内把屋檐水改到自家院内，今天当场付修墙钱800元。');
  await press(page, '下一步');
  await page.getByText('手机号是 11 位').waitFor();
  await looked(page, 'an oral agreement', 'pocket', 'main button');
  await page.locator('#second-phone').fill('13900002468');
  await press(page, '下一步');

  await page.getByText('第 2 步，共 3 步').waitFor();
  expect(await page.locator('.read-out').innerText()).toContain('自愿达成调解协议');
  await press(page, '下一步');
  await page.getByText('先念完，各方同意了才能往下').waitFor();
  await looked(page, 'the rights', 'pocket', 'main button');
  await page.getByLabel('已念给各方听').check();
  await press(page, '下一步');

  await page.getByText('第 3 步，共 3 步').waitFor();
  await page.getByLabel('田秋收听了，没有出入').check();
  await press(page, '登记口头协议');
  await page.getByText('要各方都确认').waitFor();
  await looked(page, 'reading back', 'pocket', 'main button');
  await page.getByLabel('马有粮听了，没有出入').check();
  await page.getByLabel('双方都觉得不用写成书面协议').check();
  await press(page, '登记口头协议');
  await page.getByText('“当场调成”已存在手机上').waitFor();

  await comeHome(page);
  await page.locator('.strip a').click();
  await page.getByText('已收到（2）').waitFor();
  expect(await page.getByText('没办成').count()).toBe(0);

  // In the yearly register of the committee.
  const desk = await browser.open();
  await enter(desk, 'mediator');
  await openDesk(desk, '/registers');
  await settled(desk);
  await desk.getByRole('row').filter({ hasText: /田/ }).first().waitFor();
  expect(unexpected(found), 'complaints of the browser').toEqual([]);
});
