import { z } from 'zod';
import { County, Day, FileAnswer, Id, Instant, PlaceCode, Revision, Upload, command, query } from '../kernel/index.ts';
import { HandoverLine, HandoverView } from './handover.ts';
import { AttachmentKind, AttachmentView, MatterLine, ReaderLine, ReceiptFile, ReceiptLine, ReceiptView, TimelineEntry } from './views.ts';

const address = { county: County, matter: Id };
const onMatter = '/matters/{county}/{matter}';
const hands = ['mediator', 'director', 'clerk', 'guide', 'officer', 'handler'] as const;
const Written = z.object({ revision: z.int() });

/** A receipt's code: the county's six digits, then ten characters without look-alikes. */
export const ReceiptCode = z.string().trim().toUpperCase().transform((text) => text.replaceAll(/[\s-]/g, '')).pipe(z.string().max(40));

export const matterOperations = {
  myWork: query({
    name: 'matters.myWork', path: '/my-work', title: { zh: '我的工作', en: 'My work' },
    input: () => z.strictObject({ bucket: z.enum(['all', 'overdue', 'today', 'week', 'rest']).default('all'), cursor: z.string().max(200).optional() }),
    output: () => z.object({
      counts: z.object({ all: z.int(), overdue: z.int(), today: z.int(), week: z.int(), rest: z.int() }),
      items: z.array(MatterLine.extend({ last: z.array(z.object({ type: z.string(), recordedAt: Instant, actor: z.string() })) })),
      next: z.string().nullable(),
    }),
    access: 'staff', subject: 'none',
  }),
  timeline: query({
    name: 'matters.timeline', path: `${onMatter}/timeline`, title: { zh: '记录', en: 'Timeline' },
    input: () => z.strictObject({ ...address, after: Revision.default(0) }),
    output: () => z.object({ revision: z.int(), entries: z.array(TimelineEntry) }),
    access: 'staff', subject: 'matter',
  }),
  note: command({
    name: 'matters.note', path: `${onMatter}/notes`, title: { zh: '记一笔', en: 'Add a note' },
    input: () => z.strictObject({ ...address, text: z.string().trim().min(1).max(4000), happenedOn: Day }),
    output: Written, access: hands, subject: 'matter', basis: false, errors: ['matters.archived'],
  }),
  attach: command({
    name: 'matters.attach', path: `${onMatter}/attachments`, title: { zh: '添加附件', en: 'Add a file' },
    input: () => z.strictObject({ ...address, attachment: Id, kind: AttachmentKind, upload: Upload, happenedOn: Day, seen: z.boolean().default(false) }),
    output: Written, access: hands, subject: 'matter', basis: false, errors: ['matters.archived'],
  }),
  attachments: query({
    name: 'matters.attachments', path: `${onMatter}/attachments`, title: { zh: '附件', en: 'Files' },
    input: () => z.strictObject(address), output: () => z.object({ items: z.array(AttachmentView) }), access: 'staff', subject: 'matter',
  }),
  openAttachment: query({
    name: 'matters.openAttachment', path: `${onMatter}/attachments/{attachment}/file`, title: { zh: '打开附件', en: 'Open a file' },
    input: () => z.strictObject({ ...address, attachment: Id }), output: FileAnswer,
    access: [...hands, 'bureau', 'rights'], subject: 'matter', logged: true,
  }),
  seeAttachment: command({
    name: 'matters.seeAttachment', path: `${onMatter}/attachments/{attachment}/seen`, title: { zh: '已看过原件', en: 'Original seen' },
    input: () => z.strictObject({ ...address, attachment: Id }), output: Written, access: hands, subject: 'matter', basis: false, errors: ['matters.archived'],
  }),
  receipts: query({
    name: 'matters.receipts', path: `${onMatter}/receipts`, title: { zh: '受理单', en: 'Receipts' },
    input: () => z.strictObject(address), output: () => z.object({ items: z.array(ReceiptLine) }), access: hands, subject: 'matter',
  }),
  /** Makes (or replaces) one party's receipt; the code is shown this once. */
  issueReceipt: command({
    name: 'matters.issueReceipt', path: `${onMatter}/receipts`, title: { zh: '打印受理单', en: 'Issue a receipt' },
    input: () => z.strictObject({ ...address, receipt: Id, party: Id, word: z.string().trim().min(2).max(20).optional() }),
    output: () => z.object({ receipt: Id, code: z.string() }), access: hands, subject: 'matter', basis: false, errors: ['matters.archived'],
  }),
  revokeReceipt: command({
    name: 'matters.revokeReceipt', path: `${onMatter}/receipts/{receipt}/revoke`, title: { zh: '停用受理单', en: 'End a receipt' },
    input: () => z.strictObject({ ...address, receipt: Id }), output: Written, access: hands, subject: 'matter', basis: false, errors: ['matters.archived'],
  }),
  readers: query({
    name: 'matters.readers', path: `${onMatter}/readers`, title: { zh: '谁看过', en: 'Who has read it' },
    input: () => z.strictObject(address), output: () => z.object({ items: z.array(ReaderLine) }), access: ['rights', 'director', 'mediator', 'bureau'], subject: 'matter',
  }),
  /** What was handed on of a matter, to whom, on what ground, and what came of it. */
  handovers: query({
    name: 'matters.handovers', path: `${onMatter}/handovers`, title: { zh: '移交与协助', en: 'Transfers and help' },
    input: () => z.strictObject(address), output: () => z.object({ items: z.array(HandoverView) }), access: 'staff', subject: 'matter',
  }),
  /** What waits between the acting unit and others: asked of us, asked by us, and help that is going on. */
  handoverWork: query({
    name: 'matters.handoverWork', path: '/handovers', title: { zh: '待答复的移交与协助', en: 'Transfers and help in hand' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(HandoverLine).max(200) }), access: 'staff', subject: 'none',
  }),
  /** A party withdraws its consent to a referral: from then on the helper reads no more (PIPL art 15). */
  withdrawShare: command({
    name: 'matters.withdrawShare', path: '/receipts/withdraw-share', title: { zh: '撤回同意', en: 'Withdraw a consent' },
    input: () => z.strictObject({ code: ReceiptCode, pass: z.string().max(100), handover: Id }), output: () => z.object({ ended: z.boolean() }), access: 'receipt', subject: 'none',
    errors: ['matters.receipt-unknown', 'matters.pass-expired'],
  }),
  openReceipt: query({
    name: 'matters.openReceipt', path: '/receipts/open', title: { zh: '查看受理单', en: 'Open a receipt' },
    input: () => z.strictObject({ code: ReceiptCode }), output: ReceiptView, access: 'receipt', subject: 'none', errors: ['matters.receipt-unknown'],
  }),
  askPass: command({
    name: 'matters.askPass', path: '/receipts/ask', title: { zh: '发送验证码', en: 'Send a code' },
    input: () => z.strictObject({ code: ReceiptCode }), output: () => z.object({ sentTo: z.string() }), access: 'receipt', subject: 'none', errors: ['matters.receipt-unknown', 'matters.no-channel'],
  }),
  givePass: command({
    name: 'matters.givePass', path: '/receipts/pass', title: { zh: '输入约定词或验证码', en: 'Give the word or code' },
    input: () => z.strictObject({ code: ReceiptCode, word: z.string().trim().min(1).max(20) }), output: () => z.object({ ok: z.boolean(), pass: z.string().nullable(), left: z.int() }),
    access: 'receipt', subject: 'none', errors: ['matters.receipt-unknown', 'matters.pass-wrong', 'matters.pass-locked'],
  }),
  receiptReaders: query({
    name: 'matters.receiptReaders', path: '/receipts/readers', title: { zh: '谁看过我的材料', en: 'Who has read my file' },
    input: () => z.strictObject({ code: ReceiptCode, pass: z.string().max(100) }), output: () => z.object({ items: z.array(ReaderLine) }), access: 'receipt', subject: 'none', errors: ['matters.receipt-unknown', 'matters.pass-expired'],
  }),
  /** What a code alone does not show: names, text and papers; for who showed a second factor. */
  receiptFile: query({
    name: 'matters.receiptFile', path: '/receipts/file', title: { zh: '我的材料', en: 'My file' },
    input: () => z.strictObject({ code: ReceiptCode, pass: z.string().max(100) }), output: ReceiptFile, access: 'receipt', subject: 'none', errors: ['matters.receipt-unknown', 'matters.pass-expired'],
  }),
  openReceiptPaper: query({
    name: 'matters.openReceiptPaper', path: '/receipts/paper', title: { zh: '打开材料', en: 'Open a paper' },
    input: () => z.strictObject({ code: ReceiptCode, pass: z.string().max(100), attachment: Id }), output: FileAnswer, access: 'receipt', subject: 'none',
    logged: true, errors: ['matters.receipt-unknown', 'matters.pass-expired'],
  }),
  drafts: query({
    name: 'matters.drafts', path: '/drafts', title: { zh: '草稿', en: 'Drafts' },
    input: () => z.strictObject({ form: z.string().max(60).optional(), matter: Id.optional() }),
    output: () => z.object({ items: z.array(z.object({ id: Id, form: z.string(), matter: Id.nullable(), body: z.record(z.string(), z.unknown()), changedAt: Instant })) }),
    access: 'staff', subject: 'none',
  }),
  saveDraft: command({
    name: 'matters.saveDraft', path: '/drafts', title: { zh: '保存草稿', en: 'Save a draft' },
    input: () => z.strictObject({ draft: Id, form: z.string().min(1).max(60), matter: Id.optional(), body: z.record(z.string(), z.unknown()) }),
    output: () => z.object({ changedAt: Instant }), access: 'staff', subject: 'none',
  }),
  dropDraft: command({
    name: 'matters.dropDraft', path: '/drafts/drop', title: { zh: '删除草稿', en: 'Drop a draft' },
    input: () => z.strictObject({ draft: Id }), output: () => z.object({ dropped: z.boolean() }), access: 'staff', subject: 'none',
  }),
  views: query({
    name: 'matters.views', path: '/views', title: { zh: '常用视图', en: 'Saved views' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(z.object({ id: Id, name: z.string(), filters: z.record(z.string(), z.unknown()) })) }),
    access: 'staff', subject: 'none',
  }),
  saveView: command({
    name: 'matters.saveView', path: '/views', title: { zh: '保存视图', en: 'Save a view' },
    input: () => z.strictObject({ view: Id, name: z.string().trim().min(1).max(30), filters: z.record(z.string(), z.unknown()) }),
    output: () => z.object({ id: Id }), access: 'staff', subject: 'none', errors: ['matters.view-name-taken'],
  }),
  dropView: command({
    name: 'matters.dropView', path: '/views/drop', title: { zh: '删除视图', en: 'Drop a view' },
    input: () => z.strictObject({ view: Id }), output: () => z.object({ dropped: z.boolean() }), access: 'staff', subject: 'none',
  }),
  /** Moves matters to today's code after an import of codes was confirmed; `place_filed` stays. */
  followPlace: command({
    name: 'matters.followPlace', path: '/matters/follow-place', title: { zh: '随区划代码变更', en: 'Follow a division code' },
    input: () => z.strictObject({ county: County, moves: z.array(z.strictObject({ from: PlaceCode, to: PlaceCode, kind: z.enum(['recoded', 'split', 'merged', 'raised']) })).max(5000) }), output: () => z.object({ moved: z.int() }), access: 'system', subject: 'none',
  }),
};
