import type { CatalogueEntry } from '../../kernel/index.ts';

/** Refusals of what comes after the agreement. */
export const afterErrors = {
  'disputes.schedule-begun': { status: 409, zh: '已经登记过履行，履行计划不能再换；登记错了可以先冲正', en: 'A performance was recorded, so the schedule stays; reverse a record that was wrong first' },
  'disputes.paid-in-full': { status: 409, zh: '这一期已经履行完毕，不能再登记', en: 'This instalment is performed in full' },
  'disputes.not-due': { status: 409, zh: '{day} 才到期，到期的次日起才能登记违约', en: 'It is due on {day}; a breach can be recorded from the day after' },
  'disputes.entry-unknown': { status: 409, zh: '没有这一条履行记录，或者已经冲正过', en: 'There is no such record, or it was reversed already' },
} as const satisfies Record<string, CatalogueEntry>;
