import { expect, test } from 'vitest';
import { seriousFindings, useBrowser } from './ground/browser.ts';
import { accept, act, enter, openDesk, openStep, registered, said, settled, stepForm, wallStory } from './ground/desk.ts';
import { askFor } from './ground/handover.ts';

const browser = useBrowser();

test('a village committee transfers a dispute to the county centre, which assigns it; nobody lets go before another has it', async () => {
  const village = await browser.open();
  await registered(village, 'mediator', wallStory('梁小禾', '乔大河', '13900006611'));
  await accept(village);
  const { pathname } = new URL(village.url());
  const path = pathname.replace('/desk', '');

  // Without the parties' consent it is stopped, with the article.
  const form = await openStep(village, '移交');
  await form.getByText('个人信息保护法第23条').first().waitFor();
  await askFor(village, '移交', '合阳县综治中心', '当事人与本村干部有亲属关系，请县里另行指派。');
  await village.getByRole('region', { name: '移交与协助' }).getByText('等待答复').waitFor();

  const centre = await browser.open();
  await enter(centre, 'county-clerk', '/');
  const strip = centre.getByRole('region', { name: '移交与协助' });
  await strip.getByText('来自', { exact: false }).first().waitFor();
  await openDesk(centre, path);
  await stepForm(centre).getByRole('heading', { name: '接收移交' }).waitFor();
  expect(await act(centre, '接收移交', '接收，由本单位办理')).toContain('合阳县综治中心');
  await centre.getByText('待指派').first().waitFor();

  // The village's page stood open: it hears of it by itself, and has no step any more.
  await village.getByText('新的单位接收办理').first().waitFor();
  await settled(village);

  await openStep(centre, '转给调委会');
  await stepForm(centre).getByRole('radio').first().check();
  await stepForm(centre).getByRole('button', { name: /转给/ }).click();
  await said(centre).waitFor();
  await centre.getByText('待调委会接收').first().waitFor();
});

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
