import { expect, test } from 'vitest';
import { seriousFindings, useBrowser } from './ground/browser.ts';
import { Calls, dayFromNow, takenIn } from './ground/calls.ts';
import { accept, act, enter, openDesk, openStep, stepForm } from './ground/desk.ts';

const browser = useBrowser();

test('in a family matter each side is asked apart; where violence is found the two are never put in one room', async () => {
  const page = await browser.open();
  await enter(page, 'mediator');
  const { path, acting, parties } = await takenIn(page, { type: 'marriage-family', summary: '夫妻为家用和孩子上学的花费反复争吵，女方要求有人居中说和。' }, ['祁小禾', '祁大禾']);
  await openDesk(page, path);
  await accept(page);
  const calls = new Calls(page);
  const timeline = async (): Promise<number> => Number((await calls.get(`${path}/timeline`))['revision']);
  const on = path.replace('/matters/', '/disputes/');
  await calls.post(`${on}/mediators`, { happenedOn: dayFromNow(0), post: acting.post, chosen: 'chosen', conflict: 'none' }, await timeline());
  await calls.post(`${on}/notice`, { happenedOn: dayFromNow(0), how: 'read-out', told: parties.map((party) => ({ party, answer: 'consented' })) }, await timeline());
  await openDesk(page, path);

  // Both in one room is not possible yet, and the page says why and under which article.
  const form = await openStep(page, '记录调解会');
  await form.getByText('现在不能').waitFor();

  const room = page.getByRole('region', { name: '调解室' });
  for (const [index, answer] of ['说有', '说没有'].entries()) {
    await room.getByRole('button', { name: /询问/ }).first().click();
    const asking = stepForm(page);
    await asking.getByRole('group', { name: '问的是哪一方' }).getByRole('radio').nth(index).check();
    await asking.getByText('单独问的，对方和对方家人不在场').click();
    await asking.getByRole('group', { name: '回答' }).getByRole('radio', { name: answer, exact: true }).check();
    await act(page, '单独询问家庭暴力', '记下已询问');
  }
  await room.getByText('不安排双方同场，只分别谈。', { exact: false }).waitFor();
  await room.getByText('110', { exact: false }).first().waitFor();

  // A joint session stays closed; a talk with one side is recorded as ever.
  const again = await openStep(page, '记录调解会');
  await again.getByText('现在不能').waitFor();
  await again.getByRole('checkbox', { name: /^被申请人/ }).uncheck();
  await again.getByRole('textbox', { name: /^笔录/ }).fill('只与申请人一方谈，告知可以申请人身安全保护令，商定由妇联陪同。');
  await act(page, '记录调解会', '记下这次调解会');
  expect(await seriousFindings(page)).toEqual([]);
});

test('what one side said apart stays with its mediator: the director reads nothing of it', async () => {
  const page = await browser.open();
  await enter(page, 'mediator');
  const { path, acting, parties } = await takenIn(page, {}, ['祁小谷', '祁大谷']);
  await openDesk(page, path);
  await accept(page);
  const calls = new Calls(page);
  const on = path.replace('/matters/', '/disputes/');
  const revision = async (): Promise<number> => Number((await calls.get(`${path}/timeline`))['revision']);
  await calls.post(`${on}/mediators`, { happenedOn: dayFromNow(0), post: acting.post, chosen: 'chosen', conflict: 'none' }, await revision());
  await openDesk(page, path);
  const secret = '申请人私下说最多让到八百元';
  const notes = page.locator('.room-sealed');
  await notes.getByText('写一条').first().click();
  await notes.getByLabel('单独谈了什么').first().fill(secret);
  await notes.getByRole('button', { name: '密封保存' }).first().click();
  await notes.getByText('已密封，只有您能打开').first().waitFor();

  const director = await browser.open();
  await enter(director, 'director', path);
  await director.getByRole('region', { name: '调解室' }).waitFor();
  expect(await director.locator('body').innerText()).not.toContain(secret);
  expect(parties).toHaveLength(2);
});
