import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { appointedAndTold, signOnBoth } from './ground/agree.ts';
import { seriousFindings, useBrowser, useOwnHouse } from './ground/browser.ts';
import { JourneyClock } from './ground/clock.ts';
import { accept, act, choose, enter, entered, openDesk, openStep, paperOf, registered, said, settled, stepButton, stepForm, wallStory } from './ground/desk.ts';
import type { Login } from './ground/desk.ts';
import { askFor } from './ground/handover.ts';

const clock = new JourneyClock(150);
useOwnHouse(clock);
const browser = useBrowser(clock);
let path = '';

/** The matter as somebody sees it today. */
const as = (login: Login): Promise<Page> => entered(browser, login, path);

const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

test('a long mediation: transferred to the county, helped by the police, paused for an appraisal, agreed in writing, confirmed, and performed with one breach', async () => {
  const village = await browser.open();
  await registered(village, 'mediator', wallStory('温小满', '雷大川', '13900008811'));
  await accept(village);
  path = new URL(village.url()).pathname.replace('/desk', '');
  // Without the parties' consent it is stopped, with the article.
  await (await openStep(village, '移交')).getByText('个人信息保护法第23条').first().waitFor();
  await askFor(village, '移交', '合阳县综治中心', '被申请人与本村干部有亲属关系，请县里另行指派。');

  await part(village, '移交与协助').getByText('等待答复').waitFor();

  const centre = await browser.open();
  await enter(centre, 'county-clerk', '/');
  await part(centre, '移交与协助').getByText('来自', { exact: false }).first().waitFor();
  await openDesk(centre, path);
  await stepForm(centre).getByRole('heading', { name: '接收移交' }).waitFor();
  expect(await act(centre, '接收移交', '接收，由本单位办理')).toContain('合阳县综治中心');
  await centre.getByText('待指派').first().waitFor();
  // The village's page stood open: it hears of it by itself, and has no step any more.
  await village.getByText('新的单位接收办理').first().waitFor();
  await openStep(centre, '转给调委会');
  await stepForm(centre).getByRole('radio', { name: /镇人民调解委员会$/ }).first().check();
  await stepForm(centre).getByRole('button', { name: /转给/ }).click();
  await said(centre).waitFor();
  await centre.getByText('待调委会接收').first().waitFor();

  await clock.pass(1);
  let town = await as('town-director');
  await act(town, '接收', /接收/);
  await appointedAndTold(town);
  await openStep(town, '记录调解会');
  await stepForm(town).getByRole('textbox', { name: /^笔录/ }).fill('双方都到场。对墙根塌了多少、修要多少钱说法不一，同意请人鉴定。');
  await act(town, '记录调解会', '记下这次调解会');
  await askFor(town, '请求协助', '坊镇派出所', '两家昨晚又起口角，请社区民警到场。');

  const officer = await as('officer');
  const asked = part(officer, '移交与协助');
  await asked.getByText('两家昨晚又起口角，请社区民警到场。').waitFor();
  await asked.getByRole('button', { name: '同意协助' }).click();
  await asked.getByRole('button', { name: '反馈结果' }).click();
  await asked.getByLabel('做了什么，结果如何').fill('已到场，双方保证不再动手。');
  await asked.getByRole('button', { name: '反馈并结束协助' }).click();
  await part(town, '移交与协助').getByText('已到场，双方保证不再动手。').waitFor();

  // The time of the appraisal is left out, day by day.
  await clock.pass(2);
  town = await as('town-director');
  await part(town, '调解室').getByRole('button', { name: '中止期限' }).click();
  await act(town, '中止期限', '从这一天起中止');
  await clock.pass(12);
  town = await as('town-director');
  await part(town, '调解室').getByRole('button', { name: '恢复期限' }).click();
  await act(town, '恢复期限', '从这一天起恢复');

  await clock.pass(1);
  town = await as('town-director');
  await agree(town);

  await clock.pass(1);
  town = await as('town-director');
  await confirm(town);
  await perform();
});

