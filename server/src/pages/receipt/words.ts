import { disputeStatuses } from '@anhe/contract/disputes';
import type { DisputeStatus } from '@anhe/contract/disputes';
import type { Wording } from '@anhe/contract/kernel';

export type Language = 'zh' | 'en';

/** What the pages of a receipt say; `{…}` is filled in. */
export const words = {
  title: { zh: '受理单', en: 'Receipt' },
  product: { zh: '安和', en: 'Anhe' },
  demo: { zh: '演示：单位、人员和事项都是虚构的', en: 'Demonstration: units, people and matters are invented' },
  enterTitle: { zh: '查看办理进度', en: 'Follow your matter' },
  enterLead: { zh: '请输入受理单上的编号。编号在纸条的二维码下面，由 6 位数字和 10 个字母、数字组成。', en: 'Type the code on your slip. It is printed below the square code: six digits, then ten letters and digits.' },
  codeLabel: { zh: '受理单编号', en: 'Receipt code' },
  look: { zh: '查看', en: 'Look it up' },
  unknown: { zh: '没有这个受理单编号，或已停用。请核对纸条上的编号（没有数字 0、1 和字母 I、L、O），或拨打受理单位电话。', en: 'There is no such receipt, or it was ended. Check the code on the slip (it has no 0, 1, I, L or O), or call the unit.' },
  number: { zh: '编号', en: 'Number' },
  filed: { zh: '登记日期', en: 'Filed on' },
  closed: { zh: '结案日期', en: 'Closed on' },
  stations: { zh: '办到哪一步', en: 'Where it stands' },
  now: { zh: '现在', en: 'now' },
  done: { zh: '已过', en: 'done' },
  later: { zh: '还没到', en: 'to come' },
  holder: { zh: '谁在办', en: 'Who has it' },
  phone: { zh: '电话', en: 'Telephone' },
  address: { zh: '地址', en: 'Address' },
  noPhone: { zh: '没有登记电话，请到办公地点询问', en: 'No telephone is on file; please ask at the office' },
  clock: { zh: '期限', en: 'Time limit' },
  noClock: { zh: '现在没有正在计算的期限。', en: 'No time limit is running now.' },
  dueOn: { zh: '{day}前', en: 'by {day}' },
  left: { zh: '还剩 {days} 天', en: '{days} days left' },
  lastDay: { zh: '今天是最后一天', en: 'today is the last day' },
  over: { zh: '已超过 {days} 天', en: '{days} days over' },
  arithmetic: { zh: '这一天是怎样算出来的', en: 'How this day was found' },
  basis: { zh: '依据', en: 'Basis' },
  unverified: { zh: '（条文未经核对）', en: ' (text not yet checked)' },
  can: { zh: '您现在可以', en: 'What you can do now' },
  free: { zh: '人民调解不收取任何费用（人民调解法第4条）。', en: 'People’s mediation is free of charge (People’s Mediation Law, art 4).' },
  rights: { zh: '选择或者接受调解员，拒绝调解或者随时要求终止，要求公开或者不公开进行，自主表达意愿、自愿达成协议（人民调解法第23条）。', en: 'Choose or accept the mediator; refuse mediation or end it at any time; ask for it to be public or not; speak and agree of your own free will (People’s Mediation Law, art 23).' },
  remedies: { zh: '其他途径', en: 'Other ways' },
  remediesLead: { zh: '调解不影响您走其他途径；各有期限，请留意。', en: 'Mediation does not bar other ways; each has its time limit.' },
  where: { zh: '去哪里', en: 'Where' },
  within: { zh: '期限', en: 'Within' },
  limitation: { zh: '申请调解，诉讼时效中断', en: 'Asking for mediation interrupts limitation' },
  limitationText: { zh: '向人民调解委员会提出请求的，诉讼时效从提出请求之日起中断，重新计算（最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定第12条）。登记日期是{day}，这张受理单是凭据，请保存好。', en: 'A request to a mediation committee interrupts the limitation of actions from the day it is made; it runs anew (Supreme People’s Court, Rules on Limitation, art 12). Yours was filed on {day}; keep this receipt as proof.' },
  more: { zh: '查看材料和谁看过', en: 'See your file and who has read it' },
  moreLead: { zh: '只凭编号看不到姓名和材料。请再证明一次是您本人。', en: 'The code alone shows no names and no papers. Please prove once more that it is you.' },
  noFactor: { zh: '这张受理单没有约定词，也没有登记手机号。请带身份证件到受理单位窗口查看。', en: 'No word was agreed for this receipt and no mobile number is on file. Please come to the window with your identity card.' },
  word: { zh: '在窗口约定的词', en: 'The word agreed at the counter' },
  wordOrDigits: { zh: '约定的词，或短信里的 6 位数字', en: 'The agreed word, or the six digits of the message' },
  digits: { zh: '短信里的 6 位数字', en: 'The six digits of the message' },
  open: { zh: '打开材料', en: 'Open the file' },
  send: { zh: '把 6 位数字发到我的手机', en: 'Send six digits to my phone' },
  sent: { zh: '已发到 {phone}，10 分钟内有效。没收到请等 1 分钟再发。', en: 'Sent to {phone}, valid for 10 minutes. If nothing comes, wait a minute and send again.' },
  wrong: { zh: '不对，还可再试 {left} 次。', en: 'Not right; {left} tries left.' },
  wrongLast: { zh: '不对。已试错 5 次，请 30 分钟后再试，或到受理窗口办理。', en: 'Not right. That was the fifth time: try again in 30 minutes, or come to the window.' },
  file: { zh: '我的材料', en: 'My file' },
  fileUntil: { zh: '30 分钟后会自动收起。用完请按“收起”，公用手机尤其如此。', en: 'It closes by itself after 30 minutes. Press “Close” when you are done, above all on a shared phone.' },
  close: { zh: '收起', en: 'Close' },
  parties: { zh: '当事人', en: 'Parties' },
  you: { zh: '（您）', en: ' (you)' },
  summary: { zh: '事由', en: 'What it is about' },
  agreement: { zh: '协议内容', en: 'What was agreed' },
  documents: { zh: '我的文书', en: 'My papers' },
  documentsLead: { zh: '按现在的记录生成的 PDF；您每打开一次，都会记在下面。', en: 'Made from the records as they are now, as PDF. Each time you open one is noted below.' },
  papers: { zh: '签字页和提交的材料', en: 'Signed pages and what was handed in' },
  noPapers: { zh: '还没有。签字盖章后的协议会放在这里。', en: 'None yet. The signed agreement will be here.' },
  shares: { zh: '请了谁协助', en: 'Who helps with it' },
  sharesLead: { zh: '这些单位能看到下面列出的内容。由您同意提供的，您可以随时撤回；撤回以后对方不能再看，以前做过的不受影响。', en: 'These units may read what is named below. What rests on your consent you can withdraw at any time; from then on they read nothing more, what was done before stands.' },
  mayRead: { zh: '可看', en: 'May read' },
  withdraw: { zh: '撤回同意，不再让{unit}看', en: 'Withdraw: {unit} reads no more' },
  readers: { zh: '谁看过您的信息', en: 'Who has read your data' },
  noReaders: { zh: '还没有人查看过您的完整信息或材料。', en: 'Nobody has opened your full data or papers so far.' },
  readersLead: { zh: '每次有人查看完整的姓名、电话或材料，都会记在这里。', en: 'Each time someone opens full names, telephone numbers or papers, it is noted here.' },
  reason: { zh: '理由', en: 'Reason' },
  exported: { zh: '导出', en: 'exported' },
  system: { zh: '系统', en: 'the system' },
  byParty: { zh: '当事人凭受理单', en: 'a party, with a receipt' },
  larger: { zh: '大字', en: 'Larger' },
  usual: { zh: '常规字号', en: 'Usual size' },
  other: { zh: 'English', en: '中文' },
  home: { zh: '首页：该打哪个电话', en: 'Home: whom to call' },
  another: { zh: '查另一张受理单', en: 'Look up another receipt' },
  signTitle: { zh: '等您签名的协议', en: 'An agreement waits for your signature' },
  signVersion: { zh: '第 {version} 稿 · 校验码 {digest}', en: 'Version {version} · check code {digest}' },
  signFacts: { zh: '主要事实和争议', en: 'Facts and issues' },
  signPerform: { zh: '怎样履行', en: 'Performance' },
  signLead: { zh: '请逐条看清。看不懂的，打上面的电话请调解员念给您听；不同意就不要签，您随时可以拒绝。签名绑定现在这一稿，文字改了要重新签。', en: 'Read every clause. If anything is unclear, call the number above and have it read to you; do not sign what you do not agree to. Your signature is bound to this very text.' },
  signType: { zh: '请照着打：{sentence}', en: 'Please type: {sentence}' },
  signWord: { zh: '再输一次约定的词，或短信里的 6 位数字', en: 'The agreed word once more, or the six digits of the message' },
  signAct: { zh: '签名', en: 'Sign' },
  signDone: { zh: '您已于 {at} 签名。各方都签名、调委会用印后生效。', en: 'You signed on {at}. It takes effect when all have signed and the seal is put.' },
  signConsent: { zh: '请照着打“{sentence}”这句话。', en: 'Please type the sentence “{sentence}”.' },
  yuan: { zh: '元', en: 'yuan' },
  code: { zh: '本单编号', en: 'This receipt' },
  fault: { zh: '现在查不到，请稍后再试一次。如有急事，请拨打受理单位电话。', en: 'It cannot be looked up right now; try again in a moment. If it is urgent, call the unit.' },
} as const satisfies Record<string, Wording>;

