import type { GroupCounts, GroupFinding, GroupView } from '@anhe/contract/disputes';
import { fenOf, maySettle } from '@anhe/contract/disputes';
import type { Day } from '@anhe/contract/kernel';

/** From two to five represent a numerous side (interpretation art 78); more is named, never stopped. */
const mostRepresentatives = 5;

interface Known {
  readonly counts: GroupCounts | null;
  readonly sum: string;
  readonly stated: string | null;
  readonly representations: GroupView['representations'];
}

/** What is not in order with a group: shown beside it, blocking nothing by itself. Pure. */
export function groupFindings({ counts, sum, stated, representations }: Known, today: Day): GroupFinding[] {
  const active = representations.filter(({ toOn }) => toOn === null || today < toOn);
  const found: GroupFinding[] = [];
  const add = (code: GroupFinding['code'], count: number, article: string | null, sums: { total: string | null; sum: string | null } = { total: null, sum: null }): void => void found.push({ code, count, article, ...sums });
  const papers = active.filter(({ authority, kind }) => authority === null && kind !== 'guardian');
  if (papers.length > 0) add('no-authority-paper', papers.length, 'cpl-62');
  if (counts === null) return found;
  if (stated !== null && fenOf(Number(stated)) !== fenOf(Number(sum))) add('sum-differs', 1, null, { total: stated, sum });
  if (counts.authorised < counts.members) add('not-authorised', counts.members - counts.authorised, 'cpl-56');
  const forGroup = active.filter(({ wholeGroup }) => wholeGroup);
  if (forGroup.length === 0) add('no-representative', 0, 'cpl-56');
  else if (!forGroup.some(maySettle)) add('no-special-powers', forGroup.length, 'cpl-62');
  const elected = new Set(forGroup.filter(({ kind }) => kind === 'elected').map(({ representative }) => representative)).size;
  if (elected > mostRepresentatives) add('too-many-representatives', elected, 'cpi-78');
  return found;
}
