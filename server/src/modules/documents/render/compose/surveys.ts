/** Papers of satisfaction surveys. They name no person; no official specimen was found. */
import type { PaperView } from '@anhe/contract/documents';
import { chineseDate, chineseMoment } from '../format.ts';
import type { Block, Sheet } from '../model.ts';
import { line } from '../model.ts';
import { sheet } from './common.ts';

/** 满意度问卷, a page for each matter that was drawn: the strip for whoever delivers it, the questions, the code. */
export function surveyForms(view: PaperView<'surveyForms'>): Sheet {
  const phone = view.phone === undefined ? '' : `，电话：${view.phone}`;
  const pages = view.forms.flatMap((form, at): Block[] => [
    ...(at === 0 ? [] : [{ type: 'break' } as const]),
    { type: 'note', runs: ['投递条（交到本人手里以后撕下，不随问卷交回）：', { text: form.matter, face: 'whole' }, `　${form.place}`] },
    { type: 'rule' },
    { type: 'note', runs: line('　') },
    { type: 'title', over: view.office, text: view.title },
    { type: 'paragraph', indent: true, runs: [`您在我们这里办过一件${form.about}，现在已经办结。我们随机抽了一部分办结的事项，想知道办得怎样，请您费一两分钟回答下面${view.questions.length}道题。填不填由您决定，不想答的题空着。`] },
    { type: 'paragraph', indent: true, runs: [{ text: '不用写姓名。', face: 'strong' }, '您的答案和您这件事分开保存，谁也查不出是谁答的。请不要在纸上写名字和别的话。'] },
    ...view.questions.flatMap((question, index): Block[] => [
      { type: 'paragraph', indent: false, keep: true, apart: true, runs: [{ text: `${index + 1}. ${question.text}`, face: 'strong' }] },
      { type: 'choices', options: question.options.map((option) => ({ runs: line(option), ticked: false })) },
    ]),
    {
      type: 'code', address: form.address, code: form.code, over: '扫码填问卷',
      facts: [{ label: '网上填', value: '扫码，或者打开二维码下面的网址，输入填答码' }, { label: '纸上填', value: `打勾后折好，放进随附信封交给任何一个没有办过这件事的单位：${view.site}` }, { label: '截止', value: chineseDate(view.endsOn) }],
    },
    { type: 'note', runs: line(`网上、纸上、电话只用一种，填答码只能用一次。问题可以问${view.office}${phone}。`) },
  ]);
  return { look: 'letter', title: view.title, pageNumbers: false, counted: false, blocks: pages.length > 0 ? pages : [{ type: 'title', over: view.office, text: view.title }, { type: 'paragraph', indent: true, runs: ['没有还没回答的问卷。'] }] };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const interval = (value: { readonly share: number; readonly low: number; readonly high: number } | null): readonly [string, string] =>
  value === null ? ['不显示', '—'] : [percent(value.share), `${percent(value.low)}—${percent(value.high)}`];

/** 满意度调查结果报告. */
export function surveyReport(view: PaperView<'surveyReport'>): Sheet {
  const sum = (of: (stratum: (typeof view.strata)[number]) => number): number => view.strata.reduce((all, stratum) => all + of(stratum), 0);
  const [drawn, answered] = [sum((one) => one.drawn), sum((one) => one.answered)];
  const rate = (part: number, of: number): string => (of === 0 ? '—' : percent(part / of));
  return sheet('form', view.title, [
    { type: 'title', over: view.office, text: view.title },
    { type: 'paragraph', indent: true, runs: [`调查范围：${view.place}，${chineseDate(view.from)}至${chineseDate(view.to)}办结的事项。填答时间：${chineseDate(view.opensOn)}至${chineseDate(view.endsOn)}。填答方式：${view.modes}。问卷：${view.method}。`] },
    { type: 'heading', text: '一、结果' },
    ...view.questions.flatMap((question, at): Block[] => {
      const [share, range] = interval(question.whole);
      return [
        { type: 'paragraph', indent: false, keep: true, apart: at > 0, runs: [{ text: `${at + 1}. ${question.text}`, face: 'strong' }, `（算满意的：${question.good}）`] },
        {
          type: 'table', blankRows: 0,
          columns: [{ title: '层', width: 50 }, { title: '事项数 N', width: 24, align: 'right' }, { title: '答卷 n', width: 22, align: 'right' }, { title: '满意率', width: 34, align: 'right' }, { title: '95%置信区间', width: 40, align: 'right' }],
          rows: [
            ...question.strata.map((one) => [one.name, String(one.size), String(one.answered), ...interval(one.value)]),
            ['全部（按层加权）', `${question.speaksOf}／${question.size}`, String(question.answered), share, range],
          ],
        },
      ];
    }),
    { type: 'note', runs: line(`一层的答卷不到 ${view.minimum} 份的不显示，也不计入全部；“全部”一行的事项数写明代表其中多少件。满意率按各层事项数加权；方差按分层随机抽样并作有限总体校正（Cochran，1977），区间用 Wilson 方法。区间只反映抽样的偶然，不反映谁愿意答、谁不愿意答，请连同应答率一起看。`) },
    { type: 'heading', text: '二、抽样和应答' },
    {
      type: 'table', blankRows: 0,
      columns: [{ title: '层', width: 56 }, { title: '事项数 N', width: 28, align: 'right' }, { title: '抽中', width: 28, align: 'right' }, { title: '答卷', width: 28, align: 'right' }, { title: '应答率', width: 30, align: 'right' }],
      rows: [...view.strata.map((one) => [one.name, String(one.size), String(one.drawn), String(one.answered), rate(one.answered, one.drawn)]), ['合计', String(sum((one) => one.size)), String(drawn), String(answered), rate(answered, drawn)]],
    },
    { type: 'paragraph', indent: true, runs: [`没有放进抽样框的办结事项：${view.leftOut.length === 0 ? '没有' : view.leftOut.map(({ reason, count }) => `${reason} ${count} 件`).join('；')}。`] },
    { type: 'heading', text: '三、怎样复核' },
    {
      type: 'pairs',
      rows: [
        { label: '随机种子', value: view.seed }, { label: '种子定于', value: chineseMoment(view.seedAt) }, { label: '抽样框封于', value: chineseMoment(view.frameAt) }, { label: '抽样框校验码', value: (view.digest.match(/.{1,16}/g) ?? []).join(' ') },
        { label: '怎样重抽', value: '每层把“种子、空格、事项标识”的 SHA-256 值从小到大排，取前面的若干件' },
      ],
    },
    { type: 'ending', lead: [], signatures: [], seal: { unit: view.office, date: line(chineseDate(view.publishedOn)) } },
  ]);
}
