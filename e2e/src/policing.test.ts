import { expect, test } from 'vitest';
import { useBrowser } from './ground/browser.ts';
import { enter, openDesk, settled } from './ground/desk.ts';
import { complaints, looked } from './ground/look.ts';

const browser = useBrowser();

/** A day so many days from now, as China counts it. */
const dayIn = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

test('the station’s head sees villages without an officer first, names one, and hands a village over', async () => {
  const page = await browser.open();
  const found = complaints(page);
  await enter(page, 'station', '/villages');
  await page.getByText(/个村没有包村民警/).first().waitFor();
  const rows = page.locator('[data-row]');
  await rows.first().getByText(/没有人包村/).waitFor();
  const without = Number(/(\d+) 个没有包村民警/.exec(await page.getByRole('main').innerText())?.[1]);
  expect(without).toBeGreaterThan(1);
  await looked(page, 'villages', 'desktop', '[data-row-link]');
  const name = await rows.first().locator('[data-row-link]').innerText();
  await rows.first().getByRole('button', { name: `为${name}确定民警` }).click();
  const window = page.getByRole('dialog');
  await window.locator('#field-post').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await window.getByRole('button', { name: /由这位民警/ }).click();
  await window.waitFor({ state: 'hidden' });
  await page.getByText(`${without - 1} 个没有包村民警`, { exact: false }).waitFor();
  await settled(page);
  // What was told this morning says that it is filled.
  await page.getByRole('link', { name: `${name}（已确定）` }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  expect(await page.getByRole('region', { name: '谁包村' }).innerText()).not.toContain('没有人包村');
  await page.getByRole('button', { name: /^结束.*的包村$/ }).click();
  const end = page.getByRole('dialog');
  await end.getByLabel('原因').fill('登记错了');
  await end.getByRole('button', { name: '结束包村' }).click();
  await end.waitFor({ state: 'hidden' });
  await page.getByRole('region', { name: '包村记录' }).getByText('登记错了').waitFor();
  await page.getByRole('region', { name: '谁包村' }).getByText(/没有人包村/).waitFor();
  await looked(page, 'a village', 'desktop', 'main button');
  expect(found).toEqual([]);
});

test('an officer records what was looked at, and a telephone number is refused', async () => {
  const page = await browser.open('phone');
  const found = complaints(page);
  await enter(page, 'officer', '/villages');
  await page.locator('[data-row-link]').first().waitFor();
  await looked(page, 'villages on a phone', 'phone', 'a');
  await page.locator('[data-row-link]').last().click();
  await page.getByRole('button', { name: '登记走访' }).click();
  const window = page.getByRole('dialog');
  await window.getByText('只记看了什么事、什么地方，不记见了谁。').waitFor();
  await window.getByLabel('第 1 项的地方').fill('村口石拱桥');
  await window.getByLabel('第 1 项看到什么').fill('桥面有裂缝，问老杨 13800001234');
  await window.getByRole('button', { name: /登记这次走访/ }).click();
  await window.getByText('走访只记事项和地方，不记人：请去掉电话或证件号码').waitFor();
  await window.getByLabel('第 1 项看到什么').fill('桥面有裂缝，已拉警戒带');
  await window.getByRole('button', { name: /登记这次走访/ }).click();
  await window.waitFor({ state: 'hidden' });
  await page.getByText('桥面有裂缝，已拉警戒带').waitFor();
  await looked(page, 'a village on a phone', 'phone', 'a');
  await openDesk(page, '/villages/visits');
  await page.getByText('村口石拱桥').first().waitFor();
  await looked(page, 'visits on a phone', 'phone', 'a');
  // The browser itself writes the refusal to its console.
  expect(found.filter((line) => !line.includes('422'))).toEqual([]);
});

test('the planner shows the counts beside the picture, and a person makes a shift of a proposal or says why not', async () => {
  const page = await browser.open();
  const found = complaints(page);
  await enter(page, 'station', '/villages/planner');
  await page.getByText(/隐患 × 2 ＋ 纠纷诉求 × 1；少于 5 件不提建议/).waitFor();
  const picture = page.getByRole('region', { name: '各时段的分量' });
  const table = page.getByRole('region', { name: '件数表' });
  expect(await picture.getByRole('listitem').count()).toBeGreaterThan(0);
  // The bar and the row say the same.
  const [first] = await table.locator('tbody tr').all();
  const cells = await first?.locator('td').allInnerTexts();
  expect(Number(cells?.[4])).toBe(2 * Number(cells?.[2]) + Number(cells?.[3]));
  expect(await picture.getByRole('listitem').first().innerText()).toContain(cells?.[4] ?? '?');
  await looked(page, 'the planner', 'desktop', 'main button');
  const proposals = page.getByRole('region', { name: '建议', exact: true });
  const open = await proposals.getByRole('button', { name: /^排成班次：/ }).count();
  expect(open).toBeGreaterThan(0);
  await proposals.getByRole('button', { name: /^排成班次：/ }).first().click();
  const window = page.getByRole('dialog');
  // Beyond the rota of the demo: nobody is on two shifts.
  await window.getByLabel('哪天').fill(dayIn(21));
  await window.locator('input[role="combobox"]').last().click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await window.locator('.ant-modal-title').click();
  await window.getByRole('button', { name: '排这一班' }).click();
  await window.waitFor({ state: 'hidden' });
  await proposals.getByText(/已排成班次（/).first().waitFor();
  if (open > 1) {
    await proposals.getByRole('button', { name: /^不采用：/ }).first().click();
    await window.getByLabel('为什么').fill('村里自己有值守，不重复安排');
    await window.getByRole('button', { name: '不采用' }).click();
    await window.waitFor({ state: 'hidden' });
    await proposals.getByText(/村里自己有值守，不重复安排/).waitFor();
  }
  await page.getByRole('button', { name: '按现在的件数提建议' }).click();
  await page.getByText(/新提了 \d+ 条；\d+ 段件数太少/).waitFor();
  await openDesk(page, '/villages/joint');
  await page.getByText('联合巡逻').first().waitFor();
  await looked(page, 'joint work', 'desktop', 'main button');
  expect(found).toEqual([]);
});
