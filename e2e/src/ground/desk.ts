import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { address } from './browser.ts';
import type { Windows } from './browser.ts';
import type { Size } from './chromium.ts';

/** People of the demo whom the journeys are; their logins stand on the sign-in page of a demo. */
export type Login = 'city-leader' | 'city-supervisor' | 'city-clerk' | 'mediator' | 'grid' | 'volunteer' | 'director' | 'clerk' | 'county-clerk' | 'town-director' | 'veteran' | 'leader' | 'guide' | 'bureau' | 'officer' | 'station' | 'housing' | 'administrator' | 'city-administrator' | 'supervisor' | 'transport' | 'tax';
const password = 'anhe-demo-1';

/** Signs in as a person does: name, password, Enter. */
export async function signInByForm(page: Page, login: Login): Promise<void> {
  await page.goto(`${address()}/desk/`);
  await page.getByLabel('登录名或手机号').fill(login);
  await page.getByLabel('密码', { exact: true }).last().fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '页面' }).waitFor();
}

/** Signs in without the form and opens a page of the desk; for journeys that are about something else. */
export async function enter(page: Page, login: Login, path = '/'): Promise<void> {
  const answer = await page.context().request.post(`${address()}/api/sign-in/password`, { data: { login, password, keep: false }, headers: { origin: address() } });
  expect(answer.status(), `sign-in of ${login}: ${await answer.text()}`).toBe(200);
  await openDesk(page, path);
}

/** Opens a page of the desk and waits until it stands. */
export async function openDesk(page: Page, path: string): Promise<void> {
  await page.goto(`${address()}/desk${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
}

/** A window of their own for somebody who signs in and comes to a page. */
export async function entered(browser: Windows, login: Login, path: string, size: Size = 'desktop'): Promise<Page> {
  const page = await browser.open(size);
  await enter(page, login, path);
  return page;
}

/** Until nothing is loading any longer, and the page of the address stands there. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.loading, main[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** Writes down into which fields a journey typed: what people have to type is measured, and only goes down. */
export class Typing {
  readonly #fields = new Set<string>();

  async type(field: Locator, text: string): Promise<void> {
    await field.fill(text);
    this.#fields.add((await field.getAttribute('id')) ?? String(field));
  }

  get fields(): number {
    return this.#fields.size;
  }
}

/** Presses one of the things that were heard in the text. */
export const chip = (page: Page, text: string | RegExp): Promise<void> => page.getByRole('region', { name: '听到的' }).getByRole('button', { name: text }).first().click();

/** Takes one of the choices of a question. */
export async function choose(page: Page, question: string, answer: string | RegExp): Promise<void> {
  await page.getByRole('group', { name: question }).getByRole('radio', { name: answer }).first().check();
}

/** The form of the step that is open. */
export const stepForm = (page: Page): Locator => page.locator('form.step-sheet');

/** The button of a step in the bar, unfolded where it stands under a word. */
export async function stepButton(page: Page, step: string | RegExp): Promise<Locator> {
  const bar = page.getByRole('region', { name: '办理', exact: true });
  await bar.waitFor();
  const button = bar.locator('.steps-now, .steps-unfolded').getByRole('button', { name: step, exact: true });
  for (const fold of [undefined, ...(await bar.locator('.steps-fold').all())]) {
    if (fold !== undefined) await fold.click();
    if (await button.first().isVisible()) return button.first();
  }
  throw new Error(`no step ${String(step)} in the bar`);
}

/** Opens a step by its button in the bar. */
export async function openStep(page: Page, step: string): Promise<Locator> {
  const form = stepForm(page);
  if (!(await form.getByRole('heading', { name: step, exact: true }).isVisible().catch(() => false))) {
    await (await stepButton(page, step)).click();
    await form.getByRole('heading', { name: step, exact: true }).waitFor();
  }
  return form;
}

/** What is said after an act. */
export const said = (page: Page): Locator => page.locator('.notice-kept[role="status"]');

/** Presses the button of the open step and gives what is said of it: what happened, who has it, what comes next. */
export async function act(page: Page, step: string, button: string | RegExp): Promise<string> {
  await stepForm(page).getByRole('button', { name: button }).click();
  const words = said(page).filter({ hasText: `已记录：${step}` });
  await words.waitFor();
  await settled(page);
  return words.innerText();
}

export interface Story {
  readonly text: string;
  /** Chips to press, in order: type, persons, … */
  readonly chips: readonly (string | RegExp)[];
}

/** A quarrel over a wall, as one hears it at the counter. Names are made up; each journey takes its own. */
export const wallStory = (applicant: string, respondent: string, phone: string): Story => ({
  text: `我叫${applicant}，电话${phone}，住乾落社区。邻居${respondent}昨天盖房，屋檐的水全排到我家院墙，墙根泡塌了一截，要他赔2000元。`,
  chips: [/邻里/, new RegExp(applicant), new RegExp(respondent), /2,000/, /月/],
});

/** Takes a dispute in: writes while the person talks, presses what was heard; the second party is reached through the village. */
export async function takeIn(page: Page, typing: Typing, story: Story): Promise<void> {
  await typing.type(page.getByLabel('边听边记'), story.text);
  for (const one of story.chips) await chip(page, one);
  const second = page.locator('fieldset.party').nth(1);
  await second.getByRole('button', { name: '由村里转告' }).click();
}

/** Opens the matter that was just taken in. */
export async function openTaken(page: Page): Promise<void> {
  await page.getByRole('link', { name: '打开这一件' }).click();
  await page.getByRole('region', { name: '事由' }).waitFor();
  await settled(page);
}

/** Presses a button that makes a paper; gives its bytes, which a person sees in a tab of its own. */
export async function paperOf(page: Page, button: Locator, papers = /\/(paper|dossier|slip)/): Promise<Buffer> {
  const paper = new Promise<Buffer>((resolve, reject) => {
    // Chromium gives no body of a file that it shows itself: the answer is read on its way.
    void page.route(papers, async (route) => {
      const answer = await route.fetch();
      const type = answer.headers()['content-type'] ?? '';
      if (type.startsWith('application/pdf')) resolve(await answer.body());
      else if (!answer.ok()) reject(new Error(`${answer.status()} ${await answer.text()}`));
      await route.fulfill({ response: answer });
    });
  });
  const [tab, bytes] = await Promise.all([page.waitForEvent('popup'), paper, button.click()]);
  await page.unroute(papers);
  await tab.close();
  return bytes;
}

/** Takes a dispute in at the counter and opens its page; for journeys about what comes afterwards. */
export async function registered(page: Page, login: Login, story: Story): Promise<void> {
  await enter(page, login, '/intake');
  await takeIn(page, new Typing(), story);
  await page.getByRole('button', { name: '登记，由本调委会办理' }).click();
  await said(page).waitFor();
  await openTaken(page);
}

/** Accepts the open dispute: no other organ deals with it, and no authority's own act is at stake. */
export async function accept(page: Page): Promise<string> {
  await openStep(page, '受理');
  await stepForm(page).getByRole('group', { name: '有没有别的机关在处理？' }).getByRole('radio').first().check();
  await choose(page, '是不是对行政机关自身行为不服？', /^不是/);
  return act(page, '受理', '受理');
}
