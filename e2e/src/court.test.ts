import { expect, test } from 'vitest';
import { useBrowser } from './ground/browser.ts';
import { Typing, act, choose, enter, openStep, openTaken, paperOf, said, stepForm, takeIn, wallStory } from './ground/desk.ts';
import { dayFromNow } from './ground/calls.ts';

const browser = useBrowser();

test('a court hands a dispute in on its platform; it runs on the court’s clocks, and the result goes back with a letter', async () => {
  const page = await browser.open();
  await enter(page, 'mediator', '/intake');
  await takeIn(page, new Typing(), wallStory('雷小麦', '雷大麦', '13900008811'));
  await page.getByText('更多：来源、金额、来访日期').click();
  await choose(page, '来源', '委托移送');
  await choose(page, '移送机关', '人民法院');
  await page.getByLabel('机关名称').fill('合阳县人民法院坊镇人民法庭（演示）');
  await page.getByLabel('函号').fill('（2026）演委字第8号');
  await page.getByLabel('收到日期').fill(dayFromNow(0));
  await choose(page, '是否在人民法院调解平台上', /^立案前委派/);
  await page.getByRole('button', { name: '登记，由本调委会办理' }).click();
  await said(page).waitFor();
  await openTaken(page);

  // The organ, its letter, and the clocks that hold on the platform only.
  const origin = page.getByRole('region', { name: '来源与其他途径' });
  await origin.getByText('合阳县人民法院坊镇人民法庭（演示）', { exact: false }).waitFor();
  await origin.getByText('还没有反馈').waitFor();
  const clocks = page.getByRole('region', { name: '时限' });
  await clocks.getByText('答复法院委派').waitFor();
  await clocks.getByText('立案前委派调解').waitFor();

  // That the court has it is no bar: it handed it over itself.
  await openStep(page, '受理');
  await choose(page, '有没有别的机关在处理？', /委托移送给我们/);
  await choose(page, '是不是对行政机关自身行为不服？', /^不是/);
  await act(page, '受理', '受理');

  await openStep(page, '调解不成');
  await stepForm(page).getByLabel('调解不成的主要情况').fill('双方对修墙费用差距太大。');
  await stepForm(page).getByText('已向各方告知以上途径').click();
  await act(page, '调解不成', '终止调解，告知其他途径');

  await openStep(page, '反馈移送机关');
  await stepForm(page).getByLabel('反馈内容').fill('经两次调解，双方未达成协议，已告知可向人民法院起诉。');
  await stepForm(page).getByLabel('反馈函号').fill('（2026）演复字第3号');
  await act(page, '反馈移送机关', '反馈移送机关');
  await origin.getByText('已反馈', { exact: false }).waitFor();
  const papers = page.getByRole('region', { name: '文书' });
  const letter = await paperOf(page, papers.getByRole('button', { name: /打开“.*反馈函.*”/ }).first());
  expect(letter.subarray(0, 5).toString()).toBe('%PDF-');
});