export const stationNames: readonly Wording[] = [
  { zh: '登记', en: 'Filed' },
  { zh: '受理', en: 'Accepted' },
  { zh: '调解', en: 'Mediation' },
  { zh: '结果', en: 'Result' },
  { zh: '结案', en: 'Closed' },
];

interface StatusWords {
  /** Where it stands, in one sentence. */
  readonly sentence: Wording;
  readonly can: readonly Wording[];
}

const keepEvidence: Wording = { zh: '收好合同、收据、照片、聊天记录等材料，调解时带来。', en: 'Keep contracts, receipts, photographs and messages, and bring them along.' };
const callHolder: Wording = { zh: '有变化或者有急事，打上面的电话。', en: 'If something changes or is urgent, call the number above.' };
const confirm: Wording = { zh: '书面协议：双方可以在协议生效之日起 30 日内，共同向法院申请司法确认（人民调解法第33条）。', en: 'A written agreement: both sides may jointly ask the court to confirm it within 30 days of its effect (People’s Mediation Law, art 33).' };
const perform: Wording = { zh: '按约定履行。对方不履行的，告诉上面的单位，也可以起诉（人民调解法第31、32条）。', en: 'Perform what was agreed. If the other side does not, tell the unit above, or go to court (arts 31, 32).' };
const otherWays: Wording = { zh: '走下面列出的其他途径。', en: 'Take one of the other ways below.' };
const again: Wording = { zh: '双方都愿意时，可以再次申请调解。', en: 'Ask for mediation again when both sides are willing.' };

