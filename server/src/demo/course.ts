import { addDays, instantAt } from '@anhe/contract/kernel';
import type { Day, Id, InputOf, Operation, OutputOf, PlaceCode } from '@anhe/contract/kernel';
import type { PartyInput } from '@anhe/contract/parties';
import type { Committee } from './city.ts';
import { Dice, demoId } from './dice.ts';
import type { Organs } from './organs.ts';
import type { PlannedPost } from './staff-plan.ts';
import type { Cast, Story, Tale } from './stories/index.ts';

/** What carries the acts out: the road at the moment of the act, as the post that acts. */
export interface Hand {
  /** A command on the dispute; what changes its state names the revision that the act before left. */
  step<Op extends Operation>(operation: Op, post: PlannedPost, input: InputOf<Op>): Promise<OutputOf<Op>>;
  /** A file handed in and taken up by the dispute. */
  attach(post: PlannedPost, file: { readonly id: Id; readonly kind: 'signed-page' | 'performance' | 'evidence' | 'authority'; readonly name: string; readonly bytes: Buffer; readonly happenedOn: Day }): Promise<void>;
  /** A party's receipt; with a word its code may be shown in the demo. */
  receipt(post: PlannedPost, party: Id, word: string | undefined): Promise<void>;
  /** A party signs the draft with its receipt and the word agreed on. */
  signByPhone(post: PlannedPost, party: Id, word: string): Promise<void>;
}

export interface Act {
  readonly at: Date;
  readonly run: (hand: Hand) => Promise<void>;
}

/** A member of a group, with their share. */
export interface RosterLine {
  readonly id: Id;
  readonly name: string;
  readonly contact: PartyInput['contact'];
  readonly amount: number;
}

/** A dispute of the demo before it began. */
export interface Beginning {
  readonly matter: Id;
  readonly place: PlaceCode;
  readonly committee: Committee;
  /** Whom else it may be passed to or asked of. */
  readonly organs: Organs;
  /** The string of work that it is done in: of whoever draws its numbers. */
  readonly lane: string;
  /** Mediated by the first of the committee: the one who can be signed in as. */
  readonly mine: boolean;
  /** Members of a group on the applicant's side. */
  readonly roster: readonly RosterLine[];
  readonly story: Story;
  readonly cast: Cast;
  readonly tale: Tale;
  readonly parties: readonly PartyInput[];
  readonly happenedOn: Day;
  readonly startsOn: Day;
  /** Nothing is done after this day. */
  readonly lastDay: Day;
  /** Why the committee may not take it on. */
  readonly ground: { readonly ground: string; readonly reason: string; readonly goTo: string } | null;
}

/** One dispute's course through the days: every act has its day and its minute, and none lies after the last day. */
export class Course {
  readonly begin: Beginning;
  readonly dice: Dice;
  readonly acts: Act[] = [];
  committee: Committee;
  mediator: PlannedPost;
  #day: Day;
  #minute: number;
  #over = false;

  constructor(begin: Beginning) {
    this.begin = begin;
    this.dice = new Dice('course', begin.matter);
    this.committee = begin.committee;
    const [first] = begin.committee.mediators;
    this.mediator = begin.mine && first !== undefined ? first : this.dice.pick(begin.committee.mediators);
    this.#day = begin.startsOn;
    this.#minute = 510 + this.dice.int(0, 300);
  }

  get day(): Day {
    return this.#day;
  }

  get address(): { county: string; matter: Id } {
    return { county: this.begin.place.slice(0, 6), matter: this.begin.matter };
  }

  id(...parts: readonly (string | number)[]): Id {
    return demoId(this.begin.matter, ...parts);
  }

  /** Time passes: some days, and another hour of the day. */
  after(least: number, most: number): void {
    this.until(addDays(this.#day, this.dice.int(least, most)));
  }

  /** Goes on to a day that lies ahead. */
  until(day: Day): void {
    if (day <= this.#day) return;
    this.#day = day;
    this.#minute = 510 + this.dice.int(0, 360);
  }

  /** Whether the committee has another one of its town above it. */
  get above(): Committee | null {
    return this.committee.above;
  }

  movesTo(committee: Committee): void {
    this.committee = committee;
    this.mediator = this.dice.pick(committee.mediators);
  }

  /** Ends here, whatever would come. */
  stop(): void {
    this.#over = true;
  }

  /** Something is done now, some minutes after what was done before. */
  act(run: (hand: Hand) => Promise<unknown>): void {
    this.#minute = Math.min(1_410, this.#minute + this.dice.int(4, 18));
    if (this.#over || this.#day > this.begin.lastDay) {
      this.#over = true;
      return;
    }
    const time = `${String(Math.floor(this.#minute / 60)).padStart(2, '0')}:${String(this.#minute % 60).padStart(2, '0')}`;
    const at = new Date(instantAt(this.#day, time));
    this.acts.push({ at, run: async (hand) => void (await run(hand)) });
  }

  /** A command on this dispute as a post. */
  step<Op extends Operation>(operation: Op, post: PlannedPost, input: InputOf<Op>): void {
    this.act((hand) => hand.step(operation, post, input));
  }
}
