import type { z } from 'zod';
import { Refusal, instantAt } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import type { ClockKind, matterEvents } from '@anhe/contract/matters';
import { judgeRequest, openStatuses, requestLifecycle, stationOf, usualNext } from '@anhe/contract/requests';
import type { Left, RequestFacts, RequestStatus, RequestStep, Said, requestEvents } from '@anhe/contract/requests';
import { update } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import type { Acting, Append, Decision, Task } from '../../kernel/run/handler.ts';
import { MatterWork, clockEnd, clockStart, clockStopAt, clockWrite, earliest, matterAppend, matterUpdate, standingOf } from '../matters/index.ts';
import type { ClockChanged, ClockSet, MatterSet, OpenClock, Standing } from '../matters/index.ts';
import { defaultPromise, findType } from './catalogue.ts';
import type { RequestSubject } from './subject.ts';

type Events = typeof requestEvents & typeof matterEvents;
type Body<T extends keyof Events> = z.input<Events[T]>;
type RequestSet = Parameters<typeof update<'requests.request'>>[2];

/** Where a work starts: an existing request, or the first rows of a new one. */
export interface Start {
  readonly head: StreamHead;
  readonly facts: RequestFacts;
  readonly clocks: readonly OpenClock[];
  readonly clockKinds: readonly ClockKind[];
  readonly holder: { readonly unit: Id; readonly name: string };
  /** How it stood before this command; absent of a new one. */
  readonly before?: Standing;
}

export const startFrom = (subject: RequestSubject): Start => ({
  head: subject.head, facts: subject.facts, clocks: subject.clocks, clockKinds: subject.clockKinds, before: standingOf(subject.row), holder: { unit: subject.row.holder_unit, name: subject.row.holder_name },
});

/** One command's work on a request: steps are judged and added, and become one decision. It writes nothing. */
export class RequestWork extends MatterWork<RequestFacts, RequestSet> {
  readonly #start: Start;
  #clocks: readonly OpenClock[];
  readonly #clockSets = new Map<ClockKind, ClockSet>();
  #holder: Start['holder'];
  readonly #tasks: Task[] = [];
  readonly #beside: Append[] = [];

  constructor(request: Acting, start: Start) {
    super(request, start.head, start.facts);
    this.#start = start;
    this.#clocks = start.clocks;
    this.#holder = start.holder;
  }

  get holder(): Start['holder'] {
    return this.#holder;
  }

  /** Stops a step that is not lawful now, with its reason and article. */
  judge(step: RequestStep, said: Omit<Said, 'today'> = {}): void {
    const verdict = judgeRequest(this.facts, step, { ...said, today: this.request.today });
    if (verdict.legal) return;
    const { code, wording, article } = verdict.reason;
    throw new Refusal('requests.not-lawful-now', { details: { reason: wording.zh, reasonEn: wording.en, rule: code, step }, article });
  }

  /** Judges a step, records its event and moves the status as the lifecycle's table says. @param instead one of the table's other statuses */
  take<T extends keyof Events>(step: RequestStep, type: T, body: Body<T>, instead?: RequestStatus): void {
    this.event(type, body);
    const { to, otherwise } = requestLifecycle.steps[step];
    if (instead !== undefined && otherwise?.includes(instead) !== true) throw new Error(`${step} does not lead to ${instead}`);
    const next = instead ?? to;
    if (next !== 'same') this.becomes(next);
  }

  event<T extends keyof Events>(type: T, body: Body<T>, at: Date = this.request.now): void {
    this.events.push({ type, version: 1, occurredAt: at, body });
  }

  /** Events on a stream beside the request's own: a duty that becomes a rule. */
  beside(append: Append): void {
    this.#beside.push(append);
  }

  /** Work after commit. */
  afterwards(task: Task): void {
    this.#tasks.push(task);
  }

  /** It passes to another unit (and post). */
  heldBy(unit: Id, name: string, post: Id | null = null): void {
    this.#holder = { unit, name };
    this.know({ holderUnit: unit });
    this.matter({ holder_unit: unit, holder_post: post, held_since: this.request.now });
  }

