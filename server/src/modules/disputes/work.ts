import type { z } from 'zod';
import { disputeLifecycle, judge, notBefore, openStatuses, stationOf, usualNext } from '@anhe/contract/disputes';
import type { Done, DisputeFacts, DisputeStatus, DisputeStep, StepFacts, disputeEvents } from '@anhe/contract/disputes';
import { Refusal, instantAt, invalid, newId } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import type { ClockKind, matterEvents } from '@anhe/contract/matters';
import { insert, update } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import type { Acting, Decision } from '../../kernel/run/handler.ts';
import { MatterWork, clockEnd, clockStart, clockWrite, earliest, matterAppend, matterUpdate, numberInsert } from '../matters/index.ts';
import type { ClockChanged, ClockSet, MatterSet, OpenClock, Standing } from '../matters/index.ts';
import type { DisputeSubject } from './subject.ts';

type Events = typeof disputeEvents & typeof matterEvents;
type Body<T extends keyof Events> = z.input<Events[T]>;

/** When a step happened, and whether the person says that it is already past. */
export interface When {
  readonly happenedOn: Day;
  readonly already?: boolean;
}

type DisputeSet = Parameters<typeof update<'disputes.dispute'>>[2];

/** Where a work starts: an existing dispute, or the first rows of a new one. */
export interface Start {
  readonly head: StreamHead;
  readonly facts: DisputeFacts;
  readonly clocks: readonly OpenClock[];
  /** The kinds of clock it has rows of, also of those that stopped. */
  readonly clockKinds: readonly ClockKind[];
  readonly holder: { readonly unit: Id; readonly name: string };
  readonly number: string | null;
  /** How it stood before this command; absent of a new one. */
  readonly before?: Standing;
}

export const startFrom = (subject: DisputeSubject): Start => ({
  head: subject.head, facts: subject.facts, clocks: subject.clocks, clockKinds: subject.clockKinds, number: subject.number, before: subject.before,
  holder: { unit: subject.holderUnit, name: subject.holderName },
});

/**
 * One command's work on a dispute: steps are judged and added one after another (one page may take several at once),
 * and become one decision at the end. It writes nothing.
 */
export class Work extends MatterWork<DisputeFacts, DisputeSet> {
  readonly #start: Start;
  #clocks: readonly OpenClock[];
  /** What this command writes of each clock: one row is written once, whatever happens to it on the way. */
  readonly #clockSets = new Map<ClockKind, ClockSet>();
  #holder: Start['holder'];
  #number: string | null;
  /** The number that this very command drew last: what the person just got. */
  #drawn: string | null = null;
  readonly #defects: string[] = [];

  constructor(request: Acting, start: Start) {
    super(request, start.head, start.facts);
    this.#start = start;
    this.#clocks = start.clocks;
    this.#holder = start.holder;
    this.#number = start.number;
  }

  /** What was known before this command. */
  get before(): DisputeFacts {
    return this.#start.facts;
  }

  /** Stops a future unlawful step with its article; flags the defects of a past one. */
  judge(step: DisputeStep, when: When, said: Omit<StepFacts, 'happenedOn' | 'today' | 'already'> = {}): void {
    const { today } = this.request;
    const path = [step === 'accept' ? 'acceptedOn' : 'happenedOn'];
    if (when.happenedOn > today) throw invalid({ path, code: 'future-date' });
    const { verdict, defects } = judge(this.facts, step, { ...said, happenedOn: when.happenedOn, today, already: when.already === true });
    if (!verdict.legal) {
      const { code, wording, article } = verdict.reason;
      if (code === 'too-early') throw invalid({ path, code: 'past-date', details: { limit: notBefore(this.facts, step) } });
      throw new Refusal('disputes.not-lawful-now', { details: { reason: wording.zh, reasonEn: wording.en, rule: code, step }, article });
    }
    for (const defect of defects) {
      this.#defects.push(defect.code);
      this.add(insert('disputes.defect', { ...this.address, id: newId(this.request.now.getTime()), place: this.home.place, code: defect.code, article: defect.article ?? null, step, happened_on: when.happenedOn, recorded_at: this.request.now }));
      this.event('disputes.defect-flagged', when.happenedOn, { code: defect.code, article: defect.article ?? null, step });
    }
  }

