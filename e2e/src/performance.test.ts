import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousFindings, useBrowser } from './ground/browser.ts';
import { Calls, dayFromNow } from './ground/calls.ts';
import { act, choose, enter, openDesk, openStep, paperOf, settled, stepButton, stepForm } from './ground/desk.ts';

const browser = useBrowser();

/** A written agreement over 3,000 yuan, in force for eight days. */
async function agreedInWriting(page: Page): Promise<string> {
  const calls = new Calls(page);
  const { acting, person } = (await calls.get('/staff/me')) as unknown as { acting: { post: string; unit: string; place: string }; person: { county: string } }; // the contract's answer
  const [county, matter, one, two, on] = [person.county, randomUUID(), randomUUID(), randomUUID(), dayFromNow(-8)];
  const party = (id: string, side: string, name: string, contact: object) => ({ id, side, kind: 'person', name, contact });
  let { revision } = await calls.post('/disputes', {
    county, matter, place: acting.place, origin: 'oral', happenedOn: dayFromNow(-21), filedOn: dayFromNow(-20), type: 'damages', summary: '施工碰倒院墙，双方对赔偿数额有争议。', committee: acting.unit,
    parties: [party(one, 'applicant', '潘小满', { by: 'phone', value: '13900007777' }), party(two, 'respondent', '葛大勇', { by: 'village' })],
  });
  const step = async (path: string, input: object): Promise<void> => {
    ({ revision } = await calls.post(`/disputes/${county}/${matter}/${path}`, input, revision));
  };
  await step('accept', { acceptedOn: dayFromNow(-20), seised: 'no', authorityAct: false });
  await step('mediators', { happenedOn: dayFromNow(-19), post: acting.post, chosen: 'chosen', conflict: 'none' });
  await step('notice', { happenedOn: dayFromNow(-19), how: 'read-out', told: [one, two].map((id) => ({ party: id, answer: 'consented' })) });
  await step('sessions', { happenedOn: on, session: randomUUID(), public: false, record: '双方各自说明经过，愿意分三次付清。', recorder: acting.post, readBack: true, present: [one, two] });
  await step('agreement', {
    happenedOn: on, agreement: randomUUID(), facts: '施工碰倒院墙。', content: '乙方赔偿甲方修墙费用3000元，分三期转账到甲方指定的银行账户。', performance: 'instalments', performBy: dayFromNow(60), performHow: '银行转账', amount: 3000, copies: 3,
  });
  ({ revision } = await calls.post(`/matters/${county}/${matter}/attachments`, { attachment: randomUUID(), kind: 'signed-page', upload: await calls.upload(), happenedOn: on, seen: true }));
  await step('signatures', { happenedOn: on, signatures: [...[one, two].map((signer) => ({ signer, asWhat: 'party', how: 'fingerprint' })), { signer: acting.post, asWhat: 'mediator', how: 'signature' }] });
  await step('seal', { happenedOn: on, sealUse: randomUUID(), copies: 3, acrossPages: true });
  return `/matters/${county}/${matter}`;
}

test('a written agreement is confirmed by the court, paid in three instalments, one of them late, and closed', async () => {
  const page = await browser.open();
  await enter(page, 'mediator');
  const path = await agreedInWriting(page);
  await openDesk(page, path);

  // The check-up reads the agreement, and the thirty days are counted down.
  const court = page.getByRole('region', { name: '司法确认' });
  await court.getByText(/还剩 2[0-9] 天/).first().waitFor();
  await court.getByText(/^体检/).click();
  await court.getByText('不涉及物权、知识产权确权').waitFor();
  expect(await court.locator('.check-stops').count(), 'nothing stands in the way').toBe(0);
  const paper = await paperOf(page, court.getByRole('button', { name: '打印“司法确认申请书”' }));
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');

  await court.getByRole('button', { name: '申请司法确认' }).click();
  await stepForm(page).getByText('哪个法院').waitFor();
  await choose(page, '协议里有没有这些内容', '没有');
  await act(page, '申请司法确认', '登记双方已共同申请');
  await court.getByText('已共同申请，等法院裁定').waitFor();
  await court.getByRole('button', { name: '登记法院裁定' }).click();
  await choose(page, '结果', '法院已裁定协议有效');
  await stepForm(page).getByLabel(/^文书编号/).fill('（2026）陕0524民特12号');
  await stepForm(page).getByLabel(/^送达日期/).fill(dayFromNow(0));
  await act(page, '登记法院裁定', '登记裁定');
  await court.getByText('当事人有异议的').waitFor();
  await court.getByText('（2026）陕0524民特12号').waitFor();

  // Three instalments, the first of them five days ago.
  const ledger = page.getByRole('region', { name: '履行', exact: true });
  await ledger.getByRole('button', { name: '拟定履行计划' }).click();
  await stepForm(page).getByLabel('到期日').first().fill(dayFromNow(-5));
  await stepForm(page).getByRole('button', { name: '分 3 期，每月一期' }).click();
  await stepForm(page).getByText('与协议金额一致').waitFor();
  await act(page, '拟定履行计划', '拟定履行计划');
  await ledger.getByText('已逾期').waitFor();
  const close = await stepButton(page, /^结案/);
  expect(await close.getAttribute('aria-disabled')).toBe('true');

  // Late: written down, and the parties told what is open to them.
  await ledger.getByRole('button', { name: '登记违约：第 1 期' }).click();
  await stepForm(page).getByText('就调解协议的履行或者内容向人民法院起诉').waitFor();
  expect(await stepForm(page).getByRole('button', { name: '登记违约' }).isDisabled(), 'not before the remedies are told').toBe(true);
  await stepForm(page).getByText('已向当事人告知以上途径').click();
  await act(page, '登记违约', '登记违约');
  await ledger.getByText('已告知救济途径').waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  // Paid after all: two presses for each.
  for (const no of [1, 2, 3]) {
    await ledger.getByRole('button', { name: `登记履行：第 ${no} 期` }).click();
    await act(page, '登记履行', '登记这次履行');
    await ledger.getByRole('button', { name: `登记履行：第 ${no} 期` }).waitFor({ state: 'detached' });
  }
  await ledger.getByText('已全部履行').waitFor();
  await ledger.getByText('应履行 3,000.00 元，已履行 3,000.00 元').waitFor();

  const phone = await browser.open('phone');
  await enter(phone, 'mediator', path);
  await phone.getByRole('region', { name: '履行', exact: true }).getByText('已全部履行').waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'nothing runs over the edge of a phone').toBe(true);

  await openStep(page, '记录回访');
  await choose(page, '怎样回访', '电话');
  await choose(page, '协议履行', '全部履行');
  await choose(page, '当事人满意吗', /^满意/);
  await act(page, '记录回访', '记下这次回访');
  await openStep(page, '结案');
  expect(await act(page, '结案', '结案')).toContain('下一步：归档');
  await settled(page);
});
