import type { Page } from 'playwright-core';
import { address } from './browser.ts';
import { settled } from './desk.ts';
import { looked } from './look.ts';

/** A page of the desk that a journey looks over. */
export interface PageLook {
  readonly name: string;
  readonly path: string;
  /** What a person comes here to do. */
  readonly main: string;
  /** What it reads. */
  readonly reads: RegExp;
}

/**
 * Each page when its answer does not come: it says so in words, and the button that asks again brings the page once the house answers.
 * @param main what Tab must come to while it fails; the button, where nothing stands before it
 */
export async function fails(page: Page, looks: readonly Pick<PageLook, 'path' | 'reads'>[], main: (path: string) => string = () => '.notice button'): Promise<void> {
  for (const { path, reads } of looks) {
    await page.route(reads, (route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'down' }));
    await page.goto(`${address()}/desk${path}`);
    const again = page.getByRole('button', { name: '再取一次' });
    await again.first().waitFor();
    await looked(page, `${path}, failing`, 'small', main(path));
    await page.unroute(reads);
    // A page that asks for two things has a button for each.
    for (let left = await again.count(); left > 0; left = await again.count()) {
      await again.first().click();
      await again.nth(left - 1).waitFor({ state: 'detached' });
    }
    await settled(page);
  }
}

/** Keeps back what the page asks for of these. @returns lets it go; what is asked afterwards is answered at once */
export async function keptBack(page: Page, reads: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(reads, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

/** A page whose answer takes its time: after a while it says that it still asks. */
export async function dawdles(page: Page, { path, reads }: Pick<PageLook, 'path' | 'reads'>): Promise<void> {
  const letGo = await keptBack(page, reads);
  await page.goto(`${address()}/desk${path}`);
  await page.getByText(/还在取数/).waitFor();
  letGo();
  await settled(page);
  await page.unroute(reads);
}
