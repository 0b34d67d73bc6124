import { judgeDuty } from '@anhe/contract/campaigns';
import type { DutySaid, DutyStatus, DutyStep } from '@anhe/contract/campaigns';
import type { Day, Id } from '@anhe/contract/kernel';
import { update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import type { Acting, Append } from '../../../kernel/run/handler.ts';
import { insist } from '../rows.ts';
import type { DutySubject } from '../rows.ts';

type Set = Parameters<typeof update<'campaigns.duty'>>[2];
export type KnownDuty = { readonly subject: DutySubject };

/** Refuses unless the step may be taken now. */
export const assertDuty = ({ today }: Pick<Acting, 'today'>, { facts }: DutySubject, step: DutyStep, said: Partial<DutySaid> = {}): void => insist(judgeDuty(facts, step, { today, ...said }));

/** What a step of a task leaves: its event, the changed row, other changes, and where the task stands. */
export const leftDuty = ({ head, row }: DutySubject, event: Append, set: Set & { readonly status?: DutyStatus; readonly due_on?: Day }, ...more: readonly Change[]) => ({
  appends: [event], changes: [update('campaigns.duty', { county: head.county, id: head.id }, set), ...more],
  answer: { status: set.status ?? row.status, dueOn: set.due_on ?? row.due_on, revision: head.revision + event.events.length },
});

/** Ids of a task as its words are sealed under. */
export const atDuty = ({ head }: DutySubject): readonly [string, Id] => [head.county, head.id];
