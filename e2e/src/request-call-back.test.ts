import { expect, test } from 'vitest';
import { seriousFindings, useBrowser } from './ground/browser.ts';
import { enter, openDesk, openStep, settled } from './ground/desk.ts';
import { done, onReceipt, ordinary, takeUnit, takenDown, typeFor } from './ground/requests.ts';

const browser = useBrowser();

/** The share that a card prints: its name, its part and its whole. */
const share = (text: string, name: string): { part: number; whole: number } => {
  const [, part, whole] = new RegExp(`${name}\\s+\\S+\\s+(\\d+) / (\\d+) 件`).exec(text) ?? [];
  expect(part, `${name}: ${text}`).toBeDefined();
  return { part: Number(part), whole: Number(whole) };
};

test('an answer is read over before it goes out, a note never does, and by chance somebody else calls and asks', async () => {
  const clerk = await browser.open();
  await enter(clerk, 'county-clerk', '/requests');
  const type = await typeFor(clerk, ordinary, '住房');
  const taken = await takenDown(clerk, '西关路口的护栏倒了一个多月，骑车的都绕到机动车道上走。', type, { dispatchTo: type.unit.id });

  const desk = await browser.open();
  await enter(desk, 'housing', taken.path);
  await done(desk, '接收办理', /^接收/);
  // Said inside: on another paper, and nowhere that the person looks.
  const notes = desk.getByRole('region', { name: /内部记录/ });
  await notes.getByText('记一笔').click();
  await notes.getByLabel('内部记录').fill('施工队说预算要下周才批，先别对外讲。');
  await notes.getByRole('button', { name: '记下，不外发' }).click();
  // It may stand in the list a moment before its field is emptied.
  await notes.getByRole('paragraph').filter({ hasText: '施工队说预算要下周才批，先别对外讲。' }).waitFor();
  await expect.poll(() => notes.getByLabel('内部记录').inputValue()).toBe('');

  const form = await openStep(desk, '答复');
  await form.getByText('写在这里的话会发给本人').waitFor();
  const text = form.getByLabel('给本人的答复');
  const remarks = form.getByRole('complementary', { name: '让人一看就懂' });
  await form.getByRole('radio', { name: /^已解决/ }).check();
  await text.fill('来电收悉，经查，我单位将尽快安排相关部门予以妥善处理。');
  await remarks.getByText('“收悉”不好懂，可以写“收到”').waitFor();
  expect(await remarks.innerText()).toContain('“尽快”太笼统，请写明哪一天');
  expect(await remarks.innerText()).toContain('“予以”可以去掉');
  await form.locator('.notice').filter({ hasText: '办结为“已解决”，需要现场照片或者本人的说法' }).waitFor();
  expect(await form.getByRole('button', { name: '答复本人：已解决' }).isDisabled(), 'solved needs its proof').toBe(true);
  await text.fill('护栏26日上午重新立好了，我们骑车走过一遍，不用再绕。');
  await remarks.getByText('✓ 没有难懂的词，句子也不长。').waitFor();
  await form.getByLabel('当面或者电话问过本人，他说解决了').check();
  expect(await seriousFindings(desk)).toEqual([]);
  const words = await done(desk, '答复', '答复本人：已解决');
  expect(words).toContain('等本人评价');
  expect(words, 'nothing is next for the staff').not.toContain('下一步');
  const receipt = await onReceipt(await browser.open('phone'), taken.code);
  expect(receipt).toContain('护栏26日上午重新立好了');
  expect(receipt).not.toContain('预算');

  await openDesk(clerk, '/requests/figures');
  const before = share(await clerk.locator('main').innerText(), '抽查打过电话');
  await openDesk(clerk, '/requests/calls');
  await clerk.locator('summary').filter({ hasText: '抽一批' }).click();
  await clerk.getByLabel('抽多少（%）').fill('100');
  await clerk.getByRole('button', { name: '抽一批' }).click();
  await clerk.getByText(/从 \d+ 件里抽了 \d+ 件/).waitFor();
  const line = clerk.getByRole('listitem').filter({ hasText: taken.number });
  await line.getByText('139****7788').waitFor();
  await line.getByRole('button', { name: '看号码' }).click();
  await line.getByRole('link', { name: '拨打 13900007788' }).waitFor();
  await line.getByLabel('记几句').fill('说护栏又倒了，昨天晚上的事。');
  await line.getByRole('button', { name: '没有解决' }).click();
  await clerk.getByText(`${taken.number}：没有解决`).waitFor();
  await clerk.getByText('已重新办理，在合阳县住房和城乡建设局').waitFor();

  // Whoever answered does not call: no sheet, and the call stands with its caller.
  await openDesk(desk, taken.path);
  expect(await desk.getByRole('region', { name: '回访' }).innerText()).toMatch(/合阳县综治中心回访：没有解决/);
  expect(await desk.getByRole('navigation', { name: '诉求的各页' }).count()).toBe(0);
  await openDesk(desk, '/requests');
  expect(await desk.getByRole('navigation', { name: '诉求的各页' }).innerText()).not.toContain('回访');

  await openDesk(clerk, '/requests/figures');
  const figures = await clerk.locator('main').innerText();
  const after = share(figures, '抽查打过电话');
  expect(after.whole).toBeGreaterThan(0);
  expect(after.part, 'reopened, it is no longer counted among the answered').toBeGreaterThanOrEqual(before.part);
  const solved = share(figures, '电话里说确已解决');
  expect(solved.whole, 'whoever said so on the telephone').toBeGreaterThan(0);
  expect(solved.part).toBeLessThan(solved.whole);
});

