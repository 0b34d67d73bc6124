import { notYet } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { FindingFacts, findingStatuses, supervisionOperations } from '@anhe/contract/supervision';
import type { DraftItem, FindingStatus } from '@anhe/contract/supervision';
import { headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { actingPost } from '../../../kernel/access/actor.ts';
import { update } from '../../../kernel/database/changes.ts';
import { raw, shaped } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { findingEvent, insist } from '../rows.ts';
import type { SupervisionSubject } from '../rows.ts';
import { seal } from '../sealed.ts';

export interface FindingSubject extends SupervisionSubject {
  readonly finding: FindingStatus;
  readonly unit: Id;
  readonly letter: Id | null;
  /** The unit that the matter is about: it has no hand in it. */
  readonly keptOut: Id | null;
  readonly item: DraftItem;
}

type Row = StreamHead & { readonly status: FindingStatus; readonly unit: Id; readonly letter: Id | null; readonly facts: unknown; readonly kind: DraftItem['kind']; readonly number: string | null; readonly filed_on: Day; readonly kept_out: Id | null };

const text = `select f.county, f.id, f.place, f.revision, f.chain, f.status, f.unit, f.letter, f.facts, m.kind, m.number, m.filed_on::text as filed_on, m.kept_out
  from supervision.finding f join matters.matter m on m.county = f.county and m.id = f.matter`;

const subjectOf = (row: Row): FindingSubject => ({
  head: headOf(row), finding: row.status, unit: row.unit, letter: row.letter, keptOut: row.kept_out, item: { kind: row.kind, number: row.number, filedOn: row.filed_on, facts: FindingFacts.parse(row.facts) },
});

/** Findings, locked in the order of their ids: those that are asked for, and those of the letter that is followed. */
export const lockDraftable = (county: County, ids: readonly Id[], follows: Id | null): Statement<readonly FindingSubject[]> =>
  raw(`${text} where f.county = $1 and (f.id = any($2) or f.letter = $3) order by f.id for update of f`, [county, ids, follows], (rows) => (rows as readonly Row[]).map(subjectOf)); // the columns above

/** Those that lie in a letter, locked. */
export const lockTaken = (county: County, letter: Id): Statement<readonly FindingSubject[]> =>
  raw(`${text} where f.county = $1 and f.letter = $2 order by f.id for update of f`, [county, letter], (rows) => (rows as readonly Row[]).map(subjectOf)); // the columns above

/** A person looked at it: nothing comes of it, for a reason. */
export const dismiss = onCommand({
  operation: supervisionOperations.dismiss,
  subject: ({ input }) => shaped(lockDraftable(input.county, [input.finding], null), (rows) => rows[0]),
  decide: ({ input, actor, keys, now }, { subject }: { subject: FindingSubject }) => {
    const { zh, en } = findingStatuses[subject.finding];
    if (subject.finding !== 'open') insist(notYet('wrong-status', { zh: `这条线索现在是“${zh}”`, en: `The finding is “${en}” now` }));
    const { sealed, digest } = seal(keys, 'finding.reason', input.county, input.finding, input.reason);
    return {
      appends: [findingEvent(subject.head, now, 'supervision.finding-dismissed', { digest })],
      changes: [update('supervision.finding', { county: input.county, id: input.finding }, { status: 'dismissed', reason: sealed, decided_by: actingPost(actor).post })],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});
