import { expect, test } from 'vitest';
import { seriousFindings, useBrowser } from './ground/browser.ts';
import { accept, enter, registered, wallStory } from './ground/desk.ts';
import { askFor } from './ground/handover.ts';

const browser = useBrowser();

test('a unit that is asked for help reads what was named and nothing else, and is closed out again', async () => {
  const village = await browser.open();
  await registered(village, 'mediator', wallStory('梁小谷', '乔大谷', '13900006622'));
  await accept(village);
  const { pathname } = new URL(village.url());
  const path = pathname.replace('/desk', '');
  await askFor(village, '请求协助', '合阳县综治中心', '请协调自然资源所到场指认界址。');

  const helper = await browser.open();
  await enter(helper, 'county-clerk', path);
  const panel = helper.getByRole('region', { name: '移交与协助' });
  await panel.getByText('请协调自然资源所到场指认界址。').waitFor();
  expect(await seriousFindings(helper)).toEqual([]);
  await panel.getByRole('button', { name: '同意协助' }).click();
  await panel.getByRole('button', { name: '反馈结果' }).click();
  await panel.getByLabel('做了什么，结果如何').fill('已到场指认，界址以登记为准。');
  await panel.getByRole('button', { name: '反馈并结束协助' }).click();
  await village.getByText('已到场指认，界址以登记为准。').first().waitFor();
  await village.getByRole('region', { name: '移交与协助' }).getByText('已反馈结果').waitFor();
});
