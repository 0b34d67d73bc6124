import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousFindings, useBrowser } from './ground/browser.ts';
import { enter, openDesk, settled } from './ground/desk.ts';

const browser = useBrowser();

const csv = (rows: readonly (readonly string[])[]): Buffer => Buffer.from(`\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}`);

/** An old register as a committee kept it: two good lines, one without a day. */
const oldRegister = csv([
  ['编号', '登记日期', '类型', '来源', '申请人', '被申请人', '联系方式', '简要情况', '结果', '协议方式', '协议日期', '金额'],
  ['（2021）乾调第1号', '2021.3.4', '邻里纠纷', '申请', '旧账甲', '旧账乙', '13900004321', '院墙滴水', '达成协议', '口头', '2021/3/5', '300'],
  ['（2021）乾调第2号', '2021-04-04', '合同', '主动调解', '旧账丙', '旧账丁', '', '欠苹果款', '达成书面协议', '', '2021-04-06', '5000'],
  ['（2021）乾调第3号', '', '合同', '主动调解', '旧账戊', '旧账己', '', '欠苹果款', '达成书面协议', '', '2021-04-06', '5000'],
]);

async function give(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type="file"]').first().setInputFiles({ name, mimeType: 'text/csv', buffer });
}

test('an old register comes in, goes out in another platform’s columns, and its answer comes back', async () => {
  const page = await browser.open();
  await enter(page, 'mediator', '/register');
  await page.getByRole('link', { name: '导入旧台账' }).click();
  await page.getByRole('heading', { level: 1, name: '导入旧台账' }).waitFor();
  await give(page, '旧台账.csv', oldRegister);
  await page.getByText('已导入 2 件').waitFor();
  await page.getByText('1 行没有导入').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await give(page, '旧台账.csv', oldRegister);
  await page.getByText('2 行以前导入过，没有变动').waitFor();

  await openDesk(page, '/register?from=%222021-03-01%22&to=%222021-03-31%22');
  await page.getByText('（2021）乾调第1号').first().waitFor();
  await page.getByRole('link', { name: '其他平台' }).click();
  await page.getByText('按台账现在的条件，共 1 件').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出这些事项' }).click()]);
  expect(file.suggestedFilename()).toContain('省级调解平台示例');
  await page.getByRole('radio', { name: '综治平台示例' }).check();
  await give(page, '结果.csv', csv([['事件编号', '综治编号', '校验结果', '退回原因'], ['（2021）乾调第1号', 'ZZ20210304', '校验通过', ''], ['没有这件', 'ZZ1', '通过', '']]));
  await page.getByText('已登记 1 件的反馈').waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await openDesk(page, '/register?from=%222021-03-01%22&to=%222021-03-31%22');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  const panel = page.getByRole('region', { name: '其他平台' });
  await panel.getByText('ZZ20210304').waitFor();
  await settled(page);
  await page.getByText('自旧台账导入').first().waitFor();
  await page.getByRole('button', { name: '复制到群' }).click();
  const text = await page.locator('.copy-text').innerText();
  expect(text).toContain('邻里纠纷，2021年3月4日登记');
  expect(text).not.toMatch(/旧账|1390000|乾调第/);
  expect(await seriousFindings(page)).toEqual([]);
});
