/** Registers, and what the counter hands out: the slip and the card. */
import type { PaperView } from '@anhe/contract/documents';
import { legalText, paperKinds } from '@anhe/contract/documents';
import { dayOf } from '@anhe/contract/kernel';
import { chineseDate, chineseMoment, shortDate } from '../format.ts';
import type { Block, Sheet } from '../model.ts';
import { line } from '../model.ts';
import { widthOf } from './common.ts';

function register(title: string, over: string, blocks: readonly Block[]): Sheet {
  return {
    look: 'register', title, pageNumbers: true, counted: false,
    blocks: [{ type: 'title', over, text: title }, ...blocks],
  };
}

/** A column in which no number breaks: as wide as the longest, within what the page can bear. */
function numberWidth(entries: readonly { number?: string | undefined }[]): number {
  const longest = entries.reduce((most, entry) => Math.max(most, widthOf(entry.number ?? '', 9)), 0);
  return Math.min(70, Math.max(30, longest + 5));
}

/** Which rows of the year a file holds. */
const rowRange = (first: number, count: number): string => (count === 1 ? `第${first}条` : `第${first}—${first + count - 1}条`);

/** 人民调解口头协议登记簿 of one year. */
export function oralRegister(view: PaperView<'oralRegister'>): Sheet {
  const count = view.entries.length;
  const range = count === 0 ? '本年度无口头协议登记' : rowRange(view.firstRow, count);
  return register(`${view.year}年度${paperKinds.oralRegister.zh}`, view.committee.name, [
    { type: 'caption', left: line(range), right: line(view.printedOn === undefined ? '' : `打印日期：${chineseDate(view.printedOn)}`) },
    {
      type: 'table', blankRows: count === 0 ? 12 : 0,
      columns: [
        { title: '序号', width: 11, align: 'center' }, { title: '编号', width: numberWidth(view.entries) },
        { title: '达成日期', width: 21, align: 'center' }, { title: '当事人', width: 30 },
        { title: '纠纷类型', width: 17, align: 'center' }, { title: '主要事实、争议事项', width: 42 },
        { title: '协议内容', width: 42 }, { title: '履行期限', width: 20 },
        { title: '调解员', width: 17, align: 'center' }, { title: '履行', width: 10, align: 'center' },
        { title: '回访', width: 21, align: 'center' },
      ],
      rows: view.entries.map((entry, index) => [
        String(view.firstRow + index), entry.number ?? '', shortDate(entry.reachedOn), entry.parties.join('、'),
        entry.disputeType ?? '', entry.facts ?? '', entry.content ?? '', entry.term ?? '', entry.mediators.join('、'),
        entry.performed === undefined ? '' : entry.performed ? '是' : '否', shortDate(entry.followedUpOn),
      ]),
    },
  ]);
}

/** 印章使用登记簿 of one year. */
export function sealRegister(view: PaperView<'sealRegister'>): Sheet {
  const keeper = view.keeper === undefined ? '' : `　印章保管人：${view.keeper}`;
  const count = view.entries.length;
  const range = count === 0 ? '本年度尚无用印登记' : rowRange(view.firstRow, count);
  return register(`${view.year}年度${paperKinds.sealRegister.zh}`, view.committee.name, [
    { type: 'caption', left: line(`${range}${keeper}`), right: line(view.printedOn === undefined ? '' : `打印日期：${chineseDate(view.printedOn)}`) },
    {
      type: 'table', blankRows: Math.max(0, 12 - count),
      columns: [
        { title: '序号', width: 12, align: 'center' }, { title: '用印日期', width: 26, align: 'center' },
        { title: '用印文书', width: 56 }, { title: '文书编号', width: numberWidth(view.entries) }, { title: '份数', width: 12, align: 'center' },
        { title: '用印申请人', width: 26, align: 'center' }, { title: '批准人', width: 26, align: 'center' },
        { title: '用印人签名', width: 30 }, { title: '备注', width: 30 },
      ],
      rows: view.entries.map((entry, index) => [
        String(view.firstRow + index), shortDate(entry.usedOn), entry.paper, entry.number ?? '',
        entry.copies === undefined ? '' : String(entry.copies), entry.askedBy ?? '', entry.approvedBy ?? '', '', entry.remark ?? '',
      ]),
    },
  ]);
}

/** 受理单: what a party takes home. It names nobody. */
export function receiptSlip(view: PaperView<'receiptSlip'>): Sheet {
  const optional = (label: string, value: string | undefined): readonly { label: string; value: string }[] =>
    value === undefined || value === '' ? [] : [{ label, value }];
  const received = view.receivedAt === undefined ? chineseDate(view.receivedOn) : chineseMoment(view.receivedAt);
  const day = view.receivedAt === undefined ? view.receivedOn : dayOf(view.receivedAt);
  const limitation = legalText('limitation', day);
  const due = view.dueOn === undefined ? undefined : `${chineseDate(view.dueOn)}${view.dueBasis === undefined ? '' : `（${view.dueBasis}）`}`;
  const small = (text: string): Block => ({ type: 'note', runs: line(text) });
  return {
    look: view.paper, title: paperKinds.receiptSlip.zh, pageNumbers: false, counted: false,
    blocks: [
      { type: 'title', over: view.holder, text: paperKinds.receiptSlip.zh },
      {
        type: 'code', address: view.address, code: view.code,
        facts: [
          ...optional('编号', view.number), ...optional('事项', view.matter), { label: '收到', value: received },
          { label: '承办', value: view.holder }, ...optional('电话', view.phone), ...optional('期限', due),
          ...optional('下一步', view.nextStep),
        ],
      },
      small('扫码，或打开上述网址输入查询码，可以看到：办到哪一步、由哪个单位承办及其电话、期限、下一步、您还可以走的其他途径。看不到任何人的姓名和文书内容；看文书要再核对手机验证码或者当面约定的口令。'),
      small('没有手机的，凭本单到承办单位或者任一综治中心窗口查询。请保管好，勿拍照外传；遗失可以换码。'),
      { type: 'rule' },
      small(`时效提示：${limitation.text}提出请求的时间：${received}。（${limitation.basis}）`),
      ...(view.remedies === undefined ? [] : [small(`其他途径：${view.remedies}`)]),
      small(legalText('free', day).text),
    ],
  };
}

/** 一次性登录卡: codes that work once each, together with a PIN that is never on the card. */
export function signInCard(view: PaperView<'signInCard'>): Sheet {
  const small = (text: string): Block => ({ type: 'note', runs: line(text) });
  return {
    look: 'a6', title: paperKinds.signInCard.zh, pageNumbers: false, counted: false,
    blocks: [
      { type: 'title', text: paperKinds.signInCard.zh },
      {
        type: 'pairs',
        rows: [
          { label: '卡号', value: view.cardNumber }, { label: '持卡人', value: view.holder }, { label: '单位', value: view.unit },
          { label: '网址', value: view.address },
          { label: '有效', value: `${chineseDate(view.issuedOn)}起${view.expiresOn === undefined ? '' : `，至${chineseDate(view.expiresOn)}止`}` },
          { label: 'PIN', value: '由本人设定、记在心里，不要写在卡上' },
        ],
      },
      { type: 'cards', codes: view.codes },
      small('登录时输入卡号、您的PIN和一个没有用过的码。每个码只能用一次，用后划去；用完或者过期请换新卡。'),
      small(`卡遗失的，请立即告诉管理员停用${view.helpPhone === undefined ? '' : `：${view.helpPhone}`}。任何人都不会向您索要PIN。${view.issuedBy === undefined ? '' : `　制卡：${view.issuedBy}`}`),
    ],
  };
}
