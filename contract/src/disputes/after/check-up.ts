import { daysBetween, formatDayEn, formatDayZh } from '../../kernel/index.ts';
import type { Day, Wording } from '../../kernel/index.ts';
import type { DisputeType } from '../vocabulary.ts';
import { isOfFamily } from './vocabulary.ts';

/** What the check-up reads: the agreement as it is written, and its schedule. */
export interface CheckUpFacts {
  readonly type: DisputeType;
  readonly form: 'oral' | 'written';
  readonly status: 'draft' | 'effective';
  readonly signedPageSeen: boolean;
  readonly content: string;
  readonly performance: 'on-the-spot' | 'by-date' | 'instalments';
  readonly performBy: Day | null;
  readonly performHow: string | null;
  readonly amount: string | null;
  readonly schedule: readonly { readonly amount: string | null; readonly what: string | null; readonly how: string | null }[];
  readonly parties: number;
  /** Last of the thirty days; null before the agreement is in force. */
  readonly lastDay: Day | null;
  readonly today: Day;
}

export interface Check {
  readonly code: string;
  readonly state: 'ok' | 'look' | 'stops';
  readonly title: Wording;
  /** What was found. */
  readonly found: Wording;
  /** How to mend it. */
  readonly mend: Wording | null;
  readonly article: string;
}

type Found = Pick<Check, 'state' | 'found' | 'mend'>;

const ok = (zh: string, en: string): Found => ({ state: 'ok', found: { zh, en }, mend: null });
const look = (found: Wording, mend: Wording): Found => ({ state: 'look', found, mend });
const stops = (found: Wording, mend: Wording): Found => ({ state: 'stops', found, mend });

/** The first words of a text that a pattern meets, as they are quoted. */
const quoted = (text: string, pattern: RegExp): string | undefined => pattern.exec(text)?.[0];

