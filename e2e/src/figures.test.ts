import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { address, useBrowser } from './ground/browser.ts';
import { enter, openDesk, settled } from './ground/desk.ts';
import { complaints, looked } from './ground/look.ts';

const browser = useBrowser();

/** Presses something that leads to another page and waits until that page stands. */
async function step(page: Page, what: Locator, title: string | RegExp): Promise<void> {
  await what.click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await settled(page);
}

/** The number that a text begins with. */
const numberIn = (text: string): number => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));

/** The cell of a place in the table of places below, and what stands in it. */
async function placeCell(page: Page, place: string): Promise<{ readonly cell: Locator; readonly count: number }> {
  const cell = page.getByRole('table', { name: /的下级/ }).getByRole('row', { name: new RegExp(`^${place}`) }).getByRole('cell').first();
  return { cell, count: numberIn(await cell.innerText()) };
}

test('a leader’s morning: from the map of the city to one dispute in four steps, and the count is the number of rows', async () => {
  const page = await browser.open();
  const found = complaints(page);
  await enter(page, 'city-leader', '/figures');
  await page.getByRole('heading', { level: 1, name: '渭南市一张图' }).waitFor();

  // What changed, in words, each with its figure.
  const changes = page.getByRole('region', { name: '近一周的变化' });
  expect(await changes.getByRole('listitem').first().innerText()).toMatch(/^\S+ ?(现有 )?[\d,]+ (件|次)，比(前一周|一周前)(多|少) [\d,]+ (件|次)$/);
  // The map stands, and the table beside it says the same.
  const map = page.getByRole('region', { name: /登记纠纷/ });
  await map.locator('.map-label', { hasText: '合阳县' }).waitFor();
  const county = await placeCell(page, '合阳县');
  expect(numberIn(await map.locator('.map-label', { hasText: '合阳县' }).locator('strong').innerText())).toBe(county.count);
  expect(county.count).toBeGreaterThan(10);
  await looked(page, 'the board of the city', 'desktop', '.figure-table a');

  // One: the county on the map. The border under its name takes the pointer.
  const label = await map.locator('.map-label', { hasText: '合阳县' }).boundingBox();
  if (label === null) throw new Error('the county is not on the map');
  await page.mouse.click(label.x + label.width / 2, label.y + label.height / 2);
  await page.getByRole('heading', { level: 1, name: '合阳县一张图' }).waitFor();
  await settled(page);
  const towns = await page.locator('.figure-areas li').allInnerTexts();
  expect(towns.reduce((sum, town) => sum + numberIn(town.split('\n')[1] ?? ''), 0), 'the towns make the county').toBe(county.count);

  // Two: a town by its tile. It stands in the order of codes, whatever it counts.
  const town = page.locator('.figure-areas a', { hasText: '坊镇' });
  const inTown = numberIn(await town.locator('strong').innerText());
  await step(page, town, '坊镇一张图');

  // Three: the count itself opens its rows, and they are as many.
  await step(page, page.locator('.figure-tile', { has: page.getByRole('heading', { name: '登记纠纷' }) }).locator('.figure-value a'), '登记纠纷的明细');
  await page.getByRole('status').filter({ hasText: `合计 ${inTown}` }).waitFor();
  const rows = page.getByRole('table', { name: '登记纠纷的明细' }).locator('tbody tr[data-row]');
  while (await page.getByRole('button', { name: '再取后面的' }).isVisible()) {
    const before = await rows.count();
    await page.getByRole('button', { name: '再取后面的' }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
  }
  expect(await rows.count(), 'as many rows as the figure says').toBe(inTown);

  // Four: one of them.
  await rows.first().locator('[data-row-link]').click();
  await page.getByRole('region', { name: '当事人', exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/desk\/matters\/610524\//);

  // And back the way one came.
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: '登记纠纷的明细' }).waitFor();
  await step(page, page.getByRole('navigation', { name: '登记纠纷的明细' }).getByRole('link', { name: '合阳县', exact: true }), /^登记纠纷$/);
  await step(page, page.getByRole('navigation', { name: '登记纠纷', exact: true }).getByRole('link', { name: '一张图' }), '合阳县一张图');
  expect(found, 'complaints of the browser').toEqual([]);
});

test('a county leader reads one figure: its formula, its line, where it is made, and a rate opens both of its sides', async () => {
  const page = await browser.open('small');
  const found = complaints(page);
  await enter(page, 'leader', '/figures?period=2026-Q4'.replace('2026-Q4', quarterNow()));
  await page.getByRole('heading', { level: 1, name: '合阳县一张图' }).waitFor();
  // A quarter is not laid beside a month before, which would overlap with it.
  const tile = page.locator('.figure-tile', { has: page.getByRole('heading', { name: '调解成功率' }) });
  expect(await tile.innerText()).not.toContain('比上月同期');
  expect(await tile.innerText()).toContain('比去年同期');
  await step(page, tile.getByRole('link', { name: '调解成功率', exact: true }), '调解成功率');

  const definition = page.getByRole('region', { name: '怎样计算' });
  expect(await definition.innerText()).toContain('分子 ÷ 分母 × 100');
  expect(await definition.innerText()).toContain('调解成功 + 调解不成');
  expect(await definition.innerText()).toContain('口径未与文件核对');
  await page.locator('.figure-chart svg').waitFor();
  const trend = page.getByRole('table', { name: '调解成功率逐月' });
  expect(await trend.locator('tbody tr').count()).toBe(13);
  await page.getByText('5 年', { exact: true }).click();
  await expect.poll(() => trend.locator('tbody tr').count()).toBe(60);
  await looked(page, 'a figure', 'small', '.figure-table a');

  // By name, by code: never by how good or bad.
  const places = page.getByRole('table', { name: /的下级/ });
  const names = (): Promise<readonly string[]> => places.locator('tbody th').allInnerTexts();
  const byCode = await names();
  await page.getByText('按名称', { exact: true }).click();
  await expect.poll(names).toEqual(byCode.toSorted((a, b) => a.localeCompare(b, 'zh-CN')));

  const sides = page.getByRole('region', { name: '本期' }).locator('.figure-of a');
  const [above, below] = [numberIn(await sides.nth(0).innerText()), numberIn(await sides.nth(1).innerText())];
  expect(numberIn(await page.getByRole('region', { name: '本期' }).locator('.figure-value').innerText())).toBe(Math.floor((above / below) * 100));
  await step(page, sides.nth(1), '调解成功率的明细');
  await page.getByRole('status').filter({ hasText: `合计 ${below}` }).waitFor();
  await page.getByText('分子', { exact: true }).click();
  await page.getByRole('status').filter({ hasText: `合计 ${above}` }).waitFor();
  expect(found, 'complaints of the browser').toEqual([]);
});

function quarterNow(): string {
  const today = new Date(Date.now() + 8 * 3_600_000);
  return `${today.getUTCFullYear()}-Q${Math.floor(today.getUTCMonth() / 3) + 1}`;
}

const dayBack = (days: number): string => new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);