  startClock(kind: ClockKind, promise?: { readonly code: string; readonly at: Date; readonly on: Day }): Day {
    const { set, clock } = clockStart(this.request.book, kind, promise?.on ?? this.request.today, promise);
    this.#clockSets.set(kind, set);
    this.#clocks = [...this.#clocks.filter((other) => other.kind !== kind), clock];
    return clock.due_on;
  }

  /** The promise of a type, counted from the moment it was filed or taken up anew. */
  startReply(type: string | null, at: Date, on: Day): Day {
    return this.startClock('reply', { code: findType(this.request.book, type, on)?.promise ?? defaultPromise, at, on });
  }

  stopClock(kind: ClockKind, dropped = false): void {
    const running = this.#clocks.find((clock) => clock.kind === kind);
    if (running === undefined) return;
    this.#clocks = this.#clocks.filter((clock) => clock !== running);
    const { now, today, book } = this.request;
    const ended = dropped || running.due_at === null || running.due_at === undefined ? clockEnd(book, running, today, dropped) : clockStopAt(running, now, today);
    this.#clockSets.set(kind, { ...this.#clockSets.get(kind), ...ended });
  }

  clock(kind: ClockKind): OpenClock | undefined {
    return this.#clocks.find((clock) => clock.kind === kind);
  }

  changeClock({ set, clock }: ClockChanged): void {
    this.#clocks = this.#clocks.map((other) => (other.kind === clock.kind ? clock : other));
    this.#clockSets.set(clock.kind, { ...this.#clockSets.get(clock.kind), ...set });
  }

  becomes(status: RequestStatus): void {
    const open = openStatuses.includes(status);
    this.know({ status });
    this.matter({ status, open, next_step: usualNext[status], station: stationOf[status], ...(open ? { closed_on: null } : { closed_on: this.request.today }) });
    this.set({ open });
    this.know({ closedOn: open ? null : this.request.today });
  }

  /** All clocks end: with an end that asks no more of anybody. */
  dropClocks(): void {
    for (const { kind } of this.#clocks) this.stopClock(kind, true);
  }

  left(): z.infer<typeof Left> {
    return { revision: this.revision, status: this.facts.status, holder: this.#holder.name, dueOn: earliest(this.#clocks)?.due_on ?? null };
  }

  /** All of it as one decision. */
  decision<A>(answer: A): Decision<A> {
    const due = earliest(this.#clocks);
    // What no clock changed stands in the row already.
    const set: MatterSet = this.#start.before !== undefined && this.#clockSets.size === 0 ? this.matterSet : { ...this.matterSet, due_on: due?.due_on ?? null, due_clock: due?.kind ?? null };
    const clocks = [...this.#clockSets].map(([kind, written]) => clockWrite(this.home, kind, written, this.#start.clockKinds.includes(kind)));
    return {
      appends: [...(this.events.length === 0 ? [] : [matterAppend(this.head, this.events, this.#start.before)]), ...this.#beside],
      changes: [...(this.#start.before === undefined ? this.#withFirstRows(set) : [...this.changes, ...this.#updates(set)]), ...clocks],
      tasks: this.#tasks,
      answer,
    };
  }

  #updates(set: MatterSet): Change[] {
    return [...(Object.keys(set).length === 0 ? [] : [matterUpdate(this.home, set)]), ...(Object.keys(this.ownSet).length === 0 ? [] : [update('requests.request', this.address, this.ownSet)])];
  }

  /** A new request's rows are inserted once, with all that later steps of the same command set. */
  #withFirstRows(set: MatterSet): Change[] {
    return this.changes.map((change): Change => {
      if (change.kind !== 'insert') return change;
      if (change.table === 'matters.matter') return { ...change, rows: change.rows.map((row) => ({ ...row, ...set })) };
      if (change.table === 'requests.request') return { ...change, rows: change.rows.map((row) => ({ ...row, ...this.ownSet })) };
      return change;
    });
  }
}

export const instantOn = (day: Day, today: Day, now: Date): Date => (day === today ? now : new Date(instantAt(day, '12:00')));
