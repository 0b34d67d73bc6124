/** Papers of guidance, screening and volunteers. They name units, mediators and spots, the certificate its volunteer; never a party. */
import type { PaperView } from '@anhe/contract/documents';
import { paperKinds } from '@anhe/contract/documents';
import { chineseDate, shortDate } from '../format.ts';
import type { Block, Sheet } from '../model.ts';
import { line, orBlank, paragraphs } from '../model.ts';
import { bodyText, caption, sheet, shortRow, staffSignatures, textRow, widthOf } from './common.ts';

/** A landscape list under a title. */
const list = (title: string, over: string, blocks: readonly Block[]): Sheet => ({
  look: 'register', title, pageNumbers: true, counted: false, blocks: [{ type: 'title', over, text: title }, ...blocks],
});

const numberWidth = (numbers: readonly (string | undefined)[]): number => Math.min(70, Math.max(34, numbers.reduce((most, number) => Math.max(most, widthOf(number ?? '', 9)), 0) + 5));

/** 卷宗评查表. */
export function reviewSheet(view: PaperView<'reviewSheet'>): Sheet {
  const rounds = view.rounds.toReversed().flatMap((round): Block[] => [
    { type: 'heading', text: `第${round.round}次评查　${round.result}　${chineseDate(round.on)}` },
    ...(round.remarks.length === 0 ? [] : [{
      type: 'table' as const, blankRows: 0, columns: [{ title: '卷内项目', width: 50 }, { title: '问题', width: 110 }], rows: round.remarks.map(({ part, text }) => [part, text]),
    }]),
    ...(round.note === undefined ? [] : bodyText(`评查意见：${round.note}`, 0)),
    ...(round.answer === undefined ? [] : bodyText(`补正情况：${round.answer}`, 0)),
  ]);
  return sheet('form', paperKinds.reviewSheet.zh, [
    { type: 'title', ...(view.office === undefined ? {} : { over: view.office }), text: paperKinds.reviewSheet.zh },
    {
      type: 'form',
      rows: [
        shortRow(['卷号', view.number], ['纠纷类型', view.disputeType]), shortRow(['立卷单位', view.committee], ['结案日期', chineseDate(view.closedOn)]), textRow('评查结果', view.result, 10),
      ],
    },
    ...(rounds.length === 0 ? [{ type: 'heading' as const, text: '评查意见' }, { type: 'writing' as const, lines: 8 }] : rounds),
    { type: 'ending', lead: [], signatures: staffSignatures('评查人（签名）', [...new Set(view.rounds.flatMap(({ by }) => (by === undefined ? [] : [by])))]), date: line(chineseDate(view.printedOn)) },
  ]);
}

/** 以案定补公示. */
export function allowanceNotice(view: PaperView<'allowanceNotice'>): Sheet {
  return list(paperKinds.allowanceNotice.zh, view.bureau, [
    { type: 'paragraph', indent: true, runs: [`经申报、核实和审批，下列${view.entries.length}件纠纷拟发给以案定补补贴，现予公示。公示期自${chineseDate(view.from)}至${chineseDate(view.until)}。对公示内容有异议的，请在公示期内向本局反映${view.phone === undefined ? '' : `，电话：${view.phone}`}。`] },
    {
      type: 'table', blankRows: 0,
      columns: [
        { title: '序号', width: 12, align: 'center' }, { title: '编号', width: numberWidth(view.entries.map(({ number }) => number)) }, { title: '纠纷类型', width: 30, align: 'center' },
        { title: '调委会', width: 66 }, { title: '调解员', width: 26, align: 'center' }, { title: '档次', width: 34, align: 'center' }, { title: '金额（元）', width: 24, align: 'right' },
      ],
      rows: [
        ...view.entries.map((entry, index) => [String(index + 1), entry.number ?? '', entry.disputeType ?? '', entry.committee, entry.mediator, entry.class, entry.amount]),
        ['', '合计', '', '', '', '', view.total],
      ],
    },
    { type: 'ending', lead: [], signatures: [], seal: { unit: view.bureau, date: line(chineseDate(view.from)) } },
  ]);
}

