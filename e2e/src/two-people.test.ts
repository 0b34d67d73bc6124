import { expect, test } from 'vitest';
import { useBrowser } from './ground/browser.ts';
import { accept, enter, openDesk, registered, stepButton, stepForm, wallStory } from './ground/desk.ts';

const browser = useBrowser();

test('two people on one matter see what the other does, and nothing that was typed is lost', async () => {
  const one = await browser.open();
  await registered(one, 'mediator', wallStory('杨小满', '冯大勇', '13900006666'));
  await accept(one);
  const path = new URL(one.url()).pathname.replace('/desk', '');

  const other = await browser.open();
  await enter(other, 'director', path);
  await other.getByText('记一笔').click();
  await other.getByLabel('内容').fill('已电话约双方明早见面。');
  await other.getByRole('button', { name: '记下', exact: true }).click();
  const since = Date.now();
  await one.getByText('已电话约双方明早见面。').first().waitFor({ timeout: 9000 });
  await one.getByText('刚有改动').waitFor();
  expect(Date.now() - since, 'milliseconds until the other saw it').toBeLessThan(9000);

  // One writes a refusal of a party while the director ends the matter: the refusal is stale and says so.
  await (await stepButton(one, '当事人撤回')).click();
  await stepForm(one).getByRole('radio').first().check();
  await stepForm(one).getByLabel(/^原因/).fill('两家已经自己说好了。');
  await one.route('**/timeline*', (route) => route.abort());
  await (await stepButton(other, '确定调解员')).click();
  await stepForm(other).getByRole('group', { name: '调解员' }).getByRole('radio').first().check();
  await stepForm(other).getByRole('button', { name: /^确定/ }).last().click();
  await other.getByText('已记录：确定调解员').waitFor();
  await stepForm(one).getByRole('button', { name: '记录撤回' }).click();
  const notice = stepForm(one).getByRole('alert');
  await notice.waitFor();
  expect(await notice.innerText()).toContain('有人先改动了');
  expect(await notice.innerText()).toContain('您打开之后的改动');
  expect(await notice.innerText()).toContain('确定调解员');
  expect(await stepForm(one).getByLabel(/^原因/).inputValue(), 'what was typed is still there').toBe('两家已经自己说好了。');
  await one.unroute('**/timeline*');
  await one.getByRole('region', { name: '调解员' }).getByText('调委会指定').waitFor();
  // What was read is being read anew, and the button turns meanwhile.
  await stepForm(one).locator('.ant-btn-loading').waitFor({ state: 'detached' });
  await stepForm(one).getByRole('button', { name: '记录撤回' }).click();
  await one.getByText('已记录：当事人撤回').waitFor();
});

test('a draft survives a closed browser', async () => {
  const before = await browser.open();
  await enter(before, 'town-director', '/intake');
  await before.getByLabel('边听边记').fill('我叫白小满，邻居范大勇的羊昨天吃了我家麦苗。');
  await before.getByText(/草稿已存/).waitFor();
  await before.context().close();

  const after = await browser.open();
  await enter(after, 'town-director');
  await openDesk(after, '/intake');
  await after.getByRole('button', { name: /接着写/ }).first().click();
  expect(await after.getByLabel('边听边记').inputValue()).toContain('范大勇的羊');
});
