import { z } from 'zod';
import { Id, command } from '../../kernel/index.ts';
import { HandoverGround, HandoverTold, SharedField } from '../../matters/index.ts';
import { Done, Text, address, lawful, on, owners, when } from '../shared.ts';

const Asked = { ...address, ...when, handover: Id, to: Id, purpose: Text(1000), ground: HandoverGround, fields: z.array(SharedField).min(1).max(5), told: z.array(HandoverTold).max(12) };
const Named = { ...address, handover: Id };

/** Passing a dispute on: help asked, or the owner changed. */
export const handoverOperations = {
  refer: command({
    name: 'disputes.refer', path: `${on}/referrals`, title: { zh: '请求协助', en: 'Ask for help' },
    input: () => z.strictObject(Asked), output: Done, access: owners, subject: 'matter', errors: lawful,
  }),
  transfer: command({
    name: 'disputes.transfer', path: `${on}/transfers`, title: { zh: '移交', en: 'Transfer' },
    input: () => z.strictObject(Asked), output: Done, access: owners, subject: 'matter', errors: [...lawful, 'matters.handover-pending'],
  }),
  /** The receiver of a transfer becomes the owner, or sends it back with a reason. */
  receive: command({
    name: 'disputes.receive', path: `${on}/transfers/{handover}/answer`, title: { zh: '答复移交', en: 'Answer a transfer' },
    input: () => z.strictObject({ ...Named, accept: z.boolean(), reason: Text(500).optional() }), output: Done, access: owners, subject: 'matter', errors: [...lawful, 'matters.handover-over'],
  }),
  /** The helper that was asked agrees, or declines with a reason. */
  answerReferral: command({
    name: 'disputes.answerReferral', path: `${on}/referrals/{handover}/answer`, title: { zh: '答复协助', en: 'Answer a request for help' },
    input: () => z.strictObject({ ...Named, accept: z.boolean(), reason: Text(500).optional() }), output: Done, access: owners, subject: 'matter', errors: [...lawful, 'matters.handover-over'],
  }),
  /** The helper tells what was done; with it the help ends. */
  reportHelp: command({
    name: 'disputes.reportHelp', path: `${on}/referrals/{handover}/report`, title: { zh: '反馈协助结果', en: 'Report the help given' },
    input: () => z.strictObject({ ...Named, ...when, result: Text(4000) }), output: Done, access: owners, subject: 'matter', errors: [...lawful, 'matters.handover-over'],
  }),
  takeBackHandover: command({
    name: 'disputes.takeBackHandover', path: `${on}/handovers/{handover}/take-back`, title: { zh: '撤回', en: 'Take back' },
    input: () => z.strictObject({ ...Named, reason: Text(500) }), output: Done, access: owners, subject: 'matter', errors: [...lawful, 'matters.handover-over'],
  }),
  /** The owner ends the help: from then on the helper reads nothing more. */
  endHelp: command({
    name: 'disputes.endHelp', path: `${on}/referrals/{handover}/end`, title: { zh: '终止协助', en: 'End the help' },
    input: () => z.strictObject({ ...Named, reason: Text(500) }), output: Done, access: owners, subject: 'matter', errors: [...lawful, 'matters.handover-over'],
  }),
};

