import { Refusal, allRoles, newId } from '@anhe/contract/kernel';
import type { Operation } from '@anhe/contract/kernel';
import type { Actor } from '../src/kernel/access/actor.ts';
import { transactionBounds } from '../src/kernel/database/pool.ts';
import type { Pool } from '../src/kernel/database/pool.ts';
import type { Module } from '../src/kernel/run/handler.ts';
import { Road } from '../src/kernel/run/run.ts';
import type { Ground } from './ground.ts';
import type { Made, NamedCase } from './cases/index.ts';
import { outsiders, standings } from './world.ts';
import type { World } from './world.ts';

/**
 * What came of a call: `+` it was done, `.` it was done and showed nothing of the world's rows, `-` not allowed, `0` not
 * found, `x` a field out of scope, `s` sign in first, `p` no post, `!` refused by a rule that has nothing to do with who asks.
 */
export type Outcome = '+' | '.' | '-' | '0' | 'x' | 's' | 'p' | '!';

const refusals: Readonly<Record<string, Outcome>> = {
  'kernel.not-allowed': '-', 'kernel.not-found': '0', 'kernel.not-signed-in': 's', 'kernel.no-post': 'p', 'matters.not-your-draft': '0',
};

export function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof Refusal)) throw error;
  if (error.code === 'kernel.invalid-input' && error.fields.some(({ code }) => code === 'not-in-scope')) return 'x';
  return refusals[error.code] ?? '!';
}

/** Connections on which every commit is a rollback: a call runs to its last statement and leaves nothing. */
const undoing = (pool: Pool): Pool => ({ connect: () => pool.connect(), bounds: { ...transactionBounds, commit: ['rollback'] } });

/** A road that forgets what it did, over the modules as given; it tells which subject a policy was asked about. */
export class ForgetfulRoad {
  readonly road: Road;
  readonly #modules: readonly Module[];
  readonly #subjects = new Map<string, unknown>();

  constructor(ground: Ground, modules: readonly Module[]) {
    this.#modules = modules;
    const listening = modules.map((module): Module => ({
      ...module,
      policies: new Map([...module.policies].map(([name, policy]) => [name, (actor: Actor, subject: unknown): boolean => {
        this.#subjects.set(name, subject);
        return policy(actor, subject);
      }])),
    }));
    this.road = new Road({ ...ground.parts(), pool: undoing(ground.pool), modules: listening });
  }

  async outcome(operation: Operation, actor: Actor, made: Made): Promise<Outcome> {
    const input = await made.input(actor);
    try {
      const answer: unknown = operation.kind === 'query'
        ? await this.road.query(operation, actor, input)
        : await this.road.command(operation, actor, { command: newId(), basis: made.basis, input });
      return made.shows === undefined || (await made.shows(answer)) ? '+' : '.';
    } catch (error) {
      return outcomeOf(error);
    }
  }

  /** What the policy alone says of a caller, about the subject that it was asked about last. */
  policyAlone(operation: Operation, actor: Actor): '+' | '-' {
    const policy = this.#modules.find((module) => module.policies.has(operation.name))?.policies.get(operation.name);
    if (policy === undefined) throw new Error(`${operation.name} has no policy`);
    return policy(actor, this.#subjects.get(operation.name)) ? '+' : '-';
  }
}

/** One cell of the matrix: where it stands in the row, and how it is found out. */
export interface Cell {
  readonly name: string;
  readonly actor: Actor;
  /** Asked of the policy function itself, not of the road. */
  readonly alone: boolean;
  readonly observe: () => Promise<string>;
}

/**
 * The cells of an operation's row: every role in each of the four standings, then callers without a post. Then the policy
 * alone, for callers whom the contract or row security stops before it is asked: those without a post, and every role elsewhere.
 */
export function cellsOf(world: World, road: ForgetfulRoad, { operation }: Pick<NamedCase, 'operation'>, made: Made): readonly Cell[] {
  const others = outsiders(world);
  const call = (name: string, actor: Actor): Cell => ({ name, actor, alone: false, observe: () => road.outcome(operation, actor, made) });
  const alone = (name: string, actor: Actor): Cell => ({ name: `policy for ${name}`, actor, alone: true, observe: async () => road.policyAlone(operation, actor) });
  return [
    ...allRoles.flatMap((role) => standings.map((standing) => call(`${role} of the ${standing}`, world.post(standing, role).actor))),
    ...(['person', 'public', 'receipt', 'system'] as const).map((kind) => call(kind, others[kind])),
    ...(['person', 'public', 'receipt'] as const).map((kind) => alone(kind, others[kind])),
    ...allRoles.map((role) => alone(`${role} elsewhere`, world.post('elsewhere', role).actor)),
  ];
}

const groups = [...allRoles.map(() => standings.length), 4, 3, allRoles.length];

/** Cells of a row. */
export const rowLength = groups.reduce((sum, length) => sum + length, 0);

/** A row as the table writes it: blanks between roles. */
export function written(row: string): string {
  let at = 0;
  return groups.map((length) => row.slice(at, (at += length))).join(' ');
}

/** A row of the table without its blanks. Throws when it does not have a cell for every role and caller. */
export function read(row: string): string {
  const parts = row.split(' ');
  const complete = parts.length === groups.length && parts.every((part, index) => part.length === groups[index]);
  if (!complete) throw new Error(`a row has ${groups.length} groups of ${groups.join(', ')} cells: “${row}”`);
  return parts.join('');
}
