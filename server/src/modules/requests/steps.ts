import { Refusal } from '@anhe/contract/kernel';
import type { Operation, OutputOf, ParsedInputOf } from '@anhe/contract/kernel';
import type { Left } from '@anhe/contract/requests';
import type { z } from 'zod';
import type { Facts, Known } from '../../kernel/database/statement.ts';
import { onCommand } from '../../kernel/run/handler.ts';
import type { CommandRequest, Decision, HandlerOf } from '../../kernel/run/handler.ts';
import { countyOfCode, holderOf, lockOpened, narrowed } from '../matters/index.ts';
import { inFocus, lockRequest, requestKnown, subjectWith } from './subject.ts';
import type { LockedRequest, RequestSubject } from './subject.ts';
import { RequestWork, startFrom } from './work.ts';

type StepOperation = Operation<z.ZodObject<{ county: z.ZodString; matter: z.ZodType<string> }>, typeof Left>;

/** For steps that need to know nothing beyond the request itself. */
export const nothingMore = (): Record<never, never> => ({});

// Every step's input carries the matter's address; the generic input type does not say so to the compiler.
const addressOf = (input: unknown): { county: string; matter: string } => input as { county: string; matter: string };

/**
 * The handler of a step on a request: locks it, gathers the facts, lets `take` judge and add to the work.
 * @param more what else this step needs to know
 */
export function stepHandler<Op extends StepOperation, F extends Facts>(
  operation: Op,
  more: (request: CommandRequest<Op>) => F,
  take: (work: RequestWork, input: ParsedInputOf<Op>, subject: RequestSubject, known: Known<F>) => void,
): HandlerOf<Op> {
  return onCommand<Op, LockedRequest, Facts>({
    operation,
    subject: ({ input }) => lockRequest(addressOf(input).county, addressOf(input).matter),
    facts: (request) => ({ ...more(request), request: requestKnown(addressOf(request.input).county, addressOf(request.input).matter) }),
    decide: (request, { subject, facts }) => {
      // As built just above.
      const { request: known, ...rest } = facts as Known<{ request: ReturnType<typeof requestKnown> }> & Known<F>; // as built just above
      const found = subjectWith(request.book, subject, known);
      const work = new RequestWork(request, startFrom(found));
      // What is left of the facts once ours is taken out.
      take(work, request.input, found, rest as unknown as Known<F>);
      return work.decision(work.left()) as Decision<OutputOf<Op>>; // the output of every step is Left
    },
  });
}

type HeldOperation = Operation<z.ZodObject<{ code: z.ZodType<string>; pass: z.ZodOptional<z.ZodString> }>, z.ZodObject<{ status: z.ZodType }>>;
// The generic input type does not say so to the compiler.
const heldInput = (input: unknown): { code: string; pass?: string | undefined } => input as { code: string; pass?: string | undefined };

/** The handler of an act of the receipt's holder: the code opens one request; a private one needs the second factor, too. */
export function heldHandler<Op extends HeldOperation>(operation: Op, take: (work: RequestWork, input: ParsedInputOf<Op>, subject: RequestSubject) => void): HandlerOf<Op> {
  return onCommand<Op, undefined, Facts>({
    operation,
    county: ({ input }) => countyOfCode(heldInput(input).code),
    narrow: ({ input, keys }) => narrowed(keys, heldInput(input).code),
    facts: ({ input, keys, now }) => {
      const { code, pass = '' } = heldInput(input);
      const county = countyOfCode(code);
      return { held: lockOpened(keys, code, pass, now), request: inFocus(lockRequest(county, '')), known: inFocus(requestKnown(county, '')) };
    },
    decide: (request, { facts }) => {
      const known = facts as Known<{ held: ReturnType<typeof lockOpened>; request: ReturnType<typeof lockRequest>; known: ReturnType<typeof requestKnown> }>; // as built just above
      if (known.held.receipt === undefined || known.request === undefined) throw new Refusal('matters.receipt-unknown');
      if (known.request.row.guarded && !known.held.holds) throw new Refusal(heldInput(request.input).pass === undefined ? 'requests.word-needed' : 'matters.pass-expired');
      // Who joined follows it; what becomes of it is for the person who filed.
      if (known.held.receipt.party !== known.request.row.party) throw new Refusal('kernel.not-allowed', { details: { role: 'joined' } });
      if (known.request.row.guarded) holderOf(known.held);
      const found = subjectWith(request.book, known.request, known.known);
      const work = new RequestWork(request, startFrom(found));
      take(work, request.input, found);
      return work.decision({ status: work.facts.status }) as Decision<OutputOf<Op>>; // the output of every such act
    },
  });
}

