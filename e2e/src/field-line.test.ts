import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { address, useBrowser } from './ground/browser.ts';
import { Calls, dayFromNow } from './ground/calls.ts';
import { enter, openDesk, settled } from './ground/desk.ts';
import { agreeAtDoor } from './ground/door.ts';
import { heading, press, sent, setUpPhone, shellKept, strip } from './ground/field.ts';
import { Hands } from './ground/hands.ts';
import { BadLine } from './ground/line.ts';
import { addPhoto, checkIn, endPatrol, platesOf, reportHazard, startAlone } from './ground/patrolling.ts';
import { village } from './ground/requests.ts';

const proving = process.env['ANHE_PROVE'] === '1';
const browser = useBrowser();
const lines: BadLine[] = [];
afterAll(() => {
  for (const line of lines) line.end();
  process.stdout.write(`lines: ${JSON.stringify(lines.map(({ happened }) => Object.fromEntries(happened)))}\n`);
});

const q = (input: object): string => `?q=${encodeURIComponent(JSON.stringify(input))}`;
const county = village.place.slice(0, 6);
/** What a person presses before they give up and go further up the hill. */
const mostPresses = 60;

/** What one seed does: words that nobody else uses, so that it can be counted on the house's side. */
interface Round {
  readonly mark: string;
  readonly hazards: readonly [string, string];
  readonly quarrel: string;
  readonly asked: string;
  /** A hazard of the village that the desk closes meanwhile. */
  readonly lid: { readonly matter: string; readonly where: string; readonly revision: number };
}

async function begin(calls: Calls): Promise<Round> {
  const mark = String(100_000_000 + Math.floor(Math.random() * 899_999_999));
  const { items: kinds } = (await calls.get('/hazards/kinds')) as unknown as { items: { code: string }[] }; // the contract's answer
  const [matter, where] = [randomUUID(), `井台盖板${mark}`];
  const { revision } = await calls.post('/hazards', { county, matter, place: village.place, kind: kinds[0]?.code, severity: 'general', source: 'visit', where, text: '', foundOn: dayFromNow(0), photos: [] });
  return { mark, hazards: [`涝池护栏${mark}`, `碾坊电线${mark}`], quarrel: `屋檐水泡塌墙根，牌号${mark}`, asked: `路灯坏了半个月，灯杆号${mark}`, lid: { matter, where, revision } };
}

async function takeRequest(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: '记诉求' }).click();
  await heading(page, '记诉求');
  await page.getByLabel('他说了什么').fill(text);
  await addPhoto(page);
  await page.getByLabel('姓名').fill('党秀莲');
  await page.getByLabel('电话').fill('13900003579');
  await page.getByLabel(/他口头同意/).check();
  await press(page, '登记');
  await page.getByText('“登记诉求”已存在手机上').waitFor();
}

async function mend(page: Page, where: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0] ?? ''}#/hazards`);
  await page.getByRole('link', { name: new RegExp(where) }).click();
  await heading(page, new RegExp(where));
  await press(page, '整改完成');
  await page.getByLabel('怎么整改的').fill(`换了新盖板${where}`);
  await addPhoto(page);
  await press(page, '记下');
  await page.getByText('“整改完成”已存在手机上').waitFor();
}

/** Presses as a person does until all has gone out, the line as bad as it is. */
async function insist(page: Page): Promise<void> {
  await page.locator('.strip a').click();
  await heading(page, '办过的和待发的');
  const go = page.getByRole('button', { name: /现在发|现在联络一次/ });
  for (let presses = 0; presses < mostPresses; presses += 1) {
    await go.waitFor();
    if ((await strip(page)).includes('都已发出')) return;
    await go.click();
  }
  throw new Error(`it does not go out: ${await strip(page)}`);
}

