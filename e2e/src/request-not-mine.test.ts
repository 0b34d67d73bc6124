import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousFindings, useBrowser } from './ground/browser.ts';
import type { Login } from './ground/desk.ts';
import { enter, openDesk, openStep, settled, stepForm } from './ground/desk.ts';
import { done, ordinary, takeUnit, takenDown, typeFor, village } from './ground/requests.ts';

const browser = useBrowser();
const [housing, transport, centre] = ['合阳县住房和城乡建设局', '合阳县交通运输局', '合阳县综治中心'];
const grounds = { first: '出了城的路段由交通运输局养护', last: '测量后这一段在城区道路红线以内，由住建局养护' };

async function as(login: Login, path: string): Promise<Page> {
  const page = await browser.open();
  await enter(page, login, path);
  await page.getByRole('region', { name: '他说的' }).waitFor();
  return page;
}

/** What stands beside: who said "not ours", for whom, and how it was decided. */
const dispute = (page: Page): Promise<string> => page.getByRole('region', { name: '归属异议' }).innerText();

async function notOurs(page: Page, named: string, reason: string): Promise<string> {
  const form = await openStep(page, '不属于本单位');
  expect(await form.getByRole('button', { name: '退回，请裁定归属' }).isDisabled(), 'not without whose and why').toBe(true);
  await takeUnit(page, form.getByLabel('哪个单位'), named);
  await form.getByLabel('理由和依据').fill(reason);
  return done(page, '不属于本单位', '退回，请裁定归属');
}

test('wrong twice: each unit says whose and why, the arbiter decides, and what was decided is shown the next time', async () => {
  const clerk = await browser.open();
  await enter(clerk, 'county-clerk', '/requests');
  const type = await typeFor(clerk, ordinary, '住房');
  const { path } = await takenDown(clerk, '出城往东的大路上有个大坑，半边车道都走不成，夜里已经有两个人骑车摔了。', type, { dispatchTo: type.unit.id });

  // The first unit opens it: that it did is seen at once, and it sends it back.
  const first = await as('housing', path);
  expect(await first.locator('.matter-head').innerText()).toContain(housing);
  const words = await notOurs(first, transport, '坑在出城二百米以外，不在我们养护的范围。');
  expect(words).toContain('归属待定');
  expect(words).toContain(centre);
  expect(await dispute(first)).toContain(`${housing}提出不属于本单位，应归${transport}`);

  // The arbiter reads the reason, may not push it down to the village, and sends it on.
  const arbiter = await as('supervisor', path);
  const form = stepForm(arbiter);
  await form.getByText('“坑在出城二百米以外，不在我们养护的范围。”').waitFor();
  await form.getByRole('radio', { name: '别的单位' }).check();
  await takeUnit(arbiter, form.getByLabel('哪个单位'), village.committee);
  const blocked = form.locator('.notice').filter({ hasText: '这样还不行' });
  await blocked.waitFor();
  expect(await blocked.innerText()).toContain('这类事项由部门办理，不能下派到村（社区）');
  expect(await blocked.innerText()).toMatch(/依据：.*2025.*66/s);
  await form.getByLabel('裁定理由').fill(grounds.first);
  expect(await form.getByRole('button', { name: `裁定由${village.committee}办理` }).isDisabled()).toBe(true);
  expect(await seriousFindings(arbiter)).toEqual([]);
  await form.getByRole('radio', { name: `改由${transport}` }).check();
  expect(await done(arbiter, '裁定归属', `裁定由${transport}办理`)).toContain(transport);

  // The second unit objects too; the first has nothing to do meanwhile.
  const second = await as('transport', path);
  expect(await dispute(second)).toContain(`理由：${grounds.first}`);
  await notOurs(second, housing, '测量过了，这一段在城区道路红线以内。');
  await openDesk(first, path);
  await first.getByText('现在没有要办的步骤').or(first.getByText('这一件不由您的岗位办理')).waitFor();

  // Finally: it is the first one's after all, and from now on in the town, too.
  await openDesk(arbiter, path);
  await stepForm(arbiter).getByText('“测量过了，这一段在城区道路红线以内。”').waitFor();
  expect(await stepForm(arbiter).innerText()).toContain(grounds.first);
  await stepForm(arbiter).getByRole('radio', { name: `改由${housing}` }).check();
  await stepForm(arbiter).getByLabel('裁定理由').fill(grounds.last);
  await stepForm(arbiter).getByRole('radio', { name: '这类事在这里都归它' }).check();
  await done(arbiter, '裁定归属', `裁定由${housing}办理`);

  await openDesk(first, path);
  await first.getByRole('region', { name: '归属异议' }).getByText(`理由：${grounds.last}`).waitFor();
  await openStep(first, '接收办理');
  await first.getByRole('button', { name: /还不能/ }).click();
  const again = first.locator('.steps-unfolded').getByRole('button', { name: /^不属于本单位/ });
  expect(await again.innerText()).toContain('已经听过本单位的理由，裁定由本单位办理；不能再退回');
  await done(first, '接收办理', /^接收/);
  await openDesk(second, path);
  expect(await second.locator('.matter-head').innerText()).toContain(housing);
  expect(await dispute(second)).toContain(`改由${housing}办理`);

  await shownNextTime(clerk, type.name.zh);
});

/** The next one of the kind, at intake: the unit by the rule, and how it was decided before. */
async function shownNextTime(page: Page, type: string): Promise<void> {
  await openDesk(page, '/requests/new');
  await page.getByLabel('边听边记').fill(`${type}：${village.name}东边的路面塌了一块。`);
  const field = page.getByRole('combobox', { name: /^类型/ });
  await field.click();
  await field.fill(type);
  await page.locator('.ant-select-item-option').filter({ hasText: type }).first().click();
  await page.getByRole('region', { name: '听到的' }).getByRole('button', { name: new RegExp(village.name) }).first().click();
  const to = page.getByRole('region', { name: '交给谁办' });
  await to.getByText('按这类事项的责任单位').waitFor();
  await settled(page);
  const words = await to.innerText();
  expect(words).toContain('以前怎样定的');
  expect(words).toContain(`${transport}说不归自己，改由${housing}办`);
  expect(words).toContain('已成为规则');
  expect(words).toContain(grounds.last);
  expect(words).toContain(grounds.first);
}
