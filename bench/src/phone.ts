import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath, launch, sizes } from '../../e2e/src/ground/chromium.ts';
import { agreeAtDoor, shortQuarrel } from '../../e2e/src/ground/door.ts';
import { Hands } from '../../e2e/src/ground/hands.ts';
import { heading, openPhone, sent, setUpPhoneAt } from '../../e2e/src/ground/phone.ts';
import budget from '../budgets-phone.json' with { type: 'json' };
import { startProduct } from './product.ts';
import { median } from './report.ts';
import type { Measurement } from './report.ts';

const rounds = 5;
/** An old phone on a bad line: a sixth of this machine's pace, 400 ms there and back, 400 kbit/s. */
const old = { pace: 6, latency: 400, bytesPerSecond: 50_000 } as const;

type Browser = Awaited<ReturnType<typeof launch>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;
type Devtools = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>;

/** A phone that is set up, whose app lies on it, and the way to slow it down. */
async function phoneOf(browser: Browser, house: string, login: string): Promise<{ readonly page: Page; readonly devtools: Devtools }> {
  const context = await browser.newContext({ ...sizes.pocket, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await setUpPhoneAt(page, house, login);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return { page, devtools: await context.newCDPSession(page) };
}

interface Start {
  /** Milliseconds until the passphrase is asked for, and from its last letter to the list. */
  readonly door: number;
  readonly list: number;
  /** Until the house has answered all that the phone asks; and how often it asked. */
  readonly heard: number;
  readonly asked: number;
}

/** From loading the app to its list, once. */
async function start({ page, devtools }: { readonly page: Page; readonly devtools: Devtools }, { slow, signal }: { readonly slow: boolean; readonly signal: boolean }): Promise<Start> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow ? old.pace : 1 });
  await devtools.send('Network.enable');
  const line = slow ? { latency: old.latency, downloadThroughput: old.bytesPerSecond, uploadThroughput: old.bytesPerSecond } : { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await devtools.send('Network.emulateNetworkConditions', { offline: !signal, ...line });
  let asked = 0;
  const count = (request: { readonly url: () => string }): void => { if (new URL(request.url()).pathname.startsWith('/api/')) asked += 1; };
  page.on('request', count);
  const since = performance.now();
  await page.reload();
  await heading(page, '输入口令');
  const door = performance.now() - since;
  await openPhone(page);
  await page.locator('.tiles').waitFor();
  await page.getByRole('region', { name: /没销号的隐患/ }).waitFor();
  const list = performance.now() - since - door;
  if (signal) await sent(page);
  else await page.locator('.strip').getByText('没有信号').waitFor();
  const heard = performance.now() - since;
  page.off('request', count);
  return { door, list, heard, asked };
}

const seconds = (values: readonly number[]): string => `${(median(values) / 1000).toFixed(2)} s`;

/** The same start on an old phone and on this machine, in turns. */
async function beside(phone: { readonly page: Page; readonly devtools: Devtools }, signal: boolean): Promise<{ readonly measurement: Measurement; readonly asked: number }> {
  const pairs: { slow: Start; plain: Start }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const pair = { slow: await start(phone, { slow: true, signal }), plain: await start(phone, { slow: false, signal }) };
    // The first warms browser and server.
    if (round > 0) pairs.push(pair);
  }
  const ratios = pairs.map(({ slow, plain }) => (slow.door + slow.list) / (plain.door + plain.list));
  const of = (which: 'slow' | 'plain', part: 'door' | 'list' | 'heard'): string => seconds(pairs.map((pair) => pair[which][part]));
  const detail = `to the passphrase ${of('slow', 'door')} and ${of('plain', 'door')}, from it to the list ${of('slow', 'list')} and ${of('plain', 'list')}${signal ? `, all heard after ${of('slow', 'heard')} and ${of('plain', 'heard')}` : ''}`;
  return {
    measurement: { name: `the field app from its start to its list, ${signal ? 'on a line of 400 ms and 400 kbit/s' : 'without a signal'}: an old phone beside this machine`, ratio: median(ratios), most: 6, all: ratios, detail },
    asked: Math.max(...pairs.map(({ slow }) => slow.asked)),
  };
}

/** What an old phone takes until its list can be used, with and without a signal, and what an oral agreement takes of its owner's fingers. */
export async function measurePhone(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-bench-phone-'));
  const product = await startProduct(folder);
  const browser = await launch(chromiumPath());
  try {
    const phone = await phoneOf(browser, product.address, 'grid');
    const [without, within] = [await beside(phone, false), await beside(phone, true)];
    const hands = new Hands();
    await agreeAtDoor((await phoneOf(browser, product.address, 'mediator')).page, hands, shortQuarrel);
    const counted = (name: string, ratio: number, most: number): Measurement => ({ name, ratio, most, all: [ratio], detail: 'counted' });
    return [
      without.measurement, within.measurement, counted('round trips of that start until all is known', within.asked, budget.roundTrips),
      counted('taps of an oral agreement at the door', hands.taps, budget.taps), counted('characters typed for it, names and what was agreed', hands.typed, budget.typed),
    ];
  } finally {
    await browser.close();
    await product.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
