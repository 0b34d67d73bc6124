import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { useBrowser } from './ground/browser.ts';
import { Calls } from './ground/calls.ts';
import { enter } from './ground/desk.ts';
import { comeHome, heading, loseSignal, openPhone, press, sent, setUpPhone, shellKept, strip, unexpected } from './ground/field.ts';
import { complaints, looked } from './ground/look.ts';
import { checkIn, endPatrol, platesOf, reportHazard, startAlone } from './ground/patrolling.ts';
import type { Plate } from './ground/patrolling.ts';
import { village } from './ground/requests.ts';

const browser = useBrowser();

test('a night patrol without a signal comes home with its points, its hazards and their photographs', async () => {
  const [page, desk] = [await browser.open('pocket'), await browser.open()];
  const found = complaints(page);
  await enter(desk, 'town-director');
  const town = village.place.slice(0, 9);
  const plates = await platesOf(desk, town);
  await enter(desk, 'director');
  const own = await platesOf(desk, village.place);
  const away = plates.find(({ code }) => !own.some((plate) => plate.code === code));
  const [first, second] = own;
  if (first === undefined || second === undefined || away === undefined) throw new Error('the demo has plates in two villages');

  await setUpPhone(page, 'grid');
  await looked(page, 'the first page of the field', 'pocket', 'main a');
  await shellKept(page);
  await page.getByRole('link', { name: '巡逻', exact: true }).click();
  await heading(page, '开始巡逻');
  await looked(page, 'starting a patrol', 'pocket', 'main button');
  await startAlone(page);
  // The start has left; what follows waits.
  await sent(page);

  // Out of reach: the app opens from the phone itself, behind its passphrase.
  await loseSignal(page);
  await page.reload();
  await openPhone(page);
  await heading(page, /巡逻中/);
  await checkIn(page, first.code.toLowerCase());
  await looked(page, 'on patrol', 'pocket', 'main button');
  await page.getByLabel('牌上的编号').fill('短');
  await press(page, '打卡');
  await page.getByText('这不是点位牌的编号').waitFor();
  await checkIn(page, away.code);
  await reportHazard(page, '涝池西岸护栏');
  await reportHazard(page, '碾坊门口电线');
  await page.locator('summary').filter({ hasText: second.name }).click();
  await page.getByRole('button', { name: /我到过这里/ }).first().click();
  await page.locator('summary').filter({ hasText: '自述' }).waitFor();
  await page.getByLabel('记下所见').fill('路灯都亮着');
  await press(page, '记下');
  await page.getByText(/已记下（\d\d:\d\d）/).waitFor();
  await endPatrol(page);
  expect(await strip(page)).toMatch(/没有信号，7 条待发/);
  await page.locator('.strip a').click();
  await heading(page, '办过的和待发的');
  expect(await page.getByText('含 1 张照片').count()).toBe(2);
  await looked(page, 'what waits', 'pocket', 'main button');

  await comeHome(page);
  await page.getByText('已收到（7）').waitFor();
  const refused = page.getByRole('region', { name: /没办成/ });
  await refused.waitFor();
  expect(await refused.innerText()).toContain(`这个点位牌是“${away.placeName}”的`);
  await looked(page, 'what arrived', 'pocket', 'main button');
  await onTheServer(desk, [first, second]);
  expect(unexpected(found), 'complaints of the browser').toEqual([]);
});

/** The rows, as the desk reads them: one patrol with what was passed, and two hazards with a photograph each. */
async function onTheServer(desk: Page, [first, second]: readonly [Plate, Plate]): Promise<void> {
  const calls = new Calls(desk);
  const list = (await calls.get(`/patrols?q=${encodeURIComponent(JSON.stringify({ place: village.place, status: 'ended', limit: 1 }))}`)) as unknown as { items: { county: string; id: string; hazards: number; kind: string }[] }; // the contract's answer
  const [line] = list.items;
  expect(line).toMatchObject({ hazards: 2, kind: 'night' });
  const { checkIns, seen, hazards } = (await calls.get(`/patrols/${line?.county}/${line?.id}`)) as unknown as { checkIns: { point: string; way: string }[]; seen: { text: string }[]; hazards: { id: string; county: string; where: string }[] }; // the contract's answer
  expect(checkIns.map(({ point, way }) => [point, way]).toSorted()).toEqual([[first.point, 'plate'], [second.point, 'said']].toSorted());
  expect(seen.map(({ text }) => text)).toEqual(['路灯都亮着']);
  expect(hazards.map(({ where }) => where).toSorted()).toEqual(['涝池西岸护栏', '碾坊门口电线'].toSorted());
  for (const { county, id } of hazards) expect(await calls.get(`/hazards/${county}/${id}`)).toMatchObject({ files: [{ mediaType: 'image/jpeg' }] });
}

/** An hour before and after now, as a rota writes them, and the day on which it begins. */
function aroundNow(): { readonly day: string; readonly from: string; readonly to: string } {
  const clock = (hours: number): string => new Date(Date.now() + (8 + hours) * 3_600_000).toISOString();
  return { day: clock(-1).slice(0, 10), from: clock(-1).slice(11, 16), to: clock(1).slice(11, 16) };
}

test('a shift of today is begun from the first page, with whoever walks along', async () => {
  const [page, desk] = [await browser.open('pocket'), await browser.open()];
  await setUpPhone(page, 'mediator');
  const name = ((await page.locator('.who').innerText()).split(' · ')[0] ?? '').trim();
  await enter(desk, 'director');
  const calls = new Calls(desk);
  const { acting, person } = (await calls.get('/staff/me')) as unknown as { acting: { post: string }; person: { name: string } }; // the contract's answer
  const { day, from, to } = aroundNow();
  const { items } = (await calls.get(`/patrols/walkers?q=${encodeURIComponent(JSON.stringify({ place: village.place, day }))}`)) as unknown as { items: { post: string; name: string; role: string }[] }; // the contract's answer
  const post = items.find((one) => one.name === name && one.role === 'mediator')?.post;
  const shift = randomUUID();
  await calls.post('/patrols/shifts', { county: village.place.slice(0, 6), place: village.place, kind: 'holiday', from, to, points: [], note: '先看涝池', shifts: [{ id: shift, day, posts: [post, acting.post] }] });

  await page.getByRole('link', { name: '办过的和待发的' }).click();
  await press(page, '现在联络一次');
  await page.goto(`${page.url().split('#')[0] ?? ''}#/`);
  const row = page.getByRole('listitem').filter({ hasText: '先看涝池' });
  await row.getByText(`同行：${person.name}`).waitFor();
  await row.getByRole('link', { name: '开始这一班' }).click();
  await page.getByRole('checkbox', { name: new RegExp(person.name) }).waitFor();
  await looked(page, 'beginning a shift', 'pocket', 'main button');
  await press(page, '开始');
  await heading(page, /巡逻中/);
  await sent(page);
  const list = (await calls.get(`/patrols?q=${encodeURIComponent(JSON.stringify({ place: village.place, status: 'under', limit: 20 }))}`)) as unknown as { items: { shift: string | null; posts: { post: string }[] }[] }; // the contract's answer
  expect(list.items.find((one) => one.shift === shift)?.posts.map((one) => one.post).toSorted()).toEqual([post, acting.post].toSorted());
  await endPatrol(page);
  await sent(page);
});
