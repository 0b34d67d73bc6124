import { consentSentences, disputeOperations } from '@anhe/contract/disputes';
import { rangeOf } from '@anhe/contract/kernel';
import type { Day, Id, InputOf, Operation, OutputOf, PlaceCode } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { staffOperations } from '@anhe/contract/staff';
import { receiptActor, systemActor } from '../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../kernel/access/actor.ts';
import type { Keyring } from '../kernel/crypto/keyring.ts';
import { ticketFor } from '../kernel/files/index.ts';
import type { FileStore } from '../kernel/files/index.ts';
import type { Road } from '../kernel/run/run.ts';
import type { Act, Course, Hand } from './course.ts';
import { demoId } from './dice.ts';
import type { PlannedDeputy, PlannedPerson, PlannedPost, PlannedUnit } from './staff-plan.ts';

/** What the demo is made on. */
export interface DemoGround {
  readonly keys: Keyring;
  readonly files: FileStore;
  /** The road as it is at a moment that the caller moves on. */
  readonly roadAt: (clock: () => Date) => Road;
}

/** A receipt of the demo whose code may be shown. */
export interface DemoReceipt {
  readonly matter: Id;
  readonly code: string;
  readonly word: string;
}

/** One string of work with a clock of its own: what is in it happens in order, several strings at once. */
export class Lane {
  now = new Date(0);
  readonly #ground: DemoGround;
  readonly #road: Road;

  constructor(ground: DemoGround) {
    this.#ground = ground;
    this.#road = ground.roadAt(() => this.now);
  }

  /** Runs a command whose id follows from what it is: once done it is not done again. */
  async command<Op extends Operation>(operation: Op, actor: Actor, key: string, input: InputOf<Op>, basis?: number): Promise<OutputOf<Op>> {
    return this.#road.command(operation, actor, { command: demoId('command', operation.name, key), basis, input });
  }

  /** Asks as somebody, at the moment of this string of work. */
  async query<Op extends Operation>(operation: Op, actor: Actor, input: InputOf<Op>): Promise<OutputOf<Op>> {
    return this.#road.query(operation, actor, input);
  }

  async unit(unit: PlannedUnit): Promise<void> {
    const { id, ...fields } = unit;
    await this.command(staffOperations.addUnit, demoActor(unit.county), id, { ...fields, unit: id });
  }

  async person({ county, id, place, name, phone, certificate }: PlannedPerson): Promise<void> {
    const actor = demoActor(county);
    await this.command(staffOperations.addPerson, actor, id, { county, person: id, place, name, phone });
    if (certificate === null) return;
    await this.command(staffOperations.addCredential, actor, certificate.id, {
      county, person: id, credential: certificate.id, kind: 'mediation-certificate', grade: certificate.grade, issuer: '市人民调解员协会（演示）', number: certificate.number, issuedOn: certificate.issuedOn,
    });
  }

  async post({ id, unit, person, role, title, areas, validFrom }: PlannedPost): Promise<void> {
    const { county } = unit;
    await this.command(staffOperations.addPost, demoActor(county), id, { county, unit: unit.id, post: id, person: person.id, role, title, areas: [...areas], validFrom });
  }

  async deputy({ id, post, person, firstDay, lastDay }: PlannedDeputy): Promise<void> {
    const { county } = post.unit;
    await this.command(staffOperations.appointDeputy, demoActor(county), id, { county, post: post.id, deputy: id, person: person.id, firstDay, lastDay });
  }

