import { Refusal, addDays, invalid } from '@anhe/contract/kernel';
import type { Operation, OutputOf, ParsedInputOf } from '@anhe/contract/kernel';
import { errandOperations } from '@anhe/contract/errands';
import type { z } from 'zod';
import { update } from '../../kernel/database/changes.ts';
import { onCommand } from '../../kernel/run/handler.ts';
import type { Decision, HandlerOf } from '../../kernel/run/handler.ts';
import { contentErase } from '../matters/index.ts';
import { erasedName, partiesErase } from '../parties/index.ts';
import { limitOf } from './kinds.ts';
import { lockErrand } from './subject.ts';
import type { ErrandSubject } from './subject.ts';
import { ErrandWork } from './work.ts';

type StepOperation = Operation<z.ZodObject<{ county: z.ZodString; matter: z.ZodType<string> }>>;

// Every step's input carries the matter's address; the generic input type does not say so to the compiler.
const addressOf = (input: unknown): { county: string; matter: string } => input as { county: string; matter: string };

/** The handler of a step on an errand: locks it and lets `take` judge and add to the work; what `take` gives is said beside what is left. */
function stepHandler<Op extends StepOperation>(operation: Op, take: (work: ErrandWork, input: ParsedInputOf<Op>, subject: ErrandSubject) => object | void): HandlerOf<Op> {
  return onCommand<Op, ErrandSubject>({
    operation,
    subject: ({ input }) => lockErrand(addressOf(input).county, addressOf(input).matter),
    decide: (request, { subject }) => {
      const work = new ErrandWork(request, subject.head, subject.facts);
      const more = take(work, request.input, subject);
      return work.decision({ ...work.left(), ...more }) as Decision<OutputOf<Op>>; // the output of every step is what is left
    },
  });
}

export const takePapers = stepHandler(errandOperations.takePapers, (work, { papers, happenedOn }, subject) => {
  const ids = [...papers, ...subject.papers].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw invalid({ path: ['papers'], code: 'already-used' });
  work.judge('takePapers', happenedOn);
  work.takePapers(papers, happenedOn);
});

export const handIn = stepHandler(errandOperations.handIn, (work, { happenedOn, text }) => {
  work.judge('handIn', happenedOn);
  work.take('handIn', 'errands.handed-in', { happenedOn, text: work.textOr('record', text) }, happenedOn);
});

/** Done, refused by the office with its reason, or withdrawn. */
export const settle = stepHandler(errandOperations.settle, (work, { result, happenedOn, text }) => {
  work.judge('settle', happenedOn);
  if (result === 'refused' && text.length < 2) throw invalid({ path: ['text'], code: 'required' });
  const said = work.textOr('record', text);
  work.set({ result, result_on: happenedOn, said: said?.content ?? null });
  work.take('settle', 'errands.settled', { result, happenedOn, text: said }, happenedOn);
});

/** Papers go back to the resident, who signs for them; what the office keeps is said with its reason. */
export const returnPapers = stepHandler(errandOperations.returnPapers, (work, { papers, manner, happenedOn, text }, subject) => {
  work.judge('returnPapers', happenedOn);
  const ids = papers.map(({ paper }) => paper);
  if (new Set(ids).size !== ids.length) throw invalid({ path: ['papers'], code: 'already-used' });
  const known = papers.flatMap(({ paper }) => subject.papers.filter(({ id, fate }) => id === paper && fate === null));
  if (known.length < papers.length) throw new Refusal('errands.paper-unknown', { details: { count: papers.length - known.length }, fields: [{ path: ['papers'], code: 'unknown-choice' }] });
  if (known.some(({ takenOn }) => happenedOn < takenOn)) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: known.map(({ takenOn }) => takenOn).toSorted().at(-1) ?? happenedOn } });
  const isKept = papers.some(({ fate }) => fate === 'kept');
  if (isKept && text.length < 2) throw invalid({ path: ['text'], code: 'required' });
  const why = work.textOr('reason', text);
  const { county } = work.home;
  work.add(...papers.map(({ paper, fate }) => update('errands.paper', { county, id: paper }, { fate, ended_on: happenedOn, manner, why: fate === 'kept' ? (why?.content ?? null) : null })));
  work.know({ held: work.held - papers.length });
  work.take('returnPapers', 'errands.papers-returned', { papers: papers.map(({ paper, fate }) => ({ paper, fate })), manner, happenedOn, left: work.held, text: why }, happenedOn);
});

/** Nothing is held any more: it is closed, kept for as long as the city's row says, and erased. */
export const close = stepHandler(errandOperations.close, (work, _input, subject) => {
  const { today, book } = work.request;
  work.judge('close');
  const result = subject.row.result ?? 'lapsed';
  const keepUntil = addDays(today, limitOf(book, 'retention-days', today));
  if (subject.row.result === null) work.set({ result, result_on: today });
  work.matter({ keep_until: keepUntil });
  work.take('close', 'errands.closed', { result, keepUntil });
  return { keepUntil };
});

/** Retention is over: names and words go; kind, days and counts stay. */
export const erase = onCommand({
  operation: errandOperations.erase,
  subject: ({ input }) => lockErrand(input.county, input.matter),
  decide: (request, { subject }: { subject: ErrandSubject }) => {
    const { now, today } = request;
    const { keepUntil, erased, witness } = subject.row;
    const parties = witness === null ? 1 : 2;
    // Asked twice, or before its time by a job that was late: nothing is left to do.
    if (erased || keepUntil === null || today <= keepUntil) return { appends: [], changes: [], answer: { parties: 0, texts: 0 } };
    const work = new ErrandWork(request, subject.head, subject.facts);
    const texts = 1 + subject.papers.length;
    work.event('errands.erased', { parties, texts });
    work.matter({ party_line: erasedName });
    work.set({ erased_at: now });
    work.add(contentErase(work.home, now), partiesErase(work.home, now));
    return work.decision({ parties, texts });
  },
});