const identity = /(?:(?:自愿|同意|协议|准予)?离婚|解除(?:婚姻|收养|亲子|父子|母子)关系|婚姻(?:关系)?(?:无效|有效)|确认(?:亲子|父子|母子|父女|母女|收养|婚姻)关系|断绝(?:父子|母子|父女|母女|亲子)关系)/;
const rights = /(?:(?:所有权|使用权|产权|物权|承包经营权|林权|宅基地|房屋|土地|专利权?|商标权?|著作权)[^，。；\n]{0,12}(?:归|属于|确认为|确权)[^，。；\n]{0,12}(?:所有|享有|使用)?|确权|确认[^，。；\n]{0,10}(?:所有权|使用权|物权|产权|专利权|商标权|著作权))/;
const propertyTypes: readonly DisputeType[] = ['house-homestead', 'forest-land', 'expropriation'];
const who = /(?:甲方|乙方|丙方|丁方|申请人|被申请人|双方|各方|村委会|公司|[\u4e00-\u9fa5]{2,4}(?:应当?|须|负责|自愿|一次性|付给|支付|赔偿|向))/;
const deeds = /(?:支付|转账|汇款|给付|付给|付清|赔偿|补偿|偿还|返还|归还|退还|交付|修复|修好|修缮|维修|改回|改好|改到|重做|拆除|清理|清除|停止|恢复|搬离|腾退|赔礼道歉|道歉|让出|移走|砍伐|种植|安装|加固|排水|承担|不得|不再)/;
const money = /(?:支付|给付|付给|付清|赔偿|补偿|偿还|返还(?:货款|押金|借款|定金)|退还|货款|借款|工资|医疗费|误工费|费用|钱款?)/;
const figure = /(?:\d[\d,，.]*\s*(?:万|千|百)?\s*元|[零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+\s*(?:元|块))/;
const vagueSum = /(?:适当|合理|酌情|相应|部分|若干|一些|尽量|尽力)[^，。；\n]{0,6}(?:赔偿|补偿|支付|给付|承担|费用|钱)|(?:赔偿|补偿|支付|给付)[^，。；\n]{0,4}(?:适当|合理|若干|一些|一定)(?:费用|款项|金额|数额|补偿|赔偿)?/;
const vagueTime = /(?:尽快|尽早|近期|早日|以后|今后再|过段时间|有钱(?:时|了|后|就)|条件(?:允许|成熟)|手头宽裕|适时|择日|另行商定|视情况|秋后|年底前后)/;
const time = /(?:\d+\s*(?:年|月|日|天|个月|周)|[一二三四五六七八九十]+(?:日|天|个月|年)内?|当日|当场|当天|立即|生效之日)/;
const place = /(?:地点|地址|住所|村|组|院|门口|现场|账户|帐户|账号|卡号|微信|支付宝|调委会|调解室|法院|指定的?|处|路|号|墙|沟|地块|承包地|厂|店|工地)/;
const manner = /(?:转账|汇款|现金|微信|支付宝|银行|一次性|分期|当面|账户|卡号|自行|出资|雇请?|施工|动手|方式|人工|机械|共同|书面|口头|改回|拆除|修|种|清理)/;

function whoFound({ content, schedule, parties }: CheckUpFacts): Found {
  if (schedule.length > 0) return ok('履行计划写明了每一期由谁向谁履行', 'The schedule says who owes whom');
  const said = quoted(content, who);
  return said !== undefined || parties < 2
    ? ok(`写明了义务人：“${said ?? ''}”`, `It names who is bound: “${said ?? ''}”`)
    : look({ zh: '没有读出由谁履行、向谁履行', en: 'It does not say who owes whom' }, { zh: '每一项写明“甲方”“乙方”或者姓名，或者拟定履行计划', en: 'Name the party in every clause, or set the schedule' });
}

function whatFound({ content, schedule }: CheckUpFacts): Found {
  const said = quoted(content, deeds);
  if (said !== undefined || schedule.some(({ what }) => what !== null && what !== '')) return ok(said === undefined ? '履行计划写明了要做的事' : `写明了要做的事：“${said}”`, 'It says what is to be done');
  return look({ zh: '没有读出具体要做什么', en: 'It does not say what is to be done' }, { zh: '写明支付、返还、修复、停止等具体义务，能够强制执行', en: 'Write a definite duty that can be enforced: pay, return, repair, stop' });
}

function muchFound({ content, amount, schedule }: CheckUpFacts): Found {
  const vague = quoted(content, vagueSum);
  if (vague !== undefined) return stops({ zh: `数额不明确：“${vague}”`, en: `The sum is not definite: “${vague}”` }, { zh: '改成确定的数额或者计算方法', en: 'Write a definite sum, or how it is computed' });
  if (amount !== null || quoted(content, figure) !== undefined || schedule.some((one) => one.amount !== null)) return ok('写明了数额', 'It names the sum');
  const paid = quoted(content, money);
  return paid === undefined ? ok('不涉及金钱给付', 'No money is owed')
    : stops({ zh: `写了“${paid}”而没有数额`, en: `It says “${paid}” without a sum` }, { zh: '写明数额，或者在协议金额、履行计划中填写', en: 'Name the sum in the text, the amount or the schedule' });
}

function whenFound({ content, performance, performBy, schedule }: CheckUpFacts): Found {
  const vague = quoted(content, vagueTime);
  if (vague !== undefined) return stops({ zh: `时间不明确：“${vague}”`, en: `The time is not definite: “${vague}”` }, { zh: '改成确定的日期', en: 'Write a definite day' });
  if (schedule.length > 0) return ok('履行计划写明了每一期的日期', 'The schedule has a day for every instalment');
  if (performance === 'on-the-spot') return ok('当场履行完毕', 'Performed on the spot');
  if (performance === 'instalments') return look({ zh: '分期履行而没有履行计划', en: 'In instalments, without a schedule' }, { zh: '拟定履行计划，写明每一期的日期', en: 'Set the schedule with the day of every instalment' });
  return performBy !== null || quoted(content, time) !== undefined ? ok('写明了履行期限', 'It names the term') : stops({ zh: '没有履行期限', en: 'There is no term' }, { zh: '写明履行的最后一日', en: 'Write the last day of performance' });
}

const where = ({ content, performHow, performance }: CheckUpFacts): Found =>
  performance === 'on-the-spot' || quoted(`${content}\n${performHow ?? ''}`, place) !== undefined ? ok('写明了地点或者账户', 'It names the place or the account')
    : look({ zh: '没有读出在哪里履行', en: 'It does not say where' }, { zh: '写明交付地点、收款账户或者施工位置', en: 'Name the place, the account or the spot' });

const how = ({ content, performHow, performance, schedule }: CheckUpFacts): Found =>
  performance === 'on-the-spot' || performHow !== null || schedule.some((one) => one.how !== null && one.how !== '') || quoted(content, manner) !== undefined ? ok('写明了履行方式', 'It says how')
    : look({ zh: '没有读出怎样履行', en: 'It does not say how' }, { zh: '写明转账、现金、自行修复等方式', en: 'Write how: by transfer, in cash, by one’s own work' });

function identityFound({ type, content }: CheckUpFacts): Found {
  const said = quoted(content, identity);
  if (said !== undefined) return stops({ zh: `涉及身份关系：“${said}”，法院不予受理`, en: `A personal relation: “${said}”; courts do not accept it` }, { zh: '去掉确认或者解除身份关系的内容，只就财产、抚养费等申请；解除婚姻到婚姻登记机关或者法院', en: 'Leave the relation itself out; for a divorce turn to the registry or the court' });
  return isOfFamily(type) ? look({ zh: '婚姻家庭纠纷：请核对没有确认或者解除身份关系的内容', en: 'A family dispute: make sure that no personal relation is confirmed or dissolved' }, { zh: '只保留赡养费、抚养费、财产分割等内容', en: 'Keep maintenance and the division of property only' })
    : ok('没有读到身份关系的内容', 'No personal relation was found');
}

function rightsFound({ type, content }: CheckUpFacts): Found {
  const said = quoted(content, rights);
  if (said !== undefined) return stops({ zh: `涉及物权、知识产权确权：“${said}”，法院不予受理`, en: `It confirms a right: “${said}”; courts do not accept it` }, { zh: '权属争议走确权程序；协议只写给付、排除妨碍、相邻关系等义务', en: 'Ownership goes its own way; keep duties to pay, to stop, between neighbours' });
  return propertyTypes.includes(type) ? look({ zh: '涉及房屋或者土地：请核对没有确认权属的内容', en: 'It concerns a house or land: make sure that no right is confirmed' }, { zh: '附权属证书；没有争议的权属只作事实叙述', en: 'Enclose the title; state undisputed ownership as a fact only' })
    : ok('没有读出确权的内容', 'No confirmation of a right was found');
}

function scopeFound({ type, content }: CheckUpFacts): Found {
  const authority = quoted(content, /(?:行政处罚|罚款决定|征收决定|拘留|撤销(?:登记|许可))/);
  if (authority !== undefined) return stops({ zh: `涉及行政行为：“${authority}”`, en: `It concerns an administrative act: “${authority}”` }, { zh: '去掉这一项，另走复议、诉讼', en: 'Leave it out; it goes to review or suit' });
  return type === 'expropriation' ? look({ zh: '征地拆迁：请核对是平等主体之间的争议', en: 'Land taking: make sure it is between equals' }, { zh: '对征收决定、补偿决定不服的，走复议、诉讼', en: 'Decisions of the authority go to review or suit' })
    : ok('属于平等主体之间的民事纠纷', 'A civil dispute between equals');
}

function formFound({ form, status, signedPageSeen, parties }: CheckUpFacts): Found {
  if (parties < 2) return stops({ zh: '只有一方当事人', en: 'There is one party only' }, { zh: '须由双方共同申请', en: 'Both sides apply together' });
  if (form === 'oral') {
    return signedPageSeen ? ok('口头协议已经写成书面并由双方签名', 'The oral agreement was written down and signed')
      : stops({ zh: '口头协议还没有写成书面', en: 'The oral agreement was not written down' }, { zh: '打印口头协议登记表，双方签名后拍照并看过原件', en: 'Print its record, have it signed, photographed and seen' });
  }
  return status === 'effective' ? ok('书面协议已经生效', 'The written agreement is in force') : stops({ zh: '协议还没有生效', en: 'The agreement is not in force' }, { zh: '各方签名、调解员签名并用印', en: 'It is signed by all and sealed' });
}

function daysFound({ lastDay, today }: CheckUpFacts): Found {
  if (lastDay === null) return look({ zh: '协议还没有生效，三十日还没有开始', en: 'Not in force yet: the thirty days have not begun' }, { zh: '生效之日起三十日内共同申请', en: 'Apply together within thirty days from effect' });
  const left = daysBetween(today, lastDay);
  if (left < 0) return stops({ zh: `三十日已满，最后一日为${formatDayZh(lastDay)}`, en: `The thirty days ended on ${formatDayEn(lastDay)}` }, { zh: '不履行的，可以就协议起诉', en: 'If it is not performed, sue on the agreement' });
  const said = { zh: `还剩 ${left} 天，最后一日为${formatDayZh(lastDay)}`, en: `${left} days left, until ${formatDayEn(lastDay)}` };
  return left <= 7 ? look(said, { zh: '请尽快约双方到法院', en: 'Arrange the visit to the court now' }) : ok(said.zh, said.en);
}

const byPerson = (zh: string, en: string, mendZh: string, mendEn: string): (() => Found) => () => look({ zh, en }, { zh: mendZh, en: mendEn });

/** The points in the order in which a court asks them (interpretation arts 353 to 358). */
const points: readonly { readonly code: string; readonly title: Wording; readonly article: string; readonly find: (facts: CheckUpFacts) => Found }[] = [
  { code: 'form', title: { zh: '双方共同、书面协议', en: 'Both sides, in writing' }, article: 'cpi-354', find: formFound },
  { code: 'days', title: { zh: '三十日内', en: 'Within thirty days' }, article: 'pml-33', find: daysFound },
  { code: 'scope', title: { zh: '法院受理范围', en: 'Within the court’s scope' }, article: 'cpi-355', find: scopeFound },
  { code: 'identity', title: { zh: '不涉及身份关系', en: 'No personal relation' }, article: 'cpi-355', find: identityFound },
  { code: 'rights', title: { zh: '不涉及物权、知识产权确权', en: 'No confirmation of rights' }, article: 'cpi-355', find: rightsFound },
  { code: 'who', title: { zh: '内容明确：谁', en: 'Definite: who' }, article: 'cpi-358', find: whoFound },
  { code: 'what', title: { zh: '内容明确：做什么', en: 'Definite: what' }, article: 'cpi-358', find: whatFound },
  { code: 'how-much', title: { zh: '内容明确：多少', en: 'Definite: how much' }, article: 'cpi-358', find: muchFound },
  { code: 'when', title: { zh: '内容明确：什么时候', en: 'Definite: when' }, article: 'cpi-358', find: whenFound },
  { code: 'where', title: { zh: '内容明确：在哪里', en: 'Definite: where' }, article: 'cpi-358', find: where },
  { code: 'how', title: { zh: '内容明确：怎么做', en: 'Definite: how' }, article: 'cpi-358', find: how },
  { code: 'lawful', title: { zh: '自愿、合法，不损害他人', en: 'Voluntary, lawful, harming nobody' }, article: 'cpi-358', find: byPerson('程序读不出来，由调解员判断', 'No program can read this: the mediator judges', '核对：各方自愿；不违反强制性规定、公序良俗；不损害国家、集体和他人利益', 'Make sure: free will; no mandatory rule, public order or third person’s interest is hurt') },
];

/** The check-up before an application for confirmation: reads words, decides nothing. */
export const checkUp = (facts: CheckUpFacts): readonly Check[] => points.map(({ code, title, article, find }) => ({ code, title, article, ...find(facts) }));
