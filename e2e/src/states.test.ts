import { expect, test } from 'vitest';
import { address, useBrowser } from './ground/browser.ts';
import { enter, settled } from './ground/desk.ts';
import { keptBack } from './ground/trouble.ts';

const browser = useBrowser();

test('nothing there, slow, failing: each is said in words', async () => {
  const page = await browser.open();
  // Whoever has nothing in hand: the demo gives everyone something.
  await page.route('**/api/my-work*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { counts: { all: 0, overdue: 0, today: 0, week: 0, rest: 0 }, items: [], next: null } });
  });
  await enter(page, 'town-director', '/');
  await page.getByText('手上没有待办的事项').waitFor();
  await page.getByRole('link', { name: '登记一件' }).waitFor();
  await page.unroute('**/api/my-work*');
  await page.context().clearCookies();
  await enter(page, 'mediator', '/register?words=%E4%BB%8E%E6%9D%A5%E6%B2%A1%E6%9C%89%E8%BF%99%E4%BB%B6%E4%BA%8B');
  await page.getByText(/没有符合/).first().waitFor();
  await page.getByRole('button', { name: '清除' }).or(page.getByRole('button', { name: /清除|清空/ })).first().waitFor();

  const letGo = await keptBack(page, /\/api\/my-work/);
  await page.goto(`${address()}/desk/`);
  await page.locator('.loading-line').first().waitFor();
  expect(await page.locator('.loading-slow').count(), 'no excuse before three seconds').toBe(0);
  await page.getByText(/还在取数/).waitFor();
  letGo();
  await settled(page);
  await page.unroute(/\/api\/my-work/);

  await page.route(/\/api\/my-work/, (route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'down' }));
  await page.goto(`${address()}/desk/`);
  const again = page.getByRole('button', { name: /再取一次|再按一次/ });
  await again.waitFor();
  await page.unroute(/\/api\/my-work/);
  await again.click();
  await page.getByRole('row').nth(1).waitFor();
});

test('a failing server and a sign-in that ran out take nothing that was typed', async () => {
  const page = await browser.open();
  await enter(page, 'veteran', '/intake');
  const story = page.getByLabel('边听边记');
  await story.fill('我叫乔小满，邻居范大勇的树枝压坏了我家瓦。');
  await page.getByLabel('姓名或名称').first().fill('乔小满');
  await page.locator('fieldset.party').first().getByRole('button', { name: '由村里转告' }).click();
  await page.getByRole('region', { name: '听到的' }).getByRole('button', { name: /邻里|损害/ }).first().click();
  await page.route(/\/api\/disputes$/, (route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'down' }));
  await page.getByRole('button', { name: /^登记/, exact: false }).last().click();
  const notice = page.getByRole('alert').filter({ hasText: '没有送达' });
  await notice.waitFor();
  expect(await story.inputValue()).toContain('范大勇的树枝');
  await page.unroute(/\/api\/disputes$/);

  await page.context().clearCookies();
  // The next draft that is kept finds the sign-in gone.
  await story.press('End');
  // Slower than the draft is kept: the window waits for the end of the sentence.
  await story.pressSequentially('他不认。', { delay: 350 });
  const over = page.getByRole('dialog', { name: '登录已过期' });
  await over.waitFor();
  expect(await story.inputValue()).toContain('他不认。');
  expect(await over.innerText()).toContain('您填写的内容都还在');
  expect(await over.getByLabel('登录名或手机号').inputValue(), 'the name is known').toBe('veteran');
  await over.getByLabel('密码', { exact: true }).last().fill('anhe-demo-1');
  await page.keyboard.press('Enter');
  await over.waitFor({ state: 'detached' });
  expect(await story.inputValue()).toContain('他不认。');
  await page.getByRole('button', { name: /^登记，/ }).click();
  await page.getByRole('heading', { name: '✓ 已登记' }).waitFor();
});

test('on a phone: a card is pressed as a whole, a finger opens reasons and arithmetic, parts that fail say so', async () => {
  const page = await browser.open('phone');
  await enter(page, 'mediator', '/register');
  // What stands above the list is later than the list, and comes with it: nothing is pushed away under the finger.
  await page.route(/\/api\/handovers/, async (route) => {
    const answer = await route.fetch();
    await new Promise((resolve) => setTimeout(resolve, 900));
    await route.fulfill({ response: answer });
  });
  await page.goto(`${address()}/desk/`);
  await page.locator('.card').first().waitFor();
  expect(await page.getByRole('region', { name: '移交与协助' }).isVisible(), 'there with the first card').toBe(true);
  await settled(page);
  await page.locator('.card').filter({ hasText: '调解中' }).first().tap({ position: { x: 300, y: 12 } });
  await page.getByRole('region', { name: '当事人', exact: true }).waitFor();
  await settled(page);
  await page.locator('.clock-touch').first().tap();
  await page.locator('.clock-arithmetic').filter({ visible: true }).getByText(/依据：/).waitFor();
  await page.getByRole('button', { name: /还不能/ }).tap();
  // Told as disabled, and yet it answers: with its reason.
  await page.locator('.step-not-yet').first().tap({ force: true });
  await page.locator('.step-why').filter({ visible: true }).first().waitFor();

  await page.route(/\/papers/, (route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'down' }));
  await page.reload();
  const papers = page.getByRole('region', { name: '文书' });
  const again = papers.getByRole('button', { name: '再取一次' });
  await again.waitFor();
  expect(await papers.innerText(), 'nothing was sent').not.toContain('没有送达');
  await page.unroute(/\/papers/);
  await again.tap();
  await papers.getByText('人民调解受理登记表').first().waitFor();
});

test('limits that have ended tell when they were kept, and no last day', async () => {
  const page = await browser.open();
  await enter(page, 'mediator', '/register?status=%5B%22archived%22%5D');
  await page.getByRole('row').filter({ hasText: '已归档' }).first().getByRole('link').first().click();
  const limits = page.getByRole('region', { name: '时限' });
  await limits.getByText(/按期办到|不再适用/).first().waitFor();
  expect(await limits.innerText()).not.toMatch(/还剩|逾期|今天到期/);
  expect(await page.getByText('到什么时候').locator('..').innerText()).toContain('归档');
});