  /** All acts of some disputes in the order of their moments, until told to stop. */
  async disputes(courses: readonly Course[], stop: AbortSignal, done: (receipts: readonly DemoReceipt[]) => void): Promise<void> {
    const acts = courses.flatMap((course) => {
      const hand = new CourseHand(this, this.#ground, course);
      return course.acts.map((act, index) => ({ act, hand, last: index === course.acts.length - 1 }));
    });
    acts.sort((one, other) => momentOf(one.act) - momentOf(other.act) || (one.hand.matter < other.hand.matter ? -1 : 1));
    for (const { act, hand, last } of acts) {
      if (stop.aborted) return;
      this.now = act.at;
      await act.run(hand);
      if (last) done(hand.receipts);
    }
  }
}


/** A town's work is one string, a county's own another. */
export const townOf = (place: PlaceCode): string => place.slice(0, 9);

const momentOf = ({ at }: Act): number => at.getTime();

export const demoActor = (county: string): Actor => systemActor('demo', county);

/** The actor that a person of the demo is when they act as a post of theirs. */
export function actorOf({ id, unit, person, role, areas }: PlannedPost): StaffActor {
  return {
    kind: 'staff', label: `post:${id}`, county: unit.county, scope: (areas.length === 0 ? [unit.place] : areas).map((area) => rangeOf(area)),
    role, post: id, unit: unit.id, unitKind: unit.kind, person: person.id, place: unit.place, standsInFor: null,
  };
}

/** Carries out one dispute's acts and remembers the revision that each left. */
class CourseHand implements Hand {
  readonly matter: Id;
  readonly receipts: DemoReceipt[] = [];
  readonly #lane: Lane;
  readonly #ground: DemoGround;
  readonly #course: Course;
  #revision: number | undefined;
  #count = 0;

  constructor(lane: Lane, ground: DemoGround, course: Course) {
    this.#lane = lane;
    this.#ground = ground;
    this.#course = course;
    this.matter = course.begin.matter;
  }

  async step<Op extends Operation>(operation: Op, post: PlannedPost, input: InputOf<Op>): Promise<OutputOf<Op>> {
    const answer: unknown = await this.#lane.command(operation, actorOf(post), `${this.matter} ${(this.#count += 1)}`, input, operation.basis ? this.#revision : undefined);
    if (typeof answer === 'object' && answer !== null && 'revision' in answer && typeof answer.revision === 'number') this.#revision = answer.revision;
    return answer as OutputOf<Op>; // what the lane answered for this very operation
  }

  async attach(post: PlannedPost, file: { id: Id; kind: 'signed-page' | 'performance' | 'evidence' | 'authority'; name: string; bytes: Buffer; happenedOn: Day }): Promise<void> {
    const stored = { name: file.name, mediaType: 'image/png', size: file.bytes.length, digest: await this.#ground.files.put(file.bytes) };
    const ticket = ticketFor(this.#ground.keys, stored, actorOf(post), this.#lane.now);
    await this.step(matterOperations.attach, post, { ...this.#course.address, attachment: file.id, kind: file.kind, upload: { ...stored, ticket }, happenedOn: file.happenedOn, seen: true });
  }

  async receipt(post: PlannedPost, party: Id, word: string | undefined): Promise<void> {
    await this.#issue(post, party, word);
  }

  async #issue(post: PlannedPost, party: Id, word: string | undefined): Promise<string> {
    const { code } = await this.step(matterOperations.issueReceipt, post, { ...this.#course.address, receipt: demoId(this.matter, 'receipt', party), party, ...(word === undefined ? {} : { word }) });
    // Its answer tells no revision; it adds one event.
    if (this.#revision !== undefined) this.#revision += 1;
    if (word !== undefined) this.receipts.push({ matter: this.matter, code, word });
    return code;
  }

  async signByPhone(post: PlannedPost, party: Id, word: string): Promise<void> {
    const code = await this.#issue(post, party, word);
    const { county } = this.#course.address;
    const { agreement } = await this.#lane.query(disputeOperations.agreementText, actorOf(post), this.#course.address);
    const { pass } = await this.#lane.command(matterOperations.givePass, receiptActor(county), `${this.matter} ${party}`, { code, word });
    if (agreement === null || pass === null) throw new Error('there is a draft, and the word is the one agreed on');
    await this.#lane.command(disputeOperations.signHeld, receiptActor(county), `${this.matter} ${party}`, { code, pass, word, text: { agreement: agreement.id, digest: agreement.digest }, consent: consentSentences.zh });
    // Neither does this answer; it adds one event, too.
    if (this.#revision !== undefined) this.#revision += 1;
  }
}