export const statusWords: Readonly<Record<DisputeStatus, StatusWords>> = {
  offered: { sentence: { zh: '已登记，正等{holder}接收。', en: 'Filed; {holder} is to take it over.' }, can: [keepEvidence, callHolder] },
  'handed-back': { sentence: { zh: '{holder}正在另找合适的调解组织。', en: '{holder} is looking for another committee.' }, can: [keepEvidence, callHolder] },
  registered: { sentence: { zh: '已登记，{holder}将决定是否受理。', en: 'Filed; {holder} will decide whether to accept it.' }, can: [keepEvidence, callHolder] },
  accepted: { sentence: { zh: '{holder}正在调解。', en: '{holder} is mediating.' }, can: [keepEvidence, words.rights, callHolder] },
  drafted: { sentence: { zh: '协议书已拟好，等各方签字。', en: 'The agreement is drafted and waits for the signatures.' }, can: [{ zh: '签字前请逐条看清，看不懂就请调解员念给您听。', en: 'Read every clause before signing; ask the mediator to read it out if anything is unclear.' }, words.rights] },
  agreed: { sentence: { zh: '已达成调解协议。', en: 'An agreement was reached.' }, can: [perform, confirm] },
  failed: { sentence: { zh: '这次调解没有达成协议。', en: 'This mediation ended without an agreement.' }, can: [otherWays, again] },
  withdrawn: { sentence: { zh: '申请已撤回。', en: 'The request was withdrawn.' }, can: [otherWays, again] },
  declined: { sentence: { zh: '有一方不愿调解，调解已停止。', en: 'One side does not want mediation; it has stopped.' }, can: [otherWays, again] },
  'not-admissible': { sentence: { zh: '这件事不属于人民调解的范围，没有受理。', en: 'This is not a matter for people’s mediation and was not accepted.' }, can: [otherWays] },
  'to-assign': { sentence: { zh: '{holder}正在指派合适的调解组织。', en: '{holder} is assigning a committee.' }, can: [keepEvidence, callHolder] },
  elsewhere: { sentence: { zh: '已移交{holder}，由它依职责办理。', en: 'Transferred to {holder}, which handles it within its duties.' }, can: [keepEvidence, otherWays, callHolder] },
  closed: { sentence: { zh: '已结案。', en: 'Closed.' }, can: [perform, callHolder] },
  archived: { sentence: { zh: '已结案，材料已归档。', en: 'Closed; the file is archived.' }, can: [perform, callHolder] },
};

export const isDisputeStatus = (status: string): status is DisputeStatus => Object.hasOwn(disputeStatuses, status);

/** What was read, as people say it. */
export const fieldWords: Readonly<Record<string, Wording>> = {
  name: { zh: '姓名', en: 'name' }, contact: { zh: '联系方式', en: 'contact' }, details: { zh: '其他信息', en: 'other details' },
  register: { zh: '台账', en: 'register' }, document: { zh: '文书', en: 'paper' }, dossier: { zh: '卷宗', en: 'dossier' },
};
