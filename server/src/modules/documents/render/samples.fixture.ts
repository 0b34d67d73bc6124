/** Invented views for tests of papers: of every kind a rich one, and the least that its schema takes. */
import type { DossierInput, PaperInput, PaperKind } from '@anhe/contract/documents';

type PartyInput = PaperInput<'agreement'>['parties'][number];

/** A committee with a long name. */
export const committee = {
  name: '合阳县坊镇东宫城村人民调解委员会', phone: '0913-0000000', address: '合阳县坊镇东宫城村村委会院内',
} as const;

const number = '（2026）合人调字第123号';

/** 24 characters, as long as names of some peoples get. */
export const longName = '阿卜杜热合曼·买买提吐尔逊·艾力江库尔班阿卜力孜托合提';

const li: PartyInput = {
  kind: 'person', calledAs: '甲方', name: '李甲', gender: 'male', age: 58, occupation: '农民', contact: '13800000001',
  address: '合阳县坊镇东宫城村三组12号',
};
const wang: PartyInput = {
  kind: 'person', calledAs: '乙方', name: longName, gender: 'female', age: 71, occupation: '农民',
  contact: '由村委会转达', address: '合阳县坊镇东宫城村三组13号', needsReader: true,
  agent: { name: '赵丙', capacity: 'authorised', contact: '13800000003' },
};
const company: PartyInput = {
  kind: 'organisation', calledAs: '丙方', name: '渭南市某某建筑安装工程有限责任公司合阳县第一分公司', registrationNumber: '91610500MA00000000',
  head: '钱丁', headTitle: '负责人', contact: '0913-0000001', address: '合阳县城关街道解放路1号',
};

/** Twelve parties with names of 2 to 24 characters. */
export const twelveParties: readonly PartyInput[] = Array.from({ length: 12 }, (_, index): PartyInput => ({
  kind: 'person', name: index === 5 ? longName : `${'赵钱孙李周吴郑王冯陈褚卫'.charAt(index)}某`, contact: `1380000${String(index).padStart(4, '0')}`,
}));

/** A clause of 1,500 characters. */
export const longClause = '甲方于每年汛期之前清理自家门前排水沟，乙方不得在沟内堆放杂物。'.repeat(60).slice(0, 1500);

const facts = '2026年3月以来，甲方翻建房屋时将院内雨水经东墙排向乙方后院，致乙方后墙潮湿、墙皮脱落。双方多次争吵，未有人员受伤。\n经调解员到现场察看，甲方排水管出口距乙方后墙0.6米，地势西高东低；乙方后墙受潮长约4.2米。';

const remedies: PaperInput<'terminationNotice'>['remedies'] = [
  { form: '向人民法院起诉', window: '合阳县人民法院诉讼服务中心', limit: '三年', lastDay: '2029-03-12', basis: '《民法典》第一百八十八条' },
  { form: '申请行政调解', window: '坊镇人民政府', limit: '无固定期限', basis: '地方规定', verified: false },
];

const entries: PaperInput<'sessionRecord'>['entries'] = [
  { text: '调解员宣读双方的权利义务，介绍调解员身份，询问是否要求更换。' },
  { speaker: '李甲', text: '不要求更换，同意公开调解。' },
  { speaker: '调解员', text: '请说说经过。' },
  { speaker: '李甲', text: '我家盖房以后水没处去，就接了根管子。我没想到会泡她家的墙。#不是故意的# $100 *也愿意修* _真的_ `管子` <现场> @村口 C:\\排水' },
  { speaker: '乙方', text: facts },
  { speaker: '调解员', text: '《民法典》第二百九十条：不动产权利人应当为相邻权利人用水、排水提供必要的便利。'.repeat(6) },
];

