import { dayNumber, instantAt } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { hazardEvents, hazardLifecycle, hazardNext, hazardStation, hazardStatuses, judgeHazard } from '@anhe/contract/patrols';
import type { HazardEvent, HazardFacts, HazardSaid, HazardStatus, HazardStep } from '@anhe/contract/patrols';
import type { z } from 'zod';
import { actingPost } from '../../../kernel/access/actor.ts';
import { update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import type { Acting, Decision } from '../../../kernel/run/handler.ts';
import { MatterWork, clockStart, clockStop, clockWrite, matterAppend, matterUpdate, standingOf } from '../../matters/index.ts';
import type { ClockSet, MatterSet, OpenClock, Standing } from '../../matters/index.ts';
import { insist } from '../rows.ts';
import type { HazardSubject } from './subject.ts';

type HazardSet = Parameters<typeof update<'patrols.hazard'>>[2];

/** Where a work starts: a hazard that is there, or the first rows of a new one. */
export interface HazardStart {
  readonly head: StreamHead;
  readonly facts: HazardFacts;
  readonly holder: { readonly unit: Id; readonly name: string };
  readonly clock: OpenClock | null;
  /** Whether the matter has a row of the clock, running or not. */
  readonly hadClock: boolean;
  /** How it stood before this command; absent of a new one. */
  readonly before?: Standing;
}

export const startFrom = ({ head, facts, row }: HazardSubject): HazardStart => ({
  head, facts, holder: { unit: row.holder_unit, name: row.holder_name }, clock: row.clock?.open === true ? { ...row.clock, kind: 'mending' } : null, hadClock: row.clock !== null, before: standingOf(row),
});

/** The moment of a day: now for today, noon for one that is past. */
export const instantOn = (day: Day, today: Day, now: Date): Date => (day === today ? now : new Date(instantAt(day, '12:00')));

/** One command's work on a hazard: steps are judged and added, and become one decision. It writes nothing. */
export class HazardWork extends MatterWork<HazardFacts, HazardSet> {
  readonly #start: HazardStart;
  #holder: HazardStart['holder'];
  #clock: OpenClock | null;
  #clockSet: ClockSet = {};

  constructor(request: Acting, start: HazardStart) {
    super(request, start.head, start.facts);
    this.#start = start;
    this.#holder = start.holder;
    this.#clock = start.clock;
  }

  /** Stops a step that is not lawful now, with its reason. */
  judge(step: HazardStep, said: Omit<HazardSaid, 'today' | 'person'> = {}): void {
    insist(judgeHazard(this.facts, step, { ...said, today: this.request.today, person: actingPost(this.request.actor).person }));
  }

  /** Records the step's event and moves the status as the lifecycle's table says. @param instead one of the table's other statuses */
  take<T extends HazardEvent>(step: HazardStep, type: T, body: z.input<(typeof hazardEvents)[T]>, more: { readonly at?: Date; readonly instead?: HazardStatus } = {}): void {
    this.event(type, body, more.at);
    const { to, otherwise } = hazardLifecycle.steps[step];
    if (more.instead !== undefined && otherwise?.includes(more.instead) !== true) throw new Error(`${step} does not lead to ${more.instead}`);
    const next = more.instead ?? to;
    if (next !== 'same') this.becomes(next);
  }

  event<T extends HazardEvent>(type: T, body: z.input<(typeof hazardEvents)[T]>, at: Date = this.request.now): void {
    this.events.push({ type, version: 1, occurredAt: at, body: hazardEvents[type].parse(body) });
  }

  heldBy(unit: Id, name: string): void {
    this.#holder = { unit, name };
    this.matter({ holder_unit: unit, holder_post: null, held_since: this.request.now });
  }

  /** Its time to be mended runs from today to the day that was named; whoever names it goes by the kind's usual days. */
  startClock(dueOn: Day): void {
    const { set, clock } = clockStart(this.request.book, 'mending', this.request.today);
    this.#clock = { ...clock, due_on: dueOn };
    this.#clockSet = { ...set, due_on: dueOn };
  }

  extendClock(dueOn: Day): void {
    if (this.#clock === null) return;
    const amount = dayNumber(dueOn) - dayNumber(this.#clock.due_on);
    const extensions = [...this.#clock.extensions, { amount, unit: 'day' as const, on: this.request.today }];
    this.#clock = { ...this.#clock, due_on: dueOn, extensions };
    this.#clockSet = { ...this.#clockSet, due_on: dueOn, extensions: JSON.stringify(extensions) };
  }

  stopClock(on: Day, dropped = false): void {
    if (this.#clock === null) return;
    // Mended before anybody was told to: it ends on the day on which it began.
    const end = on < this.#clock.started_on ? this.#clock.started_on : on;
    this.#clockSet = { ...this.#clockSet, ...clockStop(this.#clock, end, dropped) };
    this.#clock = null;
  }

  becomes(status: HazardStatus): void {
    const open = !('final' in hazardStatuses[status]);
    this.know({ status });
    this.matter({ status, open, next_step: hazardNext[status], station: hazardStation[status], closed_on: open ? null : this.request.today });
    this.set({ open });
  }

  left(): { status: HazardStatus; holder: string; dueOn: Day | null; revision: number } {
    return { revision: this.revision, status: this.facts.status, holder: this.#holder.name, dueOn: this.#clock?.due_on ?? null };
  }

  /** All of it as one decision. */
  decision<A>(answer: A): Decision<A> {
    const set: MatterSet = { ...this.matterSet, due_on: this.#clock?.due_on ?? null, due_clock: this.#clock === null ? null : 'mending' };
    const clock = Object.keys(this.#clockSet).length === 0 ? [] : [clockWrite(this.home, 'mending', this.#clockSet, this.#start.hadClock)];
    return { appends: [matterAppend(this.head, this.events, this.#start.before)], changes: [...(this.#start.before === undefined ? this.#withFirstRows(set) : [...this.changes, ...this.#updates(set)]), ...clock], answer };
  }

  #updates(set: MatterSet): Change[] {
    return [matterUpdate(this.home, set), ...(Object.keys(this.ownSet).length === 0 ? [] : [update('patrols.hazard', this.address, this.ownSet)])];
  }

  /** A new hazard's rows are inserted once, with all that the same command sets. */
  #withFirstRows(set: MatterSet): Change[] {
    return this.changes.map((change): Change => {
      if (change.kind !== 'insert') return change;
      if (change.table === 'matters.matter') return { ...change, rows: change.rows.map((row) => ({ ...row, ...set })) };
      if (change.table === 'patrols.hazard') return { ...change, rows: change.rows.map((row) => ({ ...row, ...this.ownSet })) };
      return change;
    });
  }
}
