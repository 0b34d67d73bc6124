import type { County, Id } from '@anhe/contract/kernel';
import type { TextRef } from '@anhe/contract/matters';
import type { Change } from '../../kernel/database/changes.ts';
import type { NewEvent, StreamHead } from '../../kernel/events/chain.ts';
import type { Acting } from '../../kernel/run/handler.ts';
import { content } from './builders.ts';
import type { MatterHome, MatterSet } from './builders.ts';

/**
 * One command's work on a matter: what happened and what it changes gathers here, and each kind makes its decision of it. It writes
 * nothing. `Facts` is what the kind's lifecycle judges by, `OwnSet` what may be set in the kind's own row.
 */
export abstract class MatterWork<Facts extends object, OwnSet extends object> {
  readonly request: Acting;
  readonly home: MatterHome;
  protected readonly head: StreamHead;
  protected readonly events: NewEvent[] = [];
  protected readonly changes: Change[] = [];
  /** What this command sets in the matter's row and in the kind's own. */
  protected matterSet: MatterSet = {};
  protected ownSet: Partial<OwnSet> = {};
  #facts: Facts;

  constructor(request: Acting, head: StreamHead, facts: Facts) {
    this.request = request;
    this.head = head;
    this.#facts = facts;
    this.home = { county: head.county, matter: head.id, place: head.place };
  }

  /** What is known, with what this command has added to it. */
  get facts(): Facts {
    return this.#facts;
  }

  get address(): { county: County; matter: Id } {
    return { county: this.home.county, matter: this.home.matter };
  }

  /** The matter's revision once this command is done. */
  protected get revision(): number {
    return this.head.revision + this.events.length;
  }

  add(...changes: readonly Change[]): void {
    this.changes.push(...changes);
  }

  /** A free text of this matter; the event keeps its digest. */
  text(kind: string, text: string): TextRef {
    const { change, ref } = content(this.request.keys, this.request.now, this.home, kind, text);
    this.add(change);
    return ref;
  }

  /** The same where nothing may have been said. */
  textOr(kind: string, text: string): TextRef | null {
    return text === '' ? null : this.text(kind, text);
  }

  know(facts: Partial<Facts>): void {
    this.#facts = { ...this.#facts, ...facts };
  }

  matter(set: MatterSet): void {
    this.matterSet = { ...this.matterSet, ...set };
  }

  /** Sets something in the kind's own row. */
  set(set: Partial<OwnSet>): void {
    this.ownSet = { ...this.ownSet, ...set };
  }
}