test('many at once in the queue: each on its own, and what cannot be done says why', async () => {
  const page = await browser.open();
  await enter(page, 'county-clerk', '/requests');
  const type = await typeFor(page, ordinary, '住房');
  const word = `北岭街${Math.floor(1000 + Math.random() * 9000)}号`;
  for (const [text, kind] of [[`${word}东头人行道的砖翘起来了，绊人。`, type], [`${word}西头路面陷下去一块。`, type], [`${word}的事情我想反映一下，见面再说。`, undefined]] as const) await takenDown(page, text, kind);
  await openDesk(page, `/requests?words=${encodeURIComponent(word)}`);
  await page.getByText('符合条件 3 件').waitFor();
  await page.getByRole('button', { name: '选中列出的 3 件' }).click();
  const bulk = page.getByRole('region', { name: '已选 3 件，一起：' });
  await bulk.getByRole('button', { name: '调整轻重缓急' }).click();
  await bulk.getByRole('radio', { name: '紧急' }).check();
  await bulk.getByRole('button', { name: '把 3 件改为“紧急”' }).click();
  await page.getByText('办好 3 件，共 3 件').waitFor();
  await page.getByRole('button', { name: '知道了' }).click();

  await settled(page);
  await page.getByRole('button', { name: '选中列出的 3 件' }).click();
  await bulk.getByRole('button', { name: '分派', exact: true }).click();
  await takeUnit(page, bulk.getByLabel('分派给'), type.unit.name);
  await bulk.getByRole('button', { name: `把 3 件分派给${type.unit.name}` }).click();
  const results = page.getByRole('status').filter({ hasText: '办好 2 件，共 3 件' });
  await results.waitFor();
  const words = await results.innerText();
  expect(words).toContain('✕ 请先确定类型，才知道由谁负责、何时答复');
  expect(words.match(new RegExp(`✓ 待接收，在${type.unit.name}`, 'g')), words).toHaveLength(2);
  expect(await seriousFindings(page)).toEqual([]);
  expect((await page.getByRole('row').filter({ hasText: '紧急' }).all()).length, 'each line shows it').toBe(3);
});
