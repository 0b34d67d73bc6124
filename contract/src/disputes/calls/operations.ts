import { z } from 'zod';
import { Day, Id, command, query } from '../../kernel/index.ts';
import { Done, address, committee, lawful, on } from '../shared.ts';
import { CallLine } from './views.ts';
import { CallReason, CallResult } from './vocabulary.ts';

export const callOperations = {
  /** Whom to call or visit today: a mediator's own disputes, a director's whole committee. */
  calls: query({
    name: 'disputes.calls', path: '/disputes/calls', title: { zh: '今日联系单', en: 'Today’s calls' },
    input: () => z.strictObject({}),
    output: () => z.object({ items: z.array(CallLine), /** How many this post recorded today already. */ called: z.int(), whole: z.boolean() }), access: committee, subject: 'none',
  }),
  /** What came of one line; it leaves the sheet for today or until the chosen day. It only adds, so it names no basis. */
  recordCall: command({
    name: 'disputes.recordCall', path: `${on}/calls`, title: { zh: '记录联系结果', en: 'Record a call' }, access: committee, subject: 'matter', output: Done, basis: false, errors: lawful,
    input: () => z.strictObject({ ...address, call: Id, reason: CallReason, about: Id, party: Id.optional(), result: CallResult, again: Day.optional(), note: z.string().trim().max(500).optional() }),
  }),
};
