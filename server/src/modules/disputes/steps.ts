import type { Operation, OutputOf, ParsedInputOf } from '@anhe/contract/kernel';
import type { Done } from '@anhe/contract/disputes';
import type { z } from 'zod';
import type { Facts, Known } from '../../kernel/database/statement.ts';
import { onCommand } from '../../kernel/run/handler.ts';
import type { CommandRequest, Decision, HandlerOf } from '../../kernel/run/handler.ts';
import { disputeFacts, lockDispute, lockShared, subjectWith } from './subject.ts';
import type { DisputeSubject, LockedDispute } from './subject.ts';
import { Work, startFrom } from './work.ts';

type StepOperation = Operation<z.ZodObject<{ county: z.ZodString; matter: z.ZodType<string> }>, typeof Done>;

/** For steps that need to know nothing beyond the dispute itself. */
export const nothingMore = (): Record<never, never> => ({});

/**
 * The handler of a step on an existing dispute: locks it, gathers the facts, lets `take` judge and add to the work.
 * @param more what else this step needs to know (a drawn number, a mediator's post)
 */
export function stepHandler<Op extends StepOperation, F extends Facts>(
  operation: Op,
  more: (request: CommandRequest<Op>) => F,
  take: (work: Work, input: ParsedInputOf<Op>, dispute: DisputeSubject, known: Known<F>) => void,
): HandlerOf<Op> {
  return stepOn(lockDispute, operation, more, take);
}

/** The same for a step of a unit that was asked for help: its policy asks who was. */
export function sharedStepHandler<Op extends StepOperation, F extends Facts>(
  operation: Op,
  more: (request: CommandRequest<Op>) => F,
  take: (work: Work, input: ParsedInputOf<Op>, dispute: DisputeSubject, known: Known<F>) => void,
): HandlerOf<Op> {
  return stepOn(lockShared, operation, more, take);
}

function stepOn<Op extends StepOperation, F extends Facts>(
  lock: typeof lockDispute,
  operation: Op,
  more: (request: CommandRequest<Op>) => F,
  take: (work: Work, input: ParsedInputOf<Op>, dispute: DisputeSubject, known: Known<F>) => void,
): HandlerOf<Op> {
  return onCommand<Op, LockedDispute, Facts>({
    operation,
    subject: ({ input }) => lock(addressOf(input).county, addressOf(input).matter),
    facts: (request) => {
      const { county, matter } = addressOf(request.input);
      return { ...more(request), dispute: disputeFacts(county, matter) };
    },
    decide: (request, { subject, facts }) => {
      const { dispute, ...rest } = facts as Known<{ dispute: ReturnType<typeof disputeFacts> }> & Known<F>; // as built just above
      const found = subjectWith(subject, dispute);
      const work = new Work(request, startFrom(found));
      // What is left of the facts once ours is taken out.
      take(work, request.input, found, rest as unknown as Known<F>);
      return work.decision() as Decision<OutputOf<Op>>; // the output of every step is Done
    },
  });
}

// Every step's input carries the matter's address; the generic input type does not say so to the compiler.
const addressOf = (input: unknown): { county: string; matter: string } => input as { county: string; matter: string };
