import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { seriousFindings, useBrowser } from './ground/browser.ts';
import { Typing, enter, openDesk, settled, signInByForm } from './ground/desk.ts';
import { hasCursor } from './ground/look.ts';
import { tabTo, village } from './ground/requests.ts';

const browser = useBrowser();

/** Typed into while somebody speaks for his mother: the story and who is calling. This number only goes down. */
const typedFields = 2;

const told = `我替我妈说一声，她叫田秀芳，没有电话，住${village.name}。县城人民路东头的路灯不亮，马路上黑漆漆的，昨晚绊倒了人。`;
const heard = (page: Page): Locator => page.getByRole('region', { name: '听到的' });

test('somebody without a telephone is heard through her daughter: by the keyboard alone, to the right desk, with a slip to take home', async () => {
  const page = await browser.open('small');
  await signInByForm(page, 'county-clerk');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /编号、当事人/ }).waitFor();
  await page.keyboard.type('登记诉求');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '登记诉求' }).waitFor();
  const story = page.getByLabel('边听边记');
  await hasCursor(story, 'the cursor waits in the story');
  const typing = new Typing();
  await typing.type(story, told);

  // What was understood, with how sure it is and why; one press takes it.
  const lamp = heard(page).getByRole('button', { name: /路灯/ }).first();
  await lamp.waitFor();
  expect(await heard(page).innerText()).toMatch(/(把握大|有可能|拿不准) \d+%\s*因为“.*路灯/);
  const name = (await lamp.innerText()).replace('+', '').trim();
  await tabTo(page, lamp);
  await page.keyboard.press('Enter');
  for (const chip of [new RegExp(village.name), /田秀芳/]) {
    await tabTo(page, heard(page).getByRole('button', { name: chip }).first());
    await page.keyboard.press('Enter');
  }
  expect(await page.getByLabel('姓名').inputValue()).toBe('田秀芳');

  await tabTo(page, page.getByRole('group', { name: '怎么来的' }).getByRole('radio', { name: '窗口' }));
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('radio', { name: '电话' }).first().isChecked()).toBe(true);
  await tabTo(page, page.locator('.contact-ways input').first());
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('ArrowRight');
  await page.getByText('不用填：由村里转告').waitFor();
  await tabTo(page, page.getByLabel(/已当面说明/));
  await page.keyboard.press('Space');
  await tabTo(page, page.locator('summary').filter({ hasText: '替别人说' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('是别人替他来说的'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByLabel('来说的人是他的'));
  await typing.type(page.getByLabel('来说的人是他的'), '女儿');

  // To whom: named by the catalogue, or by the words, each with its ground.
  const to = page.getByRole('region', { name: '交给谁办' });
  const promise = /答复承诺：(\S+)/.exec(await to.innerText())?.[1] ?? '';
  expect(promise).not.toBe('');
  const unit = to.getByRole('radio', { name: /住房和城乡建设局/ });
  expect(await to.locator('label').filter({ hasText: '住房和城乡建设局' }).first().innerText()).toContain('按部门的责任单位');
  await tabTo(page, to.getByRole('radio', { name: /先登记，稍后分派/ }));
  for (let at = 0; at < 6 && !(await unit.isChecked()); at += 1) await page.keyboard.press('ArrowUp');
  await page.getByRole('button', { name: '登记并分派给合阳县住房和城乡建设局' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');

  const head = page.getByRole('heading', { name: /✓ 已登记，编号/ });
  await head.waitFor();
  expect(typing.fields, 'fields typed into').toBe(typedFields);
  const after = await page.locator('.after').innerText();
  expect(after).toContain('现在在合阳县住房和城乡建设局');
  expect(after).toContain(`承诺：${promise}`);
  expect(after).toMatch(/\d{4}年\d+月\d+日前答复/);
  const slip = page.locator('.slip');
  expect(await slip.innerText()).toMatch(/610524-?[0-9A-Z]{5}-?[0-9A-Z]{5}/);
  expect(await slip.innerText()).toContain('没有手机，到村（社区）或综治中心报查询码也行');
  // On paper there is the slip and nothing of the desk.
  await page.emulateMedia({ media: 'print' });
  expect([await slip.isVisible(), await head.isVisible(), await page.getByRole('navigation', { name: '页面' }).isVisible()]).toEqual([true, false, false]);
  await page.emulateMedia({ media: null });

  await page.getByRole('link', { name: '打开这一件' }).click();
  await page.getByRole('region', { name: '他说的' }).waitFor();
  const path = new URL(page.url()).pathname.replace('/desk', '');
  const said = await page.getByRole('region', { name: '他说的' }).innerText();
  expect(said).toContain(told);
  expect(said).toContain('由本人的女儿代为反映');
  expect(said).toContain('口头同意转给承办单位');

  await joinedBySomebodyElse(page, path, name);
});

/** A second caller about the same: not filed twice, but joined, with a slip of their own. */
async function joinedBySomebodyElse(page: Page, path: string, type: string): Promise<void> {
  await openDesk(page, '/requests/new');
  await page.getByLabel('边听边记').fill(`我是${village.name}的刘麦香，人民路东头路灯不亮好几天了，马路上黑漆漆的，昨晚有人绊倒。`);
  for (const chip of [/路灯/, new RegExp(village.name), /刘麦香/]) await heard(page).getByRole('button', { name: chip }).first().click();
  const similar = page.getByRole('region', { name: '可能是同一件事' });
  const line = similar.getByRole('listitem').filter({ hasText: '田秀芳' }).or(similar.getByRole('listitem').filter({ hasText: '我替我妈说一声' })).first();
  await line.waitFor();
  const words = await line.innerText();
  expect(words).toMatch(/(很可能|可能)是同一件/);
  expect(words).toContain('同一个村（社区）');
  expect(words).toContain('人民路东头的路灯不亮');
  expect(words).toContain(type);
  await tabTo(page, line.getByRole('button', { name: '并入这一件' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /✓ 已并入/ }).waitFor();
  expect(await page.locator('.slip').innerText()).toMatch(/610524-?[0-9A-Z]{5}-?[0-9A-Z]{5}/);

  const desk = await browser.open();
  await enter(desk, 'housing', path);
  await desk.getByText('另有 1 人附议，各有回执').waitFor();
  await desk.getByText('附议的人说的（1）').click();
  await desk.getByText('好几天了').waitFor();
  await settled(desk);
  expect(await desk.getByRole('region', { name: '谁来反映' }).innerText()).toContain('由村里转告');
}

test('who smells gas is told the number to call before anything is written down', async () => {
  const page = await browser.open();
  await enter(page, 'county-clerk', '/requests/new');
  await page.getByLabel('边听边记').fill('家里一股煤气味，燃气灶那边漏气了，人头晕。');
  const alert = page.getByRole('alert').filter({ hasText: /先打/ });
  await alert.waitFor();
  expect(await alert.getByRole('link').getAttribute('href')).toMatch(/^tel:\d+$/);
});
