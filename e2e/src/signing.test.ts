import { expect, test } from 'vitest';
import { readyToDraft, signOnBoth } from './ground/agree.ts';
import { seriousFindings, useBrowser } from './ground/browser.ts';
import { Typing, act, choose, openStep, paperOf, registered, settled, stepForm, wallStory } from './ground/desk.ts';

const browser = useBrowser();

test('an agreement of clauses: checked as it is typed, one signs on the screen, one on paper', async () => {
  const page = await browser.open();
  await registered(page, 'mediator', wallStory('赵春生', '马大川', '13900003331'));
  await readyToDraft(page);

  const typing = new Typing();
  const form = await openStep(page, '拟定协议书');
  await typing.type(form.getByLabel('协议内容'), '马大川尽快改好排水\n赵春生不得再向法院起诉');
  const findings = form.locator('.finding');
  await findings.filter({ hasText: '时间不确定' }).waitFor();
  await findings.filter({ hasText: '人民调解法第3条' }).waitFor();
  expect(await findings.filter({ hasText: '不改不能用印' }).count()).toBe(1);

  // From the shelf: what was written becomes clauses, the new one stands below with its blanks.
  await form.getByRole('button', { name: '插入“分期付款”' }).click();
  const clauses = form.locator('.clause');
  expect(await clauses.count()).toBe(3);
  await clauses.nth(1).getByRole('button', { name: '删去第2条' }).click();
  await clauses.nth(0).getByLabel('这一条的文字').fill('马大川于2027年3月1日前改好东墙外的排水。');
  const pay = clauses.nth(1);
  await pay.getByLabel('什么款').fill('修墙款');
  await pay.getByLabel('金额', { exact: true }).fill('2000');
  await pay.getByRole('button', { name: '平均分成 3 期，每月一期' }).click();
  await pay.getByText('各期合计等于总数').waitFor();
  await pay.getByLabel('第3期', { exact: true }).fill('600');
  await pay.getByText('相差66.68元').waitFor();
  await pay.getByLabel('第3期', { exact: true }).fill('666.68');
  await pay.getByText('各期合计等于总数').waitFor();
  expect(await pay.getByLabel('这一条的文字').inputValue()).toMatch(/^乙方向甲方支付修墙款2,000元.*分3期付清：第1期/);
  await form.getByText('没有发现含糊、做不到或者不合法的内容').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await choose(page, '履行', '按期一次履行');
  await typing.type(form.getByLabel('最后履行日'), '2027-03-01');
  await act(page, '拟定协议书', '拟定协议书');

  const sign = await openStep(page, '登记签字');
  await sign.getByText(/第 1 稿 · 校验码 ([0-9a-f]{4} ?){4}/).waitFor();
  await signOnBoth(page, sign);
  expect(await seriousFindings(page)).toEqual([]);
  await act(page, '登记签字', '登记所勾选的签字');
  const agreement = page.getByRole('region', { name: /调解协议书/ });
  await agreement.getByText(/当面在屏幕上签名/).waitFor();
  await agreement.getByText(/按指印/).waitFor();

  await openStep(page, '用印生效');
  await act(page, '用印生效', '用印，协议生效');
  const paper = await paperOf(page, page.getByRole('region', { name: '文书' }).getByRole('button', { name: /打开“人民调解协议书/ }).first());
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a family’s agreement is signed on paper: the screen is not offered', async () => {
  const page = await browser.open('phone');
  await registered(page, 'mediator', { text: '我叫赵秋月，电话13900003332，住乾落社区。和丈夫马守义昨天因赡养父母吵架，儿媳和公婆不和，家庭里老人的生活费谁出说不清。', chips: [/婚姻家庭/, /赵秋月/, /马守义/, /月/] });
  await readyToDraft(page);
  const form = await openStep(page, '拟定协议书');
  await form.getByLabel('协议内容').fill('马守义于2027年1月10日前付给母亲赡养费300元，现金，出具收条。');
  await form.getByText('这类纠纷涉及人身关系，只能在纸上签').waitFor();
  await act(page, '拟定协议书', '拟定协议书');
  const sign = await openStep(page, '登记签字');
  await sign.getByText('不适用电子签名').waitFor();
  await sign.locator('.signer-block').first().getByRole('checkbox').check();
  await settled(page);
  expect(await stepForm(page).getByText('屏幕上', { exact: true }).count()).toBe(0);
  const small = await sign.locator('.signer-block').locator('button:visible, label.ant-checkbox-wrapper:visible').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.textContent));
  expect(small).toEqual([]);
});
