import { instantAt } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { errandEvents, errandLifecycle, errandNext, errandStation, errandStatuses, judgeErrand } from '@anhe/contract/errands';
import type { ErrandEvent, ErrandFacts, ErrandStatus, ErrandStep, PaperForm } from '@anhe/contract/errands';
import type { z } from 'zod';
import { actingPost } from '../../kernel/access/actor.ts';
import { insert, update } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import type { Decision } from '../../kernel/run/handler.ts';
import { MatterWork, matterAppend, matterUpdate, uncounted } from '../matters/index.ts';
import type { MatterSet } from '../matters/index.ts';
import { insist } from './subject.ts';

type ErrandSet = Parameters<typeof update<'errands.errand'>>[2];

/** A paper as it is named when it is taken. */
interface NamedPaper {
  readonly id: Id;
  readonly name: string;
  readonly form: PaperForm;
  readonly sheets: number;
}

interface Left {
  readonly status: ErrandStatus;
  readonly held: number;
  readonly revision: number;
}

/** One command's work on an errand: a step is judged, its event and rows are added, and become one decision. It writes nothing. */
export class ErrandWork extends MatterWork<ErrandFacts, ErrandSet> {
  get held(): number {
    return this.facts.held;
  }

  /** What the matter's row says beside what it said before: for the first row of a new errand. */
  get sets(): { readonly matter: MatterSet; readonly errand: ErrandSet } {
    return { matter: this.matterSet, errand: this.ownSet };
  }

  /** Stops a step that is not lawful now, with its reason. */
  judge(step: ErrandStep, happenedOn?: Day): void {
    insist(judgeErrand(this.facts, step, { today: this.request.today, happenedOn }));
  }

  /** Records the step's event and moves the status as the lifecycle's table says. */
  take<T extends ErrandEvent>(step: ErrandStep, type: T, body: z.input<(typeof errandEvents)[T]>, on?: Day): void {
    this.event(type, body, on);
    const { to } = errandLifecycle.steps[step];
    if (to !== 'same') this.becomes(to);
  }

  event<T extends ErrandEvent>(type: T, body: z.input<(typeof errandEvents)[T]>, on: Day = this.request.today): void {
    const { now, today } = this.request;
    this.events.push({ type, version: 1, occurredAt: on === today ? now : new Date(instantAt(on, '12:00')), body: errandEvents[type].parse(body) });
  }

  /** Papers are taken against a receipt: each becomes a row, what it is a text apart. */
  takePapers(papers: readonly NamedPaper[], on: Day): void {
    const named = papers.map((paper) => ({ ...paper, ref: this.text('paper', paper.name) }));
    const { county, matter, place } = this.home;
    const { post } = actingPost(this.request.actor);
    this.add(insert('errands.paper', ...named.map(({ id, ref, form, sheets }) => ({ county, id, matter, place, name: ref.content, form, sheets, taken_on: on, taken_by: post }))));
    this.know({ held: this.held + papers.length });
    this.take('takePapers', 'errands.papers-taken', { papers: named.map(({ id, form, sheets, ref }) => ({ paper: id, form, sheets, name: ref })), happenedOn: on }, on);
  }

  becomes(status: ErrandStatus): void {
    const open = !('final' in errandStatuses[status]);
    this.know({ status });
    this.matter({ status, open, next_step: errandNext[status], station: errandStation[status], closed_on: open ? null : this.request.today });
    this.set({ open });
  }

  left(): Left {
    return { status: this.facts.status, held: this.facts.held, revision: this.revision };
  }

  /** All of it as one decision. @param first the first rows of a new errand, which say all that was set */
  decision<A>(answer: A, first?: readonly Change[]): Decision<A> {
    const { county, matter } = this.home;
    const rows = first ?? [matterUpdate(this.home, this.matterSet), ...(Object.keys(this.ownSet).length === 0 ? [] : [update('errands.errand', { county, matter }, this.ownSet)])];
    return { appends: [matterAppend(this.head, this.events, uncounted)], changes: [...rows, ...this.changes], answer };
  }
}
