import { deviceOperations } from '@anhe/contract/devices';
import { newId } from '@anhe/contract/kernel';
import type { Id, Operation } from '@anhe/contract/kernel';
import { setUp } from '../../../web/src/offline/door.ts';
import { comeHome } from '../../../web/src/offline/home.ts';
import type { Homecoming } from '../../../web/src/offline/home.ts';
import { Outbox } from '../../../web/src/offline/outbox.ts';
import { FieldStore } from '../../../web/src/offline/store.ts';
import type { Keys } from '../../../web/src/offline/vault.ts';
import type { StaffActor } from '../../src/kernel/access/actor.ts';
import type { Ground } from '../ground.ts';
import type { Line } from './line.ts';

/** An act that its owner was told is kept, under its number; or one in the middle of which the app was closed. */
export interface Kept {
  readonly command: Id;
  readonly operation: string;
  readonly effect: Effect;
  sequence: number | undefined;
  /** The disk has spoilt it: what it was nobody knows any more. */
  damaged: boolean;
}

/** How many rows a command that was done has left: 1 when it was done once. */
export type Effect = { readonly table: string; readonly column: string; readonly value: string };

/** Rounds of stretching: nothing here is a secret. */
const rounds = 1;

/** A phone with the app's own outbox and store, and a line that is told what to do to its messages. */
export class ChaosPhone {
  readonly owner: StaffActor;
  readonly device: Id = newId();
  readonly line: Line;
  readonly acts: Kept[] = [];
  readonly #name = `chaos ${newId()}`;
  #store = new FieldStore(this.#name);
  #keys: Keys | undefined;

  constructor(owner: StaffActor, line: Line) {
    this.owner = owner;
    this.line = line;
  }

  get store(): FieldStore {
    return this.#store;
  }

  /** As the first day on a phone does it. */
  async enrol(ground: Ground): Promise<this> {
    const { county, person } = this.owner;
    const { keys, point } = await setUp(this.#store, { county, device: this.device, person }, '石榴树下的三块石头', '2999-12-31', rounds);
    this.#keys = keys;
    await ground.command(deviceOperations.enrol, this.owner, { county, device: this.device, name: '旧手机', key: point });
    return this;
  }

  get outbox(): Outbox {
    if (this.#keys === undefined) throw new Error('it was not set up');
    return new Outbox(this.#store, this.#keys);
  }

  async put(operation: Operation, input: Readonly<Record<string, unknown>>, effect: Effect, more: { readonly basis?: number; readonly command?: Id } = {}): Promise<void> {
    const { command = newId(), basis } = more;
    const kept: Kept = { command, operation: operation.name, effect, sequence: undefined, damaged: false };
    this.acts.push(kept);
    kept.sequence = await this.outbox.put({ operation, input, command, ...(basis === undefined ? {} : { basis }) });
  }

  /** The app is closed in the middle of a write: what it was about to keep is there whole, or not at all. */
  async closeIn(operation: Operation, input: Readonly<Record<string, unknown>>, effect: Effect): Promise<void> {
    const putting = this.put(operation, input, effect).catch(() => undefined);
    this.#store.close();
    await putting;
    this.reopen();
  }

  reopen(): void {
    this.#store.close();
    this.#store = new FieldStore(this.#name);
  }

  /** The disk spoils one of the acts that wait. @returns whether there was one */
  async spoil(dice: () => number): Promise<boolean> {
    const rows = await this.#store.waiting.toArray();
    const row = rows[Math.floor(dice() * rows.length)];
    const act = this.acts.find(({ sequence }) => sequence === row?.sequence);
    if (row === undefined || act === undefined) return false;
    const bytes = new Uint8Array(row.sealed.bytes.slice(0));
    bytes[0] = 255 - (bytes[0] ?? 0);
    await this.#store.waiting.put({ ...row, sealed: { ...row.sealed, bytes: bytes.buffer } });
    act.damaged = true;
    return true;
  }

  comeHome(): Promise<Homecoming> {
    return comeHome(this.#store, this.outbox, this.line.send);
  }

  async forget(): Promise<void> {
    await this.#store.delete();
  }
}