test('what others counted is entered with its source, stands beside ours, and is withdrawn with a reason', async () => {
  const page = await browser.open('small');
  const found = complaints(page);
  await enter(page, 'supervisor', '/figures/outside');
  await page.getByText('还没有外部数据').waitFor();
  await page.getByRole('button', { name: '录入一条' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByRole('combobox', { name: '哪种数据' }).fill('安全感');
  await page.locator('.ant-select-item-option').filter({ hasText: '公众安全感' }).click();
  await form.getByLabel('从哪天').fill(dayBack(3));
  await form.getByLabel('到哪天').fill(dayBack(5));
  await form.getByLabel('数值（%）').fill('120');
  await form.getByLabel('出处').fill('市统计局公众安全感抽样调查，2026年第4季度');
  await looked(page, 'an aggregate to enter', 'small', '.ant-modal button');
  await form.getByRole('button', { name: '录入公众安全感' }).click();
  // Said of the field, and nothing is lost.
  await form.getByRole('alert').first().waitFor();
  expect(await form.getByLabel('出处').inputValue()).toContain('市统计局');
  await form.getByLabel('从哪天').fill(dayBack(5));
  await form.getByLabel('到哪天').fill(dayBack(3));
  await form.getByLabel('数值（%）').fill('96.5');
  await form.getByRole('button', { name: '录入公众安全感' }).click();
  await form.waitFor({ state: 'detached' });
  const row = page.getByRole('row', { name: /公众安全感/ });
  expect(await row.innerText()).toMatch(/96\.5 %[\s\S]*市统计局公众安全感抽样调查/);
  expect(await row.innerText(), 'who entered it').toContain((await page.locator('.who').innerText()).replace('▾', '').trim());

  await openDesk(page, '/figures');
  const beside = page.getByRole('region', { name: '外部数据（其他单位统计）' });
  expect(await beside.innerText()).toMatch(/公众安全感[\s\S]*96\.5 %/);

  await openDesk(page, '/figures/outside');
  await row.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('口径有误，重新发布');
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await page.getByText('还没有外部数据').waitFor();
  await page.getByRole('checkbox', { name: '包括已撤回的' }).check();
  await page.getByText('已撤回：口径有误，重新发布').waitFor();
  await looked(page, 'aggregates from outside', 'small', '.desk-work input');
  expect(found.filter((one) => !one.includes('422') && !one.includes('400')), 'complaints of the browser').toEqual([]);
});

test('an officer records that a dispute turned criminal by its number alone, and takes it back', async () => {
  const [officer, leader] = [await browser.open('small'), await browser.open('small')];
  const found = complaints(officer);
  const counted = async (): Promise<number> => {
    await openDesk(leader, '/figures');
    return numberIn(await leader.locator('.figure-tile', { has: leader.getByRole('heading', { name: '民转刑' }) }).locator('.figure-value, .figure-why').innerText());
  };
  await enter(leader, 'leader', '/figures');
  const before = await counted();
  await enter(officer, 'officer', '/figures/notices');
  await officer.getByRole('button', { name: '登记一条通报' }).first().click();
  const form = officer.getByRole('dialog');
  await form.getByLabel('纠纷编号').fill('没有这一号');
  await form.getByRole('button', { name: '登记通报' }).click();
  await form.getByText(/没有编号为“没有这一号”的纠纷/).first().waitFor();
  const number = await numberedDispute(officer);
  await form.getByLabel('纠纷编号').fill(number);
  await form.getByRole('button', { name: '登记通报' }).click();
  await form.waitFor({ state: 'detached' });
  const row = officer.getByRole('row').filter({ hasText: number }).first();
  await row.waitFor();
  await looked(officer, 'notices', 'small', '.desk-work button');
  expect(await counted(), 'it counts').toBe(before + 1);
  await row.getByRole('button', { name: '撤回' }).click();
  await officer.getByRole('dialog').getByLabel('原因').fill('通报有误');
  await officer.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await row.getByText('已撤回').waitFor();
  expect(await counted(), 'it no longer counts').toBe(before);
  expect(found.filter((one) => !one.includes('422')), 'complaints of the browser').toEqual([]);
});

/** A dispute of the officer's area that has a number. */
async function numberedDispute(page: Page): Promise<string> {
  const answer = await page.context().request.get(`${address()}/api/figures/rows?q=${encodeURIComponent(JSON.stringify({ code: 'disputes-accepted', limit: 50, from: dayBack(300) }))}`);
  const { items } = (await answer.json()) as { items: readonly { number: string | null }[] }; // the contract's own answer
  const number = items.find((item) => item.number !== null)?.number ?? undefined;
  if (number === undefined) throw new Error('no dispute with a number');
  return number;
}