/** The check-up, the joint application, and two weeks later the court's ruling. */
async function confirm(town: Page): Promise<void> {
  const court = part(town, '司法确认');
  await court.getByText(/还剩 (29|3\d) 天/).first().waitFor();
  await court.getByText(/^体检/).click();
  await court.getByText('不涉及物权、知识产权确权').waitFor();
  expect(await court.locator('.check-stops').count(), 'nothing stands in the way').toBe(0);
  const application = await paperOf(town, court.getByRole('button', { name: '打印“司法确认申请书”' }));
  expect(application.subarray(0, 5).toString()).toBe('%PDF-');
  await court.getByRole('button', { name: '申请司法确认' }).click();
  await choose(town, '协议里有没有这些内容', '没有');
  await act(town, '申请司法确认', '登记双方已共同申请');
  await clock.pass(14);
  const later = await as('town-director');
  await part(later, '司法确认').getByText('已共同申请，等法院裁定').waitFor();
  await part(later, '司法确认').getByRole('button', { name: '登记法院裁定' }).click();
  await choose(later, '结果', '法院已裁定协议有效');
  await stepForm(later).getByLabel(/^文书编号/).fill('（2026）陕0524民特31号');
  await stepForm(later).getByLabel(/^送达日期/).fill(clock.dayFromNow(0));
  await act(later, '登记法院裁定', '登记裁定');
  await part(later, '司法确认').getByText('当事人有异议的').waitFor();
  await part(later, '司法确认').getByText('（2026）陕0524民特31号').waitFor();
}

/** Clauses with three payments; one signs on the screen, one on paper; the seal is put. */
async function agree(page: Page): Promise<void> {
  const form = await openStep(page, '拟定协议书');
  await form.getByRole('button', { name: '插入“分期付款”' }).click();
  const pay = form.locator('.clause').first();
  await pay.getByLabel('什么款').fill('修墙款');
  await pay.getByLabel('金额', { exact: true }).fill('3000');
  await pay.getByRole('button', { name: '平均分成 3 期，每月一期' }).click();
  await pay.getByText('各期合计等于总数').waitFor();
  await form.getByRole('button', { name: /^履行期限按条款/ }).click();
  await act(page, '拟定协议书', '拟定协议书');

  const sign = await openStep(page, '登记签字');
  await signOnBoth(page, sign);
  await act(page, '登记签字', '登记所勾选的签字');
  await openStep(page, '用印生效');
  await act(page, '用印生效', '用印，协议生效');
}

/** Three payments, the second of them not made when it was due. */
async function perform(): Promise<void> {
  const pays = async (page: Page, no: number): Promise<void> => {
    await part(page, '履行').getByRole('button', { name: `登记履行：第 ${no} 期` }).click();
    await act(page, '登记履行', '登记这次履行');
    await part(page, '履行').getByRole('button', { name: `登记履行：第 ${no} 期` }).waitFor({ state: 'detached' });
  };
  let town = await as('town-director');
  await part(town, '履行').getByRole('button', { name: '拟定履行计划' }).click();
  await stepForm(town).getByText('与协议金额一致').waitFor();
  expect(await stepForm(town).locator('.instalment').count(), 'as the clauses have it').toBe(3);
  await act(town, '拟定履行计划', '拟定履行计划');
  expect(await (await stepButton(town, /^结案/)).getAttribute('aria-disabled'), 'not while payments are open').toBe('true');
  await clock.pass(14);
  town = await as('town-director');
  await pays(town, 1);
  await clock.pass(35);
  town = await as('town-director');
  const ledger = part(town, '履行');
  await ledger.getByText('已逾期').waitFor();
  await ledger.getByRole('button', { name: '登记违约：第 2 期' }).click();
  await stepForm(town).getByText('就调解协议的履行或者内容向人民法院起诉').waitFor();
  expect(await stepForm(town).getByRole('button', { name: '登记违约' }).isDisabled(), 'not before the remedies are told').toBe(true);
  await stepForm(town).getByText('已向当事人告知以上途径').click();
  await act(town, '登记违约', '登记违约');
  await ledger.getByText('已告知救济途径').waitFor();
  expect(await seriousFindings(town)).toEqual([]);

  await clock.pass(30);
  town = await as('town-director');
  for (const no of [2, 3]) await pays(town, no);
  await part(town, '履行').getByText('已全部履行').waitFor();
  await part(town, '履行').getByText('应履行 3,000.00 元，已履行 3,000.00 元').waitFor();
  const phone = await browser.open('phone');
  await enter(phone, 'town-director', path);
  await part(phone, '履行').getByText('已全部履行').waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'nothing runs over the edge of a phone').toBe(true);
  await openStep(town, '记录回访');
  await choose(town, '怎样回访', '电话');
  await choose(town, '协议履行', '全部履行');
  await choose(town, '当事人满意吗', /^满意/);
  await act(town, '记录回访', '记下这次回访');
  await openStep(town, '结案');
  expect(await act(town, '结案', '结案')).toContain('下一步：归档');
  await settled(town);
  const dossier = await paperOf(town, part(town, '文书').getByRole('button', { name: '整卷', exact: true }));
  expect(dossier.subarray(0, 5).toString()).toBe('%PDF-');
}
