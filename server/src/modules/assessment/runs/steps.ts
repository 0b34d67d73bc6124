import type { Id } from '@anhe/contract/kernel';
import { assessmentOperations, freezing, runLifecycle, stepFrom } from '@anhe/contract/assessment';
import { update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { append, insist, salted, termFrom } from '../rows.ts';
import { lockRows, lockRun, sealOf } from './rows.ts';
import type { RunSubject, SealedRow } from './rows.ts';

type Address = { readonly input: { readonly county: string; readonly run: Id } };
const lockIt = ({ input }: Address) => lockRun(input.county, input.run);
const keyOf = ({ head }: RunSubject) => ({ county: head.county, id: head.id });

/** From now on each unit sees its own result, and may object for the days of a dated row. */
export const show = onCommand<(typeof assessmentOperations)['show'], RunSubject>({
  operation: assessmentOperations.show,
  subject: lockIt,
  decide: ({ book, now, today }, { subject }) => {
    insist(stepFrom(runLifecycle, 'show', subject.row.status));
    const until = termFrom(book, 'objection-days', today);
    return {
      appends: [append('assessment.run', subject.head, now, 'assessment.shown', { until })],
      changes: [
        update('assessment.run', keyOf(subject), { status: 'shown', shown_on: today, object_until: until }),
        update('assessment.result', { run: subject.head.id }, { status: 'shown' }, subject.row.results),
      ],
      answer: { state: 'shown' as const, revision: subject.head.revision + 1, until },
    };
  },
});

/** Computed by mistake, or before everything was recorded: it can be computed anew. What units have seen is not dropped. */
export const drop = onCommand<(typeof assessmentOperations)['drop'], RunSubject>({
  operation: assessmentOperations.drop,
  subject: lockIt,
  decide: ({ input, now }, { subject }) => {
    insist(stepFrom(runLifecycle, 'drop', subject.row.status));
    return {
      appends: [append('assessment.run', subject.head, now, 'assessment.dropped', { reason: salted(input.reason).digest })],
      changes: [update('assessment.run', keyOf(subject), { status: 'dropped' })],
      answer: { state: 'dropped' as const, revision: subject.head.revision + 1 },
    };
  },
});

const freezeFacts = ({ input }: Address) => ({
  // Counted after the results were locked.
  rows: lockRows(input.run),
  open: raw('select count(*)::int as open from assessment.objection where run = $1 and upheld is null', [input.run], (rows) => (rows[0] as { open: number }).open), // the one column
});

/** All results are fixed at once, and their hash is kept with the assessment and in its chain. */
export const freeze = onCommand<(typeof assessmentOperations)['freeze'], RunSubject, ReturnType<typeof freezeFacts>>({
  operation: assessmentOperations.freeze,
  subject: lockIt,
  facts: freezeFacts,
  decide: ({ now, today }, { subject, facts }: { subject: RunSubject; facts: { open: number; rows: readonly SealedRow[] } }) => {
    insist(freezing({ state: subject.row.status, objectUntil: subject.row.object_until, openObjections: facts.open }, today));
    const seal = sealOf(facts.rows);
    return {
      appends: [append('assessment.run', subject.head, now, 'assessment.frozen', { results: facts.rows.length, seal })],
      changes: [
        update('assessment.run', keyOf(subject), { status: 'frozen', frozen_on: today, seal }),
        update('assessment.result', { run: subject.head.id }, { status: 'frozen' }, subject.row.results),
      ],
      answer: { state: 'frozen' as const, revision: subject.head.revision + 1, seal },
    };
  },
});