  /**
   * Records an event and moves the status as the lifecycle's table says.
   * @param instead one of the table's other statuses, where the facts ask for it
   */
  take<T extends keyof Events>(step: DisputeStep, type: T, on: Day, body: Body<T>, instead?: DisputeStatus): void {
    this.event(type, on, body);
    const { to, otherwise } = disputeLifecycle.steps[step];
    if (instead !== undefined && otherwise?.includes(instead) !== true) throw new Error(`${step} does not lead to ${instead}`);
    const next = instead ?? to;
    if (next !== 'same') this.becomes(next, on);
  }

  event<T extends keyof Events>(type: T, on: Day, body: Body<T>): void {
    const occurredAt = on === this.request.today ? this.request.now : new Date(instantAt(on, '12:00'));
    this.events.push({ type, version: 1, occurredAt, body });
  }

  /** The matter passes to another unit (and post). */
  heldBy(unit: Id, name: string, post: Id | null): void {
    this.#holder = { unit, name };
    this.matter({ holder_unit: unit, holder_post: post, held_since: this.request.now });
  }

  /** Writes a drawn number: its text by the dated pattern. */
  number(series: string, unit: Id, word: string, day: Day, value: number): string {
    const text = this.request.book.numberText(series, day, word, value);
    this.add(numberInsert(this.home, unit, series, day, value, text));
    this.#drawn = text;
    if (series === 'acceptance' || this.#number === null) {
      this.#number = text;
      this.matter({ number: text });
    }
    return text;
  }

  startClock(kind: ClockKind, on: Day): Day {
    const { set, clock } = clockStart(this.request.book, kind, on);
    this.#clockSets.set(kind, set);
    this.#clocks = [...this.#clocks.filter((other) => other.kind !== kind), clock];
    return clock.due_on;
  }

  stopClock(kind: ClockKind, on: Day, dropped = false): void {
    const running = this.#clocks.find((clock) => clock.kind === kind);
    if (running === undefined) return;
    this.#clocks = this.#clocks.filter((clock) => clock !== running);
    this.#clockSets.set(kind, { ...this.#clockSets.get(kind), ...clockEnd(this.request.book, running, on, dropped) });
  }

  /** A running clock of a kind; undefined when none runs. */
  clock(kind: ClockKind): OpenClock | undefined {
    return this.#clocks.find((clock) => clock.kind === kind);
  }

  /** A running clock is paused, runs again or gets more time. */
  changeClock({ set, clock }: ClockChanged): void {
    this.#clocks = this.#clocks.map((other) => (other.kind === clock.kind ? clock : other));
    this.#clockSets.set(clock.kind, { ...this.#clockSets.get(clock.kind), ...set });
  }

  becomes(status: DisputeStatus, on: Day): void {
    this.know({ status });
    this.matter({ status, open: openStatuses.includes(status), next_step: usualNext[status], station: stationOf[status] });
    if (status === 'closed') this.matter({ closed_on: on });
  }

  /** All of it as one decision; the answer says what holds now. */
  decision(): Decision<z.infer<typeof Done>> {
    const due = earliest(this.#clocks);
    // What no clock changed stands in the row already.
    const set: MatterSet = this.#start.before !== undefined && this.#clockSets.size === 0 ? this.matterSet : { ...this.matterSet, due_on: due?.due_on ?? null, due_clock: due?.kind ?? null };
    const events = this.events;
    const clocks = [...this.#clockSets].map(([kind, written]) => clockWrite(this.home, kind, written, this.#start.clockKinds.includes(kind)));
    return {
      appends: [matterAppend(this.head, events, this.#start.before)],
      changes: [...(this.#start.before === undefined ? this.#withFirstRows(set) : [...this.changes, ...this.#updates(set)]), ...clocks],
      answer: {
        revision: this.revision, status: this.facts.status, number: this.#drawn ?? this.#number, holder: this.#holder.name,
        dueOn: due?.due_on ?? null, defects: [...this.#defects],
      },
    };
  }

  #updates(set: MatterSet): Change[] {
    return [...(Object.keys(set).length === 0 ? [] : [matterUpdate(this.home, set)]), ...(Object.keys(this.ownSet).length === 0 ? [] : [update('disputes.dispute', this.address, this.ownSet)])];
  }

  /** A new dispute's rows are inserted once, with all that later steps of the same command set. */
  #withFirstRows(set: MatterSet): Change[] {
    return this.changes.map((change): Change => {
      if (change.kind !== 'insert') return change;
      if (change.table === 'matters.matter') return { ...change, rows: change.rows.map((row) => ({ ...row, ...set })) };
      if (change.table === 'disputes.dispute') return { ...change, rows: change.rows.map((row) => ({ ...row, ...this.ownSet })) };
      return change;
    });
  }
}

