import { Refusal, addDays, contains, invalid } from '@anhe/contract/kernel';
import type { Id, Operation, OutputOf, ParsedInputOf } from '@anhe/contract/kernel';
import { menderRoles, patrolOperations } from '@anhe/contract/patrols';
import type { z } from 'zod';
import { actingPost } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Facts, Known, Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest, Decision, HandlerOf } from '../../../kernel/run/handler.ts';
import { usualDays } from '../kinds.ts';
import { addPhotos } from './photos.ts';
import { lockHazard } from './subject.ts';
import type { HazardSubject } from './subject.ts';
import { HazardWork, instantOn, startFrom } from './work.ts';

type StepOperation = Operation<z.ZodObject<{ county: z.ZodString; matter: z.ZodType<string> }>>;

// Every step's input carries the matter's address; the generic input type does not say so to the compiler.
const addressOf = (input: unknown): { county: string; matter: string } => input as { county: string; matter: string };
const nothingMore = (): Record<never, never> => ({});

/** The handler of a step on a hazard: locks it and lets `take` judge and add to the work. */
function stepHandler<Op extends StepOperation, F extends Facts>(
  operation: Op, more: (request: CommandRequest<Op>) => F, take: (work: HazardWork, input: ParsedInputOf<Op>, subject: HazardSubject, known: Known<F>) => void,
): HandlerOf<Op> {
  return onCommand<Op, HazardSubject, F>({
    operation,
    subject: ({ input }) => lockHazard(addressOf(input).county, addressOf(input).matter),
    facts: more,
    decide: (request, { subject, facts }) => {
      const work = new HazardWork(request, startFrom(subject));
      take(work, request.input, subject, facts);
      return work.decision(work.left()) as Decision<OutputOf<Op>>; // the output of every step is what is left
    },
  });
}

interface Mending {
  readonly id: Id;
  readonly name: string;
  readonly place: string;
  /** Posts that may record a mending today. */
  readonly posts: number;
}

const mendingUnit = (county: string, unit: Id | undefined, day: string): Statement<Mending | undefined> =>
  raw(
    `select u.id, u.name, u.place, (select count(*)::int from staff.post p where p.county = u.county and p.unit = u.id and p.role = any($4) and p.valid_from <= $3 and (p.valid_to is null or $3 < p.valid_to)) as posts
       from staff.unit u where u.county = $1 and u.id = $2 and u.valid_from <= $3 and (u.valid_to is null or $3 < u.valid_to)`,
    [county, unit ?? null, day, menderRoles], (rows) => rows[0] as Mending | undefined, // the columns above
  );

/** A unit has it from now on; of an owner, the unit that has it sees to it. */
export const assignHazard = stepHandler(patrolOperations.assignHazard, ({ input, today }) => ({ unit: mendingUnit(input.county, input.unit, today) }), (work, { mender, unit, dueOn, text }, { row }, known) => {
  if (mender === 'unit' && unit === undefined) throw invalid({ path: ['unit'], code: 'required' });
  if (mender === 'owner' && unit !== undefined) throw invalid({ path: ['unit'], code: 'unknown-field' });
  if (unit !== undefined) {
    if (known.unit === undefined) throw invalid({ path: ['unit'], code: 'unknown-choice' });
    if (!contains(known.unit.place, row.place) || known.unit.posts === 0) throw new Refusal('patrols.unit-cannot-mend', { details: { unit: known.unit.name }, fields: [{ path: ['unit'], code: 'unknown-choice' }] });
  }
  work.judge('assign', { dueOn });
  if (known.unit !== undefined) work.heldBy(known.unit.id, known.unit.name);
  work.set({ mender });
  work.know({ mender, dueOn });
  work.startClock(dueOn);
  work.take('assign', 'patrols.hazard-assigned', { mender, unit: unit ?? null, dueOn, text: work.textOr('record', text) });
});

export const guardHazard = stepHandler(patrolOperations.guardHazard, nothingMore, (work, { text }) => {
  work.judge('guard');
  const ref = work.text('guard', text);
  work.set({ guard: ref.content });
  work.take('guard', 'patrols.hazard-guarded', { text: ref });
});

export const extendHazard = stepHandler(patrolOperations.extendHazard, nothingMore, (work, { dueOn, reason }, { row }) => {
  work.judge('extend', { dueOn });
  work.extendClock(dueOn);
  work.set({ extensions: row.extensions + 1 });
  work.take('extend', 'patrols.hazard-extended', { dueOn, text: work.text('reason', reason) });
});

/** Kept or missed by the day on which it was mended, not by the one on which that was written down. */
export const mendHazard = stepHandler(patrolOperations.mendHazard, nothingMore, (work, { text, happenedOn, photos }) => {
  const { request } = work;
  work.judge('mend', { happenedOn, photos: photos.length });
  work.stopClock(happenedOn);
  work.set({ mended_on: happenedOn, mended_by: actingPost(request.actor).post });
  work.take('mend', 'patrols.hazard-mended', { happenedOn, photos: addPhotos(work, photos, happenedOn), text: work.text('record', text) }, { at: instantOn(happenedOn, request.today, request.now) });
});

/** Somebody else looks: it is cleared, or it is to be mended after all. */
export const checkHazard = stepHandler(patrolOperations.checkHazard, nothingMore, (work, { passed, text, happenedOn, dueOn, photos }, { row }) => {
  const { request } = work;
  if (passed && dueOn !== undefined) throw invalid({ path: ['dueOn'], code: 'unknown-field' });
  work.judge('check', { happenedOn, dueOn, passed });
  const again = passed ? null : (dueOn ?? addDays(request.today, usualDays(request.book, row.kind, row.severity, request.today)));
  if (again !== null) {
    work.startClock(again);
    work.set({ mended_on: null, mended_by: null });
  }
  const body = { passed, happenedOn, dueOn: again, photos: addPhotos(work, photos, happenedOn), text: work.text('record', text) };
  work.take('check', 'patrols.hazard-checked', body, { at: instantOn(happenedOn, request.today, request.now), ...(passed ? {} : { instead: 'mending' as const }) });
});

const another = (county: string, matter: Id | undefined): Statement<boolean> =>
  raw('select exists (select from patrols.hazard where county = $1 and matter = $2) as found', [county, matter ?? null], (rows) => (rows[0] as { found: boolean }).found); // the one column

export const cancelHazard = stepHandler(patrolOperations.cancelHazard, ({ input }) => ({ same: another(input.county, input.same) }), (work, { why, same, text }, { row }, known) => {
  if (same !== undefined && (same === row.id || !known.same)) throw invalid({ path: ['same'], code: 'unknown-choice' });
  work.judge('cancel');
  work.stopClock(work.request.today, true);
  work.set({ void_why: why, same: same ?? null });
  work.take('cancel', 'patrols.hazard-cancelled', { why, same: same ?? null, text: work.text('reason', text) });
});

export const addToHazard = stepHandler(patrolOperations.addToHazard, nothingMore, (work, { text, photos }) => {
  work.judge('addTo');
  work.take('addTo', 'patrols.hazard-added', { photos: addPhotos(work, photos, work.request.today), text: work.text('record', text) });
});
