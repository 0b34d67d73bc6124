import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { draw, pick, readyToDraft } from './ground/agree.ts';
import { seriousFindings, useBrowser } from './ground/browser.ts';
import { act, choose, openStep, paperOf, registered, settled, stepForm } from './ground/desk.ts';
import { signedPage } from './ground/signed-page.ts';

const browser = useBrowser();

/** The roster as a foreman would write it: sixty workers, one entered twice, one with a number that is none. */
function roster(): Buffer {
  const rows = Array.from({ length: 60 }, (_, index) => [`工友${String(index + 1).padStart(2, '0')}`, `1370000${String(1000 + index)}`, String(3000 + index * 10), '是', '2026-11-20', '']);
  const bad = [['工友01', '13700001000', '1', '是', '2026-11-20', ''], ['工友61', '12', '1', '否', '', '']];
  return Buffer.from(`\uFEFF${[['姓名', '联系方式', '金额', '是否授权', '授权日期', '备注'], ...rows, ...bad].map((row) => row.join(',')).join('\r\n')}`);
}

interface Workbook {
  readonly xlsx: { load: (bytes: Buffer) => Promise<unknown> };
  getWorksheet: (name: string) => { readonly rowCount: number; getRow: (row: number) => { getCell: (column: number) => { readonly value: unknown } } } | undefined;
}
const { Workbook } = createRequire(new URL('../../server/package.json', import.meta.url))('exceljs') as { Workbook: new () => Workbook }; // the product's own part, for reading what it wrote

test('the wages of sixty: from the roster to the schedule and the signatures', async () => {
  const page = await browser.open();
  await registered(page, 'mediator', { text: '我叫何建国，电话13900007777，住乾落社区。老板周宝山欠农民工工资，昨天结算工钱，60个工人，一共197700元，要他付清。', chips: [/拖欠农民工工资/, /何建国/, /周宝山/, /197,700/, /月/] });
  const panel = page.getByRole('region', { name: '群体当事人' });
  await panel.getByText('导入群体名册').click();
  await panel.getByLabel('名册总金额').fill('197700');
  await panel.locator('input[type="file"]').first().setInputFiles({ name: '工资名册.csv', mimeType: 'text/csv', buffer: roster() });
  await panel.getByText('新增 60 人，更新 0 人').waitFor();
  await panel.getByText('2 行没有导入').waitFor();
  const [refused] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: '下载没有导入的行' }).click()]);
  const back = new Workbook();
  await back.xlsx.load(await readFile(await refused.path()));
  await settled(page);
  await panel.getByText(/申请人 60 人 · 已授权 60/).waitFor();
  expect(await page.getByRole('region', { name: '当事人', exact: true }).locator('li').count(), 'members are counted, not listed').toBeLessThan(6);

  // The first worker is elected; with special powers, so that one may sign for all.
  await panel.getByText('登记代表人、代理人', { exact: true }).click();
  await pick(page, panel.getByLabel('谁来代表'), /^3\. 工/);
  await panel.getByRole('radio', { name: /特别授权/ }).check();
  await panel.getByRole('button', { name: '登记', exact: true }).click();
  await panel.getByText(/推选的代表人 · 特别授权/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await readyToDraft(page);
  await panel.getByRole('button', { name: /视为告知其代表的成员/ }).click();
  await panel.getByText(/已告知 60/).waitFor();

  const form = await openStep(page, '拟定协议书');
  await form.getByRole('button', { name: '插入“按表支付工人工资”' }).click();
  const clause = form.locator('.clause').first();
  await clause.getByLabel('什么款').fill('拖欠的2026年6月至10月工资');
  await pick(page, clause.getByLabel('付给谁、为谁做'), '群体各成员');
  await clause.getByLabel('金额', { exact: true }).fill('197700');
  await clause.getByLabel('最后日期').fill('2027-01-20');
  await clause.getByLabel('最后日期').blur();
  expect(await clause.getByLabel('这一条的文字').inputValue()).toContain('向群体各成员支付拖欠的2026年6月至10月工资197,700元');
  await form.getByRole('button', { name: /履行期限按条款：一次履行，最后2027年1月20日/ }).click();
  await act(page, '拟定协议书', '拟定协议书');
  await page.getByRole('region', { name: /调解协议书/ }).getByText(/按期一次履行/).waitFor();

  // The employer signs on the screen; worker and representative on paper.
  const sign = await openStep(page, '登记签字');
  const blocks = sign.locator('.signer-block');
  await blocks.nth(0).getByRole('checkbox').first().check();
  const employer = blocks.nth(1);
  await employer.getByRole('checkbox').check();
  await employer.getByText('屏幕上', { exact: true }).click();
  await pick(page, employer.getByLabel(/出示的证件/), '居民身份证');
  await draw(page, employer.locator('.pad'));
  const representative = blocks.filter({ hasText: /工友/ });
  await representative.getByRole('checkbox').first().check();
  await representative.getByText(/同时代表所代表的 59 人签名/).waitFor();
  await blocks.last().getByRole('checkbox').first().check();
  await sign.locator('input[type="file"]').first().setInputFiles({ name: '签字页.png', mimeType: 'image/png', buffer: signedPage() });
  await sign.getByText('签字页已有，并已看过原件').waitFor();
  await act(page, '登记签字', '登记所勾选的签字');
  await panel.getByText(/已签 60/).waitFor();
  await openStep(page, '用印生效');
  await act(page, '用印生效', '用印，协议生效');

  const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: '下载分配表和签名表' }).click()]);
  const book = new Workbook();
  await book.xlsx.load(await readFile(await download.path()));
  const shares = book.getWorksheet('分配表');
  expect(shares?.rowCount).toBe(62);
  expect(shares?.getRow(62).getCell(4).value).toBe(197_700);
  expect(String(book.getWorksheet('签名表')?.getRow(3).getCell(6).value)).toContain('代表人代签');
  const papers = page.getByRole('region', { name: '文书' });
  const list = await paperOf(page, papers.getByRole('button', { name: /打开“群体成员签名表/ }));
  expect(list.subarray(0, 5).toString()).toBe('%PDF-');

  await paidInTwoParts(page);
});

/** Each part two or three presses; what the employer still owes is said in between. */
async function paidInTwoParts(page: Page): Promise<void> {
  const ledger = page.getByRole('region', { name: '履行', exact: true });
  await ledger.getByRole('button', { name: /^登记履行/ }).click();
  await choose(page, '履行了多少', /一部分/);
  await stepForm(page).getByLabel(/^这次履行的金额/).fill('100000');
  await act(page, '登记履行', '登记这次履行');
  await ledger.getByText('应履行 197,700.00 元，已履行 100,000.00 元').waitFor();
  await ledger.getByRole('button', { name: /^登记履行/ }).click();
  await act(page, '登记履行', '登记这次履行');
  await ledger.getByText('已全部履行').waitFor();
}
