import { randomUUID } from 'node:crypto';
import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { surveyOperations } from '@anhe/contract/surveys';
import type { SurveyMethod, SurveyMode } from '@anhe/contract/surveys';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Decision } from '../../../kernel/run/handler.ts';
import { countyOfCode } from '../code.ts';
import { assertAnswerable, lockHeld, narrowed, present } from '../held.ts';
import type { CodeSubject, Held } from '../held.ts';
import { append, event } from '../rows.ts';

type Ops = typeof surveyOperations;
type Taken = Decision<{ taken: true }>;
type Given = readonly { readonly question: string; readonly option: string }[];

/** The answers by question. Throws where one is of another form, or answered twice. */
function answersOf({ body }: SurveyMethod, given: Given): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const [at, { question, option }] of given.entries()) {
    const asked = body.questions.find(({ code }) => code === question);
    if (asked === undefined || answers[question] !== undefined) throw invalid({ path: ['answers', at, 'question'], code: 'unknown-choice' });
    const scale = body.scales.find(({ code }) => code === asked.scale);
    if (scale?.options.some(({ code }) => code === option) !== true) throw invalid({ path: ['answers', at, 'option'], code: 'unknown-choice' });
    answers[question] = option;
  }
  return answers;
}

/** Marks the code as used and keeps the answer by itself: nothing in either row leads to the other. */
function taken(held: CodeSubject, given: Given, way: { readonly mode: SurveyMode; readonly unit: Id | null }, { now, today }: { readonly now: Date; readonly today: string }): Taken {
  assertAnswerable(held, today);
  const { row, drawn, head } = held;
  if (!row.modes.includes(way.mode)) throw invalid({ path: ['mode'], code: 'unknown-choice' });
  const answers = answersOf(row.method, given);
  return {
    appends: [append(head, event(now, 'surveys.answered', way))],
    changes: [
      update('surveys.drawn', { county: drawn.county, id: drawn.id }, { state: 'answered' }),
      // An id of chance: one that knows its moment would tell which mark it goes with.
      insert('surveys.answer', { county: row.county, id: randomUUID(), survey: row.id, place: row.place, stratum: drawn.stratum, mode: way.mode, answered_on: today, answers: JSON.stringify(answers) }),
    ],
    answer: { taken: true },
  };
}

export const answer = onCommand<Ops['answer'], Held>({
  operation: surveyOperations.answer,
  county: ({ input }) => countyOfCode(input.code),
  narrow: narrowed,
  subject: lockHeld,
  decide: (request, { subject }) => taken(present(subject), request.input.answers, { mode: 'link', unit: null }, request),
});

/** What a code opens for somebody of staff: of their own area, and not handled by their own unit. */
function ofOthers(actor: Actor, subject: Held): { readonly held: CodeSubject; readonly unit: Id } {
  const staff = actingPost(actor);
  const held = present(subject);
  if (!inScope(staff.scope, held.drawn.place)) throw new Refusal('surveys.code-unknown');
  if (held.drawn.handledBy.includes(staff.unit)) throw new Refusal('surveys.handled-here');
  return { held, unit: staff.unit };
}

export const enter = onCommand<Ops['enter'], Held>({
  operation: surveyOperations.enter,
  county: ({ input }) => countyOfCode(input.code),
  narrow: narrowed,
  subject: lockHeld,
  decide: (request, { subject }) => {
    const { held, unit } = ofOthers(request.actor, subject);
    return taken(held, request.input.answers, { mode: request.input.mode, unit }, request);
  },
});

export const decline = onCommand<Ops['decline'], Held>({
  operation: surveyOperations.decline,
  county: ({ input }) => countyOfCode(input.code),
  narrow: narrowed,
  subject: lockHeld,
  decide: ({ actor, now, today }, { subject }): Taken => {
    const { held, unit } = ofOthers(actor, subject);
    assertAnswerable(held, today);
    return {
      appends: [append(held.head, event(now, 'surveys.declined', { unit }))],
      changes: [update('surveys.drawn', { county: held.drawn.county, id: held.drawn.id }, { state: 'declined' })],
      answer: { taken: true },
    };
  },
});