/** 以案定补发放表. */
export function paymentSheet(view: PaperView<'paymentSheet'>): Sheet {
  const notice = view.from === undefined || view.until === undefined ? '' : `公示期：${chineseDate(view.from)}至${chineseDate(view.until)}`;
  return list(paperKinds.paymentSheet.zh, view.bureau, [
    { type: 'caption', left: line(notice), right: line(view.madeOn === undefined ? '' : `制表日期：${chineseDate(view.madeOn)}`) },
    {
      type: 'table', blankRows: view.entries.length === 0 ? 12 : 0,
      columns: [
        { title: '序号', width: 14, align: 'center' }, { title: '单位', width: 88 }, { title: '调解员', width: 30, align: 'center' }, { title: '件数', width: 18, align: 'center' },
        { title: '金额（元）', width: 28, align: 'right' }, { title: '签领', width: 40 },
      ],
      rows: [
        ...view.entries.map((entry, index) => [String(index + 1), entry.unit, entry.mediator, String(entry.count), entry.amount, '']),
        ['', '合计', '', String(view.entries.reduce((sum, { count }) => sum + count, 0)), view.total, ''],
      ],
    },
    { type: 'ending', lead: [], signatures: [...staffSignatures('制表（签名）', []), ...staffSignatures('审批（签名）', [])], date: line(chineseDate(view.madeOn)) },
  ]);
}

/** 排查情况表. */
export function screeningReport(view: PaperView<'screeningReport'>): Sheet {
  const sum = (of: (town: (typeof view.towns)[number]) => number): string => String(view.towns.reduce((total, town) => total + of(town), 0));
  const missing = view.missing.length === 0 ? [] : paragraphs(`尚未上报：${view.missing.join('、')}。`);
  return list(paperKinds.screeningReport.zh, view.startedBy, [
    { type: 'caption', left: line(`${view.topic}　范围：${view.area}`), right: line(`${shortDate(view.from)}至${shortDate(view.to)}`) },
    {
      type: 'table', blankRows: 0,
      columns: [
        { title: '乡镇（街道）', width: 60 }, { title: '应报', width: 26, align: 'center' }, { title: '已报', width: 26, align: 'center' }, { title: '零报告', width: 26, align: 'center' },
        { title: '逾期未报', width: 26, align: 'center' }, { title: '纠纷（件）', width: 30, align: 'center' }, { title: '隐患（处）', width: 30, align: 'center' },
      ],
      rows: [
        ...view.towns.map((town) => [town.name, town.total, town.done, town.nil, town.late, town.disputes, town.hazards].map(String)),
        ['合计', sum(({ total }) => total), sum(({ done }) => done), sum(({ nil }) => nil), sum(({ late }) => late), sum(({ disputes }) => disputes), sum(({ hazards }) => hazards)],
      ],
    },
    ...missing.map((runs): Block => ({ type: 'paragraph', indent: true, runs })),
    ...(view.hazards.length === 0 ? [] : [{ type: 'heading' as const, text: '隐患清单' }, {
      type: 'table' as const, blankRows: 0,
      columns: [{ title: '村（社区）', width: 60 }, { title: '种类', width: 34, align: 'center' as const }, { title: '数量', width: 20, align: 'center' as const }, { title: '位置', width: 110 }],
      rows: view.hazards.map(({ village, kind, count, where }) => [village, kind, String(count), where]),
    }]),
    { type: 'ending', lead: [], signatures: staffSignatures('填表人（签名）', []), date: line(chineseDate(view.printedOn)) },
  ]);
}

/** Minutes as 3小时20分; an hour that is not known is left to the pen. */
const hoursText = (minutes: number | undefined): string | undefined => {
  if (minutes === undefined) return undefined;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours === 0 ? '' : `${hours}小时`}${rest === 0 ? '' : `${rest}分`}`;
};

/** 志愿服务时间证明. */
export function hoursCertificate(view: PaperView<'hoursCertificate'>): Sheet {
  const title = paperKinds.hoursCertificate.zh;
  return sheet('letter', title, [
    caption('', view.number), { type: 'title', text: title },
    {
      type: 'paragraph', indent: true,
      runs: [
        '兹证明', { ...(view.name === undefined ? { blank: 6 } : { text: view.name, face: 'strong' as const }) }, `自${chineseDate(view.from)}至${chineseDate(view.until)}参加本单位组织的志愿服务，共`, orBlank(view.services === undefined ? undefined : String(view.services), 3),
        '次，服务时间合计', orBlank(hoursText(view.minutes), 6), '。',
      ],
    },
    { type: 'paragraph', indent: true, runs: ['以上时间按每次服务的实际起止时间计算，由本单位两名工作人员分别登记、确认。'] },
    { type: 'paragraph', indent: true, runs: [`本证明依据《志愿服务条例》第十九条无偿出具${view.phone === undefined ? '' : `，可向本单位核实，电话：${view.phone}`}。`] },
    { type: 'ending', lead: [line('特此证明。')], signatures: [], seal: { unit: view.unit, date: line(chineseDate(view.issuedOn)) } },
  ]);
}
