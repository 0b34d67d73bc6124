import type { CatalogueEntry } from '../kernel/index.ts';
import { afterErrors } from './after/errors.ts';
import { exchangeErrors } from './exchange/errors.ts';
import { roomErrors } from './room/errors.ts';

export const disputeErrors = {
  'disputes.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'disputes.not-your-committee': { status: 422, zh: '“{unit}”不是人民调解委员会，不能受理纠纷', en: '“{unit}” is not a mediation committee' },
  'disputes.mediator-not-valid': { status: 422, zh: '这位调解员在 {day} 没有有效岗位', en: 'This mediator held no valid post on {day}' },
  'disputes.no-agreement': { status: 409, zh: '还没有协议', en: 'There is no agreement yet' },
  'disputes.group-closed': { status: 409, zh: '现在是“{status}”，名册和代理不能再改', en: 'It stands at “{statusEn}”: roster and representation cannot change any more' },
  'disputes.group-full': { status: 422, zh: '群体最多 {most} 人，这样会有 {count} 人', en: 'A group has at most {most} members; this would make {count}' },
  'disputes.group-other-side': { status: 422, zh: '这件事的群体已登记在另一方', en: 'The group of this matter stands on the other side' },
  'disputes.document-not-ready': { status: 409, zh: '这份文书还缺：{missing}', en: 'This paper still lacks: {missing}' },
  ...afterErrors,
  ...roomErrors,
  ...exchangeErrors,
} as const satisfies Record<string, CatalogueEntry>;