test.each(proving ? [1, 2, 3, 4, 5, 6, 7, 8] : [1])('over a line that drops, delays, repeats and cuts all that was done arrives once (seed %i)', async (seed) => {
  const line = await BadLine.open(address(), seed);
  lines.push(line);
  const [page, desk] = [await browser.open('pocket', { proxy: line.proxy }), await browser.open()];
  await enter(desk, 'director');
  const calls = new Calls(desk);
  const round = await begin(calls);
  const [plate] = await platesOf(desk, village.place);
  if (plate === undefined) throw new Error('the demo has plates');
  await setUpPhone(page, 'mediator');
  await shellKept(page);

  line.mood = 'bad';
  await page.getByRole('link', { name: '巡逻', exact: true }).click();
  await heading(page, '开始巡逻');
  await startAlone(page);
  await checkIn(page, plate.code);
  for (const where of round.hazards) await reportHazard(page, where);
  await endPatrol(page);
  await agreeAtDoor(page, new Hands(), { first: '田秋收', second: '马有粮', what: round.quarrel, agreed: '当场付800元，屋檐水改走自家院' });
  await takeRequest(page, round.asked);
  // Nothing comes through while the desk closes what is being mended.
  line.mood = 'dead';
  await mend(page, round.lid.where);
  await calls.post(`/hazards/${county}/${round.lid.matter}/cancel`, { why: 'none', text: '到现场看过，盖板完好' }, round.lid.revision);
  line.mood = 'bad';
  await insist(page);

  await page.getByText('已收到（7）').waitFor();
  const refused = page.getByRole('region', { name: '没办成（1）' });
  expect(await refused.innerText()).toMatch(/整改完成[\s\S]*原因：/);
  await onceOnTheServer(desk, page, round);
  await settledOnDesk(desk, round);
  line.mood = 'good';
  await press(page, '现在联络一次');
  await sent(page);
});

/** What the house has of it: each thing once, with its photographs, and a receipt for each act. */
async function onceOnTheServer(desk: Page, phone: Page, { mark, hazards }: Round): Promise<void> {
  const calls = new Calls(desk);
  const window = await browser.open();
  await enter(window, 'clerk');
  const found = async (path: string, input: object, who = calls): Promise<readonly Record<string, unknown>[]> => ((await who.get(`${path}${q(input)}`)) as unknown as { items: Record<string, unknown>[] }).items; // the contract's answer
  for (const where of hazards) {
    const rows = (await found('/hazards', { place: village.place, limit: 100 })).filter((row) => row['where'] === where);
    expect(rows, where).toHaveLength(1);
    expect(await calls.get(`/hazards/${county}/${String(rows[0]?.['id'])}`)).toMatchObject({ files: [{ mediaType: 'image/jpeg' }] });
  }
  expect(await found('/disputes', { filters: { words: mark } }), 'the agreement').toHaveLength(1);
  expect(await found('/requests', { filters: { words: mark } }, new Calls(window)), 'the request').toHaveLength(1);
  const owner = await browser.open();
  await enter(owner, 'mediator');
  const device = await phone.evaluate(async () => {
    const asked = indexedDB.open('anhe-field');
    const database = await new Promise<IDBDatabase>((resolve) => { asked.addEventListener('success', () => resolve(asked.result)); });
    const got = database.transaction('self').objectStore('self').get('self');
    const self = await new Promise<{ who: { device: string } }>((resolve) => { got.addEventListener('success', () => resolve(got.result)); });
    database.close();
    return self.who.device;
  });
  const { items } = (await new Calls(owner).get(`/devices/${county}/${device}/receipts${q({ limit: 100 })}`)) as unknown as { items: { sequence: number; command: string; outcome: string }[] }; // the contract's answer
  expect(items.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(new Set(items.map(({ command }) => command)).size).toBe(8);
  expect(items.filter(({ outcome }) => outcome === 'refused')).toHaveLength(1);
  const list = (await calls.get(`/patrols${q({ place: village.place, limit: 100 })}`)) as unknown as { items: { id: string; hazards: number }[] }; // the contract's answer
  const walked = await Promise.all(list.items.filter(({ hazards: count }) => count === 2).map(async ({ id }) => (await calls.get(`/patrols/${county}/${id}`)) as unknown as { checkIns: object[]; hazards: { where: string }[] })); // the contract's answer
  const mine = walked.filter((one) => one.hazards.some(({ where }) => hazards.includes(where)));
  expect(mine.map(({ checkIns, hazards: reported }) => [checkIns.length, reported.map(({ where }) => where).toSorted()])).toEqual([[1, hazards.toSorted()]]);
}

/** A person on the desk settles what could not be done. */
async function settledOnDesk(desk: Page, { lid }: Round): Promise<void> {
  await openDesk(desk, '/devices');
  const entry = desk.locator('article.refused').filter({ hasText: lid.where });
  expect(await entry.count(), 'it waits for somebody once').toBe(1);
  await entry.getByRole('radio', { name: '不再办理' }).check();
  await entry.locator('textarea').fill('盖板完好，不用整改');
  await entry.locator('button[type="submit"]').click();
  await settled(desk);
  await entry.waitFor({ state: 'detached' });
}
