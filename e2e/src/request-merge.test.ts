import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousFindings, useBrowser } from './ground/browser.ts';
import { choose, enter, openDesk, openStep, settled, stepButton, stepForm } from './ground/desk.ts';
import { done, onReceipt, ordinary, takenDown, typeFor, village } from './ground/requests.ts';

const browser = useBrowser();

const opened = async (page: Page, path: string): Promise<void> => {
  await openDesk(page, path);
  await page.getByRole('region', { name: '他说的' }).waitFor();
};

test('two about the same become one and are taken apart again; each keeps its receipt', async () => {
  const page = await browser.open();
  await enter(page, 'county-clerk', '/requests');
  const type = await typeFor(page, (one) => ordinary(one) && one.name.zh.includes('下水'), '住房');
  const one = await takenDown(page, '南关巷口的窨井冒水，流到三家人的门口，走路都得踮着脚。', type);
  const two = await takenDown(page, '窨井一直冒水，南关巷口三家人门口全是水，走不成路。', type, { person: { id: crypto.randomUUID(), name: '卢大麦', contact: { by: 'village' } } });

  await opened(page, two.path);
  const form = await openStep(page, '并入同一件事');
  const line = form.getByRole('listitem').filter({ hasText: one.number });
  await line.waitFor();
  expect(await line.innerText()).toMatch(/(很可能|可能)是同一件\s+同一个村（社区）/);
  expect(await line.innerText()).toContain('南关巷口的窨井冒水');
  await line.getByRole('button', { name: '并入这一件' }).click();
  await page.locator('.notice-kept[role="status"]').filter({ hasText: '已办：并入同一件事' }).waitFor();
  expect(await page.locator('.matter-head').innerText()).toContain(`随 ${one.number} 一起办`);
  await page.getByRole('link', { name: `已并入 ${one.number}，请到那一件办理` }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('并入本件的（1）').click();
  await page.getByRole('link', { name: two.number }).waitFor();
  const receipt = await onReceipt(await browser.open('phone'), two.code);
  expect(receipt, 'the receipt shows how the other goes').toContain('正在确定由哪个单位办');
  expect(receipt).toContain('您是和别人一起反映这件事的');
  expect(receipt, 'it is not over').not.toContain('结案日期');

  await opened(page, two.path);
  await openStep(page, '拆分出来');
  expect(await done(page, '拆分出来', '拆分出来，单独办理')).toContain('待分派');
  await opened(page, one.path);
  expect(await page.locator('body').innerText()).not.toContain('并入本件的');
});

test('it turns out to be a quarrel between neighbours: it goes on without being told anew, and only what the person agreed to goes along', async () => {
  const page = await browser.open();
  await enter(page, 'county-clerk', '/requests');
  const type = await typeFor(page, ordinary, '住房');
  const text = '隔壁盖房把架子搭到我家墙上，墙皮掉了一大片，说了三回都不拆。';
  const taken = await takenDown(page, text, type, { person: { id: crypto.randomUUID(), name: '裴秋实', contact: { by: 'phone', value: '13900005544' } } });

  await opened(page, taken.path);
  const form = await openStep(page, '转为矛盾纠纷');
  for (const part of ['他说的话', '姓名和联系方式', '照片']) expect(await form.getByRole('checkbox', { name: part }).isChecked(), 'nothing is taken for granted').toBe(false);
  await form.getByRole('checkbox', { name: '他说的话' }).check();
  expect(await form.innerText()).toMatch(/还缺：.*怎样同意的/);
  await choose(page, '怎样同意的', '口头');
  for (const [field, option] of [['纠纷类型', '邻里'], ['由哪个调委会调解', village.committee]] as const) {
    await form.getByLabel(field).click();
    await form.getByLabel(field).fill(option);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click();
  }
  await form.getByLabel('与谁有矛盾（姓名或者名称）').fill('贺东升');
  expect(await seriousFindings(page)).toEqual([]);
  expect(await done(page, '转为矛盾纠纷', `转为纠纷，交${village.committee}`)).toContain('已转为纠纷');
  const href = await page.getByRole('link', { name: '打开那一件' }).getAttribute('href');

  // The committee reads what was said, and nothing of who said it.
  const mediator = await browser.open();
  await enter(mediator, 'mediator', '/');
  await expect.poll(async () => {
    const answer = await mediator.context().request.get(new URL(`/api${(href ?? '').replace('/desk/matters', '/disputes')}`, mediator.url()).href);
    return answer.status();
  }, { message: 'the dispute is there' }).toBe(200);
  await openDesk(mediator, (href ?? '').replace('/desk', ''));
  await mediator.getByRole('region', { name: '当事人', exact: true }).waitFor();
  await settled(mediator);
  const seen = await mediator.locator('main').innerText();
  expect(seen).toContain(text);
  expect(seen).toContain('贺*');
  expect(seen).toContain('未留姓名');
  for (const unspoken of ['裴', '139****', '5544']) expect(seen).not.toContain(unspoken);
});

test('a tax office’s own decision is explained, corrected and open to review, and never mediated', async () => {
  const clerk = await browser.open();
  await enter(clerk, 'county-clerk', '/requests');
  const type = await typeFor(clerk, ({ administrative }) => administrative, '税务');
  const taken = await takenDown(clerk, '税务所说我去年漏报了一笔，罚五百还要滞纳金，可那笔钱是退货，当时就冲掉了。', type, { word: '石榴树', dispatchTo: type.unit.id });

  const page = await browser.open();
  await enter(page, 'tax', taken.path);
  await openStep(page, '接收办理');
  expect(await done(page, '接收办理', /^接收/)).toContain('下一步：说明依据');
  const bar = page.locator('section.steps');
  for (const fold of await bar.locator('.steps-fold').all()) {
    await fold.click();
    expect(await bar.innerText(), 'it never goes to a mediator').not.toContain('转为矛盾纠纷');
  }
  const reply = await stepButton(page, /^答复/);
  expect(await reply.innerText()).toContain('先说明作出决定的依据，或者自行更正');

  const explain = await openStep(page, '说明依据');
  await explain.getByText('写在这里的话会发给本人').waitFor();
  await explain.getByLabel(/作出决定的依据/).fill('按税收征收管理法第三十二条、第六十二条计算：漏报的一笔是3600元。');
  await done(page, '说明依据', '把依据说明给本人');
  const correct = await openStep(page, '自行更正');
  await correct.getByLabel(/改了什么/).fill('退货凭证核对属实，罚款和滞纳金已经撤销，您不用再跑。');
  await done(page, '自行更正', '更正，并告知本人');
  await openStep(page, '答复');
  await stepForm(page).getByRole('radio', { name: /^已答复/ }).check();
  await stepForm(page).getByLabel('给本人的答复').fill('罚款和滞纳金已经撤销，系统里今天改好了。');
  expect(await done(page, '答复', '答复本人')).toMatch(/等本人评价，\d+月\d+日截止|等本人评价，\d{4}年/);

  const receipt = await onReceipt(await browser.open('phone'), taken.code);
  expect(receipt).toContain('行政复议');
  expect(receipt, 'what is private stays behind the word').not.toContain('滞纳金');
});
