import { matterOperations } from '@anhe/contract/matters';
import { defineModule } from '../../kernel/run/handler.ts';
import { attach, seeAttachment } from './commands/attach.ts';
import { dropDraft, dropView, saveDraft, saveView } from './commands/drafts.ts';
import { followPlace } from './commands/follow-place.ts';
import { note } from './commands/note.ts';
import { withdrawShare } from './commands/withdraw-share.ts';
import { openShared } from './handover.ts';
import { handoverWork, handovers } from './queries/handovers.ts';
import { askPass, givePass } from './commands/pass.ts';
import { issueReceipt, revokeReceipt } from './commands/receipts.ts';
import { matterPolicies } from './policy.ts';
import { attachments, openAttachment } from './queries/attachments.ts';
import { drafts, views } from './queries/drafts.ts';
import { myWork } from './queries/my-work.ts';
import { openReceipt, openReceiptPaper, receiptFile, receiptReaders, receipts } from './queries/receipt.ts';
import { readers } from './queries/readers.ts';
import { timeline, timelineEntries, timelineFacts } from './queries/timeline.ts';
import { follow } from './reactions.ts';

export * from './builders.ts';
export * from './handover.ts';
export * from './clock-changes.ts';
export * from './register.ts';
export { holderOf, lockOpened, narrowed, readOpened, isReceiptOf } from './receipt.ts';
export type { Opened } from './receipt.ts';
export { countyOfCode, shownCode } from './receipt-code.ts';
export { mobile, sentFor, tried } from './commands/pass.ts';
export type { Sent } from './commands/pass.ts';
export { matterLineColumns, matterLineTables } from './lines.ts';
export { perSpan } from './per-year.ts';
export type { Over, Span } from './per-year.ts';
export { mayReadTexts } from './policy.ts';
export { rebuildSearch, searchInsert, searchRemove, searchUpdate } from './search.ts';
export { attachmentInsert } from './commands/attach.ts';
export { newReceipt } from './commands/receipts.ts';
export { sweepPasses } from './sweep.ts';
export { handoversColumn, openedHandover } from './queries/handovers.ts';
export type { HandoverStored } from './queries/handovers.ts';
export { timelineEntries, timelineFacts };
export type { TimelineRows } from './queries/timeline.ts';
export { readMatter } from './subject.ts';
export type { MatterSubject } from './subject.ts';

export const matters = defineModule({
  name: 'matters',
  operations: matterOperations,
  policies: matterPolicies,
  handlers: {
    myWork, timeline, note, attach, attachments, openAttachment, seeAttachment, receipts, issueReceipt, revokeReceipt, readers, openReceipt, askPass, givePass,
    receiptReaders, receiptFile, openReceiptPaper, drafts, saveDraft, dropDraft, views, saveView, dropView, followPlace, handovers, handoverWork, withdrawShare,
  },
  openShared,
  reactions: [follow],
  subscriptions: [{ event: 'places.code-moved', task: 'matters.follow-place' }],
});
export { MatterWork } from './work.ts';
