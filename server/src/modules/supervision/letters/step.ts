import type { Day, Id } from '@anhe/contract/kernel';
import { dueDay } from '@anhe/contract/kernel';
import { judgeLetter, replyClock } from '@anhe/contract/supervision';
import type { LetterSaid, LetterStatus, LetterStep } from '@anhe/contract/supervision';
import { actingPost } from '../../../kernel/access/actor.ts';
import { update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import type { Acting, Append } from '../../../kernel/run/handler.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { insist } from '../rows.ts';
import type { LetterSubject } from './subject.ts';

/** The set of a letter's columns that a step changes. */
type Set = Parameters<typeof update<'supervision.letter'>>[2];

/** Where a letter stands after a step. */
export interface Left {
  readonly status: LetterStatus;
  readonly dueOn: Day | null;
  readonly revision: number;
}

/** Refuses unless the step may be taken by whoever acts, now. */
export const assertStep = ({ actor, today }: Pick<Acting, 'actor' | 'today'>, { facts }: LetterSubject, step: LetterStep, said: Partial<LetterSaid> = {}): void =>
  insist(judgeLetter(facts, step, { person: actingPost(actor).person, today, ...said }));

/** What a step leaves: its event, the changed row, other changes, and where the letter stands. */
export function left({ head, row }: LetterSubject, event: Append | readonly Append[], set: Set & { readonly status?: LetterStatus; readonly due_on?: Day }, ...more: readonly Change[]): { appends: readonly Append[]; changes: readonly Change[]; answer: Left } {
  const appends = 'table' in event ? [event] : event;
  const own = appends.filter(({ head: of }) => of.id === head.id).reduce((sum, { events }) => sum + events.length, 0);
  return {
    appends, changes: [...(Object.keys(set).length === 0 ? [] : [update('supervision.letter', { county: head.county, id: head.id }, set)]), ...more],
    answer: { status: set.status ?? row.status, dueOn: set.due_on ?? row.due_on, revision: head.revision + own },
  };
}

/** The last day of an answer that is asked for on a day, by the dated row of the letter's kind as it holds where it was written. */
export const answerBy = (book: ReferenceBook, { row }: LetterSubject, on: Day): Day => {
  const organ = book.of(row.from_county);
  return dueDay(organ.clock(replyClock(row.kind, row.from_place), on).rule, on, organ.calendar);
};

/** Ids of a letter as its words are sealed under. */
export const at = ({ head }: LetterSubject): readonly [string, Id] => [head.county, head.id];
