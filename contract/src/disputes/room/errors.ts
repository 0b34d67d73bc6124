import type { CatalogueEntry } from '../../kernel/index.ts';

export const roomErrors = {
  'disputes.no-clock': { status: 409, zh: '调解期限现在没有在走', en: 'The limit of mediation does not run now' },
  'disputes.clock-paused': { status: 409, zh: '期限已经中止', en: 'The limit is paused already' },
  'disputes.clock-runs': { status: 409, zh: '期限没有中止', en: 'The limit is not paused' },
  'disputes.nothing-sealed': { status: 409, zh: '这位当事人没有密封笔记可以处理', en: 'There are no sealed notes of this party to deal with' },
  'disputes.no-challenge': { status: 409, zh: '没有待答复的换人申请', en: 'No challenge waits for an answer' },
  'disputes.challenge-open': { status: 409, zh: '已有一件换人申请待答复', en: 'A challenge waits for its answer already' },
  'disputes.plan-over': { status: 409, zh: '这次调解会已取消', en: 'This session was cancelled' },
  'disputes.visit-done': { status: 409, zh: '这一次回看已经记录过', en: 'This look-in was recorded already' },
} as const satisfies Record<string, CatalogueEntry>;