/** A red square as PNG, 8 by 8. */
const redSquare = new Uint8Array(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC', 'base64'));

type Samples = { readonly [K in PaperKind]: PaperInput<K> };

/** Everything filled in. */
export const richSamples: Samples = {
  application: {
    committee, applicants: [li], respondents: [wang, company], facts,
    requests: '1．停止向申请人后院排水；\n2．修复后墙，赔偿损失2,000元。', date: '2026-03-12',
  },
  registration: {
    number, committee, receivedAt: '2026-03-12T09:05:00+08:00', acceptedOn: '2026-03-12', parties: [li, wang, company],
    disputeType: '邻里纠纷', source: 'referral', referredBy: '坊镇派出所', facts, mediators: ['孙戊'], registrar: '周己', date: '2026-03-12',
  },
  rightsNotice: { number, committee, party: wang, mediators: ['孙戊', '吴庚'], answer: 'agrees', readOutBy: '周己', date: '2026-03-12' },
  refusalNotice: {
    number: '（2026）合人调不受字第2号', committee, applicants: [li, wang], appliedOn: '2026-03-12', matter: '宅基地确权',
    reason: '该事项已由合阳县人民法院受理，且该院没有委托本会调解。', article: '《人民调解工作若干规定》第二十二条', remedies, date: '2026-03-13',
  },
  handBackNote: {
    number: '（2026）合人调退字第1号', committee, centre: '合阳县社会治安综合治理中心', filingNumber: '合综登〔2026〕88号', parties: [li, wang],
    matter: '排水引起的邻里纠纷', sentOn: '2026-03-11', reason: '双方住所地和纠纷发生地均不在本村。', article: '《人民调解工作若干规定》第二十一条',
    suggestion: '建议由纠纷发生地的人民调解委员会受理。', enclosures: ['调解申请书1份', '现场照片3张'], handledBy: '孙戊', date: '2026-03-12',
  },
  handoverLetter: {
    number, committee, sort: 'referral', receiver: '合阳县自然资源局坊镇自然资源所', receiverPhone: '0913-5500011', parties: [li, wang], disputeType: '邻里', purpose: '请协助核实两户宅基地登记的四至，并派员到场指认界址。',
    fields: ['纠纷情况', '当事人姓名、联系方式'], matter: facts, ground: '已取得各方单独同意（《中华人民共和国个人信息保护法》第二十三条）。', answerBy: '2026-03-17', handledBy: '孙戊', date: '2026-03-12',
  },
  handoverNotice: {
    number, committee, sort: 'transfer', receiver: '合阳县社会治安综合治理中心', receiverPhone: '0913-5500012', parties: [li, wang, company], disputeType: '邻里', purpose: '本村调解力量不足，移交县级组织调解。',
    fields: ['纠纷情况', '当事人姓名、联系方式', '调解、回访记录'], asksConsent: true, date: '2026-03-12',
  },
  handInReturn: {
    number: '（2026）合调复字第1号', committee, organ: '合阳县人民法院坊镇人民法庭', letter: '（2026）陕0524委字第3号', receivedOn: '2026-03-10', parties: [li, wang], disputeType: '邻里', acceptedOn: '2026-03-12',
    result: '经调解，双方于3月20日达成书面协议并当场履行完毕，协议书一份随函附上。', handledBy: '孙戊', date: '2026-03-21',
  },
  inquiryRecord: {
    number, committee, startedAt: '2026-03-14T09:00:00+08:00', endedAt: '2026-03-14T09:50:00+08:00', place: '东宫城村三组李甲家门前',
    attendees: ['郑辛（村民小组长）'], respondent: { kind: 'person', name: '郑辛', gender: 'male', age: 49, occupation: '村民小组长', contact: '13800000005' },
    investigators: ['孙戊', '吴庚'], recorder: '周己', entries,
  },
  evidenceList: {
    number, committee, parties: [li, wang, company], listedBy: '周己', date: '2026-03-14',
    pieces: [
      { name: '排水管现场照片', proves: '排水管出口的位置和后墙的裂缝', form: 'copy', from: '王乙', date: '2026-03-14' },
      { name: '施工合同', proves: '丙方应做散水', form: 'original', from: '李甲', date: '2026-03-15' }, { name: '界线示意', form: 'copy', from: '调解员收集' },
    ],
  },
  jointFacts: { number, committee, parties: [li, wang], matter: '邻里纠纷', facts: ['排水管于2025年6月由丙方安装。', '后墙裂缝长4.2米。'], mediators: ['孙戊'], date: '2026-03-16' },
  policeReport: {
    number, committee, addressee: '坊镇派出所', parties: [li, wang], matter: '邻里纠纷', place: '东宫城村三组', kind: 'public-order', account: '一方扬言拆除对方排水管，已当面劝止。', reportedBy: '孙戊', date: '2026-03-15',
  },
  sessionRecord: {
    number, committee, ordinal: 1, startedAt: '2026-03-16T14:30:00+08:00', endedAt: '2026-03-16T16:10:00+08:00', place: '东宫城村调解室',
    parties: [li, wang], attendees: ['郑辛（村民小组长）', '冯壬（村法律顾问）'], mediators: ['孙戊', '吴庚'], recorder: '周己', open: true, entries,
    result: 'agreed', resultText: '双方当场达成书面协议，见协议书。', readOutBy: '周己',
  },
  agreement: {
    number, committee, parties: [li, wang, company], facts, issues: '排水管出口的位置；后墙的修复及其费用。',
    responsibility: '甲方未顾及相邻方的排水，负主要责任；丙方施工时未按约定做散水，负次要责任；乙方无责任。',
    clauses: ['甲方于2026年3月31日前把排水管改接到村排水渠。', '甲方、丙方修复乙方后墙4.2米，丙方施工，甲方供料。', '甲方向乙方赔偿1,200.00元，分两次付清。', '三方就此事再无其他争议。'],
    obligations: [
      { from: '甲方', to: '乙方', what: '第一次赔偿款', amount: 60_000, due: '2026-03-20' },
      { from: '甲方', to: '乙方', what: '第二次赔偿款', amount: 60_050, due: '2026-04-20' },
      { from: '丙方', to: '乙方', what: '修复后墙', due: '2026-03-31' },
    ],
    manner: '银行转账；施工修复', place: '东宫城村三组', term: '2026年4月20日前全部履行完毕', copies: 4, mediators: ['孙戊', '吴庚'], recorder: '周己',
    invited: ['冯壬'], date: '2026-03-16', group: '群体成员60人，姓名、金额和签名见所附签名表、分配表。', digest: '0123 4567 89ab cdef',
    electronic: [{ label: '甲方', name: '李甲', way: '当面在屏幕上签名', at: '2026-03-16T16:00:00+08:00', image: { bytes: redSquare } }, { label: '乙方', name: longName, way: '凭受理单在手机上签名', at: '2026-03-16T16:05:00+08:00' }],
  },
  groupSignatures: {
    number, committee, matter: '拖欠农民工工资纠纷', representatives: ['赵甲（推选的代表人，特别授权）'], digest: '0123 4567 89ab cdef', date: '2026-03-16',
    rows: Array.from({ length: 60 }, (_, index) => ({ name: index === 30 ? longName : `工人${index}`, amount: 300_000 + index, authorisedOn: '2026-03-01', ...(index === 0 ? { signed: '本人，2026年3月16日' } : {}) })),
  },
  groupShares: {
    number, committee, matter: '拖欠农民工工资纠纷', representatives: ['赵甲（推选的代表人，特别授权）'], date: '2026-03-16',
    rows: Array.from({ length: 60 }, (_, index) => ({ name: index === 30 ? longName : `工人${index}`, contact: '13800000000', amount: 300_000 + index, note: index === 5 ? '本人在外地' : '' })),
  },
  oralAgreement: {
    number: '（2026）合人调口字第45号', committee, parties: [li, wang], facts: '李甲家的羊吃了对方菜地的白菜约20棵。',
    content: '李甲当场赔偿80元，并修好羊圈。', manner: '现金', term: '当场', performed: true, mediators: ['孙戊'], recorder: '周己', reachedOn: '2026-03-16',
  },
  terminationNotice: {
    number, committee, parties: [li, wang], acceptedOn: '2026-03-12', disputeType: '邻里', ending: 'failed',
    reason: '经两次调解，双方对修复费用的分担分歧较大。', remedies, mediators: ['孙戊'], date: '2026-04-10',
  },
  performanceProofs: {
    number, committee, parties: [li, wang], agreementNumber: number,
    proofs: [
      { performedOn: '2026-03-20', performer: '李甲', what: '第一次赔偿款', amount: 60_000, proof: '转账回单', confirmedBy: '乙方' },
      { performedOn: '2026-03-30', performer: '丙方', what: '修复后墙', proof: '照片2张' },
    ],
    state: 'part', listedBy: '周己', date: '2026-04-01',
  },
  followUpRecord: {
    number, committee, parties: [li, wang], agreementNumber: number, visitedAt: '2026-05-06T10:00:00+08:00', place: '东宫城村三组', manner: 'visit',
    reason: '了解协议履行情况', performance: 'performed', satisfaction: 'satisfied', lawsuit: false,
    account: '赔偿款已付清，后墙已修好，排水管已改接。', danger: '无。', visitors: ['孙戊'], date: '2026-05-06',
  },
  confirmationApplication: {
    court: '合阳县人民法院', committee, applicants: [{ ...li, identityNumber: '610524196801010000' }, wang, company], agreementNumber: number,
    effectiveOn: '2026-03-16', lastDay: '2026-04-15', matter: '排水', clauses: ['甲方于2026年3月31日前改接排水管。', '甲方赔偿乙方1,200.50元。'],
    courtBasis: '人民调解委员会所在地在合阳县', date: '2026-03-20',
  },
  performanceLedger: {
    number, committee, parties: [li, wang], agreementNumber: number, total: 120050, paid: 60000, date: '2026-04-01',
    lines: [
      { from: '李甲', to: longName, what: '改接排水管，并修复后墙', due: '2026-03-31', state: 'paid' },
      { from: '李甲', to: longName, what: '转账到赔偿账户', amount: 60000, paid: 60000, open: 0, due: '2026-03-31', state: 'paid' },
      { from: '李甲', to: longName, amount: 60050, paid: 0, open: 60050, due: '2026-05-31', state: 'overdue' },
    ],
  },
  breachNotice: {
    number, committee, parties: [li, wang], agreementNumber: number, effectiveOn: '2026-03-16', remedies, mediators: ['孙戊'], date: '2026-06-01',
    lines: [{ from: '李甲', to: longName, amount: 60050, paid: 0, open: 60050, due: '2026-05-31', state: 'overdue' }],
  },
  mediationProof: {
    court: '合阳县人民法院', committee, parties: [li, wang], disputeType: '邻里', acceptanceNumber: number, acceptedOn: '2026-03-12', sessions: ['2026-03-14', '2026-03-16'], mediators: ['孙戊'],
    agreementNumber: number, effectiveOn: '2026-03-16', date: '2026-03-20',
  },
  confirmationMaterials: {
    court: '合阳县人民法院', committee, parties: [li, wang], agreementNumber: number, lastDay: '2026-04-15', date: '2026-03-20',
    materials: [{ name: '调解协议书', basis: '解释第354条', here: true, remark: '签字盖章页' }, { name: '各方当事人身份证明、资格证明', basis: '解释第354条', here: false }],
  },
  reviewApplication: {
    commission: '合阳县劳动人事争议仲裁委员会', committee, applicants: [li, company], agreementNumber: number, effectiveOn: '2026-03-16', lastDay: '2026-03-31',
    clauses: ['丙方于2026年4月30日前付清甲方工资12,000元。'], date: '2026-03-20',
  },
  noPenaltyApplication: {
    station: '合阳县公安局城关派出所', committee, applicants: [li, wang], agreementNumber: number, agreedOn: '2026-03-16', performedOn: '2026-04-01', facts, date: '2026-04-02',
  },
  dossierNote: {
    number, committee, notes: ['本卷由纸质材料扫描补录。'], missing: [{ name: '当事人身份证明', reason: '乙方未带证件，由村委会当面核对。' }],
    defects: ['3月14日的调查于3月18日补记。'], writtenBy: '周己', date: '2026-05-08',
  },
  closingReport: {
    number, committee, parties: [li, wang], mediators: ['孙戊', '吴庚'], disputeType: '邻里纠纷', source: 'application', acceptedOn: '2026-03-12',
    closedOn: '2026-05-08', facts, course: '现场察看一次，调解一次。', outcome: 'written', result: '达成书面协议。', performance: '全部履行，回访满意。',
    reporter: '周己', director: '孙戊', date: '2026-05-08',
  },
  dossierCover: {
    committee, title: '李甲与乙方邻里排水纠纷', number, mediators: ['孙戊', '吴庚'], mediatedFrom: '2026-03-12', mediatedTo: '2026-03-16', filedBy: '周己',
    filedOn: '2026-05-08', retention: '长期（以档案部门批准的期限为准）', remark: '含照片3幅',
  },
  dossierIndex: {
    number, filedBy: '周己', date: '2026-05-08',
    rows: [{ item: 1, name: '人民调解申请书', date: '2026-03-12', firstPage: 1, lastPage: 2 }, { item: 7, name: '人民调解记录', firstPage: 3, remark: '复印件' }],
  },
  dossierBack: { committee, number, pages: 15, images: 3, filedBy: '周己', checkedBy: '陈癸', date: '2026-05-08' },
  oralRegister: {
    committee, year: 2026, firstRow: 41, printedOn: '2026-12-31',
    entries: Array.from({ length: 40 }, (_, index) => ({
      number: `（2026）合人调口字第${41 + index}号`, reachedOn: '2026-03-16', parties: ['李甲', index % 9 === 0 ? longName : '王乙'], disputeType: '邻里',
      facts: '羊吃了菜地的白菜', content: '当场赔偿80元', term: '当场', mediators: ['孙戊'], performed: true, followedUpOn: '2026-04-16',
    })),
  },
  sealRegister: {
    committee, year: 2026, keeper: '周己', printedOn: '2026-12-31',
    entries: [{ usedOn: '2026-03-16', paper: '人民调解协议书', number, copies: 4, askedBy: '孙戊', approvedBy: '孙戊', remark: '骑缝章' }],
  },
  receiptSlip: {
    paper: 'thermal80', number, address: 'https://anhe.example.cn/r/7K3M-9QXP', code: '7K3M-9QXP', holder: committee.name, phone: committee.phone,
    receivedAt: '2026-03-12T09:05:00+08:00', matter: '矛盾纠纷（邻里）', dueOn: '2026-04-12', dueBasis: '一般在一个月内', nextStep: '调解员将与各方联系',
    remedies: '您随时可以通过仲裁、行政、司法等途径维护自己的权利。',
  },
  signInCard: {
    cardNumber: 'K-000123', holder: '孙戊', unit: committee.name, address: 'https://anhe.example.cn/desk',
    codes: Array.from({ length: 20 }, (_, index) => `4F7K-${String(1000 + index)}`), issuedOn: '2026-03-01', expiresOn: '2026-08-31', issuedBy: '陈癸', helpPhone: '0913-0000009',
  },
  reviewSheet: {
    office: '坊镇司法所', committee: committee.name, number, disputeType: '邻里', closedOn: '2026-04-01', result: '评查合格', printedOn: '2026-05-06',
    rounds: [
      { round: 2, result: '评查合格', on: '2026-04-20', by: '吴辛', note: '已补齐，予以通过。', remarks: [] },
      { round: 1, result: '退回补正', on: '2026-04-08', by: '吴辛', remarks: [{ part: '3 当事人身份证明', text: '缺乙方身份证复印件' }, { part: '7 调解记录', text: '没有记录人签名' }], answer: '身份证复印件已补，记录已由记录人补签。' },
    ],
  },
  surveyForms: {
    title: '2026年合阳县办结事项满意度调查', office: '合阳县综治中心', phone: '0913-5520000', site: '各镇街、县综治中心窗口', endsOn: '2026-12-20',
    questions: [{ text: '总的来说，您对这件事的办理满意吗？', options: ['很满意', '满意', '一般', '不满意', '很不满意'] }, { text: '您的事情解决了吗？', options: ['是', '一部分', '没有'] }],
    forms: [{ address: 'https://anhe.example/s/610524-7K3M9-QWX2P', code: '610524-7K3M9-QWX2P', about: '矛盾纠纷', matter: number, place: '太里村' }, { address: 'https://anhe.example/s/610524-8K3M9-QWX2P', code: '610524-8K3M9-QWX2P', about: '群众诉求', matter: '（未编号）', place: '路井镇' }],
  },
  surveyReport: {
    title: '2026年合阳县办结事项满意度调查', office: '合阳县综治中心', place: '合阳县', from: '2025-11-01', to: '2026-10-31', opensOn: '2026-11-01', endsOn: '2026-11-25', publishedOn: '2026-11-27', method: '办结事项满意度调查（五档）', modes: '网上、纸质、电话', minimum: 5,
    seed: '05 12 19 23 30 33 08', seedAt: '2026-10-30T09:00:00+08:00', frameAt: '2026-11-01T09:00:00+08:00', digest: '0'.repeat(64),
    strata: [{ name: '矛盾纠纷', size: 600, drawn: 80, answered: 60 }, { name: '群众诉求', size: 400, drawn: 60, answered: 4 }], leftOut: [{ reason: '加密登记或有封存记录', count: 12 }, { reason: '没有联系方式', count: 3 }],
    questions: [{
      text: '总的来说，您对这件事的办理满意吗？', good: '很满意、满意', whole: { share: 0.8, low: 0.68, high: 0.883 }, speaksOf: 600, size: 1000, answered: 60,
      strata: [{ name: '矛盾纠纷', size: 600, answered: 60, value: { share: 0.8, low: 0.68, high: 0.883 } }, { name: '群众诉求', size: 400, answered: 4, value: null }],
    }],
  },
  awardCertificate: { holder: '太里村村民委员会', place: '合阳县', award: '平安村（社区）银鼎', number: '（2026）渭平安命名第12号', namedOn: '2026-05-06', until: '2029-05-05', office: '渭南市综治中心' },
  awardList: {
    what: 'notice', office: '渭南市综治中心', phone: '0913-2930000', printedOn: '2026-05-06',
    entries: [{ holder: '太里村村民委员会', place: '合阳县', award: '平安村（社区）银鼎', from: '2026-05-06', until: '2026-05-15' }, { holder: '路井镇中心小学', place: '合阳县', award: '平安学校铜鼎', from: '2026-05-06', until: '2026-05-15' }],
  },
  yearlyReport: {
    place: '合阳县', year: 2025, from: '2025-01-01', to: '2025-12-31', whole: true, counted: '2026年1月15日09时00分', sentences: ['登记纠纷 212 件，比上年多 14 件（+7%）。', '调解成功率 95.2%（140/147），比上年高 1.1 个百分点。'],
    edition: { number: 2, issuedOn: '2026-02-20', by: '合阳县综治中心 · 负责人', digest: '0123456789abcdef'.repeat(4), reason: '补录上年纸质台账' },
    chapters: [{
      title: '矛盾纠纷', tables: [
        { title: '矛盾纠纷：五年', columns: ['项目', '2021年', '2022年', '2023年', '2024年', '2025年'], rows: [['登记纠纷', '—', '—', '18', '198', '212'], ['调解成功率', '—', '—', '不足 5 件（3/4）', '94.1%（128/136）', '95.2%（140/147）']], drawn: [{ label: '登记纠纷', bars: [{ label: '2024年', text: '198 件', share: 93.4 }, { label: '2025年', text: '212 件', share: 100 }] }], note: '口径变化的年份见后。' },
      ],
    }],
    changed: ['本系统在此地最早的记录在2023-11-26；此前的年份没有数，不等于零。'], definitions: [{ name: '调解成功率', about: '调解成功 ÷（调解成功＋调解不成）', formula: 'numerator / denominator * 100.0', version: '第1版', source: '公式未见原文（口径未与文件核对）' }],
    outside: [{ name: '公众安全感', value: '96.5 %', span: '2025-01-01至2025-12-31', source: '市统计局抽样调查' }], since: { number: 1, rows: [{ table: '主要数字', row: '登记纠纷', column: '2025年', before: '211', after: '212' }] },
  },
  allowanceNotice: {
    bureau: '合阳县司法局', phone: '0913-5520000', from: '2026-05-06', until: '2026-05-13', total: '550.00',
    entries: [
      { number, disputeType: '邻里', committee: committee.name, mediator: '孙戊', class: '一般纠纷', amount: '150.00' },
      { number: '（2026）合人调字第124号', disputeType: '山林土地', committee: committee.name, mediator: '孙戊', class: '疑难复杂纠纷', amount: '400.00' },
    ],
  },
  paymentSheet: {
    bureau: '合阳县司法局', from: '2026-05-06', until: '2026-05-13', madeOn: '2026-05-14', total: '550.00',
    entries: [{ unit: committee.name, mediator: '孙戊', count: 2, amount: '550.00' }],
  },
  officialLetter: {
    format: 'general', organ: '某县社会治安综合治理中心', number: '某督办〔2026〕5号', title: '关于矛盾纠纷逾期未办情况的督办单', to: '某镇人民调解委员会',
    text: '经查，你单位承办的下列事项需要督促办理：\n1. 矛盾纠纷（2026）某人调受字第3号（2026年10月8日登记），应于2026年11月8日前办理，至今逾期17天。\n请你单位限期整改，逐项落实，并附整改佐证材料，自签发之日起10个工作日内书面回复。',
    attachments: ['事项清单', '办理时限表'], date: '2026-11-25', copies: '某镇人民政府',
  },
  campaignReport: {
    office: '合阳县综治中心', number: '合综治专项〔2026〕3号', title: '今冬明春消防隐患整治', from: '2026-10-08', to: '2026-11-20', countedOn: '2026-11-21', approvedOn: '2026-11-23',
    text: '2026年10月8日至2026年11月20日，合阳县综治中心组织开展了“今冬明春消防隐患整治”。现将情况报告如下：\n一、任务完成情况\n1. 发现并登记隐患：共18项，按期完成16项，逾期未完成1项。',
    tasks: [{
      title: '发现并登记隐患', measure: '系统统计：发现隐患', late: ['合阳县坊镇西清善村（西清善村人民调解委员会）'],
      rows: [{ name: '坊镇', total: 10, done: 9, doneLate: 0, excused: 0, late: 1, open: 0, amount: '21' }, { name: '洽川镇', total: 8, done: 7, doneLate: 0, excused: 1, late: 0, open: 0, amount: '15' }],
      all: { name: '合计', total: 18, done: 16, doneLate: 0, excused: 1, late: 1, open: 0, amount: '36' },
    }],
    figures: [{ name: '发现隐患', during: { value: '36件' }, before: { value: '11件' }, yearBefore: { value: '9件' } }, { name: '隐患按期整改率', during: { value: '91.7%', base: '22 ÷ 24' }, before: { value: '数量太少', base: '2 ÷ 3' }, yearBefore: { value: '无数据' } }],
    spans: { before: '2026.08.25—2026.10.07', yearBefore: '2025.10.08—2025.11.20' },
  },
  screeningReport: {
    startedBy: '坊镇司法所', topic: '采暖季排查', area: '坊镇', from: '2026-11-01', to: '2026-11-20', dueOn: '2026-11-15', printedOn: '2026-11-21',
    towns: [{ name: '坊镇', total: 18, done: 17, nil: 11, late: 1, disputes: 4, hazards: 9 }],
    hazards: [{ village: '东宫城村', kind: '水渠排水', count: 2, where: '村东水渠涵洞' }], missing: ['西清善村'],
  },
  hoursCertificate: { unit: '东宫城村人民调解委员会', number: '（2026）合东志证字第3号', name: '吕志愿', from: '2026-05-06', until: '2026-11-20', services: 12, minutes: 1455, phone: '0913-5520000', issuedOn: '2026-11-21' },
};

const person: PartyInput = { kind: 'person', name: '李甲' };
const few = { name: '某村人民调解委员会' };

/** The least that each schema takes. */
export const minimalSamples: Samples = {
  application: { committee: few, applicants: [person], respondents: [] },
  registration: { committee: few, parties: [person] },
  rightsNotice: { committee: few, party: person },
  refusalNotice: { committee: few, applicants: [person], reason: '', article: '', remedies: [] },
  handoverLetter: { committee: few, sort: 'transfer', receiver: '某县综治中心', parties: [person], fields: ['纠纷情况'], ground: '' },
  handoverNotice: { committee: few, sort: 'referral', receiver: '某派出所', parties: [person], fields: ['纠纷情况'], asksConsent: false },
  handInReturn: { committee: few, organ: '某人民法庭', parties: [person], result: '' },
  handBackNote: { committee: few, centre: '某县综治中心', parties: [person], reason: '' },
  inquiryRecord: { committee: few, respondent: person, entries: [] },
  evidenceList: { committee: few, parties: [person], pieces: [] },
  jointFacts: { committee: few, parties: [person], facts: [] },
  policeReport: { committee: few, parties: [person] },
  sessionRecord: { committee: few, parties: [person], entries: [] },
  agreement: { committee: few, parties: [person], clauses: [] },
  groupSignatures: { committee: few, rows: [] },
  groupShares: { committee: few, rows: [] },
  oralAgreement: { committee: few, parties: [person] },
  terminationNotice: { committee: few, parties: [person], ending: 'other', remedies: [] },
  performanceProofs: { committee: few, parties: [person], proofs: [] },
  followUpRecord: { committee: few, parties: [person] },
  confirmationApplication: { committee: few, applicants: [person, person] },
  performanceLedger: { committee: few, parties: [person], lines: [] },
  breachNotice: { committee: few, parties: [person], lines: [], remedies: [] },
  mediationProof: { committee: few, parties: [person] },
  confirmationMaterials: { committee: few, parties: [person] },
  reviewApplication: { committee: few, applicants: [person, person] },
  noPenaltyApplication: { committee: few, applicants: [person] },
  dossierNote: { committee: few },
  closingReport: { committee: few, parties: [person] },
  dossierCover: { committee: few },
  dossierIndex: { rows: [] },
  dossierBack: { committee: few },
  oralRegister: { committee: few, year: 2026, entries: [] },
  sealRegister: { committee: few, year: 2026, entries: [] },
  receiptSlip: { paper: 'a6', address: 'http://localhost/r/AAAA-BBBB', code: 'AAAA-BBBB', holder: '某单位', receivedAt: '2026-03-12T09:05:00Z' },
  signInCard: { cardNumber: 'K-1', holder: '孙戊', unit: '某单位', address: 'http://localhost/desk', codes: ['AAAA-BBBB'], issuedOn: '2026-03-01' },
  reviewSheet: { committee: few.name, rounds: [] },
  surveyForms: { title: '满意度调查', office: '某县综治中心', site: '窗口', endsOn: '2026-12-20', questions: [], forms: [] },
  surveyReport: { title: '满意度调查', office: '某县综治中心', place: '某县', from: '2025-11-01', to: '2026-10-31', opensOn: '2026-11-01', endsOn: '2026-11-25', publishedOn: '2026-11-27', method: '问卷', modes: '网上', minimum: 5, seed: '00000000', seedAt: '2026-10-30T09:00:00+08:00', frameAt: '2026-11-01T09:00:00+08:00', digest: '0', strata: [], leftOut: [], questions: [] },
  awardCertificate: { holder: '某村', award: '平安村（社区）铜鼎', number: '第1号', namedOn: '2026-05-06', until: '2029-05-05' },
  awardList: { what: 'named', office: '某市综治中心', entries: [], printedOn: '2026-05-06' },
  yearlyReport: { place: '某镇', year: 2026, from: '2026-01-01', to: '2026-05-06', whole: false, counted: '2026年5月6日09时00分', sentences: [], chapters: [], changed: [], definitions: [], outside: [] },
  allowanceNotice: { bureau: '某县司法局', from: '2026-05-06', until: '2026-05-13', entries: [], total: '0.00' },
  paymentSheet: { bureau: '某县司法局', entries: [], total: '0.00' },
  officialLetter: { format: 'letter', organ: '某镇综治中心', title: '提醒函', to: '某村', text: '' },
  campaignReport: { office: '某县综治中心', title: '某某专项行动', text: '', from: '2026-11-01', to: '2026-11-20', countedOn: '2026-11-21', tasks: [], figures: [] },
  screeningReport: { startedBy: '某司法所', topic: '排查', area: '某镇', from: '2026-11-01', to: '2026-11-20', towns: [], hazards: [] },
  hoursCertificate: { unit: '某村人民调解委员会' },
};

/** A red square as PNG, 8 by 8. */
export const png = redSquare;

/** A dossier with everything but proof of identity and the rights notice of one side, in no particular order. */
export const richDossier: DossierInput = {
  cover: richSamples.dossierCover,
  papers: [
    { kind: 'agreement', view: richSamples.agreement, date: '2026-03-16' },
    { kind: 'followUpRecord', view: richSamples.followUpRecord, date: '2026-05-06' },
    { kind: 'registration', view: richSamples.registration, date: '2026-03-12' },
    { kind: 'rightsNotice', view: richSamples.rightsNotice, date: '2026-03-12', scans: [{ bytes: png }, { bytes: png }] },
    { kind: 'inquiryRecord', view: richSamples.inquiryRecord, date: '2026-03-14' },
    { kind: 'sessionRecord', view: richSamples.sessionRecord, date: '2026-03-16' },
    { kind: 'performanceProofs', view: richSamples.performanceProofs, date: '2026-04-01' },
    { kind: 'confirmationApplication', view: richSamples.confirmationApplication, date: '2026-03-20' },
    { kind: 'dossierNote', view: richSamples.dossierNote, date: '2026-05-08' },
    { kind: 'closingReport', view: richSamples.closingReport, date: '2026-05-08' },
  ],
  attachments: [
    { item: 6, name: '现场照片', date: '2026-03-14', images: [{ bytes: png, caption: '乙方后墙' }, { bytes: png }], remark: '2幅' },
    { item: 6, name: '微信语音', note: '语音3段，共2分10秒，存于系统，未转写。' },
  ],
  back: { committee, number, filedBy: '周己', date: '2026-05-08' },
};
