import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromiumPath, launch, sizes } from './chromium.ts';
import type { Size } from './chromium.ts';
import type { JourneyClock } from './clock.ts';
import { startPastHouse } from './house.ts';
import type { House } from './house.ts';

const results = resolve(import.meta.dirname, '../../results');

let own: string | undefined;

/** Where the house answers: the one of the run, or the calling test file's own. */
export const address = (): string => own ?? inject('house').address;

/** A house of the calling test file's own, going by this clock; there from the first test on. */
export function useOwnHouse(clock: JourneyClock): void {
  let house: House | undefined;
  beforeAll(async () => {
    house = await startPastHouse(clock.behind, clock.environment, inject('house').shared);
    own = house.address;
    // Longer than a layout and a start are waited for: one that comes too late is ended by whoever started it.
  }, 1_200_000);
  afterAll(async () => {
    await house?.end();
    clock.end();
    own = undefined;
  }, 60_000);
}

/** A browser of a test file: opens windows that know nothing of one another. */
export interface Windows {
  readonly open: (size?: Size, more?: BrowserContextOptions) => Promise<Page>;
}

/** A browser for the calling test file, with pages of the sizes and what else the browser is told, going by this clock if it is given; each page's requests stay on our own host, or the test fails. */
export function useBrowser(clock?: JourneyClock): Windows {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const foreign: string[] = [];
  beforeAll(async () => {
    browser = await launch(chromiumPath());
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    // What a person would have seen when it failed.
    const pages = contexts.flatMap((context) => context.pages());
    for (const [at, page] of pages.entries()) await page.screenshot({ path: `${results}/${task.file.name.replaceAll('/', '-')}-${task.id}-${at}.png`, fullPage: true }).catch(() => undefined);
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
    expect(foreign, 'requests to other hosts').toEqual([]);
  });
  return {
    open: async (size = 'desktop', more = {}) => {
      if (browser === undefined) throw new Error('the browser is there from the first test on');
      const context = await browser.newContext({ ...sizes[size], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...more });
      context.setDefaultTimeout(60_000);
      await clock?.show(context);
      contexts.push(context);
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.origin !== new URL(address()).origin) foreign.push(request.url());
      });
      return context.newPage();
    },
  };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeFinding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

/** What axe finds serious or critical on the page as it stands, or on a part of it. @param within where it looks, when the rest was looked at before */
export async function seriousFindings(page: Page, within = 'html'): Promise<readonly string[]> {
  // Evaluated from outside of the page, whose policy allows no foreign scripts.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (part) => {
    const { axe } = globalThis as unknown as { axe: { run: (context: string, options: object) => Promise<{ violations: AxeFinding[] }> } }; // put there just now
    const { violations: found } = await axe.run(part, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'label-content-name-mismatch': { enabled: true } } });
    return found;
  }, within);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}
