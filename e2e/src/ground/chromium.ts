import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions } from 'playwright-core';

/** The sizes every page is looked at. */
export const sizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  small: { viewport: { width: 1280, height: 720 } },
  /** An old, small phone: the one that residents' pages must fit. */
  pocket: { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
} as const satisfies Record<string, BrowserContextOptions>;
export type Size = keyof typeof sizes;

const quiet = [
  '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic', '--disable-domain-reliability',
];

/** A Chromium: the one that was given, else the machine's. */
export function chromiumPath(): string {
  const found = [process.env['ANHE_CHROMIUM'], '/usr/bin/chromium', chromium.executablePath()].find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found === undefined) throw new Error('no Chromium was found');
  return found;
}

export const launch = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath, args: quiet });
