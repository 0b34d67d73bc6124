import { expect, test } from 'vitest';
import { address, useBrowser } from './ground/browser.ts';
import { Typing, choose, openDesk, paperOf, said, signInByForm, takeIn, wallStory } from './ground/desk.ts';
import { hasCursor } from './ground/look.ts';

const browser = useBrowser();

/** Fields typed into from the first word to the printed slip: the story, what was agreed, the agreed word. This number only goes down. */
const typedFields = 3;

test('a quarrel is settled orally while the person sits there, and followed on a phone', async () => {
  const page = await browser.open();
  await signInByForm(page, 'mediator');
  const typing = new Typing();

  await page.keyboard.press('n');
  await page.getByRole('heading', { name: '登记纠纷' }).waitFor();
  await hasCursor(page.getByLabel('边听边记'), 'the cursor waits in the story');
  await takeIn(page, typing, wallStory('王小满', '赵大勇', '13900001111'));
  const first = page.locator('fieldset.party').first();
  expect(await first.getByLabel('姓名或名称').inputValue()).toBe('王小满');
  expect(await first.locator('input[inputmode="tel"]').inputValue()).toBe('13900001111');

  await choose(page, '现在怎样', /当场口头调成/);
  await page.getByRole('heading', { name: '会出这些文书' }).locator('..').getByText('口头协议登记表').waitFor();
  await typing.type(page.getByLabel('协议内容'), '赵大勇今天把屋檐排水改到自家院内，当场付给王小满修墙钱2000元，双方再无争执。');
  await page.getByRole('button', { name: '登记口头协议' }).click();

  await said(page).waitFor();
  const words = await said(page).innerText();
  expect(words).toContain('口头协议已登记并生效');
  const number = /（\d{4}）\S+?第\d+号/.exec(words.replaceAll(' ', ''))?.[0] ?? '';
  expect(number, words).not.toBe('');
  expect(words).toMatch(/由.*乾落社区人民调解委员会.*办理/);
  expect(words).toMatch(/下一步：/);

  // The receipt: a word that the person remembers, no telephone needed.
  const slips = page.getByRole('region', { name: '给每位当事人一张受理单' });
  await typing.type(slips.getByLabel(/约定词/).first(), '石榴树');
  await slips.getByRole('button', { name: '开给王小满' }).click();
  const code = (await slips.locator('.receipt-code .number').first().innerText()).trim();
  expect(code).toMatch(/^610524-?[0-9A-Z]{5}-?[0-9A-Z]{5}$/);
  expect(typing.fields, 'fields typed into').toBe(typedFields);

  const slip = await paperOf(page, slips.getByRole('button', { name: /热敏/ }).first());
  expect(slip.subarray(0, 5).toString()).toBe('%PDF-');

  await openDesk(page, '/registers');
  const row = page.getByRole('row').filter({ hasText: number });
  await row.waitFor();
  expect((await row.innerText()).replaceAll(/\s/g, '')).toContain(number);

  await followOnPhone(code);
});

/** What the holder of the slip sees: the status without names; names, papers and readers behind the word. */
async function followOnPhone(code: string): Promise<void> {
  const phone = await browser.open('phone');
  await phone.goto(`${address()}/r`);
  await phone.getByLabel('受理单编号').fill(code.toLowerCase().replaceAll('-', ' '));
  await phone.getByRole('button', { name: '查看' }).click();
  await phone.getByRole('heading', { level: 1 }).waitFor();
  const seen = await phone.locator('body').innerText();
  expect(seen).toContain('已达成调解协议');
  expect(seen).toContain('乾落社区人民调解委员会');
  expect(seen).not.toContain('王小满');
  expect(seen).not.toContain('赵大勇');
  expect(seen).not.toContain('院墙');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 'wider than the phone').toBe(0);

  const word = phone.getByLabel(/约定的词/);
  await word.fill('苹果树');
  await phone.getByRole('button', { name: '打开材料' }).click();
  await phone.getByText(/不对，还可再试 ?4 ?次/).waitFor();
  expect(await phone.locator('body').innerText()).not.toContain('王小满');

  await phone.getByLabel(/约定的词/).fill('石榴树');
  await phone.getByRole('button', { name: '打开材料' }).click();
  await phone.getByRole('heading', { name: '我的材料' }).waitFor();
  const file = await phone.locator('body').innerText();
  expect(file).toContain('王小满');
  expect(file).toContain('修墙钱2000元');
  expect(file).toContain('谁看过您的信息');
  await phone.getByRole('button', { name: '收起' }).click();
  await phone.getByLabel(/约定的词/).waitFor();
  expect(await phone.locator('body').innerText()).not.toContain('王小满');
}
