import { expect, test } from 'vitest';
import { useBrowser } from './ground/browser.ts';
import { Typing, act, choose, enter, openStep, openTaken, paperOf, registered, said, stepForm, takeIn, wallStory } from './ground/desk.ts';

const browser = useBrowser();

test('a quarrel with an authority about its own act is refused, with the ground and where to go', async () => {
  const page = await browser.open();
  await registered(page, 'mediator', wallStory('梁小满', '乔大勇', '13900004444'));
  await openStep(page, '受理');
  await stepForm(page).getByRole('group', { name: '有没有别的机关在处理？' }).getByRole('radio').first().check();
  await choose(page, '是不是对行政机关自身行为不服？', /^是/);
  await stepForm(page).getByText('现在不能').waitFor();
  expect(await stepForm(page).innerText()).toContain('复议、诉讼');
  expect(await stepForm(page).getByRole('button', { name: '受理', exact: true }).isDisabled()).toBe(true);

  await stepForm(page).getByRole('button', { name: '改为不予受理' }).click();
  const form = stepForm(page);
  await form.getByRole('heading', { name: '不予受理' }).waitFor();
  await form.getByRole('group', { name: '依据哪一条' }).getByRole('radio').first().check();
  expect(await form.getByLabel('写给当事人的理由').inputValue(), 'the words of the ground stand there').not.toBe('');
  expect(await form.getByLabel('告知当事人去哪里').inputValue()).not.toBe('');
  expect((await act(page, '不予受理', '不予受理，告知去处')).replaceAll(' ', '')).toMatch(/第\d+号/);

  const papers = page.getByRole('region', { name: '文书' });
  const note = await paperOf(page, papers.getByRole('button', { name: /打开“.*不予受理.*”/ }).first());
  expect(note.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a clerk files for a committee, which hands it back with a reason', async () => {
  const clerk = await browser.open();
  await enter(clerk, 'clerk', '/intake');
  await takeIn(clerk, new Typing(), { ...wallStory('肖小满', '党大勇', '13900005555'), chips: [/邻里/, /肖小满/, /党大勇/, /乾落社区/] });
  await clerk.getByRole('group', { name: '由哪个调委会调解' }).getByRole('radio', { name: /乾落社区人民调解委员会/ }).check();
  await clerk.getByRole('button', { name: /^登记并转给/ }).click();
  await said(clerk).waitFor();
  expect(await said(clerk).innerText()).toContain('由坊镇乾落社区人民调解委员会办理');
  await openTaken(clerk);
  const { pathname } = new URL(clerk.url());

  const committee = await browser.open();
  await enter(committee, 'mediator', pathname.replace('/desk', ''));
  await openStep(committee, '退回中心');
  expect(await stepForm(committee).getByRole('button', { name: /^退回/ }).isDisabled(), 'not without a reason').toBe(true);
  await stepForm(committee).getByLabel('原因').fill('当事人都住在坊镇街上，请转镇调委会。');
  expect(await act(committee, '退回中心', /^退回/)).toContain('坊镇综治中心');

  // The clerk's page stood open: the answer comes to it by itself, with its reason.
  await clerk.getByText('调委会已退回').first().waitFor();
  await clerk.getByText('当事人都住在坊镇街上，请转镇调委会。').first().waitFor();
  await clerk.getByRole('button', { name: '转给调委会', exact: true }).waitFor();
});
