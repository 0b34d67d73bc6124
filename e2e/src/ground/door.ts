import type { Page } from 'playwright-core';
import type { Hands } from './hands.ts';
import { heading } from './phone.ts';

/** A quarrel that ends at the door: who, what about, and what was agreed. */
export interface Quarrel {
  readonly first: string;
  readonly second: string;
  readonly what: string;
  readonly agreed: string;
}

/** The one by which the minute is counted. */
export const shortQuarrel: Quarrel = { first: '田秋收', second: '马有粮', what: '马家屋檐水泡塌田家墙根', agreed: '当场付800元，屋檐水改走自家院' };

/** An oral agreement from the first page until it is kept on the phone, by as few taps and characters as it takes. */
export async function agreeAtDoor(page: Page, hands: Hands, { first, second, what, agreed }: Quarrel): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await hands.tap(page.getByRole('link', { name: '口头协议' }));
  await heading(page, '口头协议');
  await hands.write(page.locator('#first-name'), first);
  await hands.write(page.locator('#second-name'), second);
  await hands.pick(page.getByLabel('哪一类纠纷'), 'neighbour');
  await hands.write(page.getByLabel('什么事'), what);
  await hands.write(page.getByLabel('怎么定的'), agreed);
  await hands.tap(button('下一步'));
  await hands.tap(page.getByLabel('已念给各方听'));
  await hands.tap(button('下一步'));
  await hands.tap(page.getByLabel(`${first}听了，没有出入`));
  await hands.tap(page.getByLabel(`${second}听了，没有出入`));
  await hands.tap(page.getByLabel('双方都觉得不用写成书面协议'));
  await hands.tap(button('登记口头协议'));
  await page.getByText('“当场调成”已存在手机上').waitFor();
}
