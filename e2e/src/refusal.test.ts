import { expect, test } from 'vitest';
import { useBrowser } from './ground/browser.ts';
import { accept, act, choose, openStep, registered, stepButton, stepForm, wallStory } from './ground/desk.ts';

const browser = useBrowser();

test('a party refuses: the steps stop with their article, and what has happened before is recorded with its defect', async () => {
  const page = await browser.open();
  await registered(page, 'mediator', wallStory('李小满', '雷大勇', '13900003333'));
  expect(await accept(page)).toMatch(/（\d{4}）.*第.*号/);

  const form = await openStep(page, '确定调解员');
  await form.getByRole('group', { name: '调解员' }).getByRole('radio').first().check();
  await act(page, '确定调解员', /^确定/);
  await openStep(page, '告知权利义务');
  await choose(page, '李*', '同意调解');
  await choose(page, '雷*', '明确拒绝');
  await act(page, '告知权利义务', '记录已告知');

  const bar = page.getByRole('region', { name: '办理' });
  for (const step of ['记录调解会', '达成口头协议', '拟定协议书']) {
    const button = await stepButton(page, new RegExp(`^${step}`));
    expect(await button.getAttribute('aria-disabled'), step).toBe('true');
    await button.focus();
    const why = page.locator('.step-why').filter({ visible: true });
    await why.last().waitFor();
    expect(await why.last().innerText(), step).toContain('当事人一方明确拒绝调解的，不得调解');
    expect(await why.last().innerText(), step).toContain('第17条');
    await page.keyboard.press('Escape');
  }

  // They had sat together before he refused: that is not undone, it is written down as it was.
  await bar.getByRole('button', { name: /补记已发生的/ }).click();
  await bar.getByRole('button', { name: '记录调解会', exact: true }).click();
  const session = stepForm(page);
  await session.getByRole('heading', { name: '记录调解会' }).waitFor();
  await session.getByText('按已经发生的事如实记录').waitFor();
  await session.getByLabel('笔录', { exact: true }).fill('双方在村委会坐过一次，雷大勇中途离席，说不愿再谈。');
  expect(await act(page, '记录调解会', '记下这次调解会')).toContain('如实记录，并标出：');
  const flagged = page.getByRole('region', { name: /标出的缺陷/ });
  await flagged.getByText(/明确拒绝/).waitFor();
  expect(await flagged.innerText()).toContain('第17条');

  await openStep(page, '当事人明确拒绝');
  await choose(page, '哪位当事人', '雷*');
  expect(await act(page, '当事人明确拒绝', '记录拒绝，停止调解')).toContain('下一步：结案');
  await page.getByText('当事人不愿调解', { exact: true }).first().waitFor();
});
